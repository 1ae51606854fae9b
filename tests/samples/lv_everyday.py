"""The `label_values` files of `your_facebook_activity/` about messages, posts and whatever else."""

from __future__ import annotations

from typing import Any

from .people import AYSE, HILDE, INGRID, LAYLA, OWNER
from .shapes import Media, Url, at, group, one

MESSAGES: dict[str, Any] = {
    "ai_conversations.json": one(
        ("Conversation", "Glaze recipe for 1240 °C"),
        ("Created", at("2025-04-04 20:00")),
        ("Link", Url("https://www.facebook.com/ai/invented/1")),
        ("Models", ["Assistant"]),
        {
            "title": "Messages",
            "dict": [
                {
                    "dict": [
                        {"label": "Sender", "value": OWNER},
                        {"label": "Text", "value": "Hvilken glasur tåler 1240 °C? 🏺"},
                        {"label": "Time", "timestamp_value": at("2025-04-04 20:00")},
                    ],
                    "title": "",
                },
                {
                    "dict": [
                        {"label": "Sender", "value": "Meta AI"},
                        {"label": "Text", "value": "En feltspatglasur med kvarts og kritt."},
                        {"label": "Time", "timestamp_value": at("2025-04-04 20:01")},
                    ],
                    "title": "",
                },
            ],
        },
        title="Glasur ved 1240 °C",
        ts="2025-04-04 20:00",
    ),
    "chat_invites_received.json": one(
        ("Invited by", "Gro Hovda"), title="Turlaget Bjørgvin – prat 🥾", ts="2023-08-31"
    ),
    "community_chats_settings.json": one(("Notifications", "On")),
    "encrypted_messaging_backup_settings.json": one(("Secure storage", "On"), ("Method", "PIN")),
    "information_about_your_devices.json": [one(("Device", "Pixel 7")), one(("Device", "Windows PC"))],
    "messaging_settings.json": one(("Read receipts", "read_receipts", "Enabled"), ent="MessagingSettings"),
    "messenger_active_status_platform_settings.json": one(
        ("Web", "web", "Off"), ("Android", "android", "On"), ent="ActiveStatus"
    ),
    "messenger_active_status_settings.json": one(
        ("Visibility", "visibility", "On"), ("Updated", "update_time", at("2022-02-02")), ent="ActiveStatus"
    ),
    "messenger_ui_settings.json": one(("Chat heads", "Off")),
    "your_chat_settings_on_web.json": one(("Sound", "Off")),
    "your_cross-app_messaging_settings.json": one(("Instagram messages", "Do not receive")),
    "your_end-to-end_encryption_enabled_messenger_device.json": [
        one(("Device", "Pixel 7"), ts="2024-01-17"),
        one(("Device", "Chrome, Windows"), ts="2024-02-03"),
    ],
    "your_messenger_app_install_information.json": one(
        ("Installed", "has_installed", "Yes"),
        ("First installed", "install_time", at("2014-10-10")),
        ent="AppInstall",
    ),
    "your_responsiveness_in_messaging_threads.json": one(("Typical reply", "Within a day")),
}

NAVIGATION: dict[str, Any] = {
    "device_navigation_bar_information.json": [
        one(
            ("Device", "device", "Pixel 7"),
            ("Last seen", "time", at("2025-06-01")),
            ("Tabs", "tabs", ["Home", "Groups"]),
            ("Badge", (("Count", "3"),)),
            ent="NavBar",
        ),
        one(("Device", "device", "Windows PC"), ("Last seen", "time", 0), ("Tabs", "tabs", []), ent="NavBar"),
    ],
    "global_navigation_bar_information.json": one(("Variant", "A"), ("Updated", at("2024-12-12"))),
    "navigation_bar_shortcut_history.json": [
        one(
            ("Shortcut", "shortcut", "Marketplace"),
            ("Actions", "actions", ["Shown", "Opened"]),
            ("Position", (("Index", "4"),)),
            ts="2024-10-10",
            ent="NavShortcut",
        ),
        one(
            ("Shortcut", "shortcut", "Video"), ("Actions", "actions", []), ts="2024-11-10", ent="NavShortcut"
        ),
    ],
    "notification_tab_display_information.json": one(("Displayed", "Yes"), ts="2025-06-01"),
    "your_tab_notifications.json": [
        one(("Tab", "Groups"), ("Time", at("2025-05-30"))),
        one(("Tab", "Video"), ("Time", at("2025-05-31"))),
    ],
}

OTHER: dict[str, Any] = {
    "activity_summary_about_a_page_or_profile.json": [
        one(("Profile", "Halvorsen Keramikk"), ("Visits", "14")),
        one(("Profile", "Example Clay Supply"), ("Visits", "3")),
    ],
    "facebook_new_user_guide.json": [
        one(("Step", "step", "Find friends"), ("Time", "time", at("2008-02-11 19:12")), ent="NewUserGuide"),
        one(("Step", "step", "Add a photo"), ("Time", "time", at("2008-02-11 19:20")), ent="NewUserGuide"),
    ],
    "invites_to_follow.json": [
        one(("Invited by", LAYLA), ("Time", at("2025-04-28")), title="معرض ليلى للخزف", ts="2025-04-28"),
        one(
            ("Invited by", "Dag Bøkset"),
            ("Time", at("2024-04-28")),
            title="Turlaget Bjørgvin",
            ts="2024-04-28",
        ),
    ],
    "last_sent_notification_info.json": one(("Type", "Birthday"), ts="2025-06-14"),
    "link_history.json": [
        one(
            ("Website link you visited", Url("https://glaze.example.org/celadon?utm=fb")),
            ("Title of website page you visited", "Celadon for begynnere – Glasurboken"),
            ("Website session start time", "May 30, 2025 8:41:10 PM"),
            ("Website session end time", "May 30, 2025 8:44:02 PM"),
            ts="2025-05-30 18:44",
        ),
        one(
            ("Nettstedslenken du besøkte", Url("https://avis.example/været")),
            ("Tittel på nettsiden du besøkte", "Regn. Mer regn."),
            ("Starttidspunkt for økten", "1. juni 2025 kl. 07:10:00"),
            ts="2025-06-01 05:12",
        ),
    ],
    "profiles_you_visited_in_the_past_7_days.json": one(("Profiles", [INGRID, AYSE, LAYLA])),
    "reshare_education.json": one(("Seen", "1")),
    "surveys.json": one(
        {"label": "Survey", "description": "A survey about groups", "value": "Groups 2024"},
        ("Time", at("2024-09-09")),
        ("Answers", ["Satisfied"]),
        ("Question", (("Text", "How useful are groups?"), ("Answer", "Very"))),
        ts="2024-09-09",
    ),
    "time_spent_on_facebook.json": one(
        (
            "Intervals",
            "intervals",
            [
                (("Start time", at("2025-06-13 06:02")), ("End time", at("2025-06-13 06:09"))),
                (("Start time", at("2025-06-13 20:30")), ("End time", at("2025-06-13 20:55"))),
            ],
        ),
        ("Update time", "update_time", at("2025-06-14 00:10")),
        ts="2025-06-14",
        ent="TimeSpent",
    ),
    "top_fan_badges_you've_received.json": [
        one(
            ("Badge", "Top fan"),
            ("Since", at("2022-08-08")),
            group("Page", (("Name", "Example Clay Supply"),)),
            ts="2022-08-08",
        ),
        one(
            ("Badge", "Toppfan"),
            ("Since", at("2023-08-08")),
            group("Side", (("Navn", "Fjordradioen"),)),
            ts="2023-08-08",
        ),
    ],
    "top_fan_information.json": [one(("Page", "Example Clay Supply")), one(("Page", "Fjordradioen"))],
    "weather_forecast_settings.json": one(("Unit", "Celsius"), ("Updated", at("2017-11-11"))),
    "weekly_engagement_list_activity.json": one(
        ("Week", "week", "2025-W23"), ("Counts", (("Likes", "9"),)), ent="WeeklyList"
    ),
    "your_autofill_settings.json": one(
        ("Save contact info", "On"), ("Updated", at("2023-01-20")), ("Fields", (("Email", "On"),))
    ),
    "your_content_visibility_notification_history.json": one(
        ("Shown", "count", "1"), ("Last shown", "time", at("2024-02-01")), ent="ContentVisibility"
    ),
    "your_crowdsourcing_edits.json": [
        one(
            ("Place", "Eksempelkaféen"), ("Time", at("2013-03-03")), ("Change", (("Opening hours", "08–18"),))
        ),
        one(
            ("Place", "Verkstedet"), ("Time", at("2018-10-02")), ("Change", (("Category", "Pottery studio"),))
        ),
    ],
    "your_information_download_requests.json": [
        one(
            ("File format", "format", "JSON"),
            ("Media quality", "quality", "High"),
            ("Requested", "request_time", at("2023-06-10 09:00")),
            ("Start date", "start_time", 0),
            ("End date", "end_time", at("2023-06-10 09:00")),
            ("Status", "status", "Expired"),
            ("Categories", "categories", ["Posts", "Messages", "Friends"]),
            group("Delivery", (("Destination", "Download"),)),
            ts="2023-06-10 09:00",
            ent="DYIRequest",
        ),
        one(
            ("Dateiformat", "format", "JSON"),
            ("Medienqualität", "quality", "Hoch"),
            ("Angefordert", "request_time", at("2025-06-15 09:00")),
            ("Startdatum", "start_time", at("2008-02-11")),
            ("Enddatum", "end_time", at("2025-06-15 09:00")),
            ("Status", "status", "Bereit"),
            ("Kategorien", "categories", []),
            ts="2025-06-15 09:00",
            ent="DYIRequest",
        ),
    ],
    "your_mentions_settings.json": one(
        ("Who can mention you", "audience", "Friends"),
        ("Updated", "update_time", at("2021-12-01")),
        ts="2021-12-01",
        ent="MentionSettings",
    ),
    "your_recently_followed_history.json": one(
        ("Followed", "followed", ["Example Clay Supply", "معرض ليلى للخزف"]),
        ("Last", (("Name", "Fjordradioen"),)),
        ent="RecentFollows",
    ),
    "your_recently_used_emojis.json": one(
        ("Emoji", "🏺"), ("Last used", at("2025-06-10")), ("Variant", (("Skin tone", "🏽"),))
    ),
    "your_video_consumption_summary.json": one(
        ("Videos watched", "count", "41"), ("Minutes", "minutes", "63"), ent="VideoSummary"
    ),
}

PAGES: dict[str, Any] = {
    "admin_activity.json": one(
        ("Action", "Published a post"),
        ("Page", Url("https://www.facebook.com/halvorsen.keramikk.invented")),
        ts="2024-05-30",
    ),
    "pages_you_are_a_customer_of.json": [
        one(
            ("Page", Url("https://www.facebook.com/example.clay.supply.invented")),
            ("Since", at("2019-09-09")),
            group("Order", (("Item", "Porselensleire 10 kg"),)),
        ),
        one(("Page", "Fjordradioen"), ("Since", 0)),
    ],
}

POLLS: dict[str, Any] = {
    "your_poll_votes.json": one(
        ("Poll", "Hvor går turen?"), group("Option", (("Name", "Ulriken"), ("Voted", "Yes")))
    ),
}

PHOTO = {
    "uri": "your_facebook_activity/posts/media/Krukker_10150400000000001/10150400000010001.jpg",
    "creation_timestamp": at("2018-10-07 19:50"),
    "title": "Krukker",
    "description": "Første brenning",
}

POSTS: dict[str, Any] = {
    "birthday_media.json": one(
        ("Message", "Gratulerer! 🎂"), ("Time", at("2024-03-09")), ("Photo", Media([PHOTO])), ts="2024-03-09"
    ),
    "content_sharing_links_you_have_created.json": [
        one(
            ("Link", "url", Url("https://www.facebook.com/share/p/invented1/")),
            ts="2024-06-01 10:00",
            ent="SharingLink",
        ),
        one(
            ("Lenke", "url", Url("https://www.facebook.com/share/p/invented2/")),
            ts="2025-02-01 10:00",
            ent="SharingLink",
        ),
    ],
    "edits_you_made_to_posts.json": [
        one(("Text", "Åpent verksted lørdag kl. 12! Ta med kopp ☕️"), ts="2024-05-30 20:30"),
        one(("Text", "Vi har fått ny ovn (den er varm)"), ts="2025-02-02 14:00"),
    ],
    "media_used_for_memories.json": [
        one(
            ("Created", "creation_time", at("2023-10-07")),
            ("Photos", "media", Media([PHOTO])),
            ts="2023-10-07",
            ent="Memory",
        ),
        one(
            ("Created", "creation_time", at("2024-10-07")),
            ("Caption", "caption", "6 years ago"),
            ts="2024-10-07",
            ent="Memory",
        ),
    ],
    "places_you_have_been_tagged_in.json": [
        one(
            ("Visit time", at("2013-07-09 18:00")),
            ("Place name", "Fløyen"),
            ("Name of application used to tag this place", "Facebook for iPhone"),
        ),
        one(
            ("Zeitpunkt des Besuchs", at("2017-07-21 12:00")),
            ("Name des Ortes", "Σίφνος"),
            ("Name der Anwendung, mit der dieser Ort markiert wurde", "Facebook für Android"),
        ),
    ],
    "posts_on_other_pages_and_profiles.json": [
        one(
            ("Message", "Gratulerer med dagen, gamle venn! 🎂"),
            ("Updated", at("2012-01-29")),
            group("Target", (("Name", HILDE),)),
            ts="2012-01-29 07:30",
        ),
        one(
            ("Message", "Endelig på trykk!"),
            {"label": "Media", "description": "Cover", "media": [PHOTO]},
            group("Target", (("Name", "Example Clay Supply"),)),
            ts="2019-10-10 10:10",
        ),
    ],
    "shared_memories.json": one({"title": "Shared memory", "media": [PHOTO]}),
    "your_received_shared_album_invites.json": one(
        ("Album", "Σίφνος 2017"),
    ),
    "check-ins.json": one(
        ("Message", "Kaffe ☕️"),
        group(
            "Place tags",
            (
                ("Coordinates", "(60.3913, 5.3221)"),
                ("Address", "Eksempelgaten 1, Bergen"),
                ("Name", "Eksempelkaféen"),
            ),
        ),
        ts="2013-03-02 11:00",
    ),
}

TAGGED: dict[str, Any] = {
    "photos_and_videos_you're_tagged_in.json": [
        one(
            ("URL", Url("https://www.facebook.com/photo/?fbid=invented1")),
            ("Tagged by", HILDE),
            ts="2012-08-08",
        ),
        one(
            ("URL", Url("https://www.facebook.com/photo/?fbid=invented2")),
            ("Tagged by", "Facebook user"),
            ts="2020-08-03",
        ),
    ],
}

SHOPS: dict[str, Any] = {
    "your_recently_viewed_products.json": one(("Products", ["Leirekniv", "Porselensleire 10 kg"])),
}

PLACES: dict[str, Any] = {
    "cities_you_have_checked_into.json": one(("Cities", ["Bergen", "Kraków", "Αρτεμώνας", "İstanbul"])),
    "places_you've_created.json": [
        one(("Place", "Verkstedet på hjørnet"), ts="2018-10-02"),
        one(("Place", "Pappas benk 🕯️"), ts="2022-06-20"),
    ],
}

REELS: dict[str, Any] = {
    "your_interactions_with_promotional_content_in_reels.json": one(("Action", "Skipped"), ts="2025-05-05"),
}

FOLDERS = {
    "messages": MESSAGES,
    "navigation_bar": NAVIGATION,
    "other_activity": OTHER,
    "pages": PAGES,
    "polls": POLLS,
    "posts": POSTS,
    "activity_you're_tagged_in": TAGGED,
    "shops": SHOPS,
    "your_places": PLACES,
    "reels": REELS,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    root = "your_facebook_activity"
    return {
        f"{root}/{folder}/{name}": data for folder, files in FOLDERS.items() for name, data in files.items()
    }
