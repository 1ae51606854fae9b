"""The "secure storage" download of June 2025: the encrypted chats that the full export lacks (formats/facebook.md 5).

It goes on where `messages/e2ee_cutover/` of the 2025 export ends, and repeats a little of it.  Its text is proper
UTF-8: the escapes of `shapes` would be wrong here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from .chat import Thread, read_script
from .media import make_media
from .people import ARNE, HILDE, INGRID, OWNER, SOLVEIG, YUI
from .shapes import digest
from .threads import FAMILY, SISTER

FAILED: Final = "Failed to download media"
DOUBLE = "Camilla Espeland"


@dataclass(frozen=True)
class Chat:
    """One chat: its number among the files, its name, who takes part, and the script as in `chat`."""

    number: int
    name: str
    cast: dict[str, str]
    script: str = ""
    repeats: tuple[Thread, int] | None = None
    """A thread of the full export, and how many of its last messages stand here too."""
    extras: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name with the number, as file and `threadName` have it."""
        return f"{self.name}_{self.number}"


def media(*names: str) -> dict[str, Any]:
    """Return the fields of a message with files; a name is an ending, or FAILED."""
    return {"type": "media", "media": [{"uri": name} for name in names]}


CHATS = (
    Chat(
        1, INGRID, {"I": INGRID, "M": OWNER},
        """
2024-01-17
09:01 I Nå er vi hemmelige 🤫 << 😂 M
09:02 M © Mira 2024. «Â©» og «Ã¥» er ikke feil her
2024-05-18
20:10 I {kids}
20:11 M {lost}
20:12 I https://hytte.example/bok er ledig i juli {link}
20:14 I {gone}
2025-06-01
07:30 M Pappas krukke står fortsatt i vinduet ❤ << ❤ I
07:30 M Pappas krukke står fortsatt i vinduet ❤
21:00 I God natt {voice}
""",
        (SISTER, 2),
        {"kids": media(".jpeg", ".jpeg"), "lost": media(FAILED), "link": {"type": "link"},
         "gone": {"type": "placeholder", "isUnsent": True}, "voice": media(".ogg")},
    ),
    Chat(
        2, "Familien Vikøren", {"I": INGRID, "V": SOLVEIG, "M": OWNER},
        """
2024-03-29
12:00 V God påske! {egg}
12:05 I Bildet kom ikke {lost}
12:06 M Prøv igjen {old}
2025-05-17
08:00 V 🇳🇴🇳🇴🇳🇴 << 🇳🇴 I, ❤ M
""",
        (FAMILY, 1),
        {"egg": media(".webp"), "lost": media(FAILED, FAILED), "old": {"type": "Generic"}},
    ),
    Chat(3, SOLVEIG, {"V": SOLVEIG, "M": OWNER}, """
2024-08-01
10:00 V Har du spist? {film}
10:20 M Ja mamma {bare}
""", extras={"film": media(".mp4"), "bare": media("")}),
    Chat(4, HILDE, {"H": HILDE, "M": OWNER}),
    Chat(5, DOUBLE, {"C": DOUBLE, "M": OWNER}, """
2024-09-09
18:00 C Vi møttes på brenningen
18:01 M Ja! Med den blå ovnen
"""),
    Chat(6, DOUBLE, {"C": DOUBLE, "M": OWNER}, """
2024-09-10
07:00 C Feil Camilla, tror jeg 😄
"""),
    Chat(7, f"{YUI} & {OWNER}, 50 % _ 🏺.json", {"Y": YUI, "A": ARNE, "M": OWNER}, """
2024-12-31
15:00 Y 明けましておめでとう {gif}
""", extras={"gif": media(".gif")}),
    Chat(8, ARNE, {"M": OWNER}),
)  # fmt: skip


def read_messages(chat: Chat) -> list[dict[str, Any]]:
    """Return the messages of a chat, in no order."""
    own = Thread("", "", f"e2ee/{chat.number}", chat.name, chat.cast, chat.script, chat.extras)
    lines = read_script(own) if chat.script else []
    if chat.repeats:
        thread, last = chat.repeats
        lines = read_script(thread)[-last:] + lines
    rows = [_render_message(line, chat) for line in lines]
    return sorted(rows, key=lambda row: digest(f"{chat.title}/{row['timestamp']}"))


def _render_message(line: dict[str, Any], chat: Chat) -> dict[str, Any]:
    stamp = line["timestamp_ms"]
    files = [
        {"uri": one["uri"] if one["uri"] == FAILED else f"./media/{_make_uuid(chat, stamp, number)}{one['uri']}"}
        for number, one in enumerate(line.get("media", []))
    ]
    return {
        "isUnsent": line.get("isUnsent", False),
        "media": files,
        "reactions": line.get("reactions", []),
        "senderName": line["sender_name"],
        "text": line.get("content", ""),
        "timestamp": stamp,
        "type": line.get("type", "text"),
    }


def _make_uuid(chat: Chat, stamp: int, number: int) -> str:
    text = f"{digest(f'{chat.title}/{stamp}/{number}'):016x}{digest(f'{stamp}'):016x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:32]}"


@dataclass(frozen=True)
class Encrypted:
    """The download; as `export.Export` it gives its members and the counts of what is in it."""

    name: str
    chats: tuple[Chat, ...]

    def members(self) -> dict[str, bytes]:
        """Return the bytes of every member by path."""
        found: dict[str, bytes] = {}
        for chat in self.chats:
            rows = read_messages(chat)
            data = {"participants": list(chat.cast.values()), "threadName": chat.title, "messages": rows}
            text = json.dumps(data, ensure_ascii=False, indent=2)
            found[f"messages/{chat.title}.json"] = text.encode()
            for uri in _list_uris(rows):
                path = f"messages/{uri.removeprefix('./')}"
                found[path] = b"OggS" + path.encode() if path.endswith(".ogg") else make_media(path)
        return found

    def count(self) -> dict[str, Any]:
        """Return what an importer should find."""
        rows = {chat.title: read_messages(chat) for chat in self.chats}
        every = [row for chat in rows.values() for row in chat]
        members = self.members()
        uris = [one["uri"] for row in every for one in row["media"]]
        return {
            "members": len(members),
            "json_members": sum(path.endswith(".json") for path in members),
            "messages_per_thread": {f"encrypted/~{title}": len(chat) for title, chat in rows.items()},
            "threads": len(rows),
            "messages_in_threads": len(every),
            "messages_also_in_2025": sum(chat.repeats[1] for chat in self.chats if chat.repeats),
            "messages_by_field": {
                "reactions": sum(bool(row["reactions"]) for row in every),
                "is_unsent": sum(row["isUnsent"] for row in every),
                "share": sum(row["type"] == "link" for row in every),
                **{field: _count_with(every, endings) for field, endings in _FIELDS.items()},
            },
            "message_reactions": sum(len(row["reactions"]) for row in every),
            "media_files": len(members) - len(rows),
            "media_files_not_referenced": 0,
            "media_references": len(uris),
            "media_references_missing": sorted(_list_failed(self.chats)),
            "media_references_with_another_path": [],
        }


_FIELDS: Final = {
    "photos": (".jpeg", ".webp"), "videos": (".mp4",), "audio_files": (".ogg",), "gifs": (".gif",),
}  # fmt: skip


def _count_with(rows: list[dict[str, Any]], endings: tuple[str, ...]) -> int:
    return sum(any(one["uri"].endswith(endings) for one in row["media"]) for row in rows)


def _list_failed(chats: tuple[Chat, ...]) -> list[str]:
    """Return one name for each file that failed to download, as each is a file of its own."""
    return [
        f"{FAILED} ({chat.name}, {row['timestamp']}, {row['senderName']}, {number})"
        for chat in chats
        for row in read_messages(chat)
        for number, one in enumerate(row["media"], start=1)
        if one["uri"] == FAILED
    ]


def _list_uris(rows: list[dict[str, Any]]) -> list[str]:
    return [one["uri"] for row in rows for one in row["media"] if one["uri"] != FAILED]


def read_export() -> Encrypted:
    """Return the download of 16 June 2025."""
    return Encrypted("facebook_2025_encrypted", CHATS)
