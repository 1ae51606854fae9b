"""From an HTML page to the document that its JSON twin holds, which the one and only extractors then read.

A file type says in `FileType.page` how its page is made into that document: a `Render`, a function of the page and of
`ReadTime` that returns the twin's document (same root key, same keys, times as UTC seconds), or None when the page is
none of its own.  Files of the generic `label_values` form need none: `render_labelled` does for all of them what a
table row or a nested section means (formats/facebook.md 1.5 and 3.1, D).

A page is matched by its path, with `.json` for its ending: names of files are English in every language (1.0).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Place, Row, Text
from exit_kit.importing.shapes import Fields

# Reads a text as a moment: UTC seconds since the epoch, or None when it is no date.
ReadTime = Callable[[str], int | None]
Render = Callable[[Page, ReadTime], Any]

MOST_DEPTH: Final = 40
_ENDINGS: Final = (".html", ".htm")


def is_page(path: str) -> bool:
    """Say whether a member is an HTML page, by its name."""
    return path.lower().endswith(_ENDINGS)


def find_json_path(path: str) -> str:
    """Return the path of a page's JSON twin.

    >>> find_json_path("messages/inbox/ada_1/message_1.html")
    'messages/inbox/ada_1/message_1.json'
    """
    for ending in _ENDINGS:
        if path.lower().endswith(ending):
            return path[: -len(ending)] + ".json"
    return path


def render_labelled(page: Page, read_time: ReadTime) -> Any:
    """Return a page of label/value tables as a list of `label_values` records; None where it has no such table."""
    records = [render_record(block, read_time) for block in page.blocks]
    return records if any(one["label_values"] for one in records) else None


def render_record(block: Block, read_time: ReadTime) -> Fields:
    """Return one block as a `label_values` record."""
    record: Fields = {"label_values": render_entries(block.parts, read_time)}
    if block.title:
        record["title"] = block.title
    timestamp = read_time(block.date) if block.date else None
    if timestamp is not None:
        record["timestamp"] = timestamp
    media = list_files(block.parts)
    if media:
        record["media"] = media
    return record


def render_entries(parts: Iterable[Part], read_time: ReadTime, depth: int = 0) -> list[Fields]:
    """Return rows and nested blocks as entries; a text that stands alone is an entry with a value only."""
    entries: list[Fields] = []
    shown = tuple(parts)
    beside_files = {find_parent(part) for part in shown if isinstance(part, File)}
    for part in shown:
        if isinstance(part, Row):
            entries.append(_render_row(part, read_time, depth))
        elif isinstance(part, Block):
            entries.append(_render_block(part, read_time, depth))
        elif isinstance(part, Text) and part.place and part.place[:-1] in beside_files:
            continue  # the title or caption of a file
        elif isinstance(part, Text | Item):
            entries.append(render_value(part.text, read_time))
        elif isinstance(part, Link):
            entries.append({"value": part.text, "href": part.href})
    return entries


def render_value(text: str, read_time: ReadTime) -> Fields:
    """Return a text as the value of an entry, a date as its timestamp."""
    timestamp = read_time(text) if any(map(str.isdecimal, text)) else None
    return {"value": text} if timestamp is None else {"timestamp_value": timestamp}


def _render_row(row: Row, read_time: ReadTime, depth: int) -> Fields:
    entry: Fields = {"label": row.label} if row.label else {}
    if row.href:
        entry["href"] = row.href
    files = list_files(row.parts)
    if files:
        entry["media"] = files
    values = render_entries(row.parts, read_time, depth + 1) if depth < MOST_DEPTH else []
    if len(values) == 1 and "dict" not in values[0] and "title" not in values[0]:
        return {**entry, **values[0]}
    if len(values) == 1 and not entry and values[0].get("title"):
        return values[0]
    if values:
        entry["dict" if any("dict" in one or "label" in one for one in values) else "vec"] = values
    return entry


def _render_block(block: Block, read_time: ReadTime, depth: int) -> Fields:
    """Return a nested block: a mere value where it shows no more than that, else a group with its title."""
    inner = render_entries(block.parts, read_time, depth + 1) if depth < MOST_DEPTH else []
    files = list_files(block.parts)
    if (
        not files
        and not block.title
        and not block.date
        and len(inner) == 1
        and not inner[0].keys() & {"label", "dict", "title"}
    ):
        return inner[0]
    entry: Fields = {"title": block.title} if block.title else {}
    timestamp = read_time(block.date) if block.date else None
    if timestamp is not None:
        inner.append({"timestamp_value": timestamp})
    if files:
        entry["media"] = files
    return {**entry, "dict": inner} if inner or not files else entry


def list_files(parts: Iterable[Part]) -> list[Fields]:
    """Return the files that are shown, icons left out, each with the title and the caption below it."""
    shown = tuple(parts)
    files: list[Fields] = []
    for part in shown:
        if isinstance(part, File) and part.kind != "icon":
            parent = find_parent(part)
            below = {
                one.place[-1]: one.text
                for one in shown
                if isinstance(one, Text) and one.place and one.place[:-1] == parent
            }
            first = part.place[len(parent)] if len(part.place) > len(parent) else 0
            texts = {"title": below.pop(first + 1, ""), "description": next(iter(below.values()), "")}
            files.append({"uri": part.uri, **{key: text for key, text in texts.items() if text}})
            if part.kind == "video" and "." not in part.uri.rpartition("/")[2]:  # its name does not tell
                files[-1]["media_metadata"] = {"video_metadata": {}}
    return files


def find_parent(file: File) -> Place:
    """Return the place of the element that a file shares with its texts: pictures stand in a link."""
    return file.place[:-2] if file.kind == "photo" else file.place[:-1]


def list_shown(page: Page) -> Iterator[Fields]:
    """Yield what a page of an unknown kind shows, a block at a time, as plain values to be read by people."""
    frame = _show_parts(page.frame.parts)
    if page.frame.aside:
        frame["about"] = page.frame.aside
    if (page.frame.title or frame) and not page.opening:
        yield {"page": page.frame.title, **frame}
    for block in page.blocks:
        yield show_block(block)


def show_block(block: Block, depth: int = 0) -> Fields:
    """Return what a block shows as plain values to be read by people."""
    shown: Fields = {"title": block.title} if block.title else {}
    shown.update(_show_parts(block.parts, depth))
    if block.date:
        shown["date"] = block.date
    if block.href:
        shown["link"] = block.href
    return shown


def _show_parts(parts: Iterable[Part], depth: int = 0) -> Fields:
    shown: dict[str, list[Any]] = {}

    def add(name: str, value: Any) -> None:
        shown.setdefault(name, []).append(value)

    for part in parts:
        if isinstance(part, Text | Item):
            add("texts", part.text)
        elif isinstance(part, Link):
            add("links", {"text": part.text, "href": part.href})
        elif isinstance(part, File):
            if part.kind != "icon":
                add("files", part.uri)
        elif depth < MOST_DEPTH and isinstance(part, Row):
            value = _show_parts(part.parts, depth + 1)
            add("rows", {"label": part.label, **({"href": part.href} if part.href else {}), **value})
        elif depth < MOST_DEPTH and isinstance(part, Block):
            add("parts", show_block(part, depth + 1))
    return dict(shown)


__all__ = [
    "ReadTime", "Render", "find_json_path", "find_parent", "is_page", "list_files", "list_shown", "render_entries",
    "render_labelled", "render_record", "render_value", "show_block",
]  # fmt: skip
