"""What the classic layouts ask of shapes, extraction and matching: keyed objects, bare values, wrappers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exit_kit.importing.contract import FileType, Importer, Source
from exit_kit.importing.extraction import extract_document
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Fact, Record
from exit_kit.importing.registry import Claim, Matcher
from exit_kit.importing.shapes import Entries, Fields, Keyed, Many, Shape


def test_each_entry_of_an_object_whose_keys_are_data_is_a_record() -> None:
    notes = Notes()
    assert list(Entries(Many(str)).read([{"Group": ["a"], "Other": [], "None": None}], notes)) == [
        {"key": "Group", "entry": ["a"]},
        {"key": "Other", "entry": []},
    ]
    assert len(notes) == 0


def test_a_wrong_entry_keeps_its_key_and_costs_the_others_nothing() -> None:
    notes = Notes()
    read = list(Entries(Shape(name=str)).read([{"a": 3, "b": {"name": "B"}}, "no object"], notes))
    assert read == [{"key": "a"}, {"key": "b", "entry": {"name": "B"}}]
    assert [problem.kind for problem in notes] == ["wrong-type", "wrong-type"]


def test_an_extractor_never_meets_null_inside_a_list_or_a_keyed_object() -> None:
    shape = Shape(names=Many(str), things=Many(Shape(name=str)), keyed=Keyed(int))
    record = {"names": ["a", None], "things": [None, {"name": "b"}], "keyed": {"x": 1, "y": None}}
    assert list(shape.read([record], Notes())) == [
        {"names": ["a"], "things": [{"name": "b"}], "keyed": {"x": 1}},
    ]


def _extract(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    for fields in records:
        yield Fact("test", None, fields.get("value") or fields.get("name"))


def _make(shape: Shape) -> FileType:
    return FileType(name="things", about="Things.", paths=("things.json",), shape=shape, extract=_extract)


def test_a_bare_value_is_a_record_only_where_the_shape_says_so() -> None:
    for shape, values, kinds in ((Shape(value=str), ["a"], []), (Shape(name=str), [], ["wrong-type"])):
        notes = Notes()
        records = extract_document(Claim(_make(shape), ""), "things.json", ["a"], notes)
        assert [record.value for record in records if isinstance(record, Fact)] == values
        assert [problem.kind for problem in notes] == kinds


def test_a_list_under_one_unknown_key_at_a_known_path_is_read_and_a_lone_record_is_not_taken_for_it() -> None:
    importer = Importer("p", "P", frozenset(), (), (_make(Shape(name=str, tags=Many(str))),), _no, _no, bool)
    matcher = Matcher(importer)
    assert [
        claim.root for claim in matcher.match("things.json", {"status_updates": [{"name": "a"}]}).claims
    ] == ["status_updates"]
    for document in ({"tags": ["a"]}, {"name": "a"}, {"unknown": 3}, {"a": [], "b": []}):
        assert [claim.root for claim in matcher.match("things.json", document).claims] == [""]


def _no(given: object) -> None:
    return None
