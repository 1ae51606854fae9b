"""Put together two exports of Instagram from before topic folders: files at the root, with their text as it was written.

`instagram_2020_json` is generation 1a (formats/instagram_threads.md 1.1): Mira's export of March 2020, every file of the
table, messages in a schema of their own.  `instagram_2021_hybrid` is generation 1b: Joris' of January 2021, whose root
files are as before while his messages have Messenger's schema, in byte-wise escapes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from .chat import Thread, read_script, render_thread
from .instagram_accounts import JORIS, MIRA
from .media import make_media
from .shapes import at, digest, render_json

NOTHING = ["You have no data in this section"]
ANJA, TOM, LEIF = "anja.keramikk", "tom_verksted", "leif.brenner_93"
LUKAS, SOFIE, ROTTERDAM = "Lukas Maas", "Sofie Verbeek", "Klei in Rotterdam"


def iso(text: str, micro: int | None = None) -> str:
    """Return a time as these files have it, in UTC; messages have microseconds."""
    moment = datetime.fromtimestamp(at(text), UTC)
    return moment.replace(microsecond=micro or 0).isoformat(timespec="seconds" if micro is None else "microseconds")


def place(folder: str, day: str, ending: str, name: str = "") -> str:
    """Return the path of a medium: folder, month, a checksum for a name."""
    number = f"{digest(f'{folder}{day}{name}'):016x}"
    return f"{folder}/{day[:4]}{day[5:7]}/{number}{number[::-1]}.{ending}"


def own(folder: str, day: str, caption: str = "", ending: str = "jpg", name: str = "", **more: Any) -> dict[str, Any]:
    """Return an entry of the list of one's own media."""
    return {"caption": caption, "taken_at": iso(day), "path": place(folder, day, ending, name)} | more


CAROUSEL = "Tre skåler, én ovn 🏺 Sviip →"
MEDIA = {
    "photos": [
        own("photos", "2020-02-14 18:30", CAROUSEL, name="a"),
        own("photos", "2020-02-14 18:30", CAROUSEL, name="b"),
        own("photos", "2019-09-27 18:37", "Blå glasur på vei ut 💙\nNummer 40", location="Verkstedet på hjørnet, Ås"),
        own("photos", "2018-06-24 09:00"),
    ],
    "videos": [
        own("videos", "2020-02-14 18:30", CAROUSEL, "mp4"),
        own("videos", "2019-08-02 20:35", "Dreiing i sakte film #leire @anja.keramikk", "mp4"),
    ],
    "stories": [
        own("stories", "2020-03-01 07:05", "God morgen fra ovnen ☀️"),
        own("stories", "2020-03-01 07:06", "", "mp4"),
    ],
    "profile": [
        own("profile", "2019-10-07 08:57", is_active_profile=True),
        own("profile", "2018-04-30 10:00", is_active_profile=False),
    ],
    "direct": [own("direct", "2020-03-02 19:01"), own("direct", "2020-03-02 19:03", "", "m4a")],
}


def message(who: str, day: str, **fields: Any) -> dict[str, Any]:
    """Return one message."""
    micro = digest(f"{who}{day}{sorted(fields)}") % 1_000_000
    return {"sender": who, "created_at": iso(day, micro)} | fields


ME = MIRA.username
WITH_ANJA = [
    message(ANJA, "2019-05-17 08:00", text="Gratulerer med dagen! 🇳🇴"),
    message(ME, "2019-05-17 08:02", text="I like måte ❤️", likes=[{"username": ANJA, "date": iso("2019-05-17 08:03")}]),
    message(ANJA, "2019-05-17 08:04", heart="❤️"),
    message(ME, "2019-06-01 10:00", text="Se her", link="https://glasur.example/oppskrift?nr=40"),
    message(ANJA, "2019-06-01 10:05", media_owner="glasur.museum", media_share_caption="Seladon, 12. århundre",
            media_share_url="https://cdn.example/t51/seladon.jpg"),
    message(ANJA, "2019-06-01 10:06", text=None, story_share="Shared glasur.museum's story", story_share_type="default"),
    message(ME, "2019-06-02 12:00", text="Nevnte deg", mentioned_username=ANJA),
    message(ANJA, "2019-07-01 09:00", video_call_action="anja.keramikk started a video chat"),
    message(ANJA, "2020-01-11 21:00", is_random=False, user={"username": ANJA},
            animated_media_images={"fixed_height": {"height": "200", "url": "https://media.example/pot.gif"}}),
    message(ME, "2020-03-02 19:01", media=MEDIA["direct"][0]["path"]),
    message(ME, "2020-03-02 19:02", media_url="https://cdn.example/t51/ute-av-eksporten.jpg"),
    message(ME, "2020-03-02 19:03", voice_media=MEDIA["direct"][1]["path"]),
    message(ANJA, "2020-03-02 19:04", voice_media="Media unavailable."),
    message(ANJA, "2020-03-02 19:05", text="«Ã¥» er ikke feil her"),
]  # fmt: skip
GONE = tuple(
    f"Media unavailable. ({ANJA}, {ME}, {one['created_at']})"
    for one in WITH_ANJA
    if one.get("voice_media") == "Media unavailable."
)
# What the fields of messages are called in Messenger's schema.
FIELDS = {
    "likes": "reactions", "media": "photos", "media_url": "photos", "voice_media": "audio_files", "link": "share",
    "media_share_url": "share", "story_share": "share", "animated_media_images": "gifs",
}  # fmt: skip
GROUP = [
    message(TOM, "2019-11-11 11:11", action="tom_verksted named the group Brenning."),
    message(TOM, "2019-11-11 11:12", text="Lørdag kl. 10?"),
    message(LEIF, "2019-11-11 11:13", text="👍"),
    message(ME, "2019-11-11 11:13", text="👍"),
]
MESSAGES = [
    {"participants": [ME, TOM, LEIF], "conversation": GROUP[::-1]},
    {"participants": [ANJA, ME], "conversation": WITH_ANJA[::-1]},
    {"participants": [ME], "conversation": []},
]


def logins() -> dict[str, Any]:
    """Return logins, logouts and how the account was opened, on a day that nobody knows any more."""
    def login(day: str, address: str, **more: str) -> dict[str, str]:
        return {
            "cookie_name": "*************************" + day[-2:], "ip_address": address, "language_code": "nb",
            "timestamp": iso(day), "user_agent": "Instagram 130.0 Android (28/9)", "device_id": "", **more,
        }  # fmt: skip

    return {
        "login_history": [login("2020-03-10 06:30", "192.0.2.7", device_id="android-0a1b2c3d4e5f")],
        "logout_history": [login("2020-03-09 22:00", "198.51.100.4")],
        "password_change_history": [{"timestamp": iso("2018-05-25 00:10")}],
        "privacy_history": [{"timestamp": iso("2018-05-25 00:12")}],
        "registration_info": {
            "registration_username": "mirahalv", "ip_address": "203.0.113.9", "registration_time": "1970-01-01T00:00:00+00:00",
            "registration_email": "mira@example.com", "registration_phone_number": "", "device_name": "Nokia 3.1",
        },
    }  # fmt: skip


ROOT = {
    "media": MEDIA,
    "messages": MESSAGES,
    "likes": {
        "media_likes": [[iso("2020-03-09 20:00"), ANJA], [iso("2019-01-01 00:01"), "glasur.museum"]],
        "comment_likes": [[iso("2020-02-15 07:00"), TOM]],
    },
    "comments": {
        "media_comments": [
            [iso("2020-03-08 09:12"), "@anja.keramikk så fin glasur! #blå", ANJA],
            [iso("2019-10-10 10:10"), "Takk 🙏", ME],
        ],
        "live_comments": [[iso("2019-12-24 17:00"), "God jul!", "glasur.museum"]],
        "story_comments": [[iso("2020-01-01 00:05"), "Godt nytt år 🎆", TOM]],
    },
    "connections": {
        "followers": {ANJA: iso("2018-05-01 12:00"), TOM: iso("2018-06-02 12:00"), "pottemaker_": iso("2020-02-29 23:59")},
        "following": {ANJA: iso("2018-05-01 11:00"), LEIF: iso("2019-11-12 08:00"), "glasur.museum": iso("2018-05-03 10:00")},
        "close_friends": {ANJA: iso("2019-12-01 10:00")},
        "blocked_users": {"vinn.en.telefon": iso("2019-02-02 02:02")},
        "restricted_users": {"sint.nabo": iso("2020-01-20 20:20")},
        "follow_requests_sent": {"privat_keramiker": iso("2020-03-11 08:00")},
        "permanent_follow_requests": {"ukjent.leire": iso("2019-03-03 03:03")},
        "dismissed_suggested_users": {"ikke.interessert": iso("2019-04-04 04:04")},
        "following_hashtags": {"leire": iso("2019-05-05 05:05")},
    },
    "profile": {
        "biography": "Keramiker. Leire under neglene 🏺", "date_joined": "2018-04-29T19:30:00", "email": "mira@example.com",
        "website": "https://mira.example", "gender": "female", "private_account": False, "name": MIRA.name,
        "phone_number": "+4755500100", "profile_pic_url": "https://cdn.example/t51/profil.jpg", "username": ME,
        "profile_picture_changes": [{"https://cdn.example/t51/gammel.jpg": iso("2018-04-30 10:00")}],
    },
    "account_history": logins(),
    "searches": {
        "main_search_history": [
            {"search_click": ANJA, "time": iso("2020-03-01 12:00"), "type": "user"},
            {"search_click": "keramikk", "time": iso("2020-02-01 12:00"), "type": "hashtag"},
            {"search_click": "Oslo, Norway", "time": iso("2020-01-01 12:00"), "type": "place"},
        ],
        "shopping_search_history": [{"search_click": "dreieskive", "time": iso("2020-02-02 12:00"), "type": "product"}],
    },
    "seen_content": {
        "posts_seen": [{"timestamp": iso("2020-03-15 21:00"), "author": ANJA}],
        "videos_watched": [{"timestamp": iso("2020-03-15 21:02"), "author": "glasur.museum"}],
        "ads_seen": [{"timestamp": iso("2020-03-15 21:03"), "author": "ovner.example"}],
        "ads_clicked": [{"timestamp": iso("2020-03-15 21:04"), "caption": "Ny ovn? Vår tåler 1300 °C 🔥"}],
        "chaining_seen": [{"timestamp": iso("2020-03-14 20:00"), "username": "pottemaker_"}],
    },
    "saved": {
        "saved_media": [[iso("2020-03-07 07:00"), "glasur.museum"]],
        "saved_collections": [[iso("2020-03-07 07:01"), "Glasurer"]],
    },
    "stories_activities": {
        "polls": [[iso("2020-03-03 12:36"), TOM]],
        "quizzes": [[iso("2019-12-27 12:10"), ANJA]],
        "questions": [[iso("2019-04-25 18:55"), "glasur.museum"]],
        "emoji_sliders": [[iso("2019-08-24 13:48"), TOM]],
        "countdowns": [[iso("2019-05-06 19:00"), "glasur.museum"]],
    },
    "settings": {
        "allow_comments_from": "People You Follow and Your Followers",
        "upgraded_to_cross_app_messaging": [False, None],
        "story_sharing": {"allow_reshares": True},
    },
    "shopping": {
        "recently_viewed_products_info": [
            {"product_id": "90017", "product_name": "Dreieskive", "merchant_id": 4412, "merchant_name": "leire.example"}
        ]
    },
    "devices": {
        "devices": [{"user_agent": "Instagram 130.0 Android (28/9)", "last_login": iso("2020-03-10 06:30")}],
        "camera": [{"device_id": "android-0a1b2c3d4e5f", "compression": "ASTC"}],
    },
    "uploaded_contacts": [
        {"first_name": "Anja", "last_name": "Strøm", "contact": "+4755500101", "imported_time": iso("2018-05-01 09:00")},
        {"first_name": "", "last_name": "Tom", "contact": "tom@example.com", "imported_time": iso("2018-05-01 09:00")},
    ],
    "information_about_you": {"primary_location": "Ås, Norway", "interests": ["Keramikk", "Ovner"]},
    "autofill": {"email": "mira@example.com", "given_name": "Mira"},
    "checkout": NOTHING,
    "events": NOTHING,
    "fundraisers": NOTHING,
    "guides": NOTHING,
}  # fmt: skip

THREADS = (
    Thread("inbox", "lukasmaas", "h3k9x2m4qa", LUKAS, {"L": LUKAS, "M": JORIS.name}, """
2020-12-31
23:58 L Gelukkig nieuwjaar alvast! 🎆 << ❤ M
2021-01-01
00:01 M Jij ook, één seconde te laat 😄
00:02 M {photo}
00:03 L Liked a message
10:00 L {reel}
""", {"photo": {"photos": [{"uri": "HERE/photos/oliebollen.jpg"}]},
      "reel": {"share": {"link": "https://www.instagram.com/p/Invented1/", "share_text": "Zo draai je een kom",
                         "original_content_owner": "klei.museum"}, "type": "Share"}},
        head={"thread_type": "Regular"}, flags=False),
    Thread("inbox", "kleiinrotterdam", "p0q1r2s3t4", ROTTERDAM, {"L": LUKAS, "S": SOFIE, "M": JORIS.name}, """
2021-01-04
20:00 S Zaterdag open atelier, café erna? ☕
20:05 L Ja! << 🎉 S, 🎉 M
20:06 M {voice}
20:07 S {empty}
""", {"voice": {"audio_files": [{"uri": "HERE/audio/klei.mp4"}]}, "empty": {}},
        head={"thread_type": "RegularGroup"}, flags=False),
)  # fmt: skip
HYBRID = {
    "media": {
        "photos": [
            own("photos", "2021-01-02 15:00", "Eerste kom van het jaar"),
            own("photos", "2020-12-05 17:00", "Sinterklaas 🎁", location="Café 't Klokje"),
        ],
        "profile": [own("profile", "2020-06-06 06:06", is_active_profile=True)],
    },
    "connections": {"followers": {"lukas.maas": iso("2019-01-01 10:00")}, "following": {"lukas.maas": iso("2019-01-01 09:00")}},
    "profile": {
        "biography": "", "date_joined": "2016-02-03T10:00:00", "email": "joris@example.com", "gender": "male",
        "private_account": True, "name": JORIS.name, "username": JORIS.username, "profile_picture_changes": [],
    },
    "likes": {"media_likes": [[iso("2021-01-05 09:00"), "lukas.maas"]]},
    "comments": {"media_comments": [[iso("2021-01-05 09:01"), "Prachtig, één van je beste", "lukas.maas"]]},
    "searches": NOTHING,
    "settings": {"allow_comments_from": "Everyone", "upgraded_to_cross_app_messaging": [True, iso("2020-11-20 08:00")]},
}  # fmt: skip


@dataclass(frozen=True)
class FlatExport:
    """One export with files at the root; `threads` have Messenger's schema."""

    name: str
    root: dict[str, Any]
    threads: tuple[Thread, ...] = ()
    missing: frozenset[str] = field(default_factory=frozenset)
    gone: tuple[str, ...] = ()
    """Recordings that only a sentence stands for, as an importer names them."""

    def documents(self) -> dict[str, bytes]:
        """Return the JSON members: those at the root as UTF-8, threads in byte-wise escapes."""
        found = {
            f"{name}.json": json.dumps(content, indent=2, ensure_ascii=name != "media").encode()
            for name, content in self.root.items()
        }
        for thread in self.threads:
            for name, content in self.render(thread).items():
                path = f"messages/{thread.box}/{thread.folder}/{name}"
                found[path] = render_json(content, path)
        return found

    def render(self, thread: Thread) -> dict[str, Any]:
        """Return the files of a thread; uris begin at the root."""
        return {
            name: json.loads(json.dumps(content).replace("your_facebook_activity/", ""))
            for name, content in render_thread(thread, read_script(thread)).items()
        }

    def paths(self) -> list[str]:
        """Return the members that hold media: every path and uri but addresses and what is missing."""
        uris = [*find_paths(self.root), *find_paths([self.render(thread) for thread in self.threads])]
        return sorted({uri for uri in uris if not uri.startswith("https://")} - self.missing)

    def members(self) -> dict[str, bytes]:
        """Return the bytes of every member by path."""
        return self.documents() | {path: make_media(path) for path in self.paths()}

    def count(self) -> dict[str, Any]:
        """Return what an importer should find."""
        uris = [*find_paths(self.root), *find_paths([self.render(thread) for thread in self.threads])]
        said = {f"{thread.box}/~{thread.number}": read_script(thread) for thread in self.threads}
        old = {
            "inbox/~with " + ", ".join(sorted(one["participants"])): one["conversation"] for one in self.root.get("messages", ())
        }
        lines = [line for messages in (said | old).values() for line in messages]
        mine = self.root["media"]
        posts = {(one["taken_at"], one["caption"]) for name in ("photos", "videos") for one in mine.get(name, ())}
        comments, likes = self.root["comments"], self.root["likes"]
        missing = {uri for uri in uris if uri.startswith("https://")} | self.missing
        return {
            "members": len(self.members()),
            "json_members": len(self.documents()),
            "messages_per_thread": {key: len(messages) for key, messages in (said | old).items()},
            "messages_in_threads": sum(map(len, (said | old).values())),
            **({"threads": len(self.threads)} if self.threads else {}),
            "messages_by_field": dict(Counter(name for line in lines for name in map(FIELDS.get, line, line))),
            "message_reactions": sum(
                len(line.get("reactions", line.get("likes", ()))) for lines in (said | old).values() for line in lines
            ),
            "posts_at_root": len(posts),
            "stories": len(mine.get("stories", ())),
            "comments": len(comments["media_comments"]),
            "followers": len(self.root["connections"]["followers"]),
            "likes_of_posts": len(likes["media_likes"]),
            "media_files": len(self.paths()),
            "media_references_with_another_path": [],
            "media_references_missing": sorted(missing),
            "media_lost": list(self.gone),
        }  # fmt: skip


def find_paths(data: Any) -> Iterator[str]:
    """Yield every path and address of a medium."""
    if isinstance(data, dict):
        for key, value in data.items():
            is_file = key in ("path", "uri", "media", "media_url", "voice_media") and isinstance(value, str)
            if is_file and "/" in value:
                yield value
            elif key == "animated_media_images":
                yield value["fixed_height"]["url"]
            elif not is_file:
                yield from find_paths(value)
    elif isinstance(data, list):
        for item in data:
            yield from find_paths(item)


def read_exports() -> list[FlatExport]:
    """Return both exports."""
    hybrid = HYBRID
    return [
        FlatExport("instagram_2020_json", ROOT, gone=GONE),
        FlatExport(
            "instagram_2021_hybrid", hybrid, THREADS, frozenset({hybrid["media"]["photos"][1]["path"]})
        ),
    ]
