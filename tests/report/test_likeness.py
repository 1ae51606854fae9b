"""Who may be the same person: what counts, what does not, and that nothing is done about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.deciding_people import decide_join, decide_split
from exit_kit.report.likeness import EMAIL, HANDLE, NAME, PHONE, PROFILE, Somebody, suggest_pairs
from exit_kit.report.persons import list_likely
from exit_kit.store.database import open_for_reading, open_for_writing


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (("facebook", "Zoë Åberg"), ("instagram", "zoe aberg"), [NAME]),
        (("facebook", "Zoë Åberg"), ("instagram", "zoe.aberg"), [HANDLE]),
        (("instagram", "zoe.aberg"), ("threads", "zoe.aberg"), [PROFILE, NAME]),
        (("facebook", "Zoë", "https://instagram.com/_u/zab.erg"), ("instagram", "zab.erg"), [PROFILE]),
        (("threads", "zab.e", "https://www.threads.com/@zab.e"), ("instagram", "Z", "instagram.com/zab.e"), [PROFILE]),
        (("facebook", "Mum", "+44 7700 900003"), ("whatsapp", "07700 900003"), [PHONE]),
        (("facebook", "Zoë", "ZOE@example.com"), ("instagram", "Z. A.", '{"Email": "zoe@example.com"}'), [EMAIL]),
        (("facebook", "Zoë"), ("instagram", "Zoë Åberg"), []),
        (("facebook", "Facebook user"), ("facebook", "Facebook User"), []),
        (("facebook", "A", '{"at": "2014-10-10 12:00"}'), ("facebook", "B", '{"at": "2014-10-10 12:00"}'), []),
        (("facebook", "A", "https://facebook.com/groups/1"), ("facebook", "B", "https://facebook.com/groups/2"), []),
    ],
)  # fmt: skip
def test_what_two_people_have_in_common_is_named(
    one: tuple[str, ...], other: tuple[str, ...], reasons: list[str]
) -> None:
    people = [
        Somebody(number, platform, name, is_owner=False, told=tuple(told))
        for number, (platform, name, *told) in enumerate((one, other), start=1)
    ]
    found = suggest_pairs(people, ())
    assert [(pair.one, pair.other, list(pair.reasons)) for pair in found] == (
        [(1, 2, reasons)] if reasons else []
    )
    assert suggest_pairs(people, [frozenset((2, 1))]) == ()


def test_what_many_share_says_nothing_and_the_owner_is_nobody_else() -> None:
    many = [Somebody(number, f"platform {number}", "Ola Nordmann", is_owner=False) for number in range(1, 9)]
    assert suggest_pairs(many, ()) == ()
    pair = [
        Somebody(number, name, "Ola Nordmann", number == 1)
        for number, name in ((1, "facebook"), (2, "instagram"))
    ]
    assert suggest_pairs(pair, ()) == ()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return a database with one person on three platforms, and somebody else."""
    path = tmp_path / "people.db"
    with open_for_writing(path) as db:
        db.executemany(
            "INSERT INTO people (id, platform, name) VALUES (?, ?, ?)",
            [
                (1, "facebook", "Zoë Åberg"), (2, "instagram", "zoe.aberg"), (3, "threads", "zoe.aberg"),
                (4, "facebook", "Ola"),
            ],
        )  # fmt: skip
    return path


def _list_pairs(database: Path) -> list[tuple[int, int]]:
    with open_for_reading(database) as db:
        return [(pair.one.number, pair.other.number) for pair in list_likely(db)]


def test_what_the_user_said_is_not_suggested_again(database: Path) -> None:
    assert _list_pairs(database) == [(2, 3), (1, 2), (1, 3)]
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("SELECT count(*) FROM people WHERE joined_to IS NOT NULL").fetchone() == (0,)
    decide_split(database, "1", "3")
    assert _list_pairs(database) == [(2, 3), (1, 2)]
    decide_join(database, "1", "2")
    assert _list_pairs(database) == [(2, 3)]
    decide_join(database, "3", "instagram:zoe.aberg")  # the newer word counts
    assert _list_pairs(database) == []
    with closing(sqlite3.connect(database)) as db:
        rows = db.execute("SELECT id, joined_to FROM people ORDER BY id").fetchall()
        overview = db.execute("SELECT id, platform FROM people_overview ORDER BY id").fetchall()
    assert rows == [(1, 3), (2, 3), (3, None), (4, None)]
    assert [(number, sorted(where.split(","))) for number, where in overview] == [
        (3, ["facebook", "instagram", "threads"]), (4, ["facebook"]),
    ]  # fmt: skip
