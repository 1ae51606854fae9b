"""Put together an export of November 2022 (layout G2): German, with Danish left from an earlier setting.

Flat folders, keys with `_v2`, `no-data.txt` in the folders of which there was nothing, apostrophes that a
program turned into `_` (formats/facebook.md 1.0). Every path of section 1.3 is in it.
"""

from __future__ import annotations

from typing import Any

from . import frauke, logs
from .chat import read_script
from .export import Export, replace_text
from .flat import FOLDERS, make_older
from .frauke import CHOIR, EMRE, HAUKE, INGER, MEDIA, OLENA, OWNER, SMILLA, WEB
from .posts import attach
from .shapes import at

IP, AGENT = "192.0.2.77", "Mozilla/5.0 (Windows NT 10.0) Beispiel/107.0"
NOTHING = (
    "archive accounts_center bug_bounty campus facebook_assistant live_audio_rooms music_recommendations news_feed "
    "people_and_friends reviews rewards short_videos trash voice_recording_and_transcription your_problem_reports"
)
NURSES = "Pflege am Limit – Norden"


def titled(when: str, verb: str, *groups: Any, **more: Any) -> dict[str, Any]:
    """Return a record that tells only when, and in prose what."""
    return {"timestamp": at(when), **({"attachments": list(groups)} if groups else {}), "title": f"{OWNER} {verb}", **more}


def named(when: str, name: str, verb: str) -> dict[str, Any]:
    """Return a record with a name under `data`."""
    return titled(when, f"{verb} {name}.", data=[{"name": name}])


def comment(when: str, text: str, verb: str, **more: Any) -> dict[str, Any]:
    """Return one comment."""
    return titled(when, verb, data=[{"comment": {"timestamp": at(when), "comment": text, "author": OWNER, **more}}])


def reaction(when: str, kind: str, verb: str) -> dict[str, Any]:
    """Return one reaction."""
    return titled(when, verb, data=[{"reaction": {"reaction": kind, "actor": OWNER}}])


def session(when: str, **more: Any) -> dict[str, Any]:
    """Return one event of the account."""
    return {"timestamp": at(when), "ip_address": IP, "user_agent": AGENT, **more}


COMMENTS: dict[str, Any] = {
    "comments": {
        "comments_v2": [
            comment("2022-08-24 10:00", "Слава 🇺🇦", f"hat den Beitrag von {OLENA} kommentiert."),
            titled("2021-04-03 04:00", f"har kommenteret {EMRE}s billede.", attach("media", frauke.STICKER)),
            comment("2012-02-02 20:00", "Velkommen på Facebook, mor!", f"har kommenteret {INGER}s opslag."),
        ]
    },
    "posts_and_comments": {
        "reactions_v2": [
            reaction("2022-11-01 22:00", "CARE", f"gefällt ein Kommentar von {SMILLA}."),
            reaction("2020-07-05 08:00", "LOVE", f"synes godt om {INGER}s kommentar."),
        ]
    },
    "likes_on_external_sites": {"other_likes_v2": [titled("2011-01-01", "gefällt Chorsätze auf noten.example.")]},
}
FRIENDS: dict[str, Any] = {
    "friends": {
        "friends_v2": logs.named(
            (OLENA, "2022-03-11"), (EMRE, "2017-10-02"), (INGER, "2012-02-01"), ("Facebook-Nutzer", "2010-09-09"),
            ("Kim Jørgensen", "2009-11-01"),
        )
    },
    "friend_requests_received": {"received_requests_v2": logs.named(("Renovierung Express", "2022-07-01"))},
    "friend_requests_sent": {"sent_requests_v2": logs.named(("Duborg Årgang 98", "2018-01-01"))},
    "rejected_friend_requests": {
        "rejected_requests_v2": [*logs.named(("Krypto Berater", "2022-10-10")), {"name": "Anonym", "marked_as_spam": True}]
    },
    "removed_friends": {"deleted_friends_v2": logs.named((HAUKE, "2016-09-01"))},
    "who_you_follow": {"following_v2": logs.named(("Hafenmuseum Beispiel", "2019-01-01"))},
    "people_who_follow_you": {"followers_v2": logs.named(("Birte Hansen", "2020-02-02"))},
}  # fmt: skip
GROUPS: dict[str, Any] = {
    "your_posts_in_groups": {
        "group_posts_v2": [
            frauke.post("2021-01-20 05:30", f"hat etwas in {NURSES} gepostet.", "Dritte Nacht in Folge allein auf Station.")
        ]
    },
    "your_comments_in_groups": {
        "group_comments_v2": [
            comment("2021-01-21 06:00", "Danke euch 💙", "hat auf einen Kommentar geantwortet.", group=NURSES)
        ]
    },
    "your_group_membership_activity": {
        "groups_joined_v2": [named("2020-11-11 11:11", NURSES, "ist jetzt Mitglied der Gruppe")]
    },
    "your_groups": {"groups_admined_v2": [{"name": CHOIR, "timestamp": at("2018-05-05")}]},
    "creator_badges": {"creator_badges": [{"name": NURSES, "badges": ["Gesprächsstarterin"]}]},
}
LOCATION: dict[str, Any] = {
    "device_location": {"phone_number_location_v2": [{"spn": "Beispiel Mobil", "country_code": "DE"}]},
    "last_location": {
        "last_location_v2": {"time": at("2022-11-19"), "coordinate": {"latitude": 54.7837, "longitude": 9.4347}}
    },
    "location_history": {
        "location_history_v2": [
            {
                "name": "Sønderborg",
                "coordinate": {"latitude": 54.9138, "longitude": 9.7922},
                "creation_timestamp": at("2019-06-05"),
            }
        ]
    },
    "primary_location": {
        "primary_location_v2": {"city_region_pairs": [["Flensburg", "Schleswig-Holstein"]], "zipcode": ["24937"]}
    },
    "primary_public_location": {
        "primary_public_location_v2": {"city": "Flensburg", "region": "Schleswig-Holstein", "country": "Germany"}
    },
    "timezone": {"timezone_v2": "Europe/Berlin"},
}
PAGES: dict[str, Any] = {
    "pages_you_ve_liked": {
        "page_likes_v2": [{"name": "Chor der Förde", "timestamp": at("2013-03-03"), "url": WEB + "invented.chor"}]
    },
    "pages_you_ve_recommended": {
        "recommended_pages_v2": [{"name": "Strandkiosk Beispiel", "timestamp": at("2019-08-11")}]
    },
    "pages_you_ve_unfollowed": {"pages_unfollowed_v2": [named("2020-04-04", "Zeitung Beispiel", "folgt nicht mehr")]},
    "pages_and_profiles_you_follow": {"pages_followed_v2": [named("2013-03-03", "Chor der Förde", "folgt")]},
    "your_pages": {"pages_v2": [{"name": "Fördechor Flyer", "timestamp": at("2018-05-06"), "url": WEB + "invented.flyer"}]},
}
SECURITY: dict[str, Any] = {
    "account_activity": {"account_activity_v2": [session("2022-11-20 07:10", action="Anmeldung", city="Flensburg", country="DE")]},
    "authorized_logins": {
        "recognized_devices_v2": [
            {"name": "Windows-PC", "created_timestamp": at("2020-01-01"), "updated_timestamp": at("2022-11-20"),
             "ip_address": IP, "user_agent": AGENT, "datr_cookie": "Xyz9************"}
        ]
    },
    "browser_cookies": {"datr_stats_v2": {"Xyz9************": [at("2022-11-19"), at("2022-11-20")]}},
    "contact_verifications": {
        "contact_verifications_v2": [
            {"contact": "frauke@example.org", "contact_type": 1, "verification_time": at("2009-10-30")}
        ]
    },
    "login_protection_data": {
        "login_protection_data_v2": [
            {"name": "Cookie: Xyz9************",
             "session": {"created_timestamp": at("2020-01-01"), "updated_timestamp": at("2022-11-20")}}
        ]
    },
    "logins_and_logouts": {
        "account_accesses_v2": [session("2022-11-20 07:10", action="Anmeldung", site="www.facebook.com")]
    },
    "mobile_devices": {"devices_v2": [{"type": "Beispielphone", "os": "Android 12", "update_time": at("2022-11-19")}]},
    "record_details": {
        "admin_records_v2": [
            {"event": "Passwort geändert", "session": {"created_timestamp": at("2020-01-02"), "ip_address": IP}}
        ]
    },
    "used_ip_addresses": {"used_ip_address_v2": [{"ip": IP, "action": "Anmeldung", "timestamp": at("2022-11-20 07:10")}]},
    "where_you_re_logged_in": {
        "active_sessions_v2": [
            {"created_timestamp": at("2022-11-20 07:10"), "updated_timestamp": at("2022-11-20 08:00"),
             "ip_address": IP, "user_agent": AGENT, "device": "Windows", "location": "Flensburg, Germany", "app": "Firefox"}
        ]
    },
    "your_facebook_activity": {
        "last_activity_v2": {"last_activity_time": {"Facebook für Android": {"activity_by_day": [at("2022-11-19")]}}}
    },
}  # fmt: skip
SEEN: dict[str, Any] = {
    "activity_messages/events_interactions": {
        "events_interactions_v2": [logs.node("Veranstaltungen", "", ("2022-11-01", "Adventssingen", "events/invented"))]
    },
    "activity_messages/group_interactions": {
        "group_interactions_v2": [logs.node("Gruppen", "", ("2022-11-02", NURSES, "groups/invented"))]
    },
    "activity_messages/people_and_friends": {
        "people_interactions_v2": [logs.node("Personen", "", ("2022-11-03", SMILLA, "invented.smilla"))]
    },
    "feed/controls": {"controls": [logs.node("Verborgen", "", ("2021-07-07", "Beitrag von Hauke", "invented/posts/1"))]},
    "feed/feed": {"people_and_friends_v2": [logs.node("Favoritter", "Personer, du vil se først", ("2019-01-01", INGER, "invented.inger"))]},
    "feed/reduce": {"reduce": [{"name": "Reduzieren", "entries": []}]},
    "notifications/notifications": {
        "notifications_v2": [
            {"timestamp": at("2022-11-19 18:00"), "unread": True, "href": WEB + "invented/posts/9",
             "text": "Олена Коваль gefällt dein Beitrag: „Heute zu viert am Tisch.“"}
        ]
    },
    "preferences/language_and_locale": {
        "language_and_locale_v2": [
            {"name": "Spracheinstellungen", "description": "", "children": [
                {"name": "Sprache", "description": "", "entries": [
                    {"timestamp": at("2020-01-01"), "data": {"name": "Deutsch", "value": "de_DE"}}]}]},
            {"name": "Sprog, du kender", "description": "", "entries": [{"data": {"value": "da"}}]},
        ]
    },
    "preferences/face_recognition": {"face_recognition": {"enabled": False}},
    "preferences/live_video_subscriptions": {"live_video_subscriptions": [{"name": "Chor der Förde"}]},
    "your_interactions_on_facebook/recently_viewed": {
        "recently_viewed": [
            logs.node("Werbeanzeigen", "Werbung, die du gesehen hast",
                      ("2022-11-18 21:00", "Werbeanzeige von Gartenmarkt Beispiel", "invented-ad")),
            logs.node("Annoncer", "", ("2022-11-17 21:00", "Annonce af Bogklub Eksempel", "invented-ad2")),
        ]
    },
    "your_interactions_on_facebook/recently_visited": {
        "visited_things_v2": [logs.node("Profilbesuche", "", ("2022-11-16 23:00", INGER, "invented.inger"))]
    },
}  # fmt: skip
OTHER: dict[str, Any] = {
    "ads_information/advertisers_using_your_activity_or_information": {
        "custom_audiences_all_types_v2": [
            {"advertiser_name": "Gartenmarkt Beispiel", "has_data_file_custom_audience": True,
             "has_remarketing_custom_audience": True, "has_in_person_store_visit": False}
        ]
    },
    "ads_information/advertisers_who_uploaded_a_contact_list_with_your_information": {
        "custom_audiences_v2": ["Bogklub Eksempel"]
    },
    "ads_information/advertisers_you_ve_interacted_with": {
        "history_v2": [{"title": "Rosen im Topf", "action": "Werbeanzeige angeklickt", "timestamp": at("2022-05-05")}]
    },
    "apps_and_websites_off_of_facebook/apps_and_websites": {
        "installed_apps_v2": [{"name": "Fährplan", "added_timestamp": at("2015-05-05"), "user_app_scoped_id": 10150900000000071}]
    },
    "apps_and_websites_off_of_facebook/posts_from_apps_and_websites": {
        "app_posts_v2": [titled("2015-05-06", "hat etwas über Fährplan veröffentlicht.")]
    },
    "apps_and_websites_off_of_facebook/your_apps": {"admined_apps_v2": [{"name": "Notenarchiv", "added_timestamp": at("2018-06-01")}]},
    "apps_and_websites_off_of_facebook/your_off-facebook_activity": {
        "off_facebook_activity_v2": [
            {"name": "noten.example", "events": [{"id": 990011, "type": "PURCHASE", "timestamp": at("2022-09-09")}]}
        ]
    },
    "events/event_invitations": {"events_invited_v2": [{"name": "Sankthans", "start_timestamp": at("2022-06-23"), "end_timestamp": 0}]},
    "events/your_event_responses": {
        "event_responses_v2": {"events_joined": [{"name": "Adventssingen", "start_timestamp": at("2021-12-12"), "end_timestamp": 0}],
                               "events_declined": [], "events_interested": []}
    },
    "events/your_events": {
        "your_events_v2": [
            {"name": "Balkonsingen 🎶", "start_timestamp": at("2020-03-22 18:00"), "end_timestamp": 0, "description": "Alle!",
             "create_timestamp": at("2020-03-20"), "place": {"name": "Hof 12"}}
        ]
    },
    "facebook_accounts_center/accounts_center": {"linked_accounts": [{"service": "Instagram", "name": "frauke.invented"}]},
    "facebook_gaming/instant_games": {"instant_games_played_v2": [{"name": "Seeschlacht", "added_timestamp": at("2020-04-01")}]},
    "facebook_marketplace/items_sold": {
        "items_selling_v2": [
            {"title": "Kinderfahrrad", "price": "40 €", "seller": OWNER, "created_timestamp": at("2016-04-04"),
             "category": "Sport", "marketplace": "Flensburg", "location": {}, "description": ""}
        ]
    },
    "facebook_marketplace/marketplace_notifications": {"marketplace_notifications_v2": {"sent_28d": 3, "opened_28d": 1}},
    "facebook_payments/payment_history": {
        "payments_v2": {"preferred_currency": "EUR", "payments": [
            {"created_timestamp": at("2022-03-04"), "amount": "50,00", "currency": "EUR", "sender": OWNER,
             "receiver": "Hilfe für Charkiw (Beispiel)", "type": "Donation", "status": "Completed"}]}
    },
    "fundraisers/fundraisers_donated_to": {
        "fundraisers_donated_to_v2": [
            {"timestamp": at("2022-03-04"),
             "attachments": [attach("fundraiser", {"title": "Hilfe für Charkiw (Beispiel)", "donated_amount": "50,00 €"})]}
        ]
    },
    "journalist_registration/your_bylines": {"bylines": [{"name": "Gemeindebrief"}]},
    "messages/autofill_information": {"autofill_information_v2": {"EMAIL": ["frauke@example.org"], "CITY": ["Flensburg"]}},
    "messages/secret_groups": {"secret_groups": []},
    "news/your_locations": {"news_your_locations_v2": ["Flensburg, Germany"]},
    "other_activity/pokes": {"pokes_v2": [{"poker": "Kim Jørgensen", "pokee": OWNER, "rank": 1, "timestamp": at("2009-11-03")}]},
    "other_activity/support_correspondences": {
        "support_correspondence_v2": [
            {"timestamp": at("2022-02-01"), "subject": "Gedenkzustand", "messages": [
                {"from": OWNER, "to": "Facebook", "subject": "Gedenkzustand", "message": "Meine Mutter ist gestorben.",
                 "timestamp": at("2022-02-01")}]}
        ]
    },
    "other_activity/notes": {"notes_v2": [{"title": "Rødgrød", "created_timestamp": at("2010-06-06")}]},
    "other_logged_information/ads_interests": {"topics_v2": ["Chormusik", "Pflege", "Segeln"]},
    "other_logged_information/friend_peer_group": {"friend_peer_group_v2": "Etabliertes Erwachsenenleben"},
    "other_personal_information/your_address_books": {
        "address_book_v2": {"address_book": [
            {"name": "Mor", "details": [{"contact_point": "+447700900078"}], "created_timestamp": at("2015-01-01"),
             "updated_timestamp": at("2015-01-01")}]}
    },
    "polls/polls_you_voted_on": {
        "poll_votes_v2": [
            titled("2021-08-01", "hat abgestimmt.", attach("poll", {"question": "Proben?", "options": [
                {"option": "draußen", "voted": True}, {"option": "gar nicht", "voted": False}]}))
        ]
    },
    "posts/album/0": frauke.ALBUM,
    "posts/your_posts_1": frauke.POSTS,
    "posts/your_videos": {"videos_v2": [frauke.SONG]},
    "posts/your_uncategorized_photos": {"other_photos_v2": [frauke.CANDLE]},
    "posts/your_pinned_posts": {"pinned_posts": [{"timestamp": at("2022-01-09")}]},
    "privacy_checkup/interactions": {"privacy_checkup": [{"timestamp": at("2022-01-20"), "action": "Geöffnet"}]},
    "profile_information/profile_information": {"profile_v2": frauke.PROFILE},
    "profile_information/profile_update_history": {
        "profile_updates_v2": [titled("2022-01-09 18:10", "hat ihr Profilbild aktualisiert.", attach("media", frauke.CANDLE))]
    },
    "profile_information/your_music": {"music": [{"title": "Dejlig er jorden"}]},
    "profile_information/your_local_lists": {"local_lists": [{"name": "Kaffee und Kuchen"}]},
    "saved_items_and_collections/your_saved_items": {
        "saves_v2": [titled("2022-04-04", "hat einen Link gespeichert.",
                            attach("external_context", {"name": "Ukrainisch für Anfänger", "url": "https://lernen.example/uk"}))]
    },
    "saved_items_and_collections/collections": {
        "collections_v2": [titled("2022-04-05", "hat eine Sammlung erstellt.", attach("name", "Für Olena"))]
    },
    "search/your_search_history": {"searches_v2": [logs.search("2022-03-08 23:00", "zimmer für geflüchtete", "Du hast auf Facebook gesucht")]},
    "stories/archived_stories": {"archived_stories_v2": [frauke.post("2021-07-10", "hat eine Story geteilt.", "Nachtdienst vorbei 🌅")]},
    "stories/story_reactions": {"stories_feedback_v2": [titled("2022-02-02", f"hat auf {SMILLA}s Story reagiert.", data=[{"text": "😂"}])]},
    "stories/location": {"stories_location": [{"name": "Ostseebad Beispiel"}]},
    "voting_location_and_reminders/voting_location": {"voting_location_v2": {"voting_location": "Flensburg"}},
    "voting_location_and_reminders/voting_reminders": {"voting_reminders_v2": {"voting_reminders": "An"}},
    "your_places/places_you_ve_created": {
        "your_places_v2": [{"name": "Hof 12", "address": "", "url": WEB + "invented.hof", "creation_timestamp": at("2020-03-20")}]
    },
    "your_topics/your_topics": {"inferred_topics_v2": ["Gesundheit", "Musik"]},
}  # fmt: skip


def read_export() -> Export:
    """Return the export of November 2022."""
    data = dict(SEEN | OTHER)
    for folder, files in (
        ("comments_and_reactions", COMMENTS),
        ("friends_and_followers", FRIENDS),
        ("groups", GROUPS),
        ("location", LOCATION),
        ("pages_and_profiles", PAGES),
        ("security_and_login_information", SECURITY),
    ):
        data |= {f"{folder}/{name}": document for name, document in files.items()}
    threads = [(thread, make_older(read_script(thread), is_flagged=thread.flags)) for thread in frauke.THREADS]
    return Export(
        "facebook_2022_json",
        "",
        {f"{path}.json": document for path, document in data.items()},
        [(thread, _drop_prefix(messages)) for thread, messages in threads],
        other={f"{folder}/no-data.txt": b"You have no data in this section\n" for folder in NOTHING.split()},
        unreferenced=[MEDIA + "your_posts/10150910000030099.jpg"],
        counts={
            "posts": len(frauke.POSTS),
            "posts_in_groups": 1,
            "stories": 1,
            "friends": len(FRIENDS["friends"]["friends_v2"]),
            "friends_removed": 1,
            "followers": 1,
            "comments": len(COMMENTS["comments"]["comments_v2"]),
            "reactions_older": len(COMMENTS["posts_and_comments"]["reactions_v2"]),
            "albums": 1,
            "photos_in_albums": 1,
            "photos_uncategorized": 1,
            "videos": 1,
            "searches": 1,
            "events": 1,
        },
    )


def _drop_prefix(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = replace_text(messages, FOLDERS)
    return found
