"""The generic record: walked whatever its depth, order, language and size (formats/facebook.md 1.5)."""

from __future__ import annotations

import io
from typing import Any

import orjson

from exit_kit.archive.documents import Stream
from exit_kit.importing.contract import FileType, Importer
from exit_kit.importing.extraction import extract_document, extract_stream, list_raw
from exit_kit.importing.label_values import (
    MOST_DEPTH,
    TIMESTAMP,
    Leaf,
    declare_record,
    find_leaf,
    find_value,
    make_words,
    read_labelled,
    read_leaves,
    split_groups,
)
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Fact
from exit_kit.importing.registry import make_matcher
from exit_kit.importing.shapes import Keyed, Many, Shape

WORDS = make_words({"name": ("Name", "Tên"), "url": ("URL",)})


def walk(*entries: Any) -> list[tuple[tuple[str, ...], str, Any]]:
    leaves = read_leaves({"label_values": list(entries)}, Notes())
    return [(leaf.labels, leaf.kind, leaf.value) for leaf in leaves]


def test_every_kind_of_value_becomes_a_leaf_in_the_order_of_the_export() -> None:
    assert walk(
        {"label": "Name", "value": "Ada"},
        {"label": "When", "timestamp_value": 5},
        {"label": "Link", "value": "here", "href": "https://x.example/"},
        {"label": "File", "media": [{"uri": "a.jpg", "creation_timestamp": 4}]},
        {
            "label": "Topics",
            "vec": [{"value": "a"}, {"timestamp_value": 6}, {"dict": [{"label": "N", "value": "b"}]}],
        },
    ) == [
        (("Name",), "value", "Ada"),
        (("When",), "timestamp", 5),
        (("Link",), "value", "here"),
        (("Link",), "href", "https://x.example/"),
        (("File",), "media", {"uri": "a.jpg", "creation_timestamp": 4}),
        (("Topics",), "value", "a"),
        (("Topics",), "timestamp", 6),
        (("Topics", "N"), "value", "b"),
    ]


def test_five_levels_deep_the_path_names_every_level() -> None:
    entry: dict[str, Any] = {"label": "Name", "value": "Bob"}
    for title in ("four", "three", "two", "one"):
        entry = {"title": title, "dict": [{"title": "", "dict": [entry]}]}
    assert walk(entry) == [(("one", "two", "three", "four", "Name"), "value", "Bob")]


def test_the_same_label_twice_keeps_both_and_look_up_takes_the_first() -> None:
    record = {"label_values": [{"label": "Title", "value": "first"}, {"label": "Title", "value": "second"}]}
    leaves = list(read_leaves(record, Notes()))
    assert [leaf.value for leaf in leaves] == ["first", "second"]
    assert find_value(leaves, "title", words=WORDS) == "first"


def test_labels_without_value_unset_times_and_empty_lists_say_nothing() -> None:
    assert walk(
        {"label": "X"}, {"label": "T", "timestamp_value": 0}, {"label": "V", "vec": []}, {"label": "D", "dict": []},
        {"label": "E", "value": ""}, None,
    ) == []  # fmt: skip


def test_a_url_that_is_value_and_href_counts_once() -> None:
    assert walk({"label": "URL", "value": "https://x.example/", "href": "https://x.example/"}) == [
        (("URL",), "href", "https://x.example/")
    ]


def test_bare_values_stand_for_lists_of_one() -> None:
    assert walk({"label": "A", "vec": "x"}, {"label": "B", "dict": {"label": "C", "value": "y"}}) == [
        (("A",), "value", "x"),
        (("B", "C"), "value", "y"),
    ]


def test_wrong_types_cost_the_value_alone_and_are_noted() -> None:
    notes = Notes()
    record = {
        "label_values": [
            7,
            {"label": ["a"], "value": {"x": 1}},
            {"label": "Wide", "vec": 5, "dict": "text", "media": [3]},
            {"label": "T", "timestamp_value": "soon"},
            {"label": "Kept", "value": "yes"},
        ]
    }
    leaves = list(read_leaves(record, notes))
    assert Leaf(("Kept",), (), "value", "yes") in leaves
    assert {problem.kind for problem in notes} == {"wrong-type", "unknown-shape"}
    assert [stray for _, stray in notes.strays] == [record["label_values"][1]]


def test_hostile_nesting_ends_at_the_limit_with_a_note() -> None:
    entry: dict[str, Any] = {"label": "deep", "value": "x"}
    for _ in range(50_000):
        entry = {"title": "t", "dict": [entry]}
    notes = Notes()
    assert list(read_leaves({"label_values": [entry, {"label": "after", "value": "y"}]}, notes)) == [
        Leaf(("after",), (), "value", "y")
    ]
    assert [problem.kind for problem in notes] == ["too-deep"]
    assert MOST_DEPTH < 100
    while "dict" in entry:  # taken apart by hand: freeing it whole would recurse
        entry = entry.pop("dict")[0]


def test_the_field_name_wins_over_labels_and_labels_over_shape() -> None:
    record = {
        "label_values": [
            {"label": "Name", "value": "by label"},
            {"label": "irgendwas", "ent_field_name": "name", "value": "by field"},
        ]
    }
    leaves = list(read_leaves(record, Notes()))
    assert find_value(leaves, "name", words=WORDS) == "by field"
    assert find_value(leaves[:1], "name", words=WORDS) == "by label"
    assert find_value(leaves, "nothing", words=WORDS) is None
    assert find_value(leaves, "nothing", words=WORDS, by_shape=True) == "by label"


def test_translated_labels_are_known_from_the_table() -> None:
    leaves = list(read_leaves({"label_values": [{"label": "Tên", "value": "Bảo"}]}, Notes()))
    assert find_value(leaves, "name", words=WORDS) == "Bảo"


def test_a_name_with_a_slash_wants_the_group_above() -> None:
    group = {"title": "Author", "dict": [{"title": "", "dict": [{"label": "Name", "value": "Bob"}]}]}
    leaves = list(read_leaves({"label_values": [{"label": "Name", "value": "Post"}, group]}, Notes()))
    found = find_leaf(leaves, "author/name", words=WORDS)
    assert found is not None and found.value == "Bob"


def test_groups_split_into_sub_records_with_what_is_nested_in_them() -> None:
    inner = {"title": "From", "dict": [{"dict": [{"label": "Name", "value": "Ada"}]}]}
    record = {
        "label_values": [
            {"label": "Outside", "value": "o"},
            {
                "label": "L",
                "vec": [{"dict": [{"label": "T", "timestamp_value": 1}, inner]}, {"dict": [{"value": "z"}]}],
            },
        ]
    }
    leaves = list(read_leaves(record, Notes()))
    assert [[leaf.value for leaf in part] for part in split_groups(leaves)] == [[1, "Ada"], ["z"]]
    assert [[leaf.value for leaf in part] for part in split_groups(leaves, holding=TIMESTAMP)] == [[1, "Ada"]]


def test_a_record_that_says_nothing_is_left_out() -> None:
    records = [{"label_values": []}, {"fbid": "1", "media": []}, {"title": "T"}, {"timestamp": 3}]
    assert [(one.title, one.timestamp) for one in read_labelled(records, Notes())] == [("T", None), (None, 3)]


def _extract(source: Any, records: Any) -> Any:
    for record in records:
        yield Fact("t", record.get("title"), str(sum(1 for _ in read_leaves(record, source.notes))))


LABELLED = FileType(
    "labelled",
    "x",
    ("a/labelled.json",),
    ("label_values",),
    shape=declare_record(),
    extract=_extract,
    is_whole=True,
)
OTHER = FileType("other", "x", ("a/other.json",), ("label_values",), is_whole=True)
KEYED = FileType(
    "keyed", "x", ("a/keyed.json",), ("stats_v2",), shape=Shape(value=Keyed(Many(int))), is_keyed=True,
    extract=lambda _, records: (Fact("k", key, str(value)) for one in records for key, value in one["value"].items()),
)  # fmt: skip
IMPORTER = Importer(
    "x", "X", frozenset(), (), (LABELLED, OTHER, KEYED), lambda _: None, lambda _: None, lambda _: False
)
RECORD = {
    "title": "T",
    "timestamp": 9,
    "media": [],
    "label_values": [{"label": "A", "value": "1"}],
    "fbid": "5",
}


def read(path: str, document: Any) -> tuple[list[Any], list[str]]:
    match = make_matcher(IMPORTER).match(path, document)
    assert not match.is_ambiguous
    notes = Notes()
    found = [one for claim in match.claims for one in extract_document(claim, path, document, notes)]
    streamed = [
        one
        for claim in match.claims
        for one in extract_stream(claim, path, Stream(lambda: io.BytesIO(orjson.dumps(document))), notes)
    ]
    assert streamed == found
    assert not list(notes)
    return found, [claim.file_type.name for claim in match.claims]


def test_a_bare_record_reaches_the_extractor_whole() -> None:
    assert read("a/labelled.json", RECORD) == ([Fact("t", "T", "1")], ["labelled"])


def test_a_list_of_records_reaches_the_extractor_as_its_elements() -> None:
    assert read("a/labelled.json", [RECORD, RECORD]) == ([Fact("t", "T", "1")] * 2, ["labelled"])


def test_an_unknown_file_of_label_values_is_unmatched_and_not_ambiguous() -> None:
    assert read("a/new.json", RECORD) == ([], [])
    assert read("a/new.json", [RECORD]) == ([], [])


def test_a_labelled_row_names_an_unknown_root_at_its_path_and_reads_nothing_from_it() -> None:
    assert read("a/labelled.json", {"something_v9": [{"a": 1}]}) == ([], ["labelled"])


def test_an_object_whose_keys_are_data_is_one_record_whatever_the_version() -> None:
    for root in ("stats", "stats_v2", "stats_v7"):
        document = {root: {"me": [1, 2], "you": []}}
        assert read("a/keyed.json", document) == (
            [Fact("k", "me", "[1, 2]"), Fact("k", "you", "[]")],
            ["keyed"],
        )


def test_a_bare_record_that_nobody_knows_is_kept_as_one() -> None:
    bare = {"label_values": [{"label": "A", "value": "b"}, {"label": "C", "timestamp_value": 5}]}
    assert [record.pointer for record in list_raw(bare)] == [""]
    assert [record.pointer for record in list_raw([bare, bare])] == ["/0", "/1"]
