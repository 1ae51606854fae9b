"""Reading whole pieces at once says what reading header by header says."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from exit_kit.importing.clocks import Clock
from importers.whatsapp import pieces, surveys
from tests.importers.whatsapp.reading import Read, read_text

ODD = (
    "hello", "a: b", "Name:", ": x", "24/03/2023, 10:00 - Foo: pasted", "[24/03/2023, 10:00:00] Foo: pasted",
    "12 apples", "line\n\nx", "", "created group “Trip: day 1”", "\u200eimage omitted", "1:30 pm? ok", "“q: r” s",
    "ends with\n",
    "99/99/2023, 25:61 - x: y",
)  # fmt: skip
NAMES = ("Ada: ", "Bob Q: ", "", "\u202a+49 1\u202c: ", "“x: ", 'A "b" c: ', "L" * 120 + ": ")
PASTED = 0.05


def write_chat(chance: random.Random) -> bytes:
    """Return a chat of any of four layouts, with everything in it that may be taken for something else."""
    moment = datetime(2022, 10, 28, 20)  # noqa: DTZ001 -- the clock is put back two days later
    form, end = chance.choice("aibp"), chance.choice(["\n", "\r\n"])
    records = []
    for _ in range(chance.randrange(1, 60)):
        moment += timedelta(minutes=chance.randrange(-3, 90), seconds=chance.randrange(60))
        noon = "AM" if moment.hour < 12 else "PM"
        head = {
            "a": f"{moment:%d/%m/%Y, %H:%M} - ",
            "i": f"[{moment:%d/%m/%Y, %H:%M:%S}] ",
            "b": f"{moment:%d.%m.%y, %H:%M} - ",
            "p": f"{moment.day}/{moment.month}/{moment:%y}, {moment.hour % 12 or 12}:{moment:%M}\u202f{noon} - ",
        }[form]
        body = "".join(chance.choice(ODD) + chance.choice(" \n") for _ in range(chance.randrange(4)))
        if chance.random() > PASTED:
            body = body.replace("/", " ")
        records.append(chance.choice(["", "", "\u200e"]) + head + chance.choice(NAMES) + body + end)
    return "".join(records).removesuffix(chance.choice(["\n", "\x00"])).encode()


def read_in_pieces(data: bytes, size: int, zone: str, patch: pytest.MonkeyPatch, *, may_lock: bool) -> Read:
    with patch.context() as now:
        now.setattr(pieces, "_PIECE", size)
        if not may_lock:
            now.setattr(surveys, "make_lock", lambda plans: None)
        return read_text(data, Clock(timezone=zone, timezone_from="given"))


def test_whole_pieces_are_read_as_line_by_line(monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(3)
    locks: list[object] = []
    made = surveys.make_lock
    monkeypatch.setattr(surveys, "make_lock", lambda plans: locks.append(made(plans)) or locks[-1])
    for _ in range(120):
        data = write_chat(chance)
        zone = chance.choice(["UTC", "Europe/Berlin", "Asia/Kolkata"])
        slow = read_in_pieces(data, 1 << 20, zone, monkeypatch, may_lock=False)
        fast = read_in_pieces(data, chance.choice([300, 1000, 4000]), zone, monkeypatch, may_lock=True)
        assert fast.told == slow.told
        assert [one[:-5] for one in fast.texts] == [one[:-5] for one in slow.texts]
    assert sum(one is not None for one in locks) > len(locks) / 2
