"""Every path of a document set to wrong values, one at a time, and what must survive.

A document is cut into units: the elements of its top-level lists, and its other top-level values.  Whatever
stands in one unit, the records of all others must be read as if that unit were not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from exit_kit.archive.documents import NotJson, decode_json
from exit_kit.archive.text import store_surrogates
from exit_kit.importing.packing import ROW_WIDTH, unpack
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Album, Conversation, Record, Requested
from exit_kit.importing.registry import Match
from exit_kit.importing.work import Outcome, _read_document, get_matcher, pack_messages, read_fast
from tests.laws.archives import Tree

Path = tuple[str | int, ...]
_NEIGHBOURS = 3
# Files in which a record says something of those behind it: a row with a name, then what is in the collection of that
# name (formats/instagram_threads.md 1.4.5).  Only the whole list is read as if nothing else stood there.
SEQUENTIAL = ("saved/saved_collections.json",)


def _nest(depth: int) -> Any:
    value: Any = "deep"
    for level in range(depth):
        value = (
            [value] if level % 2 else {"value": value, "dict": [value]} if level < 8 else {"children": value}
        )
    return value


WRONG: tuple[Any, ...] = (
    None, "", "wrong", "x" * 100_000, 0, -1, 2**63, 2**64, 10**400, 1e308, float("nan"), float("inf"), "NaN", True,
    [], {}, [[["wrong"]]], _nest(60), _nest(700), store_surrogates("half \ud83d"), "nul \0 nul", [None], {"": None},
    "0001-01-01", "-62169958800", "99999999999999999999", False, -62169958800, "https://", "@[1:2:", "\n", -0.5,
)  # fmt: skip


class Reading(NamedTuple):
    """What a document gave: atoms are records, with messages one by one; `count` counts what hangs on them too."""

    atoms: Counter[str]
    count: int


def read_documents(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Yield path and document of every JSON member that can be parsed."""
    for path, data in tree.items():
        if path.endswith(".json"):
            try:
                yield path, decode_json(data)
            except NotJson:
                continue


def read_outcome(path: str, document: Any, platform: str = "facebook") -> Outcome:
    """Do the work on one decoded document, as the pipeline does; by the fast way where there is one."""
    match, notes = get_matcher(platform).match(path, document), Notes()
    if not is_fast(match, document):
        return _read_document(match, path, document, notes)
    outcome = read_fast(match, path, document, notes)
    return outcome._replace(records=list(map(unpack_messages, outcome.records)))


def read_carefully(path: str, document: Any, platform: str = "facebook") -> Outcome:
    """Do the work on one decoded document by the careful way."""
    outcome = _read_document(get_matcher(platform).match(path, document), path, document, Notes())
    return outcome._replace(records=list(map(unpack_messages, outcome.records)))


def unpack_messages(record: Record) -> Record:
    """Return a record with its messages one by one, as their rows hold them; ordinals and marks beside them."""
    found = pack_messages(record, str)
    if not isinstance(found, Conversation) or found.packed is None:
        return record
    packed = found.packed
    return found._replace(
        messages=unpack(packed), packed=(packed.rows[ROW_WIDTH - 1 :: ROW_WIDTH], packed.unspaced)
    )


def is_fast(match: Match, document: Any) -> bool:
    """Say whether a document is read by a fast way of its own."""
    alone = len(match.claims) == 1 and not match.is_ambiguous and isinstance(document, dict)
    return alone and match.claims[0].file_type.extract_fast is not None


def list_paths(value: Any, above: Path = ()) -> Iterator[Path]:
    """Yield the path of every value below a document's root, and the root's own."""
    yield above
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from list_paths(inner, (*above, key))


def count_atoms(outcome: Outcome) -> Reading:
    """Return what was read, as a bag."""
    atoms: Counter[str] = Counter()
    hanging = 0
    for record in outcome.records:
        if isinstance(record, Conversation):
            atoms.update(repr((record.key, message)) for message in record.messages)
        elif isinstance(record, Album):
            atoms.update(repr((record.name, use)) for use in record.media)
        elif isinstance(record, Requested):  # summed up from several records
            hanging += 1
        else:
            atoms[repr(record)] += 1
            hanging += len(getattr(record, "people", ())) + len(getattr(record, "media", ()))
    atoms.update(raw.json for raw in outcome.raw)
    return Reading(atoms, atoms.total() + hanging)


def list_record_keys(path: str, document: Any, platform: str = "facebook") -> set[str | int]:
    """Return the top-level keys of an object whose list elements are records, each for itself: none when kept raw."""
    if path.endswith(SEQUENTIAL):
        return set()
    claims = [
        claim
        for claim in get_matcher(platform).match(path, document).claims
        if claim.file_type.extract and not claim.file_type.is_keyed
    ]
    return {claim.file_type.records or claim.root for claim in claims}


def find_unit(document: Any, path: Path, keys: set[str | int]) -> Path:
    """Return the path of the unit that a path stands in; `keys` are those whose elements are records."""
    if isinstance(document, list):
        return path[:1]
    return path[:2] if len(path) > 1 and path[0] in keys and isinstance(document[path[0]], list) else path[:1]


def cut_document(document: Any, unit: Path) -> tuple[Any, Path]:
    """Return a smaller document: the unit with its neighbours, and some of other lists; and its path."""
    if isinstance(document, list):
        start = max(0, unit[0] - 1) if unit else 0  # type: ignore[operator]
        return document[start : start + _NEIGHBOURS], (unit[0] - start,) if unit else ()  # type: ignore[operator]
    small = {
        key: value[:_NEIGHBOURS] if isinstance(value, list) and unit[:1] != (key,) else value
        for key, value in document.items()
    }
    if len(unit) < 2:
        return small, unit
    start = max(0, unit[1] - 1)  # type: ignore[operator]
    small[unit[0]] = document[unit[0]][start : start + _NEIGHBOURS]
    return small, (unit[0], unit[1] - start)  # type: ignore[operator]


def change(document: Any, path: Path, value: Any) -> Any:
    """Return the document with one value replaced; containers on the way are copied, nothing is changed in place."""
    if not path:
        return value
    copy = document.copy()
    copy[path[0]] = change(document[path[0]], path[1:], value)
    return copy


def remove(document: Any, path: Path) -> Any:
    """Return the document without the value at a path."""
    copy = document.copy()
    if len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = remove(document[path[0]], path[1:])
    return copy


def find_element(path: Path) -> Path:
    """Return the innermost element of a list on a path, () where there is none."""
    for end in range(len(path), 0, -1):
        if isinstance(path[end - 1], int):
            return path[:end]
    return ()


class Law:
    """Checks one document under every change; remembers what is left when a unit is taken away."""

    def __init__(self, name: str, document: Any, platform: str = "facebook") -> None:
        self.name = name
        self._platform = platform
        self._keys = list_record_keys(name, document, platform)
        self._is_fast = is_fast(get_matcher(platform).match(name, document), document)
        self._document = document
        self._cuts: dict[Path, tuple[Any, Path]] = {}
        self._without: dict[tuple[Path, Path], Reading] = {}
        self.broken: list[str] = []
        self.changes = 0

    def check(self, path: Path, value: Any) -> None:
        """Set one value and note what breaks the law."""
        unit = find_unit(self._document, path, self._keys)
        small, small_unit = self._cut(unit)
        place = (*small_unit, *path[len(unit) :])
        self.changes += 1
        changed = change(small, place, value)
        try:
            outcome = read_outcome(self.name, changed, self._platform)
            reading = count_atoms(outcome)
            if self._is_fast and repr(outcome.records) != repr(self._read_carefully(changed)):
                self.broken.append(f"{self._say(path, value)}: read otherwise by the careful way")
        except Exception as error:
            self.broken.append(f"{self._say(path, value)}: {type(error).__name__}: {error}"[:400])
            return
        wrongs = self._judge(outcome, reading, unit, place)
        self.broken += [f"{self._say(path, value)}: {wrong}" for wrong in wrongs]

    def _cut(self, unit: Path) -> tuple[Any, Path]:
        if unit not in self._cuts:
            self._cuts[unit] = cut_document(self._document, unit)
        return self._cuts[unit]

    def _read_carefully(self, changed: Any) -> list[Record]:
        return read_carefully(self.name, changed, self._platform).records

    def _judge(self, outcome: Outcome, reading: Reading, unit: Path, place: Path) -> Iterator[str]:
        failed = [problem.pointer for problem in outcome.problems if problem.kind == "extractor-failed"]
        if failed:
            yield f"extractor failed at {failed}"
        small, small_unit = self._cut(unit)
        if len(place) < 2 and not isinstance(small, list):
            return  # a whole top-level value: nothing stands beside it but itself
        if small_unit and isinstance(small_unit[-1], int):
            lost = self._read_without(unit, small_unit).atoms - reading.atoms
            if lost:
                yield f"lost {next(iter(lost))[:300]}"
        element = find_element(place)
        if element and "label_values" not in place:
            left = self._read_without(unit, element).count
            if left > reading.count:
                yield f"more than one element of {left} lost"

    def _read_without(self, unit: Path, path: Path) -> Reading:
        """Return what is left of the document around a unit once one value is taken out of it."""
        if (unit, path) not in self._without:
            rest = remove(self._cut(unit)[0], path)
            self._without[unit, path] = count_atoms(read_outcome(self.name, rest, self._platform))
        return self._without[unit, path]

    def _say(self, path: Path, value: Any) -> str:
        return f"{self.name} {'/'.join(map(str, path))} = {value!r:.40}"
