"""Paths of members without what the user wrote: folders are named after friends and albums, files after letters.

A step of a path is shown when it is the platform's own word.  It is masked where a file type has a wildcard in
that place, where it ends in the id of a thread or an album, and everywhere among attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from exit_kit.archive.paths import match_key
from exit_kit.importing.registry import load_importers

_PLAIN: Final = re.compile(r"[A-Za-z0-9_'’. +-]{1,80}")
_ID: Final = re.compile(r"(?:^|_)\d{6,}$")
_DIGITS: Final = re.compile(r"\d+")
MASK: Final = "*"


def mask_path(path: str, platform: str) -> str:
    """Return a member's path with everything masked that may be the user's own.

    >>> mask_path("your_facebook_activity/messages/inbox/adalovelace_1015034/message_1.json", "facebook")
    'your_facebook_activity/messages/inbox/*/message_1.json'
    """
    key = match_key(path)
    steps, keys = path.split("/"), _DIGITS.sub("#", key).split("/")
    if len(steps) != len(keys) or _is_attachment(key, platform):
        return f"{MASK}{_find_ending(path)}"
    hidden = {
        place for place in range(len(steps)) if not _PLAIN.fullmatch(steps[place]) or _ID.search(steps[place])
    }
    for folders, is_file in _list_wild_folders(platform):
        for start in range(len(keys) - len(folders)):
            place = start + len(folders)
            if tuple(keys[start:place]) == folders and (not is_file or place == len(keys) - 1):
                hidden.add(place)
    if len(steps) == 1 and key.endswith(".json"):  # an encrypted chat: no export has data at its root
        hidden.add(0)
    above = _count_wrappers(keys, platform)
    shown = [MASK if place in hidden else step for place, step in enumerate(steps)]
    if shown[-1] == MASK:
        shown[-1] += _find_ending(path)
    return "/".join(shown[above:])


def _count_wrappers(keys: list[str], platform: str) -> int:
    """Return how many folders stand above the export's own: the user chose their names."""
    roots = {root for one in load_importers() if one.platform == platform for root in one.roots}
    return next((place for place, key in enumerate(keys[:-1]) if key in roots), 0)


def _is_attachment(key: str, platform: str) -> bool:
    return any(one.platform == platform and one.is_attachment(key) for one in load_importers())


def _find_ending(path: str) -> str:
    ending = path.rpartition("/")[2].rpartition(".")[2]
    return f".{ending}" if "." in path and ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""


@cache
def _list_wild_folders(platform: str) -> frozenset[tuple[tuple[str, ...], bool]]:
    """Return the folders below which a name of the user's stands: `messages/inbox` of `messages/inbox/*/…`; and
    whether only the names of files are."""
    return frozenset(_find_wild_folders(platform))


def _find_wild_folders(platform: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    for importer in load_importers():
        for file_type in importer.file_types if importer.platform == platform else ():
            for pattern in file_type.paths:
                steps = match_key(pattern).split("/")
                wild = next((place for place, step in enumerate(steps) if "*" in step), 0)
                if wild:
                    yield tuple(steps[:wild]), wild == len(steps) - 1
