"""References to media: written with what refers to them, bound to files only when all members are known."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final

import orjson

from exit_kit.importing.records import MediaUse
from exit_kit.store.place import Place

# platform, uri -> the form in which uris and member paths are compared
MediaKey = Callable[[str, str], str]

_KEY: Final = (
    "account_id", "key", "role", "ifnull(post_id, 0)", "ifnull(comment_id, 0)", "ifnull(album_id, 0)",
    "ifnull(conversation_id, 0)", "ifnull(activity_id, 0)", "ordinal",
)  # fmt: skip
_FIXED: Final = ("account_id", "role", "kind", "uri", "key", "ordinal", "first_export_id")
_RENEWED: Final = (
    "at", "title", "description", "taken_at", "latitude", "longitude", "width", "height", "details", "member_id",
    "last_export_id",
)  # fmt: skip


def _render_upsert(owner: str | None, key: tuple[str, ...], where: str) -> str:
    columns = (*_FIXED, *_RENEWED, *((owner,) if owner else ()))
    renewed = ", ".join(f"{name} = coalesce(excluded.{name}, {name})" for name in _RENEWED)
    return (
        f"INSERT INTO media_uses ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)}) "
        f"ON CONFLICT ({', '.join(key)}) WHERE {where} DO UPDATE SET {renewed}"
    )


IN_MESSAGES: Final = _render_upsert("message_id", ("message_id", "key", "ordinal"), "message_id IS NOT NULL")


def make_use_rows(place: Place, media_key: MediaKey, media: Iterable[MediaUse]) -> list[tuple[Any, ...]]:
    """Return one row for each reference, in the column order of the statements here, without the owner."""
    rows = []
    ordinals: dict[str, int] = {}
    for use in media:
        key = media_key(place.platform, use.uri)
        ordinal = ordinals[key] = ordinals.get(key, -1) + 1
        details = orjson.dumps(use.details).decode() if use.details else None
        rows.append(
            (
                place.account_id, use.role, use.kind, use.uri, key, ordinal, place.export_id,
                use.at, use.title, use.description, use.taken_at, use.latitude, use.longitude, use.width, use.height,
                details, place.member_id, place.export_id,
            )
        )  # fmt: skip
    return rows


def write_uses(
    db: sqlite3.Connection,
    place: Place,
    media_key: MediaKey,
    owner: tuple[str, int] | None,
    media: Iterable[MediaUse],
) -> None:
    """Write the references of one post, comment, album, activity or conversation (column and id), or of none.

    References that the owner has already, from an older export, are renewed and not doubled.
    """
    rows = make_use_rows(place, media_key, media)
    statement = _render_upsert(owner[0] if owner else None, _KEY, "message_id IS NULL")
    db.executemany(statement, [(*row, owner[1]) for row in rows] if owner else rows)
