"""What Meta knows about you: `/-/exit-kit/known`, gathered from ten tables."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import answer
from exit_kit.browse.remembering import recall
from exit_kit.report.devices import name_device
from exit_kit.report.words import name_platform

_MOST: Final = 300
_QUERIES: Final = {
    "interests": """SELECT ad_interests.kind, ad_interests.name, platform FROM ad_interests
        JOIN accounts ON accounts.id = account_id WHERE ad_interests.name IS NOT NULL ORDER BY platform, 1, 2""",
    "advertisers": """SELECT name, group_concat(DISTINCT coalesce(action, kind)) AS how, count(*), max(at)
        FROM advertisers WHERE name IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name""",
    "companies": """SELECT business, group_concat(DISTINCT event) AS events, count(*), min(at), max(at)
        FROM off_meta_activity WHERE business IS NOT NULL GROUP BY business ORDER BY count(*) DESC, business""",
    "facts": """SELECT topic, label, value, at, facts.id, platform FROM facts
        JOIN accounts ON accounts.id = account_id ORDER BY platform, topic, label""",
    "inferred": """SELECT kind, places.name, coalesce(address, latitude || ', ' || longitude), at, places.id, platform
        FROM places JOIN accounts ON accounts.id = account_id
        WHERE kind IN ('inferred', 'primary location', 'primary public location', 'last location', 'news location',
        'location history', 'device location') ORDER BY platform, kind, at""",
}  # fmt: skip
_SESSIONS: Final = """
    SELECT location, device, user_agent, min(coalesce(at, ended_at)), max(coalesce(ended_at, at)),
      count(*), ip_address, app FROM sessions WHERE kind NOT LIKE '%cookie%' GROUP BY 1, 2, 3, 7, 8
"""
_CODE: Final = re.compile(r"[A-Z]{2}\Z")


class Seen(NamedTuple):
    """One country or device: how often, when first and last, and from which places or addresses."""

    name: str
    times: int
    first_at: str | None
    last_at: str | None
    details: tuple[str, ...]


def read_known(db: sqlite3.Connection) -> dict[str, Any]:
    """Return everything for the page, by section, each complete; with the platform where there are several."""
    found: dict[str, Any] = {
        name: [tuple(row) for row in db.execute(query)] for name, query in _QUERIES.items()
    }
    are_several = db.execute("SELECT count(DISTINCT platform) FROM accounts").fetchone()[0] > 1
    for name in ("interests", "facts", "inferred"):  # whose it is stands last
        found[name] = [
            (f"{name_platform(platform)}: {kind}" if are_several else kind, *rest)
            for kind, *rest, platform in found[name]
        ]
    rows = [tuple(row) for row in db.execute(_SESSIONS)]
    found["countries"] = gather((name_country(row[0]), row[0] or row[6], *row[3:6]) for row in rows)
    found["devices"] = gather(
        (name_device(row[1], row[2]) or row[7], row[2] or row[1] or row[7], *row[3:6]) for row in rows
    )
    found["topics"] = Counter(row[0] for row in found["facts"])
    return found


def gather(rows: Any) -> list[Seen]:
    """Put together what has one name, the most frequent first; rows are (name, detail, first, last, count)."""
    seen: dict[str, Seen] = {}
    for name, detail, first, last, count in rows:
        key = name or "not known"
        old = seen.get(key, Seen(key, 0, None, None, ()))
        firsts, lasts = [at for at in (old.first_at, first) if at], [at for at in (old.last_at, last) if at]
        details = old.details if not detail or detail in old.details else (*old.details, detail)
        seen[key] = Seen(key, old.times + count, min(firsts, default=None), max(lasts, default=None), details)
    return sorted(seen.values(), key=lambda one: (one.name == "not known", -one.times, one.name))


def name_country(location: str | None) -> str | None:
    """Return the country of a place as Meta writes it: its last part, a code by its name.

    >>> name_country("Bergen, Vestland, NO"), name_country("Bergen, Norway"), name_country(None)
    ('Norway', 'Norway', None)
    """
    if not location or "," not in location:
        return location
    last = location.rpartition(",")[2].strip()
    if _CODE.match(last):
        from babel import Locale

        return str(Locale("en").territories.get(last, last))
    return last


async def send_known(request: Any, datasette: Any) -> Any:
    """Answer with what Meta knows."""
    known = await recall(datasette, "known", read_known)
    return await answer(datasette, request, "known.html", {"known": known, "most": _MOST})
