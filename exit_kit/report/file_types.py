"""The kinds of files that the importers know: from their tables, no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from exit_kit.errors import UsageError
from exit_kit.importing.contract import FileType, Importer
from exit_kit.importing.registry import load_importers
from exit_kit.report.display import WIDTH, Symbols, clip, measure, pad, wrap, wrap_text
from exit_kit.wording import format_count, format_plural

_NAME_CELLS = 26
_OTHER = "known by what stands in them"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """Holds one kind of file.

    `group` is the folder in which the newest layout has it; `paths` are endings, newest layout first, `#` a
    number and `*` any name; `keys` are the words in the file by which it is known; `is_read` says whether its
    records go to tables (else they are kept raw).
    """

    platform: str
    group: str
    name: str
    about: str
    paths: tuple[str, ...]
    keys: tuple[str, ...]
    layouts: tuple[str, ...]
    is_read: bool


def list_files(platform: str | None = None) -> tuple[KnownFile, ...]:
    """Return the kinds of files of one platform or of all, by folder and name.

    Raises UsageError when no importer reads that platform.
    """
    importers = load_importers()
    wanted = [one for one in importers if platform is None or one.platform == platform.casefold()]
    if not wanted:
        known = ", ".join(sorted(one.platform for one in importers))
        raise UsageError(f"exit-kit knows no platform of that name. It knows: {known}.")
    found = [_describe(importer, file_type) for importer in wanted for file_type in importer.file_types]
    order = [importer.platform for importer in wanted]
    return tuple(
        sorted(found, key=lambda one: (order.index(one.platform), one.group == _OTHER, one.group, one.name))
    )


def _describe(importer: Importer, one: FileType) -> KnownFile:
    group = one.paths[0].split("/")[0] if one.paths and "/" in one.paths[0] else _OTHER
    return KnownFile(
        importer.platform,
        group,
        one.name,
        one.about,
        one.paths,
        one.roots,
        one.layouts,
        one.extract is not None,
    )


def render_files(files: tuple[KnownFile, ...], symbols: Symbols) -> str:
    """Return the list as text: a section for each folder."""
    labels = {one.platform: one.label for one in load_importers()}
    by_platform: dict[str, list[KnownFile]] = defaultdict(list)
    for one in files:
        by_platform[one.platform].append(one)
    blocks = (_render_platform(labels[platform], those, symbols) for platform, those in by_platform.items())
    return "\n\n\n".join("\n".join(block) for block in blocks)


def _render_platform(label: str, files: list[KnownFile], symbols: Symbols) -> Iterator[str]:
    read = sum(one.is_read for one in files)
    yield from wrap_text(
        f"{label}: {format_plural(len(files), 'kind')} of files are known. {format_count(read)} are read into tables; "
        f"{format_count(len(files) - read)} hold settings and the like, and are kept as raw records. "
        "A file that is not listed is kept too. In brackets: further paths, and the layouts that have it."
    )
    group = None
    for one in files:
        if one.group != group:
            group = one.group
            yield from ("", group if group == _OTHER else f"{group}/")
        yield from _render_one(one, symbols)


def _render_one(one: KnownFile, symbols: Symbols) -> Iterator[str]:
    indent = " " * (_NAME_CELLS + 4)
    name = f"  {one.name}"
    if measure(name) > len(indent) - 1:
        yield name
        yield from wrap_text(one.about, indent)
    else:
        yield from wrap_text(one.about, indent, first=pad(name, len(indent)))
    where = (
        one.paths[0].removeprefix(f"{one.group}/")
        if one.paths
        else f"known by the key {one.keys[0]}"
        if one.keys
        else "any path"
    )
    notes = [f"+{len(one.paths) - 1}"] if len(one.paths) > 1 else []
    notes += [" ".join(one.layouts)] if one.layouts else []
    notes += [] if one.is_read else ["kept raw"]
    yield from wrap([clip(where, WIDTH - 4, symbols), f"({', '.join(notes)})"] if notes else [where], "    ")
