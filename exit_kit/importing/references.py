"""Which media an export speaks of and whether they are there: a quick look through its text, within a budget.

This reads text with patterns and decodes nothing but the references, so it is fast and may differ a little from what
an import finds; it is for `look` alone.  A budget of bytes and seconds bounds it, and the result says when it did.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import orjson

from exit_kit.archive import MemberFault, read_member
from exit_kit.archive.members import Member
from exit_kit.archive.text import repair_text
from exit_kit.importing.sniffing import find_ending, find_kind
from exit_kit.store.media import choose_file

_URI: Final = re.compile(rb'"uri"\s*:\s*("(?:[^"\\]|\\.)*")')
# Instagram until early 2021 (formats/instagram_threads.md 1.1): the key of a path has several names.
_PATH: Final = re.compile(rb'"((?:photos|videos|stories|profile|direct)/\d{6}/[^"\\]+)"')
_LINK: Final = re.compile(rb'<(?:img|video|audio|source|a)\b[^>]*?\b(?:src|href)="([^"#]+)"')
_ONLINE: Final = ("http://", "https://", "//", "data:", "mailto:", "tel:", "javascript:")
_PAGES: Final = ("html", "htm")
_PLAIN: Final = "txt"
_OWN_FILES: Final = "files/"  # at the root: the logo, the icons of reactions
_UPWARDS: Final = re.compile(r"^(?:\.\./)+")
_MOST_EXAMPLES: Final = 3


@dataclass(frozen=True)
class Budget:
    """How much may be read and for how long."""

    size_bytes: int = 200_000_000
    seconds: float = 3.0


@dataclass(frozen=True)
class References:
    """What the text says of media: different files named, those that stand in no part, those that stay online.

    `examples` are some of the missing ones.  Not `is_complete`: the budget ended before the text did.
    """

    named: int
    missing: int
    online: int
    examples: tuple[str, ...]
    read_bytes: int
    is_complete: bool


def find_references(
    texts: Iterable[Member],
    media: dict[str, str],
    fold: Callable[[str], str],
    budget: Budget,
    list_files: Callable[[Member], Iterable[str]] = lambda _member: (),
) -> References:
    """Look for media named in text members.  `media` are the files there are: folded path -> path; `list_files` reads
    plain texts."""
    ends_at = time.monotonic() + budget.seconds
    read, failed, is_complete = 0, 0, True
    named: dict[str, str] = {}
    online = set()
    for member in sorted(texts, key=lambda member: member.size_bytes):
        if read + member.size_bytes > budget.size_bytes or time.monotonic() > ends_at:
            is_complete = False
            break
        read += member.size_bytes
        for uri in list_files(member) if find_ending(member.path) == _PLAIN else _read_uris(member):
            if uri.startswith(_ONLINE):
                online.update([uri] if find_kind(uri) else [])  # a link to a page is no medium
            elif "/" in uri or find_ending(uri):
                named.setdefault(fold(uri), uri)
            elif (
                uri
            ):  # a word in the place of a file: "Failed to download media" (formats/facebook.md section 5)
                failed += 1
    lost = _find_missing(named, media)
    examples = tuple(sorted(named[key] for key in lost)[:_MOST_EXAMPLES])
    return References(len(named) + failed, len(lost) + failed, len(online), examples, read, is_complete)


def _read_uris(member: Member) -> Iterator[str]:
    try:
        data = read_member(member).data
    except MemberFault:
        return
    if find_ending(member.path) in _PAGES:
        for found in _LINK.findall(data):
            uri = _UPWARDS.sub("", unquote(html.unescape(found.decode("utf-8", "replace"))))
            if _is_file(uri):
                yield uri
        return
    yield from (path.decode("utf-8", "replace") for path in _PATH.findall(data))
    for found in _URI.findall(data):
        try:
            yield repair_text(orjson.loads(found))
        except orjson.JSONDecodeError:
            continue


def _is_file(uri: str) -> bool:
    """Say whether a page leads to a file of the export, not to another page, a website or the icons around it."""
    if uri.startswith(_OWN_FILES) or find_ending(uri) in _PAGES:
        return False
    return find_kind(uri) is not None or ("/" in uri and (find_ending(uri) != "" or "media/" in uri))


def _find_missing(named: dict[str, str], media: dict[str, str]) -> list[str]:
    """Return the references that no file answers, neither by path nor, as an import finds it, by name."""
    left = [key for key in named if key not in media]
    wanted = {key.rpartition("/")[2] for key in left}
    files: dict[str, list[str]] = {}
    for key in media:
        name = key.rpartition("/")[2]
        if name in wanted:
            files.setdefault(name, []).append(key)
    return [key for key in left if choose_file(key, files.get(key.rpartition("/")[2], [])) is None]


__all__ = ["Budget", "References", "find_references"]
