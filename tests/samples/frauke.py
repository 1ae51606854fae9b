"""The conversations, posts and profile of Frauke Petersen-Møller, for the export of 2022; all invented."""

from __future__ import annotations

from typing import Any

from .chat import Thread
from .posts import attach
from .shapes import at

OWNER = "Frauke Petersen-Møller"
INGER, SMILLA, EMRE, OLENA, HAUKE = "Inger Møller", "Smilla Petersen", "Emre Yılmaz", "Олена Коваль", "Hauke Petersen"
CHOIR = "Chor der Förde – Alt 2 🎶"
MEDIA = "posts/media/"
WEB = "https://www.facebook.com/"

MOTHER = Thread(
    "inbox",
    "ingermller",
    "10150900000000001",
    INGER,
    {"I": INGER, "M": OWNER},
    """
2018-06-05
10:02 I Tillykke med grundlovsdagen. Jeg har købt jordbær << ❤ M
10:15 M Tak mor. Vi kommer på søndag 🍓
2019-12-24
21:11 I Hvornår kommer I hjem fra kirken
21:12 M Mor, vi sad ved siden af dig
2020-05-03
14:00 M {window}
14:01 M Vi står hernede. Kig ud!
14:20 I Jeg kan se jer. Hvem er den lille?
14:21 M Det er Smilla, mor.
2021-02-11
19:40 M Du hast Inger angerufen. {call}
2022-01-09
23:58 M Sov godt, mor. Lyset brænder.
""",
    {
        "window": {"photos": [{"uri": "HERE/photos/vindue_2020.jpg"}]},
        "call": {"call_duration": 641, "type": "Call"},
    },
    head={"thread_type": "Regular"},
    flags=False,
)
NIGHT_SHIFT = Thread(
    "inbox",
    "emreyilmaz",
    "10150900000000002",
    EMRE,
    {"E": EMRE, "M": OWNER},
    """
2021-04-02
03:12 E Station 4 ruhig. Bei euch?
03:13 M Zwei Betten leer. Das ist nicht gut ruhig.
03:15 E Kolay gelsin 💪 << 🙏 M
03:40 E {gone}
2021-12-31
23:59 E Mutlu yıllar! Nächstes Jahr ohne Maske.
2022-01-01
00:04 M Frohes Neues! {sticker}
2022-09-18
06:31 E {voice}
06:32 E Bin umgezogen, neue Adresse: {link}
""",
    {
        "gone": {"is_unsent": True},
        "sticker": {"sticker": {"uri": "messages/stickers_used/851575_7.png"}},
        "voice": {"audio_files": [{"uri": "HERE/audio/audioclip-16634.mp4"}]},
        "link": {"share": {"link": "https://karte.example/?where1=54.7837,9.4347"}, "type": "Share"},
    },
    head={"thread_type": "Regular"},
)
ALTOS = Thread(
    "inbox",
    "chorderfrdealt2",
    "5550000000000003",
    CHOIR,
    {"B": "Birte Hansen", "K": "Kirsten Ebsen-Test", "M": OWNER},
    """
2020-03-12
18:02 B Probe fällt aus. Bis auf Weiteres.
18:03 K 😢😢
18:09 M Dann singen wir eben auf dem Balkon
2021-09-02
19:30 B Birte hat Frauke zur Gruppe hinzugefügt. {added}
19:31 B Takte 12–28, bitte üben! {score}
2022-03-06
12:00 K Wer hat ein Zimmer frei? {poll}
12:01 M Ich. Für zwei.
12:44 B Kirsten hat die Gruppe verlassen. {left}
""",
    {
        "added": {"type": "Subscribe", "users": [{"name": OWNER}]},
        "left": {"type": "Unsubscribe", "users": [{"name": "Kirsten Ebsen-Test"}]},
        "score": {"files": [{"uri": "HERE/files/noten_t12_28.pdf"}]},
        "poll": {"reactions": [{"reaction": "🙋", "actor": OWNER}]},
    },
    head={
        "thread_type": "RegularGroup",
        "image": {"uri": "messages/photos/chor_gruppe.jpg", "creation_timestamp": at("2020-01-05")},
    },
)
GUEST = Thread(
    "inbox",
    "",
    "100077000000004",
    OLENA,
    {"O": OLENA, "M": OWNER},
    """
2022-03-09
08:01 O Доброго дня! Kirsten gab mir Ihren Namen.
08:04 M Kommen Sie. Wann ist der Zug da?
08:05 O 22:14. Ми вдвох з мамою. {film}
2022-03-10
05:50 M Schlaft, so lange ihr wollt. Kaffee steht da ☕
2022-08-24
09:00 O Сьогодні День Незалежності 🇺🇦 << ❤ M
""",
    {"film": {"videos": [{"uri": "HERE/videos/zug.mp4", "thumbnail": {"uri": "HERE/videos/thumbnails/zug.jpg"}}]}},
    head={"thread_type": "Regular"},
)
EX_HUSBAND = Thread(
    "archived_threads",
    "haukepetersen",
    "10150900000000005",
    HAUKE,
    {"H": HAUKE, "M": OWNER},
    """
2016-08-20
17:00 H Kannst du Smilla Freitag nehmen
17:44 M Ja.
2016-08-21
09:00 H 👍 {old}
""",
    {"old": {"ip": "203.0.113.9"}},
    head={"thread_type": "Regular"},
    flags=False,
)
LEGACY = Thread(
    "legacy_threads",
    "kimjrgensen",
    "1150900000000006",
    "Kim Jørgensen",
    {"K": "Kim Jørgensen", "M": OWNER},
    """
2009-11-02
20:15 K Er du den Frauke fra Duborg-Skolen?
20:40 M Ja! Årgang 98. Og du er den Kim, der faldt i havnen
""",
    head={"thread_type": "Regular"},
    flags=False,
)
REQUEST = Thread(
    "message_requests",
    "renovierungexpress",
    "100077000000007",
    "Renovierung Express",
    {"R": "Renovierung Express", "M": OWNER},
    """
2022-07-01
11:00 R Guten Tag, Ihre Fassade braucht Farbe!
""",
    head={"thread_type": "Pending", "is_pending": True},
)
SPAM = Thread(
    "filtered_threads",
    "kryptoberater",
    "100077000000008",
    "Krypto Berater",
    {"C": "Krypto Berater", "M": OWNER},
    """
2022-10-10
02:02 C 📈📈 1000 € am Tag 📈📈
""",
    head={"thread_type": "PendingGroup"},
)
THREADS = [MOTHER, NIGHT_SHIFT, ALTOS, GUEST, EX_HUSBAND, LEGACY, REQUEST, SPAM]


def photo(name: str, when: str, *, title: str = "", text: str = "", **exif: Any) -> dict[str, Any]:
    """Return a photo or video of 2022: metadata in a list."""
    kind = "video_metadata" if name.endswith(".mp4") else "photo_metadata"
    record: dict[str, Any] = {
        "uri": MEDIA + name,
        "creation_timestamp": at(when),
        "media_metadata": {kind: {"exif_data": [{"upload_ip": "192.0.2.77", **exif}]}},
    }
    return record | ({"title": title} if title else {}) | ({"description": text} if text else {})


SHIP = photo(
    "FrdeundMeer_10150910000000001/10150910000010001.jpg",
    "2020-07-04 19:00",
    title="Förde und Meer",
    text="Die Fähre fährt wieder ⛴️",
    taken_timestamp=at("2020-07-04 17:55"),
    latitude=54.81,
    longitude=9.46,
    original_width=4032,
    original_height=3024,
    camera_make="Example Phones",
    iso=64,
)
CANDLE = photo("your_posts/10150910000030001.jpg", "2022-01-09 18:00", text="Inger Møller, 1941–2022")
SONG = photo("videos/10150910000040001.mp4", "2021-12-12 17:00", title="Advent", upload_timestamp=at("2021-12-12"))
SONG["thumbnail"] = {"uri": MEDIA + "thumbnails/10150910000040001.jpg"}
STICKER = {"uri": MEDIA + "stickers_used/851582_3.png"}


def post(when: str, title: str, text: str | None = None, *groups: Any, **more: Any) -> dict[str, Any]:
    """Return one post with German prose as its title."""
    record: dict[str, Any] = {"timestamp": at(when)}
    record |= {"attachments": list(groups)} if groups else {}
    return record | ({"data": [{"post": text}]} if text else {"data": []}) | {"title": f"{OWNER} {title}"} | more


POSTS = [
    post("2022-10-03 20:00", "hat ihren Status aktualisiert.", "Heute zu viert am Tisch. Borschtsch und Labskaus. 🥣"),
    post("2022-01-09 18:05", "hat ein neues Foto hinzugefügt.", "Farvel mor. Tak for alt.", attach("media", CANDLE)),
    post("2021-12-12 17:10", "hat ein Video geteilt.", "Advent, Advent", attach("media", SONG)),
    post(
        "2021-06-01 07:00",
        "hat einen Link geteilt.",
        None,
        attach("external_context", {"name": "Applaus reicht nicht", "url": "https://zeitung.example/pflege"}),
        tags=[{"name": EMRE}],
    ),
    post("2020-07-04 19:05", "ist mit Smilla Petersen unterwegs.", "Endlich raus!", attach("media", SHIP)),
    post(
        "2019-08-10 12:00",
        "war hier: Strandkiosk Beispiel.",
        None,
        attach("place", {"name": "Strandkiosk Beispiel", "coordinate": {"latitude": 54.83, "longitude": 9.6},
                         "address": "", "url": WEB + "invented.kiosk"}),
    ),
    post("2011-04-17 09:00", "hat ihren Status aktualisiert.", "Smilla kann Fahrrad fahren!!! 🚲"),
]  # fmt: skip
ALBUM = {
    "name": "Förde und Meer",
    "photos": [SHIP | {"comments": [{"timestamp": at("2020-07-05"), "comment": "Smukt!", "author": INGER}]}],
    "cover_photo": SHIP,
    "last_modified_timestamp": at("2020-07-04 19:01"),
    "description": "",
}
PROFILE = {
    "name": {"full_name": OWNER, "first_name": "Frauke", "middle_name": "", "last_name": "Petersen-Møller"},
    "emails": {
        "emails": ["frauke@example.org"],
        "previous_emails": [],
        "pending_emails": [],
        "ad_account_emails": [],
    },
    "birthday": {"year": 1979, "month": 5, "day": 23},
    "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
    "previous_names": [{"name": "Frauke Møller", "timestamp": at("2005-06-18")}],
    "other_names": [{"name": "Frau P.", "type": "Spitzname", "timestamp": 0}],
    "current_city": {"name": "Flensburg", "timestamp": at("2009-10-30")},
    "relationship": {"status": "Geschieden", "timestamp": at("2016-01-01")},
    "family_members": [
        {"name": SMILLA, "relation": "Tochter", "timestamp": at("2019-05-06")},
        {"name": INGER, "relation": "Mor", "timestamp": at("2012-02-02")},
    ],
    "work_experiences": [
        {"employer": "Krankenhaus Beispiel", "title": "Pflegefachfrau, Nacht", "start_timestamp": at("2001-09-01"),
         "timestamp": at("2010-01-01")}
    ],
    "languages": ["Deutsch", "Dansk"],
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": "+447700900077", "verified": True}],
    "pages": [{"name": "Musik", "pages": ["Chor der Förde"], "timestamps": [at("2013-03-03")]}],
    "groups": [{"name": "Pflege am Limit – Norden", "timestamp": at("2020-11-11")}],
    "username": "frauke.invented",
    "registration_timestamp": at("2009-10-30 21:00"),
    "profile_uri": WEB + "frauke.invented",
}  # fmt: skip
