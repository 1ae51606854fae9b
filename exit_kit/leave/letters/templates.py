"""Reads the letters' data files and checks them: every law that is named exists, every placeholder is known.

A kind has a table for each law.  `like` takes another law's table, with what differs beside it.  A paragraph is a
text, or a table with `when` or `unless` (a flag of the letter) and perhaps `items = "categories"`.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from exit_kit.errors import GuideError

FOLDER: Final = Path(str(files("exit_kit.leave.letters").joinpath("data")))
KINDS: Final = (
    "access", "correction", "portability", "ai-objection", "ad-objection", "erasure", "reminder",
    "controller-complaint", "complaint",
)  # fmt: skip
PLAIN: Final = "plain"
FLAGS: Final = frozenset(
    {
        "exported", "categories", "reason", "deleted", "locked", "reference", "silent", "refused", "partly",
        "complained", "reminded",
    }
)  # fmt: skip
FIELDS: Final = frozenset(
    {
        "law", "short", "due", "country", "export_day", "since", "reason", "details", "deleted_on", "controller",
        "platform", "regulator", "previous_subject", "previous_day", "previous_due", "reference", "answered_on",
        "complained_on", "reminded_on",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: it stands there if `when` holds and `unless` does not; `items` names a list below it."""

    text: str
    when: str | None = None
    unless: str | None = None
    items: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of letter under one law; `is_plain`: it asks and claims no right."""

    subject: str
    opening: tuple[Paragraph, ...]
    asking: str
    asks: tuple[str, ...]
    closing: tuple[Paragraph, ...]
    term: str | None
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter: `follows`: it needs an earlier letter; `none`: what to do where no law has it."""

    name: str
    title: str
    about: str
    categories: tuple[str, ...]
    templates: Mapping[str, Template]
    follows: bool = False
    to_regulator: bool = False
    none: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """One law: where it holds, and the sentences that every letter under it has."""

    key: str
    name: str
    short: str
    where: str
    place: str
    term: str
    identity: str
    free: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a letter goes to."""

    name: str
    lines: tuple[str, ...]
    online: str | None = None
    email: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Laws:
    """All laws, those who keep the data, and the authorities by country."""

    laws: Mapping[str, Law] = field(default_factory=dict)
    controllers: Mapping[str, Addressee] = field(default_factory=dict)
    regulators: Mapping[str, Addressee] = field(default_factory=dict)


@cache
def load_laws(folder: Path = FOLDER) -> Laws:
    """Read the laws and addressees; raises GuideError for a mistake in the file."""
    table = _read_toml(folder / "laws.toml")
    controllers, regulators = table.pop("controllers"), table.pop("regulators")
    return Laws(
        {key: Law(key, **entry) for key, entry in table.items()},
        {key: _read_addressee(entry) for key, entry in controllers.items()},
        {key: _read_addressee(entry) for key, entry in regulators.items()},
    )


def _read_addressee(entry: Mapping[str, Any]) -> Addressee:
    return Addressee(
        entry["name"], tuple(entry["lines"]), entry.get("online"), entry.get("email"), entry.get("note", "")
    )


@cache
def load_kinds(folder: Path = FOLDER) -> Mapping[str, Kind]:
    """Read and check every kind of letter; raises GuideError for the first mistake."""
    return {name: _read_kind(folder / f"{name}.toml") for name in KINDS}


def _read_kind(path: Path) -> Kind:
    table = _read_toml(path)
    _check_keys(path, table, ("title", "about", "categories"))
    laws = table.get("law", {})
    templates = {law: _read_template(path, _resolve(path, laws, law)) for law in laws}
    return Kind(
        path.stem, table["title"], table["about"], tuple(table["categories"]), templates,
        table.get("follows", False), table.get("to_regulator", False), table.get("none", ""),
    )  # fmt: skip


def _resolve(path: Path, laws: Mapping[str, Any], law: str) -> dict[str, Any]:
    own = dict(laws[law])
    like = own.pop("like", None)
    if like is None:
        return own
    if like not in laws or "like" in laws[like]:
        raise _refuse(path, f"The law {law} is like {like}, which is not there or is itself like another.")
    return {**laws[like], **own}


def _check_keys(path: Path, table: Mapping[str, Any], names: tuple[str, ...]) -> None:
    lacking = [name for name in names if name not in table]
    if lacking:
        raise _refuse(path, f"It lacks {lacking[0]!r}.")


def _read_template(path: Path, table: Mapping[str, Any]) -> Template:
    _check_keys(path, table, ("subject", "opening", "asking", "asks", "closing"))
    opening = [*map(_read_paragraph, table["opening"]), *map(_read_paragraph, table.get("extra", ()))]
    template = Template(
        table["subject"], tuple(opening), table["asking"], tuple(table["asks"]),
        tuple(map(_read_paragraph, table["closing"])), table.get("term"), table.get("plain", False),
    )  # fmt: skip
    for text in list_texts(template):
        unknown = {name for _, name, _, _ in string.Formatter().parse(text) if name} - FIELDS
        if unknown:
            raise _refuse(path, f"Nothing is called {{{min(unknown)}}}.")
    for paragraph in (*template.opening, *template.closing):
        if {paragraph.when, paragraph.unless} - FLAGS - {None}:
            raise _refuse(path, f"There is no condition {paragraph.when or paragraph.unless}.")
    return template


def _read_paragraph(entry: str | Mapping[str, str]) -> Paragraph:
    return Paragraph(entry) if isinstance(entry, str) else Paragraph(**entry)


def list_texts(template: Template) -> Iterator[str]:
    """Yield every text of a template."""
    yield template.subject
    yield template.asking
    yield template.term or ""
    yield from template.asks
    yield from (paragraph.text for paragraph in (*template.opening, *template.closing))


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refuse(path, f"It cannot be read: {error}.") from None


def _refuse(path: Path, why: str) -> GuideError:
    return GuideError(f"The letter file {path.name} has a mistake.", why, "Install exit-kit again.")
