"""Posts, albums, photos, videos, stories and reels of the owner.

The plain posts are one line each in `STATUSES`; every attachment kind and every oddity of a post stands
in `RICH`.
"""

from __future__ import annotations

from typing import Any

from .people import ANJALI, EIRIK, HILDE, INGRID, KASIA, NIKOS, OWNER
from .shapes import YEAR_ZERO, Raw, at, cut

MEDIA = "your_facebook_activity/posts/media/"
POTS, TRIP, PROFILE = (
    "Krukker_10150400000000001/",
    "2017_10150400000000002/",
    "Profilbilder_10150400000000003/",
)

Post = dict[str, Any]

STATUSES = """
2008-02-11 19:30|updated her status.|er på Facebook. Hva gjør man nå?
2008-03-09 08:00|updated her status.|er 22 og føler seg gammel
2008-11-05 07:10|updated her status.|har vært våken hele natta 🇺🇸
2009-05-17 10:00|updated her status.|Hurra for 17. mai! 🇳🇴🎺
2009-12-24 15:00|updated her status.|God jul til alle ❤
2010-09-10 16:00|updated her status.|Kraków, jestem! 🇵🇱
2010-10-31 20:00|updated her status.|Pierogi nr. 214
2011-06-30 09:00|updated her status.|Siste dag i korridoren 😢
2011-07-22 21:30|updated her status.|Holder alle i hånden i kveld.
2011-12-31 23:59|updated her status.|Godt nytt år 🎆
2012-05-05 12:00|updated her status.|Første krukke som ikke sprakk!!!
2012-10-12 19:00|updated her status.|Noen som har en gammel ovn?
2013-02-20 08:00|is feeling happy.|Sol! I Bergen! I februar!
2013-08-01 18:00|updated her status.|Sommerferie = leire til albuene
2014-08-24 11:00|updated her status.|Takk for i går. Alle sammen. ❤️
2015-01-01 00:10|updated her status.|2015!
2015-06-14 20:00|updated her status.|«Man må brenne to ganger» – pappa, om alt
2016-03-09 07:00|updated her status.|30 🎂
2016-11-09 07:00|updated her status.|Huff.
2017-07-19 22:00|is traveling to Σίφνος.|Καλημέρα Ελλάδα 🇬🇷
2018-04-01 09:00|updated her status.|Jeg slutter i jobben (ikke aprilsnarr)
2018-10-01 17:00|updated her status.|Verkstedet er åpent 🏺🎉
2019-03-10 21:00|updated her status.|Ny adresse. Samme katt, annenhver helg.
2020-03-13 12:00|updated her status.|Verkstedet er stengt til videre 😷
2020-05-17 12:00|updated her status.|Hurra fra balkongen 🇳🇴
2021-02-14 10:00|updated her status.|Ovnen nådde 1240° og jeg gråt litt
2022-11-14 08:00|updated her status.|Ett år uten deg, pappa 🕯️
2023-03-09 08:00|updated her status.|Takk for alle hilsener!
2023-05-01 12:00|updated her status.|Leiren er internasjonal: глина · πηλός · 粘土 · מטבע · طين · मिट्टी
2023-12-24 15:00|updated her status.|God jul 🎄
2024-03-09 09:00|updated her status.|38. Ingen sprekker.
2024-09-02 07:00|updated her status.|Nytt kurs starter i kveld
2025-02-02 12:30|updated her status.|Vi har fått ny ovn
2025-02-02 14:00|updated her status.|Vi har fått ny ovn (den er varm)
2025-05-17 08:00|updated her status.|Gratulerer med dagen! 🇳🇴 {year_zero}
"""


def media(path: str, when: str, *, title: str = "", text: str = "", **exif: Any) -> Post:
    """Return a media record; exif keywords become the photo metadata Meta keeps instead of the file's own."""
    record: Post = {"uri": MEDIA + path, "creation_timestamp": at(when)}
    if exif:
        kind = "video_metadata" if path.endswith((".mp4", ".mov")) else "photo_metadata"
        record["media_metadata"] = {kind: {"exif_data": [{"upload_ip": "192.0.2.17", **exif}]}}
    if title:
        record["title"] = title
    if text:
        record["description"] = text
    return record


CAMERA = {
    "iso": 200,
    "focal_length": "35/1",
    "camera_make": "Example Optics",
    "camera_model": "Ex-100",
    "exposure": "1/125",
    "f_stop": "28/10",
    "orientation": 1,
    "original_width": 4000,
    "original_height": 3000,
}
POT_1 = media(
    POTS + "10150400000010001.jpg",
    "2018-10-07 19:50",
    title="Krukker",
    text="Første brenning 🔥",
    taken_timestamp=at("2018-10-07 15:00"),
    modified_timestamp=at("2018-10-07 15:01"),
    latitude=60.3913,
    longitude=5.3221,
    **CAMERA,
)
POT_2 = media(POTS + "10150400000010002.jpg", "2018-10-07 19:51", title="Krukker", taken_timestamp=0)
POT_3 = media(POTS + "10150400000010003.webp", "2021-02-14 09:50", title="Krukker", taken_timestamp=YEAR_ZERO)
SIFNOS_1 = media(
    TRIP + "10150400000020001.jpg",
    "2017-07-21 18:00",
    title="Σίφνος 2017",
    text="Η μπλε πόρτα",
    taken_timestamp=at("2017-07-21 15:00"),
    latitude=36.97,
    longitude=24.72,
)
SIFNOS_2 = media(TRIP + "10150400000020002.heic", "2017-07-21 18:01", title="Σίφνος 2017")
OLD_PHOTO = media(
    "your_posts/10150400000030001.jpg",
    "2015-09-04 10:00",
    text="Pappa på Hardangervidda, 1958",
    taken_timestamp=-352036800,
)
NO_EXTENSION = media("your_posts/10150400000030002", "2012-05-05 12:01")
KILN_FILM = {
    **media(
        "videos/10150400000040001.mp4",
        "2021-02-14 10:00",
        title="Ovnen",
        upload_timestamp=at("2021-02-14 09:59"),
    ),
    "thumbnail": {"uri": MEDIA + "thumbnails/10150400000040001.jpg"},
    "dubbing_info": [],
    "media_variants": [],
}
BARE_FILM = {
    **media("videos/10150400000040002.mov", "2019-06-06 10:00"),
    "dubbing_info": [],
    "media_variants": [],
}
PROFILE_1 = media(PROFILE + "10150400000050001.jpg", "2008-02-11 19:40", title="Profilbilder")
PROFILE_2 = media(PROFILE + "10150400000050002.png", "2018-10-01 17:10", title="Profilbilder", backup_uri="")
LOST = media("your_posts/10150400000030099.jpg", "2010-10-31 20:01")
REMOTE = {
    "uri": "https://scontent.example.invalid/v/t39.30808-6/invented_n.jpg?stp=dst-jpg",
    "creation_timestamp": at("2016-07-07"),
}
EMPTY_URI = {"uri": "", "creation_timestamp": at("2016-07-07")}
OTHER_CASE = media("your_posts/IMG_0815.JPG", "2013-03-02 11:00")
OTHER_PREFIX = {
    "uri": "your_activity_across_facebook/posts/media/your_posts/10150400000030003.jpg",
    "creation_timestamp": at("2022-06-10 10:00"),
}
STORY_FILM = media(
    "stories/10150400000060001.mp4", "2024-05-30 19:00", upload_timestamp=at("2024-05-30 19:00")
)
PLACE = {
    "name": "Eksempelkaféen",
    "coordinate": {"latitude": 60.3913, "longitude": 5.3221},
    "address": "Eksempelgaten 1, Bergen",
    "url": "https://www.facebook.com/invented.cafe",
}


def photos(*items: Post) -> Post:
    """Return one attachment group of media."""
    return {"data": [{"media": item} for item in items]}


def post(
    when: str,
    title: str,
    text: str | None = None,
    *groups: Post,
    tags: list[Any] | None = None,
    data: list[Post] | None = None,
) -> Post:
    """Return one post; `data` replaces the usual text-and-update pair."""
    record: Post = {"timestamp": at(when)}
    if groups:
        record["attachments"] = list(groups)
    if data is None and text is not None:
        data = [{"post": text}]
    if data is not None:
        record["data"] = data
    record["title"] = f"{OWNER} {title}"
    return record | ({"tags": tags} if tags else {})


def attach(kind: str, value: Any) -> Post:
    """Return one attachment group with one item."""
    return {"data": [{kind: value}]}


RICH: list[Post] = [
    post("2010-10-31 20:02", "added a new photo.", "Rekorden", photos(LOST)),
    post("2012-01-29 07:30", f"wrote on {HILDE}'s timeline.", "Gratulerer med dagen, gamle venn! 🎂"),
    post("2012-05-05 12:02", "added a new photo.", None, photos(NO_EXTENSION), data=[{}]),
    post(
        "2013-03-02 11:01",
        "was at Eksempelkaféen.",
        "Kaffe ☕️",
        attach("place", PLACE),
        photos(OTHER_CASE),
        tags=[{"name": HILDE}, {"name": "Søren Ågård"}],
    ),
    post(
        "2013-07-09 20:00",
        f"was with {KASIA}.",
        "Fløyen! 🏔️",
        attach("place", {"name": "Fløyen"}),
        attach("place", {"name": "Fløibanen", "coordinate": {"latitude": 60.3964, "longitude": 5.3286}}),
        tags=[KASIA],
    ),
    post(
        "2014-08-23 20:00",
        "got married.",
        None,
        attach(
            "life_event",
            {
                "title": f"Married {EIRIK}",
                "description": "Domkirken",
                "start_date": {"year": 2014, "month": 8, "day": 23},
                "place": {"name": "Bergen, Norway"},
                "photos": [media("your_posts/10150400000030004.jpg", "2014-08-23 19:00")],
            },
        ),
    ),
    post(
        "2015-09-04 10:05",
        "added a new photo.",
        "Han var åtte. Fjellet var like stort.",
        photos(OLD_PHOTO),
        data=[
            {"post": "Han var åtte. Fjellet var like stort."},
            {"update_timestamp": at("2015-09-04 10:06")},
            {"backdated_timestamp": at("1969-12-31")},
        ],
    ),
    post("2016-07-07 10:00", "shared a photo.", "Fra arkivet", photos(REMOTE, EMPTY_URI)),
    post(
        "2017-07-21 19:00",
        "added 2 new photos to the album Σίφνος 2017.",
        f"@[100000000000009:2048:{NIKOS}] hadde rett",
        photos(SIFNOS_1, SIFNOS_2),
        {"data": []},
        tags=[{"name": NIKOS}],
    ),
    post(
        "2018-10-07 20:10",
        "added 2 new photos to the album Krukker.",
        "Første brenning i eget verksted 🔥🏺",
        photos(POT_1, POT_2),
    ),
    post(
        "2018-11-11 11:00",
        "created an event.",
        None,
        attach(
            "event",
            {
                "name": "Julemarked i verkstedet",
                "start_timestamp": at("2018-12-08 11:00"),
                "end_timestamp": 0,
                "description": "Gløgg og krukker",
                "create_timestamp": at("2018-11-11 11:00"),
            },
        ),
    ),
    post(
        "2019-04-04 18:00",
        "created a poll.",
        None,
        attach(
            "poll",
            {
                "question": "Matt eller blank?",
                "options": [{"option": "Matt", "voted": True}, {"option": "Blank ✨", "voted": False}],
            },
        ),
    ),
    post("2019-06-06 10:01", "added a new video.", None, photos(BARE_FILM), data=[]),
    post(
        "2019-10-10 10:10",
        "shared a link.",
        "Endelig på trykk!",
        attach(
            "external_context",
            {
                "name": "Keramikk i små rom",
                "source": "avis.example",
                "url": "https://avis.example/keramikk",
            },
        ),
    ),
    post("2020-08-05 12:00", "shared a post.", "🇱🇧❤️", attach("external_context", {"url": ""})),
    post(
        "2020-09-01 09:00",
        "shared a reel.",
        None,
        attach("external_context", {"name": "Et hjul som snurrer"}),
    ),
    post(
        "2020-11-01 10:00",
        "shared a fundraiser.",
        "Hver krone teller",
        attach("fundraiser", {"title": "Glass til Beirut", "donated_amount": "300,00 NOK"}),
    ),
    post("2021-02-14 10:05", "added a new video.", "1240°", photos(KILN_FILM, POT_3)),
    post(
        "2021-11-16 20:00",
        "shared a memory.",
        "Arne Vikøren, 1950–2021. Pappa. Han lo av sine egne vitser, og det gjorde vi også. 🕯️ ❤",
        photos(OLD_PHOTO),
        tags=[{"name": INGRID}, {"name": "Arne Vikøren"}],
    ),
    post("2021-11-25 18:00", "wrote on Arne Vikøren's timeline.", "Takk til alle som kom. Remembering Arne."),
    post("2022-06-10 10:01", "added a new photo.", "Ovnen 🔥", photos(OTHER_PREFIX)),
    post(
        "2022-09-09 09:09",
        "posted something via Eksempelrutine.",
        None,
        attach("text", "Mira løp 5,2 km"),
        attach("name", "Eksempelrutine"),
    ),
    post(
        "2023-02-11 12:00",
        "was with Anjali Sharma.",
        f"@[100000000000044:2048:{ANJALI}] skal gifte seg! 💍👩🏽‍❤️‍👨🏽",
        tags=[ANJALI],
    ),
    post(
        "2023-05-20 12:00",
        "updated her status.",
        data=[{"post": cut("Folk spør hvor leiren kommer fra. Den kommer fra 🌋", 2)}],
    ),
    post(
        "2024-05-30 20:00",
        "created an event.",
        Raw("Already right: “Åpent verksted” – 12 o’clock"),
        attach(
            "event",
            {
                "name": "Åpent verksted",
                "start_timestamp": at("2024-06-01 12:00"),
                "end_timestamp": at("2024-06-01 16:00"),
            },
        ),
    ),
    post(
        "2025-03-02 17:00",
        "is selling Dreieskive, lite brukt.",
        None,
        attach(
            "for_sale_item",
            {
                "title": "Dreieskive, lite brukt",
                "price": "kr 2 500",
                "seller": OWNER,
                "created_timestamp": at("2025-03-02 17:00"),
                "category": "Hobby",
                "marketplace": "Bergen",
                "location": {"coordinate": {"latitude": 60.39, "longitude": 5.32}},
                "description": "Hentes på Eksempelgaten",
            },
        ),
    ),
    {"timestamp": at("2025-04-01 08:00"), "data": [{"post": "Ingen tittel"}]},
    {"timestamp": 0, "title": f"{OWNER} updated her profile.", "data": [{"update_timestamp": 0}]},
]


def read_posts() -> list[Post]:
    """Return the posts of the main file, newest first."""
    plain = []
    for line in STATUSES.strip().splitlines():
        when, title, text = line.split("|")
        record = post(when, title, text.removesuffix(" {year_zero}"))
        if text.endswith("{year_zero}"):
            record["data"] += [{"update_timestamp": YEAR_ZERO}, {"published_timestamp": at(when)}]
        plain.append(record)
    return sorted(plain + RICH, key=lambda record: -record["timestamp"])
