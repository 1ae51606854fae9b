"""Laws of damage, end to end: wrong values in many members at once, into SQLite; and what is said about it."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.conftest import Finished
from tests.laws.archives import NAMES, Tree, read_sample, write_folder, write_zip
from tests.laws.mutations import change, list_paths
from tests.laws.snapshots import Snapshot, snapshot

# Written as JSON text, so that what only a parser of JSON can make is among them.
WRONG = (
    "null", '""', "0", "-1", "9223372036854775808", "18446744073709551616", "1" + "0" * 400, "1e308", "1e999", "NaN",
    "-Infinity", "true", "[]", "{}", '[["x"]]', '"\\ud83d"', '"nul \\u0000 nul"', '"' + "long " * 50_000 + '"',
    "[" * 300 + "]" * 300, '{"a":' * 300 + "1" + "}" * 300, '"\\u00c3"', '"1e5"', '"99999999999999999999"', "-0.0",
    "253402300800000", "-62135596800001", '{"\\ud83d": "\\ud83d"}', '{"A secret of mine": 1}',
    "[null]", '"\\u00f0\\u009f"',
)  # fmt: skip
IDENTITY = "profile_information.json"
MARK = "@@wrong@@"


def _mutate(tree: Tree, chance: random.Random, *, most: int) -> tuple[Tree, set[str]]:
    """Return the export with wrong values in about half of its members, and the paths of those."""
    changed: Tree = dict(tree)
    touched = set()
    for path, data in tree.items():
        if (
            not path.endswith(".json")
            or path.endswith(IDENTITY)
            or data == b"[object Object]"
            or chance.random() < 0.5
        ):
            continue
        document = json.loads(data.decode("utf-8-sig"))
        inner = [one for one in list_paths(document) if len(one) > 1]
        for number, place in enumerate(chance.sample(inner, min(most, len(inner)))):
            document = _try_change(document, place, f"{MARK}{number}")
        text = json.dumps(document)
        for number in range(most):
            text = text.replace(f'"{MARK}{number}"', chance.choice(WRONG))
        changed[path] = text.encode("utf-8", "surrogatepass")
        touched.add(path)
    return changed, touched


def _try_change(document: Any, place: tuple[str | int, ...], value: str) -> Any:
    try:
        return change(document, place, value)
    except (TypeError, AttributeError, KeyError, IndexError):  # an earlier change took the place away
        return document


def _list_untouched(shot: Snapshot, touched: set[str]) -> set[str]:
    """Return the records that came from members that were not touched, without what others may add to them."""
    found = set()
    for table, rows in shot.items():
        if table in ("media", "media_uses", "members", "people", "conversations", "problems"):
            continue
        for row in rows:
            member = str(row.get("member_id") or "").partition(" ")[2].partition(" ")[2]
            if member and member not in touched:
                found.add(table + json.dumps(row, sort_keys=True))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", NAMES[:2])
def test_wrong_values_everywhere_at_once_cost_no_exception_and_nothing_of_other_members(
    tmp_path: Path, imported: Callable[..., Path], name: str, seed: int
) -> None:
    changed, touched = _mutate(read_sample(name), random.Random(seed), most=3 + seed)
    assert len(touched) > 10
    archive = write_zip(tmp_path / f"{name}.zip", changed)
    import_paths([archive], tmp_path / "x.db")
    # The same chat may stand in a thread and in a group's file: what one loses the other has.
    touched |= {path for path in changed if "your_group_messages" in path or "keramikkgjengen" in path}
    whole, damaged = _shoot(imported(name)), _shoot(tmp_path / "x.db")
    before = _list_untouched(whole.shot, touched)
    after = {row.replace(damaged.day, whole.day) for row in _list_untouched(damaged.shot, touched)}
    assert sorted(before - after) == []
    _check_sanity(tmp_path / "x.db")


class Shot(NamedTuple):
    """What a database says, and how it names its export."""

    shot: Snapshot
    day: str


def _shoot(database: Path) -> Shot:
    with closing(sqlite3.connect(database)) as db:
        (day,) = db.execute("SELECT created_at FROM exports").fetchone()
    return Shot(snapshot(database), f"facebook {day}")


def _check_sanity(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.create_function("json_fails", 1, _fails_as_json)
        for table, column in db.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND c.name IN ('details', 'record', 'people', 'magic_words')"
        ).fetchall():
            assert db.execute(f"SELECT count(*) FROM {table} WHERE json_fails({column})").fetchone() == (
                0,
            ), table


def _fails_as_json(text: str | None) -> bool:
    try:
        json.loads(text or "null")
    except ValueError:
        return True
    return False


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _list_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _list_texts(inner)


def _list_keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _list_keys(inner)


def _read_texts(tree: Tree) -> set[str]:
    """Return the texts of an export that would be known again; the layout's own words are no content."""
    documents = [
        json.loads(data.decode("utf-8-sig"))
        for path, data in tree.items()
        if path.endswith(".json") and data != b"[object Object]"
    ]
    keys = {key.casefold() for document in documents for key in _list_keys(document)} | {"facebook"}
    return {text for text in _list_texts(documents) if len(text) > 6 and text.casefold() not in keys}


@pytest.mark.parametrize("seed", range(4))
def test_problems_and_what_is_said_carry_no_content(
    tmp_path: Path, run_cli: Callable[..., Finished], seed: int
) -> None:
    tree = read_sample("facebook_2025_json")
    texts = _read_texts(tree)
    changed, _ = _mutate(tree, random.Random(100 + seed), most=12)
    chance = random.Random(seed)
    for path in chance.sample(sorted(changed), 30):  # cut short, or no JSON any more
        changed[path] = changed[path][: len(changed[path]) // 2] if seed % 2 else b"oops " + changed[path]
    folder = write_folder(tmp_path / "export", changed)
    finished = run_cli("import", folder, "--db", tmp_path / "x.db", "--debug")
    assert finished.exit_code == 6
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        rows = db.execute("SELECT kind, pointer, expected, found FROM problems").fetchall()
    assert len(rows) > 40
    shown = {str(value) for row in rows for value in row}
    said = "\n".join([*shown, finished.stderr, finished.stdout])
    assert [text for text in texts if text in said and not _is_path_of(text, tree)] == []
    assert "secret of mine" not in said
    again = run_cli("problems", "--db", tmp_path / "x.db")
    assert [text for text in texts if text in again.stderr] == []


def _is_path_of(text: str, tree: Tree) -> bool:
    return any(text in path for path in tree)
