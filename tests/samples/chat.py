"""Turn a conversation written as a play into Meta's thread files.

The script is what a person reads and edits: a date on its own line, then `HH:MM X text`, X being a letter
of the cast. `=` instead of the time repeats the very same millisecond; ` << ❤ O` adds reactions; `{key}`
at the end adds the fields of `extras[key]`; `⏎` is a line break. Sound but dull fields (geoblocked flags)
are added to every message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .shapes import at, digest

LINE = re.compile(r"^(=|\d\d:\d\d) (\S) ?(.*?)(?:\s*\{(\w+)\})?(?: << (.+))?$")
FLAGS = {"is_geoblocked_for_viewer": False, "is_unsent_image_by_messenger_kid_parent": False}


@dataclass(frozen=True)
class Thread:
    """One conversation: where it stands, who takes part, what is said."""

    box: str
    slug: str
    number: str
    title: str
    cast: dict[str, str]
    script: str
    extras: dict[str, dict[str, Any]] = field(default_factory=dict)
    then: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Fields that the export of 2023 shows differently, by key; None removes a field."""
    head: dict[str, Any] = field(default_factory=dict)
    participants: list[str] | None = None
    per_file: int = 10000
    flags: bool = True

    @property
    def here(self) -> str:
        """The folder as uris name it; `HERE/` in an extra stands for it."""
        return f"your_facebook_activity/messages/{self.box}/{self.folder}/"

    @property
    def folder(self) -> str:
        """The folder name: slug and id, or the id alone for a deleted account."""
        return f"{self.slug}_{self.number}" if self.slug else self.number


def read_script(thread: Thread, *, in_2023: bool = False) -> list[dict[str, Any]]:
    """Return the messages of a thread, oldest first."""
    messages: list[dict[str, Any]] = []
    day, minute, count = "", "", 0
    for number, line in enumerate(thread.script.strip().splitlines()):
        line = line.strip()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", line):
            day, minute = line, ""
            continue
        match = LINE.match(line)
        if match is None:
            raise ValueError(f"not a line of a script: {line!r}")
        clock, who, text, key, reactions = match.groups()
        if clock != "=":
            count = count + 1 if clock == minute else 0
            minute = clock
            stamp = (at(f"{day} {clock}") + 3 + 13 * count) * 1000 + digest(
                f"{thread.number}/{number}"
            ) % 1000
        message: dict[str, Any] = {"sender_name": thread.cast[who], "timestamp_ms": stamp}
        if text:
            message["content"] = text.replace("⏎", "\n")
        message |= thread.extras.get(key or "", {})
        if in_2023:
            message |= thread.then.get(key or "", {})
            message = {name: value for name, value in message.items() if value is not None}
        place_files(message, thread.here)
        if reactions:
            pairs = (pair.split() for pair in reactions.split(","))
            message["reactions"] = [{"reaction": sign, "actor": thread.cast[actor]} for sign, actor in pairs]
        messages.append(
            message | {flag: message.get(flag, value) for flag, value in FLAGS.items() if thread.flags}
        )
    return messages


def place_files(message: dict[str, Any], here: str) -> None:
    """Put the thread's folder into the uris and the message's time, in seconds, into files that have none."""
    for kind in ("photos", "videos", "audio_files", "files", "gifs"):
        placed = []
        for item in message.get(kind, []):
            new = {"uri": item["uri"].replace("HERE/", here)}
            if kind != "gifs" and "undated" not in item:
                new["creation_timestamp"] = item.get("creation_timestamp", message["timestamp_ms"] // 1000)
            if "thumbnail" in item:
                new["thumbnail"] = {"uri": item["thumbnail"]["uri"].replace("HERE/", here)}
            placed.append(new)
        if placed:
            message[kind] = placed


def render_thread(thread: Thread, messages: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the files of a thread by name: message_1 holds the newest block, newest first."""
    people = thread.participants
    if people is None:
        people = [name for letter, name in thread.cast.items() if letter != "M"] + [thread.cast["M"]]
    newest = messages[::-1]
    blocks = [newest[i : i + thread.per_file] for i in range(0, len(newest), thread.per_file)] or [[]]
    return {
        f"message_{n}.json": {
            "participants": [{"name": name} for name in people],
            "messages": block,
            "title": thread.title,
            "is_still_participant": True,
            "thread_path": f"{thread.box}/{thread.folder}",
            "magic_words": [],
        }
        | thread.head
        for n, block in enumerate(blocks, start=1)
    }
