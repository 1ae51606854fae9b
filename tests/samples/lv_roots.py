"""The `label_values` files about advertisements, apps, connections and logged activity."""

from __future__ import annotations

from typing import Any

from .people import ARNE, AYSE, HILDE, LAYLA, YUI
from .shapes import Media, Url, at, group, one

ADS: dict[str, Any] = {
    "ad_preferences.json": one(
        ("Ad topics", "interested_topics", ["Ceramics", "Hiking", "Søndagsmiddag"]),
        ("Last updated", "update_time", at("2025-01-11")),
        group("Saved ads", (("Ad title", "Leirekniv i stål"), ("Advertiser", "Example Clay Supply"))),
        ("See less", "less", "Alcohol"),
        ent="AdPreferences",
    ),
    "ads_about_meta.json": one(
        ("Status", "status", "Not allowed"), ("Updated", "update_time", at("2023-11-11")), ent="AdsAboutMeta"
    ),
    "ads_feedback_activity.json": one(("Last feedback", at("2024-08-08")), ("Last report", 0)),
    "ads_personalization_consent.json": one(
        ("Choice", "choice", "Use for free with ads"),
        ("Time", "time", at("2023-11-10")),
        ts="2023-11-10",
        ent="AdsConsent",
    ),
    "advertisers_using_your_activity_or_information.json": one(
        ("Advertisers who uploaded a list", "uploaded", ["Example Clay Supply", "Töpferbedarf Muster GmbH"]),
        ("Advertisers whose website you used", "remarketing", ["shop.example"]),
        ("Store visits", "store_visit", []),
        ent="AdvertiserList",
    ),
    "advertisers_you've_interacted_with.json": [
        one(
            ("Action", "Clicked ad"),
            ("Title", "Porselensleire – nå på lager"),
            ("URL", Url("https://shop.example/clay")),
            ts="2025-04-10",
        ),
        one(("Handling", "Lukket annonse"), ("Tittel", "Vinn en båt!"), ts="2025-05-02"),
    ],
    "messenger_threads_you_started_by_clicking_on_an_ad.json": one(
        ("Times", [at("2022-02-02 10:00"), at("2024-10-11 09:00")])
    ),
    "meta_ad_library_accounts.json": one(
        ("Account", "account", "None"),
        ("Countries", "countries", ["NO"]),
        ts="2024-01-01",
        ent="AdLibraryAccount",
    ),
    "other_categories_used_to_reach_you.json": one(
        ("Categories", "categories", ["Frequent travelers", "Brukere av Android", "Away from family"]),
        ent="Categories",
        bcts=["Frequent travelers"],
    ),
    "service_texts_received.json": [
        one(("Text", "Koden din er 000000"), ("Numbers", ["+44 7700 900100"])),
        one(("Text", "Your code is 111111"), ("Numbers", [])),
    ],
    "story_views_in_past_7_days.json": one(("Views", "17")),
    "subscription_for_no_ads.json": one(("Status", "Not subscribed")),
    "your_consent_settings.json": one(("Consent time", at("2023-11-10")), ts="2023-11-10"),
    "your_meta_business_suite_guidance_interactions.json": [
        one(("Guidance", "Boost"), ("Time", at("2024-06-02"))),
        one(("Guidance", "Insights"), ("Time", 0)),
    ],
    "your_pages_mentions.json": [
        one(("Mentions", ["Halvorsen Keramikk"]), ts="2024-05-31"),
        one(("Mentions", []), ts="2024-06-30"),
    ],
    "your_recent_reported_conversions.json": one(("Conversion time", at("2025-06-11 10:10")), fbid=False),
    "your_sampled_locations.json": one(("Location", "Bergen, Norway"), ts="2025-06-01"),
}

APPS: dict[str, Any] = {
    "permissions_you_have_granted_to_apps.json": one(
        ("App", "app", "Eksempelrutine"),
        ("Granted", "time", at("2016-04-01")),
        ("Permissions", "perms", ["email", "public_profile"]),
        ent="AppPermission",
    ),
    "your_activity_off_meta_technologies.json": [
        one(
            (
                "Events",
                [
                    (("ID", "4410001"), ("Event", "PURCHASE"), ("Received on", at("2025-04-10 12:12"))),
                    (("ID", "4410001"), ("Event", "PAGE_VIEW"), ("Received on", at("2025-04-10 12:01"))),
                ],
            ),
            title="shop.example",
        ),
        one(
            ("Hendelser", [(("ID", "4410002"), ("Hendelse", "SEARCH"), ("Mottatt", at("2025-06-02 07:30")))]),
            title="Været på Vestlandet",
        ),
    ],
    "your_activity_off_meta_technologies_settings.json": one(
        ("Future activity", "future", "Connected"),
        ("Last cleared", "cleared", at("2023-06-11")),
        ("Detail", "detail", (("Apps", "All"),)),
        ts="2023-06-11",
        ent="OffMetaSettings",
    ),
}

CONNECTIONS: dict[str, Any] = {
    "friends/people_you_may_know.json": one(
        ("When these suggestions were created", "creation_time", at("2025-06-14")),
        ("Friend suggestions", "suggestions", ["Ida Hovda", "Θεοδώρα Βλάχου", "בן לוי"]),
        ent="PYMK",
    ),
    "friends/suggested_friends.json": [
        one(("Name", "Leif Grønhaug"), ("Suggested by", HILDE), ("Time", at("2011-01-01"))),
        one(("Name", "Eksempel Eksempelsen"), ("Suggested by", ARNE), ("Time", at("2012-05-05"))),
    ],
    "friends/your_post_audiences.json": [
        one(
            ("Name", "name", "Familie"),
            group("Members", (("Name", "Ingrid Vikøren"),), (("Name", ARNE),)),
            ent="FriendList",
        ),
        one(("Name", "name", "Keramikk 🏺"), group("Members", (("Name", YUI),)), ent="FriendList"),
    ],
    "friends/friends_you_see_less.json": one(("Name", "Frode Kleppe")),
}

INTERACTIONS: dict[str, Any] = {
    "groups_you've_visited.json": [
        one(("Name", "Norsk Keramikkforum"), ts="2025-06-10 18:00"),
        one(("Name", "Sorggruppe på nett"), ts="2025-06-11 23:10"),
    ],
    "content_that_has_been_shown_to_you_in_your_feed.json": one(
        (
            "Posts",
            [
                (
                    ("Event", "Viewed"),
                    ("URL", Url("https://www.facebook.com/invented/posts/11")),
                    ("Time", at("2025-06-12 07:00")),
                ),
                (
                    ("Event", "Viewed"),
                    ("URL", Url("https://www.facebook.com/invented/posts/12")),
                    ("Time", at("2025-06-12 07:01")),
                ),
            ],
        ),
        (
            "Videos",
            [
                (
                    ("Event", "Viewed"),
                    ("URL", Url("https://www.facebook.com/watch/?v=invented")),
                    ("Time", at("2025-06-12 07:05")),
                )
            ],
        ),
        ("Links", []),
    ),
    "ads.json": [
        one(("Ad", "Porselensleire – nå på lager"), ("Time", at("2025-06-12 07:02"))),
        one(("Ad", "Vinn en båt!"), ("Time", at("2025-06-12 07:03"))),
    ],
    "items_viewed.json": [
        one(
            ("Title", "Brennovn 60 l"),
            ("Product name", "Brennovn"),
            ("Description", "Lite brukt"),
            ("Title", "4 000 kr"),
        ),
        one(("Title", "Dreieskive"), ("Product name", "Dreieskive"), ("Description", "")),
    ],
    "profile_visits.json": [one(("Name", AYSE), ts="2025-06-09"), one(("Name", ARNE), ts="2025-06-10")],
    "groups_and_events_you've_visited.json": [
        one(
            ("Name", "Åpning: معرض ليلى"),
            ("Start time", at("2025-05-08 17:00")),
            ("End time", 0),
            ("Description", "Keramikk og te"),
            ("URL", Url("https://www.facebook.com/events/invented/")),
            ts="2025-05-02",
        ),
        one(("Name", "Norsk Keramikkforum"), ts="2025-06-10 18:00"),
    ],
    "shows_you_have_watched.json": one(
        ("Title", "Fjorden i dag"), ("URL", Url("https://www.facebook.com/watch/invented-show/"))
    ),
    "shows_that_you_have_not_finished_watching.json": one(
        ("Title", "Pottery hour"), ("URL", Url("https://www.facebook.com/watch/invented-2/"))
    ),
    "time_spent_watching_facebook_shows.json": one(("Title", "Fjorden i dag"), ("Time spent", "12 minutes")),
}

LOGGED: dict[str, Any] = {
    "activity_messages/events_interactions.json": one(("Last interaction", at("2025-05-02"))),
    "activity_messages/milestone_notifications.json": one(
        ("Milestone", "15 years on Facebook"), ts="2023-02-11"
    ),
    "activity_messages/people_and_friends.json": [
        one(("Name", LAYLA), ts="2025-05-01"),
        one(("Name", "Ingrid Vikøren"), ts="2025-05-02"),
    ],
    "in-app_messages/your_in-app_messages_interactions.json": one(
        ("Message", "message", "Turn on notifications"),
        ("Action", "action", "Dismissed"),
        ts="2024-03-03",
        ent="QuickPromotion",
    ),
    "location/timezone.json": one(("Timezone", "Europe/Oslo")),
    "location/your_privacy_jurisdiction.json": one(
        ("Jurisdiction", "jurisdiction", "EEA"),
        ("Countries", "countries", ["Norway"]),
        ent="PrivacyJurisdiction",
    ),
    "notifications/meta_privacy_policy_update_notifications.json": one(
        ("Shown", at("2024-06-01")), ts="2024-06-01"
    ),
    "notifications/your_notifications_tab_activity.json": one(
        ("Opened", "count", "320"), ("Last opened", "time", at("2025-06-14")), ent="NotifTab"
    ),
    "other_logged_information/consents.json": one(
        ("Location history", "time", at("2018-05-25")), ts="2018-05-25", ent="Consent"
    ),
    "other_logged_information/detected_hardware.json": [
        one(
            ("Device", "device", "Pixel 7"),
            ("Detected", "time", at("2023-01-02")),
            ("Screen", (("Width", "1080"),)),
            ent="Hardware",
        ),
        one(("Device", "device", "Windows PC"), ("Detected", "time", at("2020-03-14")), ent="Hardware"),
    ],
    "other_logged_information/facebook_reels_usage_information.json": one(
        ("Reels watched", "count", "8"), ("Sessions", (("Last 7 days", "2"),)), ent="ReelsUsage"
    ),
    "other_logged_information/locations_of_interest.json": one(
        ("Places", "places", ["Bergen", "Kraków", "Σίφνος"]), ent="LocationsOfInterest"
    ),
    "other_logged_information/recommended_bookmark_info.json": one(("Updated", at("2025-06-01"))),
    "other_logged_information/your_facebook_watch_activity_in_the_last_28_days.json": one(
        ("Videos", "count", "5"), ent="WatchActivity"
    ),
    "other_logged_information/your_ownership_of_digital_items.json": one(
        ("Item", "item", "Wool hat"),
        ("Acquired", "time", at("2022-12-01")),
        (
            "Preview",
            "preview",
            Media(
                [
                    {
                        "uri": "personal_information/avatars/media/wool_hat.png",
                        "creation_timestamp": at("2022-12-01"),
                    }
                ]
            ),
        ),
        ts="2022-12-01",
        ent="DigitalItem",
    ),
    "other_logged_information/your_privacy_checkup_interactions.json": [
        one(("Step", "Who can see your posts"), ("Time", at("2018-05-26")), ("Choices", ["Friends"])),
        one(("Step", "Login alerts"), ("Time", at("2018-05-26")), ("Choices", [])),
    ],
    "search/your_educational_notification_interactions.json": one(("Shown", "2")),
    "your_interactions_on_facebook/groups_you've_visited.json": [
        one(("Name", "name", "Turlaget Bjørgvin"), ts="2024-04-20", ent="GroupVisit"),
        one(("Name", "name", "陶器の会"), ts="2024-04-21", ent="GroupVisit"),
    ],
    "your_topics/people_we_think_you_should_follow.json": one(
        ("People", ["Fjordradioen", LAYLA]), ts="2024-02-02", fbid=False
    ),
}

ROOTS = {
    "ads_information": ADS,
    "apps_and_websites_off_of_facebook": APPS,
    "connections": CONNECTIONS,
    "logged_information/interactions": INTERACTIONS,
    "logged_information": LOGGED,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    return {f"{root}/{name}": data for root, files in ROOTS.items() for name, data in files.items()}
