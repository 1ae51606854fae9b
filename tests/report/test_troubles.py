"""What was not understood: a sentence for every kind, nothing of the user's, no comfort where it is not due."""

from __future__ import annotations

import ast

import pytest

from exit_kit.archive.faults import FAULTS
from exit_kit.report.display import ASCII, UNICODE, measure
from exit_kit.report.masks import mask_path
from exit_kit.report.questions import open_filled
from exit_kit.report.render_troubles import KEPT, render_troubles
from exit_kit.report.sayings import SAYINGS, STATUS_KINDS, find_saying
from exit_kit.report.troubles import Spot, read_troubles
from tests.paths import ROOT
from tests.report.filling import fill

NOTING = {"note", "Problem", "MemberFault"}


def list_noted_kinds():
    """Return every text that the code gives as the kind of a problem or a fault."""
    found = set()
    for folder in ("exit_kit", "importers"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in NOTING and node.args:
                    found |= {one.value for one in ast.walk(node.args[0]) if _is_kind(one)}
                if isinstance(node, ast.keyword) and node.arg in ("fault", "note"):
                    found |= {one.value for one in ast.walk(node.value) if _is_kind(one)}
    return found


def _name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)


def _is_kind(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value


def test_every_kind_that_is_noted_anywhere_has_a_sentence():
    noted = list_noted_kinds()
    assert {"wrong-type", "unknown-key", "extractor-failed", "not-json", "case-twin"} <= noted
    assert noted - SAYINGS.keys() == set()
    assert FAULTS.keys() <= SAYINGS.keys()
    assert set(STATUS_KINDS.values()) <= SAYINGS.keys()


def test_every_sentence_is_one_for_people():
    for kind, saying in SAYINGS.items():
        assert saying[0].isupper() or saying.startswith("exit-kit"), kind
        assert saying.endswith("."), kind
        assert "pointer" not in saying, kind
    assert find_saying("from-the-future").endswith(".")


@pytest.fixture
def troubles_of(path):
    def read(arrange):
        with fill(path) as filling:
            arrange(filling)
        with open_filled(path) as db:
            return read_troubles(db)

    return read


def add_problem(db, member, kind, count=1, **values):
    return db.add("problems", member_id=member, part_id=1, kind=kind, count=count, **values)


def test_problems_are_summed_up_by_kind_place_and_file_type(troubles_of):
    def arrange(db):
        for number in range(3):
            member = db.add_member(f"posts/{number}.json", "imported", file_type="posts")
            add_problem(db, member, "unknown-key", 5, pointer="/*/x", expected="", found="")
        add_problem(db, member, "wrong-type", pointer="/*/at", expected="number", found="text")

    troubles = troubles_of(arrange)
    assert (troubles.files, troubles.files_in_trouble, troubles.nothing_lost) == (3, 3, True)
    unknown, wrong = troubles.troubles
    assert (unknown.kind, unknown.count, unknown.files) == ("unknown-key", 15, 3)
    assert unknown.spots == (Spot("posts", "/*/x", None, None, 15, 3),)
    assert wrong.spots == (Spot("posts", "/*/at", "number", "text", 1, 1),)


def test_files_that_nobody_knows_are_listed_by_their_path(troubles_of):
    troubles = troubles_of(lambda db: db.add_member("ads/brand_new.json", "kept"))
    assert troubles.troubles[0].kind == "unknown-file"
    assert troubles.troubles[0].spots == (Spot("ads/brand_new.json", None, None, None, 1, 1),)
    assert troubles.nothing_lost


@pytest.mark.parametrize(
    ("status", "values"),
    [("pending", {}), ("missing", {}), ("unreadable", {"encoding": None}), ("imported", {"encoding": None})],
)
def test_nothing_is_called_kept_where_bytes_are_missing(troubles_of, status, values):
    troubles = troubles_of(lambda db: db.add_member("a.json", status, **values))
    assert not troubles.nothing_lost


@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_nothing_is_called_kept_where_a_file_is_damaged(troubles_of, kind):
    def arrange(db):
        add_problem(db, db.add_member("a.json", "unreadable"), kind)

    assert troubles_of(arrange).nothing_lost is (kind in ("duplicate-name", "case-twin"))


@pytest.mark.parametrize("status", ["media", "ignored"])
def test_photos_and_litter_are_no_trouble(troubles_of, status):
    def arrange(db):
        db.add_member("a.json", "imported")
        db.add_member("b.bin", status, encoding=None)

    troubles = troubles_of(arrange)
    assert (troubles.nothing_lost, troubles.troubles) == (True, ())
    assert KEPT in " ".join(render_troubles(troubles, UNICODE, every=False).split())


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("your_facebook_activity/messages/inbox/adalove_1015034/message_1.json",
         "your_facebook_activity/messages/inbox/*/message_1.json"),
        ("messages/e2ee_cutover/Ada Love/message_12.json", "messages/e2ee_cutover/*/message_12.json"),
        ("messages/inbox/ada_10150340000/files/My testament.json", "*.json"),
        ("messages/inbox/ada_10150340000/new.json", "messages/inbox/*/new.json"),
        ("messages/brand_new_folder/ada_10150340000/message_1.json", "messages/brand_new_folder/*/message_1.json"),
        ("posts/media/Summer_10150340000/12345678.jpg", "*.jpg"),
        ("posts/Ådas brev.json", "posts/*.json"),
        ("messages/Ada Love_12.json", "messages/*.json"),
        ("Ada Love_12.json", "*.json"),
        ("Ada at home/messages/inbox/ada_1015034/new.json", "messages/inbox/*/new.json"),
        ("logged_information/brand_new/your_things.json", "logged_information/brand_new/your_things.json"),
        ("connections/friends/your_friends.json", "connections/friends/your_friends.json"),
    ],
)  # fmt: skip
def test_a_path_shows_no_word_of_the_users(path, shown):
    assert mask_path(path, "facebook") == shown


def test_a_problem_of_a_whole_part_needs_no_file(troubles_of):
    troubles = troubles_of(lambda db: db.add("problems", part_id=1, kind="damaged"))
    assert troubles.troubles[0].spots[0].file == "a whole part"
    assert "a whole part" in render_troubles(troubles, UNICODE, every=False)


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_the_first_places_are_shown_and_every_place_on_request(troubles_of, symbols):
    def arrange(db):
        member = db.add_member("posts/1.json", "imported", file_type="posts")
        for number in range(30):
            pointer = f"/{'x' * 90}{number:02}"
            add_problem(db, member, "unknown-key", 30 - number, pointer=pointer)

    troubles = troubles_of(arrange)
    short = render_troubles(troubles, symbols, every=False)
    assert "and 22 more places" in short
    assert "--all" in short
    assert [line for line in short.splitlines() if measure(line) > 80] == []
    long = render_troubles(troubles, symbols, every=True)
    assert all(f"{'x' * 90}{number:02}" in long for number in range(30))
    assert "--all" not in long
