"""The contract between the kit and an importer: an importer is a table of file types.

A file type says by which keys or paths it is recognised, where its records stand, what shape they have, and
which function turns trusted records into `Record`s.  An importer does no I/O, sees no database and contains no
`try`.  Matching goes by meaning first: a root key that only one file type knows decides, whatever the path;
the path decides where the layout gives no such key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from exit_kit.importing.app_data import AppData
from exit_kit.importing.clocks import Clock
from exit_kit.importing.page_documents import ReadTime, Render
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Record
from exit_kit.importing.shapes import ANYTHING, Fields, Shape


class Status(StrEnum):
    """What became of a member: every member gets exactly one."""

    IMPORTED = "imported"  # understood, its records are in the tables
    KEPT = "kept"  # not understood, or understood and kept raw: browsable as raw records
    AMBIGUOUS = "ambiguous"  # several file types claim it: kept raw
    UNREADABLE = "unreadable"  # damaged, refused or not what its name says: what there was is kept
    IGNORED = "ignored"  # the operating system's litter
    MEDIA = "media"  # a photo, a video, an attachment: stays in the archive, listed in `media`
    MISSING = "missing"  # known from another part's listing, not there
    PENDING = "pending"  # listed, not read yet: an import was interrupted


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of one extraction stand.

    `path` is the member's path below the export's root, generation folders included; `header` holds the other
    keys of the document, made trustworthy by `FileType.header`; `file_type` is the row that matched.  `is_page`: it was
    an HTML page, whose text is as it was written and needs no repair.
    """

    path: str
    header: Fields
    file_type: FileType
    notes: Notes
    is_page: bool = False


Extract = Callable[[Source, Iterable[Fields]], Iterator[Record]]
# Repairs and checks one record as delivered; None when it is no record at all.
Careful = Callable[[Any], Fields | None]
ExtractFast = Callable[[Source, list[Any], Careful], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class TextSource:
    """A plain text that a file type reads, from its bytes: line ends tell records apart (formats/whatsapp.md 1.10).

    `path` is the member's path below the export's root, `files` the names of the files beside it and the paths of those
    in folders below.  `chunks` begins anew each time: a text of any size is gone through in pieces, as often as it
    takes.  `clock` says what the user and other texts of the account have settled.
    """

    path: str
    chunks: Callable[[], Iterable[bytes]]
    clock: Clock
    notes: Notes
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a file type reads plain texts; such a type is known by what the text holds, not by its name.

    sniff     says from the beginning of a text whether it is of this type
    read      makes the records, in the order of the text; may yield one conversation in many blocks
    find_day  returns the newest day in a piece of text (its end), YYYY-MM-DD: the day that its export was made, about
    learn     returns what the text shows of how its dates are to be read, for other texts of the account; "" where it
              shows nothing
    is_sent   such a text is a file that somebody sent: it makes no part an export
    list_orders  returns the orders in which the dates of a text can be read where they do not show it themselves, none
              where they do: what another export of the chat has too may tell it
    describe  yields what a look at a text should say of how its dates are read, one sentence each
    list_said  yields what people said, and when by the text's own clock, in seconds since the epoch as if it were in
              UTC: by that other exports of a chat tell in which zone it was
    find_files  returns which of the files beside a text (`TextSource.files`) were sent in it; None: all of them, as the
              folder is the text's own.  Asked of folders and of single texts; in a zip there is nothing else
    list_files  yields the names of the files that a text says were sent in it, folded, from its bytes
    is_bare   says from the beginning of a text, which `sniff` does not take, whether it is of this type all the same
              and merely has nothing in it that anybody wrote
    """

    sniff: Callable[[bytes], bool]
    read: Callable[[TextSource], Iterator[Record]]
    find_day: Callable[[bytes], str | None]
    learn: Callable[[TextSource], str]
    is_sent: bool = False
    describe: Callable[[TextSource], Iterator[str]] | None = None
    list_orders: Callable[[TextSource], Sequence[str]] | None = None
    list_said: Callable[[TextSource], Iterator[tuple[int, str | None]]] | None = None
    find_files: Callable[[TextSource], frozenset[str] | None] | None = None
    list_files: Callable[[Callable[[], Iterable[bytes]]], Iterator[str]] | None = None
    is_bare: Callable[[bytes], bool] | None = None


@dataclass(frozen=True, slots=True, eq=False)  # a row is itself only: matching compares rows a million times
class FileType:
    """One row of an importer's table: one kind of file and how it is read.

    name      unique, lower case, as `exit-kit files` shows it
    about     one line that a layman understands
    paths     path endings, newest layout first; `#` stands for a number, `*` for any one folder or name.
              Compared by `exit_kit.archive.match_key`, whole folders only.
    roots     top-level keys that say what this is.  The first that is present also holds the records, unless
              `records` names another key.
    records   the top-level key whose list holds the records; None: the root key, or the document itself
    shape     the shape of one record; None: kept raw (tier C of formats/facebook.md 1.4)
    header    the shape of the document's other keys
    extract   makes the records; None: kept raw
    layouts   the layout generations in which it was seen, newest first
    is_identity   read before all others: says whose account this is
    extract_fast  for the few types of which there are a million records: gets them unrepaired and unchecked, checks
              exact types itself and gives whatever is unusual to `careful`; must yield what `extract` yields
    is_whole  the document itself (or each element of a list document) is the record, with the keys that stand
              beside the root: `label_values` (formats/facebook.md 1.5)
    unless    root keys that say that this is something else after all
    is_keyed  the root's value is an object whose keys are data: it reaches the extractor as one record
              `{"value": <object>}`, declared by `Shape(value=Keyed(...))`
    page      makes the document of the JSON twin from an HTML page (see `page_documents`); None: only the generic
              form of label/value tables is read from HTML
    is_utf8   its text is right as delivered and must not be repaired
    text      reads plain texts (`.txt`) by what they hold; see `TextForm`
    is_about_export   read by `exit-kit look` too: says what was asked for, and in which language
    is_on_every_page  what it reads stands around the records of any HTML page, whichever file type reads these
    marks     keys that a single record has: a document that has one of them at its top, or in its first elements, is
              such a record, or a list of them.  For platforms whose files lose their root key from one year to the
              next, so that path and form say together what a file is (formats/instagram_threads.md 1.0 and 1.6)
    """

    name: str
    about: str
    paths: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    records: str | None = None
    shape: Shape | None = None
    header: Shape = field(default_factory=Shape)
    extract: Extract | None = None
    layouts: tuple[str, ...] = ()
    is_identity: bool = False
    is_about_export: bool = False
    is_on_every_page: bool = False
    extract_fast: ExtractFast | None = None
    unless: tuple[str, ...] = ()
    is_whole: bool = False
    is_keyed: bool = False
    page: Render | None = None
    is_utf8: bool = False
    marks: tuple[str, ...] = ()
    text: TextForm | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a recognition, for people: a path or folder that was seen, and what it shows."""

    path: str
    shows: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an importer makes of an export's listing.

    `layout` is the importer's name of the generation ("G5"), `layout_years` says it for people, `format` is
    json, html, mixed or media.  `is_weak`: other platforms have what was seen too, so it counts only where none of
    them is surer.
    """

    platform: str
    layout: str | None
    layout_years: str | None
    format: str
    evidence: tuple[Evidence, ...]
    is_weak: bool = False


class Landmark(NamedTuple):
    """A folder that says something by standing in an export, or by missing from it.

    folders   its names over the generations: match keys below the prefixes, "messages/inbox"
    holds     what is in it, for people
    layouts   the generations whose exports usually have it; none: that it is missing says nothing
    is_chats  every folder in it is one conversation
    chats     the file type of which every file is one conversation
    remark    what its presence means, one whole sentence
    file_types  kinds of files that hold it, where the folder holds other things too: without any of them it is missing
    asked     what a request for a download calls it, in lower case; where requests say what they were for
    """

    folders: tuple[str, ...]
    holds: str
    layouts: tuple[str, ...] = ()
    is_chats: bool = False
    chats: str = ""
    remark: str = ""
    file_types: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Importer:
    """One platform's reader.

    platform    lower case: facebook, instagram, threads, whatsapp
    label       as people write it
    roots       the folders that can stand at the root of an export; what stands above them is a wrapper
    prefixes    root folders that differ between generations and mean nothing: a uri may have them or not
    eras        layouts that never stand in one export have different eras; a layout without one stands with any
    renamed     folders and files that a later generation calls otherwise: match keys of the beginning of a path, old
                and new, the longest first; what stands in one export under the old and in another under the new is one
    asks_owner  nothing in its exports says whose they are: the owner is asked for, and never guessed
    file_types  the table
    recognise   looks at member paths (below the wrapper) and says what this is, or None
    parse_name  reads account, date and random suffix from the name of a part, as Meta names its downloads
    is_attachment   says whether a member is a user's file rather than the export's data
    landmarks   folders that `look` counts, misses or remarks on
    fold_media  returns the one form of all paths that a medium has in exports of any year (match keys), or None where
                its path tells no more than where it stands
    foreign     beginnings of root keys that are another platform's, whose files have the same names
    own         beginnings of paths (match keys) that are this platform's where several stand in one download
    apart       layouts that are a download of their own, and what people call it.  Such a part is an export by itself,
                and has no profile; whose it is shows who takes part in its conversations
    page_years  when its pages were written as those of a generation (`exit_kit.archive.pages.Frame`) are
    has_page_seconds  whether the dates on its pages say seconds, since 2021
    page_zone   the time zone of all dates on its HTML pages, where that is the same for everybody ("UTC-08:00"); None:
                each export has its own
    app         the databases of its app, that are read like an export
    kinds       what requests for a download can name, in lower case, as far as it is known
    """

    platform: str
    label: str
    roots: frozenset[str]
    prefixes: tuple[str, ...]
    file_types: tuple[FileType, ...]
    recognise: Callable[[Iterable[str]], Recognition | None]
    parse_name: Callable[[str], PartName | None]
    is_attachment: Callable[[str], bool]
    landmarks: tuple[Landmark, ...] = ()
    apart: Mapping[str, str] = field(default_factory=dict)
    renamed: tuple[tuple[str, str], ...] = ()
    asks_owner: bool = False
    eras: Mapping[str, str] = field(default_factory=dict)
    page_years: Mapping[str, str] = field(default_factory=dict)
    has_page_seconds: bool = True
    page_zone: str | None = None
    own: tuple[str, ...] = ()
    app: AppData | None = None
    fold_media: Callable[[str], str | None] | None = None
    foreign: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartName:
    """What the name of a part says: whose export of which day; `suffix` differs from part to part."""

    platform: str
    account: str | None
    date: str | None
    suffix: str | None


__all__ = [
    "ANYTHING",
    "Any",
    "Evidence",
    "Extract",
    "Fields",
    "FileType",
    "Importer",
    "Landmark",
    "PartName",
    "ReadTime",
    "Recognition",
    "Render",
    "Source",
    "Status",
    "TextForm",
    "TextSource",
]
