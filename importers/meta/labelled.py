"""What a flattened record says, as text and as details: the same for every file of every platform of Meta's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exit_kit.importing.label_values import MEDIA, TIMESTAMP, Labelled, Leaf
from exit_kit.importing.records import Fact, LooseMedia, MediaUse
from exit_kit.importing.times import format_seconds
from importers.meta.media import read_media


def list_media(one: Labelled) -> tuple[MediaUse, ...]:
    """Return the files of a record, its own and those of its entries, each once."""
    files = [*one.media, *(leaf.value for leaf in one.leaves if leaf.kind == MEDIA)]
    return tuple({file["uri"]: read_media(file, None) for file in files}.values())


def list_facts(topic: str, one: Labelled) -> Iterator[Fact | LooseMedia]:
    """Yield one fact for each value of a record, a stated time too, and its files."""
    at = format_seconds(one.timestamp)
    if not one.leaves and (one.title or at):
        yield Fact(topic, None, one.title, at)
    for leaf in one.leaves:
        label = " / ".join((one.title, *leaf.labels) if one.title else leaf.labels)
        moment = format_seconds(leaf.value) if leaf.kind == TIMESTAMP else at
        yield Fact(topic, label or None, render_leaf(leaf), moment)
    yield from (LooseMedia(use._replace(role="listed")) for use in list_media(one))


def render_leaf(leaf: Leaf) -> str:
    """Return a leaf as text; a time in UTC."""
    if leaf.kind == TIMESTAMP:
        return format_seconds(leaf.value) or ""
    return str(leaf.value["uri"]) if leaf.kind == MEDIA else str(leaf.value)


def render_leaves(leaves: Iterable[Leaf]) -> str | None:
    """Return "label: value" of all texts, times and links, in order; None where there are none."""
    shown = (leaf for leaf in leaves if leaf.kind != MEDIA)
    lines = (": ".join(filter(None, (" / ".join(leaf.labels), render_leaf(leaf)))) for leaf in shown)
    return " · ".join(lines) or None


def collect_details(leaves: Iterable[Leaf]) -> dict[str, Any] | None:
    """Return label path -> text; a path that occurs several times has a list."""
    details: dict[str, Any] = {}
    for leaf in leaves:
        label, text = " / ".join(leaf.labels) or leaf.kind, render_leaf(leaf)
        before = details.get(label)
        if before is None:
            details[label] = text
        else:
            details[label] = [*before, text] if isinstance(before, list) else [before, text]
    return details or None
