"""How each kind of record becomes rows: its table, its people, its identity.

A record met again in another export is one row.  Identity is natural, never the position in a file: the columns
of `key`, and a number among equals within one member (`ordinal`).  Later exports win field by field; what they
leave out stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from exit_kit.importing import records


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the identity columns, and how fields of the record map to columns.

    `people`: fields that name a person, and the column that gets the id.  `json`: fields stored as JSON text.
    `children`: fields that become rows of other tables, so that the row's id is needed.  `person_if`: a field
    that says whether `name` is a person's, who then goes into the column `person_id`.  `is_one_per_member`: what
    a member says again is the same row (an album read in batches).  `edited`: columns of the key
    that the owner, a friend who changes names or the platform's prose in another language may change later; where
    `edited_kinds` is not empty, only in rows of those kinds.
    """

    name: str
    record: Any
    key: tuple[str, ...]
    people: tuple[tuple[str, str], ...] = ()
    json: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    person_if: str | None = None
    edited: tuple[str, ...] = ()
    edited_kinds: frozenset[str] = frozenset()
    is_one_per_member: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The record's columns, in the order of its fields."""
        renamed: dict[str | None, str] = {**dict(self.people), self.person_if: "person_id"}
        return tuple(renamed.get(name, name) for name in self.record._fields if name not in self.children)


_ALL: Final = (
    Table(
        "posts", records.Post, ("at", "kind", "title", "text", "link"), (("author", "author_id"),), ("details",),
        ("people", "media"), edited=("title", "text", "link"),
    ),
    Table(
        "comments", records.Comment, ("at", "kind", "title", "text"), (("author", "author_id"),), ("details",),
        ("media",), edited=("title", "text"),
    ),
    Table(
        "reactions", records.Reaction, ("at", "kind", "reaction", "title", "url"), (("person", "person_id"),),
        ("details",), edited=("title",),
    ),
    Table("albums", records.Album, ("name", "folder"), children=("media",), is_one_per_member=True),
    # A friendship has a time of its own, to the second: two at once are one whose name changed.
    Table(
        "connections", records.Connection, ("kind", "at", "name", "url"), json=("details",), person_if="is_person",
        edited=("name",), edited_kinds=frozenset({"friend"}),
    ),
    Table("searches", records.Search, ("at", "kind", "text")),
    Table("places", records.Place, ("at", "kind", "name", "latitude", "longitude")),
    Table("apps", records.App, ("kind", "name", "app_scoped_id")),
    Table("off_meta_activity", records.OffMetaEvent, ("business", "at", "event", "event_id")),
    Table("ad_interests", records.AdInterest, ("kind", "name")),
    Table("advertisers", records.Advertiser, ("kind", "name", "at", "action"), json=("details",)),
    Table(
        "sessions", records.Session, ("at", "kind", "action", "ip_address", "device", "app", "cookie"), (),
        ("details",),
    ),
    Table("payments", records.Payment, ("at", "kind", "amount", "currency", "receiver"), (), ("details",)),
    Table(
        "activity", records.Activity, ("at", "kind", "what", "detail", "url"), (), ("people", "details"), ("media",)
    ),
    Table("chat_texts", records.ChatText, ("path", "run", "message_count", "first_at", "last_at")),
    Table("facts", records.Fact, ("topic", "label", "value", "at"), json=("details",)),
)  # fmt: skip
TABLES: Final[dict[Any, Table]] = {table.record: table for table in _ALL}


class Layout(NamedTuple):
    """Where in a table's records stands what does not become a value as it is: positions of fields."""

    key: tuple[int, ...]
    people: tuple[int, ...]
    json: tuple[int, ...]
    children: tuple[int, ...]
    person_if: tuple[int, ...]
    precision: tuple[int, ...]


def _lay_out(table: Table) -> Layout:
    place = table.record._fields.index
    dated = ("at_precision",) if "at_precision" in table.record._fields else ()
    named = (
        table.key,
        dict(table.people),
        table.json,
        table.children,
        filter(None, (table.person_if,)),
        dated,
    )
    return Layout(*(tuple(map(place, names)) for names in named))


LAYOUTS: Final = {table.name: _lay_out(table) for table in _ALL}


_OF_EXPORT: Final = ("last_export_id", "member_id")


def render_key(table: Table) -> str:
    """Return the identity as SQL: NULL counts as equal to NULL."""
    return ", ".join(("account_id", *(f"ifnull({column}, '')" for column in table.key), "ordinal"))


def create_identity_index(table: Table) -> str:
    """Return the statement that makes a table's identity unique."""
    return f"CREATE UNIQUE INDEX {table.name}_identity ON {table.name}({render_key(table)}){_render_where(table)}"


def _render_where(table: Table, word: str = "WHERE") -> str:
    """Return the condition that leaves out reactions to messages, which have an identity of their own."""
    return f" {word} message_id IS NULL" if table.name == "reactions" else ""


def render_upsert(table: Table, *, is_page: bool = False) -> str:
    """Return the statement that writes one row, or fills in and renews the row that is there.

    A page only fills in what is not known: JSON says the same, and more exactly.
    """
    own = ("account_id", *table.columns, "ordinal", "first_export_id", "last_export_id", "member_id")
    marks = ", ".join("?" for _ in own)
    fixed = {"account_id", "ordinal", "first_export_id", *table.key}
    ways = ("coalesce({0}, excluded.{0})" if is_page else "coalesce(excluded.{0}, {0})"), "excluded.{0}"
    renewed = ", ".join(
        f"{name} = {ways[name in _OF_EXPORT].format(name)}" for name in own if name not in fixed
    )
    return (
        f"INSERT INTO {table.name} ({', '.join(own)}) VALUES ({marks}) "
        f"ON CONFLICT ({render_key(table)}){_render_where(table)} DO UPDATE SET {renewed}"
    )


def render_older(table: Table) -> str:
    """Return the query for rows of an older export that one with other edited columns may be: all at that time.

    Values: account, the columns of the key that are not edited, export.  The rows: id, edited columns.
    """
    fixed = [column for column in table.key if column not in table.edited]
    same = " AND ".join(f"ifnull({column}, '') = ifnull(?, '')" for column in fixed)
    columns = ", ".join(("id", *table.edited))
    where = f"account_id = ? AND {same} AND last_export_id != ?{_render_where(table, 'AND')}"
    return f"SELECT {columns} FROM {table.name} WHERE {where} LIMIT 2"


def render_equal(table: Table) -> str:
    """Return the condition that the columns of a table's key have given values, NULL being equal to NULL."""
    return " AND ".join(f"ifnull({column}, '') = ifnull(?, '')" for column in table.key)


def render_same(table: Table) -> str:
    """Return the query that finds the very row of a key: account, the key's columns."""
    where = f"account_id = ? AND {render_equal(table)}{_render_where(table, 'AND')}"
    return f"SELECT 1 FROM {table.name} WHERE {where} LIMIT 1"
