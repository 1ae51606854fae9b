"""Settings, counters and telemetry in `label_values` form: known by name, kept raw (tier C of 1.4).

They say nothing that a person would look for in a table, and what their labels mean is known from the file name
only.  The raw records stay searchable.
"""

from __future__ import annotations

from typing import Final

from importers.facebook.labelled import raw_row

FILE_TYPES: Final = (
    # ads_information
    raw_row("ads about meta setting", "Whether you see ads about Meta itself.", "ads_information/ads_about_meta.json"),
    raw_row("ads feedback times", "When you last gave feedback on ads.", "ads_information/ads_feedback_activity.json"),
    raw_row("ads consent", "Your consent to personalised ads.", "ads_information/ads_personalization_consent.json"),
    raw_row("ad library account", "Your account in the Ad Library.", "ads_information/meta_ad_library_accounts.json"),
    raw_row("story view count", "Story views of a week.", "ads_information/story_views_in_past_7_days.json"),
    raw_row("no-ads subscription", "Whether you pay for no ads.", "ads_information/subscription_for_no_ads.json"),
    raw_row("ads consent times", "When you gave consent.", "ads_information/your_consent_settings.json"),
    raw_row("business suite guidance", "Tips shown in Meta Business Suite.",
            "ads_information/your_meta_business_suite_guidance_interactions.json"),
    raw_row("page mentions", "Mentions of your Pages.", "ads_information/your_pages_mentions.json"),
    raw_row("off-meta settings", "Whether your activity elsewhere is linked to you.",
            "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies_settings.json"),
    # logged_information
    raw_row("event interaction times", "When you last used events.",
            "logged_information/activity_messages/events_interactions.json"),
    raw_row("milestone notices", "Notices of milestones.", "activity_messages/milestone_notifications.json"),
    raw_row("in-app messages", "Hints shown in the app.", "in-app_messages/your_in-app_messages_interactions.json"),
    raw_row("policy notice times", "Times of notices about new privacy rules.",
            "notifications/meta_privacy_policy_update_notifications.json"),
    raw_row("notifications tab use", "How you use the notifications tab.",
            "notifications/your_notifications_tab_activity.json"),
    raw_row("consents", "Consents you gave.", "other_logged_information/consents.json"),
    raw_row("reels usage", "Counts of reels watched.",
            "other_logged_information/facebook_reels_usage_information.json"),
    raw_row("recommended bookmarks", "Bookmarks suggested to you.",
            "other_logged_information/recommended_bookmark_info.json"),
    raw_row("watch activity count", "How much you watched in 28 days.",
            "other_logged_information/your_facebook_watch_activity_in_the_last_28_days.json"),
    raw_row("privacy checkup", "Your use of the privacy checkup.",
            "other_logged_information/your_privacy_checkup_interactions.json"),
    raw_row("educational notices", "Hints about searching.",
            "search/your_educational_notification_interactions.json"),
    # personal_information
    raw_row("password change (old name)", "When your password was changed, under the file's earlier name.",
            "facebook_accounts_center/you_account_password.json"),
    raw_row("password change", "When your password was changed.",
            "facebook_accounts_center/your_account_password_information.json"),
    raw_row("new user notices", "Notices of people who joined.",
            "other_personal_information/notifications_about_new_users_joining_facebook.json"),
    raw_row("media permissions", "What the app may do with your photos.",
            "other_personal_information/your_media_permissions.json"),
    raw_row("contact sync settings", "Whether contacts are uploaded.",
            "profile_information/contacts_sync_settings.json"),
    # preferences
    raw_row("reduce settings", "What you want to see less of.", "feed/reduce.json", layouts=("G5", "G4", "G2")),
    raw_row("snooze settings", "Who you paused.", "feed/snooze.json"),
    raw_row("memory settings", "What memories may show.", "memories/settings.json"),
    raw_row("memories visits", "When you last opened memories.", "memories/your_activity.json"),
    raw_row("web push", "Browsers that get notifications.", "preferences/browser_push_notifications.json"),
    raw_row("combining consent", "Consent to combine Facebook and Messenger.",
            "preferences/consent_for_combining_facebook_and_messenger_data.json"),
    raw_row("dark mode", "Dark mode.", "preferences/dark_mode_settings.json"),
    raw_row("marketplace ads use", "Marketplace ads you used.", "preferences/interactions_with_marketplace_ads.json"),
    raw_row("language history", "Languages you switched to.", "preferences/language_settings_history.json"),
    raw_row("login alert settings", "Whether logins are reported.", "preferences/login_alerts_settings.json"),
    raw_row("memorialization", "What happens to the account after death.",
            "preferences/memorialization_settings.json"),
    raw_row("notification preferences", "What you are notified of.", "preferences/notification_preferences.json"),
    raw_row("notification settings", "How you are notified.", "preferences/notification_settings.json"),
    raw_row("privacy settings", "Who may see what.", "preferences/privacy_settings.json"),
    raw_row("reels notices off", "Reels notices you turned off.",
            "preferences/reels_notifications_you_unsubscribed_from.json"),
    raw_row("reels preferences", "Settings of reels.", "preferences/reels_preferences.json"),
    raw_row("accessibility settings", "Accessibility.", "preferences/your_accessibility_settings.json"),
    raw_row("basic mode", "Whether you use the basic mode.", "preferences/your_basic_mode_opt-in_status.json"),
    raw_row("daily limit", "Your daily time limit.", "preferences/your_daily_limit.json"),
    raw_row("push settings", "Push settings of your devices.", "preferences/your_device_push_settings.json"),
    raw_row("story preferences", "Settings of stories.", "preferences/your_facebook_story_preferences.json"),
    raw_row("fundraiser preferences", "Settings of fundraisers.", "preferences/your_fundraiser_settings.json"),
    raw_row("video languages", "Languages guessed for videos.",
            "preferences/your_inferred_language_preferences_for_videos.json"),
    raw_row("translation settings", "Which languages are translated.",
            "preferences/your_language_translation_settings.json"),
    raw_row("composer settings", "Settings for writing posts.", "preferences/your_post_composer_settings.json"),
    raw_row("preferred categories", "Kinds of content you chose.", "preferences/your_preferred_categories.json"),
    raw_row("video accessibility", "Captions and the like.", "preferences/your_video_accessibility_settings.json"),
    raw_row("watch settings", "Settings of the video tab.", "preferences/your_watch_settings.json"),
    # security_and_login_information
    raw_row("two-factor", "Whether a second step guards the login.",
            "security_and_login_information/two-factor_authentication.json"),
    raw_row("frequent devices trust", "Whether devices you use often are trusted.",
            "security_and_login_information/trusting_frequently_used_devices.json"),
)  # fmt: skip
