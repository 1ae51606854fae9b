"""Is what the platform handed over whole: there, readable, with its files, in a form that keeps most.

Facts: facts/leaving-meta.md sections 2 and 10.1, formats/facebook.md sections 4 and 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from exit_kit.importing.contract import Status
from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, list_distinct
from exit_kit.report.words import format_day
from exit_kit.wording import format_count, format_plural

AGAIN: Final = "Ask for a new export (`exit-kit request {platform}`), import it, and check again."
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
_NAMELESS: Final = "a photo or file that the export speaks of without saying its name"
_MISSING_MEDIA: Final = """
SELECT path FROM media JOIN accounts ON accounts.id = account_id WHERE platform = ? AND status = 'missing' ORDER BY path
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
    names = list_distinct(row["path"] or _NAMELESS for row in subject.list_rows(_MISSING_MEDIA))
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


def _made(export: Mapping[str, Any] | None) -> str:
    return f"of {format_day(export['created_at'])}" if export and export["created_at"] else "without a date"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
