"""Put an export together: JSON members from data, media files for every uri, and the counts of both.

Refuses to read a finished export: every figure comes from the data the generator itself holds, so that
the counts can judge an importer without asking one.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from .chat import Thread, render_thread
from .media import make_media
from .shapes import Raw, render_json

SITE = "https://www.facebook.com/"


@dataclass(frozen=True)
class Export:
    """One export: JSON data, threads, media that are missing or stand elsewhere, other members."""

    name: str
    prefix: str
    data: dict[str, Any]
    threads: list[tuple[Thread, list[dict[str, Any]]]]
    missing: set[str] = field(default_factory=set)
    elsewhere: dict[str, str] = field(default_factory=dict)
    other: dict[str, bytes] = field(default_factory=dict)
    unreferenced: list[str] = field(default_factory=list)
    is_empty_missing: bool = True  # a medium without an address is one that is missing, not a text or a comment
    with_bom: set[str] = field(default_factory=set)
    counts: dict[str, Any] = field(default_factory=dict)

    def json_data(self) -> dict[str, Any]:
        """Return the data of every JSON member by path, threads included."""
        data = dict(self.data)
        for thread, messages in self.threads:
            for name, content in render_thread(thread, messages).items():
                data[f"{self.prefix}messages/{thread.box}/{thread.folder}/{name}"] = content
        return data

    def members(self) -> dict[str, bytes]:
        """Return the bytes of every member by path."""
        data = self.json_data()
        members = {path: render_json(content, path) for path, content in data.items()}
        members |= {path: b"\xef\xbb\xbf" + members[path] for path in self.with_bom}
        members |= {path: make_media(path) for path in self.media_paths(data)}
        return members | self.other

    def media_paths(self, data: dict[str, Any]) -> list[str]:
        """Return the members that hold media: where a uri points, unless it is missing, remote or empty."""
        found = {self.elsewhere.get(uri, uri) for uri in find_uris(data) if self.is_present(uri)}
        return sorted(found) + self.unreferenced

    def is_present(self, uri: str) -> bool:
        """Tell whether the export holds a file for that uri, under whatever name."""
        return bool(uri) and not uri.startswith("https://") and uri not in self.missing

    def _is_missing(self, uri: str) -> bool:
        return not self.is_present(uri) and (bool(uri) or self.is_empty_missing)

    def count(self) -> dict[str, Any]:
        """Return what an importer should find."""
        data = self.json_data()
        uris = list(find_uris(data))
        messages = {f"{thread.box}/{thread.folder}": len(lines) for thread, lines in self.threads}
        return {
            "members": len(self.members()),
            "json_members": len(data),
            "messages_per_thread": messages,
            "messages_in_threads": sum(messages.values()),
            "threads": len(messages),
            "messages_by_field": count_fields(self.threads),
            "message_reactions": sum(
                len(line.get("reactions", [])) for _, lines in self.threads for line in lines
            ),
            **self.counts,
            "media_files": len(self.media_paths(data)),
            "media_files_not_referenced": len(self.unreferenced),
            "media_references": len(uris),
            "media_references_distinct": len(set(uris)),
            "media_references_with_another_path": sorted(uri for uri in set(uris) if uri in self.elsewhere),
            "media_references_missing": sorted(uri for uri in set(uris) if self._is_missing(uri)),
        }


def count_fields(threads: list[tuple[Thread, list[dict[str, Any]]]]) -> dict[str, int]:
    """Return how many messages have each field."""
    return dict(Counter(name for _, lines in threads for line in lines for name in line))


def find_uris(data: Any) -> Iterator[str]:
    """Yield every uri of a file; addresses of the site in logs are not files."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "uri" and not value.startswith(SITE):
                yield value
            else:
                yield from find_uris(value)
    elif isinstance(data, (list, tuple)):
        for item in data:
            yield from find_uris(item)


def replace_text(data: Any, changes: dict[str, str]) -> Any:
    """Return a copy of the data with pieces of text replaced in every string; raw strings stay."""
    if isinstance(data, str) and not isinstance(data, Raw):
        for old, new in changes.items():
            data = type(data)(data.replace(old, new))
        return data
    if isinstance(data, dict):
        return {key: replace_text(value, changes) for key, value in data.items()}
    return [replace_text(item, changes) for item in data] if isinstance(data, list) else data


@dataclass(frozen=True)
class Tree:
    """A sample of members that a script wrote one by one, with figures of its own."""

    name: str
    files: dict[str, bytes]
    counts: dict[str, Any]

    def members(self) -> dict[str, bytes]:
        """Return the bytes of every member by path."""
        return self.files

    def count(self) -> dict[str, Any]:
        """Return what an importer should find."""
        figures = {"members": len(self.files), "json_members": sum(path.endswith(".json") for path in self.files)}
        threads = self.counts.get("messages_per_thread", {})
        nothing: dict[str, Any] = {
            "messages_per_thread": {}, "messages_by_field": {}, "message_reactions": 0, "media_files_not_referenced": 0,
            "media_references_with_another_path": [], "media_references_missing": [],
        }  # fmt: skip
        return {**figures, **nothing, "messages_in_threads": sum(threads.values()), "threads": len(threads), **self.counts}


class Sample(Protocol):
    """Whatever gives members and what an importer should find in them."""

    @property
    def name(self) -> str: ...

    def members(self) -> dict[str, bytes]: ...

    def _is_missing(self, uri: str) -> bool:
        return not self.is_present(uri) and (bool(uri) or self.is_empty_missing)

    def count(self) -> dict[str, Any]: ...


def write_exports(exports: Iterable[Sample], out: Path) -> None:
    """Write the exports under `out`, replacing folders of the same names, and the file of expected counts."""
    expected = {}
    for export in exports:
        write_members(out / export.name, export.members())
        expected[export.name] = export.count()
    text = json.dumps(expected, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    (out / "expected_counts.json").write_text(text, encoding="utf-8", newline="\n")


def write_members(root: Path, members: dict[str, bytes]) -> None:
    """Write the members of one export as a folder, replacing what is there."""
    shutil.rmtree(root, ignore_errors=True)
    for path, content in sorted(members.items()):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
