"""Facts in files whose inner shape no source tells: dating, gaming, avatars (formats/facebook.md 1.4).

Each value that is a text, a number or a yes-or-no becomes one statement, labelled by the keys that lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, App, Fact, LooseMedia, Record
from exit_kit.importing.shapes import ANYTHING, Entries, Fields, Shape
from exit_kit.importing.times import format_seconds
from importers.meta.media import MEDIA, read_media

_GAME: Final = Shape(
    name=str, added_timestamp=int, removed_timestamp=int, user_app_scoped_id=(int, str), category=str
)
_AVATAR_ITEM: Final = Shape(item=str, type=str, acquisition_time=int)


def extract_facts(
    source: Source, entries: Iterable[Fields], *, topic: str, role: str = "profile"
) -> Iterator[Record]:
    """Yield a statement for each value of an object, and each file that stands among them."""
    for entry in entries:
        yield from _walk(source, topic, role, entry["key"], entry.get("entry"))


def _walk(source: Source, topic: str, role: str, label: str, value: Any) -> Iterator[Record]:
    """Go down a subtree; the only place of the classic files where types are looked at."""
    if isinstance(value, dict) and isinstance(value.get("uri"), str):
        yield LooseMedia(read_media(MEDIA.conform(value, source.notes, f"/{topic}"), role=role))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(source, topic, role, f"{label}: {key}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(source, topic, role, label, inner)
    else:
        shown = _show(label, value)
        if shown:
            yield Fact(topic, label.replace("_", " "), shown, origin="created")


def _show(label: str, value: Any) -> str | None:
    """Return a value as a text; None where it is empty or a time that is not set."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and label.endswith(("timestamp", "_time")):
        return format_seconds(value)
    return None if value is None else str(value)


def extract_games(source: Source, games: Iterable[Fields]) -> Iterator[Record]:
    """Yield each instant game that the owner played."""
    for fields in games:
        scoped = fields.get("user_app_scoped_id")
        yield App(
            name=fields.get("name") or None,
            at=format_seconds(fields.get("added_timestamp")),
            removed_at=format_seconds(fields.get("removed_timestamp")),
            category=fields.get("category") or None,
            app_scoped_id=str(scoped) if scoped else None,
            kind="game",
        )


def extract_avatars(source: Source, files: Iterable[Fields]) -> Iterator[Record]:
    """Yield the picture of the owner's avatar."""
    yield from (LooseMedia(read_media(fields, "photo", role="avatar")) for fields in files)


def extract_avatar_items(source: Source, items: Iterable[Fields]) -> Iterator[Record]:
    """Yield each thing that the owner got for an avatar."""
    for fields in items:
        yield Activity(
            kind="avatar item acquired",
            at=format_seconds(fields.get("acquisition_time")),
            what=fields.get("item") or None,
            detail=fields.get("type") or None,
            origin="created",
        )


def _make_row(name: str, about: str, path: str, root: str) -> FileType:
    return FileType(
        name=name,
        about=about,
        paths=(path,),
        roots=(root,),
        shape=Entries(ANYTHING),
        extract=partial(extract_facts, topic=name),
        layouts=("G5", "G4"),
    )


FILE_TYPES: Final = (
    _make_row(
        "dating profile", "Your profile on Facebook Dating.", "dating/your_dating_profile.json", "profile_v2"
    ),
    _make_row(
        "dating preferences",
        "Whom you wished to meet on Facebook Dating.",
        "dating/your_dating_preferences.json",
        "dating_preferences_v2",
    ),
    _make_row(
        "dating activity",
        "How often you liked or passed people on Facebook Dating.",
        "dating/your_dating_activity.json",
        "dating_your_activity_v2",
    ),
    _make_row(
        "gaming profile",
        "Your name and picture as a player.",
        "facebook_gaming/gaming_profile.json",
        "profile_v2",
    ),
    FileType(
        name="instant games",
        about="Games that you played inside Facebook.",
        paths=("facebook_gaming/instant_games.json",),
        roots=("instant_games_played_v2",),
        shape=_GAME,
        extract=extract_games,
        layouts=("G5", "G4", "G2", "G1"),
    ),
    FileType(
        name="avatar picture",
        about="The picture of your avatar.",
        paths=("other_personal_information/your_avatar.json",),
        roots=("avatars_v2",),
        shape=MEDIA,
        extract=extract_avatars,
        layouts=("G5", "G4"),
    ),
    FileType(
        name="avatar items",
        about="Clothes and other things that you got for your avatar.",
        paths=("avatars_store/avatar_items.json",),
        roots=("avatar_marketplace_avatar_items",),
        shape=_AVATAR_ITEM,
        extract=extract_avatar_items,
        layouts=("G5", "G4"),
    ),
)
