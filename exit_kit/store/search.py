"""Full-text search: one FTS5 table beside each table with text, findable by Datasette.

`unicode61` takes a run of Chinese, Japanese or Thai for one word, because these scripts put no spaces between
words.  Texts with such characters are therefore indexed with a space around each of them, and `expand_query`
turns a query into the same form, a phrase of single characters.  (A trigram index finds no word of two
characters, which in Chinese is most of them.)
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Final

from exit_kit.importing.scripts import UNSPACED, has_unspaced

# table -> text columns
SEARCHED: Final = {
    "messages": ("text", "link", "link_text"),
    "conversations": ("title",),
    "people": ("name",),
    "posts": ("text", "title", "link", "link_title", "place", "group_name"),
    "comments": ("text", "title", "group_name"),
    "reactions": ("title", "target"),
    "albums": ("name", "description"),
    "media": ("title", "description"),
    "connections": ("name", "status"),
    "searches": ("text",),
    "places": ("name", "address", "detail"),
    "apps": ("name",),
    "off_meta_activity": ("business", "event"),
    "ad_interests": ("name",),
    "advertisers": ("name", "action"),
    "sessions": ("action", "device", "location", "user_agent"),
    "payments": ("sender", "receiver", "kind"),
    "activity": ("what", "detail"),
    "facts": ("topic", "label", "value"),
    "raw_records": ("topic", "record"),
}
# A character with the marks that sit on it (Thai vowels and tones) is one searchable unit.
_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u3099\u309a\ufe00-\ufe0f"
_UNIT: Final = re.compile(f"([{UNSPACED}][{_MARKS}]*)")
_RUN: Final = re.compile(f"[{UNSPACED}{_MARKS}]+")
_HASH_BYTES: Final = 16_000_000  # of memory, before a piece of an index is written


def segment(text: str | None) -> str | None:
    """Put a space around each character of a script without spaces.

    >>> segment("see 東京タワー now")
    'see  東  京  タ  ワ  ー  now'
    """
    if not text or text.isascii() or not has_unspaced(text):  # looking is quicker than replacing nothing
        return text
    return _UNIT.sub(r" \1 ", text)


def expand_query(query: str) -> str:
    """Return a query in the form in which texts are indexed, safe to hand to MATCH.

    Every word is quoted, as Datasette does; a run of characters without spaces becomes a phrase.

    >>> expand_query('東京 hotel "big bed"')
    '"東  京" "hotel" "big bed"'
    """
    if query.count('"') % 2:
        query += '"'
    words = (bit[1:-1] if bit.startswith('"') else bit for bit in re.findall(r'"[^"]*"|[^\s"]+', query))
    return " ".join(
        f'"{_RUN.sub(lambda run: segment(run[0]) or "", word).strip()}"' for word in words if word.strip()
    )


def create_search(db: sqlite3.Connection) -> None:
    """Create the search tables."""
    for table in SEARCHED:
        create_index(db, table)


def create_index(db: sqlite3.Connection, table: str) -> None:
    """Create one search table; `content="…"` with double quotes is the form that Datasette recognises.

    `columnsize=0`: the length of every text is not stored beside it, which makes the index of a million messages a
    third faster to write; it is needed for ordering by `rank` only, which then counts the words of what it found.
    """
    db.execute(
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({", ".join(SEARCHED[table])}, content="{table}", '
        f"content_rowid=id, columnsize=0, tokenize='unicode61 remove_diacritics 2')"
    )
    db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('hashsize', {_HASH_BYTES})")
    # The index is written in one go, in few large pieces: merging them meanwhile costs more than it brings.
    db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('automerge', 0)")


def write_search(db: sqlite3.Connection, copy_messages: Callable[[], bool] = lambda: False) -> None:
    """Make the search tables anew; that of messages is not made here where `copy_messages` brings it.

    A function called for each of a million messages costs more than the index itself; so the few messages that
    need it were noted in `unspaced_messages` when they were written.
    """
    db.create_function("exit_kit_segment", 1, segment, deterministic=True)
    for table, columns in SEARCHED.items():
        if table == "messages" and copy_messages():
            continue
        names = ", ".join(columns)
        segmented = ", ".join(f"exit_kit_segment({name})" for name in columns)
        filled = f"coalesce({names}) IS NOT NULL" if len(columns) > 1 else f"{names} IS NOT NULL"
        db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('delete-all')")
        into = f"INSERT INTO {table}_fts (rowid, {names}) SELECT id, "
        if table != "messages":
            db.execute(f"{into} {segmented} FROM {table} WHERE {filled}")
            continue
        db.execute(
            f"{into} {names} FROM messages WHERE {filled} AND id NOT IN (SELECT id FROM unspaced_messages)"
        )
        db.execute(f"{into} {segmented} FROM messages WHERE id IN (SELECT id FROM unspaced_messages)")
