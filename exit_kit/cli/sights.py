"""What `look` says: lines for people, stable keys for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any, Final

from exit_kit.console import WRAP_AT
from exit_kit.errors import EXIT_DONE, ArchiveError
from exit_kit.importing.languages import describe_language
from exit_kit.importing.recognition import Unrecognised
from exit_kit.importing.sightings import Look, SeenExport, SeenPart, Stated
from exit_kit.wording import format_count, format_plural, format_size, harmless

_LABEL_CELLS: Final = 12
_FORMATS: Final = {
    "json": "JSON",
    "html": "HTML",
    "mixed": "JSON and HTML",
    "media": "only photos, videos and the like",
    "text": "text, as phones export chats",
    "database": "an app's own database",
}
_FROM_OTHERS: Final = (
    "not said in these parts. The import takes it from the dates, where these name one (until 2018), or from messages "
    "that JSON of the same account shows too, whenever that is imported. Else it is taken for UTC: --timezone says it"
)
_SAYS_NO_ZONE: Final = {"html": _FROM_OTHERS, "mixed": _FROM_OTHERS}
_KNOWN_FROM: Final = {
    "name": "says the name {evidence}",
    "content": "the newest time written in it, in {evidence}",
    "listing": "the newest file, {evidence}",
}
_NOUNS: Final = {
    "json": ("JSON file", None), "html": ("HTML page", None), "htm": ("HTML page", None), "txt": ("text file", None),
    "csv": ("table", None), "xml": ("XML file", None), "other": ("other data file", None), "photo": ("photo", None),
    "video": ("video", None), "audio": ("recording", None), "gif": ("GIF", None), "sticker": ("sticker", None),
    "file": ("attached file", None), "css": ("style sheet", None), "js": ("script", None), "md": ("text file", None),
    "faulty": ("entry that cannot be read", "entries that cannot be read"), "litter": ("file left by the system", None),
}  # fmt: skip


def find_exit_code(seen: Look) -> int:
    """Return 0 when something was recognised, 3 when nothing was."""
    return EXIT_DONE if seen.exports or seen.foreign else ArchiveError.exit_code


def describe_look(seen: Look) -> dict[str, Any]:
    """Return what was seen as JSON data."""
    return {
        "exports": [asdict(export) for export in seen.exports],
        "not_readable_yet": [
            {"path": str(one.part.path), "platform": one.platform, "evidence": one.evidence}
            for one in seen.foreign
        ],
        "refused": [{"what": error.what, "why": error.why, "fix": error.fix} for error in seen.refused],
    }


def render_look(seen: Look) -> Iterator[str]:
    """Yield the lines for people: one block for each export, then what cannot be read yet."""
    blocks = [*map(_render_export, seen.exports), *map(_render_foreign, seen.foreign)]
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block


def _render_foreign(one: Unrecognised) -> Iterator[str]:
    yield harmless(f"{one.part.path.name}: {one.platform}")
    yield from _render_item(
        f"It is an export of {one.platform}, which this version of exit-kit cannot read yet. Keep the file; a later "
        "version will read it.", (one.evidence or "",),
    )  # fmt: skip


def _render_export(export: SeenExport) -> Iterator[str]:
    owner = f" of {export.account.value}" if export.account.value else ""
    yield harmless(
        f"{export.label}: {export.layout_years}" if export.is_apart else f"{export.label} export{owner}"
    )
    for label, value in _list_facts(export):
        yield from _render_fact(label, value)
    for title, findings in (("Likely missing", export.missing), ("Good to know", export.remarks)):
        if findings:
            yield from ("", f"  {title}")
            for finding in findings:
                yield from _render_item(finding.says, finding.evidence)


def _list_facts(export: SeenExport) -> Iterator[tuple[str, str]]:
    yield "Account", _render_stated(export.account, "not said in these parts")
    yield "Format", _FORMATS.get(export.format, export.format)
    yield "Layout", _render_layout(export)
    language = replace(export.language, value=describe_language(export.language.value or "") or None)
    yield "Language", _render_stated(language, "not said in these parts")
    yield (
        "Time zone",
        _render_stated(export.timezone, _SAYS_NO_ZONE.get(export.format, "not said in these parts")),
    )
    yield "Asked for", _render_range(export)
    yield "Made", _render_day(export)
    label = "Part" if len(export.parts) == 1 else "Parts"
    for part in export.parts:
        yield label, _render_part(part)
        label = ""
    yield "Holds", _render_files(export)
    if export.format != "html":
        yield "Kinds", _render_kinds(export)
    if export.holds.conversations:
        yield "Chats", _render_chats(export)
    yield "Media", _render_media(export)


def _render_stated(stated: Stated, otherwise: str) -> str:
    return f"{stated.value} (from {stated.evidence})" if stated.value else otherwise


def _render_layout(export: SeenExport) -> str:
    shown = "; ".join(f"{one.path}: {one.shows}" for one in export.evidence[:2])
    years = f"{export.layout_years} ({export.layout})" if export.layout else "not told by the folders"
    return f"{years}. {shown}" if shown else years


def _render_range(export: SeenExport) -> str:
    start, end = export.requested_from, export.requested_to
    if not start.value and not end.value:
        return "not said in these parts"
    evidence = f"(from {end.evidence or start.evidence})"
    if not start.value:
        return f"all time, up to {end.value} {evidence}"
    return f"{start.value} to {end.value or 'the end'} {evidence}"


def _render_day(export: SeenExport) -> str:
    made = export.made
    if made.day is None:
        return "not told by anything in it"
    return f"{made.day}, {_KNOWN_FROM[made.known_from].format(evidence=made.evidence)}"


def _render_part(part: SeenPart) -> str:
    kind = {"backup": " (backup)", "folder": " (folder)"}.get(part.kind, "")
    media = ", media only" if part.format == "media" else ""
    return f"{part.name}{kind}: {format_size(part.size_bytes)}, {format_plural(part.files, 'file')}{media}"


def _render_files(export: SeenExport) -> str:
    return ", ".join(
        format_plural(export.holds.files[kind], *nouns)
        for kind, nouns in _NOUNS.items()
        if export.holds.files.get(kind)
    )


def _render_kinds(export: SeenExport) -> str:
    known = format_plural(len(export.holds.file_types), "known kind")
    unknown, empty = export.holds.unknown_files, export.holds.empty_folders
    said = f"; {format_plural(unknown, 'file')} not known by name" if unknown else ""
    return f"{known} of files{said}" + (
        f"; {format_plural(empty, 'folder')} said to be empty" if empty else ""
    )


def _render_chats(export: SeenExport) -> str:
    counts = export.holds.conversations
    total = format_plural(sum(counts.values()), "conversation")
    return f"{total}: " + ", ".join(f"{format_count(count)} {holds}" for holds, count in counts.items())


def _render_media(export: SeenExport) -> str:
    media = export.media
    if not media.named and not media.online and media.is_complete:
        return "the text speaks of no files"
    here = media.named - media.missing
    said = (
        f"{format_count(here)} of them {'is' if here == 1 else 'are'} here"
        if here
        else "none of them is here"
    )
    if media.named == 1:
        said = "it is here" if here else "it is not here"
    text = f"the text speaks of {format_plural(media.named, 'file')}, {said}"
    if media.online:
        text += f"; {format_plural(media.online, 'more address', 'more addresses')} on the internet"
    if not media.is_complete:
        looked = format_size(media.read_bytes)
        text += f". Only {looked} of text were looked through; an import counts all of them"
    return text


def _render_fact(label: str, value: str) -> Iterable[str]:
    return textwrap.wrap(
        harmless(value), WRAP_AT, initial_indent=f"  {label.ljust(_LABEL_CELLS)}",
        subsequent_indent=" " * (_LABEL_CELLS + 2), break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _render_item(says: str, evidence: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate((says, ", ".join(filter(None, evidence)))):
        yield from textwrap.wrap(
            harmless(f"({text})" if number and text else text), WRAP_AT, initial_indent="    " if number else "  - ",
            subsequent_indent="    ", break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


__all__ = ["describe_look", "find_exit_code", "render_look"]
