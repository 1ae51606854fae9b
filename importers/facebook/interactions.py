"""Logs of viewing, visiting and interacting: one recursive tree for all of them (formats/facebook.md 1.6.7).

A node has a name, a description, entries and children; any of them may be missing.  What a category is about is
said only by its name in the account's language, so `kind` is the log's and the path of names is the detail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final, NamedTuple

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import read_labelled
from exit_kit.importing.languages import find_language
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Activity, Fact, Record, Requested
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import labelled_row, list_texts

MOST_DEPTH: Final = 64
_LOCALE: Final = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_ENTRY: Final = Shape(
    timestamp=int,
    data=Shape(
        name=str, uri=str, value=str, share=str, watch_time=(str, float), watch_position_seconds=(str, float)
    ),
)
# Children are walked, not declared: nesting without end shall cost a note, not the stack.
NODE: Final = Shape(name=str, description=str, entries=Many(_ENTRY), children=ANYTHING)
_MORE: Final = ("value", "share", "watch_time", "watch_position_seconds")


class LogEntry(NamedTuple):
    """One entry of a log with the names of its categories, from the outside in; `data` may be empty."""

    names: tuple[str, ...]
    timestamp: int | None
    data: Fields


def read_log(records: Iterable[Fields], notes: Notes) -> Iterator[LogEntry]:
    """Yield every entry of a log's tree, a node's own entries before those of its children."""
    stack: list[tuple[tuple[str, ...], Iterator[Fields]]] = [((), iter(records))]
    while stack:
        above, nodes = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            continue
        names = (*above, node["name"]) if node.get("name") else above
        for entry in node.get("entries") or ():
            yield LogEntry(names, entry.get("timestamp"), entry.get("data") or {})
        if node.get("children") is None:
            continue
        if len(stack) >= MOST_DEPTH:
            notes.note("too-deep", "/children/*")
            continue
        stack.append((names, NODE.read(_list_nodes(node["children"]), notes, "/children/*")))


def _list_nodes(value: Any) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if item is not None]


def extract_log(source: Source, records: Iterable[Fields], *, kind: str, origin: str) -> Iterator[Record]:
    """Yield each entry as an activity: what was seen, in which category."""
    for entry in read_log(records, source.notes):
        data = entry.data
        details = {name: data[name] for name in _MORE if data.get(name) not in (None, "")}
        what = data.get("name") or data.get("value") or None
        if what or entry.timestamp or data:
            yield Activity(
                kind,
                format_seconds(entry.timestamp),
                what,
                " / ".join(entry.names) or None,
                data.get("uri") or None,
                details=details or None,
                origin=origin,
            )


def extract_language(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the export's language (first node, first child, first entry, 1.4) and all entries as facts."""
    nodes = list(records)
    chosen = _find_language(nodes[0], source.notes) if nodes else None
    if chosen:
        yield Requested(language=chosen)
    for entry in read_log(nodes, source.notes):
        data = entry.data
        label = " / ".join((*entry.names, data["name"]) if data.get("name") else entry.names)
        if data.get("value"):
            yield Fact("language and locale", label or None, data["value"], format_seconds(entry.timestamp))


def _find_language(node: Fields, notes: Notes) -> str | None:
    for child in NODE.read(_list_nodes(node.get("children"))[:1], notes, "/children/*"):
        for entry in (child.get("entries") or [])[:1]:
            value = (entry.get("data") or {}).get("value")
            return str(value) if value else None
    return None


def extract_preferred_language(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the language of the account: the first text that names one, by code or name; and all texts as facts."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        chosen = next(filter(find_language, texts), None)
        if chosen:
            yield Requested(language=chosen)
        yield from (Fact("preferred language", None, text) for text in texts)


def extract_preferences(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the settings of G1 as facts; one without a value is a person or Page that was chosen.

    A value like `de_DE` is the account's language.
    """
    for entry in read_log(records, source.notes):
        data = entry.data
        name, value = data.get("name") or None, data.get("value") or None
        if _LOCALE.fullmatch(value or ""):
            yield Requested(language=value)
        label = " / ".join((*entry.names, name) if name and value else entry.names)
        told = {"url": data["uri"]} if data.get("uri") else None
        yield Fact("preferences", label or None, value or name, format_seconds(entry.timestamp), details=told)


def _log_row(
    name: str,
    about: str,
    *paths: str,
    root: str,
    kind: str,
    origin: str = "observed",
    layouts: str = "G5 G4 G3 G2",
) -> FileType:
    extract = partial(extract_log, kind=kind, origin=origin)
    return FileType(name, about, paths, (root,), shape=NODE, extract=extract, layouts=tuple(layouts.split()))


FILE_TYPES: Final = (
    _log_row("recently viewed", "Videos, posts, ads and things for sale that you looked at lately.",
             "interactions/recently_viewed.json", "your_interactions_on_facebook/recently_viewed.json",
             root="recently_viewed", kind="viewed"),
    _log_row("viewed things", "Videos, posts and things for sale that you looked at.", "about_you/viewed.json",
             root="viewed_things", kind="viewed", layouts="G1"),
    _log_row("recently visited", "Profiles, Pages, groups and events that you visited lately.",
             "interactions/recently_visited.json", "your_interactions_on_facebook/recently_visited.json",
             "about_you/visited.json", root="visited_things_v2", kind="visited", layouts="G5 G4 G3 G2 G1"),
    _log_row("people interactions", "Profiles that you did something with lately.",
             "activity_messages/people_and_friends.json", "interactions/people.json",
             root="people_interactions_v2", kind="interaction with person", layouts="G5 G4 G3 G2 G1"),
    _log_row("event interactions", "Events that you did something with lately.",
             "activity_messages/events_interactions.json", "interactions/events.json",
             root="events_interactions_v2", kind="interaction with event", layouts="G3 G2 G1"),
    _log_row("group interactions", "Groups that you did something with lately.",
             "activity_messages/group_interactions.json", "interactions/groups.json",
             root="group_interactions_v2", kind="interaction with group", layouts="G3 G2 G1"),
    _log_row("menu items", "Menu items that you used.", "interactions/menu_items.json", root="menu_items",
             kind="menu item used", layouts="G1"),
    _log_row("feed controls", "Posts and people that you hid, paused or preferred.", "feed/controls.json",
             root="controls", kind="feed control", origin="created"),
    _log_row("feed preferences", "People and Pages that you see first, less or no more.", "feed/feed.json",
             "people_and_friends/people_and_friends.json", "news_feed/feed.json", "news_feed/news_feed.json",
             "news_feed/people_and_friends.json", root="people_and_friends_v2",
             kind="feed preference", origin="created"),
    FileType("language and locale", "The languages that you chose.",
             ("preferences/language_and_locale.json",), ("language_and_locale_v2",), shape=NODE,
             extract=extract_language, layouts=("G5", "G4", "G3", "G2"), is_about_export=True),
    FileType("preferences (old)", "Your settings.", ("about_you/preferences.json",), ("preferences",), shape=NODE,
             extract=extract_preferences, layouts=("G1",), is_about_export=True),
    replace(labelled_row("preferred language", "The language that you use Facebook in.",
                         "preferences/preferred_language.json", extract=extract_preferred_language,
                         layouts=("G5", "G4")), is_about_export=True),
)  # fmt: skip
