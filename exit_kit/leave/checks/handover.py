"""Is what the platform handed over whole: there, readable, of all time, recent, in a form that keeps most.

Facts: facts/leaving-meta.md sections 2 and 10.1, formats/facebook.md sections 4 and 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from exit_kit.importing.contract import Status
from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, list_distinct
from exit_kit.report.words import format_day
from exit_kit.wording import format_count, format_plural

AGAIN: Final = "Ask for a new export (`exit-kit request {platform}`), import it, and check again."
FRESH_DAYS: Final = 30
STALE_DAYS: Final = 180
_A_YEAR: Final = (
    400  # days: a request that nobody changed covers the last year (formats/facebook.md section 6, trap 1)
)
_NEAR_START: Final = (
    31  # days between the opening of an account and the first day asked for that lose nothing
)
_MUCH_MISSING_PERCENT: Final = 5
_MANY_MISSING: Final = 100
_MANY_UNKNOWN_PERCENT: Final = 20
# Kinds of trouble that arise on the way or on this disk, so that another download or import mends them.
_DAMAGE: Final = (
    "crc-mismatch", "damaged", "size-lie", "encrypted", "unreadable-file", "compression-unknown", "link", "unsafe-path",
)  # fmt: skip
_STATUSES: Final = """
SELECT status, file_type IS NOT NULL AS is_typed, count(*) AS files FROM members
JOIN exports ON exports.id = members.export_id WHERE platform = ? GROUP BY 1, 2
"""
_UNREADABLE: Final = """
SELECT members.id, path FROM members JOIN exports ON exports.id = members.export_id
WHERE platform = ? AND status = 'unreadable' ORDER BY path
"""
_TROUBLES: Final = """
SELECT DISTINCT member_id, problems.kind AS kind FROM problems JOIN members ON members.id = member_id
JOIN exports ON exports.id = members.export_id WHERE platform = ? AND status = 'unreadable'
"""
# Platforms that come in one download share its files: those of another count that are shown here.
_MEDIA: Final = """
SELECT status, count(*) AS files FROM (
  SELECT media.id, media.status FROM media JOIN accounts ON accounts.id = account_id WHERE platform = ?
  UNION SELECT media.id, media.status FROM media_uses JOIN media ON media.id = media_id
  JOIN accounts ON accounts.id = media_uses.account_id
  WHERE platform = ?1 AND media.account_id != media_uses.account_id
) GROUP BY 1
"""
_MISSING_MEDIA: Final = """
SELECT path FROM media JOIN accounts ON accounts.id = account_id WHERE platform = ? AND status = 'missing' ORDER BY path
"""
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


def look_for_export(subject: Subject) -> Seen:
    """See whether there is an export at all, with more than photos."""
    again = AGAIN.format(platform=subject.platform)
    if not subject.exports:
        return Seen(Light.RED, "No export of this platform is in the database.", mend=again)
    if not subject.data_exports:
        says = (
            "Only photos or only encrypted chats are here: the usual export, with messages and posts, is not."
        )
        return Seen(Light.RED, says, mend=f"Import the other parts of the same download. {again}")
    parts = format_plural(len(subject.parts), "part")
    says = f"{format_plural(len(subject.exports), 'export')} in {parts}, the newest {_made(subject.newest)}."
    return Seen(Light.GREEN, says)


def look_at_places(subject: Subject) -> Seen | None:
    """See whether every part was read and is still where it was; None where nothing is amiss."""
    pending = sum(row["files"] for row in subject.list_rows(_STATUSES) if row["status"] == Status.PENDING)
    if pending:
        says = f"The import was interrupted: {format_plural(pending, 'file')} not read yet."
        return Seen(Light.RED, says, mend="Run the same import again; it goes on where it stopped.")
    if not subject.parts:
        return Seen(
            Light.UNKNOWN, "There is no part to look at.", mend=AGAIN.format(platform=subject.platform)
        )
    away = [part for part in subject.parts if not _is_there(part)]
    if away:
        return _tell_of_absent(away, len(subject.parts))
    return None


def look_at_parts(subject: Subject) -> Seen:
    """See whether every part is still where it was, and whether something hints at parts that never came."""
    seen = look_at_places(subject)
    if seen is not None:
        return seen
    nameless = [one for one in subject.accounts if one["name_from"] != "profile"]
    if nameless:
        says = (
            "No part holds the profile, which every complete export has. A part may not have been downloaded."
        )
        mend = "Look at the download page for further parts. They have to be fetched within about 4 days."
        return Seen(Light.YELLOW, says, mend=mend)
    parts = format_plural(len(subject.parts), "part")
    says = (
        f"{parts}, where {'it was' if len(subject.parts) == 1 else 'they were'} when imported. The "
        "platform does not say how many it made."
    )
    return Seen(Light.GREEN, says)


def _tell_of_absent(away: list[Mapping[str, Any]], count: int) -> Seen:
    has_media = any(part["has_media"] for part in away)
    says = f"{len(away)} of {format_plural(count, 'part')} {_be(len(away))} no longer where it was, or changed since."
    if has_media:
        says += " Photos and videos stay in the parts, so without them they are gone."
    mend = "Put the zips back, or say where they are now: `exit-kit locate FOLDER`. Keep a second copy on another disk."
    return Seen(
        Light.RED if has_media else Light.YELLOW, says, list_distinct(part["path"] for part in away), mend
    )


def _is_there(part: Mapping[str, Any]) -> bool:
    """Say whether a part is still there; a zip must have its size, a folder may have grown a thumbnail file.

    Of a backup, what its database holds is kept; only the files beside it stay where they are.
    """
    path = Path(part["path"])
    try:
        if part["kind"] == "backup":
            return path.exists()
        if part["kind"] == "folder" and not path.is_file():  # a chat's text alone is a folder of one file
            return path.is_dir()
        return bool(path.stat().st_size == part["size_bytes"])
    except OSError:
        return False


def look_at_integrity(subject: Subject) -> Seen:
    """See whether every byte was read and found right by `--deep`."""
    mend = f"Run `exit-kit check {subject.platform} --deep`: it reads every file once, which takes minutes for many GB."
    looked = [subject.deep.get(part["fingerprint"]) for part in subject.parts]
    if not looked or None in looked:
        return Seen(Light.UNKNOWN, "Not every file has been read to its end yet.", mend=mend)
    results = [result for result in looked if result is not None]
    broken = list_distinct(name for result in results for name in result["broken"])
    files = sum(result["files"] for result in results)
    oldest = format_day(min(result["looked_at"] for result in results))
    if broken and not all(result["files"] for result in results):
        says = "A part is not the one that was imported any more: its files are others."
        return Seen(
            Light.RED, says, broken, "Import it again, or put the former one back, and check with --deep."
        )
    if broken:
        count = format_plural(files, "file")
        says = f"{len(broken)} of {count} could not be read or did not match the checksum, on {oldest}."
        return Seen(
            Light.RED, says, broken, "Download these parts again, import them, and check with --deep."
        )
    return Seen(
        Light.GREEN, f"All {format_plural(files, 'file')} read to the end and found right, on {oldest}."
    )


def look_at_reading(subject: Subject) -> Seen:
    """See what could not be read, and what is kept without being understood."""
    rows = subject.list_rows(_STATUSES)
    data = sum(
        row["files"]
        for row in rows
        if row["status"] in (Status.IMPORTED, Status.KEPT, Status.AMBIGUOUS, Status.UNREADABLE)
    )
    if not data:
        return Seen(
            Light.UNKNOWN, "There is no data file to read.", mend=AGAIN.format(platform=subject.platform)
        )
    unreadable = subject.list_rows(_UNREADABLE)
    harmed = {row["member_id"] for row in subject.list_rows(_TROUBLES) if row["kind"] in _DAMAGE}
    damaged = list_distinct(row["path"] for row in unreadable if row["id"] in harmed)
    if damaged:
        says = f"{format_plural(len(damaged), 'file')} could not be read to the end."
        mend = "`exit-kit problems` says why for each. Mostly the part has to be downloaded once more."
        return Seen(Light.RED, says, damaged, mend)
    if unreadable:
        count = len(unreadable)
        says = (
            f"{format_plural(count, 'file')} {_be(count)} not what the name says. The platform "
            f"delivered {_them(count)} so; the bytes are kept."
        )
        mend = "Ask for another export: the fault is often gone there. If it stays, confirm that you can do without."
        return Seen(Light.YELLOW, says, list_distinct(row["path"] for row in unreadable), mend)
    return _tell_of_kept(rows, data)


def _tell_of_kept(rows: list[Mapping[str, Any]], data: int) -> Seen:
    unknown = sum(
        row["files"]
        for row in rows
        if row["status"] == Status.AMBIGUOUS or (row["status"] == Status.KEPT and not row["is_typed"])
    )
    says = f"All {format_plural(data, 'data file')} could be read."
    if unknown:
        says += f" {format_count(unknown)} {_be(unknown)} not understood yet and kept as delivered, so nothing is lost."
    light = Light.YELLOW if unknown * 100 > _MANY_UNKNOWN_PERCENT * data else Light.GREEN
    mend = "Keep the zips too. A later exit-kit may read these files from the database: `exit-kit rebuild`."
    return Seen(light, says, mend=mend if light is Light.YELLOW else "")


def look_at_media(subject: Subject) -> Seen:
    """See whether the photos and files that the text speaks of are there."""
    counts = {row["status"]: row["files"] for row in subject.list_rows(_MEDIA)}
    found, missing, online = counts.get("found", 0), counts.get("missing", 0), counts.get("online", 0)
    if not found and not missing and not online:
        says = "No text speaks of a photo or file. Perhaps none was ever there, perhaps media were not asked for."
        return Seen(
            Light.UNKNOWN,
            says,
            mend="If you had photos, ask for an export of all information, media quality high.",
        )
    whole = format_plural(found + missing, "photo or other file", "photos and other files")
    says = f"{format_count(found)} of {whole} that the text speaks of {_be(found)} here."
    if online:
        says += f" {format_count(online)} more {_be(online)} only a web address, which may stop working."
    if not missing:
        light = Light.YELLOW if online else Light.GREEN
        return Seen(
            light, says, mend="Open and save what matters while the account exists." if online else ""
        )
    is_much = missing >= _MANY_MISSING or missing * 100 > _MUCH_MISSING_PERCENT * (found + missing)
    names = list_distinct(row["path"] for row in subject.list_rows(_MISSING_MEDIA))
    mend = (
        "Import every part of the download together. If they are all here, ask for a new export, and "
        "save by hand what still lacks."
    )
    return Seen(
        Light.RED if is_much else Light.YELLOW,
        f"{says} {format_count(missing)} {_be(missing)} missing.",
        names,
        mend,
    )


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


def look_at_format(subject: Subject) -> Seen:
    """See whether the exports are in JSON, which keeps more than HTML."""
    pages = [one for one in subject.data_exports if one["format"] in ("html", "mixed")]
    if not subject.data_exports or any(one["format"] is None for one in subject.data_exports):
        return Seen(Light.UNKNOWN, "The format is not known.", mend=AGAIN.format(platform=subject.platform))
    if not pages:
        return Seen(Light.GREEN, "JSON, the form that keeps most.")
    says = (
        f"{len(pages)} of {format_plural(len(subject.data_exports), 'export')} {_be(len(pages))} in "
        "HTML, at least in part."
    )
    whole = [one for one in subject.data_exports if one["format"] == "json"]
    if whole and whole[-1] is subject.newest:
        return Seen(Light.GREEN, f"{says} The newest one is in JSON.")
    mend = "Ask for another export and choose JSON. You may keep the HTML beside it for reading."
    return Seen(Light.YELLOW, says, list_distinct(_made(one) for one in pages), mend)


def count_days(first: str | None, last: str | None) -> int:
    """Return the days from one time to another; a huge number when one is no date."""
    try:
        return (date.fromisoformat((last or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return 10**6


def _made(export: Mapping[str, Any] | None) -> str:
    return f"of {format_day(export['created_at'])}" if export and export["created_at"] else "without a date"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
