"""Which message of one delivery of a conversation is which of another: pure rules, without a database.

A phone exports a chat as often as one likes: with media and without, before and after somebody was renamed, in another
language, to the minute or the second, and what was text is deleted or edited since (formats/whatsapp.md section 5).
There are no ids.  What stays is the order and the minute.  So the messages of each minute (second, where both say it)
are aligned as sequences: equal ones first, then pairs of which one can have become the other.  Messages of one delivery
are never taken for one.  The time is bounded: a minute with very many messages is matched by equality, then in order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import Final, NamedTuple

_MOST_CELLS: Final = 4_000
_LOOK_AHEAD: Final = 40
_LIKELY: Final = 12  # a notice of one family, a file of one kind
_EQUAL: Final = 32  # more than any number of mere likenesses that it could cost
_FILES: Final = frozenset({"photo", "video", "audio", "gif", "sticker", "file", "media", "contact"})
_VAGUE: Final = frozenset({"unknown_empty", "undecryptable", "empty"})
_MOVING: Final = frozenset({"video", "gif"})
_MENTION: Final = re.compile(r"@\S+")
_UNSEEN: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Line(NamedTuple):
    """One message as it is compared: `text` folded by `fold_text`, "" where there is none."""

    sender: int | None
    kind: str
    text: str = ""
    files: frozenset[str] = frozenset()
    event: str | None = None
    is_unsent: bool = False
    is_edited: bool = False
    seconds: int | None = None
    link: str | None = None
    own_id: str | None = None


def fold_text(text: str | None) -> str:
    """Return a text as it is compared: without what nobody sees, blanks of any width being one."""
    if not text:
        return ""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(_UNSEEN.sub("", text).split())


class Names:
    """Who of one delivery is who of another: learned from what both say in the same minute."""

    def __init__(self) -> None:
        self._votes: Counter[tuple[int, int]] = Counter()
        self._here: set[int] = set()
        self._there: set[int] = set()
        self._as_new: dict[int, int] = {}

    def meet(self, there: Iterable[int | None], here: Iterable[int | None]) -> None:
        """Take note of all who write, there (older) and here."""
        self._there.update(one for one in there if one is not None)
        self._here.update(one for one in here if one is not None)

    def learn(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        """Count who says the same in one minute, where each says it once."""
        said = _find_once(old)
        for text, sender in _find_once(new).items():
            if text in said:
                self._votes[said[text], sender] += 1

    def settle(self) -> dict[int, int]:
        """Return who there is who here, of those who are called differently."""
        best: dict[int, int] = {}
        for (old, new), votes in sorted(self._votes.items(), key=lambda item: -item[1]):
            if old != new and votes > max(self._votes[old, old], self._votes[new, new]):
                is_free = old not in best and new not in best.values()
                best.update({old: new} if is_free else {})
        self._as_new = best
        return best

    def are_same(self, old: int | None, new: int | None) -> bool:
        """Say whether two senders can be one person."""
        if old is None or new is None:
            return old is new
        known = self._as_new.get(old)
        if known is not None:
            return known == new
        if old == new:
            return True
        is_open = old not in self._here and new not in self._there and new not in self._as_new.values()
        return is_open and not any(self._votes[pair] for pair in ((old, old), (new, new)))


def _find_once(lines: Sequence[Line]) -> dict[str, int]:
    """Return texts that stand once among these, with who wrote them."""
    counts = Counter(line.text for line in lines)
    return {
        line.text: line.sender
        for line in lines
        if line.text and line.sender is not None and counts[line.text] == 1 and line.kind != "event"
    }


def pair_lines(old: Sequence[Line], new: Sequence[Line], names: Names) -> list[tuple[int, int]]:
    """Return which of the old is which of the new, as places in the two, by the place in the new."""
    head = 0
    while head < min(len(old), len(new)) and _is_equal(old[head], new[head], names):
        head += 1
    pairs = [(at, at) for at in range(head)]
    left_old, left_new = list(range(head, len(old))), list(range(head, len(new)))
    if left_old and left_new:
        if len(left_old) * len(left_new) > _MOST_CELLS:
            found = _pair_many(old, new, left_old, left_new, names)
        else:
            found = _pair_few(old, new, left_old, left_new, names)
        pairs += _pair_rest(old, new, left_old, left_new, found, names)
    return sorted(pairs, key=lambda pair: pair[1])


def _pair_few(
    old: Sequence[Line], new: Sequence[Line], left_old: list[int], left_new: list[int], names: Names
) -> list[tuple[int, int]]:
    """Return the alignment of the greatest likeness that keeps both orders."""
    scores = [[rate_likeness(old[i], new[j], names) for j in left_new] for i in left_old]
    best = [[0] * (len(left_new) + 1) for _ in range(len(left_old) + 1)]
    for i in range(len(left_old) - 1, -1, -1):
        for j in range(len(left_new) - 1, -1, -1):
            taken = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(left_old) and j < len(left_new):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((left_old[i], left_new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _pair_many(
    old: Sequence[Line], new: Sequence[Line], left_old: list[int], left_new: list[int], names: Names
) -> list[tuple[int, int]]:
    """Return pairs of equal lines, each with the first of its kind; then of likely ones that stand near each other."""
    waiting: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for i in left_old:
        waiting[old[i].kind, old[i].text].append(i)
    pairs: list[tuple[int, int]] = []
    for j in left_new:
        queue = waiting[new[j].kind, new[j].text]
        near = enumerate(islice(queue, _LOOK_AHEAD))
        at = next((at for at, i in near if _is_equal(old[i], new[j], names)), None)
        if at is not None:
            pairs.append((queue[at], j))
            del queue[at]
    return pairs


def _pair_rest(
    old: Sequence[Line],
    new: Sequence[Line],
    left_old: Sequence[int],
    left_new: Sequence[int],
    found: Sequence[tuple[int, int]],
    names: Names,
) -> list[tuple[int, int]]:
    """Return the pairs of the alignment, put right where two deliveries have another order (a phone that was offline; a
    backup goes by the time): equal lines, files and notices of one kind first, in whatever order; then the likeliest
    of what the alignment found, or of all where as much of a sender is left in both or the minute is too full."""
    sure = [(i, j) for i, j in found if rate_likeness(old[i], new[j], names) >= _LIKELY]
    rated = _rate_near(old, new, *_leave_out(left_old, left_new, sure), names)
    pairs = _take_best((pair for likeness, *pair in rated if likeness >= _LIKELY), sure)
    by_old, by_new = (
        Counter(lines[at].sender for at in those)
        for lines, those in zip((old, new), _leave_out(left_old, left_new, pairs), strict=True)
    )
    is_full = len(left_old) * len(left_new) > _MOST_CELLS
    aligned = set(found)
    rest = [
        (-likeness, (i, j) not in aligned, j, i)
        for likeness, i, j in rated
        if is_full or (i, j) in aligned or by_old[old[i].sender] == by_new[new[j].sender]
    ]
    return _take_best(((i, j) for *_, j, i in sorted(rest)), pairs)


def _leave_out(
    left_old: Sequence[int], left_new: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Return the places of those lines that are in no pair."""
    used_old, used_new = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in left_old if i not in used_old], [j for j in left_new if j not in used_new]


def _rate_near(
    old: Sequence[Line], new: Sequence[Line], open_old: Sequence[int], open_new: Sequence[int], names: Names
) -> list[tuple[int, int, int]]:
    """Return what can be one of lines that stand near each other, the likeliest first."""
    rated = []
    for at, j in enumerate(open_new):
        start = max(0, at - _LOOK_AHEAD // 2)
        for i in open_old[start : start + _LOOK_AHEAD]:
            likeness = rate_likeness(old[i], new[j], names)
            if likeness:
                rated.append((likeness, i, j))
    return sorted(rated, key=lambda one: (-one[0], one[2], one[1]))


def _take_best(pairs: Iterable[Iterable[int]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that are taken and of these, in their order, those whose lines are still free."""
    best = list(taken)
    used_old, used_new = {i for i, _ in best}, {j for _, j in best}
    for i, j in pairs:
        if i not in used_old and j not in used_new:
            best.append((i, j))
            used_old.add(i)
            used_new.add(j)
    return best


def _is_equal(old: Line, new: Line, names: Names) -> bool:
    return rate_likeness(old, new, names) == _EQUAL


def rate_likeness(old: Line, new: Line, names: Names) -> int:
    """Return how likely two lines are one message: 0 not at all, 32 when they say the same.

    A backup knows the ids of messages: two with an id are one where it is the same, whatever else they say.
    """
    if old.own_id and new.own_id:
        return _EQUAL if old.own_id == new.own_id else 0
    if _is_notice(old) and _is_notice(new):
        return _rate_events(old, new)
    if "event" in (old.kind, new.kind) or not names.are_same(old.sender, new.sender):
        return 0
    if old.kind == new.kind and old.text == new.text and (old.text or old.kind not in _FILES):
        return _EQUAL if old.files == new.files and _has_same_rest(old, new) else _rate_files(old, new)
    if old.kind in _FILES and new.kind in _FILES:
        return _rate_files(old, new)
    if old.is_unsent or new.is_unsent:
        return 6 if not (old.is_unsent and new.is_unsent) else _EQUAL
    if old.kind in _VAGUE or new.kind in _VAGUE:
        return 2
    if old.kind == new.kind == "text":
        return _rate_texts(old, new)
    return 8 if old.kind == new.kind and _has_same_rest(old, new) and not (old.text and new.text) else 0


def _is_notice(line: Line) -> bool:
    """Say whether the app wrote a line: backups tell of some by a kind of its own (joined, left)."""
    return line.kind == "event" or line.event is not None


def _has_same_rest(old: Line, new: Line) -> bool:
    same_length = None in (old.seconds, new.seconds) or old.seconds == new.seconds
    return same_length and (None in (old.link, new.link) or old.link == new.link)


def _rate_events(old: Line, new: Line) -> int:
    """Rate two notices: what the one says in one language, the other may say in another."""
    if old.text == new.text:
        return _EQUAL
    if old.event == new.event:
        return 12 if old.event != "other" else 4
    return 4 if "other" in (old.event, new.event) else 0


def _rate_files(old: Line, new: Line) -> int:
    """Rate two messages with files: one may lack the file, its kind or its caption."""
    kinds = {old.kind, new.kind}
    if len(kinds) > 1 and "media" not in kinds and not kinds <= _MOVING:
        return 0
    if old.files and new.files and not old.files & new.files and old.text != new.text:
        return 0
    if old.text and new.text and old.text != new.text:
        return 4 if old.is_edited or new.is_edited else 0
    if old.files & new.files or (
        old.kind == new.kind and old.text == new.text and not old.files and not new.files
    ):
        return _EQUAL
    return 16 if old.kind == new.kind else 14


def _rate_texts(old: Line, new: Line) -> int:
    """Rate two texts that differ: one was edited, or names somebody by number and the other by name.

    The backup of an iPhone, whose messages have ids, does not say which of them were edited.
    """
    if old.is_edited or new.is_edited:
        return 10 if _is_reworded(old.text, new.text) else 6
    if "@" in old.text and "@" in new.text and _cut_mention(old.text) == _cut_mention(new.text):
        return 8
    is_beside_backup = bool(old.own_id) != bool(new.own_id)
    return 7 if is_beside_backup and _is_reworded(old.text, new.text) else 0


def _is_reworded(one: str, other: str) -> bool:
    """Say whether two texts begin and end alike: together as much as half of the shorter.

    >>> _is_reworded("See you at nine", "See you at 9"), _is_reworded("Yes", "No")
    (True, False)
    """
    start = _count_alike(one, other)
    end = _count_alike(reversed(one[start:]), reversed(other[start:]))
    return 2 * (start + end) >= min(len(one), len(other))


def _count_alike(one: Iterable[str], other: Iterable[str]) -> int:
    """Count the letters that are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut_mention(text: str) -> tuple[str, str]:
    """Return what stands before the first mention, and the last word behind the last."""
    first, *_ = _MENTION.split(text, maxsplit=1)
    return first, text.rpartition("@")[2].rpartition(" ")[2] if text.rpartition("@")[2].count(" ") else ""


def place_new(count_old: int, count_new: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Return, for each of the new, the place of the old behind which it belongs; -1 before all of them."""
    found = {j: i for i, j in pairs}
    places, last = [], -1
    for j in range(count_new):
        last = max(last, found.get(j, -1))
        places.append(min(last, count_old - 1))
    return places
