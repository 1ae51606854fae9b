"""References to media: written with what refers to them, bound to files only when all members are known."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from exit_kit.importing.packing import USE_FIELDS, pack_uses
from exit_kit.importing.records import MediaUse
from exit_kit.store.place import Place

# platform, uri -> the form in which uris and member paths are compared
MediaKey = Callable[[str, str], str]

_KEY: Final = (
    "account_id", "key", "role", "ifnull(post_id, 0)", "ifnull(comment_id, 0)", "ifnull(album_id, 0)",
    "ifnull(conversation_id, 0)", "ifnull(activity_id, 0)", "ordinal",
)  # fmt: skip
_PLACE: Final = ("account_id", "first_export_id", "member_id", "last_export_id")
_LATER: Final = "coalesce(excluded.{0}, {0})"
_FIXED: Final = frozenset({"role", "uri", "key", "ordinal", "account_id", "first_export_id"})


@cache
def _render_upsert(owner: str | None, key: tuple[str, ...], where: str, *, is_page: bool) -> str:
    columns = (*USE_FIELDS, *_PLACE, *((owner,) if owner else ()))
    way = "coalesce({0}, excluded.{0})" if is_page else "coalesce(excluded.{0}, {0})"
    renewed = ", ".join(
        f"{name} = {(way if name in USE_FIELDS else _LATER).format(name)}"
        for name in (*USE_FIELDS, *_PLACE)
        if name not in _FIXED
    )
    return (
        f"INSERT INTO media_uses ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)}) "
        f"ON CONFLICT ({', '.join(key)}) WHERE {where} DO UPDATE SET {renewed}"
    )


def write_uses(
    db: sqlite3.Connection,
    place: Place,
    media_key: MediaKey,
    owner: tuple[str, int] | None,
    media: Iterable[MediaUse],
    *,
    is_page: bool = False,
) -> None:
    """Write the references of one post, comment, album, activity or conversation (column and id), or of none.

    References that the owner has already, from an older export, are renewed and not doubled.  `is_page`: they are those
    of a page, which only fills in what is not known.
    """
    rows = pack_uses(media, lambda uri: media_key(place.platform, uri))
    column = owner[0] if owner else None
    where = "message_id IS NOT NULL" if column == "message_id" else "message_id IS NULL"
    key = ("message_id", "key", "ordinal") if column == "message_id" else _KEY
    values = tuple(owner[1:]) if owner else ()
    fixed = (place.account_id, place.export_id, place.member_id, place.export_id)
    db.executemany(
        _render_upsert(column, key, where, is_page=is_page), [(*row, *fixed, *values) for row in rows]
    )
