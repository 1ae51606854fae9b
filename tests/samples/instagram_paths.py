"""Where each file stands in each generation (formats/instagram_threads.md 1.2 to 1.3.2).

A row: the newest name, then its path in the topic folders (2), in the grouped tree of 2023 (3a), and in that of late 2024
and later (3b, 4).  `=` repeats the path to the left; `-` says that the generation has no such file.
"""

from __future__ import annotations

from typing import Any

_ACTIVITY = "your_instagram_activity/"
_TABLE = """
followers_1 | followers_and_following/followers | connections/followers_and_following/followers_1 | =
followers_2 | - | connections/followers_and_following/followers_2 | =
following | followers_and_following/following | connections/followers_and_following/following | =
close_friends | followers_and_following/close_friends | connections/followers_and_following/close_friends | =
blocked_profiles | followers_and_following/blocked_accounts | connections/followers_and_following/blocked_accounts | connections/followers_and_following/blocked_profiles
restricted_profiles | followers_and_following/restricted_accounts | connections/followers_and_following/restricted_accounts | connections/followers_and_following/restricted_profiles
hide_story_from | followers_and_following/hide_story_from | connections/followers_and_following/hide_story_from | =
pending_follow_requests | followers_and_following/pending_follow_requests | connections/followers_and_following/pending_follow_requests | =
recent_follow_requests | followers_and_following/recent_follow_requests | connections/followers_and_following/recent_follow_requests | =
follow_requests_you've_received | followers_and_following/follow_requests_you've_received | connections/followers_and_following/follow_requests_you've_received | =
recently_unfollowed_profiles | followers_and_following/recently_unfollowed_accounts | connections/followers_and_following/recently_unfollowed_accounts | connections/followers_and_following/recently_unfollowed_profiles
removed_suggestions | followers_and_following/removed_suggestions | connections/followers_and_following/removed_suggestions | =
profiles_you've_favorited | followers_and_following/accounts_you've_favorited | connections/followers_and_following/accounts_you've_favorited | connections/followers_and_following/profiles_you've_favorited
following_hashtags | followers_and_following/following_hashtags | connections/followers_and_following/following_hashtags | =
custom_lists | - | connections/followers_and_following/custom_lists | =
synced_contacts | contacts/synced_contacts | connections/contacts/synced_contacts | =
post_comments_1 | comments/post_comments | A/comments/post_comments_1 | =
reels_comments | comments/reels_comments | A/comments/reels_comments | =
hype | - | A/comments/hype | =
liked_posts | likes/liked_posts | A/likes/liked_posts | =
liked_comments | likes/liked_comments | A/likes/liked_comments | =
saved_posts | saved/saved_posts | A/saved/saved_posts | =
saved_collections | saved/saved_collections | A/saved/saved_collections | =
saved_music | - | A/saved/saved_music | =
reposts | - | personal_information/personal_information/reposts | =
event_reminders | events/event_reminders | A/events/event_reminders | =
recently_viewed_items | shopping/recently_viewed_items | A/shopping/recently_viewed_items | =
wishlist_items | shopping/wishlist_items | A/shopping/wishlist_items | =
cart_items | - | A/shopping/cart_items | =
story_likes | story_sticker_interactions/story_likes | A/story_sticker_interactions/story_likes | A/story_interactions/story_likes
polls | story_sticker_interactions/polls | A/story_sticker_interactions/polls | A/story_interactions/polls
quizzes | story_sticker_interactions/quizzes | A/story_sticker_interactions/quizzes | A/story_interactions/quizzes
emoji_sliders | story_sticker_interactions/emoji_sliders | A/story_sticker_interactions/emoji_sliders | A/story_interactions/emoji_sliders
questions | story_sticker_interactions/questions | A/story_sticker_interactions/questions | A/story_interactions/questions
question_media_response | - | - | A/story_interactions/question_media_response
question_music_response | - | - | A/story_interactions/question_music_response
countdowns | story_sticker_interactions/countdowns | A/story_sticker_interactions/countdowns | A/story_interactions/countdowns
emoji_story_reactions | - | A/story_sticker_interactions/emoji_story_reactions | A/story_interactions/emoji_story_reactions
avatar_story_reactions | - | - | A/story_interactions/avatar_story_reactions
story_reaction_sticker_reactions | - | - | A/story_interactions/story_reaction_sticker_reactions
personal_information | account_information/personal_information | personal_information/personal_information/personal_information | =
instagram_profile_information | account_information/account_information | personal_information/personal_information/account_information | personal_information/personal_information/instagram_profile_information
professional_information | account_information/professional_information | personal_information/personal_information/professional_information | =
profile_changes | account_information/profile_changes | personal_information/personal_information/profile_changes | =
note_interactions | - | personal_information/personal_information/note_interactions | =
instagram_friend_map | - | - | personal_information/personal_information/instagram_friend_map
linked_meta_accounts | - | - | personal_information/personal_information/linked_meta_accounts
basel_personal_information | - | - | A/edits/personal_information
login_activity | login_and_account_creation/login_activity | security_and_login_information/login_and_account_creation/login_activity | security_and_login_information/login_and_profile_creation/login_activity
logout_activity | login_and_account_creation/logout_activity | security_and_login_information/login_and_account_creation/logout_activity | security_and_login_information/login_and_profile_creation/logout_activity
password_change_activity | login_and_account_creation/password_change_activity | security_and_login_information/login_and_account_creation/password_change_activity | security_and_login_information/login_and_profile_creation/password_change_activity
profile_privacy_changes | login_and_account_creation/account_privacy_changes | security_and_login_information/login_and_account_creation/account_privacy_changes | security_and_login_information/login_and_profile_creation/profile_privacy_changes
profile_status_changes | - | security_and_login_information/login_and_account_creation/account_status_changes | security_and_login_information/login_and_profile_creation/profile_status_changes
signup_details | login_and_account_creation/signup_information | security_and_login_information/login_and_account_creation/signup_information | security_and_login_information/login_and_profile_creation/signup_details
last_known_location | login_and_account_creation/last_known_location | security_and_login_information/login_and_account_creation/last_known_location | security_and_login_information/login_and_profile_creation/last_known_location
devices | device_information/devices | personal_information/device_information/devices | =
camera_information | device_information/camera_information | personal_information/device_information/camera_information | =
two-factor_authentication | - | - | personal_information/device_information/two-factor_authentication
ads_clicked | ads_and_content/ads_clicked | ads_information/ads_and_topics/ads_clicked | =
ads_viewed | ads_and_content/ads_viewed | ads_information/ads_and_topics/ads_viewed | =
posts_viewed | ads_and_content/posts_viewed | ads_information/ads_and_topics/posts_viewed | =
videos_watched | ads_and_content/videos_watched | ads_information/ads_and_topics/videos_watched | =
suggested_profiles_viewed | ads_and_content/suggested_accounts_viewed | ads_information/ads_and_topics/suggested_accounts_viewed | ads_information/ads_and_topics/suggested_profiles_viewed
profiles_you're_not_interested_in | ads_and_content/accounts_you're_not_interested_in | ads_information/ads_and_topics/accounts_you're_not_interested_in | ads_information/ads_and_topics/profiles_you're_not_interested_in
posts_you're_not_interested_in | - | ads_information/ads_and_topics/posts_you're_not_interested_in | =
in-app_message | - | ads_information/ads_and_topics/in-app_message | =
music_heard_in_stories | ads_and_content/music_heard_in_stories | ads_information/ads_and_topics/music_heard_in_stories | =
music_recently_used_in_stories | ads_and_content/music_recently_used_in_stories | ads_information/ads_and_topics/music_recently_used_in_stories | =
advertisers_using_your_activity_or_information | ads_and_businesses/advertisers_using_your_activity_or_information | ads_information/instagram_ads_and_businesses/advertisers_using_your_activity_or_information | =
information_you've_submitted_to_advertisers | ads_and_businesses/information_you've_submitted_to_advertisers | ads_information/instagram_ads_and_businesses/information_you've_submitted_to_advertisers | =
other_categories_used_to_reach_you | - | - | ads_information/instagram_ads_and_businesses/other_categories_used_to_reach_you
ad_preferences | - | - | ads_information/instagram_ads_and_businesses/ad_preferences
ads_about_meta | - | - | ads_information/instagram_ads_and_businesses/ads_about_meta
subscription_for_no_ads | - | ads_information/instagram_ads_and_businesses/subscription_for_no_ads | =
ads_interests | information_about_you/ads_interests | personal_information/information_about_you/ads_interests | -
profile_based_in | information_about_you/account_based_in | personal_information/information_about_you/account_based_in | personal_information/information_about_you/profile_based_in
locations_of_interest | - | - | personal_information/information_about_you/locations_of_interest
possible_emails | information_about_you/possible_emails | personal_information/information_about_you/possible_emails | =
possible_phone_numbers | information_about_you/possible_phone_numbers | personal_information/information_about_you/possible_phone_numbers | =
recommended_topics | your_topics/your_topics | preferences/your_topics/your_topics | preferences/your_topics/recommended_topics
your_reels_topics | your_topics/your_reels_topics | preferences/your_topics/your_reels_topics | =
your_reels_sentiments | your_topics/your_reels_sentiments | preferences/your_topics/your_reels_sentiments | =
your_activity_off_meta_technologies | - | apps_and_websites_off_of_instagram/apps_and_websites/your_activity_off_meta_technologies | =
your_activity_off_meta_technologies_settings | - | - | apps_and_websites_off_of_instagram/apps_and_websites/your_activity_off_meta_technologies_settings
active_apps | apps_and_websites/active_apps | apps_and_websites_off_of_instagram/apps_and_websites/active_apps | =
expired_apps | apps_and_websites/expired_pps | apps_and_websites_off_of_instagram/apps_and_websites/expired_apps | =
profile_searches | recent_searches/account_searches | logged_information/recent_searches/account_searches | logged_information/recent_searches/profile_searches
word_or_phrase_searches | recent_searches/word_or_phrase_searches | logged_information/recent_searches/word_or_phrase_searches | =
tag_searches | recent_searches/tag_searches | logged_information/recent_searches/tag_searches | =
place_searches | recent_searches/location_searches | logged_information/recent_searches/place_searches | =
link_history | - | logged_information/link_history/link_history | =
your_link_history_settings | - | logged_information/link_history/your_link_history_settings | =
comments_allowed_from | comments_settings/comments_allowed_from | preferences/media_settings/comments_allowed_from | preferences/settings/comments_allowed_from
comments_blocked_from | comments_settings/comments_blocked_from | preferences/media_settings/comments_blocked_from | preferences/settings/comments_blocked_from
use_cross-app_messaging | media_settings/use_cross-app_messaging | preferences/media_settings/use_cross-app_messaging | preferences/settings/use_cross-app_messaging
consents | - | preferences/media_settings/consents | preferences/settings/consents
notification_preferences | - | preferences/media_settings/notification_preferences | preferences/settings/notification_preferences
filtered_keywords_for_comments_and_messages | - | preferences/media_settings/filtered_keywords_for_comments_and_messages | preferences/settings/filtered_keywords_for_comments_and_messages
filtered_keywords_for_posts | - | - | preferences/settings/filtered_keywords_for_posts
autofill_information | autofill_information/autofill_information | personal_information/autofill_information/autofill_information | =
in-app_browser_autofill_settings | - | - | personal_information/autofill_information/in-app_browser_autofill_settings
audience_insights | past_instagram_insights/audience_insights | logged_information/past_instagram_insights/audience_insights | =
content_interactions | past_instagram_insights/content_interactions | logged_information/past_instagram_insights/content_interactions | =
profiles_reached | past_instagram_insights/accounts_reached | logged_information/past_instagram_insights/accounts_reached | logged_information/past_instagram_insights/profiles_reached
live_videos | past_instagram_insights/live_videos | logged_information/past_instagram_insights/live_videos | =
insights_posts | past_instagram_insights/posts | logged_information/past_instagram_insights/posts | =
eligibility | monetization/eligibility | A/monetization/eligibility | =
gifts | - | - | A/monetization/gifts
subscription_reels | - | - | A/subscriptions/reels
show_exclusive_story_promo_setting | - | A/subscriptions/show_exclusive_story_promo_setting | =
your_muted_story_teaser_creators | - | A/subscriptions/your_muted_story_teaser_creators | =
notification_of_privacy_policy_updates | - | logged_information/policy_updates_and_permissions/notification_of_privacy_policy_updates | =
avatar_items | - | - | A/avatars_store/avatar_items
your_information_download_requests | - | A/other_activity/your_information_download_requests | =
surveys | - | - | A/other_activity/surveys
time_spent_on_instagram | - | - | A/other_activity/time_spent_on_instagram
"""
# Files that came in 2025 and 2026, and files that have another name since.
_NEWEST = {
    "reposts": "A/media/reposts",
    "follow_requests_you_ve_received": "connections/followers_and_following/follow_requests_you_ve_received",
    "posts_you're_interested_or_not_interested_in":
        "ads_information/ads_and_topics/posts_you're_interested_or_not_interested_in",
    "stories_viewed": "A/story_interactions/stories_viewed",
    "note_and_repost_interactions": "personal_information/personal_information/note_and_repost_interactions",
    "notes": "personal_information/personal_information/notes",
    "profile_activity": "security_and_login_information/login_and_profile_creation/profile_activity",
    "recent_searches": "logged_information/recent_searches/recent_searches",
    "interest_categories": "A/ai/interest_categories",
    "your_ads_see_more_topics": "preferences/your_topics/your_ads_see_more_topics",
    "your_ads_see_less_topics": "preferences/your_topics/your_ads_see_less_topics",
    "checkout_payment_information": "A/shopping/checkout_payment_information",
}  # fmt: skip
_COLUMNS = {"2": 0, "3a": 1, "3b": 2, "4": 2}


def place_files(files: dict[str, Any], generation: str) -> dict[str, Any]:
    """Return the data of the files that a generation has by their paths."""
    paths = _read_paths(generation)
    return {paths[name]: data for name, data in files.items() if name in paths}


def _read_paths(generation: str) -> dict[str, str]:
    paths = {}
    for line in _TABLE.strip().splitlines():
        name, *places = (cell.strip() for cell in line.split("|"))
        for number, place in enumerate(places):
            places[number] = places[number - 1] if place == "=" else place
        place = places[_COLUMNS[generation]]
        if place != "-":
            paths[name] = place
    if generation == "4":
        paths |= _NEWEST
    return {name: f"{place.replace('A/', _ACTIVITY, 1) if place[:2] == 'A/' else place}.json" for name, place in paths.items()}
