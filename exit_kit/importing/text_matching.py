"""The zones of plain texts, as other exports of the same chats tell them: by what was said, and when.  Before that,
where a text leaves open which number of its dates is the day, that too (`order_matching`).

A text has the wall clock of the phone that exported it, and nothing in it says which (formats/whatsapp.md section 0,
fact 6).  An app's own database has the moments.  So what stands once in both tells how far the text is ahead, summer
and winter, and that tells its zone.  Two texts of one chat, exported in different zones, tell only how far they are
apart: then the older is read as if there were no other, and the newer by its distance from it (`zone_steps`).  Either
way each message becomes one row.

Most texts share nothing: a large one whose lines do not even end as those of another is not read for this. Whose times
are known goes first, then what the user said, unless it contradicts them: one word for all chats (`exit-kit rebuild
--timezone`) cannot hold for two exports of a chat that are hours apart. What is matched with it is known from then on,
until nothing more is found. All of it depends on nothing but the kept texts in the one order of reading, and on what
the user has said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, NamedTuple
from zlib import crc32

from exit_kit.importing.clock_matching import find_zone
from exit_kit.importing.clocks import (
    ASSUMED,
    DISTANCE,
    GIVEN,
    MATCHED,
    OFFSET,
    OTHER,
    UNTOLD,
    Clock,
    TextOrder,
    TextZone,
    read_zone,
)
from exit_kit.importing.contract import TextSource
from exit_kit.importing.line_ends import Ends, find_alike
from exit_kit.importing.order_matching import find_orders
from exit_kit.importing.packing import ROW_WIDTH
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Conversation
from exit_kit.importing.work import Job, do_job, find_text_type
from exit_kit.importing.zone_steps import find_steps, render_steps
from exit_kit.store.members import Text
from exit_kit.wording import format_plural

_LONG: Final = 12  # bytes of what was said that can be known again
_TELLING: Final = 40  # bytes of what hardly anybody says a second time: two such messages tell a zone
_KEPT: Final = 4_000  # numbers of one chat: enough to meet those of an export that shares a hundredth with it
_STEP: Final = 900  # zones lie quarters of an hour apart
_JITTER: Final = 90  # one phone says when a message was sent, another when it arrived; some leave seconds out
_FARTHEST: Final = 26 * 3600
_FEWEST: Final = 3
_SMALL_BYTES: Final = 20_000  # a text of so few messages is soon read
_OPEN: Final = (ASSUMED, OFFSET, OTHER)
# What was said and when: seconds since the epoch, UTC or as a wall clock shows them.
Told = Iterable[tuple[int, str | None]]
Said = Mapping[int, int]


class Sources(NamedTuple):
    """What reads members: the bytes of a text; its wall clock with what was said, None where it is no such text;
    moments with what was said of any other member; and the orders of day and month that the dates of a text leave."""

    read_bytes: Callable[[Text], Iterable[bytes]]
    read_text: Callable[[Text, Clock], Told | None]
    read_document: Callable[[Text], Told]
    read_orders: Callable[[Text], Sequence[str]]


def list_said(
    text: Text, head: bytes, chunks: Callable[[], Iterable[bytes]], clock: Clock
) -> Iterator[tuple[int, str | None]] | None:
    """Return what was said in a text that begins so, and when by its own clock; None where nothing can be told."""
    file_type = find_text_type(text.platform, head)
    if file_type is None or file_type.text is None or file_type.text.list_said is None:
        return None
    clock = replace(clock.for_text(text.path, text.modified_at), timezone="UTC")
    return file_type.text.list_said(TextSource(text.path, chunks, clock, Notes()))


def list_orders(text: Text, head: bytes, chunks: Callable[[], Iterable[bytes]]) -> Sequence[str]:
    """Return the orders in which the dates of a text that begins so can be read, none where they show it themselves."""
    file_type = find_text_type(text.platform, head)
    if file_type is None or file_type.text is None or file_type.text.list_orders is None:
        return ()
    clock = replace(UNTOLD, not_after=text.modified_at)
    return file_type.text.list_orders(TextSource(text.path, chunks, clock, Notes()))


def list_moments(job: Job | None) -> Iterator[tuple[int, str | None]]:
    """Yield what was said in a document, and when."""
    records = do_job(job).records if job else ()
    for packed in (one.packed for one in records if isinstance(one, Conversation) and one.packed):
        for at, words in zip(packed.rows[2::ROW_WIDTH], packed.rows[4::ROW_WIDTH], strict=True):
            if at and words:
                yield int(datetime.fromisoformat(at).timestamp()), words


@dataclass(eq=False)
class _Known:
    """A text with what was said in it; `zone` is None as long as nobody knows it."""

    text: Text
    clock: Clock
    said: Said
    zone: TextZone | None = None

    @property
    def name(self) -> str:
        """Return the name of the zone by which it is read."""
        return self.zone.timezone if self.zone else self.clock.timezone or "UTC"


def match_texts(
    texts: Sequence[Text], clocks: Mapping[int, Clock], is_plain: Callable[[Text], bool], sources: Sources
) -> dict[int, Clock]:
    """Return the clocks of exports, with the zones of texts that other exports of their chats tell."""
    found = dict(clocks)
    for account in dict.fromkeys(text.account_id for text in texts if is_plain(text)):
        those = [text for text in texts if text.account_id == account]
        plain = [text for text in those if is_plain(text) and text.export_id in clocks]
        if any(clocks[text.export_id].timezone_from in (*_OPEN, GIVEN) for text in plain):
            documents = [text for text in those if not is_plain(text) and text.path.lower().endswith(".json")]
            found |= _match_account(plain, documents, clocks, sources)
    return found


def _match_account(
    plain: Sequence[Text], documents: Sequence[Text], clocks: Mapping[int, Clock], sources: Sources
) -> dict[int, Clock]:
    told, ends = _Sampler(), Ends()
    for text in documents:
        said = list(sources.read_document(text))
        told.add(said)
        ends.add_lines(words.encode("utf-8", "replace") for _, words in said if words)
    moments = told.finish()
    if not moments and len(plain) < 2:
        return {}
    sketches = [_sketch(sources.read_bytes(text)) for text in plain]
    alike = find_alike([ends.finish(), *sketches])
    near = [text for at, text in enumerate(plain, 1) if at in alike or text.size_bytes < _SMALL_BYTES]
    clocks, said_in = _match_orders(near, clocks, moments, sources)
    known = list(_read_texts(near, clocks, sources, said_in))
    settled = [one for one in known if one.clock.timezone_from not in _OPEN]
    sure = _Moments(moments, (one for one in settled if one.clock.timezone_from != GIVEN))
    for one in settled:
        if one.clock.timezone_from == GIVEN:
            _match(one, sure)
            sure.add(one)
    _match_known(known, sure)
    found = _complete(plain, clocks, known)
    for one in known:
        one.clock = found[one.text.export_id]
    _match_others([one for one in known if one.zone is None and one not in settled])
    return _complete(plain, found, known)


def _match_orders(
    near: Sequence[Text], clocks: Mapping[int, Clock], moments: Said, sources: Sources
) -> tuple[dict[int, Clock], dict[Text, Said]]:
    """Return the clocks of exports with the orders of those texts that leave it open and share something; and what was
    said in the texts that were read for that."""
    found = dict(clocks)
    readings = {
        text: read for text in near if (read := _read_by_order(text, clocks[text.export_id], sources))
    }
    if not readings:
        return found, {}
    certain = (text for text in near if text not in readings)
    said = {one.text: one.said for one in _read_texts(certain, clocks, sources)}
    sure = _Moments(moments, (_Known(text, clocks[text.export_id], one) for text, one in said.items()))
    for text, order in find_orders(readings, sure.moments).items():
        clock = found[text.export_id]
        found[text.export_id] = replace(clock, of_orders=(*clock.of_orders, (text.path, order)))
        said[text] = readings[text][order.order]
    return found, said


def _read_by_order(text: Text, clock: Clock, sources: Sources) -> dict[str, Said]:
    """Return what was said in a text by each order in which its dates can be read, nothing where they show it."""
    read: dict[str, Said] = {}
    for order in sources.read_orders(text):
        assumed = replace(clock, of_orders=((text.path, TextOrder(order, is_certain=True, evidence="")),))
        read.update((order, one.said) for one in _read_texts([text], {text.export_id: assumed}, sources))
    return read


def _read_texts(
    plain: Iterable[Text],
    clocks: Mapping[int, Clock],
    sources: Sources,
    known: Mapping[Text, Said] = MappingProxyType({}),
) -> Iterator[_Known]:
    """Yield texts with what was said in them, where nobody has read that yet."""
    for text in plain:
        clock = clocks[text.export_id]
        if text in known:
            yield _Known(text, clock, known[text])
            continue
        sampler = _Sampler()
        told = sources.read_text(text, clock)
        if told is not None:
            sampler.add(told)
            yield _Known(text, clock, sampler.finish())


def _sketch(chunks: Iterable[bytes]) -> frozenset[int]:
    ends, rest = Ends(), b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        ends.add_lines(lines)
    ends.add_lines((rest,))
    return ends.finish()


class _Sampler:
    """Keeps of what was said the smallest numbers: of two exports of one chat the same ones, however long each is.

    The numbers of long texts are odd.
    """

    def __init__(self) -> None:
        self._said: dict[int, int | None] = {}
        self._most = 1 << 33

    def add(self, told: Told) -> None:
        """Take what was said; what is said twice tells nothing."""
        said, most = self._said, self._most
        for at, text in told:
            if text is None or len(text) * 4 < _LONG:
                continue
            plain = " ".join(text.split()).encode("utf-8", "replace")
            number = crc32(plain) << 1 | (len(plain) >= _TELLING)
            if number <= most and len(plain) >= _LONG:
                said[number] = None if number in said else at
                if len(said) > 2 * _KEPT:
                    most = self._most = sorted(said)[_KEPT]
                    said = self._said = {one: at for one, at in said.items() if one <= most}

    def finish(self) -> Said:
        """Return the numbers of what was said once, each with its time."""
        return {number: at for number, at in self._said.items() if at is not None}


class _Shared(NamedTuple):
    """What a text shares with moments that are known: each, and how many seconds its clock is ahead, a long text twice;
    and how many messages these are."""

    seen: list[tuple[int, int]]
    messages: int


class _Moments:
    """Moments that are known, UTC; what several tell differently is none."""

    def __init__(self, moments: Said, settled: Iterable[_Known]) -> None:
        self.moments = dict(moments)
        for one in settled:
            self.add(one)

    def add(self, one: _Known) -> None:
        """Take the moments of a text whose zone is known."""
        for number, at in _read_moments(one).items():
            self.moments.setdefault(number, at)

    def compare(self, one: _Known) -> _Shared:
        """Return what a text shares with them."""
        return _compare(self.moments, one.said)


def _read_moments(one: _Known) -> Said:
    """Return what was said in a text with its moments, UTC."""
    zone = read_zone(one.name)
    if zone is UTC:
        return one.said

    def convert(at: int) -> int:
        return int(datetime.fromtimestamp(at, UTC).replace(tzinfo=zone).timestamp())

    return {number: convert(at) for number, at in one.said.items()}


def _compare(moments: Said, said: Said) -> _Shared:
    seen: list[tuple[int, int]] = []
    count = 0
    for number in moments.keys() & said.keys():
        away = said[number] - moments[number]
        ahead = round(away / _STEP) * _STEP
        if abs(away - ahead) <= _JITTER and abs(ahead) <= _FARTHEST:
            count += 1
            seen += [(moments[number], ahead)] * (2 if number & 1 else 1)
    return _Shared(sorted(seen), count)


def _match_known(known: Sequence[_Known], moments: _Moments) -> None:
    """Give zones to texts that share enough with what is known, and to those that share it with these."""
    waiting = [one for one in known if one.clock.timezone_from in _OPEN]
    found = waiting
    while found:
        found = [one for one in waiting if _match(one, moments)]
        waiting = [one for one in waiting if one.zone is None]
        for one in found:
            moments.add(one)


def _match(one: _Known, moments: _Moments) -> bool:
    seen, count = moments.compare(one)
    name = _name_zone(one, seen)
    if name is not None:
        shows = f"{format_plural(count, 'message')} that another export or a backup has too"
        shows += f", against --timezone {one.name}" if one.clock.timezone_from == GIVEN else ""
        one.zone = TextZone(name, MATCHED, shows)
    return name is not None


def _name_zone(one: _Known, seen: Sequence[tuple[int, int]]) -> str | None:
    """Return the zone in which a text is ahead as it was seen: that of the account's other texts, where it fits too."""
    if len(seen) < _FEWEST:
        return None
    if one.clock.timezone_from in (OTHER, GIVEN) and _fits(one.name, seen):
        return one.name if one.clock.timezone_from == OTHER else None
    steps = find_steps(seen)
    return find_zone(seen) or (render_steps(steps) if steps else None)


def _fits(name: str, seen: Sequence[tuple[int, int]]) -> bool:
    zone = read_zone(name)
    ahead = (datetime.fromtimestamp(at, UTC).astimezone(zone).utcoffset() for at, _ in seen)
    fitting = sum(
        found is not None and found.total_seconds() == far
        for found, (_, far) in zip(ahead, seen, strict=True)
    )
    return 10 * fitting >= 9 * len(seen)


def _match_others(left: Sequence[_Known]) -> None:
    """Match texts with each other, of whose chats nobody knows the moments: the first of a chat stands for it."""
    waiting = list(left)
    while waiting:
        first, *waiting = waiting
        is_assumed = first.clock.timezone_from == ASSUMED
        moments, found = _Moments({}, [first]), [first]
        while found:
            found = [one for one in waiting if _set_apart(one, moments, is_assumed=is_assumed)]
            waiting = [one for one in waiting if one not in found]
            for one in found:
                moments.add(one)


def _set_apart(one: _Known, moments: _Moments, *, is_assumed: bool) -> bool:
    """Give a text its distance from others of its chat, or its zone, where theirs is more than assumed; say whether it
    is of that chat."""
    if not is_assumed:
        return _match(one, moments)
    seen, count = moments.compare(one)
    steps = find_steps(seen)
    if steps and any(step.ahead for step in steps):
        shows = f"{format_plural(count, 'message')} that another export has too, whose own zone is not known"
        one.zone = TextZone(render_steps(steps), DISTANCE, shows)
    return steps is not None


def _complete(
    plain: Iterable[Text], clocks: Mapping[int, Clock], known: Sequence[_Known]
) -> dict[int, Clock]:
    """Return the clocks of the exports of texts, with what was found for each."""
    names = {one.zone.timezone for one in known if one.zone and one.zone.timezone_from == MATCHED}
    found = {}
    for export in dict.fromkeys(text.export_id for text in plain):
        clock = clocks[export]
        zones = {one.text.path: one.zone for one in known if one.text.export_id == export and one.zone}
        own = {(zone.timezone, zone.timezone_from) for zone in zones.values()}
        is_all = all(text.path in zones for text in plain if text.export_id == export)
        if is_all and len(own) == 1:
            name, how = own.pop()
            clock = replace(clock, timezone=name, timezone_from=how)
        elif len(names) == 1 and clock.timezone_from in (ASSUMED, OFFSET):
            clock = replace(clock, timezone=next(iter(names)), timezone_from=OTHER)
        found[export] = replace(clock, of_texts=tuple(sorted(zones.items())))
    return found


__all__ = ["Sources", "list_moments", "list_orders", "list_said", "match_texts"]
