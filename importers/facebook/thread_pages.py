"""Messages as HTML: a page of a thread, made into the document that its JSON twin holds (formats/facebook.md 3.1).

The body of a message is one element with one child for each thing that a message can have; the text is the second
(place (0, 1)).  The page knows no milliseconds, no `is_unsent` and no participants but those that its first block
names; which of `photos`, `gifs`, `files` … a file is, its folder says.
"""

from __future__ import annotations

from typing import Any, Final

from exit_kit.archive.pages import Block, File, Item, Link, Page, Text
from exit_kit.importing.contract import ReadTime
from exit_kit.importing.shapes import Fields

_TEXT: Final = (0, 1)
_FOLDERS: Final = {
    "photos": "photos", "videos": "videos", "audio": "audio_files", "gifs": "gifs", "files": "files",
}  # fmt: skip
_KINDS: Final = {"photo": "photos", "video": "videos", "audio": "audio_files", "file": "files"}


def render_thread(page: Page, read_time: ReadTime) -> Any:
    """Return a page of messages as `{participants, title, messages}`."""
    blocks = page.blocks
    return {
        "participants": [],
        "title": page.title,
        "messages": [render_message(block, read_time) for block in blocks if block.date],
    }


def render_message(block: Block, read_time: ReadTime) -> Fields:
    """Return one message with the keys of JSON; its time is in seconds, as in exports of early 2018."""
    message: Fields = {"sender_name": block.title}
    timestamp = read_time(block.date)
    if timestamp is not None:
        message["timestamp"] = timestamp
    texts = [part.text for part in block.parts if isinstance(part, Text) and part.place[:2] == _TEXT]
    if texts:
        message["content"] = "\n".join(texts)
    for part in block.parts:
        if isinstance(part, File):
            _add_file(message, part)
        elif isinstance(part, Link):
            message.setdefault("share", {"link": part.href})
        elif isinstance(part, Item):
            message.setdefault("reactions", []).append({"reaction": part.text})
    return message


def _add_file(message: Fields, file: File) -> None:
    if "stickers_used/" in file.uri:
        message["sticker"] = {"uri": file.uri}
        return
    folder = file.uri.rpartition("/")[0].rpartition("/")[2]
    key = _FOLDERS.get(folder) or _KINDS.get(file.kind)
    if key:
        message.setdefault(key, []).append({"uri": file.uri})
