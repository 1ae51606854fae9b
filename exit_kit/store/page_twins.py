"""One row for what an account's JSON export and its HTML export both say, whichever came first.

A page may say a time to the minute where JSON has the second (formats/facebook.md 3.2, generation B), end a text with a
damaged letter, or leave out a part of a detail; what it says may be nothing but a time (when a profile was made).  A
record that meets such a row becomes that row: the page's record takes the row's identity, or the row takes that of
JSON, which is more exact. Messages have a way of their own.

What JSON dates and a page does not (when somebody entered a job, a relative) is one row too, with the date.  Of all
else only records whose time is known are looked at.  Two rows of one minute that say the same are told apart by their
order.  Accounts that have only one of the two forms are left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.records import MINUTE
from exit_kit.store.place import Place
from exit_kit.store.tables import Table

_IS_PAGE: Final = "(members.path LIKE '%.htm' OR members.path LIKE '%.html')"
_HAS_BOTH: Final = """
SELECT ifnull(max(format = 'mixed') OR (max(format = 'html') AND max(format = 'json')), 0)
FROM exports WHERE account_id = ?
"""
# What is so, not what happened: JSON may know since when although the page does not say it.
_STATED: Final = frozenset({"facts", "connections"})
# Columns of an identity that a page may say otherwise: damaged at the end, or (detail) in fewer words.
_SOFT: Final = frozenset({"title", "text", "what", "detail"})
_VALUE: Final = "value"  # of a fact
_PLACE_OF_ROW: Final = ("id", "at", "at_precision", "ordinal")
_DAMAGED: Final = "\ufffd"
_SHORTEST: Final = 8  # of a damaged text, so much must be whole


class PageTwins:
    """Finds the row that a record is, for one export after another."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._place: Place | None = None
        self.is_needed = False
        self.is_page = False
        self._taken: set[tuple[str, int]] = set()
        self._dated: dict[tuple[str, Any], dict[Any, list[Any]]] = {}  # what this member may meet

    def start_member(self, place: Place) -> None:
        """Say where the records that follow come from; `is_page`: from HTML, in an account that has JSON too."""
        if self._place is None or self._place.export_id != place.export_id:
            row = self._db.execute(_HAS_BOTH, (place.account_id,)).fetchone()
            self.is_needed = bool(row[0])
        self._place = place
        self._taken.clear()
        self._dated.clear()
        if self.is_needed:
            path = self._db.execute("SELECT path FROM members WHERE id = ?", (place.member_id,)).fetchone()
            self.is_page = path is not None and path[0].lower().endswith((".htm", ".html"))

    def find(self, table: Table, record: Any) -> dict[str, Any] | None:
        """Return the row of the other form that a record is, each row once."""
        if not self.is_needed or "at" not in table.key:
            return None
        soft = [column for column in table.key if column in _SOFT or _is_time(column, record)]
        rows = self._find_rows(table, record, soft) if record.at else ()
        found = self._take(table, (row for row in rows if _agrees(row, record, soft)))
        if found is None and table.name in _STATED:
            found = self._take(table, self._find_stated(table, record))
        return found

    def _take(self, table: Table, rows: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
        """Return the first row that no other record of this member is."""
        for row in rows:
            if (table.name, row["id"]) not in self._taken:
                self._taken.add((table.name, row["id"]))
                return row
        return None

    def _find_rows(self, table: Table, record: Any, soft: list[str]) -> list[dict[str, Any]]:
        """Return the rows of other exports that have the hard columns of the identity, and the minute.

        A page says more coarsely what its own export may hold as well: as JSON, and on a second page of the same.
        """
        assert self._place is not None
        is_coarse = self.is_page and record.at_precision == MINUTE
        hard = [column for column in table.key if column not in soft and column != "at"]
        same = "".join(f" AND ifnull({column}, '') = ifnull(?, '')" for column in hard)
        names = ["id", "at", "at_precision", "ordinal", *soft]
        minute = record.at[:16]
        cursor = self._db.execute(
            f"SELECT {', '.join(names)} FROM {table.name} WHERE account_id = ? AND ifnull(at, '') BETWEEN ? AND ?"
            f"{same} AND (last_export_id != ? OR (? AND at_precision != '{MINUTE}')) ORDER BY at, ordinal, id",
            (
                self._place.account_id,
                minute,
                minute + ":99",
                *(getattr(record, column) for column in hard),
                self._place.export_id,
                is_coarse,
            ),
        )
        found = [dict(zip(names, row, strict=True)) for row in cursor]
        return [row for row in found if _is_when(row, record)]

    def _find_stated(self, table: Table, record: Any) -> Iterator[dict[str, Any]]:
        """Yield the rows that state the same: of a page without a date, for a record that has one; else undated ones,
        then, for a page, those that have a date.
        """
        if not record.at and not self.is_page:
            return
        assert self._place is not None
        columns = [column for column in table.key if column != "at"]
        same = "".join(f" AND ifnull({column}, '') = ifnull(?, '')" for column in columns)
        values = [getattr(record, column) for column in columns]
        rows = self._db.execute(
            f"SELECT {table.name}.id, at, at_precision, ordinal FROM {table.name} JOIN members "
            f"ON members.id = member_id WHERE account_id = ?{same} AND ifnull(at, '') = '' AND member_id != ?"
            f"{f' AND {_IS_PAGE}' if record.at else ''} ORDER BY ordinal",
            (self._place.account_id, *values, self._place.member_id),
        ).fetchall()
        yield from (dict(zip(_PLACE_OF_ROW, row, strict=True)) for row in rows)
        if not record.at:
            group = (table.name, values[0])
            if group not in self._dated:
                self._dated[group] = self._read_dated(table, columns, values[0])
            key = tuple(value or "" for value in values[1:])
            yield from (dict(zip(_PLACE_OF_ROW, row, strict=True)) for row in self._dated[group].get(key, ()))

    def _read_dated(self, table: Table, columns: list[str], first: Any) -> dict[Any, list[Any]]:
        """Return the dated rows of other members with one value in the first column, by their other columns."""
        assert self._place is not None
        found: dict[Any, list[Any]] = {}
        for row in self._db.execute(
            f"SELECT {', '.join((*_PLACE_OF_ROW, *columns[1:]))} FROM {table.name} WHERE account_id = ? AND "
            f"ifnull({columns[0]}, '') = ifnull(?, '') AND at IS NOT NULL AND member_id != ? ORDER BY at, ordinal",
            (self._place.account_id, first, self._place.member_id),
        ):
            found.setdefault(tuple(value or "" for value in row[4:]), []).append(row[:4])
        return found

    def join(self, table: Table, record: Any, ordinal: int, row: dict[str, Any]) -> tuple[Any, int]:
        """Return a record and number that meet the row: with its identity, or with their own, given to the row too."""
        told = {"at": row["at"], "at_precision": row["at_precision"]}
        told |= {column: row[column] for column in row.keys() & {*_SOFT, _VALUE}}
        own = {name: getattr(record, name) or None for name in told}
        if told == own:
            return record, row["ordinal"]
        if not _is_better(own, told):
            return record._replace(**told), row["ordinal"]
        names = ", ".join(f"{name} = ?" for name in own)
        self._db.execute(
            f"UPDATE OR IGNORE {table.name} SET {names}, ordinal = ? WHERE id = ?",
            (*own.values(), ordinal, row["id"]),
        )
        return record, ordinal


def _is_time(column: str, record: Any) -> bool:
    """Say whether a column of a record is nothing but its time once more."""
    return column == _VALUE and bool(record.value == record.at)


def _is_when(row: dict[str, Any], record: Any) -> bool:
    """Say whether both are of one time, as exact as the less exact of the two."""
    is_coarse = MINUTE in (row["at_precision"], record.at_precision)
    return is_coarse or row["at"] == record.at


def _agrees(row: dict[str, Any], record: Any, soft: list[str]) -> bool:
    return all(_is_same(row[column], getattr(record, column), column, row, record) for column in soft)


def _is_same(there: str | None, here: str | None, column: str, row: dict[str, Any], record: Any) -> bool:
    if (there or "").split() == (here or "").split():  # pages fold spaces
        return True
    if column == _VALUE:
        return bool(there == row["at"])
    if column == "detail":  # the rest of the identity says enough, where it says what happened
        return bool(row["what"]) and row["what"] == record.what
    damaged, whole = (there, here) if _DAMAGED in (there or "") else (here, there)
    start = (damaged or "").partition(_DAMAGED)[0]
    return _DAMAGED in (damaged or "") and len(start) >= _SHORTEST and (whole or "").startswith(start)


def _is_better(own: dict[str, Any], told: dict[str, Any]) -> bool:
    """Say whether the record's words are the better ones: more exact, whole, longer."""
    return _weigh(own) > _weigh(told)


def _weigh(words: dict[str, Any]) -> tuple[bool, bool, bool, int]:
    texts = [str(value) for name, value in words.items() if value and name in _SOFT]
    return (
        words["at"] is not None,
        words["at_precision"] != MINUTE,
        not any(_DAMAGED in text for text in texts),
        sum(map(len, texts)),
    )
