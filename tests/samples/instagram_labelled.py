"""The data of files in `label_values` form: those that never had another, and those that changed over in 2025 and 2026.

What changed over says the same events at the same times as `instagram_files`, and more about them.
"""

from __future__ import annotations

from typing import Any

from .instagram_lives import Life, Person
from .instagram_shapes import Writer, post_url
from .shapes import Url, at, group


def make_settings(life: Life, w: Writer) -> dict[str, Any]:
    """Return the files that came in this form, from 2024 on."""
    shop = life.people[4]
    return {
        "link_history": [w.labelled(
            ("Website link that you visited", Url("https://studio.example/a?b=c")),
            ("Title of website page that you visited", life.captions[0]),
            ("Website session start time", "Mar 01, 2024 4:59:34am"),
            ("Website session end time", "Mar 01, 2024 5:01:02am"), when="2024-03-01 12:01")],
        "your_link_history_settings": w.labelled({"ent_field_name": "opt_in_time", "label": w.say("Time"),
                                                  "timestamp_value": at("2024-01-20 10:00")}, fbid=False),
        "locations_of_interest": w.labelled(
            ("Locations of interest", [life.city, life.searches[2]]),
            ("Usage explanation", "These places are used to show you content and ads that may be more relevant to you, and no more."),
            fbid=False),
        "other_categories_used_to_reach_you": w.labelled(
            ("Categories", "bcts", [life.topics[0], life.topics[1]]), fbid=False, ent="Categories"),
        "ad_preferences": w.labelled(
            ("See less", [life.topics[2]]), group(w.say("Advertisers hidden"), (("Name", shop[0]), ("Time", at("2024-02-02 10:00")))),
            fbid=False),
        "ads_about_meta": w.labelled(("Opted out", "opt_out", life.words["no"]), ("Time", at("2024-01-21 10:00")), fbid=False),
        "subscription_for_no_ads": w.labelled(("Subscription status", life.words["off"]), fbid=False),
        "your_activity_off_meta_technologies_settings": w.labelled(
            ("Future activity", life.words["on"]), ("Time", at("2024-01-22 10:00")), fbid=False),
        "consents": w.labelled(("Location", "location_consent", at("2024-01-23 10:00")), fbid=False),
        "in-app_browser_autofill_settings": w.labelled(("Autofill", life.words["off"]), ("Time", at("2024-01-24 10:00")), fbid=False),
        "linked_meta_accounts": w.labelled(group("Facebook", (("Name", life.account.name), ("Time", at("2024-01-25 10:00")))), fbid=False),
        "your_information_download_requests": w.labelled(
            ("Request completion time", at(f"{life.account.samples[-1][1]} 10:00")),
            ("How many times did you try to download the file?", "0"),
            ("Start date", at("1905-02-01 00:00")), ("End date", at(f"{life.account.samples[-1][1]} 09:00")),
            ("Types of information", ["Media", "Messages", "Followers and following"]), ("Media quality", "High"),
            ("Output format", "JSON"), ("Have you seen this archive?", life.words["no"])),
        "surveys": w.labelled({"label": "How happy are you with Instagram?", "description": "survey", "value": life.words["on"]},
                              ("Time", at("2024-02-03 10:00"))),
        "time_spent_on_instagram": [w.labelled({"label": w.say("Intervals"), "vec": [
            {"dict": [{"label": w.say("Start"), "timestamp_value": at(f"2024-02-04 {hour}:00")},
                      {"label": w.say("End"), "timestamp_value": at(f"2024-02-04 {hour}:20")}]} for hour in ("07", "21")]})],
    }  # fmt: skip


def make_relations(life: Life, w: Writer) -> dict[str, Any]:
    """Return the relations, which were the first to change over (spring 2026): address, name and user name."""
    first, second, _, fourth, _, stranger, blocked, gone = life.people
    asker, private, suggested = ("asker.one", "Asker Öne"), ("somebody.private", "Somebody"), ("suggested.one", "Sugg Ested")
    told = {
        "close_friends": (first, "2020-06-01 09:00"), "blocked_profiles": (blocked, "2021-04-04 04:04"),
        "restricted_profiles": (stranger, "2022-01-01 01:00"), "pending_follow_requests": (private, "2022-02-02 22:22"),
        "recent_follow_requests": (fourth, "2022-08-01 10:00"), "follow_requests_you_ve_received": (asker, "2022-09-01 10:00"),
        "recently_unfollowed_profiles": (gone, "2022-09-09 21:00"), "removed_suggestions": (suggested, "2022-03-01 13:00"),
        "profiles_you've_favorited": (second, "2022-05-05 05:05"),
    }  # fmt: skip
    files: dict[str, Any] = {name: [_relation(w, person, when)] for name, (person, when) in told.items()}
    return files | {"hide_story_from": _relation(w, gone, "2021-12-24 18:00")}


def _relation(w: Writer, person: Person, when: str) -> dict[str, Any]:
    return w.labelled(*w.account(person), when=when)


def _post(w: Writer, code: str, kind: str, owner: Person | None, when: str, caption: str = "", *tags: str) -> dict[str, Any]:
    url = Url(post_url(code, kind))
    entries = [("URL", url), *([("Caption", caption)] if caption else [])]
    return w.labelled(*entries, when=when, blocks=(w.owner(owner), w.hashtags(*tags)))


def make_liked_and_saved(life: Life, w: Writer) -> dict[str, Any]:
    """Return likes, saved posts and what was seen of stories, changed over in spring 2026."""
    first, second, third, *_ = life.people
    shop = life.people[4]
    return {
        "liked_posts": [
            _post(w, "CAaaAAA1aaa", "p", first, "2021-11-11 11:11", life.captions[0], "regn", life.topics[0].lower()),
            _post(w, "CBbbBBB2bbb", "reel", shop, "2022-08-20 19:30", life.captions[1]),
            _post(w, "CHhhHHH8hhh", "p", None, "2026-02-14 20:00")],
        "saved_posts": [
            _post(w, "CCccCCC3ccc", "p", shop, "2022-03-15 21:45", life.captions[2]),
            _post(w, "CDddDDD4ddd", "p", third, "2022-09-18 07:30")],
        "story_likes": [
            w.labelled(("URL", Url(f"https://www.instagram.com/stories/{name}/2900000000000000002/")), when=when,
                       blocks=(w.owner((name, shown)),))
            for (name, shown), when in ((first, "2022-10-05 19:00"), (third, "2022-10-06 06:00"))],
        "stories_viewed": [
            w.labelled(("URL", Url(f"https://www.instagram.com/stories/{second[0]}/2900000000000000003/")),
                       when="2026-04-30 21:00", blocks=(w.owner(second),)),
            _post(w, "CIiiIII9iii", "reel", shop, "2026-04-30 21:05")],
    }  # fmt: skip


def make_rest(life: Life, w: Writer) -> dict[str, Any]:
    """Return what changed over by summer 2026, and what came new."""
    return _make_collections(life, w) | _make_stickers(life, w) | _make_seen(life, w) | _make_new(life, w)


def _make_collections(life: Life, w: Writer) -> dict[str, Any]:
    third, shop = life.people[2], life.people[4]

    def item(code: str, owner: Person) -> dict[str, Any]:
        return {"dict": [{"label": "URL", "value": post_url(code), "href": post_url(code)},
                         {"label": w.say("Caption"), "value": life.captions[2]}, w.owner(owner), w.hashtags("te")]}  # fmt: skip

    def collection(name: str, when: str, *items: dict[str, Any]) -> dict[str, Any]:
        return w.labelled(("Name", name), ("Type", "Default"), ("Update time", at(when)),
                          {"title": "", "dict": list(items)}, when=when)  # fmt: skip

    return {
        "saved_collections": [collection(life.words["trips"], "2022-03-16 08:00", item("CCccCCC3ccc", shop)),
                              collection(life.words["glad"], "2022-09-18 07:31", item("CDddDDD4ddd", third))],
        "saved_music": [w.labelled(("Title", life.song[0]), ("Artist", life.song[1]), when="2022-07-07 07:07")],
        "reposts": [_post(w, "CJjjJJJ0jjj", "p", third, "2026-01-15 10:00", life.captions[1], "repost")],
    }  # fmt: skip


def _make_stickers(life: Life, w: Writer) -> dict[str, Any]:
    first, second, third, fourth, shop, *_ = life.people

    def sticker(person: Person, when: str, *entries: tuple[str, str]) -> list[dict[str, Any]]:
        url = Url(f"https://www.instagram.com/stories/{person[0]}/2900000000000000001/")
        return [w.labelled(*entries, ("URL", url), when=when, blocks=(w.owner(person),))]

    return {
        "polls": sticker(first, "2021-08-01 12:00", ("Question", life.searches[0]), ("Answer", life.words["on"])),
        "quizzes": sticker(second, "2021-08-02 12:00", ("Question", life.searches[1]), ("Answer", life.topics[0])),
        "questions": sticker(second, "2021-08-04 12:00", ("Question", life.captions[0]), ("Answer", life.comments[1])),
        "countdowns": sticker(shop, "2021-08-07 12:00", ("Text", life.captions[2])),
        "emoji_story_reactions": sticker(fourth, "2022-01-08 12:00", ("Emoji", "😍")),
        "story_reaction_sticker_reactions": sticker(third, "2026-03-03 12:00", ("Emoji", "🔥")),
    }  # fmt: skip


def _make_seen(life: Life, w: Writer) -> dict[str, Any]:
    first, second, *_ = life.people
    shop, stranger = life.people[4:6]
    library = ("Ad library public URL", Url("https://www.facebook.com/ads/library/?id=2000000000000001"))
    return {
        "ads_clicked": [w.labelled(("Action", "Tapped"), ("Title", life.words["glad"]), ("URL", Url("https://shop.example/clay")),
                                   when="2026-08-17 18:00", blocks=(w.owner(shop),))],
        "ads_viewed": [w.labelled(("URL", Url(post_url("CKkkKKK1kkk"))), ("Caption", life.captions[0]), library,
                                  when="2026-08-18 20:00", blocks=(w.owner(shop),))],
        "posts_viewed": [w.labelled(("URL", Url(post_url("CLllLLL2lll"))), ("Caption", life.captions[1]), ("Surface", "Feed"),
                                    when="2026-08-18 20:01", blocks=(w.owner(first),))],
        "videos_watched": [_post(w, "CMmmMMM3mmm", "reel", second, "2026-08-18 21:00", life.captions[2]),
                           _post(w, "CNnnNNN4nnn", "reel", None, "2026-08-18 21:01")],
        "suggested_profiles_viewed": w.labelled(("Username", stranger[0]), when="2026-08-16 10:00"),
        "posts_you're_interested_or_not_interested_in": w.labelled(
            ("URL", Url(post_url("CFffFFF6fff"))), when="2022-10-08 10:00", blocks=(w.owner(("loud.shop", "Loud Shop")),)),
    }  # fmt: skip


def _make_new(life: Life, w: Writer) -> dict[str, Any]:
    first, *_ = life.people
    return {
        "profile_based_in": [w.labelled(group("", (("City", life.city), ("Region", life.topics[0]), ("Country", life.account.language.upper()))),
                                        fbid=False)],
        "active_apps": w.labelled(("Name", "Photo Prints Example"), ("Your ID in this app", "900000000000001"),
                                  ("Added on", at("2022-09-10 10:00")), ("Last active time", at("2022-10-10 10:00"))),
        "camera_information": [w.labelled(("Device ID", "0a1b2c3d"), ("Compression", "PVR"), fbid=False)],
        "instagram_profile_information": w.labelled(
            ("Contact Syncing", life.words["yes"]), ("Last Login", at("2026-08-18 07:00")), fbid=False),
        "note_and_repost_interactions": [w.labelled(("Type", "like"), when="2026-05-05 10:00", blocks=(w.owner(first, "Author"),))],
        "profile_activity": [w.labelled(
            ("IP address", life.ip), ("Port number", "40000"),
            ("User Agent", "Mozilla/5.0 (Linux; Android 14; Beispiel 9) Instagram 400.0 Android"), ("Language", "nb_NO"),
            ("App", "Instagram"), ("Device ID", "0a1b2c3d"), when="2026-08-18 07:00")],
        "recent_searches": [w.labelled(("Search query", life.searches[0]), ("Update time", at("2026-08-15 10:00")))],
        "interest_categories": [
            w.labelled(("Interest", f"The user might be interested in {topic}"), ("Last updated time", at("2026-07-01 10:00")))
            for topic in life.topics[:2]],
        "your_ads_see_more_topics": [w.labelled({"label": "", "value": life.topics[0]})],
        "your_ads_see_less_topics": [w.labelled({"label": "", "value": life.topics[2]})],
        "checkout_payment_information": [w.labelled(("Type", "card"), ("Last digits", "0000"))],
        "recently_viewed_items": [w.labelled(("Product Name", life.words["glad"]), ("Merchant Name", life.people[4][0]))],
        "notes": [w.labelled(("Text", life.comments[0]), when="2026-06-06 10:00")],
        "instagram_friend_map": [w.labelled(("Sharing audience", life.words["off"]))],
    }  # fmt: skip
