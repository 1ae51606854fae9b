"""The `label_values` files of `your_facebook_activity/` that stand beside posts, groups and messages.

Labels are plausible English; a few files speak Norwegian or German, as an account does that changed its language.
A file with one record holds a bare object, a file with several a list, whatever Meta's own name for it says.
"""

from __future__ import annotations

from typing import Any

from .people import AYSE, HILDE, INGRID, LAYLA, OWNER, SOREN
from .shapes import Media, Url, at, group, one

ON_OFF = "Enabled"

COMMENTS_AND_REACTIONS: dict[str, Any] = {
    "audio_comment_tooltip_views.json": one(("Number of times seen", "1")),
    "your_comment_active_days.json": one(("Days on which you commented in the last 28 days", "6")),
    "your_comment_edits.json": [
        one(("Edited comment", "Så fin glasur! Er det celadon?"), ts="2023-02-03 18:40"),
        one(("Edited comment", "Gratulerer Ayşe! 🎈"), ts="2024-04-01 08:15"),
    ],
}

EVENTS: dict[str, Any] = {
    "your_event_invitation_links.json": [
        one(("Link", "https://www.facebook.com/events/invented/invite/1"), ("Event", "Åpent verksted 🏺")),
        one(("Link", "https://www.facebook.com/events/invented/invite/2"), ("Event", "Sommerfest")),
    ],
}

GAMING: dict[str, Any] = {
    "bookmark_and_app_settings.json": one(ts="2019-02-02"),
    "game_announcements.json": [one(("Game", "Clay Quest"), ("Seen", at("2021-01-05")), ts="2021-01-05")],
    "gaming_invite_settings.json": one(("Game invites", "Off")),
    "gaming_tab_notifications.json": one(("Status", "Shown"), ("Last shown", at("2022-05-05")),
                                         ("Counts", (("Opened", "0"),))),
    "information_related_to_the_games_you_play.json": one(("Game", "Clay Quest"), ("Last played", at("2020-12-20 21:00"))),
    "instant_games_settings_and_metadata.json": [
        one(("Name", "Clay Quest"), ("First played", at("2020-03-21")), ("Permissions", ["public_profile"]),
            group("Settings", (("Sound", "On"), ("Language", "nb_NO")))),
        one(("Name", "Ordspill eksempel"), ("First played", 0), ("Permissions", [])),
    ],
    "instant_games_usage_data.json": one(
        ("Name", "Clay Quest"), ("Last played", at("2020-12-20 21:00")),
        ("Sessions", [(("Start time", at("2020-12-20 20:30")), ("End time", at("2020-12-20 21:00")))])),
    "your_instant_games_leaderboard_moments.json": one(("Moment", "Mira passed Ingrid in Clay Quest")),
    "your_instant_games_links.json": [one(("Link", "https://www.facebook.com/gaming/play/invented")),
                                      one(("Link", "https://www.facebook.com/gaming/play/invented2"))],
    "your_instant_games_shortcuts.json": [one(("Game", "Clay Quest"), ("Created", at("2020-04-02")), ("Places", ["Home"])),
                                          one(("Game", "Ordspill eksempel"), ("Created", 0), ("Places", []))],
    "your_instant_games_tournament_information.json": one(("Tournament", "Påskecup"), ("Score", "3120")),
    "your_latest_instant_game_scores.json": one(("Score", "3120"), ("Time", at("2020-04-10 19:45"))),
    "your_page_or_groups_badges.json": [
        one(("Badge", "badge_name", "Conversation starter"), ("Earned", "earned_time", at("2022-03-01")), ent="BadgeAward"),
        one(("Badge", "badge_name", "Rising star"), ("Earned", "earned_time", at("2023-03-01")), ent="BadgeAward"),
    ],
    "picks.json": one(("Pick", "Norge vinner"), ("Time", at("2021-07-11"))),
    "your_gaming_activity.json": [one(("Activity", "Played Clay Quest"), ts="2020-12-20 21:00"),
                                  one(("Activity", "Played Ordspill eksempel"), ts="2020-12-21 21:00")],
}

MARKETPLACE: dict[str, Any] = {
    "for-sale_group_preferences.json": one(("Preferred group", "Kjøp og salg Bergen"), ("Updated", at("2018-05-05")),
                                           ts="2018-05-05"),
    "how_active_we_think_you_are_on_marketplace.json": one(("Activity level", "buyer_level", "Occasional"), ent="MarketplaceLevel"),
    "settings.json": one(("Location", "location", "Bergen, Vestland"), ("Last updated", "update_time", at("2025-03-02")),
                         ts="2025-03-02", ent="MarketplaceSettings"),
    "your_marketplace_assistant_settings.json": one(("Suggested replies", "On")),
    "your_marketplace_cart_information.json": one(("Last added to cart", at("2023-11-24")), ts="2023-11-24"),
    "your_marketplace_device_history.json": [one(("Device", "Pixel 7")), one(("Device", "Windows PC"))],
    "your_marketplace_listing_history.json": [
        one(("Listing", "Dreieskive, lite brukt"), ("Event", "Created"), ("Time", at("2025-03-02 17:00"))),
        one(("Listing", "Dreieskive, lite brukt"), ("Event", "Marked as sold"), ("Time", at("2025-03-10 08:00"))),
    ],
    "your_notification_status.json": one(("Status", "status", "Read"), ("Time", "time", at("2025-03-08")), ent="MarketplaceNotif"),
    "your_search_history.json": [
        one(("Search", "brennovn keramikk"), ("Last searched", at("2024-10-10")), ("Filters", ["Bergen", "20 km"]),
            ts="2024-10-10"),
        one(("Search", "Weißer Ton 10 kg"), ("Last searched", at("2025-01-19")), ("Filters", []), ts="2025-01-19"),
    ],
    "your_transaction_survey_information.json": one(("Surveys shown", "survey_count", "2"), ent="TransactionSurvey"),
    "conversations_you_had_as_a_buyer.json": one(("Listing", "Brennovn 60 l"), ("Seller", "Frode Kleppe"),
                                                 ("Started", at("2024-10-11")), ts="2024-10-11"),
    "conversations_you_had_as_a_seller.json": [
        one(("Listing", "Dreieskive, lite brukt"), ("Buyer", "Petter Lunde"), ("Started", at("2025-03-08 18:22"))),
        one(("Listing", "Dreieskive, lite brukt"), ("Buyer", "Ida Dyrli"), ("Started", at("2025-03-09 09:00"))),
    ],
    "your_structured_communication.json": one(("Message", "Is this still available?"), ("Time", at("2024-10-11"))),
    "your_marketplace_search_filters.json": one(("Category", "Home & garden"), ("Radius", "20 km")),
}

PAYMENTS: dict[str, Any] = {
    "payment_addresses.json": one(
        ("Street", "street1", "Eksempelgaten 4"), ("City", "city", "Bergen"), ("Postal code", "zip", "5003"),
        ("Country", "country", "NO"), title="Hjemme", ts="2018-03-03", ent="PaymentAddress"),
    "payments_you_have_made_as_a_buyer.json": one(("Payment time", at("2023-11-24 10:10"))),
    "payments_received_as_a_seller.json": one(("Payment time", at("2025-03-10 08:05")), ("Amount", "2500,00 NOK")),
    "your_payment_account_activity_history.json": [
        one(("Action", "action", "Added payment card"), ("Card", "last_four", "•••• 0000"), ts="2018-03-03", ent="PaymentLog"),
        one(("Action", "action", "Removed payment card"), ts="2024-03-03", ent="PaymentLog"),
    ],
}

SUPPORT: dict[str, Any] = {
    "id_verification.json": one(("Status", "Approved"), ("Submitted", at("2014-09-01")),
                                group("Document", (("Type", "Passport"), ("Reason", "Name change"))), ts="2014-09-01"),
}

FUNDRAISERS: dict[str, Any] = {
    "fundraiser_posts_you_likely_viewed.json": one(("Posts viewed", "viewed_count", "12"), ent="FundraiserViews"),
    "your_fundraiser_donations_information.json": one(("Number of donations", "donation_count", "2"), ent="FundraiserDonations"),
    "your_fundraiser_settings.json": [
        one(("Reminder", "On"), ("Updated", at("2021-02-01")), ("Causes", ["Animals"]), ("Options", (("Birthday", "Off"),))),
        one(("Reminder", "Off"), ("Updated", 0), ("Causes", []), ("Options", ())),
    ],
    "your_interactions_with_fundraising_promotions.json": one(("Action", "Dismissed"), ("Time", at("2022-03-01")),
                                                              ts="2022-03-01"),
}

GROUPS: dict[str, Any] = {
    "chat_invites_received.json": one(("Invited by", "Dag Bøkset"), ("Time", at("2023-08-30")), ts="2023-08-30"),
    "community_chat_settings.json": [
        one(("Notifications", "All messages"), ("Updated", at("2023-09-02")), title="Turlaget Bjørgvin – prat 🥾"),
        one(("Notifications", "Mentions"), ("Updated", 0), title="Norsk Keramikkforum"),
    ],
    "group_invites_you've_received.json": [
        one(("Invited by", HILDE), ("Time", at("2012-10-10")), group("Group", (("Name", "Norsk Keramikkforum"),)),
            ts="2012-10-10"),
        one(("Invited by", "Dag Bøkset"), ("Time", at("2016-04-04")), group("Group", (("Name", "Turlaget Bjørgvin"),)),
            ts="2016-04-04"),
    ],
    "group_invites_you've_sent.json": [one(("Group", "Norsk Keramikkforum"), ("Invited", SOREN), ts="2018-08-20"),
                                       one(("Group", "Norsk Keramikkforum"), ("Invited", "Anjali Sharma"), ts="2019-06-03")],
    "groups_and_pages_that_you_may_find_engaging.json": one(
        ("Groups", "groups", ["Celadon Lovers", "مجموعة الخزف", "陶器の会"]), ent="EngagingGroups"),
    "join_requests.json": one(("Status", "Pending"), group("Group", (("Name", "Celadon Lovers"),)), ts="2025-05-20"),
    "your_actions_on_violating_content_in_your_groups.json": one(
        ("Action", "Removed post"), ("Time", at("2023-10-03")), ("Post", Url("https://www.facebook.com/groups/invented/posts/9")),
        group("Group", (("Name", "Norsk Keramikkforum"),))),
    "your_anonymous_mode_status_in_groups.json": [
        one(("Status", "Off"), group("Group", (("Name", "Norsk Keramikkforum"),))),
        one(("Status", "On"), group("Group", (("Name", "Sorggruppe på nett"),))),
    ],
    "your_contributions.json": [
        one(("Contribution", "value", "Answered 12 questions"), ("Time", "time", at("2023-10-03")),
            group("Group", (("Name", "Norsk Keramikkforum"),)), title="Ekspert", ts="2023-10-03", ent="GroupContribution"),
        one(("Contribution", "value", "First post"), title="Ny", ts="2012-10-12", ent="GroupContribution"),
    ],
    "your_document_revision.json": [one(("Content", "Glasurer fra A til Å, versjon 2"), ts="2013-02-02"),
                                    one(("Content", "Glasurer fra A til Å, versjon 3 – med celadon"), ts="2013-02-09")],
    "your_group_post_tags.json": [one(("Tag", "#celadon"), ts="2022-06-06"), one(("Tag", "#glasur"), ts="2022-06-07")],
    "your_group_shortcuts.json": [one(("Group", "Turlaget Bjørgvin"), ("Places", ["Top"]), ts="2023-01-01"),
                                  one(("Group", "Norsk Keramikkforum"), ("Places", []), ts="2023-01-01")],
    "your_participation_requests.json": one(("Status", "Approved"), ("Group", "Sorggruppe på nett")),
    "your_settings_for_groups_tab.json": one(
        ("Sort", "sort_order", "Recent"), group("Pinned", (("Name", "Norsk Keramikkforum"),)), ent="GroupsTab"),
}

MESSAGES: dict[str, Any] = {
    "ai_conversations.json": one(
        ("Conversation", "Glaze recipe for 1240 °C"), ("Created", at("2025-04-04 20:00")),
        ("Link", Url("https://www.facebook.com/ai/invented/1")), ("Models", ["Assistant"]),
        {"title": "Messages", "dict": [
            {"dict": [{"label": "Sender", "value": OWNER}, {"label": "Text", "value": "Hvilken glasur tåler 1240 °C? 🏺"},
                      {"label": "Time", "timestamp_value": at("2025-04-04 20:00")}], "title": ""},
            {"dict": [{"label": "Sender", "value": "Meta AI"},
                      {"label": "Text", "value": "En feltspatglasur med kvarts og kritt."},
                      {"label": "Time", "timestamp_value": at("2025-04-04 20:01")}], "title": ""}]},
        title="Glasur ved 1240 °C", ts="2025-04-04 20:00"),
    "chat_invites_received.json": one(("Invited by", "Gro Hovda"), title="Turlaget Bjørgvin – prat 🥾", ts="2023-08-31"),
    "community_chats_settings.json": one(("Notifications", "On")),
    "encrypted_messaging_backup_settings.json": one(("Secure storage", "On"), ("Method", "PIN")),
    "information_about_your_devices.json": [one(("Device", "Pixel 7")), one(("Device", "Windows PC"))],
    "messaging_settings.json": one(("Read receipts", "read_receipts", ON_OFF), ent="MessagingSettings"),
    "messenger_active_status_platform_settings.json": one(("Web", "web", "Off"), ("Android", "android", "On"), ent="ActiveStatus"),
    "messenger_active_status_settings.json": one(("Visibility", "visibility", "On"), ("Updated", "update_time", at("2022-02-02")),
                                                 ent="ActiveStatus"),
    "messenger_ui_settings.json": one(("Chat heads", "Off")),
    "your_chat_settings_on_web.json": one(("Sound", "Off")),
    "your_cross-app_messaging_settings.json": one(("Instagram messages", "Do not receive")),
    "your_end-to-end_encryption_enabled_messenger_device.json": [one(("Device", "Pixel 7"), ts="2024-01-17"),
                                                                one(("Device", "Chrome, Windows"), ts="2024-02-03")],
    "your_messenger_app_install_information.json": one(
        ("Installed", "has_installed", "Yes"), ("First installed", "install_time", at("2014-10-10")), ent="AppInstall"),
    "your_responsiveness_in_messaging_threads.json": one(("Typical reply", "Within a day")),
}

NAVIGATION: dict[str, Any] = {
    "device_navigation_bar_information.json": [
        one(("Device", "device", "Pixel 7"), ("Last seen", "time", at("2025-06-01")), ("Tabs", "tabs", ["Home", "Groups"]),
            group("Badge", (("Count", "3"),)), ent="NavBar"),
        one(("Device", "device", "Windows PC"), ("Last seen", "time", 0), ("Tabs", "tabs", []), ent="NavBar"),
    ],
    "global_navigation_bar_information.json": one(("Variant", "A"), ("Updated", at("2024-12-12"))),
    "navigation_bar_shortcut_history.json": [
        one(("Shortcut", "shortcut", "Marketplace"), ("Actions", "actions", ["Shown", "Opened"]),
            group("Position", (("Index", "4"),)), ts="2024-10-10", ent="NavShortcut"),
        one(("Shortcut", "shortcut", "Video"), ("Actions", "actions", []), ts="2024-11-10", ent="NavShortcut"),
    ],
    "notification_tab_display_information.json": one(("Displayed", "Yes"), ts="2025-06-01"),
    "your_tab_notifications.json": [one(("Tab", "Groups"), ("Time", at("2025-05-30"))),
                                    one(("Tab", "Video"), ("Time", at("2025-05-31")))],
}

OTHER: dict[str, Any] = {
    "activity_summary_about_a_page_or_profile.json": [one(("Profile", "Halvorsen Keramikk"), ("Visits", "14")),
                                                      one(("Profile", "Example Clay Supply"), ("Visits", "3"))],
    "facebook_new_user_guide.json": [
        one(("Step", "step", "Find friends"), ("Time", "time", at("2008-02-11 19:12")), ent="NewUserGuide"),
        one(("Step", "step", "Add a photo"), ("Time", "time", at("2008-02-11 19:20")), ent="NewUserGuide"),
    ],
    "invites_to_follow.json": [
        one(("Invited by", LAYLA), ("Time", at("2025-04-28")), title="معرض ليلى للخزف", ts="2025-04-28"),
        one(("Invited by", "Dag Bøkset"), ("Time", at("2024-04-28")), title="Turlaget Bjørgvin", ts="2024-04-28"),
    ],
    "last_sent_notification_info.json": one(("Type", "Birthday"), ts="2025-06-14"),
    "link_history.json": [
        one(("Website link you visited", Url("https://glaze.example.org/celadon?utm=fb")),
            ("Title of website page you visited", "Celadon for begynnere – Glasurboken"),
            ("Website session start time", "May 30, 2025 8:41:10 PM"),
            ("Website session end time", "May 30, 2025 8:44:02 PM"), ts="2025-05-30 18:44"),
        one(("Nettstedslenken du besøkte", Url("https://avis.example.no/været")),
            ("Tittel på nettsiden du besøkte", "Regn. Mer regn."),
            ("Starttidspunkt for økten", "1. juni 2025 kl. 07:10:00"), ts="2025-06-01 05:12"),
    ],
    "profiles_you_visited_in_the_past_7_days.json": one(("Profiles", [INGRID, AYSE, LAYLA])),
    "reshare_education.json": one(("Seen", "1")),
    "surveys.json": one(
        {"label": "Survey", "description": "A survey about groups", "value": "Groups 2024"}, ("Time", at("2024-09-09")),
        ("Answers", ["Satisfied"]), group("Question", (("Text", "How useful are groups?"), ("Answer", "Very"))), ts="2024-09-09"),
    "time_spent_on_facebook.json": one(
        ("Intervals", "intervals", [(("Start time", at("2025-06-13 06:02")), ("End time", at("2025-06-13 06:09"))),
                                    (("Start time", at("2025-06-13 20:30")), ("End time", at("2025-06-13 20:55")))]),
        ("Update time", "update_time", at("2025-06-14 00:10")), ts="2025-06-14", ent="TimeSpent"),
    "top_fan_badges_you've_received.json": [
        one(("Badge", "Top fan"), ("Since", at("2022-08-08")), group("Page", (("Name", "Example Clay Supply"),)), ts="2022-08-08"),
        one(("Badge", "Toppfan"), ("Since", at("2023-08-08")), group("Side", (("Navn", "Fjordradioen"),)), ts="2023-08-08"),
    ],
    "top_fan_information.json": [one(("Page", "Example Clay Supply")), one(("Page", "Fjordradioen"))],
    "weather_forecast_settings.json": one(("Unit", "Celsius"), ("Updated", at("2017-11-11"))),
    "weekly_engagement_list_activity.json": one(("Week", "week", "2025-W23"), group("Counts", (("Likes", "9"),)), ent="WeeklyList"),
    "your_autofill_settings.json": one(("Save contact info", "On"), ("Updated", at("2023-01-20")), ("Fields", (("Email", "On"),))),
    "your_content_visibility_notification_history.json": one(("Shown", "count", "1"), ("Last shown", "time", at("2024-02-01")),
                                                             ent="ContentVisibility"),
    "your_crowdsourcing_edits.json": [
        one(("Place", "Eksempelkaféen"), ("Time", at("2013-03-03")), ("Change", (("Opening hours", "08–18"),))),
        one(("Place", "Verkstedet"), ("Time", at("2018-10-02")), ("Change", (("Category", "Pottery studio"),))),
    ],
    "your_information_download_requests.json": [
        one(("File format", "format", "JSON"), ("Media quality", "quality", "High"), ("Requested", "request_time", at("2023-06-10 09:00")),
            ("Start date", "start_time", 0), ("End date", "end_time", at("2023-06-10 09:00")), ("Status", "status", "Expired"),
            ("Categories", "categories", ["Posts", "Messages", "Friends"]), group("Delivery", (("Destination", "Download"),)),
            ts="2023-06-10 09:00", ent="DYIRequest"),
        one(("Dateiformat", "format", "JSON"), ("Medienqualität", "quality", "Hoch"),
            ("Angefordert", "request_time", at("2025-06-15 09:00")), ("Startdatum", "start_time", at("2008-02-11")),
            ("Enddatum", "end_time", at("2025-06-15 09:00")), ("Status", "status", "Bereit"),
            ("Kategorien", "categories", []), ts="2025-06-15 09:00", ent="DYIRequest"),
    ],
    "your_mentions_settings.json": one(("Who can mention you", "audience", "Friends"), ("Updated", "update_time", at("2021-12-01")),
                                       ts="2021-12-01", ent="MentionSettings"),
    "your_recently_followed_history.json": one(
        ("Followed", "followed", ["Example Clay Supply", "معرض ليلى للخزف"]), group("Last", (("Name", "Fjordradioen"),)),
        ent="RecentFollows"),
    "your_recently_used_emojis.json": one(("Emoji", "🏺"), ("Last used", at("2025-06-10")), ("Variant", (("Skin tone", "🏽"),))),
    "your_video_consumption_summary.json": one(("Videos watched", "count", "41"), ("Minutes", "minutes", "63"), ent="VideoSummary"),
}

PAGES: dict[str, Any] = {
    "admin_activity.json": one(("Action", "Published a post"), ("Page", Url("https://www.facebook.com/halvorsen.keramikk.invented")),
                               ts="2024-05-30"),
    "pages_you_are_a_customer_of.json": [
        one(("Page", Url("https://www.facebook.com/example.clay.supply.invented")), ("Since", at("2019-09-09")),
            group("Order", (("Item", "Porselensleire 10 kg"),))),
        one(("Page", "Fjordradioen"), ("Since", 0)),
    ],
}

POLLS: dict[str, Any] = {
    "your_poll_votes.json": one(("Poll", "Hvor går turen?"), group("Option", (("Name", "Ulriken"), ("Voted", "Yes")))),
}

PHOTO = {"uri": "your_facebook_activity/posts/media/Krukker_10150400000000001/10150400000010001.jpg",
         "creation_timestamp": at("2018-10-07 19:50"), "title": "Krukker", "description": "Første brenning"}

POSTS: dict[str, Any] = {
    "birthday_media.json": one(("Message", "Gratulerer! 🎂"), ("Time", at("2024-03-09")), ("Photo", Media([PHOTO])),
                               ts="2024-03-09"),
    "content_sharing_links_you_have_created.json": [
        one(("Link", "url", Url("https://www.facebook.com/share/p/invented1/")), ts="2024-06-01 10:00", ent="SharingLink"),
        one(("Lenke", "url", Url("https://www.facebook.com/share/p/invented2/")), ts="2025-02-01 10:00", ent="SharingLink"),
    ],
    "edits_you_made_to_posts.json": [
        one(("Text", "Åpent verksted lørdag kl. 12! Ta med kopp ☕️"), ts="2024-05-30 20:30"),
        one(("Text", "Vi har fått ny ovn (den er varm)"), ts="2025-02-02 14:00"),
    ],
    "media_used_for_memories.json": [
        one(("Created", "creation_time", at("2023-10-07")), ("Photos", "media", Media([PHOTO])), ts="2023-10-07", ent="Memory"),
        one(("Created", "creation_time", at("2024-10-07")), ("Caption", "caption", "6 years ago"), ts="2024-10-07", ent="Memory"),
    ],
    "places_you_have_been_tagged_in.json": [
        one(("Visit time", at("2013-07-09 18:00")), ("Place name", "Fløyen"),
            ("Name of application used to tag this place", "Facebook for iPhone")),
        one(("Zeitpunkt des Besuchs", at("2017-07-21 12:00")), ("Name des Ortes", "Σίφνος"),
            ("Name der Anwendung, mit der dieser Ort markiert wurde", "Facebook für Android")),
    ],
    "posts_on_other_pages_and_profiles.json": [
        one(("Message", "Gratulerer med dagen, gamle venn! 🎂"), ("Updated", at("2012-01-29")), group("Target", (("Name", HILDE),)),
            ts="2012-01-29 07:30"),
        one(("Message", "Endelig på trykk!"), {"label": "Media", "description": "Cover", "media": [PHOTO]},
            group("Target", (("Name", "Example Clay Supply"),)), ts="2019-10-10 10:10"),
    ],
    "shared_memories.json": one({"title": "Shared memory", "media": [PHOTO]}),
    "your_received_shared_album_invites.json": one(("Album", "Σίφνος 2017"), ),
    "check-ins.json": one(
        ("Message", "Kaffe ☕️"), group("Place tags", (("Coordinates", "(60.3913, 5.3221)"),
                                                      ("Address", "Eksempelgaten 1, Bergen"), ("Name", "Eksempelkaféen"))),
        ts="2013-03-02 11:00"),
}

TAGGED: dict[str, Any] = {
    "photos_and_videos_you're_tagged_in.json": [
        one(("URL", Url("https://www.facebook.com/photo/?fbid=invented1")), ("Tagged by", HILDE), ts="2012-08-08"),
        one(("URL", Url("https://www.facebook.com/photo/?fbid=invented2")), ("Tagged by", "Facebook user"), ts="2020-08-03"),
    ],
}

SHOPS_STORIES_PLACES: dict[str, Any] = {
    "shops/your_recently_viewed_products.json": one(("Products", ["Leirekniv", "Porselensleire 10 kg"])),
    "your_places/cities_you_have_checked_into.json": one(("Cities", ["Bergen", "Kraków", "Αρτεμώνας", "İstanbul"])),
    "your_places/places_you've_created.json": [one(("Place", "Verkstedet på hjørnet"), ts="2018-10-02"),
                                               one(("Place", "Pappas benk 🕯️"), ts="2022-06-20")],
    "reels/your_interactions_with_promotional_content_in_reels.json": one(("Action", "Skipped"), ts="2025-05-05"),
}

FOLDERS = {
    "comments_and_reactions": COMMENTS_AND_REACTIONS, "events": EVENTS, "facebook_gaming": GAMING,
    "facebook_marketplace": MARKETPLACE, "facebook_payments": PAYMENTS, "facebook_support": SUPPORT,
    "fundraisers": FUNDRAISERS, "groups": GROUPS, "messages": MESSAGES, "navigation_bar": NAVIGATION,
    "other_activity": OTHER, "pages": PAGES, "polls": POLLS, "posts": POSTS, "activity_you're_tagged_in": TAGGED,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    members = {f"your_facebook_activity/{folder}/{name}": data for folder, files in FOLDERS.items() for name, data in files.items()}
    return members | {f"your_facebook_activity/{path}": data for path, data in SHOPS_STORIES_PLACES.items()}
