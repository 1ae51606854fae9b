"""Divides the listing of one part: wrapper folders above, trees side by side, platforms in one tree.

Knows no platform: an importer says which folders stand at its root, and which beginnings of paths are its own where
several platforms stand in one download (`Importer.own`).  What none of them owns goes to whoever has a file type for
it, and what nobody has one for to the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from exit_kit.archive import Part, match_key
from exit_kit.archive.members import Member
from exit_kit.importing.contract import Importer, Recognition
from exit_kit.importing.registry import Matcher, load_importers, make_matcher

_DEEPEST_WRAPPER: Final = 3


class Claimant(NamedTuple):
    """An importer with what it makes of a listing; `wrapper` are the folders above its root, "" or ending in `/`."""

    importer: Importer
    recognition: Recognition
    wrapper: str


def find_wrapper(members: Iterable[Member], importer: Importer) -> str:
    """Return the folders above the export's root, with a `/` at the end, or "".

    A zip may hold everything below one or two folders (formats/facebook.md 1.0).  Some layouts have data at their root
    (formats/instagram_threads.md 1.1): a root with a dot in it is the name of a file.
    """
    wrappers: Counter[str] = Counter()
    for member in members:
        steps = member.path.split("/")
        for depth, step in enumerate(steps[: _DEEPEST_WRAPPER + 1]):
            key = match_key(step)
            if key in importer.roots and (depth < len(steps) - 1 or "." in key):
                wrappers["".join(f"{one}/" for one in steps[:depth])] += 1
                break
    return min(wrappers, key=lambda wrapper: (-wrappers[wrapper], wrapper)) if wrappers else ""


def split_trees(part: Part) -> list[Part]:
    """Return a part as several where folders with the names of whole downloads stand side by side in it.

    The Accounts Center packs them so (`meta-2026-Jan-10-17-13-19/instagram-…/`), and people unpack several downloads
    into one folder.  Members outside of them are a tree of their own, the last.
    """
    trees: dict[str, list[Member]] = {}
    beside: list[Member] = []
    for member in part.members:
        name = _find_tree(member.path)
        (trees.setdefault(name, []) if name is not None else beside).append(member)
    if len(trees) < 2:
        return [part]
    found = [replace(part, members=tuple(trees[name])) for name in sorted(trees)]
    return [*found, replace(part, members=tuple(beside))] if beside else found


def _find_tree(path: str) -> str | None:
    """Return the folders down to the first that is named as a download is, None where there is none."""
    steps = path.split("/")[:-1][: _DEEPEST_WRAPPER + 1]
    for depth, step in enumerate(steps, 1):
        if _is_download(step):
            return "/".join(steps[:depth])
    return None


@cache
def _is_download(step: str) -> bool:
    names = (
        one.parse_name(step) for one in load_importers() if step.casefold().startswith(f"{one.platform}-")
    )
    return any(name is not None and name.date is not None for name in names)


def divide_members(members: Sequence[Member], claimants: Sequence[Claimant]) -> list[tuple[Member, ...]]:
    """Return for each claimant the members that are its own; every member is in exactly one share."""
    matchers = [make_matcher(one.importer) for one in claimants]
    shares: list[list[Member]] = [[] for _ in claimants]
    for member in members:
        shares[_find_holder(member.path, claimants, matchers)].append(member)
    return [tuple(share) for share in shares]


def _find_holder(path: str, claimants: Sequence[Claimant], matchers: Sequence[Matcher]) -> int:
    paths = [path.removeprefix(one.wrapper) for one in claimants]
    owned = [
        _measure_own(match_key(inside), one.importer) for inside, one in zip(paths, claimants, strict=True)
    ]
    if max(owned):
        return owned.index(max(owned))
    known = (place for place, inside in enumerate(paths) if matchers[place].match_path(inside))
    return next(known, 0)


def _measure_own(key: str, importer: Importer) -> int:
    """Return how long a beginning of this path is the platform's own, 0 if none is."""
    return max((len(start) for start in importer.own if key.startswith(start)), default=0)
