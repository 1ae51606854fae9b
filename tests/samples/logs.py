"""The classic files of the other roots: friends, logs, profile, feed preferences and security records."""

from __future__ import annotations

from typing import Any

from .people import ARNE, EIRIK, INGRID, KASIA, LAYLA, LOGIN_IPS, OWNER, OWNER_BEFORE, SOLVEIG, friends
from .shapes import at, cut

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0"
PHONE = "[FBAN/FB4A;FBAV/500.0.0.0;FBDV/Pixel 7;]"
WEB = "https://www.facebook.com/"


def named(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    """Return name-and-time records."""
    return [{"name": name, "timestamp": at(when)} for name, when in rows]


def node(name: str, description: str, *rows: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """Return one node of a log tree; rows are (when, name, slug)."""
    entries = [{"timestamp": at(when), "data": {"name": what, "uri": WEB + slug}} for when, what, slug in rows]
    return {"name": name, "description": description} | more | ({"entries": entries} if entries else {})


VIEWED = [
    node("Videos and shows", "Videos you've watched", children=[
        {"name": "Time spent", "description": "Time spent per show", "entries": [
            {"data": {"name": "Fjorden i dag", "uri": WEB + "watch/invented-show", "watch_time": "00:12:30"}}]},
        {"name": "Shows", "description": "Views", "entries": [
            {"timestamp": at("2025-06-01 20:00"), "data": {"name": "Fjorden i dag", "uri": WEB + "watch/invented-show", "value": "Viewed"}}]}]),
    node("Innlegg", "Innlegg som er vist i nyhetsstrømmen", ("2025-06-12 07:00", "Layla sitt innlegg", "invented/posts/11")),
    {"name": "Annonser", "description": "Annonser du har sett", "entries": [
        {"timestamp": at("2025-06-12 07:02"), "data": {"name": "Annonse fra Example Clay Supply", "uri": WEB + "invented-ad", "share": "1"}},
        {"timestamp": at("2025-06-12 07:03")}, {"data": {"name": "Uten tid"}}]},
]
VISITED = [
    node("Profile visits", "People whose profiles you've visited", ("2025-06-09 10:00", "Ayşe Yıldız", "invented.ayse"),
         ("2025-06-10 22:00", ARNE, "invented.arne")),
    node("Gruppen", "Gruppen, die du besucht hast", ("2025-06-10 18:00", "Norsk Keramikkforum", "groups/invented")),
    {"name": "Events visited", "description": "", "entries": [{"timestamp": at("2025-05-02"), "data": {"value": "Åpning", "uri": WEB + "events/invented"}}]},
]


def search(when: str, text: str, title: str = "You searched Facebook") -> dict[str, Any]:
    """Return one search with its quoted display form."""
    return {"timestamp": at(when), "attachments": [{"data": [{"text": f'"{text}"'}]}], "data": [{"text": text}], "title": title}


PROFILE = {
    "name": {"full_name": OWNER, "first_name": "Mira", "middle_name": "", "last_name": "Halvorsen"},
    "emails": {"emails": ["mira@example.org"], "previous_emails": ["mira.vikoren@example.com"], "pending_emails": [],
               "ad_account_emails": ["post@keramikk.example.no"]},
    "birthday": {"year": 1986, "month": 3, "day": 9}, "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
    "previous_names": [{"name": OWNER_BEFORE, "timestamp": at("2014-09-02")}],
    "other_names": [{"name": "Mirabell", "type": "Nickname", "timestamp": 0}],
    "current_city": {"name": "Bergen, Norway", "timestamp": at("2018-04-01")}, "hometown": {"name": "Øystese, Norway", "timestamp": 0},
    "relationship": {"status": "Divorced", "timestamp": at("2020-06-01")},
    "previous_relationships": [{"name": EIRIK, "timestamp": at("2014-08-23")}],
    "family_members": [{"name": INGRID, "relation": "Sister", "timestamp": at("2010-01-01")}, {"name": ARNE, "relation": "Father", "timestamp": at("2011-09-05")},
                       {"name": SOLVEIG, "relation": "Mother", "timestamp": 0}],
    "education_experiences": [{"name": "Uniwersytet Przykładowy w Krakowie", "start_timestamp": at("2010-09-01"), "end_timestamp": at("2011-06-30"),
                               "graduated": False, "concentrations": ["Ceramika"], "school_type": "University", "timestamp": at("2010-09-10")}],
    "work_experiences": [{"employer": "Halvorsen Keramikk", "title": "Daglig leder", "location": "Bergen, Norway", "description": "Krukker 🏺",
                          "start_timestamp": at("2018-10-01"), "timestamp": at("2018-10-01")},
                         {"employer": "Eksempelbanken", "title": "Kundebehandler", "timestamp": 0}],
    "languages": ["Norsk (bokmål)", "English", "Polski"], "websites": [{"address": "https://keramikk.example.no/"}],
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": "+447700900002", "verified": True, "creation_time": at("2014-10-10")}],
    "places_lived": [{"place": "Kraków", "start_timestamp": at("2010-09-01"), "timestamp": 0}],
    "intro_bio": {"name": "Leire til albuene 🏺", "timestamp": at("2018-10-01")}, "name_pronunciation": "", "interested_in": [],
    "username": "mira.halvorsen.invented", "registration_timestamp": at("2008-02-11 19:10"), "profile_uri": WEB + "mira.halvorsen.invented",
}


def session(when: str, ip: str = LOGIN_IPS[0], agent: str = AGENT) -> dict[str, Any]:
    """Return one admin session."""
    return {"created_timestamp": at(when), "user_agent": agent, "datr_cookie": "Abc1************", "ip_address": ip}


CONNECTIONS: dict[str, Any] = {
    "followers/who_you've_followed.json": {"following_v3": named(("Fjordradioen", "2014-01-01"), (LAYLA, "2014-07-28"))},
    "followers/people_who_followed_you.json": {"followers_v3": [{"name": "Petter Lunde"}, *named(("Ида Орлова", "2022-02-02"))]},
    "friends/received_friend_requests.json": {"received_requests_v2": named(("Petter Lunde", "2025-03-08"))},
    "friends/rejected_friend_requests.json": {"rejected_requests_v2": named(("Crypto Gains Official", "2024-09-30"), ("Facebook user", "2016-06-06"))},
    "friends/removed_friends.json": {"deleted_friends_v2": named((KASIA, "2018-02-11"), (EIRIK, "2019-05-05"), ("Facebook User", "2023-11-01"))},
    "friends/sent_friend_requests.json": {"sent_requests_v2": named(("王小明的朋友", "2024-10-02"))},
    "friends/your_friends.json": {"friends_v2": friends()},
}
LOGGED: dict[str, Any] = {
    "facebook_news/your_locations.json": {"news_your_locations_v2": ["Bergen, Norway"]},
    "interactions/recently_viewed.json": {"recently_viewed": VIEWED}, "interactions/recently_visited.json": {"visited_things_v2": VISITED},
    "your_interactions_on_facebook/recently_viewed.json": {"recently_viewed": VIEWED[1:2]},
    "your_interactions_on_facebook/recently_visited.json": {"visited_things_v2": VISITED[:1]},
    "location/device_location.json": {"phone_number_location_v2": [{"spn": "Eksempel Mobil", "country_code": "NO"}]},
    "location/last_location.json": {"last_location_v2": {"time": at("2025-06-14 08:00"), "coordinate": {"latitude": 60.3913, "longitude": 5.3221}}},
    "location/primary_location.json": {"primary_location_v2": {"city_region_pairs": [["Bergen", "Vestland"]], "zipcode": ["5003"]}},
    "location/primary_public_location.json": {"primary_public_location_v2": {"city": "Bergen", "region": "Vestland", "country": "Norway"}},
    "notifications/notification_of_meta_privacy_policy_update.json": {"notification_meta_privacy_policy_update": [
        {"impression_time": at("2024-06-01"), "consent_state": 2}]},
    "notifications/notifications.json": {"notifications_v2": [
        {"timestamp": at("2025-06-14 07:00"), "unread": True, "href": WEB + "events/birthdays/", "text": "Νίκος Παπαδόπουλος har bursdag i dag. Gratuler ham! 🎂"},
        {"timestamp": at("2025-06-10 18:00"), "unread": False, "href": WEB + "groups/invented",
         "text": cut("Dag Bøkset la ut i Turlaget Bjørgvin: «Hvem er med på Stoltzen 🥾", 2)},
        {"timestamp": at("2025-05-20 18:00"), "unread": False, "href": "", "text": "تمّت الإشارة إليك في تعليق"}]},
    "other_logged_information/ads_interests.json": {"topics_v2": ["Ceramics", "Kaffe", "Vandring", "陶芸"]},
    "search/groups_you've_searched_for.json": {"group_search": [search("2023-04-04 10:00", "rakubrenning", "You searched in Norsk Keramikkforum")]},
    "search/your_search_history.json": {"searches_v2": [
        search("2025-06-11 23:05", "arne vikøren", "Du søkte på Facebook"), search("2024-12-06 06:00", "Töpfermarkt", "Du hast auf Facebook gesucht"),
        search("2017-12-24 17:58", "kasia wiśniewska"), search("2010-09-09 10:00", "akademik kraków")]},
}
PERSONAL: dict[str, Any] = {
    "avatars_store/avatar_items.json": {"avatar_marketplace_avatar_items": [{"item": "Wool hat", "type": "Hat", "acquisition_time": at("2022-12-01")}]},
    "other_personal_information/your_avatar.json": {"avatars_v2": {"uri": "personal_information/avatars/media/avatar.png", "creation_timestamp": at("2022-12-01")}},
    "profile_information/profile_information.json": {"profile_v2": PROFILE},
}
PREFERENCES: dict[str, Any] = {
    "feed/controls.json": {"controls": [node("Hidden", "Posts you've hidden", ("2019-04-20 10:00", "Eirik Halvorsen sitt innlegg", "invented/posts/3")),
                                        node("Favoritter", "Personer du vil se først", ("2021-12-01 10:00", INGRID, "invented.ingrid"))]},
    "feed/feed.json": {"people_and_friends_v2": [node("See First", "People you see first", ("2014-07-28 10:00", LAYLA, "invented.layla")),
                                                 node("Unfollowed", "People you've unfollowed", ("2019-04-20 10:00", EIRIK, "invented.eirik"))]},
    "preferences/language_and_locale.json": {"language_and_locale_v2": [
        {"name": "Language settings", "description": "Your language settings", "children": [
            {"name": "Locale", "description": "Your preferred locale", "entries": [{"timestamp": at("2024-12-30"), "data": {"value": "nb_NO", "name": "Norsk (bokmål)"}}]}]},
        {"name": "Languages you know", "description": "", "entries": [{"data": {"value": "pl"}}]}]},
}
SECURITY: dict[str, Any] = {
    "account_activity.json": {"account_activity_v2": [
        {"action": "Login", "timestamp": at("2025-06-15 08:58"), "ip_address": LOGIN_IPS[0], "user_agent": AGENT, "city": "Bergen", "region": "Vestland",
         "country": "NO", "site_name": "www.facebook.com", "port": 443, "datr_cookie": "Abc1************"},
        {"action": "Session updated", "timestamp": at("2025-06-14 07:00"), "ip_address": LOGIN_IPS[3], "user_agent": PHONE, "city": "Øystese", "country": "NO"}]},
    "browser_cookies.json": {"datr_stats_v2": {"Abc1************": [at("2025-06-14"), at("2025-06-15")], "Def2************": []}},
    "email_address_verifications.json": {"contact_verifications_v2": [
        {"contact": "mira@example.org", "contact_type": 1, "verification_time": at("2014-09-02")},
        {"contact": "mira.vikoren@example.com", "contact_type": 1, "verification_time": 0}]},
    "ip_address_activity.json": {"used_ip_address_v2": [{"ip": ip, "action": "Login", "timestamp": at(f"202{n}-01-01"), "user_agent": AGENT}
                                                        for n, ip in enumerate(LOGIN_IPS, start=2)]},
    "login_protection_data.json": {"login_protection_data_v2": [
        {"name": "Estimated location inferred from IP: Bergen, Norway", "session": {"created_timestamp": at("2023-01-02"), "updated_timestamp": at("2025-06-15")}},
        {"name": "Cookie: Abc1************", "session": {"created_timestamp": at("2020-03-14"), "updated_timestamp": 0, "ip_address": LOGIN_IPS[1]}}]},
    "logins_and_logouts.json": {"account_accesses_v2": [
        {"action": "Login", "timestamp": at("2025-06-15 08:58"), "site": "www.facebook.com", "ip_address": LOGIN_IPS[0]},
        {"action": "Logg av", "timestamp": at("2025-02-02 22:00"), "site": "m.facebook.com", "ip_address": LOGIN_IPS[2]}]},
    "mobile_devices.json": {"devices_v2": [{
        "type": "Pixel 7", "os": "Android 15", "update_time": at("2025-06-14"), "advertiser_id": "00000000-0000-0000-0000-000000000000", "udid": "",
        "family_device_id": "00000000-0000-0000-0000-000000000001", "device_locale": "nb_NO", "redact_tokens": [], "push_tokens": [
            {"disabled": False, "client_update_time": at("2025-06-14"), "creation_time": at("2023-01-02"), "app_version": "500.0", "locale": "nb_NO",
             "os_version": "15", "token": "invented-token", "device_id": "invented-device"}]}]},
    "recognized_devices.json": {"recognized_devices_v2": [{"name": "Firefox på Linux", "updated_timestamp": at("2025-06-15")} | session("2020-03-14")]},
    "record_details.json": {"admin_records_v2": [
        {"event": "Name changed", "session": session("2014-09-02 08:00"), "extra_info": {"old_name": OWNER_BEFORE, "new_name": OWNER}},
        {"event": "Vanity changed", "session": session("2014-09-02 08:05"), "extra_info": {"old_vanity": "mira.vikoren.invented", "new_vanity": "mira.halvorsen.invented"}},
        {"event": "Email changed", "session": session("2014-09-02 08:10", LOGIN_IPS[1]), "extra_info": {
            "old_email": "mira.vikoren@example.com", "new_email": "mira@example.org"}},
        {"event": "Checkpoint completed", "session": session("2019-03-03 07:55", LOGIN_IPS[2], PHONE)}]},
    "where_you're_logged_in.json": {"active_sessions_v2": [
        {"updated_timestamp": at("2025-06-15"), "device": "Linux", "location": "Bergen, Norway", "app": "Firefox", "session_type": "Web", "name": "Min PC"}
        | session("2025-06-15 08:58")]},
    "your_facebook_activity_history.json": {"last_activity_v2": {"last_activity_time": {
        "Facebook for en hvilken som helst telefon – nettleser på mobil": {"activity_by_day": [at("2025-06-13"), at("2025-06-14")]},
        "Facebook für Android": {"activity_by_day": [at("2025-06-12")]}, "フェイスブック": {"activity_by_day": []}}}},
}
FILES: dict[str, Any] = {
    "ads_information/information_you've_submitted_to_advertisers.json": {"lead_gen_info_v2": [
        {"label": "Fullt navn", "value": OWNER}, {"label": "Email", "value": "mira@example.org"}]},
    "apps_and_websites_off_of_facebook/connected_apps_and_websites.json": {"installed_apps_v2": [
        {"name": "Eksempelrutine", "added_timestamp": at("2016-04-01"), "user_app_scoped_id": 10150000000000081},
        {"name": "Quiz: Hvilken krukke er du?", "added_timestamp": at("2013-01-01"), "user_app_scoped_id": 10150000000000082, "category": "inactive",
         "removed_timestamp": at("2018-05-26")}]},
    "apps_and_websites_off_of_facebook/your_apps.json": {"admined_apps_v2": [{"name": "Ovnalarm (test)", "added_timestamp": at("2020-10-10")}]},
    **{f"{root}/{name}": data for root, files in {
        "connections": CONNECTIONS, "logged_information": LOGGED, "personal_information": PERSONAL, "preferences": PREFERENCES,
        "security_and_login_information": SECURITY}.items() for name, data in files.items()},
}
