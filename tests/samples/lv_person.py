"""The `label_values` files about the person, the preferences and the security of the account."""

from __future__ import annotations

from typing import Any

from .people import EIRIK, KASIA, LAYLA
from .shapes import Media, Url, at, group, one

PERSONAL: dict[str, Any] = {
    "avatars/avatar_data.json": one(
        ("Name", "name", "Miras avatar"),
        ("Updated", "update_time", at("2022-12-01")),
        group("Choices", (("Hair", "Bun"), ("Skin", "🏻"))),
        (
            "Image",
            "image",
            Media(
                [
                    {
                        "uri": "personal_information/avatars/media/avatar_full.png",
                        "creation_timestamp": at("2022-12-01"),
                    }
                ]
            ),
        ),
        ts="2022-12-01",
        ent="Avatar",
    ),
    "facebook_accounts_center/accounts_center.json": one(
        ("Accounts Center", "id", "00000000000001"),
        ("Created", "creation_time", at("2021-03-03")),
        {
            "title": "Accounts",
            "dict": [
                {
                    "dict": [
                        {"label": "Name", "value": "Mira Halvorsen"},
                        {
                            "label": "Details",
                            "dict": [
                                {
                                    "dict": [
                                        {"label": "Type", "value": "Facebook"},
                                        {
                                            "title": "Linked",
                                            "dict": [
                                                {
                                                    "dict": [
                                                        {
                                                            "label": "Since",
                                                            "timestamp_value": at("2021-03-03"),
                                                        }
                                                    ],
                                                    "title": "",
                                                }
                                            ],
                                        },
                                    ],
                                    "title": "",
                                }
                            ],
                        },
                    ],
                    "title": "",
                }
            ],
        },
        ts="2021-03-03",
        ent="AccountsCenter",
    ),
    "facebook_accounts_center/you_account_password.json": one(
        ("Password changed", "time", at("2019-03-03 08:00")), ent="PasswordInfo"
    ),
    "facebook_accounts_center/your_account_password_information.json": one(
        ("Password changed", "time", at("2019-03-03 08:00")), ent="PasswordInfo"
    ),
    "other_personal_information/contacts_uploaded_from_your_phone.json": [
        one(("Name", "Mamma"), ("Upload time", at("2014-10-10 10:10")), ("Creation time", 0)),
        one(
            ("Name", "Tannlege Dyrli"),
            ("Upload time", at("2014-10-10 10:10")),
            ("Creation time", at("2013-01-01")),
        ),
    ],
    "other_personal_information/emails_we_sent_you.json": [
        one(
            ("Sent to", "to", "mira@example.org"),
            title="Ingrid Vikøren har kommentert bildet ditt",
            ts="2025-06-01 06:00",
            ent="EmailSent",
        ),
        one(
            ("Sent to", "to", "mira@example.org"),
            title="Din Facebook-informasjon er klar",
            ts="2025-06-15 09:30",
            ent="EmailSent",
        ),
    ],
    "other_personal_information/notifications_about_new_users_joining_facebook.json": [
        one(("Name", "Petter Lunde")),
        one(("Name", "Ida Hovda")),
    ],
    "other_personal_information/your_imported_contacts.json": [
        one(
            ("Update time", at("2010-09-20")),
            ("Contact name", KASIA),
            ("Contact point", "kasia@example.com"),
            ts="2010-09-20",
        ),
        one(
            ("Update time", at("2010-09-20")),
            ("Contact name", EIRIK),
            ("Contact point", "+44 7700 900001"),
            ts="2010-09-20",
        ),
    ],
    "other_personal_information/your_media_permissions.json": one(
        ("Camera roll", "status", "Denied"), ("Updated", "time", at("2023-05-05")), ent="MediaPermission"
    ),
    "other_personal_information/meta_avatars_post_backgrounds.json": one(("Background", "Fjord")),
    "profile_information/autofill_information.json": [
        one(("Email", "mira@example.org"), ("Updated", at("2024-12-01"))),
        one(("Telefon", "+44 7700 900002"), ("Oppdatert", at("2024-12-01"))),
    ],
    "profile_information/contacts_sync_settings.json": [
        one(("Pixel 7", "Off"), ("Updated", at("2023-01-02"))),
        one(("iPhone 5", "On"), ("Updated", at("2014-10-10"))),
    ],
    "profile_information/contacts_uploaded_before_2021.json": one(
        (
            "Contacts",
            [
                (
                    ("user_id", "0"),
                    ("Contact point", "+44 7700 900003"),
                    ("Time of first import", at("2012-03-04")),
                    ("Time of latest import", at("2014-10-10")),
                    ("Name", "Bestemor Åsta"),
                ),
                (
                    ("user_id", "0"),
                    ("Contact point", "noa@example.com"),
                    ("Time of first import", at("2013-09-04")),
                    ("Time of latest import", 0),
                    ("Name", "נועה"),
                ),
            ],
        ),
        ("Source", (("Device", "iPhone 5"),)),
        ("Updated", at("2014-10-10")),
        ("Status", "Deleted"),
    ),
    "profile_information/predicted_languages.json": one(
        ("Language", "language", "Norwegian (bokmål)"),
        ("Predicted", "time", at("2025-05-05")),
        ts="2025-05-05",
        ent="PredictedLanguage",
    ),
    "profile_information/rising_fan_badges_you've_received.json": [
        one(("Page", "Fjordradioen")),
        one(("Page", "Example Clay Supply")),
    ],
    "profile_information/synced_contacts_from_instagram.json": one(
        ("Contacts", [(("Name", "Hilde K."), ("Time", at("2021-04-04")))]),
        ("Source", (("App", "Instagram"),)),
        ("Count", "1"),
        ("Time", at("2021-04-04")),
    ),
    "profile_information/the_ways_we_can_send_you_notifications.json": one(
        ("Email", "email", "mira@example.org"), ("SMS", "sms", "Off"), ent="NotifChannels"
    ),
    "profile_information/timezone.json": one(("Timezone", "Europe/Oslo"), fbid=False),
    "profile_information/your_devices.json": [
        one(
            ("Device", "Pixel 7"),
            ("First seen", at("2023-01-02")),
            ("Names", ["Miras Pixel"]),
            ("OS", (("Name", "Android"),)),
        ),
        one(("Device", "Windows PC"), ("First seen", at("2020-03-14")), ("Names", [])),
    ],
    "profile_information/contact_info.json": one(
        ("E-Mail", "mira@example.org"), ("Telefon", "+44 7700 900002")
    ),
    "profile_information/websites.json": one(("Website", Url("https://keramikk.example/"))),
    "profile_information/your_experiences.json": one(
        ("Experience", "Daglig leder, Halvorsen Keramikk"), ("Start", at("2018-10-01"))
    ),
    "profile_information/your_school_class_history.json": one(
        ("School", "Uniwersytet Przykładowy w Krakowie"), ("Class", "2011")
    ),
}

PREFERENCES: dict[str, Any] = {
    "feed/reduce.json": one(
        ("Sensitive content", "level", "Reduce more"),
        ("Updated", "time", at("2021-12-02")),
        ts="2021-12-02",
        ent="Reduce",
    ),
    "feed/snooze.json": one(("Name", "Frode Kleppe"), ("Until", at("2025-07-01"))),
    "feed/unfollowed_profiles.json": one(
        ("Profile", "profile", Url("https://www.facebook.com/invented.frode")),
        ("Time", "time", at("2019-04-20")),
        ent="Unfollowed",
    ),
    "feed/favorites.json": [one(("Name", "Ingrid Vikøren")), one(("Name", LAYLA))],
    "memories/settings.json": one(("Updated", at("2021-11-22")), ("Hidden people", [EIRIK]), ts="2021-11-22"),
    "memories/top_moments_of_the_year.json": one(
        {
            "title": "2017",
            "description": "Σίφνος",
            "media": [
                {
                    "uri": "your_facebook_activity/posts/media/2017_10150400000000002/10150400000020001.jpg",
                    "creation_timestamp": at("2017-07-21"),
                }
            ],
        }
    ),
    "memories/your_activity.json": one(("Last visit", at("2025-06-11 23:00"))),
    "preferences/browser_push_notifications.json": one(
        ("Browser", "browser", "Firefox"),
        ("Registered", "time", at("2020-03-14")),
        ("Endpoints", "endpoints", ["https://push.example.org/invented"]),
        ts="2020-03-14",
        ent="WebPush",
    ),
    "preferences/consent_for_combining_facebook_and_messenger_data.json": one(
        ("Choice", "Keep separate"), ts="2024-03-06"
    ),
    "preferences/dark_mode_settings.json": one(("Dark mode", "On")),
    "preferences/interactions_with_marketplace_ads.json": one(("Last interaction", at("2025-03-03"))),
    "preferences/language_settings_history.json": one(
        ("Change", "change", "de_DE → nb_NO"),
        ("Time", "time", at("2024-12-30")),
        ("Locales", "locales", ["nb_NO", "de_DE"]),
        ("Device", (("Name", "Pixel 7"),)),
        ts="2024-12-30",
        ent="LocaleChange",
    ),
    "preferences/login_alerts_settings.json": one(("Email alerts", "On")),
    "preferences/memorialization_settings.json": one(("Legacy contact", "Ingrid Vikøren"), ts="2022-01-10"),
    "preferences/notification_preferences.json": [
        one(("Birthdays", "Off"), ts="2021-11-22"),
        one(("Tags", "On"), ts="2021-11-22"),
    ],
    "preferences/notification_settings.json": one(
        ("Push", "On"), ("Muted", ["Birthdays"]), ("Email", (("Frequency", "Suggested"),))
    ),
    "preferences/privacy_settings.json": one(
        ("Future posts", "Friends"), ("Lookup", (("By phone", "Friends"), ("By email", "Only me")))
    ),
    "preferences/reels_notifications_you_unsubscribed_from.json": one(
        ("Count", "1"), ("Profiles", ["Fjordradioen"])
    ),
    "preferences/reels_preferences.json": one(
        ("Autoplay", "autoplay", "Off"), ("Topics", "topics", ["Pottery"]), ent="ReelsPrefs"
    ),
    "preferences/video.json": {
        "watch_videos_v2": [
            {
                "video_title": "Fjorden i dag",
                "user_action": "HIDE",
                "action_time": "1700000000",
                "feedback_collection": "watch",
            }
        ],
        **one(
            (
                "Hidden videos",
                "hidden",
                [
                    (
                        ("Video", "video", Url("https://www.facebook.com/watch/?v=invented9")),
                        ("Time", "time", at("2023-11-14")),
                    )
                ],
            ),
            ts="2023-11-14",
            ent="VideoPrefs",
        ),
    },
    "preferences/your_accessibility_settings.json": one(
        ("Text size", "Default"), ("Colors", (("Contrast", "High"),))
    ),
    "preferences/your_basic_mode_opt-in_status.json": [
        one(("Status", "Off"), ts="2017-01-01"),
        one(("Status", "Off"), ts="2018-01-01"),
    ],
    "preferences/your_daily_limit.json": one(("Limit", "45 minutes"), ts="2022-01-01"),
    "preferences/your_device_push_settings.json": one(
        ("Device", "device", "Pixel 7"), ("Updated", "time", at("2023-01-02")), ent="DevicePush"
    ),
    "preferences/your_facebook_story_preferences.json": one(
        ("Audience", "audience", "Friends"), ("Updated", "time", at("2019-01-01")), ent="StoryPrefs"
    ),
    "preferences/your_fundraiser_settings.json": one(
        ("Reminder", "Off"), ("Updated", 0), ("Causes", []), ("Options", (("Birthday", "Off"),))
    ),
    "preferences/your_inferred_language_preferences_for_videos.json": one(
        ("Language", "nb"), ("Share", (("nb", "0.8"), ("en", "0.2"))), fbid=False
    ),
    "preferences/your_language_translation_settings.json": one(("Never translate", "Polish")),
    "preferences/your_post_composer_settings.json": one(
        ("Default audience", "Friends"), ("Updated", at("2019-03-05"))
    ),
    "preferences/your_preferred_categories.json": one(
        ("Source", "source", "Marketplace"),
        ("Categories", "categories", ["Hobby"]),
        ("Weights", (("Hobby", "1"),)),
        ent="PreferredCategories",
    ),
    "preferences/your_story_highlights.json": one(("Title", "Ovnen 🔥"), ("Created", at("2022-06-10"))),
    "preferences/your_video_accessibility_settings.json": one(("Captions", "On")),
    "preferences/your_watch_settings.json": one(
        ("Autoplay", "autoplay", "Never"),
        ("Updated", "time", at("2020-02-02")),
        ("Topics", "topics", []),
        ent="WatchSettings",
    ),
}

SECURITY: dict[str, Any] = {
    "account_recoveries_without_password_changes.json": one(("Time", at("2012-02-02 22:22")), fbid=False),
    "device_login_cookies.json": [
        one(
            ("Cookie", "cookie", "Abc1************"), ("Created", "time", at("2023-01-02")), ent="LoginCookie"
        ),
        one(
            ("Cookie", "cookie", "Def2************"), ("Created", "time", at("2020-03-14")), ent="LoginCookie"
        ),
    ],
    "information_about_your_last_login.json": one(
        ("Time", "time", at("2025-06-15 08:58")),
        ("Session", (("IP address", "192.0.2.17"),)),
        ent="LastLogin",
    ),
    "registration_information.json": one(
        ("IP address", "ip", "203.0.113.9"),
        ("Time", "time", at("2008-02-11 19:10")),
        ts="2008-02-11 19:10",
        ent="Registration",
    ),
    "two-factor_authentication.json": one(
        ("Status", "status", "On"), ("Enabled", "time", at("2019-03-03")), ent="TwoFactor"
    ),
    "your_account_confirmation_information.json": one(
        ("Email", "email", "mira.vikoren@example.com"),
        ("Confirmed", "time", at("2008-02-11 19:11")),
        ts="2008-02-11 19:11",
        ent="Confirmation",
    ),
    "your_recent_account_recovery_successes.json": [
        one(("Time", at("2012-02-02 22:30"))),
        one(("Time", at("2019-03-03 07:55"))),
    ],
    "your_recent_profile_recovery_successes.json": one(("Time", at("2019-03-03 07:55"))),
    "trusting_frequently_used_devices.json": one(("Device", "Pixel 7"), ("Trusted", "Yes")),
}

ROOTS = {
    "personal_information": PERSONAL,
    "preferences": PREFERENCES,
    "security_and_login_information": SECURITY,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    return {f"{root}/{name}": data for root, files in ROOTS.items() for name, data in files.items()}
