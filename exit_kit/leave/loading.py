"""Reads the guides and checks every word that a machine can check, so that a mistake in one is a clear sentence.

A guide is `guides/NAME.toml` with `platform`, `path`, `title`, `about`, `warnings` and a list of `[[step]]`.  A step
that several guides share stands once in `guides/shared.toml`, and a guide takes it with `use = "ID"`; fields beside
`use` replace those of the shared step.  In shared texts `{name}` is the platform's name.  Sources stand in
`guides/sources.toml`, each with the day of the copy that was read: no step may claim a later check than its sources.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from exit_kit.errors import GuideError
from exit_kit.leave.countries import expand_countries
from exit_kit.leave.guide import (
    CHECKS,
    CLOCKS,
    CONFIDENCES,
    PATHS,
    PLATFORMS,
    SHOWN,
    Guide,
    Menu,
    Source,
    Step,
)
from exit_kit.leave.hosts import find_host

FOLDER: Final = Path(str(files("exit_kit.leave").joinpath("guides")))
_NOT_GUIDES: Final = ("shared.toml", "sources.toml")
_TEXTS: Final = ("id", "title", "do", "why", "url", "wait", "verify", "evidence", "starts")
_REQUIRED: Final = ("id", "title", "do", "why", "confidence", "checked_on", "sources")
_LISTS: Final = ("sources", "countries", "not_in", "shows", "checks", "ticked_by")
_KNOWN: Final = {*_TEXTS, *_LISTS, "confidence", "checked_on", "menu", "irreversible", "refuses"}
_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
_CHOICES: Final = {"starts": CLOCKS, "confidence": CONFIDENCES, "shows": SHOWN, "checks": CHECKS}


@cache
def load_guides(folder: Path = FOLDER) -> tuple[Guide, ...]:
    """Read and check all guides, in the order of platforms and paths.

    Raises GuideError with a sentence for the first mistake.
    """
    sources = load_sources(folder)
    shared = _read_shared(folder)
    guides = [
        _read_guide(path, shared, sources)
        for path in sorted(folder.glob("*.toml"))
        if path.name not in _NOT_GUIDES
    ]
    _check_references(guides)
    order = [(platform, path) for platform in PLATFORMS for path in PATHS]
    return tuple(sorted(guides, key=lambda guide: order.index((guide.platform, guide.path))))


def load_guide(path: str, platform: str, folder: Path = FOLDER) -> Guide:
    """Return one guide; raises GuideError where there is none for that path of that platform."""
    for guide in load_guides(folder):
        if (guide.path, guide.platform) == (path, platform):
            return guide
    raise GuideError(
        f"There is no guide “{path} {platform}”.",
        f"The platforms are {', '.join(PLATFORMS)}.",
        f"For example: exit-kit {path} facebook.",
    )


@cache
def load_sources(folder: Path = FOLDER) -> Mapping[str, Source]:
    """Return the sources by their keys."""
    table = _read_toml(folder / "sources.toml")
    sources = {}
    for key, entry in table.items():
        told = entry if isinstance(entry, dict) else {}
        about, seen_on = told.get("about"), told.get("seen_on")
        if not isinstance(about, str) or not about or type(seen_on) is not date:
            raise _refuse("sources.toml", f"Source {key} needs `about`, a text, and `seen_on`, a date.")
        sources[key] = Source(key, about, seen_on)
    return sources


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refuse(path.name, f"It cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refuse(path.name, f"It is not TOML: {error}.") from None


def _read_shared(folder: Path) -> dict[str, dict[str, Any]]:
    entries = _read_steps("shared.toml", _read_toml(folder / "shared.toml"))
    shared = {str(entry.get("id", "")): entry for entry in entries}
    if len(shared) != len(entries):
        raise _refuse("shared.toml", "Two of its steps have the same id.")
    return shared


def _read_steps(where: str, table: Mapping[str, Any]) -> list[dict[str, Any]]:
    entries = table.get("step", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _refuse(where, "A step must be a table, [[step]].")
    return entries


def _read_guide(path: Path, shared: dict[str, dict[str, Any]], sources: Mapping[str, Source]) -> Guide:
    table = _read_toml(path)
    where = path.name
    platform, way = table.get("platform"), table.get("path")
    if platform not in list(PLATFORMS) or way not in list(PATHS):
        raise _refuse(where, "Its `platform` and `path` must be among those that exit-kit has.")
    if where != f"{way}-{platform}.toml":
        raise _refuse(where, f"A guide for “{way} {platform}” must be called {way}-{platform}.toml.")
    for name in ("title", "about"):
        if not _is_text(table.get(name)):
            raise _refuse(where, f"It needs a `{name}`.")
    warnings = table.get("warnings", [])
    if not _is_texts(warnings):
        raise _refuse(where, "Its `warnings` must be a list of sentences.")
    _refuse_unknown(where, table, {"platform", "path", "title", "about", "warnings", "step"})
    entries = _read_steps(where, table)
    steps = [_read_step(where, entry, shared, platform, sources) for entry in entries]
    ids = [step.id for step in steps]
    if not ids or len(set(ids)) != len(ids):
        raise _refuse(where, "It needs steps, each with an id of its own.")
    return Guide(platform, way, table["title"], table["about"], tuple(steps), tuple(warnings))


def _read_step(
    where: str,
    entry: dict[str, Any],
    shared: dict[str, dict[str, Any]],
    platform: str,
    sources: Mapping[str, Source],
) -> Step:
    if "use" in entry:
        used = shared.get(str(entry["use"]))
        if used is None:
            raise _refuse(where, f"There is no shared step “{entry['use']}”.")
        entry = {**used, **{name: value for name, value in entry.items() if name != "use"}}
    fields = {name: _fill(value, platform) for name, value in entry.items()}
    where = f"{where}, step “{fields.get('id', '?')}”"
    _check_fields(where, fields)
    _check_facts(where, fields, sources)
    try:
        countries = {name: expand_countries(fields.get(name, [])) for name in ("countries", "not_in")}
    except ValueError as error:
        raise _refuse(where, f"“{error}” is no country code.") from None
    lists = {name: tuple(fields.get(name, ())) for name in ("sources", "shows", "checks", "ticked_by")}
    made: dict[str, Any] = {**fields, **lists, "menu": Menu(**fields.get("menu", {})), **countries}
    return Step(**made)


def _fill(value: Any, platform: str) -> Any:
    """Put the platform's name where a shared text leaves room for it."""
    if isinstance(value, str):
        return value.replace("{name}", PLATFORMS[platform]).replace("{platform}", platform)
    if isinstance(value, dict):
        return {name: _fill(one, platform) for name, one in value.items()}
    return [_fill(one, platform) for one in value] if isinstance(value, list) else value


def _check_fields(where: str, fields: dict[str, Any]) -> None:
    """Check that every field is there, known, and of its type."""
    for name in _REQUIRED:
        if not fields.get(name):
            raise _refuse(where, f"It needs `{name}`.")
    _refuse_unknown(where, fields, _KNOWN)
    for name in (*_TEXTS, "confidence"):
        if name in fields and not _is_text(fields[name]):
            raise _refuse(where, f"Its `{name}` must be a text on one line.")
    if not _ID.fullmatch(fields["id"]):  # a number would be taken for the place of a step
        raise _refuse(where, "Its `id` must be small letters, digits and hyphens, beginning with a letter.")
    if fields.get("countries") and fields.get("not_in"):
        raise _refuse(where, "It may have `countries` or `not_in`, not both.")
    for name in _LISTS:
        if not _is_texts(fields.get(name, [])):
            raise _refuse(where, f"Its `{name}` must be a list of texts.")
    for name, choices in _CHOICES.items():
        given = fields.get(name, [])
        if not set(given if isinstance(given, list) else [given]) <= set(choices):
            raise _refuse(where, f"Its `{name}` must be one of: {', '.join(choices)}.")
    for name in ("irreversible", "refuses"):
        if not isinstance(fields.get(name, False), bool):
            raise _refuse(where, f"Its `{name}` must be true or false.")
    menu = fields.get("menu", {})
    if (
        not isinstance(menu, dict)
        or not {"web", "ios", "android"}.issuperset(menu)
        or not _is_texts([*menu.values()])
    ):
        raise _refuse(where, "Its `menu` may have a text for web, ios and android, and nothing else.")


def _check_facts(where: str, fields: dict[str, Any], sources: Mapping[str, Source]) -> None:
    """Check where the step leads, what it stands on, and that it claims no later check than that allows."""
    url = fields.get("url")
    if url is not None and find_host(url) is None:
        raise _refuse(where, f"Its address {url} is on no host that a guide may lead to.")
    unknown = [key for key in fields["sources"] if key not in sources]
    if unknown:
        raise _refuse(where, f"Its source {unknown[0]} is not in sources.toml.")
    if type(fields["checked_on"]) is not date:
        raise _refuse(where, "Its `checked_on` must be a date, such as 2026-08-21.")
    newest = max(sources[key].seen_on for key in fields["sources"])
    if fields["checked_on"] > newest:
        raise _refuse(where, f"It claims to be checked later than its newest source, {newest}.")


def _check_references(guides: Iterable[Guide]) -> None:
    """Check that every step named in `ticked_by` exists."""
    known = {f"{guide.path}/{guide.platform}/{step.id}" for guide in guides for step in guide.steps}
    for guide in guides:
        for step in guide.steps:
            for name in step.ticked_by:
                if name not in known:
                    raise _refuse(
                        f"{guide.path}-{guide.platform}.toml, step “{step.id}”",
                        f"It is ticked by {name}, which is no step of any guide.",
                    )


def _refuse_unknown(where: str, fields: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(fields.keys() - known)
    if unknown:
        raise _refuse(where, f"It has `{unknown[0]}`, which means nothing here.")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(one) for one in value)


def _is_text(value: Any) -> bool:
    """Say whether it is a text with something in it, all on one line, that cannot steer a terminal."""
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _refuse(where: str, why: str) -> GuideError:
    return GuideError(
        f"There is a mistake in the guide {where}.",
        why,
        "Your plans, dates and evidence are unharmed. Install exit-kit again, or mend the file.",
    )
