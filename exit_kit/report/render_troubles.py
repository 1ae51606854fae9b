"""What was not understood, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from exit_kit.report.display import WIDTH, Symbols, clip, wrap_text
from exit_kit.report.troubles import Spot, Trouble, Troubles
from exit_kit.wording import format_count, format_plural

MOST_SPOTS = 8
KEPT = "Nothing was lost: every file is kept as delivered."
NOT_ALL_KEPT = (
    "What is missing or damaged is listed below with what helps. All other files are kept as delivered."
)


def render_troubles(troubles: Troubles, symbols: Symbols, *, every: bool) -> str:
    """Return the whole list; with `every` each place, else the first of each kind."""
    return "\n".join(_render(troubles, symbols, MOST_SPOTS if not every else None))


def _render(troubles: Troubles, symbols: Symbols, most: int | None) -> Iterator[str]:
    files = format_plural(troubles.files, "file")
    if not troubles.troubles:
        yield from wrap_text(f"Everything was understood: {files}, no trouble. {KEPT}")
        return
    among = format_count(troubles.files_in_trouble)
    yield from wrap_text(f"In {among} of {files} something was not understood or could not be read.")
    yield from wrap_text(KEPT if troubles.nothing_lost else NOT_ALL_KEPT)
    yield "No line below holds anything that you wrote: it may be shown to others."
    is_cut = False
    for trouble in troubles.troubles:
        yield ""
        yield from _render_one(trouble, symbols, most)
        is_cut = is_cut or (most is not None and len(trouble.spots) > most)
    if is_cut:
        yield from ("", "`exit-kit problems --all` lists every place.")


def _render_one(trouble: Trouble, symbols: Symbols, most: int | None) -> Iterator[str]:
    times = "" if trouble.count == trouble.files else f", {format_plural(trouble.count, 'time')}"
    yield f"{trouble.kind}: {format_plural(trouble.files, 'file')}{times}"
    yield from wrap_text(trouble.saying, "  ")
    for spot in trouble.spots[:most]:
        yield from _render_spot(spot, symbols, cut=most is not None)
    rest = len(trouble.spots) - len(trouble.spots[:most])
    if rest:
        yield f"      {symbols.more} and {format_plural(rest, 'more place')}"


def _render_spot(spot: Spot, symbols: Symbols, *, cut: bool) -> Iterator[str]:
    instead = f" ({spot.found or 'something else'} instead of {spot.expected})" if spot.expected else ""
    if spot.found and not spot.expected:
        instead = f" ({spot.found})"
    files = f", in {format_plural(spot.files, 'file')}" if spot.files > 1 else ""
    times = f" x {format_count(spot.count)}" if spot.count > spot.files else ""
    room = WIDTH - 6 if cut else 10_000
    yield f"    {symbols.bullet} {clip(spot.file, room, symbols)}{times}{files}"
    if spot.pointer or instead:
        yield f"      {clip((spot.pointer or 'at the top') + instead, room, symbols)}"
