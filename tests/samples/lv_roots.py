"""The `label_values` files outside `your_facebook_activity/`: ads, connections, logs, person, preferences, security."""

from __future__ import annotations

from typing import Any

from .people import ARNE, AYSE, EIRIK, HILDE, KASIA, LAYLA, YUI
from .shapes import Media, Url, at, group, one

ADS: dict[str, Any] = {
    "ad_preferences.json": one(
        ("Ad topics", "interested_topics", ["Ceramics", "Hiking", "Søndagsmiddag"]), ("Last updated", "update_time", at("2025-01-11")),
        group("Saved ads", (("Ad title", "Leirekniv i stål"), ("Advertiser", "Example Clay Supply"))), ("See less", "less", "Alcohol"),
        ent="AdPreferences"),
    "ads_about_meta.json": one(("Status", "status", "Not allowed"), ("Updated", "update_time", at("2023-11-11")), ent="AdsAboutMeta"),
    "ads_feedback_activity.json": one(("Last feedback", at("2024-08-08")), ("Last report", 0)),
    "ads_personalization_consent.json": one(("Choice", "choice", "Use for free with ads"), ("Time", "time", at("2023-11-10")),
                                            ts="2023-11-10", ent="AdsConsent"),
    "advertisers_using_your_activity_or_information.json": one(
        ("Advertisers who uploaded a list", "uploaded", ["Example Clay Supply", "Töpferbedarf Muster GmbH"]),
        ("Advertisers whose website you used", "remarketing", ["shop.example"]), ("Store visits", "store_visit", []),
        ent="AdvertiserList"),
    "advertisers_you've_interacted_with.json": [
        one(("Action", "Clicked ad"), ("Title", "Porselensleire – nå på lager"), ("URL", Url("https://shop.example/clay")), ts="2025-04-10"),
        one(("Handling", "Lukket annonse"), ("Tittel", "Vinn en båt!"), ts="2025-05-02"),
    ],
    "messenger_threads_you_started_by_clicking_on_an_ad.json": one(("Times", [at("2022-02-02 10:00"), at("2024-10-11 09:00")])),
    "meta_ad_library_accounts.json": one(("Account", "account", "None"), ("Countries", "countries", ["NO"]), ts="2024-01-01",
                                         ent="AdLibraryAccount"),
    "other_categories_used_to_reach_you.json": one(
        ("Categories", "categories", ["Frequent travelers", "Brukere av Android", "Away from family"]), ent="Categories",
        bcts=["Frequent travelers"]),
    "service_texts_received.json": [one(("Text", "Koden din er 000000"), ("Numbers", ["+44 7700 900100"])),
                                    one(("Text", "Your code is 111111"), ("Numbers", []))],
    "story_views_in_past_7_days.json": one(("Views", "17")),
    "subscription_for_no_ads.json": one(("Status", "Not subscribed")),
    "your_consent_settings.json": one(("Consent time", at("2023-11-10")), ts="2023-11-10"),
    "your_meta_business_suite_guidance_interactions.json": [one(("Guidance", "Boost"), ("Time", at("2024-06-02"))),
                                                            one(("Guidance", "Insights"), ("Time", 0))],
    "your_pages_mentions.json": [one(("Mentions", ["Halvorsen Keramikk"]), ts="2024-05-31"),
                                 one(("Mentions", []), ts="2024-06-30")],
    "your_recent_reported_conversions.json": one(("Conversion time", at("2025-06-11 10:10")), fbid=False),
    "your_sampled_locations.json": one(("Location", "Bergen, Norway"), ts="2025-06-01"),
}

APPS: dict[str, Any] = {
    "permissions_you_have_granted_to_apps.json": one(
        ("App", "app", "Eksempelrutine"), ("Granted", "time", at("2016-04-01")), ("Permissions", "perms", ["email", "public_profile"]),
        ent="AppPermission"),
    "your_activity_off_meta_technologies.json": [
        one(("Events", [(("ID", "4410001"), ("Event", "PURCHASE"), ("Received on", at("2025-04-10 12:12"))),
                        (("ID", "4410001"), ("Event", "PAGE_VIEW"), ("Received on", at("2025-04-10 12:01")))]),
            title="shop.example"),
        one(("Hendelser", [(("ID", "4410002"), ("Hendelse", "SEARCH"), ("Mottatt", at("2025-06-02 07:30")))]),
            title="Været på Vestlandet"),
    ],
    "your_activity_off_meta_technologies_settings.json": one(
        ("Future activity", "future", "Connected"), ("Last cleared", "cleared", at("2023-06-11")), ("Detail", "detail", (("Apps", "All"),)),
        ts="2023-06-11", ent="OffMetaSettings"),
}

CONNECTIONS: dict[str, Any] = {
    "friends/people_you_may_know.json": one(
        ("When these suggestions were created", "creation_time", at("2025-06-14")),
        ("Friend suggestions", "suggestions", ["Ida Hovda", "Θεοδώρα Βλάχου", "בן לוי"]), ent="PYMK"),
    "friends/suggested_friends.json": [one(("Name", "Leif Grønhaug"), ("Suggested by", HILDE), ("Time", at("2011-01-01"))),
                                       one(("Name", "Eksempel Eksempelsen"), ("Suggested by", ARNE), ("Time", at("2012-05-05")))],
    "friends/your_post_audiences.json": [
        one(("Name", "name", "Familie"), group("Members", (("Name", "Ingrid Vikøren"),), (("Name", ARNE),)), ent="FriendList"),
        one(("Name", "name", "Keramikk 🏺"), group("Members", (("Name", YUI),)), ent="FriendList"),
    ],
    "friends/friends_you_see_less.json": one(("Name", "Frode Kleppe")),
}

INTERACTIONS: dict[str, Any] = {
    "groups_you've_visited.json": [one(("Name", "Norsk Keramikkforum"), ts="2025-06-10 18:00"),
                                   one(("Name", "Sorggruppe på nett"), ts="2025-06-11 23:10")],
    "content_that_has_been_shown_to_you_in_your_feed.json": one(
        ("Posts", [(("Event", "Viewed"), ("URL", Url("https://www.facebook.com/invented/posts/11")), ("Time", at("2025-06-12 07:00"))),
                   (("Event", "Viewed"), ("URL", Url("https://www.facebook.com/invented/posts/12")), ("Time", at("2025-06-12 07:01")))]),
        ("Videos", [(("Event", "Viewed"), ("URL", Url("https://www.facebook.com/watch/?v=invented")), ("Time", at("2025-06-12 07:05")))]),
        ("Links", [])),
    "ads.json": [one(("Ad", "Porselensleire – nå på lager"), ("Time", at("2025-06-12 07:02"))),
                 one(("Ad", "Vinn en båt!"), ("Time", at("2025-06-12 07:03")))],
    "items_viewed.json": [one(("Title", "Brennovn 60 l"), ("Product name", "Brennovn"), ("Description", "Lite brukt"), ("Title", "4 000 kr")),
                          one(("Title", "Dreieskive"), ("Product name", "Dreieskive"), ("Description", ""))],
    "profile_visits.json": [one(("Name", AYSE), ts="2025-06-09"), one(("Name", ARNE), ts="2025-06-10")],
    "groups_and_events_you've_visited.json": [
        one(("Name", "Åpning: معرض ليلى"), ("Start time", at("2025-05-08 17:00")), ("End time", 0), ("Description", "Keramikk og te"),
            ("URL", Url("https://www.facebook.com/events/invented/")), ts="2025-05-02"),
        one(("Name", "Norsk Keramikkforum"), ts="2025-06-10 18:00"),
    ],
    "shows_you_have_watched.json": one(("Title", "Fjorden i dag"), ("URL", Url("https://www.facebook.com/watch/invented-show/"))),
    "shows_that_you_have_not_finished_watching.json": one(("Title", "Pottery hour"), ("URL", Url("https://www.facebook.com/watch/invented-2/"))),
    "time_spent_watching_facebook_shows.json": one(("Title", "Fjorden i dag"), ("Time spent", "12 minutes")),
}

LOGGED: dict[str, Any] = {
    "activity_messages/events_interactions.json": one(("Last interaction", at("2025-05-02"))),
    "activity_messages/milestone_notifications.json": one(("Milestone", "15 years on Facebook"), ts="2023-02-11"),
    "activity_messages/people_and_friends.json": [one(("Name", LAYLA), ts="2025-05-01"), one(("Name", "Ingrid Vikøren"), ts="2025-05-02")],
    "in-app_messages/your_in-app_messages_interactions.json": one(("Message", "message", "Turn on notifications"), ("Action", "action", "Dismissed"),
                                                                 ts="2024-03-03", ent="QuickPromotion"),
    "location/timezone.json": one(("Timezone", "Europe/Oslo")),
    "location/your_privacy_jurisdiction.json": one(("Jurisdiction", "jurisdiction", "EEA"), ("Countries", "countries", ["Norway"]),
                                                   ent="PrivacyJurisdiction"),
    "notifications/meta_privacy_policy_update_notifications.json": one(("Shown", at("2024-06-01")), ts="2024-06-01"),
    "notifications/your_notifications_tab_activity.json": one(("Opened", "count", "320"), ("Last opened", "time", at("2025-06-14")),
                                                              ent="NotifTab"),
    "other_logged_information/consents.json": one(("Location history", "time", at("2018-05-25")), ts="2018-05-25", ent="Consent"),
    "other_logged_information/detected_hardware.json": [
        one(("Device", "device", "Pixel 7"), ("Detected", "time", at("2023-01-02")), group("Screen", (("Width", "1080"),)), ent="Hardware"),
        one(("Device", "device", "Windows PC"), ("Detected", "time", at("2020-03-14")), ent="Hardware"),
    ],
    "other_logged_information/facebook_reels_usage_information.json": one(("Reels watched", "count", "8"), group("Sessions", (("Last 7 days", "2"),)),
                                                                         ent="ReelsUsage"),
    "other_logged_information/locations_of_interest.json": one(("Places", "places", ["Bergen", "Kraków", "Σίφνος"]), ent="LocationsOfInterest"),
    "other_logged_information/recommended_bookmark_info.json": one(("Updated", at("2025-06-01"))),
    "other_logged_information/your_facebook_watch_activity_in_the_last_28_days.json": one(("Videos", "count", "5"), ent="WatchActivity"),
    "other_logged_information/your_ownership_of_digital_items.json": one(
        ("Item", "item", "Wool hat"), ("Acquired", "time", at("2022-12-01")), ("Preview", "preview", Media([
            {"uri": "personal_information/avatars/media/wool_hat.png", "creation_timestamp": at("2022-12-01")}])),
        ts="2022-12-01", ent="DigitalItem"),
    "other_logged_information/your_privacy_checkup_interactions.json": [
        one(("Step", "Who can see your posts"), ("Time", at("2018-05-26")), ("Choices", ["Friends"])),
        one(("Step", "Login alerts"), ("Time", at("2018-05-26")), ("Choices", []))],
    "search/your_educational_notification_interactions.json": one(("Shown", "2")),
    "your_interactions_on_facebook/groups_you've_visited.json": [
        one(("Name", "name", "Turlaget Bjørgvin"), ts="2024-04-20", ent="GroupVisit"),
        one(("Name", "name", "陶器の会"), ts="2024-04-21", ent="GroupVisit")],
    "your_topics/people_we_think_you_should_follow.json": one(("People", ["Fjordradioen", LAYLA]), ts="2024-02-02", fbid=False),
}

PERSONAL: dict[str, Any] = {
    "avatars/avatar_data.json": one(
        ("Name", "name", "Miras avatar"), ("Updated", "update_time", at("2022-12-01")), group("Choices", (("Hair", "Bun"), ("Skin", "🏻"))),
        ("Image", "image", Media([{"uri": "personal_information/avatars/media/avatar_full.png", "creation_timestamp": at("2022-12-01")}])),
        ts="2022-12-01", ent="Avatar"),
    "facebook_accounts_center/accounts_center.json": one(
        ("Accounts Center", "id", "00000000000001"), ("Created", "creation_time", at("2021-03-03")),
        {"title": "Accounts", "dict": [{"dict": [
            {"label": "Name", "value": "Mira Halvorsen"},
            {"label": "Details", "dict": [{"dict": [{"label": "Type", "value": "Facebook"}, {"title": "Linked", "dict": [
                {"dict": [{"label": "Since", "timestamp_value": at("2021-03-03")}], "title": ""}]}], "title": ""}]}], "title": ""}]},
        ts="2021-03-03", ent="AccountsCenter"),
    "facebook_accounts_center/you_account_password.json": one(("Password changed", "time", at("2019-03-03 08:00")), ent="PasswordInfo"),
    "facebook_accounts_center/your_account_password_information.json": one(("Password changed", "time", at("2019-03-03 08:00")), ent="PasswordInfo"),
    "other_personal_information/contacts_uploaded_from_your_phone.json": [
        one(("Name", "Mamma"), ("Upload time", at("2014-10-10 10:10")), ("Creation time", 0)),
        one(("Name", "Tannlege Dyrli"), ("Upload time", at("2014-10-10 10:10")), ("Creation time", at("2013-01-01")))],
    "other_personal_information/emails_we_sent_you.json": [
        one(("Sent to", "to", "mira@example.org"), title="Ingrid Vikøren har kommentert bildet ditt", ts="2025-06-01 06:00", ent="EmailSent"),
        one(("Sent to", "to", "mira@example.org"), title="Din Facebook-informasjon er klar", ts="2025-06-15 09:30", ent="EmailSent")],
    "other_personal_information/notifications_about_new_users_joining_facebook.json": [one(("Name", "Petter Lunde")), one(("Name", "Ida Hovda"))],
    "other_personal_information/your_imported_contacts.json": [
        one(("Update time", at("2010-09-20")), ("Contact name", KASIA), ("Contact point", "kasia@example.com"), ts="2010-09-20"),
        one(("Update time", at("2010-09-20")), ("Contact name", EIRIK), ("Contact point", "+44 7700 900001"), ts="2010-09-20")],
    "other_personal_information/your_media_permissions.json": one(("Camera roll", "status", "Denied"), ("Updated", "time", at("2023-05-05")),
                                                                  ent="MediaPermission"),
    "other_personal_information/meta_avatars_post_backgrounds.json": one(("Background", "Fjord")),
    "profile_information/autofill_information.json": [one(("Email", "mira@example.org"), ("Updated", at("2024-12-01"))),
                                                      one(("Telefon", "+44 7700 900002"), ("Oppdatert", at("2024-12-01")))],
    "profile_information/contacts_sync_settings.json": [one(("Pixel 7", "Off"), ("Updated", at("2023-01-02"))),
                                                        one(("iPhone 5", "On"), ("Updated", at("2014-10-10")))],
    "profile_information/contacts_uploaded_before_2021.json": one(
        ("Contacts", [(("user_id", "0"), ("Contact point", "+44 7700 900003"), ("Time of first import", at("2012-03-04")),
                       ("Time of latest import", at("2014-10-10")), ("Name", "Bestemor Åsta")),
                      (("user_id", "0"), ("Contact point", "noa@example.com"), ("Time of first import", at("2013-09-04")),
                       ("Time of latest import", 0), ("Name", "נועה"))]),
        group("Source", (("Device", "iPhone 5"),)), ("Updated", at("2014-10-10")), ("Status", "Deleted")),
    "profile_information/predicted_languages.json": one(("Language", "language", "Norwegian (bokmål)"), ("Predicted", "time", at("2025-05-05")),
                                                        ts="2025-05-05", ent="PredictedLanguage"),
    "profile_information/rising_fan_badges_you've_received.json": [one(("Page", "Fjordradioen")), one(("Page", "Example Clay Supply"))],
    "profile_information/synced_contacts_from_instagram.json": one(
        ("Contacts", [(("Name", "Hilde K."), ("Time", at("2021-04-04")))]), group("Source", (("App", "Instagram"),)), ("Count", "1"),
        ("Time", at("2021-04-04"))),
    "profile_information/the_ways_we_can_send_you_notifications.json": one(("Email", "email", "mira@example.org"), ("SMS", "sms", "Off"),
                                                                           ent="NotifChannels"),
    "profile_information/timezone.json": one(("Timezone", "Europe/Oslo"), fbid=False),
    "profile_information/your_devices.json": [
        one(("Device", "Pixel 7"), ("First seen", at("2023-01-02")), ("Names", ["Miras Pixel"]), group("OS", (("Name", "Android"),))),
        one(("Device", "Windows PC"), ("First seen", at("2020-03-14")), ("Names", []))],
    "profile_information/contact_info.json": one(("E-Mail", "mira@example.org"), ("Telefon", "+44 7700 900002")),
    "profile_information/websites.json": one(("Website", Url("https://keramikk.example.no/"))),
    "profile_information/your_experiences.json": one(("Experience", "Daglig leder, Halvorsen Keramikk"), ("Start", at("2018-10-01"))),
    "profile_information/your_school_class_history.json": one(("School", "Uniwersytet Przykładowy w Krakowie"), ("Class", "2011")),
}

PREFERENCES: dict[str, Any] = {
    "feed/reduce.json": one(("Sensitive content", "level", "Reduce more"), ("Updated", "time", at("2021-12-02")), ts="2021-12-02", ent="Reduce"),
    "feed/snooze.json": one(("Name", "Frode Kleppe"), ("Until", at("2025-07-01"))),
    "feed/unfollowed_profiles.json": one(("Profile", "profile", Url("https://www.facebook.com/invented.frode")), ("Time", "time", at("2019-04-20")),
                                         ent="Unfollowed"),
    "feed/favorites.json": [one(("Name", "Ingrid Vikøren")), one(("Name", LAYLA))],
    "memories/settings.json": one(("Updated", at("2021-11-22")), ("Hidden people", [EIRIK]), ts="2021-11-22"),
    "memories/top_moments_of_the_year.json": one({"title": "2017", "description": "Σίφνος", "media": [
        {"uri": "your_facebook_activity/posts/media/2017_10150400000000002/10150400000020001.jpg", "creation_timestamp": at("2017-07-21")}]}),
    "memories/your_activity.json": one(("Last visit", at("2025-06-11 23:00"))),
    "preferences/browser_push_notifications.json": one(("Browser", "browser", "Firefox"), ("Registered", "time", at("2020-03-14")),
                                                       ("Endpoints", "endpoints", ["https://push.example.org/invented"]), ts="2020-03-14", ent="WebPush"),
    "preferences/consent_for_combining_facebook_and_messenger_data.json": one(("Choice", "Keep separate"), ts="2024-03-06"),
    "preferences/dark_mode_settings.json": one(("Dark mode", "On")),
    "preferences/interactions_with_marketplace_ads.json": one(("Last interaction", at("2025-03-03"))),
    "preferences/language_settings_history.json": one(
        ("Change", "change", "de_DE → nb_NO"), ("Time", "time", at("2024-12-30")), ("Locales", "locales", ["nb_NO", "de_DE"]),
        group("Device", (("Name", "Pixel 7"),)), ts="2024-12-30", ent="LocaleChange"),
    "preferences/login_alerts_settings.json": one(("Email alerts", "On")),
    "preferences/memorialization_settings.json": one(("Legacy contact", "Ingrid Vikøren"), ts="2022-01-10"),
    "preferences/notification_preferences.json": [one(("Birthdays", "Off"), ts="2021-11-22"), one(("Tags", "On"), ts="2021-11-22")],
    "preferences/notification_settings.json": one(("Push", "On"), ("Muted", ["Birthdays"]), ("Email", (("Frequency", "Suggested"),))),
    "preferences/privacy_settings.json": one(("Future posts", "Friends"), ("Lookup", (("By phone", "Friends"), ("By email", "Only me")))),
    "preferences/reels_notifications_you_unsubscribed_from.json": one(("Count", "1"), ("Profiles", ["Fjordradioen"])),
    "preferences/reels_preferences.json": one(("Autoplay", "autoplay", "Off"), ("Topics", "topics", ["Pottery"]), ent="ReelsPrefs"),
    "preferences/video.json": {
        "watch_videos_v2": [{"video_title": "Fjorden i dag", "user_action": "HIDE", "action_time": "1700000000", "feedback_collection": "watch"}],
        **one(("Hidden videos", "hidden", [(("Video", "video", Url("https://www.facebook.com/watch/?v=invented9")),
                                            ("Time", "time", at("2023-11-14")))]), ts="2023-11-14", ent="VideoPrefs"),
    },
    "preferences/your_accessibility_settings.json": one(("Text size", "Default"), ("Colors", (("Contrast", "High"),))),
    "preferences/your_basic_mode_opt-in_status.json": [one(("Status", "Off"), ts="2017-01-01"), one(("Status", "Off"), ts="2018-01-01")],
    "preferences/your_daily_limit.json": one(("Limit", "45 minutes"), ts="2022-01-01"),
    "preferences/your_device_push_settings.json": one(("Device", "device", "Pixel 7"), ("Updated", "time", at("2023-01-02")), ent="DevicePush"),
    "preferences/your_facebook_story_preferences.json": one(("Audience", "audience", "Friends"), ("Updated", "time", at("2019-01-01")), ent="StoryPrefs"),
    "preferences/your_fundraiser_settings.json": one(("Reminder", "Off"), ("Updated", 0), ("Causes", []), ("Options", (("Birthday", "Off"),))),
    "preferences/your_inferred_language_preferences_for_videos.json": one(("Language", "nb"), ("Share", (("nb", "0.8"), ("en", "0.2"))), fbid=False),
    "preferences/your_language_translation_settings.json": one(("Never translate", "Polish")),
    "preferences/your_post_composer_settings.json": one(("Default audience", "Friends"), ("Updated", at("2019-03-05"))),
    "preferences/your_preferred_categories.json": one(("Source", "source", "Marketplace"), ("Categories", "categories", ["Hobby"]),
                                                      group("Weights", (("Hobby", "1"),)), ent="PreferredCategories"),
    "preferences/your_story_highlights.json": one(("Title", "Ovnen 🔥"), ("Created", at("2022-06-10"))),
    "preferences/your_video_accessibility_settings.json": one(("Captions", "On")),
    "preferences/your_watch_settings.json": one(("Autoplay", "autoplay", "Never"), ("Updated", "time", at("2020-02-02")), ("Topics", "topics", []),
                                                ent="WatchSettings"),
}

SECURITY: dict[str, Any] = {
    "account_recoveries_without_password_changes.json": one(("Time", at("2012-02-02 22:22")), fbid=False),
    "device_login_cookies.json": [one(("Cookie", "cookie", "Abc1************"), ("Created", "time", at("2023-01-02")), ent="LoginCookie"),
                                  one(("Cookie", "cookie", "Def2************"), ("Created", "time", at("2020-03-14")), ent="LoginCookie")],
    "information_about_your_last_login.json": one(("Time", "time", at("2025-06-15 08:58")), group("Session", (("IP address", "192.0.2.17"),)),
                                                  ent="LastLogin"),
    "registration_information.json": one(("IP address", "ip", "203.0.113.9"), ("Time", "time", at("2008-02-11 19:10")), ts="2008-02-11 19:10",
                                         ent="Registration"),
    "two-factor_authentication.json": one(("Status", "status", "On"), ("Enabled", "time", at("2019-03-03")), ent="TwoFactor"),
    "your_account_confirmation_information.json": one(("Email", "email", "mira.vikoren@example.com"), ("Confirmed", "time", at("2008-02-11 19:11")),
                                                      ts="2008-02-11 19:11", ent="Confirmation"),
    "your_recent_account_recovery_successes.json": [one(("Time", at("2012-02-02 22:30"))), one(("Time", at("2019-03-03 07:55")))],
    "your_recent_profile_recovery_successes.json": one(("Time", at("2019-03-03 07:55"))),
    "trusting_frequently_used_devices.json": one(("Device", "Pixel 7"), ("Trusted", "Yes")),
}

ROOTS = {
    "ads_information": ADS, "apps_and_websites_off_of_facebook": APPS, "connections": CONNECTIONS,
    "logged_information/interactions": INTERACTIONS, "logged_information": LOGGED, "personal_information": PERSONAL,
    "preferences": PREFERENCES, "security_and_login_information": SECURITY,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    return {f"{root}/{name}": data for root, files in ROOTS.items() for name, data in files.items()}
