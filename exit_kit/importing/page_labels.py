"""Labels of a page: which key of JSON each stands for, known by its words, else by what stands beside it.

An importer's table of words covers some languages.  In all others a label is known by all its values on the page:
internet addresses, addresses of the web, browsers, moments, numbers, countries show what they are, and where the shape
of the record has one key for such values left, that is the key.  Of two moments the earlier one is the one that comes
first (created, updated).  Where a record has city, region and country, they stand in that order; what begins every
record is its name.  A label of which that says nothing stays a label: nothing is guessed by likeness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from exit_kit.importing.label_values import fold_word
from exit_kit.importing.shapes import Shape

ReadTime = Callable[[str], int | None]
# One label with the text beside it, of one record.
Shown = tuple[str, str]
_ENDINGS: Final = ("timestamp", "time")
_WHOLE: Final = re.compile(r"-?\d{1,18}")
_TIME_KEY: Final = re.compile(r"(?:^|_)(?:timestamp|time|date)$")
# Of two moments of a record the first is never the later one.
_SPANS: Final = (
    ("created_timestamp", "updated_timestamp"),
    ("creation_timestamp", "updated_timestamp"),
    ("added_timestamp", "removed_timestamp"),
    ("start_timestamp", "end_timestamp"),
    ("taken_timestamp", "modified_timestamp"),
)
_MOST_WORDS_BEFORE: Final = 4  # before a date
_PLAIN_TIMES: Final = {"timestamp", "time"}
_PLACE: Final = ("city", "region", "country")
_NAME: Final = "name"
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


def read_last_date(text: str, read_time: ReadTime) -> int | None:
    """Return the date that a text ends in: `Backdated to Feb 11, 2008 1:00:00 pm`."""
    if not any(map(str.isdecimal, text)):
        return None
    starts = [0, *(found.end() for found in re.finditer(r"[\s:：]+", text))][: _MOST_WORDS_BEFORE + 1]
    found_dates = (read_time(text[start:]) for start in starts)
    return next((seconds for seconds in found_dates if seconds is not None), None)


class Labels:
    """The spellings of keys: for each key the labels that stand for it, in every language that is known.

    `yes` and `no` are the words for true and false.  `forms` are the keys of values that show what they are in any
    language: internet addresses, links, names of browsers.
    """

    def __init__(
        self,
        spellings: Mapping[str, Iterable[str]],
        yes: Iterable[str],
        no: Iterable[str],
        forms: Iterable[tuple[re.Pattern[str], tuple[str, ...]]] = (),
    ) -> None:
        self._forms = tuple(forms)
        self._keys: dict[str, list[str]] = {}
        for key, labels in spellings.items():
            for label in labels:
                self._keys.setdefault(fold_word(label), []).append(key)
        self._choices = {fold_word(word): True for word in yes} | {fold_word(word): False for word in no}

    def find_key(self, label: str, keys: Iterable[str]) -> str | None:
        """Return the key that a label stands for, of those that there are."""
        folded = fold_word(label)
        known = _list_own_names(tuple(keys))
        if folded in known:
            return known[folded]
        return next((key for key in self._keys.get(folded, ()) if key in known.values()), None)

    def find_only_key(self, label: str) -> str | None:
        """Return the key that a label stands for wherever it stands, None where no word says it or several do."""
        keys = self._keys.get(fold_word(label), ())
        return keys[0] if len(keys) == 1 else None

    def find_place(self, label: str, shape: Shape) -> tuple[str, str] | None:
        """Return the key that a label stands for, behind "" or the key of the sub-object that has it.

        Pages show some objects flat: "Pronoun" stands beside "Gender".
        """
        key = self.find_key(label, shape.fields)
        if key:
            return "", key
        for holder, kind in shape.fields.items():
            inner = self.find_key(label, kind.fields) if isinstance(kind, Shape) else None
            if inner:
                return holder, inner
        return None

    def find_by_form(self, text: str, keys: Iterable[str]) -> str | None:
        """Return the key that a value shows to be its own, of those that there are."""
        left = set(keys)
        found = (key for form, known in self._forms if form.match(text) for key in known if key in left)
        return next(found, None)

    def read_choice(self, text: str) -> bool | None:
        """Return true or false for a word, None when it is neither."""
        return self._choices.get(fold_word(text))


@cache
def _list_own_names(keys: tuple[str, ...]) -> dict[str, str]:
    """Return each key by how it reads itself: `created_timestamp` is "created", unless there is a key of that name."""
    names: dict[str, str] = {}
    for key in keys:
        for ending in _ENDINGS:
            short = fold_word(key).removesuffix(ending)
            if short and short != fold_word(key):
                names[short] = key
    return names | {fold_word(key): key for key in keys}


def learn_labels(
    tables: Sequence[Sequence[Shown]],
    shape: Shape,
    labels: Labels,
    read_time: ReadTime,
    taken: Collection[str] = (),
) -> dict[str, str]:
    """Return the keys of labels that no word tells, given all records of a page; `taken` are keys shown elsewhere.

    Where the words for most labels are known, so is the language, and a label without a key is a new one.
    """
    places = {label: labels.find_place(label, shape) for table in tables for label, _ in table}
    known = {place[1] for place in places.values() if place}
    if 2 * len(known) >= len(places):
        return {}
    free = {key: kind for key, kind in shape.fields.items() if key not in known and key not in taken}
    unknown: dict[str, list[str]] = {}
    for table in tables:
        for label, text in table:
            if places[label] is None and text:
                unknown.setdefault(label, []).append(text)
    words = {label: place[1] for label, place in places.items() if place and not place[0]}
    learner = _Learner(tables, unknown, free, shape, words, labels, read_time)
    learner.learn_forms()
    learner.learn_moments()
    learner.learn_places()
    learner.learn_names()
    return learner.found


@dataclass(slots=True)
class _Learner:
    """What is being learned of a page: labels without a key, with all their values, and the keys that are left."""

    tables: Sequence[Sequence[Shown]]
    unknown: dict[str, list[str]]
    free: dict[str, Any]
    shape: Shape
    words: dict[str, str]  # labels that are known, with their keys
    labels: Labels
    read_time: ReadTime
    found: dict[str, str] = field(default_factory=dict)

    def take(self, label: str, key: str) -> None:
        """Give a label its key."""
        self.found[label] = key
        del self.unknown[label], self.free[key]

    def learn_forms(self) -> None:
        """Take labels whose values show what they are, where no other label has values of that form."""
        shown = {label: self._find_form(values) for label, values in self.unknown.items()}
        times = Counter(shown.values())
        for label, key in shown.items():
            if key and times[key] == 1:
                self.take(label, key)

    def _find_form(self, values: list[str]) -> str | None:
        keys = {self.labels.find_by_form(text, self.free) for text in values}
        if len(keys) == 1 and None not in keys:
            return keys.pop()
        if "country" in self.free and all(map(_COUNTRY.fullmatch, values)):
            return "country"
        kind: type | None = None
        if all(self.labels.read_choice(text) is not None for text in values):
            kind = bool
        elif all(map(_WHOLE.fullmatch, values)):
            kind = int
        left = [
            key
            for key, one in self.free.items()
            if kind in (one if isinstance(one, tuple) else (one,)) and not _TIME_KEY.search(key)
        ]
        return left[0] if len(left) == 1 else None

    def learn_moments(self) -> None:
        """Take a label of moments where one key for such is left, or two of which the first is the earlier one."""
        moments = {
            label: values
            for label, values in self.unknown.items()
            if all(any(map(str.isdecimal, text)) and self.read_time(text) is not None for text in values)
        }
        keys = [key for key, kind in self.free.items() if kind is int and _TIME_KEY.search(key)]
        span = next((span for span in _SPANS if set(span) == set(keys) - _PLAIN_TIMES), None)
        if len(moments) == 1 and (len(keys) == 1 or span):
            self.take(next(iter(moments)), span[0] if span else keys[0])
        elif len(moments) == 2 and span:
            order = self._find_order(*moments)
            for label, key in zip(order, span, strict=False):
                self.take(label, key)

    def _find_order(self, one: str, other: str) -> tuple[str, ...]:
        """Return two labels in the order of their moments, none where the records do not agree."""
        shown = [{label: self.read_time(text) for label, text in table} for table in self.tables]
        both = [(table[one] or 0, table[other] or 0) for table in shown if one in table and other in table]
        if all(first <= second for first, second in both) and any(first < second for first, second in both):
            return one, other
        if all(first >= second for first, second in both) and any(first > second for first, second in both):
            return other, one
        return ()

    def learn_places(self) -> None:
        """Take the two labels before the country's for the city and the region."""
        known = self.words | self.found
        country = next((label for label, key in known.items() if key == _PLACE[-1]), None)
        if country is None or not self.free.keys() >= set(_PLACE[:2]):
            return
        before = {
            tuple(label for label, _ in table[at - 2 : at])
            for table in self.tables
            for at, (label, _) in enumerate(table)
            if label == country and at >= 2
        }
        whole = {two for two in before if self.unknown.keys() >= set(two)}
        if len(whole) == 1:
            for label, key in zip(whole.pop(), _PLACE, strict=False):
                self.take(label, key)

    def learn_names(self) -> None:
        """Take the label with which every record begins for its name, where names stand in no heading."""
        first = {table[0][0] if table else "" for table in self.tables}
        label = first.pop() if len(first) == 1 else ""
        if (
            _NAME in self.free
            and label in self.unknown
            and not any(map(self._is_formed, self.unknown[label]))
        ):
            self.take(label, _NAME)

    def _is_formed(self, text: str) -> bool:
        """Say whether a text shows that it is no name."""
        is_number = _WHOLE.fullmatch(text) is not None or self.read_time(text) is not None
        return is_number or self.labels.find_by_form(text, self.shape.fields) is not None


__all__ = ["Labels", "ReadTime", "Shown", "learn_labels", "read_last_date"]
