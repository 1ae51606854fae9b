"""Put together Mira's Threads (August 2025): the folder of Threads in a download named after Instagram, and its media.

A request for Threads alone gives just this (formats/instagram_threads.md 2.1): every kind of file once.
"""

from __future__ import annotations

from typing import Any

from .export import Export
from .shapes import at

A = "your_instagram_activity/threads/"
SITE = "https://www.threads.com/"
OLD_SITE = "https://www.threads.net/"
ROOT = "text_post_app_"
OWN = ROOT + "text_post_app_"


def fat(**fields: Any) -> dict[str, Any]:
    """Return a record of labels in the fat form: every key is there, what does not apply is "" or 0."""
    labels = {
        name.replace("_", " "): {"href": "", "value": "", "timestamp": 0} | value for name, value in fields.items()
    }
    return {"title": "", "media_map_data": {}, "string_map_data": labels}


def tie(name: str, when: str | None, *, site: str = SITE) -> dict[str, Any]:
    """Return a tie to an account."""
    datum = {"href": site + name, "value": name, "timestamp": at(when) if when else 0}
    return {"title": "", "media_list_data": [], "string_list_data": [datum]}


def like(name: str, code: str, when: str, *, site: str = SITE) -> dict[str, Any]:
    """Return a like of a thread."""
    datum = {"href": f"{site}@{name}/post/{code}", "value": "👍", "timestamp": at(when)}
    return {"title": name, "media_list_data": [], "string_list_data": [datum]}


def medium(uri: str, when: str, text: str, **app: Any) -> dict[str, Any]:
    """Return one medium of a thread; one without a file carries a text alone."""
    return {
        "uri": uri,
        "creation_timestamp": at(when),
        "media_metadata": {"camera_metadata": {"has_camera_metadata": False}},
        "title": text,
        "cross_post_source": {"source_app": "FB"},
        "dubbing_info": [],
        "media_variants": [],
        "text_app_post": {"reply_control": "everyone", "geo_gated_country_list": ""} | app,
    }


def seen(name: str, when: str, code: str | None = None) -> dict[str, Any]:
    """Return a thread that was saved or seen."""
    url = {"URL": {"href": f"{SITE}@{name}/post/{code}"}} if code else {}
    return fat(Author={"value": name}, **url, Time={"timestamp": at(when)})


CUPS = [
    medium("media/posts/202505/18000000000000012.webp", "2025-05-17 09:30", ""),
    medium("media/posts/202505/18000000000000013.jpg", "2025-05-17 09:30", "Koppen som sprakk"),
    medium("media/posts/202505/18000000000000014.mp4", "2025-05-17 09:30", ""),
]
POSTS = [
    {"media": [medium("", "2025-08-06 07:54", "@eirik.halvorsen Nei, den står til tørk 😅", is_reply=True)]},
    {"media": [medium("media/18000000000000011.webp", "2025-08-01 17:06", "Ny glasur: café au lait ☕️", is_reply=False)]},
    {"media": CUPS, "title": "17. mai i verkstedet 🇳🇴", "creation_timestamp": at("2025-05-17 09:31")},
    {"media": [medium("", "2024-07-14 23:33", "Hei, er det noen her?", reply_control="accounts_you_follow")]},
    {"media": [medium("", "2023-07-06 08:00", "Første tråd.")]},
    {"media": [medium("", "2023-07-06 08:00", "Første tråd.")]},
]
ARCHIVED = [{"media": [medium("", "2023-12-24 22:10", "Jeg legger denne bort.", reply_control="mentioned_only")]}]
PHOTO = medium("media/other/18000000000000019.webp", "2023-07-05 23:33", "")
PROFILE = {
    "title": "User Information",
    "media_map_data": {"Profile Photo": PHOTO},
    "string_map_data": fat(
        Email={"value": "mira@example.org"},
        Phone_Number={"value": "+47 22 55 50 00"},
        Phone_Confirmed={"value": "True"},
        Phone_Confirmation_Method={"value": "confirmed"},
        Username={"value": "mira.halvorsen"},
        Name={"value": "Mira Halvorsen"},
        Bio={"value": "Keramikk i Bergen 🏺"},
        Birthday={"value": ""},
        Links={"value": "https://keramikk.example.org"},
        Private_Account={"value": "False"},
        Onboarding_Time={"timestamp": at("2023-07-05 23:33")},
        Is_Eligible_for_Profile_Activation_Badge={"value": "False"},
        Profile_Shows_Activation_Badge={"value": "False"},
    )["string_map_data"],
}
FEED = fat(**{"Owner username": {"value": "mira.halvorsen"}, "Feed name": {"value": "Leire"},
              "Feed type": {"value": "interest"},
              "Added topic names delimited by `|`": {"value": "keramikk|glasur|raku"},
              "Added usernames delimited by `|`": {"value": "eirik.halvorsen|leire.no"}})  # fmt: skip
APP = {
    "title": "Trådplanlegger",
    "string_map_data": fat(
        App_user_ID={"value": "18000000000000777"}, Last_active_on={"timestamp": at("2024-11-02")}, Expired_on={}
    )["string_map_data"],
}
GONE_APP = {
    "title": "Gammel lenkesamling",
    "string_map_data": fat(
        App_user_ID={"value": "18000000000000778"}, Expired_on={"timestamp": at("2024-02-01")}
    )["string_map_data"],
}
VIEWED = [
    seen("leire.no", "2025-08-22 20:10", "DSeen1"),
    seen("eirik.halvorsen", "2025-08-22 20:11"),
    fat(Time={"timestamp": at("2025-08-22 20:12")}),  # whose it was is gone
]


def labelled_view(name: str, shown: str, when: str, text: str) -> dict[str, Any]:
    """Return a thread that was seen, as labelled values."""
    url, home = f"{SITE}@{name}/post/DSeen{at(when) % 1000}", f"{SITE}@{name}"
    owner = [{"label": "URL", "value": home, "href": home}, {"label": "Name", "value": shown},
             {"label": "Username", "value": name}]  # fmt: skip
    entries = [{"label": "URL", "value": url, "href": url}, {"label": "Caption", "value": text},
               {"title": "Owner", "dict": [{"title": "", "dict": owner}]}]  # fmt: skip
    return {"timestamp": at(when), "media": [], "label_values": entries, "fbid": f"1800000000{at(when)}"}


FILES: dict[str, Any] = {
    "personal_information": {OWN + "profile": [PROFILE]},
    "threads_and_replies": {ROOT + "text_posts": POSTS},
    "archived_threads": {ROOT + "text_app_archived_posts": ARCHIVED},
    "liked_threads": {ROOT + "media_likes": [
        like("eirik.halvorsen", "DLike1", "2025-08-20 18:00"), like("leire.no", "DLike2", "2025-03-02 08:15"),
        like("eirik.halvorsen", "CuLike3", "2023-08-01 18:01", site=OLD_SITE)]},
    "saved_threads": {OWN + "saved_posts": [seen("leire.no", "2025-06-09 08:53", "DSaved1")]},
    "threads_viewed": {OWN + "posts_seen": VIEWED},
    "threads_viewed_2": [labelled_view("hilde_kvamme", "Hilde Kvamme", "2025-08-23 07:00", "Regn igjen ☔️")],
    "followers": {OWN + "followers": [
        tie("eirik.halvorsen", "2023-07-06 09:00"), tie("hilde_kvamme", "2024-10-27 03:33"),
        tie("leire.no", "2025-02-11 12:00", site=OLD_SITE), tie("ukjent.konto", None)]},
    "following": {OWN + "following": [
        tie("eirik.halvorsen", "2023-07-06 08:30"), tie("leire.no", "2025-01-15 10:00"),
        tie("bergen.i.dag", "2025-01-15 10:02")]},
    "pending_follow_requests": {OWN + "follow_requests_sent": tie("privat.person", "2025-07-08 21:06")},
    "recent_follow_requests": {OWN + "permanent_follow_requests": [tie("privat.person", "2025-07-08 21:06")]},
    "follow_requests_you've_received": {OWN + "follow_requests_received": [tie("spor.meg", "2025-07-11 04:40")]},
    "recently_unfollowed_profiles": {OWN + "unfollowed_users": [tie("for.mye.stoy", "2025-07-10 00:53")]},
    "blocked_profiles": {OWN + "blocked_users": [tie("reklame.konto", "2024-11-12 08:26")]},
    "restricted_profiles": {OWN + "restricted_users": [tie("sint.mann", "2024-11-13 12:13")]},
    "interest_feeds_on_threads": {ROOT + "text_app_interest_feeds": [FEED]},
    "threads_home": {ROOT + "text_app_user_deck_view": [
        {"title": "", "media_list_data": [], "string_list_data": [
            {"href": f"{SITE}search?q=keramikk", "value": "keramikk", "timestamp": at("2025-04-04")}]}]},
    "your_posts_without_notifications": {ROOT + "text_app_dyi_authored_post_disabled_notifications": [
        fat(URL={"href": f"{SITE}@mira.halvorsen/post/DMuted1"}, Time={"timestamp": at("2025-05-18")})]},
    "apps_and_websites": {ROOT + "text_app_apps_and_websites": [APP, GONE_APP]},
    "word_or_phrase_searches": {ROOT + "keyword": [
        fat(Search={"value": "raku ovn"}, Time={"timestamp": at("2025-08-09 09:01")})]},
}  # fmt: skip


def read_export() -> Export:
    """Return the export of August 2025."""
    return Export(
        "threads_2025_json",
        A,
        {f"{A}{name}.json": content for name, content in FILES.items()},
        [],
        missing={"media/posts/202505/18000000000000014.mp4"},
        is_empty_missing=False,
        counts={
            "own_threads": len(POSTS),
            "own_threads_archived": len(ARCHIVED),
            "followers": 4,
            "following": 3,
            "searches": 1,
        },
    )
