"""Writes the records of one member, inside the transaction that the caller holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, Final, cast

from exit_kit.importing.extraction import render_json
from exit_kit.importing.records import Conversation, LooseMedia, Owner, Post, Record, Requested
from exit_kit.store.conversations import ConversationWriter
from exit_kit.store.media_uses import MediaKey, write_uses
from exit_kit.store.message_index import MessageIndex
from exit_kit.store.page_twins import PageTwins
from exit_kit.store.people import People
from exit_kit.store.place import Place
from exit_kit.store.same_posts import SamePosts
from exit_kit.store.tables import LAYOUTS, TABLES, Table, render_older, render_same, render_upsert

_BATCH: Final = 500
_MOST_KEYS: Final = 200_000
_OWNER_COLUMN: Final = {
    "posts": "post_id",
    "comments": "comment_id",
    "albums": "album_id",
    "activity": "activity_id",
}


class Writer:
    """Writes records of any kind; one for an import, told of each member by `start_member`."""

    def __init__(
        self, db: sqlite3.Connection, media_key: MediaKey, index: MessageIndex | None = None
    ) -> None:
        self._db = db
        self._index = index
        self._people = People(db)
        self._media_key = media_key
        self._conversations = ConversationWriter(db, self._people, media_key, index)
        self._upserts = {record: render_upsert(table) for record, table in TABLES.items()}
        self._page_upserts = {record: render_upsert(table, is_page=True) for record, table in TABLES.items()}
        self._ordinals: dict[Any, int] = {}
        self._place = Place("", 0, 0, 0)
        self._has_older = False
        self._twins = PageTwins(db)
        self._same_posts = SamePosts(db)

    def start_member(self, place: Place) -> None:
        """Say where the records that follow come from."""
        if place.export_id != self._place.export_id:
            query = "SELECT count(*) FROM exports WHERE account_id = ?"
            self._has_older = self._db.execute(query, (place.account_id,)).fetchone()[0] > 1
        self._place = place
        self._ordinals.clear()
        self._conversations.start_member(place)
        self._twins.start_member(place)
        self._same_posts.start_member(place)

    def forget(self) -> None:
        """Forget cached ids: the transaction was taken back."""
        self._people.forget()
        self._conversations.forget()
        self.start_member(self._place)
        if self._index:
            self._index.spoil()

    def write(self, records: Iterable[Record]) -> int:
        """Write records in order; return how many things a person would count (messages one by one)."""
        count = 0
        for kind, group in groupby(records, type):
            if kind is Conversation:
                count += sum(self._conversations.write(one) for one in cast(Iterator[Conversation], group))
            elif kind in TABLES:
                count += self._write_table(TABLES[kind], group)
            else:
                count += sum(self._write_other(one) for one in group)
        self._conversations.finish()
        return count

    def _write_table(self, table: Table, records: Iterable[Any]) -> int:
        count = 0
        iterator = iter(records)
        while batch := list(islice(iterator, _BATCH)):
            count += len(batch)
            if table.children:
                for record in batch:
                    self._write_parent(table, record)
            elif self._twins.is_needed or (table.edited and self._has_older):
                for record in batch:  # one by one: a row may have to make way for the next
                    self._db.execute(self._find_upsert(table), self._make_row(table, record))
            else:
                self._db.executemany(
                    self._upserts[table.record], [self._make_row(table, one) for one in batch]
                )
        return count

    def _find_upsert(self, table: Table) -> str:
        return (self._page_upserts if self._is_page else self._upserts)[table.record]

    @property
    def _is_page(self) -> bool:
        """Say whether the records are those of a page, in an account that has JSON too."""
        return self._twins.is_needed and self._twins.is_page

    def _make_row(self, table: Table, record: Any) -> list[Any]:
        record, ordinal = self._identify(table, record)
        layout, place = LAYOUTS[table.name], self._place
        values = [None if value == "" else value for value in record]
        for at in layout.people:
            values[at] = self._people.find_id(place.platform, record[at])
        for at in layout.person_if:
            values[at] = self._people.find_id(place.platform, record.name) if record[at] else None
        for at in layout.json:
            values[at] = render_json(record[at]) if record[at] else None
        for at in layout.precision:
            values[at] = values[at] if record.at else None
        for at in sorted(layout.children, reverse=True):
            del values[at]
        return [place.account_id, *values, ordinal, place.export_id, place.export_id, place.member_id]

    def _identify(self, table: Table, record: Any) -> tuple[Any, int]:
        """Return a record and its number among equals, as the row has them that it is."""
        if isinstance(record, Post) and record.key:
            return self._identify_post(table, record)
        return self._identify_otherwise(table, record)

    def _identify_post(self, table: Table, post: Post) -> tuple[Post, int]:
        same = self._same_posts.find(post, is_page=self._twins.is_page)
        if same is not None:
            self._count_equal(table, same[0])
            return same
        record, ordinal = self._identify_otherwise(table, post)
        return record, self._same_posts.count_past(record, ordinal)

    def _identify_otherwise(self, table: Table, record: Any) -> tuple[Any, int]:
        twin = self._twins.find(table, record)
        if twin is not None:
            return self._twins.join(table, record, self._count_equal(table, record), twin)
        if table.edited:
            record = self._follow_edit(table, record)
        return record, self._count_equal(table, record)

    def _count_equal(self, table: Table, record: Any) -> int:
        """Return how many equal records this member had before.

        The memory is bounded: in a list of more than 200,000 different records, equals that stand far apart
        become one row.
        """
        if table.is_one_per_member:
            return 0
        if len(self._ordinals) > _MOST_KEYS:
            self._ordinals.clear()
        key = hash((table.name, *[record[at] or "" for at in LAYOUTS[table.name].key]))
        ordinal = self._ordinals.get(key, -1) + 1
        self._ordinals[key] = ordinal
        return ordinal

    def _follow_edit(self, table: Table, record: Any) -> Any:
        """Give the row of an older export the edited text, so that the record meets it and does not become another.

        Only where nothing else of that time could be meant, and where time is exact enough to tell.  Returns the
        record, with its older name where the newer one says only that the account is gone.
        """
        if (
            not record.at
            or not self._has_older
            or (table.edited_kinds and record.kind not in table.edited_kinds)
        ):
            return record
        account, export = self._place.account_id, self._place.export_id
        if self._find_row(render_same(table), account, record, table.key):
            return record
        fixed = [column for column in table.key if column not in table.edited]
        values = (account, *(getattr(record, column) for column in fixed), export)
        rows = self._db.execute(render_older(table), values).fetchall()
        if len(rows) != 1:
            return record
        number, *older = rows[0]
        if table.person_if and self._place.platform in (record.name or "").casefold():
            return record._replace(**dict(zip(table.edited, older, strict=True)))
        changes = ", ".join(f"{column} = ?" for column in table.edited)
        edited = (getattr(record, column) or None for column in table.edited)
        self._db.execute(f"UPDATE OR IGNORE {table.name} SET {changes} WHERE id = ?", (*edited, number))
        return record

    def _find_row(self, query: str, account: int, record: Any, columns: tuple[str, ...]) -> bool:
        values = (account, *(getattr(record, column) for column in columns))
        return self._db.execute(query, values).fetchone() is not None

    def _write_parent(self, table: Table, record: Any) -> None:
        statement, values = self._find_upsert(table), self._make_row(table, record)
        people = record.people if table.name == "posts" else ()
        if not people and not record.media:
            self._db.execute(statement, values)
            return
        (parent,) = self._db.execute(f"{statement} RETURNING id", values).fetchone()
        if people:
            tagged = {self._people.find_id(self._place.platform, name) for name in people} - {None}
            self._db.executemany(
                "INSERT OR IGNORE INTO post_people VALUES (?, ?)",
                [(parent, person) for person in sorted(tagged)],  # type: ignore[type-var]
            )
        if record.media:
            owner = (_OWNER_COLUMN[table.name], parent)
            write_uses(self._db, self._place, self._media_key, owner, record.media, is_page=self._is_page)

    def _write_other(self, record: Any) -> int:
        if isinstance(record, LooseMedia):
            write_uses(self._db, self._place, self._media_key, None, (record.media,), is_page=self._is_page)
        elif isinstance(record, Owner):
            self._write_owner(record)
        elif isinstance(record, Requested):
            self._write_requested(record)
        return 0 if isinstance(record, Requested) and record.is_aside else 1

    def _write_owner(self, owner: Owner) -> None:
        person = self._people.find_id(self._place.platform, owner.name)
        self._db.execute(
            "UPDATE accounts SET name_from = CASE WHEN ? IS NULL THEN name_from ELSE 'profile' END, "
            "name = coalesce(?, name), "
            "username = coalesce(?, username), url = coalesce(?, url), "
            "person_id = coalesce(?, person_id), registered_at = coalesce(?, registered_at) WHERE id = ?",
            (
                owner.name,
                owner.name,
                owner.username or None,
                owner.url or None,
                person,
                owner.registered_at,
                self._place.account_id,
            ),
        )
        handles = [("name", name) for name in owner.names if name != owner.name]
        handles += [
            (kind, value) for kind, value in (("username", owner.username), ("url", owner.url)) if value
        ]
        for name in (owner.name, *owner.names):
            self._conversations.add_owner(self._place.platform, name)
        if person is None:
            return
        self._people.add_owner(self._place.platform, owner.username, person)
        self._db.execute("UPDATE people SET is_owner = 1 WHERE id = ?", (person,))
        self._db.executemany(
            "INSERT OR IGNORE INTO handles (person_id, platform, kind, handle) VALUES (?, ?, ?, ?)",
            [(person, self._place.platform, kind, value) for kind, value in handles],
        )

    def _write_requested(self, requested: Requested) -> None:
        if (
            requested.requested_from or requested.requested_to
        ):  # one without the other: from the beginning, to the end
            self._db.execute(
                "UPDATE exports SET requested_from = ?, requested_to = ? WHERE id = ?",
                (requested.requested_from, requested.requested_to, self._place.export_id),
            )
        self._db.execute(
            "UPDATE accounts SET timezone = coalesce(?, timezone), language = coalesce(?, language) WHERE id = ?",
            (requested.timezone, requested.language, self._place.account_id),
        )
