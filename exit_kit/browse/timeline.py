"""The timeline: everything by day, `/-/exit-kit/timeline`, 200 things a page, to be narrowed by sort and platform.

Pages are cut by time, never by counting.  `on` is a year, a month or a day to begin at; `after` and `before` are where
the page before or behind ended: a time, a table and a row.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from exit_kit.browse.answering import FOLDER, answer, find_href, link_here, read_day, read_number, read_wanted
from exit_kit.browse.metadata import DATABASE
from exit_kit.browse.moments import KINDS, Key, Moment, read_moments
from exit_kit.browse.remembering import recall
from exit_kit.report.figures import Figures, count_figures

PAGE: Final = 200


async def send_timeline(request: Any, datasette: Any) -> Any:
    """Answer with one page of the timeline; the newest things where nothing is said."""
    wanted = read_wanted(request)
    figures = await recall(datasette, "figures", count_figures)
    kinds = [kind for kind in KINDS if kind == wanted.get("kind")]
    platform = wanted.get("platform", "") if wanted.get("platform") in figures.months else ""
    start, back = _find_start(wanted)
    moments: list[Moment] = await datasette.get_database(DATABASE).execute_fn(
        lambda db: read_moments(db, start, limit=PAGE + 1, kinds=kinds, platform=platform, back=back)
    )
    more = len(moments) > PAGE
    moments = moments[:PAGE]
    if back:
        moments.reverse()
    has_earlier, has_later = (more, "before" in wanted) if back else (True, more)
    here = datasette.urls.path(f"{FOLDER}/timeline")
    page = {
        "days": [(day, list(group)) for day, group in groupby(moments, key=lambda one: one.at[:10])],
        "kinds": KINDS,
        "platforms": sorted(figures.months),
        "wanted": wanted,
        "earlier": _link(here, wanted, "before", moments[0]) if has_earlier and moments else None,
        "later": _link(here, wanted, "after", moments[-1]) if has_later and moments else None,
        "find_href": lambda one: find_href(datasette, one.table, one.row, one.chat),
        "years": list_years(figures),
    }
    return await answer(datasette, request, "timeline.html", page)


def _find_start(wanted: dict[str, str]) -> tuple[Key, bool]:
    """Return where to begin, and whether to go back from there."""
    for name in ("after", "before"):
        at, _, rest = wanted.get(name, "").partition("|")
        table, _, row = rest.partition("|")
        if at:
            return Key(at, table, read_number(row)), name == "before"
    day = read_day(wanted.get("on"))
    return (Key(day), False) if day else (Key("9998"), True)


def _link(here: str, wanted: dict[str, str], name: str, moment: Moment) -> str:
    kept = {key: value for key, value in wanted.items() if key in ("kind", "platform")}
    return link_here(here, kept, **{name: "|".join(map(str, moment.key))})


def list_years(figures: Figures) -> list[str]:
    """Return the years in which anything happened, in order."""
    return sorted({month[:4] for months in figures.months.values() for month in months})
