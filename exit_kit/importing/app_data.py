"""What an importer says of the databases of its app: a chat app keeps its messages in one, a backup is a copy of it.

A database is read as if it were an export: an importer makes documents of its rows, small enough to be held, and these
are the members that the kit keeps, matches with file types and reads.  So a database of several gigabytes is kept as
what can be read in it, compressed, and everything that holds of an export holds of a backup: it is kept once, the
tables are made anew from it without the backup, and a better reading of a later version needs no second look at it.
(Keeping the file itself was the other way: gigabytes, mostly of indexes and previews, and a search in it each time.)

An importer opens no file: it gets tables, and gives documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from exit_kit.archive.databases import Row, Tables


class Document(NamedTuple):
    """One member that is made of rows: its path, and what is to be in it, as JSON can hold it."""

    path: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AppDatabase:
    """One database of an app.

    layout      its name among the importer's layouts; one of `Importer.apart`, whose label is what people call it
    files       the names under which it is found, lower case, the best first
    tables      what it must have to be it: any one of them
    media       folders beside it, or one folder further up, whose files its messages name
    beside      other databases of the same app that say more, by what they hold: names, lower case, the best first
    list_documents  makes the documents, of its own tables and of those beside it
    """

    layout: str
    files: tuple[str, ...]
    tables: frozenset[str]
    media: tuple[str, ...]
    list_documents: Callable[[Tables, Mapping[str, Tables]], Iterator[Document]]
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Files of an app that cannot be read: how their names end, why, and what is possible instead."""

    endings: tuple[str, ...]
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class AppData:
    """All databases of an app.

    locked      how the names of encrypted ones end; `unlock` decrypts one from a file, with what the user gave as the
                key, into another, or raises CannotUnlock; `key_help` says what to do where nobody gave it
    unreadable  what can be said of other files
    domains     where the app keeps its files in the backup of an iPhone
    lacks       what to tell of the backup of an iPhone without its database
    """

    databases: tuple[AppDatabase, ...]
    locked: tuple[str, ...]
    unlock: Callable[[BinaryIO, bytes, BinaryIO], None]
    key_help: str = ""
    unreadable: tuple[Unreadable, ...] = ()
    domains: tuple[str, ...] = ()
    lacks: tuple[str, str] = ("", "")


__all__ = ["AppData", "AppDatabase", "Document", "Row", "Tables", "Unreadable"]
