"""Search over everything: `/-/exit-kit/search?words=…`, by sort, person, platform and time, with the words marked."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from exit_kit.browse.answering import answer, find_href, lay_out_list, read_day, read_number, read_wanted
from exit_kit.browse.finding import Found, Wanted, find_in, find_people
from exit_kit.browse.highlighting import compile_words, highlight
from exit_kit.browse.metadata import DATABASE, LOOKS
from exit_kit.browse.remembering import recall
from exit_kit.report.figures import count_figures
from exit_kit.store.search import SEARCHED, expand_query

PAGE: Final = 50
_FIRST: Final = {"messages": 20}
_FEW: Final = 5
_FURTHEST: Final = 5_000


async def send_search(request: Any, datasette: Any) -> Any:
    """Answer with what was found: the newest of each sort, or a page of one."""
    wanted = read_wanted(request)
    figures = await recall(datasette, "figures", count_figures)
    kind = wanted.get("kind") if wanted.get("kind") in SEARCHED else None
    start = min(read_number(wanted.get("start")), _FURTHEST) if kind else 0
    match = expand_query(wanted.get("words", ""))

    def find(db: sqlite3.Connection) -> list[Found]:
        people = find_people(db, wanted["person"]) if "person" in wanted else None
        asked = Wanted(
            match, people, wanted.get("platform", ""),
            read_day(wanted.get("since")) or "", read_day(wanted.get("until")) or "",
        )  # fmt: skip
        tables = [kind] if kind else list(SEARCHED)
        limits = {table: PAGE + 1 if kind else _FIRST.get(table, _FEW) + 1 for table in tables}
        found = (find_in(db, table, asked, figures, limit=limits[table], start=start) for table in tables)
        return [one for one in found if one.hits]

    found = await datasette.get_database(DATABASE).execute_fn(find) if match else []
    words = compile_words(wanted.get("words", ""))
    page = {
        **lay_out_list(datasette, "search", wanted, PAGE),
        "kind": kind,
        "found": [
            _show(datasette, one, words, PAGE if kind else _FIRST.get(one.table, _FEW)) for one in found
        ],
        "searched": bool(match),
        "kinds": [(table, LOOKS[table].title) for table in SEARCHED],
        "platforms": sorted(figures.months),
        "start": start,
        "furthest": _FURTHEST,
    }
    return await answer(datasette, request, "search.html", page)


def _show(datasette: Any, found: Found, words: Any, limit: int) -> dict[str, Any]:
    """Return the hits of one sort as the template shows them."""
    hits = [
        {
            "href": find_href(datasette, hit.table, hit.row, hit.chat),
            "at": hit.at,
            "who": hit.who,
            "place": hit.place,
            "text": highlight(" · ".join(hit.texts), words),
        }
        for hit in found.hits[:limit]
    ]
    return {
        "table": found.table,
        "title": LOOKS[found.table].title,
        "hits": hits,
        "count": found.total,
        "more": len(found.hits) > limit,
    }
