"""Small plots as SVG, made here: no script, no library, colours from the style sheet around them.

Every plot has its figures in words too, for those who cannot see it: a title, and a label for each column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from exit_kit.wording import format_count

_WIDTH: Final = 720
_HEIGHT: Final = 150
_WIDEST: Final = 60  # of a column: a single month is no wall
_LEVELS: Final = 5
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Cell(NamedTuple):
    """One month of a heat map: which, how many, and how dark (0 to 5)."""

    month: str
    things: int
    level: int


class HeatMap(NamedTuple):
    """Years by months: rows of (year, twelve cells, sum)."""

    title: str
    columns: Sequence[str]
    rows: list[tuple[str, list[Cell], int]]


def build_heat_map(title: str, counts: Mapping[str, int]) -> HeatMap:
    """Build a heat map from counts by month (2019-05); years without anything between others stay as empty rows."""
    most = max(counts.values(), default=0)
    years = sorted({month[:4] for month in counts if month[:4].isdigit()})
    rows = []
    for year in range(int(years[0]), int(years[-1]) + 1) if years else ():
        months = [f"{year:04}-{number:02}" for number in range(1, 13)]
        cells = [
            Cell(month, counts.get(month, 0), find_level(counts.get(month, 0), most)) for month in months
        ]
        rows.append((f"{year:04}", cells, sum(cell.things for cell in cells)))
    return HeatMap(title, MONTHS, rows)


def find_level(count: int, most: int) -> int:
    """Return how dark a count is shown: by its logarithm, so that quiet months are seen beside busy ones.

    >>> [find_level(count, 10_000) for count in (0, 1, 10, 100, 10_000)]
    [0, 1, 2, 3, 5]
    """
    if count <= 0:
        return 0
    share = (count.bit_length() - 1) / max(1, most.bit_length() - 1)
    return min(_LEVELS, 1 + int(share * (_LEVELS - 0.01)))


def draw_columns(title: str, counts: Sequence[tuple[str, int]]) -> Markup:
    """Draw columns over time, as an SVG that scales; nothing for nothing."""
    if not counts:
        return Markup("")
    most = max(count for _, count in counts) or 1
    step = min(_WIDTH / len(counts), _WIDEST)
    columns = []
    for number, (label, count) in enumerate(counts):
        height = max(1.5, count / most * _HEIGHT) if count else 0
        columns.append(
            f'<rect x="{number * step:.1f}" y="{_HEIGHT - height + 14:.1f}" width="{max(step * 0.86, 0.8):.1f}" '
            f'height="{height:.1f}"><title>{escape(label)}: {format_count(count)}</title></rect>'
        )
    ticks = _draw_ticks([label for label, _ in counts], step)
    return Markup(
        f'<svg class="columns" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT + 34}" xmlns="http://www.w3.org/2000/svg" '
        f'aria-label="{escape(_describe(title, counts))}"><text x="0" y="10">{format_count(most)}</text>'
        f'<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT + 14.5}" y2="{_HEIGHT + 14.5}"/>{"".join(columns)}{ticks}</svg>'
    )


def _describe(title: str, counts: Sequence[tuple[str, int]]) -> str:
    label, most = max(counts, key=lambda one: one[1])
    return f"{title}, {counts[0][0]} to {counts[-1][0]}; most in {label}: {format_count(most)}"


def _draw_ticks(labels: Sequence[str], step: float) -> str:
    """Return the years below the columns, as many as there is room for."""
    years: dict[str, int] = {}
    for number, label in enumerate(labels):
        years.setdefault(label[:4], number)
    every = max(1, round(len(years) * 48 / _WIDTH + 0.49))
    shown = list(years.items())[::every]
    return "".join(
        f'<text x="{number * step:.1f}" y="{_HEIGHT + 30}">{escape(year)}</text>' for year, number in shown
    )


def fill_months(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return every month from the first to the last with its count; by years where it is more than twelve of them."""
    if not counts:
        return []
    first, last = min(counts), max(counts)
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) > 12:
        return [
            (str(year), sum(n for month, n in counts.items() if month[:4] == f"{year:04}")) for year in years
        ]
    months = [f"{year:04}-{number:02}" for year in years for number in range(1, 13)]
    return [(month, counts.get(month, 0)) for month in months if first <= month <= last]
