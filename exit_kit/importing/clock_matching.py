"""The zone of pages as messages tell it that JSON holds as well: what a page says and what it was in UTC differ by it.

Where no file states an account's zone and nobody has said it, UTC would be assumed, and each message of a page would
stand beside its twin from JSON, some hours off.  A message is known by chat, sender and text, which must be there once
on either side.  The zone must fit nearly all of them; of those that fit alike, CLDR's first is taken.  Where all are of
one half of a year, only the distance from UTC is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from exit_kit.importing.clocks import Clock
from exit_kit.importing.packing import ROW_WIDTH
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.records import Conversation
from exit_kit.importing.work import Job, do_job
from exit_kit.importing.zone_steps import name_offset
from exit_kit.importing.zone_words import rank_zones
from exit_kit.store.members import Text

_MOST_BYTES: Final = 4_000_000  # of a file that is compared
_MOST_READ: Final = 24_000_000
_ENOUGH: Final = 500
_FEWEST: Final = 3
_LUCK: Final = 2  # messages that a zone has to fit more than one distance from UTC does
_STEP: Final = 900  # zones lie quarters of an hour apart
_MINUTE: Final = 60
_UTC: Final = "Etc/UTC"
_FARTHEST: Final = 14 * 3600
_WINTER, _SUMMER = frozenset({12, 1, 2}), frozenset({6, 7, 8})
# A message in both: seconds since the epoch, and how many seconds its page is ahead of UTC.
Seen = tuple[int, int]
MakeJob = Callable[[Text], Job | None]


def match_zone(texts: Iterable[Text], export: int, clock: Clock, make_job: MakeJob) -> str | None:
    """Return the zone of an export's pages, given all texts of its account; None where no messages tell it."""
    seen: list[Seen] = []
    read = 0
    for pages, documents in _pair_chats(texts, export):
        read += sum(text.size_bytes for text in (*pages, *documents))
        if read > _MOST_READ or len(seen) >= _ENOUGH:
            break
        shown = _read_messages(pages, make_job, Clock(clock.languages, clock.language_from, "UTC"))
        seen += _compare(shown, _read_messages(documents, make_job, None))
    return find_zone(seen)


def _pair_chats(texts: Iterable[Text], export: int) -> Iterator[tuple[list[Text], list[Text]]]:
    """Yield the pages of a chat with the JSON of the same chat, the largest first: they are of the longest time."""
    chats: dict[str, tuple[list[Text], list[Text]]] = {}
    for text in texts:
        folder = text.path.rpartition("/")[0].rpartition("/")[2].lower()
        if folder and text.size_bytes <= _MOST_BYTES:
            if is_page(text.path) and text.export_id == export:
                chats.setdefault(folder, ([], []))[0].append(text)
            elif text.path.lower().endswith(".json"):
                chats.setdefault(folder, ([], []))[1].append(text)
    both = [(folder, pair) for folder, pair in chats.items() if all(pair)]
    both.sort(key=lambda one: (-sum(text.size_bytes for text in one[1][0]), one[0]))
    for _, pair in both:
        yield pair


def _read_messages(
    texts: Sequence[Text], make_job: MakeJob, clock: Clock | None
) -> dict[tuple[str, str], int]:
    """Return the moments of the messages that stand there once, by sender and text."""
    times: Counter[tuple[str, str]] = Counter()
    moments: dict[tuple[str, str], int] = {}
    for text in texts:
        job = make_job(text)
        records = do_job(job._replace(clock=clock)).records if job else ()
        for packed in (one.packed for one in records if isinstance(one, Conversation) and one.packed):
            columns = (packed.rows[at::ROW_WIDTH] for at in (0, 2, 4))
            for who, moment, words in zip(*columns, strict=True):
                if moment and words:
                    key = (packed.names[who] or "", " ".join(words.split()))
                    times[key] += 1
                    moments[key] = int(datetime.fromisoformat(moment).timestamp())
    return {key: moment for key, moment in moments.items() if times[key] == 1}


def _compare(shown: dict[tuple[str, str], int], told: dict[tuple[str, str], int]) -> Iterator[Seen]:
    for key in shown.keys() & told.keys():
        ahead = shown[key] - told[key]
        offset = -(-ahead // _STEP) * _STEP  # a page may leave the seconds out
        if offset - ahead < _MINUTE and abs(offset) <= _FARTHEST:
            yield told[key], offset


def find_zone(seen: Sequence[Seen]) -> str | None:
    """Return the zone in which times are as they were seen; None where too few say it, or no zone fits.

    >>> find_zone([(1_704_067_200, 3600), (1_706_000_000, 3600), (1_719_792_000, 7200)])
    'Europe/Paris'
    """
    if len(seen) < _FEWEST:
        return None
    seen = seen[:: -(-len(seen) // _ENOUGH)]
    enough = max(_FEWEST, -(-len(seen) * 9 // 10))
    offset, most = max(Counter(offset for _, offset in seen).items(), key=lambda one: (one[1], one[0]))
    months = {datetime.fromtimestamp(moment, UTC).month for moment, one in seen if one == offset}
    is_whole_year = bool(months & _WINTER and months & _SUMMER)
    if most == len(seen) and not is_whole_year:
        return name_offset(offset)
    fits = {name: sum(_is_ahead(name, *one) for one in seen) for name in rank_zones()}
    best = max(fits.values(), default=0)
    if most >= enough and not is_whole_year and best < most + _LUCK:
        return name_offset(offset)
    found = next((name for name in rank_zones() if fits[name] == best >= enough), None)
    return "UTC" if found == _UTC else found


def _is_ahead(name: str, moment: int, offset: int) -> bool:
    found = datetime.fromtimestamp(moment, ZoneInfo(name)).utcoffset()
    return found is not None and found.total_seconds() == offset


__all__ = ["find_zone", "match_zone"]
