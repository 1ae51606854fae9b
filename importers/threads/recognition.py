"""What of a listing is Threads' (formats/instagram_threads.md 2.1, 2.2, section 5).

Names of files collide with Instagram's (`followers.json`), so the folder decides; a folder that says only that there is
no data shows nothing.  Its media stand in Instagram's `media`, and are its own only where nothing else of Instagram's
is in the download.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from exit_kit.importing.contract import Evidence, PartName, Recognition
from importers.instagram.recognition import ACTIVITY, THREADS, find_own_format, is_attachment
from importers.instagram.recognition import parse_name as parse_instagram_name

PREFIXES: Final = (ACTIVITY,)
RENAMED: Final = (("public-media/", "media/"),)
ERAS: Final[dict[str, str]] = {}
ROOTS: Final = frozenset({ACTIVITY, "threads", "media"})
OWN: Final = THREADS
_EMPTY: Final = "no-data.txt"


def recognise(paths: Iterable[str]) -> Recognition | None:
    """Return what a listing shows, or None when nothing in it is Threads'.

    Paths are match keys below the wrapper folders.
    """
    listed = list(paths)
    folders = (
        start for path in listed if not path.endswith(_EMPTY) for start in OWN if path.startswith(start)
    )
    folder = next(folders, None)
    if folder is None:
        return None
    own = [path for path in listed if path.startswith(folder)]
    evidence = Evidence(folder, "the folder of Threads in Instagram's downloads")
    return Recognition("threads", "3", "2023 to 2026", find_own_format(own), (evidence,))


def parse_name(name: str) -> PartName | None:
    """Read the name of a part, without `.zip`: that of Instagram's, which Threads' data comes in.

    >>> parse_name("instagram-otter.lab-2025-08-24-AbCdEfGh")
    PartName(platform='threads', account='otter.lab', date='2025-08-24', suffix='AbCdEfGh')
    """
    return parse_instagram_name(name, "threads")


__all__ = ["ERAS", "OWN", "PREFIXES", "RENAMED", "ROOTS", "is_attachment", "parse_name", "recognise"]
