"""The data of every kind of file in its older forms, `string_map_data` and `string_list_data`.

Keyed by the file's newest name without folders; `instagram_paths` says where it stands in which generation.  Times are
before autumn 2022, so that an account's exports of several years share them.
"""

from __future__ import annotations

from typing import Any

from .instagram_lives import Life
from .instagram_shapes import SITE, Link, When, Writer, listed, post_url, tie
from .shapes import at

AGENT = "Mozilla/5.0 (Linux; Android 12; Beispiel 7) Instagram 250.0 Android"
IMPRESSIONS, ACCOUNT, STORY = "impressions_history_", "account_history_", "story_activities_"


def make_files(life: Life, w: Writer, *, titled: bool) -> dict[str, Any]:
    """Return the data of every file; `titled`: the forms of 2025, with user names in titles."""
    return (
        _make_ties(life, w, titled=titled)
        | _make_activity(life, w)
        | _make_stories(life)
        | _make_profile(life, w)
        | _make_security(life, w)
        | _make_seen(life, w)
        | _make_ads(life, w)
        | _make_searches(life, w, titled=titled)
        | _make_settings(life, w)
        | _make_insights(life, w)
        | _make_other(life, w)
    )


def _make_ties(life: Life, w: Writer, *, titled: bool) -> dict[str, Any]:
    names = [username for username, _ in life.people]
    first, second, third, fourth, shop, stranger, blocked, gone = names
    return {
        "followers_1": [tie(first, "2019-05-01 10:00"), tie(second, "2020-02-02 08:30"), tie(fourth, "2021-07-07 07:07")],
        "followers_2": tie(stranger, "2021-09-09 09:09"),  # one record stands bare
        "following": {"relationships_following": [
            tie(first, "2019-05-01 10:05", is_titled=titled), tie(third, "2020-03-03 12:00", is_titled=titled),
            tie(shop, "2021-01-20 18:40", is_titled=titled),
        ]},
        "close_friends": {"relationships_close_friends": [tie(first, "2020-06-01 09:00")]},
        "blocked_profiles": {"relationships_blocked_users": [
            listed(blocked, (SITE + blocked, "", "2021-04-04 04:04")) if titled else tie(blocked, "2021-04-04 04:04")
        ]},
        "restricted_profiles": {"relationships_restricted_users": [tie(stranger, "2022-01-01 01:00")]},
        "hide_story_from": {"relationships_hide_stories_from": [tie(gone, "2021-12-24 18:00")]},
        "pending_follow_requests": {"relationships_follow_requests_sent": [tie("somebody.private", "2022-02-02 22:22")]},
        "recent_follow_requests": {"relationships_permanent_follow_requests": [tie(fourth, "2022-08-01 10:00")]},
        "follow_requests_you've_received": {"relationships_follow_requests_received": [tie("asker.one", "2022-09-01 10:00")]},
        "recently_unfollowed_profiles": {"relationships_unfollowed_users": [tie(gone, "2022-09-09 21:00")]},
        "removed_suggestions": {"relationships_dismissed_suggested_users": [tie("suggested.one", "2022-03-01 13:00")]},
        "profiles_you've_favorited": {"relationships_feed_favorites": [tie(second, "2022-05-05 05:05")]},
        "following_hashtags": {"relationships_following_hashtags": [
            listed("", (f"{SITE}explore/tags/celadon", "celadon", "2020-10-10 10:10"))
        ]},
        "custom_lists": {"relationships_custom_lists": [w.mapped(
            ("Name", life.words["trips"]), ("Created At", When("2022-04-01 10:00")),
            ("Updated At", When("2022-04-02 10:00")), ("Group Members", f"{first}, {second}"),
        )]},
        "synced_contacts": {"contacts_contact_info": [
            w.mapped(("First Name", "Ana"), ("Last Name", "Exemplo"), ("Contact Information", "+5500000000001")),
            w.mapped(("First Name", life.people[0][1]), ("Last Name", ""), ("Contact Information", "friend@example.com")),
        ]},
    }  # fmt: skip


def _make_activity(life: Life, w: Writer) -> dict[str, Any]:
    first, second, third, _, shop, *_ = (username for username, _ in life.people)
    comment = [
        w.mapped(("Comment", life.comments[0]), ("Media Owner", first), ("Time", When("2021-10-03 17:20")),
                 media_list_data=[{"uri": ""}]),
        w.mapped(("Comment", life.comments[1]), ("Media Owner", second), ("Time", When("2022-06-11 08:15")),
                 media_list_data=[]),
        w.mapped(("Comment", life.comments[2]), ("Time", When("2022-07-01 23:59")), media_list_data=[]),
    ]  # fmt: skip
    return {
        "post_comments_1": comment,
        "reels_comments": {"comments_reels_comments": [
            w.mapped(("Comment", "🔥🔥"), ("Media Owner", third), ("Time", When("2022-08-08 20:00")))
        ]},
        "hype": {"comments_story_comments": [
            w.mapped(("Comment", life.comments[0]), ("Media Owner", first), ("Time", When("2022-09-30 12:00")),
                     media_list_data=[])
        ]},
        "liked_posts": {"likes_media_likes": [
            listed(first, (post_url("CAaaAAA1aaa"), "👍", "2021-11-11 11:11")),
            listed(shop, (post_url("CBbbBBB2bbb", "reel"), "👍", "2022-08-20 19:30")),
        ]},
        "liked_comments": {"likes_comment_likes": [
            listed(second, (post_url("CAaaAAA1aaa") + "c/17900000000000001/", "👍", "2022-05-01 09:09"))
        ]},
        "saved_posts": {"saved_saved_media": [
            w.mapped(("Saved on", Link(post_url("CCccCCC3ccc"), when="2022-03-15 21:45")), title=shop),
            w.mapped(("Saved on", Link(post_url("CDddDDD4ddd"), when="2022-09-18 07:30")), title=third),
        ]},
        "saved_collections": {"saved_saved_collections": [
            w.mapped(("Name", life.words["trips"]), ("Creation Time", When("2022-03-15 21:40")),
                     ("Update Time", When("2022-03-16 08:00")), title="Collection"),
            w.mapped(("Name", Link(post_url("CCccCCC3ccc"), shop)), ("Added Time", When("2022-03-15 21:46"))),
            w.mapped(("Name", life.words["glad"]), ("Creation Time", When("2022-04-01 10:00")), title=""),
            w.mapped(("Name", Link(post_url("CDddDDD4ddd"), third)), ("Added Time", When("2022-09-18 07:31"))),
        ]},
        "saved_music": {"saved_saved_music": [
            w.mapped(("Song Name", life.song[0]), ("Artist Name", life.song[1]), ("Created At", When("2022-07-07 07:07")))
        ]},
        "reposts": {"profile_media_reposts": [w.mapped(("Time of repost", When("2022-10-01 10:00")), ("Text", life.captions[0]))]},
        "event_reminders": {"events_event_reminders": [
            listed("", (post_url("CEeeEEE5eee"), life.captions[1], "2022-06-01 18:00"), media_list_data=[])
        ]},
        "recently_viewed_items": {"checkout_saved_recently_viewed_products": [
            w.mapped(("Product Name", life.words["glad"]), ("Merchant Name", shop))
        ]},
        "wishlist_items": {"checkout_saved_products": [w.mapped(("Product Name", life.topics[0]), ("Merchant Name", shop))]},
        "cart_items": {"checkout_saved_bag_info": [w.mapped(("Product Name", life.topics[1]), ("Merchant Name", shop))]},
    }  # fmt: skip


def _make_stories(life: Life) -> dict[str, Any]:
    first, second, third, fourth, shop, *_ = (username for username, _ in life.people)
    url = f"{SITE}stories/{second}/2900000000000000001/"

    def one(root: str, *records: Any) -> dict[str, Any]:
        return {STORY + root: list(records)}

    return {
        "story_likes": one("story_likes", listed(first, ("", "", "2022-10-05 19:00")), listed(third, ("", "", "2022-10-06 06:00"))),
        "polls": one("polls", listed(first, ("", life.words["on"], "2021-08-01 12:00"))),
        "quizzes": one("quizzes", listed(second, ("", life.topics[0], "2021-08-02 12:00"))),
        "emoji_sliders": one("emoji_sliders", listed(third, ("", "0.75", "2021-08-03 12:00"))),
        "questions": one("questions", listed(second, (url, life.comments[1], "2021-08-04 12:00"))),
        "question_media_response": one("questions_media", listed(first, ("", "", "2022-02-05 12:00"), media_list_data=[])),
        "question_music_response": one("questions_music", listed(first, ("", life.song[0], "2022-02-06 12:00"), media_list_data=[])),
        "countdowns": one("countdowns", listed(shop, (url, life.captions[2], "2021-08-07 12:00"), media_list_data=[])),
        "emoji_story_reactions": one("emoji_quick_reactions", listed(fourth, ("", "😍", "2022-01-08 12:00"))),
        "avatar_story_reactions": one("avatar_quick_reactions", listed(fourth, ("", "", "2022-11-01 12:00"))),
        "story_reaction_sticker_reactions": one("reaction_sticker_reactions", listed(first, ("", "🔥", "2022-11-02 12:00"))),
    }  # fmt: skip


def _make_profile(life: Life, w: Writer) -> dict[str, Any]:
    account = life.account
    photo = {"uri": "media/profile/202101/18100000000000001.jpg", "creation_timestamp": at("2021-01-02 10:00"),
             "title": "", "cross_post_source": {"source_app": "FB"}}  # fmt: skip
    return {
        "personal_information": {"profile_user": [w.mapped(
            ("Email", life.email), ("Phone Number", life.phone), ("Phone Confirmed", life.words["yes"]),
            ("Username", account.username), ("Name", account.name), ("Bio", life.bio),
            ("Website", "https://studio.example/"), ("Gender", life.words["female"]), ("Date of birth", life.birthday),
            ("Private Account", life.words["no"]), title="User Information",
            media_map_data={w.say("Profile Photo"): photo},
        )]},
        "instagram_profile_information": {"profile_account_insights": [w.mapped(
            ("Contact Syncing", life.words["yes"]), ("Has Shared Live Video", life.words["no"]),
            ("Last Login", When("2022-11-01 07:00")), ("Last Logout", When("2020-01-01 00:30")),
            ("First Story Time", When("2019-06-01 12:00")), ("First Country Code", account.language.upper()),
            title="",
        )]},
        "professional_information": {"profile_business": [w.mapped(("Business Objectives", ""), ("Email", life.email), title="")]},
        "profile_changes": {"profile_profile_change": [
            w.mapped(("Changed", life.words["profile name"]), ("Previous Value", "first_name_99"),
                     ("New Value", account.username), ("Change Date", When("2019-05-01 09:30")), title=""),
            w.mapped(("Changed", "Bio"), ("Previous Value", ""), ("New Value", life.bio),
                     ("Change Date", When("2021-05-01 09:30")), title=""),
        ]},
        "note_interactions": {"profile_note_interactions": [w.mapped(("Last Notes Seen Time", When("2022-12-01 08:00")))]},
        "instagram_friend_map": {"profile_friend_map": [w.mapped(
            ("Sharing audience", life.words["off"]), ("Invisible mode expiry time", When("2022-12-02 08:00")))]},
        "basel_personal_information": {"basel_app_basel_app_profile": [w.mapped(("Onboarding Time", When("2022-12-03 08:00")))]},
        "linked_meta_accounts": [],
    }  # fmt: skip


def _make_security(life: Life, w: Writer) -> dict[str, Any]:
    def login(when: str, iso: str) -> dict[str, Any]:
        return w.mapped(
            ("Cookie Name", "*************************abc"), ("IP Address", life.ip), ("Language Code", life.account.language),
            ("Time", When(when)), ("User Agent", AGENT), title=iso,
        )  # fmt: skip

    return {
        "login_activity": {ACCOUNT + "login_history": [
            login("2022-10-20 06:30", "2022-10-20T06:30:00+00:00"), login("2022-11-01 07:00", "2022-11-01T07:00:00+00:00")]},
        "logout_activity": {ACCOUNT + "logout_history": [login("2022-10-21 22:00", "2022-10-21T22:00:00+00:00")]},
        "password_change_activity": {ACCOUNT + "password_change_history": [w.mapped(("Time", When("2020-08-08 08:08")), title="")]},
        "profile_privacy_changes": {ACCOUNT + "account_privacy_history": [
            w.mapped(("Time", When("2019-07-01 10:00")), title=life.words["private"]),
            w.mapped(("Time", When("2020-07-01 10:00")), title=life.words["public"])]},
        "profile_status_changes": {ACCOUNT + "account_active_status_changes": [w.mapped(
            ("Activation Type", life.words["off"]), ("Automated", life.words["no"]),
            ("Inactivation Reason", life.words["reason"]), ("Time", When("2021-03-03 03:03")))]},
        "signup_details": {ACCOUNT + "registration_info": [w.mapped(
            ("Username", "first_name_99"), ("IP Address", life.ip), ("Time", When("2016-04-02 16:20")),
            ("Email", life.email), ("Phone Number", ""), ("Device", "Beispiel 3"), title="")]},
        "last_known_location": {ACCOUNT + "imprecise_last_known_location": [w.mapped(
            ("Imprecise Latitude", "60.4"), ("Imprecise Longitude", "5.3"),
            ("GPS Time Uploaded", When("2022-10-30 10:30")), title="")]},
        "devices": {"devices_devices": [w.mapped(("Last Login", When("2022-11-01 07:00")), ("User Agent", AGENT), title="")]},
        "camera_information": {"devices_camera": [w.mapped(
            ("Device ID", "0a1b2c3d"), ("Supported SDK Versions", "91.0,92.0"), ("Compression", "PVR"), title="")]},
        "two-factor_authentication": {"devices_two_factor_authentication": [w.mapped(("Nickname", "Beispiel 7"), ("Device ID", "0a1b"))]},
    }  # fmt: skip


def _make_seen(life: Life, w: Writer) -> dict[str, Any]:
    first, second, _, _, shop, stranger, *_ = (username for username, _ in life.people)
    seen = [w.mapped(("Author", shop), ("Time", When("2022-11-10 20:01"))), w.mapped(("Author", first), ("Time", When("2022-11-10 20:02")))]
    return {
        "ads_clicked": {IMPRESSIONS + "ads_clicked": [listed(life.words["glad"], ("", "", "2022-11-09 18:00"))]},
        "ads_viewed": {IMPRESSIONS + "ads_seen": [w.mapped(("Author", shop), ("Time", When("2022-11-10 20:00")))]},
        "posts_viewed": {IMPRESSIONS + "posts_seen": seen},
        "videos_watched": {IMPRESSIONS + "videos_watched": [
            w.mapped(("Author", second), ("Time", When("2022-11-11 21:00"))), w.mapped(("Time", When("2022-11-11 21:01")))]},
        "suggested_profiles_viewed": {IMPRESSIONS + "chaining_seen": [w.mapped(("Username", stranger), ("Time", When("2022-11-08 10:00")))]},
        "profiles_you're_not_interested_in": {IMPRESSIONS + "recs_hidden_authors": [
            w.mapped(("Username", "loud.shop"), ("Time", When("2022-09-08 10:00")))]},
        "posts_you're_not_interested_in": {IMPRESSIONS + "posts_not_interested": [
            listed("", (post_url("CFffFFF6fff"), "loud.shop", "2022-10-08 10:00"))]},
        "in-app_message": {IMPRESSIONS + "app_message": [w.mapped(("In-app message name", "a_banner"), ("Click type", "dismiss"), ("Count", "2"))]},
        "music_heard_in_stories": {IMPRESSIONS + "music_heard_in_stories": [
            w.mapped(("Song", life.song[0]), ("Artist", life.song[1]), ("Time", When("2022-11-07 10:00")))]},
        "music_recently_used_in_stories": {IMPRESSIONS + "music_recently_used_in_stories": [
            w.mapped(("Song", life.song[0]), ("Artist", life.song[1]), ("Time", When("2022-11-06 10:00")))]},
    }  # fmt: skip


def _make_ads(life: Life, w: Writer) -> dict[str, Any]:
    flags = ("has_data_file_custom_audience", "has_remarketing_custom_audience", "has_in_person_store_visit")

    def advertiser(name: str, *values: bool) -> dict[str, Any]:
        return {"advertiser_name": name, **dict(zip(flags, values, strict=True))}

    def names(root: str, *values: str) -> dict[str, Any]:
        return {root: [w.mapped(("Name", value), title="") for value in values]}

    return {
        "advertisers_using_your_activity_or_information": {"ig_custom_audiences_all_types": [
            advertiser("Example Clay Supply", True, False, False), advertiser("shop.example", False, True, True)]},
        "information_you've_submitted_to_advertisers": {"ig_lead_gen_info": [{"label": "email", "value": life.email}]},
        "ads_interests": {"inferred_data_ig_interest": [w.mapped(("Interest", topic), title="") for topic in life.topics[:2]]},
        "profile_based_in": {"inferred_data_primary_location": [w.mapped(("City Name", life.city), title="")]},
        "possible_emails": {"inferred_data_inferred_emails": [listed("", ("", "maybe@example.org", "2022-01-31 10:00"))]},
        "possible_phone_numbers": {"inferred_data_inferred_phone_numbers": [listed("", ("", life.phone, "2022-01-31 10:01"))]},
        "recommended_topics": names("topics_your_topics", *life.topics),
        "your_reels_topics": names("topics_your_reels_topics", life.topics[0]),
        "your_reels_sentiments": names("topics_your_reels_emotions", life.topics[2]),
        "your_activity_off_meta_technologies": {"apps_and_websites_off_meta_activity": [
            {"name": "shop.example", "events": [
                {"id": 2100000000000001, "type": "PAGE_VIEW", "timestamp": at("2022-10-11 11:00")},
                {"id": 2100000000000001, "type": "ADD_TO_CART", "timestamp": at("2022-10-11 11:05")}]}]},
        "active_apps": {"apps_and_websites_active_apps": [
            w.mapped(("Last active on", When("2022-10-10 10:00")), ("App user ID", "900000000000001"), title="Photo Prints Example")]},
        "expired_apps": {"apps_and_websites_expired_apps": [
            w.mapped(("Expired on", When("2021-06-06 06:06")), ("Last active on", When("2021-03-06 06:06")),
                     ("App user ID", "900000000000002"), title="Old Quiz Example")]},
    }  # fmt: skip


def _make_searches(life: Life, w: Writer, *, titled: bool) -> dict[str, Any]:
    first, _, third, *_ = (username for username, _ in life.people)

    def search(text: str, when: str) -> dict[str, Any]:
        return w.mapped(("Search", text), ("Time", When(when)))

    opened = [(first, "2022-11-02 09:00"), (third, "2022-11-03 09:00")]
    return {
        "profile_searches": {"searches_user": [tie(name, when, is_titled=True) if titled else search(name, when) for name, when in opened]},
        "word_or_phrase_searches": {"searches_keyword": [
            search(life.searches[0], "2022-11-04 09:00"), search(life.searches[1], "2022-11-05 09:00")]},
        "tag_searches": {"searches_hashtag": [search("#celadon", "2022-11-06 09:00")]},
        "place_searches": {"searches_place": [search(life.searches[2], "2022-11-07 09:00")]},
    }  # fmt: skip


def _make_settings(life: Life, w: Writer) -> dict[str, Any]:
    on, off = life.words["on"], life.words["off"]
    return {
        "comments_allowed_from": {"settings_allow_comments_from": [w.mapped(("Comments Allowed From", life.words["everyone"]), title="")]},
        "comments_blocked_from": {"settings_block_comments_from": [w.mapped(("Comments Blocked From", life.people[6][0]), title="")]},
        "use_cross-app_messaging": {"settings_upgraded_to_cross_app_messaging": [
            w.mapped(("Upgraded To Cross-App Messaging", life.words["yes"]), ("Time Upgraded", When("2020-12-01 10:00")), title="")]},
        "notification_preferences": {"settings_notification_preferences": [
            w.mapped(("Channel", "push"), ("Type", "likes"), ("Value", on)), w.mapped(("Channel", "email"), ("Type", "news"), ("Value", off))]},
        "filtered_keywords_for_comments_and_messages": {"settings_filtered_keywords": [listed("", ("", "casino", "2022-05-05 10:00"))]},
        "filtered_keywords_for_posts": {"settings_filtered_keywords_for_posts": [listed("", ("", "spoiler", "2022-05-06 10:00"))]},
        "autofill_information": {"ig_autofill_data": {
            "tel": life.phone, "street_address": "Example Street 1", "address_level2": life.city, "postal_code": "00000",
            "country": life.account.language.upper(), "email": life.email, "family_name": life.account.name.split()[-1], "given_name": ""}},
        "eligibility": {"monetization_eligibility": [
            w.mapped(("Product Name", "Badges"), ("Decision", life.words["no"]), ("Reason", life.words["reason"])),
            w.mapped(("Product Name", "Gifts"), ("Decision", life.words["yes"]))]},
        "gifts": {"monetization_content_appreciation": [w.mapped(("Time of accepting ToS", When("2022-12-04 10:00")), ("Gifts enabled", life.words["no"]))]},
        "subscription_reels": {"subscriptions_reels": [w.mapped(("User Name", life.people[4][0]), ("External URL", Link(post_url("CGggGGG7ggg"))))]},
        "show_exclusive_story_promo_setting": {"subscriptions_show_story_teaser_setting": [w.mapped(("Exclusive Story Promo Setting", on))]},
        "your_muted_story_teaser_creators": {"subscriptions_muted_story_teaser_creators": [w.mapped(("Muted Creators", life.people[5][0]))]},
        "notification_of_privacy_policy_updates": {
            "policy_updates_and_permissions_notification_of_privacy_policy_updates": [
                w.mapped(("Impression Time", "Jul 26, 2022 9:00am"), ("Consent Status", on))]},
    }  # fmt: skip


def _make_insights(life: Life, w: Writer) -> dict[str, Any]:
    thumbnail = {"uri": "media/other/202209/18100000000000002.jpg", "creation_timestamp": at("2022-09-01 10:00"), "title": ""}
    return {
        "audience_insights": {"organic_insights_audience": [w.mapped(
            ("Date Range", "Aug 1 - Oct 31"), ("Followers", "312"), ("Follower Percentage by City", f"{life.city}: 41.2%"))]},
        "content_interactions": {"organic_insights_interactions": [w.mapped(("Date Range", "Aug 1 - Oct 31"), ("Post Likes", "77"))]},
        "profiles_reached": {"organic_insights_reach": [w.mapped(
            ("Date Range", "Aug 1 - Oct 31"), ("Accounts that weren’t following you", "1,024"))]},
        "live_videos": {"organic_insights_live": [w.mapped(("Start Time", When("2022-09-02 19:00")), ("Duration", "00:12:00"))]},
        "insights_posts": {"organic_insights_posts": [w.mapped(
            ("Creation Timestamp", When("2022-09-01 10:00")), ("Likes", "41"), ("Saves", "3"),
            media_map_data={w.say("Media Thumbnail"): thumbnail})]},
    }  # fmt: skip


def _make_other(life: Life, w: Writer) -> dict[str, Any]:
    return {
        "avatar_items": {"ig_avatar_marketplace_avatar_items": [
            {"item": "Rain coat", "type": "outfit", "acquisition_time": at("2022-12-05 10:00")}]},
    }  # fmt: skip
