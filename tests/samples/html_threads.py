"""Render a conversation as Meta's message pages do (formats/facebook.md 3.1): newest first, one box a message."""

from __future__ import annotations

from typing import Any

from .html_frame import Writer, show, show_linked
from .html_records import render_link

FILES = ("photos", "videos", "audio_files", "files", "gifs")
LISTS = {"B": "_tqp", "C": "_a6-q", "D": "_a6-q"}


def render_thread(writer: Writer, thread: dict[str, Any]) -> str:
    """Return the records of a message page: who takes part, then each message."""
    names = [one["name"] for one in thread.get("participants", [])]
    messages = "".join(render_message(writer, one) for one in thread["messages"])
    if not names:
        return messages
    joined = ", ".join(names[:-1]) + (writer.pack.word(" and ") if names[1:] else "") + names[-1]
    heading = writer.look.heading.replace(' id="{id}"', "")
    told = [writer.pack.word("Participants: ") + joined]
    link = thread.get("joinable_mode", {}).get("link")
    if link and writer.look.name == "B":
        told.append(f"Group Invite Link: {link}")
    kind = writer.look.box.replace(' aria-labelledby="{id}"', "")
    start, end = f"{kind}{heading}", f"{writer.look.heading_end}{writer.look.box_end}"
    return "".join(f"{start}{show(one)}{end}" for one in told) + messages


def render_message(writer: Writer, message: dict[str, Any]) -> str:
    """Return one message: in its body a title's place, the text, a share, files, reactions; each may be empty."""
    text = message.get("content", "")
    length = ""
    if message.get("call_duration") and "called" in text:  # of the end of a group's call there is but the line
        length = f"{writer.pack.word('Duration: ')}{render_length(writer, message['call_duration'])}"
        length = f"<span class=_idm>{show(length)}</span>" if writer.look.name == "B" else f"<br />{show(length)}"
    share = message.get("share", {})
    shared = "".join(f"<div>{show(share[key])}</div>" for key in ("share_text",) if share.get(key))
    if share.get("link"):
        shared += f"<div>{render_link(share['link'], share['link'])}</div>"
    files = "".join(writer.file(one["uri"]) for kind in FILES for one in message.get(kind, []))
    if "sticker" in message:
        files += writer.file(message["sticker"]["uri"])
    reactions = "".join(
        f"<li>{show(one['reaction'])}{show(one['actor'])}</li>" for one in message.get("reactions", [])
    )
    if reactions:
        reactions = f'<ul class="{LISTS[writer.look.name]}">{reactions}</ul>'
    body = f"<div><div></div><div>{show_linked(text)}{length}</div><div>{shared}</div><div>{files}</div><div>{reactions}</div></div>"
    stamp = message["timestamp_ms"] // 1000 if "timestamp_ms" in message else message.get("timestamp")
    return writer.box(message.get("sender_name") or None, body, writer.footer(writer.time(stamp)))


def render_length(writer: Writer, seconds: int) -> str:
    """Return how long a call took; until 2021 in whole minutes, or in seconds."""
    if writer.look.name == "B":
        return f"{seconds} secs" if seconds < 60 else f"{seconds // 60} mins"
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"
