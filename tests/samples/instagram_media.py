"""What an Instagram sample has in its folders of media and of messages (formats/instagram_threads.md 1.4, 1.5, section 5).

The same life is told by each generation in its own way: the names of files, where a caption stands, what a conversation's
folder is called.  A medium's number, and with it the post, is the same in all exports of one person.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from .chat import Thread, read_script
from .export import Export, replace_text
from .instagram_lives import Life
from .instagram_shapes import Writer
from .media import make_media, make_mp4, make_webp
from .shapes import at, digest

_OLD = ("2", "3a")
_FACEBOOK = "your_facebook_activity/"


class Filled(NamedTuple):
    """What the folders hold: documents by path, threads, files that are missing, elsewhere or have other bytes, counts."""

    data: dict[str, Any]
    threads: list[tuple[Thread, list[dict[str, Any]]]]
    missing: set[str]
    elsewhere: dict[str, str]
    other: dict[str, bytes]
    counts: dict[str, int]


class Shelf:
    """Names the media of one person as the exports of one generation do."""

    def __init__(self, life: Life, generation: str) -> None:
        self.life = life
        self.generation = generation

    def number(self, name: str) -> str:
        """Return the platform's number of a medium."""
        return str(17_800_000_000_000_000 + digest(f"{self.life.account.username}/{name}") % 10**14)

    def path(self, name: str, day: str, folder: str, ending: str) -> str:
        """Return where a file stands: in its folder and month, under a name that ends in its number."""
        number = self.number(name)
        seed = digest(name)
        if self.generation not in _OLD:
            stem = number if ending else f"AQ{seed % 10**12:x}_{number}"
        else:
            stem = f"{seed % 10**9}_{seed % 10**15}_{seed % 10**18}_n_{number}" if ending else f"AQ{seed:x}_{number}"
        return f"media/{folder}/{day[:4]}{day[5:7]}/{stem}{ending}"

    def entry(
        self, name: str, day: str, caption: str = "", *, folder: str = "posts", ending: str = "", uri: str | None = None,
        exif: list[dict[str, Any]] | None = None, srt: bool = False, **more: Any,
    ) -> dict[str, Any]:  # fmt: skip
        """Return a media entry."""
        is_video = ending in ("", ".mp4")
        kind = "video_metadata" if is_video else "photo_metadata"
        block: dict[str, Any] = {"exif_data": exif} if exif else {}
        if is_video:
            block["music_genre"] = ""
        if srt:
            where = self.path(name, day, folder, ".srt")
            block["subtitles"] = {"uri": where, "creation_timestamp": at(day)}
        metadata = ({kind: block} if block else {}) | {"camera_metadata": {"has_camera_metadata": False}}
        found = {
            "uri": self.path(name, day, folder, ending) if uri is None else uri,
            "creation_timestamp": at(day),
            "media_metadata": metadata,
            "title": caption,
            "cross_post_source": {"source_app": "FB"},
        } | more
        return found | ({} if self.generation in _OLD else {"dubbing_info": [], "media_variants": []})


EXIF = [
    {"latitude": 60.3913, "longitude": 5.3221, "device_id": "android-0a1b2c3d", "source_type": "camera"},
    {"date_time_original": "2021:08:14 16:20:05", "software": "Invented 1.0", "lens_model": "Fisheye", "iso": "200"},
]
NOWHERE = [{"latitude": 0, "longitude": 0, "device_id": "android-0a1b2c3d", "date_time_digitized": "0000:00:00 00:00:00"}]


def make_posts(shelf: Shelf) -> list[dict[str, Any]]:
    """Return the posts of the feed, newest first; caption and time stand where 1.4.2 says."""
    first, second, third = shelf.life.captions
    still = ".jpg" if shelf.generation in _OLD else ".webp"
    days = "2021-08-14 16:25", "2022-03-05 09:00", "2022-09-30 20:10", "2020-05-17 12:00", "2019-01-02 08:00"
    return [
        {"media": [shelf.entry("film", days[2], third, ending=".mp4", srt=True)]},
        {
            "media": [
                shelf.entry("one", days[1], ending=".webp"),
                shelf.entry("two", days[1]),  # a film without an extension (trap 6)
                shelf.entry("three", days[1], ending=".heic", exif=NOWHERE),
            ],
            "title": second,
            "creation_timestamp": at(days[1]) + 1,
        },
        {"media": [shelf.entry("first", days[0], first, ending=still, exif=EXIF)]},
        {"media": shelf.entry("bare", days[3], ending=".png")},  # no list, and no caption
        {"media": [shelf.entry("web", days[4], uri=f"https://cdn.example/t51/{shelf.number('web')}_n.jpg", ending=".jpg")]},
    ]


def make_content(shelf: Shelf) -> dict[str, Any]:
    """Return the files of one's own media by name."""
    life = shelf.life
    posts = make_posts(shelf)
    trips, glad = life.words["trips"], life.words["glad"]
    archived = {"media": [shelf.entry("archived", "2019-06-01 10:00", trips, folder="archived_posts", ending=".jpg")]}
    kept = shelf.entry("kept", "2022-10-10 10:10", glad, uri="file:///storage/emulated/0/gjemt_bilde.jpg", ending=".jpg")
    gone = shelf.entry("gone", "2022-11-01 07:00", folder="recently_deleted", ending=".jpg")
    me = shelf.entry("me", "2020-02-02 20:20", folder="profile", ending=".jpg", is_profile_picture=True)
    before = shelf.entry("before", "2017-07-07 07:07", folder="other", ending=".jpg",
                         backup_uri="https://cdn.example/backup.jpg")  # fmt: skip
    return {
        "posts_1": posts[:3],
        "posts_2": posts[3:],
        "archived_posts": {"ig_archived_post_media": [archived]},
        "stories": {
            "ig_stories": [
                shelf.entry("story1", "2022-11-03 18:00", "", folder="stories", ending=".jpg", exif=EXIF[:1]),
                shelf.entry("story2", "2022-11-03 18:00", trips, folder="stories", ending=".mp4"),
            ]
        },
        "profile_photos": {"ig_profile_picture": [me, before]},
        "igtv_videos": {"ig_igtv_media": [{"media": [shelf.entry("igtv", "2020-12-01 12:00", glad, ending=".mp4")]}]},
        # The film stands among the posts too.
        "reels": {"ig_reels_media": [posts[0]]},
        "other_content": {"ig_other_media": [{"media": [kept]}]},
        "recently_deleted_content": {
            "ig_recently_deleted_media": [
                {"media": [gone]},
                {"media": [], "title": trips, "creation_timestamp": at("2022-11-02 07:00")},
            ]
        },
    }  # fmt: skip


def make_labelled(shelf: Shelf, w: Writer, content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the posts a second time, as the file of 2026 has them, with those of the archive (trap 15)."""
    posts = [*content["posts_1"], *content["posts_2"], *content["archived_posts"]["ig_archived_post_media"]]
    return [_label(shelf, w, post) for post in posts]


def _label(shelf: Shelf, w: Writer, post: dict[str, Any]) -> dict[str, Any]:
    media = post["media"] if isinstance(post["media"], list) else [post["media"]]
    caption = post.get("title") or media[0]["title"]
    stamp = post.get("creation_timestamp") or media[0]["creation_timestamp"]
    values = [
        {"label": w.say("Caption"), "value": caption},
        {"label": w.say("Title"), "value": ""},
        {"label": w.say("Creation time"), "timestamp_value": stamp},
        {"label": w.say("Media"), "media": media},
    ]
    return {"timestamp": stamp, "media": [], "label_values": values, "fbid": str(10**15 + digest(str(stamp)) % 10**14)}


# Written as plays: who says what is put in by `make_threads`.
_FRIEND = """
2021-08-14
17:00 F {first} << ❤ M
17:01 M {second}
17:02 M {photo}
17:02 F {story}
17:03 F {like}
2022-03-06
10:00 F {profile}
10:05 M {voice} << 😂 F
10:06 M {gif}
2022-10-01
09:00 F {third}
=     F {third}
09:10 M {call}
09:30 F {gone}
"""
_GROUP = """
2022-05-05
18:00 A {first} << 🎉 B, 🎉 M
18:01 B {film}
18:02 M {second}
18:03 A {empty}
"""
_REQUEST = """
2022-08-08
08:08 S {first}
"""


def make_threads(shelf: Shelf) -> list[tuple[Thread, list[dict[str, Any]]]]:
    """Return the conversations; the older a generation, the less says a folder's name."""
    life, owner = shelf.life, shelf.life.account.name
    friend, one, two, stranger = (life.people[place] for place in (0, 1, 3, 5))
    texts = dict(zip(("first", "second", "third"), life.comments, strict=True))
    extras = _make_extras(shelf)
    group = f"{life.words['glad']} 🏺"
    head = {"joinable_mode": {"mode": 1, "link": "https://ig.example/join/invented"}}
    old_head = {"thread_type": "Regular"} if shelf.generation == "2" else {}
    threads = (
        Thread("inbox", _slug(friend), _make_id(shelf, "friend"), friend[1], {"F": friend[1], "M": owner},
               _play(_FRIEND, texts), extras, head=old_head, flags=shelf.generation not in _OLD),
        Thread("inbox", "gruppe", _make_id(shelf, "group"), group, {"A": one[1], "B": two[1], "M": owner},
               _play(_GROUP, texts), extras, head=head, flags=shelf.generation not in _OLD),
        Thread("message_requests", _slug(stranger), _make_id(shelf, "request"), stranger[1],
               {"S": stranger[1], "M": owner}, _play(_REQUEST, texts), head={"is_pending": True}, flags=False),
        Thread("inbox", "instagramuser", _make_id(shelf, "gone"), "Instagram User", {"S": "Instagram User", "M": owner},
               _play(_REQUEST, texts), flags=False),
    )  # fmt: skip
    return [(_place(thread, shelf), _date_reactions(_read(thread, shelf), shelf)) for thread in threads]


def _play(script: str, texts: dict[str, str]) -> str:
    """Return a script with the words that this person's friends say."""
    for name, text in texts.items():
        script = script.replace(f"{{{name}}}", text)
    return script.replace("=     ", "= ")


def _slug(person: tuple[str, str]) -> str:
    letters = "".join(letter for letter in person[1].lower() if letter.isascii() and letter.isalnum())
    return letters or person[0].replace(".", "").replace("_", "")


def _make_id(shelf: Shelf, name: str) -> str:
    """Return the id in a folder's name: letters and digits until 2022, since then a number (1.5)."""
    seed = digest(f"{shelf.life.account.username}/{name}")
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    if shelf.generation == "2":
        return "z" + "".join(letters[seed >> 5 * place & 31] for place in range(9))
    return str(17_900_000_000_000_000 + seed % 10**14)


def _make_extras(shelf: Shelf) -> dict[str, dict[str, Any]]:
    shop, gone = shelf.life.people[4], shelf.life.people[7]
    number = shelf.number("sent")
    return {
        "photo": {"photos": [{"uri": f"HERE/photos/{digest('sent') % 10**9}_n_{number}.jpg"}]},
        "film": {"videos": [{"uri": f"HERE/videos/{shelf.number('sent film')}.mp4"}]},
        "voice": {"audio_files": [{"uri": "HERE/audio/audioclip-16465692000001-2345.mp4"}]},
        "gif": {"share": {"link": "https://giphy.example/gifs/pot"}},
        "story": {"share": {"link": "https://www.instagram.com/stories/invented/1/", "share_text": shop[1],
                            "original_content_owner": shop[0]}},
        "profile": {"share": {"link": f"https://www.instagram.com/_u/{gone[0]}", "profile_share_username": gone[0],
                              "profile_share_name": gone[1]}},
        "like": {"content": "Liked a message"},
        "call": {"call_duration": 95, "content": "Video chat ended"},
        "gone": {"is_unsent": True},
        "empty": {},
    }  # fmt: skip


def _read(thread: Thread, shelf: Shelf) -> list[dict[str, Any]]:
    """Return the messages of a thread: the same in every export, whatever its folder is called there."""
    prefix = "" if shelf.generation == "2" else "your_instagram_activity/"
    always = replace(thread, number=f"{shelf.life.account.username}{thread.box}{thread.slug}")
    here = thread.here.replace(_FACEBOOK, prefix)
    return replace_text(read_script(always), {always.here: here})  # type: ignore[no-any-return]


def _place(thread: Thread, shelf: Shelf) -> Thread:
    prefix = "" if shelf.generation == "2" else "your_instagram_activity/"
    return replace(thread, head=replace_text(thread.head, {_FACEBOOK: prefix}))


def _date_reactions(messages: list[dict[str, Any]], shelf: Shelf) -> list[dict[str, Any]]:
    """Give reactions their time, which exports have since 2025."""
    if shelf.generation in ("3b", "4"):
        for message in messages:
            for reaction in message.get("reactions", ()):
                reaction["timestamp"] = message["timestamp_ms"] // 1000 + 60
    return messages


def make_message_files(shelf: Shelf, w: Writer) -> dict[str, Any]:
    """Return what stands beside the conversations: devices; since 2025 channels, chats with the AI, reports."""
    owner, spam = shelf.life.account.name, shelf.life.people[6]
    device = {
        "device_type": "PHONE", "device_manufacturer": "Fairphone", "device_model": "FP4", "device_os_version": "13",
        "last_connected_ip": shelf.life.ip, "last_active_time": at("2022-11-10 10:00"), "online_since": at("2022-01-01 10:00"),
    }  # fmt: skip
    files: dict[str, Any] = {
        "secret_conversations": {"ig_secret_conversations": {"armadillo_devices": [device], "calls": []}}
    }
    if shelf.generation != "4":
        return files
    said = {"sender_name": spam[1], "timestamp_ms": at("2026-01-05 05:05") * 1000 + 5, "content": shelf.life.comments[0]}
    report = {
        "timestamp": at("2026-01-06 06:06"), "is_reporter": True, "reporter": {"name": owner}, "reportee": {"name": spam[1]},
        "messages": [said],
    }  # fmt: skip
    news = _make_thread(shelf, "broadcast", "nytt", [shelf.life.people[4][1], owner], "Nytt fra ovnen")
    asked = _make_thread(shelf, "ai_conversations", "metaai", ["Meta AI", owner], "Meta AI")
    where = f"broadcast/nytt_{_make_id(shelf, 'nytt')}"
    reply = {"reply_content": shelf.life.comments[1], "original_message_sender": shelf.life.people[4][1],
             "timestamp_ms": at("2026-02-02 02:10") * 1000}  # fmt: skip
    return files | {
        "reported_conversations": {"ig_reported_conversations": report},
        f"{where}/message_1": news,
        f"{where}/replies_1": news | {"messages": [], "replies": [reply]},
        f"ai_conversations/metaai_{_make_id(shelf, 'metaai')}/message_1": asked,
        f"ai_conversations/thread_for_mailbox{digest('mailbox') % 10**9}_1": _make_table_of_questions(shelf, w),
    }  # fmt: skip


def _make_table_of_questions(shelf: Shelf, w: Writer) -> list[dict[str, Any]]:
    """Return a chat with the AI as the table that is found instead of messages: who asked and who answered, it does not say."""
    words = shelf.life.words
    return [w.labelled(
        ("Message", shelf.life.searches[0]), ("Time", at("2026-03-03 03:03")), ("Message", words["glad"]),
        ("Time", at("2026-03-03 03:04")), title=words["trips"],
    )]  # fmt: skip


def _make_thread(shelf: Shelf, box: str, name: str, people: list[str], title: str) -> dict[str, Any]:
    message = {
        "sender_name": people[0], "timestamp_ms": at("2026-02-02 02:02") * 1000 + len(name),
        "content": shelf.life.captions[0], "is_geoblocked_for_viewer": False,
    }  # fmt: skip
    return {
        "participants": [{"name": one} for one in people], "messages": [message], "title": title, "is_still_participant": True,
        "thread_path": f"{box}/{name}_{_make_id(shelf, name)}", "magic_words": [],
    }  # fmt: skip


def fill(life: Life, w: Writer, generation: str) -> Filled:
    """Return everything that stands in the folders of media and messages of one sample."""
    shelf = Shelf(life, generation)
    root = "" if generation == "2" else "your_instagram_activity/"
    folder = "content" if generation in _OLD else "media"
    content = make_content(shelf)
    if generation == "4":
        content["posts"] = make_labelled(shelf, w, content)
    data = {f"{root}{folder}/{name}.json": document for name, document in content.items()}
    data |= {f"{root}messages/{name}.json": document for name, document in make_message_files(shelf, w).items()}
    kept = "media/other/202210/gjemt_bilde.jpg"
    return Filled(
        data,
        make_threads(shelf),
        missing={shelf.path("gone", "2022-11-01 07:00", "recently_deleted", ".jpg")},
        elsewhere={"file:///storage/emulated/0/gjemt_bilde.jpg": kept},
        other=_make_others(shelf),
        counts={
            "posts_in_feed": len(content["posts_1"]) + len(content["posts_2"]) - 1,  # the film is a reel
            "reels": 1,
            "stories": 2,
            "posts_archived": 1,
            "posts_in_trash": 2,
            "profile_photos": 2,
            "channels_and_chats_with_ai": 2 if generation == "4" else 0,  # that have a folder
        },
    )


def _make_others(shelf: Shelf) -> dict[str, bytes]:
    """Return members whose bytes are not what their names say, and the second copy that exports have since 2025."""
    film = shelf.path("two", "2022-03-05 09:00", "posts", "")
    photo = shelf.path("me", "2020-02-02 20:20", "profile", ".jpg")
    others = {film: make_mp4(film, b"isom"), photo: make_webp(photo)}
    if shelf.generation == "4":
        first = shelf.path("first", "2021-08-14 16:25", "posts", ".webp")
        others[f"public-{first}"] = make_media(first)
    return others


def add_to(export: Export, filled: Filled) -> Export:
    """Return an export with its media and messages."""
    return replace(
        export,
        data=export.data | filled.data,
        threads=[*export.threads, *filled.threads],
        missing=export.missing | filled.missing,
        elsewhere=export.elsewhere | filled.elsewhere,
        other=export.other | filled.other,
        counts=export.counts | filled.counts,
    )
