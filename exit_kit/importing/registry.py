"""Which file type reads a member: by meaning first, by path where the layout has no telling key.

Root keys are compared without their version (`friends_v2` and `friends` are one): Meta raises it at every
change.  A document may answer to several file types when each has a root of its own (1.4: `video.json` holds
`watch_videos_v2` beside `label_values`); two that claim the same root are ambiguous and the member is kept raw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Final, NamedTuple

from exit_kit.archive.paths import match_key
from exit_kit.importing.contract import FileType, Importer
from exit_kit.importing.page_documents import find_json_path

BUILT_IN: Final = ("importers.facebook", "importers.instagram", "importers.threads", "importers.whatsapp")
GROUP: Final = "exit_kit.importers"
_VERSION: Final = re.compile(r"_v\d+$")
_MOST_LOOKED_AT: Final = 8
_MOST_REMEMBERED: Final = 10_000  # paths
_DIGITS: Final = re.compile(r"\d+")


class Claim(NamedTuple):
    """A file type that reads a document, and the key under which its records stand ("" the document itself)."""

    file_type: FileType
    root: str


class Match(NamedTuple):
    """What was found for one document: claims to read it by, or, when `is_ambiguous`, the rivals."""

    claims: tuple[Claim, ...]
    is_ambiguous: bool = False

    @property
    def is_utf8(self) -> bool:
        """Say whether the document's text is right as delivered."""
        return any(claim.file_type.is_utf8 for claim in self.claims)


@cache
def load_importers() -> tuple[Importer, ...]:
    """Return every importer there is, the project's own first, then those of the entry-point group."""
    own = [import_module(name).IMPORTER for name in BUILT_IN]
    known = {importer.platform for importer in own}
    others = (entry.load() for entry in entry_points(group=GROUP))
    return (*own, *(importer for importer in others if importer.platform not in known))


def find_importer(platform: str) -> Importer:
    """Return the importer of one platform; where it is one of the project's own, no other is loaded."""
    name = f"importers.{platform}"
    if name in BUILT_IN:
        found: Importer = import_module(name).IMPORTER
        return found
    return next(one for one in load_importers() if one.platform == platform)


@cache
def load_foreign() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the platforms that are known but cannot be read yet: name and telling pieces of paths."""
    known = {importer.platform for importer in load_importers()}
    foreign = import_module("importers.not_yet").NOT_YET
    return tuple((label, markers) for label, markers in foreign if label.lower() not in known)


def strip_version(key: str) -> str:
    """Return a root key without its version.

    >>> strip_version("friends_v2"), strip_version("recently_viewed")
    ('friends', 'recently_viewed')
    """
    return _VERSION.sub("", key)


def list_roots(document: Any) -> list[str]:
    """Return the keys by which a document can be known: its own, or those of its first records.

    Several, because the first one may be empty or damaged.
    """
    if not isinstance(document, list):
        return list(document) if isinstance(document, dict) else []
    return list(
        dict.fromkeys(key for one in document[:_MOST_LOOKED_AT] if isinstance(one, dict) for key in one)
    )


class _Ending(NamedTuple):
    """One ending of paths: the test of a folded path, how much it says, and the file type that it is of."""

    ends: Callable[[str], object]
    weight: int
    file_type: FileType


class Matcher:
    """Finds file types of one importer by root keys and by path."""

    def __init__(self, importer: Importer) -> None:
        self.texts = tuple(file_type for file_type in importer.file_types if file_type.text)
        self._by_root: dict[str, dict[str, FileType]] = {}  # by root key and name
        self._by_name: dict[str, list[_Ending]] = {}
        self._by_folder: dict[str, list[_Ending]] = {}  # names with a wild card
        self._foreign = importer.foreign
        self.on_every_page = tuple(one for one in importer.file_types if one.is_on_every_page)
        self._remember = lru_cache(_MOST_REMEMBERED)(
            self._find_by_path
        )  # an import asks of every path several times
        for file_type in importer.file_types:
            for root in file_type.roots:
                self._by_root.setdefault(strip_version(root), {})[file_type.name] = file_type
            for path in file_type.paths:
                self._add_path(path, file_type)

    def _add_path(self, path: str, file_type: FileType) -> None:
        steps = tuple(_fold(path).split("/"))
        ending = _Ending(_compile(steps), sum(2 if "*" not in step else 1 for step in steps), file_type)
        if "*" in steps[-1]:
            self._by_folder.setdefault(_find_folder(steps), []).append(ending)
        else:
            self._by_name.setdefault(steps[-1], []).append(ending)

    def match_path(self, path: str) -> tuple[FileType, ...]:
        """Return the file types whose path ending fits, those with the longest ending only."""
        return self._remember(path)

    def _find_by_path(self, path: str) -> tuple[FileType, ...]:
        folded = _fold(path)
        steps = folded.split("/")
        found: dict[str, tuple[int, FileType]] = {}
        folder = steps[-2] if len(steps) > 1 else ""
        wild = (*self._by_folder.get(folder, ()), *(self._by_folder.get("", ()) if folder else ()))
        for ends, weight, file_type in (*self._by_name.get(steps[-1], ()), *wild):
            if ends(folded) and weight > found.get(file_type.name, (0, file_type))[0]:
                found[file_type.name] = (weight, file_type)
        best = max((weight for weight, _ in found.values()), default=0)
        return tuple(file_type for weight, file_type in found.values() if weight == best)

    def match(self, path: str, document: Any) -> Match:
        """Return who reads this document."""
        keys = list_roots(document)
        if self._foreign and any(key.startswith(self._foreign) for key in keys):
            return Match(())
        present = set(keys)
        in_list = isinstance(document, list)
        by_path = self.match_path(path)
        claims: list[Claim] = []
        for key in keys:
            typed = self._by_root.get(strip_version(key), {})
            chosen = [one for one in by_path if one.name in typed and present.isdisjoint(one.unless)]
            chosen = chosen or _find_only(typed, present)
            if len(chosen) > 1:
                return Match(tuple(Claim(one, key) for one in chosen), is_ambiguous=True)
            known = {claim.file_type.name for claim in claims}
            fresh = (one for one in chosen if one.name not in known)
            claims += [Claim(one, "" if in_list or one.is_whole else key) for one in fresh]
        if claims:
            return Match(tuple(claims))
        marked = [one for one in by_path if not set(one.marks).isdisjoint(keys)]
        if marked:
            return Match(tuple(Claim(one, "") for one in marked), is_ambiguous=len(marked) > 1)
        return _match_by_path(by_path, document, keys, self._by_root)


@cache
def make_matcher(importer: Importer) -> Matcher:
    """Return the matcher of an importer, always the same: making one reads every path of its table."""
    return Matcher(importer)


def _find_only(typed: dict[str, FileType], present: set[str]) -> list[FileType]:
    """Return the one file type that a root key can mean, when there is only one."""
    free = [one for one in typed.values() if present.isdisjoint(one.unless)] if typed else []
    return free if len(free) == 1 else []


def _match_by_path(
    by_path: Sequence[FileType], document: Any, keys: list[str], roots: dict[str, Any]
) -> Match:
    """Let the path decide: for layouts without a telling key, and for a root key that nobody has met yet."""
    if not keys and by_path:
        return Match((Claim(by_path[0], ""),))
    rootless = [one for one in by_path if not one.roots]
    if len(rootless) > 1:
        return Match(tuple(Claim(one, "") for one in rootless), is_ambiguous=True)
    if rootless:
        root = "" if rootless[0].is_whole else _find_wrapper(rootless[0], document)
        return Match((Claim(rootless[0], root),))
    renamed = isinstance(document, dict) and len(keys) == 1 and strip_version(keys[0]) not in roots
    candidates = [one for one in by_path if not one.is_whole and one.records in (None, *keys)]
    if renamed and len(candidates) == 1:
        return Match((Claim(candidates[0], keys[0]),))
    return Match((Claim(_keep_raw(by_path[0]), ""),)) if len(by_path) == 1 else Match(())


def _keep_raw(file_type: FileType) -> FileType:
    """Return a file type that keeps its records raw: what the file is about is known, this form of it is not."""
    return replace(file_type, shape=None, extract=None, extract_fast=None)


def _find_wrapper(file_type: FileType, document: Any) -> str:
    """Return the only key of a document when it merely wraps the records (`status_updates` of 2018), else ""."""
    if not isinstance(document, dict) or len(document) != 1:
        return ""
    (key, value), *_ = document.items()
    known = file_type.shape.fields if file_type.shape else {}
    return "" if key in known or not isinstance(value, list) else key


def _fold(path: str) -> str:
    """Return a path as it is compared; an HTML page is what its JSON twin is."""
    return _DIGITS.sub("#", match_key(find_json_path(path)))


def _find_folder(pattern: tuple[str, ...]) -> str:
    """Return the name of the folder that a pattern wants its files in, "" when any will do."""
    folder = pattern[-2] if len(pattern) > 1 else ""
    return "" if "*" in folder else folder


def _compile(steps: Sequence[str]) -> Callable[[str], object]:
    """Return the test of whether a path ends with these steps, in which `*` is anything within a step.

    It runs for many endings of every member of an export, of which there may be hundreds of thousands.  A pattern is
    made only where there is a `*`: to make one takes longer than most exports need it.
    """
    plain = "/".join(steps)
    if "*" not in plain:
        ending = f"/{plain}"
        return lambda folded: folded == plain or folded.endswith(ending)
    wanted = "/".join("[^/]*".join(map(re.escape, step.split("*"))) for step in steps)
    return re.compile(f"(?:.*/)?{wanted}", re.DOTALL).fullmatch
