"""What a person should know before trusting an export: what it leaves out, what is missing, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from exit_kit.importing.contract import Status
from exit_kit.importing.registry import load_importers
from exit_kit.report.answers import Coverage, Export, MediaCount, OnlyOlder, PhoneChat, Warning_
from exit_kit.report.messages import Chat
from exit_kit.report.words import format_day
from exit_kit.wording import format_count, format_plural

TEXT = "text"
ENCRYPTED_FOLDER = "e2ee_cutover"
MUCH_MISSING_PERCENT = 5
MANY_MISSING = 100
_YEAR_DAYS = 370


def list_warnings(
    registered_at: str | None,
    first_at: str | None,
    exports: Iterable[Export],
    coverage: Coverage,
    media: Iterable[MediaCount],
    chats: Iterable[Chat],
    only_older: Iterable[OnlyOlder],
) -> Iterator[Warning_]:
    """Yield the warnings, the gravest first."""
    exports = tuple(exports)
    yield from _warn_of_interruption(coverage)
    yield from _warn_of_damage(coverage)
    yield from _warn_of_html(exports)
    yield from _warn_of_clocks(exports)
    yield from _warn_of_range(registered_at, first_at, exports)
    yield from _warn_of_encryption(chats, exports)
    yield from _warn_of_media(tuple(media), exports)
    yield from _warn_of_older(tuple(only_older))


def _warn_of_interruption(coverage: Coverage) -> Iterator[Warning_]:
    pending = coverage.statuses.get(Status.PENDING, 0)
    if pending:
        yield Warning_(
            "interrupted",
            f"The import was interrupted: {format_plural(pending, 'file')} {_be(pending)} not read yet. "
            "Run the same import again; it goes on where it stopped.",
        )


def _warn_of_damage(coverage: Coverage) -> Iterator[Warning_]:
    broken = coverage.statuses.get(Status.UNREADABLE, 0)
    if broken:
        yield Warning_(
            "unreadable",
            f"{format_plural(broken, 'file')} could not be read and {_be(broken, past=True)} set aside. "
            "`exit-kit problems` says why, and what helps.",
        )


def _warn_of_html(exports: tuple[Export, ...]) -> Iterator[Warning_]:
    for export in exports:
        if export.format in ("html", "mixed"):
            how = "in HTML" if export.format == "html" else "partly in HTML"
            yield Warning_(
                "html",
                f"The export {_date(export)} is {how}, which says less than JSON. "
                "If you still have the account, ask for it in JSON as well and import it too: nothing doubles.",
            )


def warn_of_phone_chats(chats: Iterable[PhoneChat], *, is_owner_known: bool) -> Iterator[Warning_]:
    """Yield what is to be known of chats that a phone exported one by one."""
    chats = tuple(chats)
    cut = sum(one.is_cut for one in chats)
    if cut:
        yield Warning_(
            "chats-cut",
            f"{format_plural(cut, 'chat')} {'begins' if cut == 1 else 'begin'} just where a phone cuts off (10,000 "
            "messages with files, 40,000 without): older messages are probably missing. They are marked below.",
        )
    closed = sum(bool(one.privacy) and one.privacy[-1].is_on for one in chats)
    if closed:
        yield Warning_(
            "chats-closed",
            f"In {format_plural(closed, 'chat')} advanced chat privacy is on: what is written since cannot be exported "
            "until somebody there turns it off.",
        )
    if chats and not is_owner_known:
        yield Warning_(
            "owner-unknown",
            "No file says which of the people you are, so none of the messages counts as yours. "
            "`exit-kit rebuild --owner NAME` settles it.",
        )


def _warn_of_clocks(exports: tuple[Export, ...]) -> Iterator[Warning_]:
    texts = [one for one in exports if one.format == TEXT and one.timezone_from == "assumed"]
    if texts:
        of_what = "The chat does" if len(texts) == 1 else "The chats do"
        yield Warning_(
            "zone-assumed",
            f"{of_what} not say in which time zone the times are: UTC was assumed, so that they can be some hours off. "
            "`exit-kit rebuild --timezone Europe/Berlin` puts them right, with the zone that you lived in.",
        )
    for export in exports:
        if export.timezone_from == "assumed" and export.format != TEXT:
            yield Warning_(
                "zone-assumed",
                f"No file of the export {_date(export)} says in which time zone the dates of its pages are: UTC was "
                "assumed, so that they can be some hours off. `exit-kit rebuild --timezone Europe/Berlin` puts them "
                "right, with the zone that you lived in.",
            )
        if export.doubtful_dates and export.format != TEXT:
            yield Warning_(
                "dates-doubtful",
                f"{format_plural(export.doubtful_dates, 'date')} in the export {_date(export)} can be read in two "
                "ways: day and month may be the other way round. `exit-kit rebuild --language en_GB` settles it, with "
                "the language that you used the platform in.",
            )
    open_dates = sum(one.doubtful_dates for one in exports if one.format == TEXT)
    if open_dates:
        yield Warning_(
            "dates-doubtful",
            f"For {format_plural(open_dates, 'message')} in chats nothing shows which number of the date is the day "
            "and which the month; they were read as such dates are mostly meant. `exit-kit rebuild "
            "--date-order mdy` says that the month stands first, `--date-order dmy` that the day does.",
        )


def _warn_of_range(
    registered_at: str | None, first_at: str | None, exports: tuple[Export, ...]
) -> Iterator[Warning_]:
    """Yield a warning when no export reaches back to the beginning of the account."""
    if any(one.requested_to and not one.requested_from for one in exports):
        return  # everything was asked for
    asked = [one for one in exports if one.requested_from is not None and one.format != "media"]
    if asked and len(asked) == len([one for one in exports if one.format != "media"]):
        widest = min(asked, key=lambda one: one.requested_from or "")
        start = widest.requested_from or ""
        if _count_days(start, widest.requested_to or widest.created_at) <= _YEAR_DAYS:
            yield Warning_(
                "one-year-only",
                f"Only one year was asked for, from {format_day(start)}: everything older is not here. "
                'Ask for another export with the range "All time".',
            )
        elif registered_at is not None and _count_days(registered_at, start) > 31:
            yield _warn_of_late_begin(format_day(start), registered_at)
    elif (
        not asked
        and registered_at is not None
        and exports
        and _is_last_year(first_at, registered_at, exports[-1])
    ):
        yield _warn_of_late_begin(format_day(first_at), registered_at)


def _warn_of_late_begin(start: str, registered_at: str) -> Warning_:
    return Warning_(
        "begins-late",
        f"The export begins on {start}, but the account was opened on {format_day(registered_at)}. "
        'If years are missing, ask for another export with the range "All time".',
    )


def _is_last_year(first_at: str | None, registered_at: str, export: Export) -> bool:
    """Say whether nothing is older than about a year before the export, though the account is."""
    if first_at is None or export.created_at is None:
        return False
    return _count_days(first_at, export.created_at) <= _YEAR_DAYS < _count_days(registered_at, first_at)


def _warn_of_encryption(chats: Iterable[Chat], exports: Iterable[Export]) -> Iterator[Warning_]:
    separate = {layout for importer in load_importers() for layout in importer.apart}
    are_here = any(export.layout in separate for export in exports)
    moved = sum(chat.folder == ENCRYPTED_FOLDER for chat in chats)
    if moved and not are_here:
        yield Warning_(
            "encrypted-chats",
            f"{format_plural(moved, 'chat')} became end-to-end encrypted; what was written since then is not in "
            "this export. Messenger hands it out separately: on a computer, in its settings, under End-to-end "
            "encrypted chats, Message storage, Download secure storage data.",
        )


def _warn_of_media(media: tuple[MediaCount, ...], exports: tuple[Export, ...]) -> Iterator[Warning_]:
    missing = sum(one.count for one in media if one.status == "missing")
    found = sum(one.count for one in media if one.status == "found")
    if all(one.format == TEXT for one in exports):
        speaker, where = "the chats speak", "them"
        advice = (
            "Export these chats once more on the phone, with media, and import them too: nothing doubles."
        )
    else:
        speaker, where = "the export speaks", "it"
        advice = "Perhaps a part was not downloaded: `exit-kit look` with all your zips tells."
    if missing >= MANY_MISSING or missing * 100 > MUCH_MISSING_PERCENT * (missing + found):
        yield Warning_(
            "media-missing",
            f"{format_count(missing)} of {format_plural(missing + found, 'photo or file', 'photos and other files')} "
            f"that {speaker} of {_be(missing)} not in {where}. {advice}",
        )


def _warn_of_older(only_older: tuple[OnlyOlder, ...]) -> Iterator[Warning_]:
    if only_older:
        total = sum(one.count for one in only_older)
        yield Warning_(
            "older",
            f"{format_plural(total, 'record')} {_be(total)} only in an older export and no longer in the newest one. "
            "Keep the older one too.",
        )


def _be(count: int, *, past: bool = False) -> str:
    return ("was" if count == 1 else "were") if past else ("is" if count == 1 else "are")


def _date(export: Export) -> str:
    return f"of {format_day(export.created_at)}" if export.created_at else "without a date"


def _count_days(first: str | None, last: str | None) -> int:
    """Return the days between two times; a huge number when one is unknown."""
    try:
        return (date.fromisoformat((last or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return 10**6
