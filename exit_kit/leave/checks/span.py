"""Do the exports reach far enough: back to the day on which the account was opened, and up to these days.

Facts: facts/leaving-meta.md sections 2 and 10.1, formats/facebook.md section 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from exit_kit.leave.checks.handover import AGAIN
from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject
from exit_kit.report.words import format_day
from exit_kit.wording import format_plural

FRESH_DAYS: Final = 30
STALE_DAYS: Final = 180
# Days: a request that nobody changed covers the last year (formats/facebook.md section 6, trap 1).
_A_YEAR: Final = 400
# Days between the opening of an account and the first day asked for that lose nothing.
_NEAR_START: Final = 31
_EARLIEST: Final = """
SELECT min(at) AS at FROM (
  SELECT min(first_at) AS at FROM conversations WHERE account_id = :account
  UNION ALL SELECT min(at) FROM posts WHERE account_id = :account
  UNION ALL SELECT min(at) FROM comments WHERE account_id = :account
  UNION ALL SELECT min(at) FROM searches WHERE account_id = :account
  UNION ALL SELECT min(at) FROM reactions WHERE account_id = :account AND message_id IS NULL AND origin = 'created'
)
"""
_LATEST: Final = """
SELECT max(at) AS at FROM (
  SELECT account_id, last_at AS at FROM conversations UNION ALL SELECT account_id, at FROM posts
  UNION ALL SELECT account_id, at FROM comments UNION ALL SELECT account_id, at FROM searches
  UNION ALL SELECT account_id, at FROM sessions UNION ALL SELECT account_id, at FROM connections
) AS dated JOIN accounts ON accounts.id = account_id WHERE platform = ? AND at < ?
"""


def look_at_range(subject: Subject) -> Seen:
    """See whether the exports reach back to the opening of the account; the worst account counts."""
    seen = [_look_at_account(subject, account) for account in subject.accounts]
    if not seen:
        return Seen(
            Light.UNKNOWN, "There is no account to look at.", mend=AGAIN.format(platform=subject.platform)
        )
    worst = min(seen, key=lambda one: one.light.gravity)
    return Seen(worst.light, " ".join(dict.fromkeys(one.saw for one in seen)), mend=worst.mend)


def _look_at_account(subject: Subject, account: Mapping[str, Any]) -> Seen:
    exports = [one for one in subject.data_exports if one["account_id"] == account["id"]]
    mend = 'Ask for another export with the date range "All time", and import it beside this one.'
    opened = account["registered_at"]
    earliest = subject.db.execute(_EARLIEST, {"account": account["id"]}).fetchone()[0]
    asked = [one for one in exports if one["requested_from"]]
    if not exports:
        return Seen(Light.UNKNOWN, "There is no export with data to look at.", mend=mend)
    everything = [one for one in exports if one["requested_to"] and not one["requested_from"]]
    if everything:
        return Seen(Light.GREEN, f"Asked for: everything until {format_day(everything[-1]['requested_to'])}.")
    if len(asked) == len(exports):
        return _judge_request(min(asked, key=lambda one: one["requested_from"]), opened, mend)
    if opened is None or earliest is None:
        says = (
            "The export does not say which dates were asked for. The oldest thing in it is of "
            f"{format_day(earliest)}."
        )
        return Seen(
            Light.UNKNOWN,
            says,
            mend='Compare with the year in which you opened the account; then confirm, or ask again with "All time".',
        )
    return _judge_earliest(subject, earliest, opened, exports[-1]["created_at"], mend)


def _judge_request(export: Mapping[str, Any], opened: str | None, mend: str) -> Seen:
    start, end = export["requested_from"], export["requested_to"] or export["created_at"]
    says = f"Asked for: {format_day(start)} to {format_day(end)}."
    if opened is None:
        light = Light.RED if count_days(start, end) <= _A_YEAR else Light.UNKNOWN
        return Seen(light, f"{says} When the account was opened is not known.", mend=mend)
    says += f" The account was opened on {format_day(opened)}."
    if count_days(opened, start) > _NEAR_START:
        return Seen(Light.RED, f"{says} Everything before {format_day(start)} is not here.", mend=mend)
    return Seen(Light.GREEN, says)


def _judge_earliest(subject: Subject, earliest: str, opened: str, created: str | None, mend: str) -> Seen:
    """Judge by the oldest thing that is there, where no export says what was asked for."""
    says = (
        f"The account was opened on {format_day(opened)}; the oldest thing here is of {format_day(earliest)}."
    )
    if count_days(opened, earliest) <= _A_YEAR:
        return Seen(Light.GREEN, says)
    if count_days(earliest, created or subject.today.isoformat()) <= _A_YEAR:
        return Seen(Light.RED, f"{says} Only about one year was handed over.", mend=mend)
    return Seen(
        Light.YELLOW, f"{says} Nothing is here from the years between, or they were quiet.", mend=mend
    )


def look_at_freshness(subject: Subject) -> Seen:
    """See how old the newest export is; where none says its day, how old the newest thing in it is."""
    again = AGAIN.format(platform=subject.platform)
    made = max((one["created_at"] for one in subject.data_exports if _tells_day(one)), default=None)
    told = "The newest export was made on"
    if made is None and subject.data_exports:
        made, told = _find_newest(subject), "No export says its day; the newest thing in it is of"
    if made is None:
        return Seen(Light.UNKNOWN, "No export says on which day it was made.", mend=again)
    days = count_days(made, subject.today.isoformat())
    if days < -1:
        says = f"{told} {format_day(made)}, which has not come yet."
        return Seen(Light.UNKNOWN, says, mend="Check the date of this computer, then check again.")
    says = f"{told} {format_day(made)}, {format_plural(max(days, 0), 'day')} ago."
    if days <= FRESH_DAYS:
        return Seen(Light.GREEN, says)
    light = Light.YELLOW if days <= STALE_DAYS else Light.RED
    return Seen(light, f"{says} What came since is not in it.", mend=again)


def _tells_day(export: Mapping[str, Any]) -> bool:
    """Say whether an export's day is known; the times of unpacked files are those of the unpacking."""
    is_guess = export["created_from"] == "listing" and export["is_unpacked"]
    return export["created_at"] is not None and not is_guess


def _find_newest(subject: Subject) -> str | None:
    """Return the time of the newest record that has been; events to come do not count."""
    tomorrow = (subject.today + timedelta(days=1)).isoformat()
    found = subject.list_rows(_LATEST, tomorrow)
    return max((row["at"] for row in found if row["at"]), default=None)


def count_days(first: str | None, last: str | None) -> int:
    """Return the days from one time to another; a huge number when one is no date."""
    try:
        return (date.fromisoformat((last or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return 10**6
