"""Settings, counters and telemetry below `your_facebook_activity/` in `label_values` form (tier C of 1.4)."""

from __future__ import annotations

from typing import Final

from importers.facebook.labelled import raw_row

FILE_TYPES: Final = (
    raw_row("audio comment tooltip", "A hint shown to you.", "comments_and_reactions/audio_comment_tooltip_views.json"),
    raw_row("comment days", "On how many days you commented.", "comments_and_reactions/your_comment_active_days.json"),
    # facebook_gaming
    raw_row("game app settings", "Settings of games.", "facebook_gaming/bookmark_and_app_settings.json"),
    raw_row("game announcements", "Announcements of games.", "facebook_gaming/game_announcements.json"),
    raw_row("gaming invite settings", "Whether you get game invites.", "facebook_gaming/gaming_invite_settings.json"),
    raw_row("gaming notices", "Notices of the gaming tab.", "facebook_gaming/gaming_tab_notifications.json"),
    # facebook_marketplace
    raw_row("for-sale group settings", "Settings of for-sale groups.",
            "facebook_marketplace/for-sale_group_preferences.json"),
    raw_row("marketplace activity guess", "How active Meta thinks you are.",
            "facebook_marketplace/how_active_we_think_you_are_on_marketplace.json"),
    raw_row("marketplace settings", "Settings of Marketplace.", "facebook_marketplace/settings.json"),
    raw_row("marketplace assistant", "Settings of the assistant.",
            "facebook_marketplace/your_marketplace_assistant_settings.json"),
    raw_row("marketplace cart", "When you used the cart.",
            "facebook_marketplace/your_marketplace_cart_information.json"),
    raw_row("marketplace devices", "Devices on which you used Marketplace.",
            "facebook_marketplace/your_marketplace_device_history.json"),
    raw_row("marketplace notices", "Notices of Marketplace.", "facebook_marketplace/your_notification_status.json"),
    raw_row("transaction survey", "A survey on a deal.",
            "facebook_marketplace/your_transaction_survey_information.json"),
    # fundraisers
    raw_row("fundraiser views", "Fundraisers you likely saw.",
            "fundraisers/fundraiser_posts_you_likely_viewed.json"),
    raw_row("donation counts", "How often you gave.", "fundraisers/your_fundraiser_donations_information.json"),
    raw_row("fundraiser settings", "Settings of your fundraisers.", "fundraisers/your_fundraiser_settings.json"),
    raw_row("fundraising hints", "Fundraising hints you used.",
            "fundraisers/your_interactions_with_fundraising_promotions.json"),
    # groups
    raw_row("community chat settings", "Settings of community chats.", "groups/community_chat_settings.json"),
    raw_row("group anonymity", "Whether you post anonymously.",
            "groups/your_anonymous_mode_status_in_groups.json"),
    raw_row("group shortcuts", "Shortcuts to groups.", "groups/your_group_shortcuts.json"),
    raw_row("groups tab settings", "Settings of the groups tab.", "groups/your_settings_for_groups_tab.json"),
    # messages: metadata beside the threads, never threads (trap 22)
    raw_row("community chats settings", "Settings of community chats in Messenger.",
            "messages/community_chats_settings.json"),
    raw_row("messaging settings", "Settings of messages.", "messages/messaging_settings.json"),
    raw_row("active status platforms", "Where your active status shows.",
            "messages/messenger_active_status_platform_settings.json"),
    raw_row("active status", "Whether others see that you are active.",
            "messages/messenger_active_status_settings.json"),
    raw_row("messenger look", "How Messenger looks.", "messages/messenger_ui_settings.json"),
    raw_row("web chat settings", "Settings of chat on the web.", "messages/your_chat_settings_on_web.json"),
    raw_row("cross-app messaging", "Whether Instagram may message you.",
            "messages/your_cross-app_messaging_settings.json"),
    raw_row("messenger installs", "Installs of Messenger.", "messages/your_messenger_app_install_information.json"),
    raw_row("chat backup settings", "Settings of encrypted backups.",
            "messages/encrypted_messaging_backup_settings.json"),
    raw_row("chat responsiveness", "How fast you answer.",
            "messages/your_responsiveness_in_messaging_threads.json"),
    # navigation_bar
    raw_row("navigation bar use", "Use of the navigation bar.", "navigation_bar/navigation_bar_activity.json"),
    raw_row("navigation bar by device", "The navigation bar of each device.",
            "navigation_bar/device_navigation_bar_information.json"),
    raw_row("navigation bar", "The navigation bar.", "navigation_bar/global_navigation_bar_information.json"),
    raw_row("navigation shortcuts", "Shortcuts shown in the bar.",
            "navigation_bar/navigation_bar_shortcut_history.json"),
    raw_row("notification tab display", "How the notifications tab is shown.",
            "navigation_bar/notification_tab_display_information.json"),
    raw_row("tab notices", "Notices on tabs.", "navigation_bar/your_tab_notifications.json"),
    # other_activity
    raw_row("page activity summary", "Counts for a Page or profile.",
            "other_activity/activity_summary_about_a_page_or_profile.json"),
    raw_row("new user guide", "Hints for new users.", "other_activity/facebook_new_user_guide.json"),
    raw_row("last notice sent", "The last notice sent to you.", "other_activity/last_sent_notification_info.json"),
    raw_row("reshare hints", "Hints on sharing.", "other_activity/reshare_education.json"),
    raw_row("weather settings", "Settings of the weather forecast.",
            "other_activity/weather_forecast_settings.json"),
    raw_row("weekly engagement", "Counts of a week.", "other_activity/weekly_engagement_list_activity.json"),
    raw_row("autofill settings", "Whether forms are filled in.", "other_activity/your_autofill_settings.json"),
    raw_row("content visibility notices", "Notices on who sees content.",
            "other_activity/your_content_visibility_notification_history.json"),
    raw_row("mention settings", "Who may mention you.", "other_activity/your_mentions_settings.json"),
    raw_row("recent emojis", "Emoji you used lately.", "other_activity/your_recently_used_emojis.json"),
    raw_row("video consumption", "Counts of videos watched.", "other_activity/your_video_consumption_summary.json"),
    raw_row("promoted reels use", "Promotions in reels you used.",
            "reels/your_interactions_with_promotional_content_in_reels.json"),
)  # fmt: skip
