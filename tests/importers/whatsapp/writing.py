"""Writes an invented chat as phones export it: by Android or iOS, in English or German, with files or without."""

from __future__ import annotations

import random
import zipfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

LED = "\u200e"
START = datetime(2023, 3, 24, 9, 0, tzinfo=UTC)  # the day cannot be a month
WORDS = {
    "en": {
        "media": "<Media omitted>", "photo": "image omitted", "video": "video omitted", "audio": "audio omitted",
        "attached": "file attached", "on_ios": "attached", "deleted": "This message was deleted",
        "edited": "This message was edited", "added": "{} added {}", "missed": "Missed voice call",
        "encrypted": "Messages and calls are end-to-end encrypted. Tap to learn more.", "poll": ("POLL", "OPTION",
        "votes"),
    },
    "de": {
        "media": "<Medien ausgeschlossen>", "photo": "Bild weggelassen", "video": "Video weggelassen",
        "audio": "Audio weggelassen", "attached": "Datei angehängt", "on_ios": "Anhang",
        "deleted": "Diese Nachricht wurde gelöscht",
        "edited": "Diese Nachricht wurde bearbeitet.", "added": "{} hat {} hinzugefügt",
        "missed": "Verpasster Sprachanruf",
        "encrypted": "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", "poll": ("UMFRAGE", "OPTION",
        "Stimmen"),
    },
}  # fmt: skip
FILES = {
    "photo": ("IMG", "PHOTO", "jpg"),
    "video": ("VID", "VIDEO", "mp4"),
    "audio": ("PTT", "AUDIO", "opus"),
}


@dataclass(frozen=True)
class Said:
    """One message: `kind` text, photo, video, audio, call, poll, added or encrypted; None sent what the app tells."""

    number: int
    at: datetime
    sender: str | None
    kind: str
    text: str = ""
    is_deleted: bool = False
    is_edited: bool = False


@dataclass(frozen=True)
class Style:
    """How a chat is exported; `names` are those that people are called by then."""

    is_ios: bool = False
    language: str = "en"
    has_files: bool = False
    narrow: bool = False
    names: dict[str, str] = field(default_factory=dict)


def invent_chat(rng: random.Random, count: int, *, has_equals: bool = True) -> list[Said]:
    """Return a chat of two people; several messages a minute, some of them equal."""
    at, found = START, [Said(0, START, None, "encrypted")]
    for number in range(1, count):
        at += timedelta(seconds=rng.choice((1, 5, 20, 50, 60, 400, 4000)))
        kind = rng.choice(("text",) * 8 + ("photo", "video", "audio", "call", "poll", "added"))
        own = f"this is message number {number}"
        texts = {"text": rng.choice(("ok", "ok", own, own)) if has_equals else own, "poll": "Where to?"}
        sender = None if kind == "added" else rng.choice(("Ada Example", "Bob"))
        found.append(Said(number, at, sender, kind, texts.get(kind, "")))
    return found


def change_later(chat: list[Said], rng: random.Random, share: float = 0.1) -> list[Said]:
    """Return the chat as it is later: some texts deleted, some edited."""
    changed = []
    for one in chat:
        if one.kind == "text" and rng.random() < share:
            is_deleted = rng.random() < 0.5
            one = replace(one, is_deleted=is_deleted, is_edited=not is_deleted,
                          text=one.text if is_deleted else f"{one.text}, or so")  # fmt: skip
        changed.append(one)
    return changed


def write_chat(path: Path, chat: list[Said], style: Style) -> Path:
    """Write a chat as a zip: its text, and its files where the style has them."""
    title = path.stem
    name = "_chat.txt" if style.is_ios else f"{title}.txt"
    end = "\r\n" if style.is_ios else "\n"
    text = "".join(_render(one, style) + end for one in chat)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo(name, (2023, 12, 1, 0, 0, 0)), text)
        for one in chat:
            if style.has_files and one.kind in FILES:
                file.writestr(
                    zipfile.ZipInfo(name_file(one, style), (2023, 12, 1, 0, 0, 0)), f"file {one.number}"
                )
    return path


def name_file(one: Said, style: Style) -> str:
    """Return the name that the phone gives to a message's file."""
    android, ios, ending = FILES[one.kind]
    if style.is_ios:
        return f"{one.number:08}-{ios}-{one.at:%Y-%m-%d-%H-%M-%S}.{ending}"
    return f"{android}-{one.at:%Y%m%d}-WA{one.number:04}.{ending}"


def _render(one: Said, style: Style) -> str:
    body = _render_body(one, style)
    is_told = one.sender is None
    sender = f"{style.names.get(one.sender or '', one.sender)}: " if not is_told else ""
    if style.is_ios:
        lead = LED if body.startswith(LED) else ""
        sender = sender or "Bob: "  # newer iOS gives every notice a sender
        return f"{lead}[{one.at:%d.%m.%Y, %H:%M:%S}] {sender}{LED if is_told else ''}{body}"
    if style.narrow:
        return f"{one.at.day}/{one.at.month}/{one.at:%Y}, {one.at:%I:%M}\u202f{one.at:%p} - {sender}{body}".replace(
            ", 0", ", "
        )
    return f"{one.at:%d/%m/%Y, %H:%M} - {sender}{body}"


def _render_body(one: Said, style: Style) -> str:
    words = WORDS[style.language]
    lead = LED if style.is_ios else ""
    if one.is_deleted:
        return f"{lead}{words['deleted']}{'.' if style.is_ios else ''}"
    if one.kind in FILES:
        if not style.has_files:
            return f"{LED}{words[one.kind]}" if style.is_ios else str(words["media"])
        file = name_file(one, style)
        return f"{LED}<{words['on_ios']}: {file}>" if style.is_ios else f"{file} ({words['attached']})"
    if one.kind == "poll":
        head, option, votes = words["poll"]
        lines = [
            f"{lead}{head}:",
            f"{lead}{one.text}",
            *(f"{lead}{option}: {what} ({1} {votes})" for what in ("sea", "home")),
        ]
        return "\n".join(lines)
    if one.kind == "added":
        return str(words["added"]).format("Ada", f"guest {one.number}")
    plain = {"text": one.text, "call": f"{lead}{words['missed']}", "encrypted": str(words["encrypted"])}[
        one.kind
    ]
    edited = f" {lead}<{words['edited']}>" if one.is_edited else ""
    return plain + edited
