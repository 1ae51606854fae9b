"""Two deliveries of one conversation are put together: nothing twice, nothing lost (formats/whatsapp.md section 5)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from exit_kit.store.deliveries import Line, Names, fold_text, pair_lines, place_new

ADA, BOB, CYD, BOB_SINCE = 1, 2, 3, 22


class Said(NamedTuple):
    """One message of the invented chat, with its number: what a delivery makes of it is a line."""

    number: int
    line: Line


def say(number: int, rng: random.Random) -> Said:
    sender = rng.choice([ADA, BOB, CYD])
    kind = rng.choice(["text"] * 6 + ["photo", "video", "call", "event", "poll"])
    files = frozenset({f"{number}.jpg"}) if kind in ("photo", "video") else frozenset[str]()
    text = {"text": rng.choice(["ok", "ok", f"text {number}", "see @491234 there"]), "poll": "Where to?",
            "event": "Ada added Bob"}.get(kind, "")  # fmt: skip
    event = "added" if kind == "event" else None
    return Said(number, Line(None if kind == "event" else sender, kind, text, files, event))


Change = Callable[[Line, random.Random], Line]


def leave_out_files(line: Line, _: random.Random) -> Line:
    return line._replace(files=frozenset(), kind="media") if line.files else line


def delete_some(line: Line, rng: random.Random) -> Line:
    gone = line.kind in ("text", "photo") and rng.random() < 0.15
    return line._replace(kind="unsent", text="", files=frozenset(), is_unsent=True) if gone else line


def edit_some(line: Line, rng: random.Random) -> Line:
    is_edited = line.kind == "text" and rng.random() < 0.15
    return line._replace(text=f"{line.text} (better)", is_edited=True) if is_edited else line


def rename(line: Line, _: random.Random) -> Line:
    return line._replace(sender=BOB_SINCE) if line.sender == BOB else line


def translate(line: Line, _: random.Random) -> Line:
    return line._replace(text="Ada hat Bob hinzugefügt") if line.kind == "event" else line


CHANGES: list[Change] = [leave_out_files, delete_some, edit_some, rename, translate]


@given(st.integers(0, 10**6), st.lists(st.sampled_from(CHANGES), unique=True, max_size=4), st.integers(1, 25))
def test_a_delivery_changed_in_every_way_is_still_the_same_messages(
    seed: int, changes: list[Change], most: int
) -> None:
    rng = random.Random(seed)
    minutes = [
        [say(1000 * minute + at, rng).line for at in range(rng.randint(1, most))] for minute in range(12)
    ]
    later = []
    for minute in minutes:
        lines = minute
        for change in changes:
            lines = [change(line, rng) for line in lines]
        later.append(lines)
    names = Names()
    for old, new in zip(minutes, later, strict=True):
        names.meet((one.sender for one in old), (one.sender for one in new))
        names.learn(old, new)
    names.settle()
    if rename in changes and not names.are_same(BOB, BOB_SINCE):
        return  # nothing that Bob said tells who he is now
    for old, new in zip(minutes, later, strict=True):
        pairs = pair_lines(old, new, names)
        assert len(pairs) == len(old), "each message is one, none is doubled"
        assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(st.integers(0, 10**6))
def test_what_only_one_delivery_has_stays_and_keeps_its_place(seed: int) -> None:
    rng = random.Random(seed)
    truth = [Line(rng.choice([ADA, BOB]), "text", rng.choice(["ok", f"text {at}"])) for at in range(30)]
    old = [line for line in truth if rng.random() < 0.8]
    new = [line for line in truth if rng.random() < 0.8]
    names = Names()
    names.meet((one.sender for one in old), (one.sender for one in new))
    pairs = pair_lines(old, new, names)
    both = {line for line in old if line.text != "ok"} & {line for line in new if line.text != "ok"}
    matched = {old[i] for i, _ in pairs}
    assert both <= matched
    assert all(old[i] == new[j] for i, j in pairs)
    assert place_new(len(old), len(new), pairs) == sorted(place_new(len(old), len(new), pairs))


def test_two_equal_messages_of_one_delivery_are_two() -> None:
    line = Line(ADA, "text", "ok")
    assert len(pair_lines([line], [line, line], Names())) == 1
    assert len(pair_lines([line, line], [line, line], Names())) == 2


def test_messages_that_came_in_another_order_are_not_doubled() -> None:
    a, b, c = (Line(ADA, "text", text) for text in ("first", "second", "third"))
    assert sorted(pair_lines([a, b, c], [c, a, b], Names())) == [(0, 1), (1, 2), (2, 0)]
    names = Names()
    names.meet([ADA, BOB], [ADA, BOB])
    gone = Line(BOB, "unsent", is_unsent=True)
    for one, other, count in (
        (
            Line(BOB, "photo", files=frozenset({"1.jpg"})),
            Line(BOB, "photo", files=frozenset({"img-1.jpg"})),
            1,
        ),
        (
            Line(None, "event", "Ada added Bob", event="added"),
            Line(ADA, "joined", "Bob was added", event="added"),
            1,
        ),
        (Line(BOB, "text", "a slip"), gone, 1),
        (Line(ADA, "text", "a slip"), gone, 0),
        (Line(BOB, "photo"), Line(BOB, "audio"), 0),
    ):
        assert len(pair_lines([a, one], [other, a], names)) == 1 + count, other
    assert len(pair_lines([c, Line(BOB, "text", "a slip"), a], [a, b, gone], names)) == 2, (
        "only one is of Bob"
    )
    two = [Line(BOB, "text", "a slip"), Line(BOB, "text", "and another")]
    assert len(pair_lines([a, *two], [gone, a], names)) == 1, "either could be the one that was deleted"


def test_what_was_edited_or_deleted_since_is_found_in_another_order_too() -> None:
    gone = Line(ADA, "unsent", is_unsent=True)

    def write(text: str, own_id: str | None = None, *, is_edited: bool = False) -> Line:
        return Line(ADA, "text", text, is_edited=is_edited, own_id=own_id)

    # A deletion stands where the equal text would be looked for; the rest tells which of the two it was.
    old = [write("ok", "1"), write("see you there", "2"), Line(ADA, "video", own_id="3")]
    new = [gone, Line(ADA, "video"), write("ok")]
    assert pair_lines(old, new, Names()) == [(1, 0), (2, 1), (0, 2)]
    # What begins as the text did is that text, edited; the other one was deleted.
    old = [write("ok", "1"), write("yes", "2")]
    assert pair_lines(old, [write("yes, or so", is_edited=True), gone], Names()) == [(1, 0), (0, 1)]
    # An iPhone's backup does not mark what was edited; two texts that nobody marked are two.
    assert pair_lines([write("ok, or so", "1")], [write("ok")], Names()) == [(0, 0)]
    assert pair_lines([write("ok, or so")], [write("ok")], Names()) == []


def test_different_texts_are_different_messages() -> None:
    old, new = Line(ADA, "text", "yes"), Line(ADA, "text", "no")
    assert pair_lines([old], [new], Names()) == []
    names = Names()
    names.meet([ADA, BOB], [ADA, BOB])
    assert pair_lines([old], [Line(BOB, "text", "yes")], names) == [], "two people may say the same"


def test_two_people_who_swap_names_are_told_by_what_they_say() -> None:
    old = [Line(sender, "text", f"text {at}") for at, sender in enumerate([ADA, BOB] * 4)]
    new = [line._replace(sender=BOB if line.sender == ADA else ADA) for line in old]
    names = Names()
    names.meet([ADA, BOB], [ADA, BOB])
    names.learn(old, new)
    assert names.settle() == {ADA: BOB, BOB: ADA}
    assert len(pair_lines(old, new, names)) == 8


def test_two_who_are_here_now_are_not_both_taken_for_one_who_was_there() -> None:
    old = [Line(ADA, "text", text) for text in ("a", "b", "c", "d")]
    new = [Line(sender, "text", line.text) for sender, line in zip([BOB, BOB, BOB, CYD], old, strict=True)]
    names = Names()
    names.meet([ADA], [BOB, CYD])
    names.learn(old, new)
    assert names.settle() == {ADA: BOB}
    names = Names()
    names.meet([ADA, BOB], [CYD])
    names.learn([*old, Line(BOB, "text", "e")], [Line(CYD, "text", text) for text in "abce"])
    assert names.settle() == {ADA: CYD}
    assert not names.are_same(BOB, CYD)


def test_a_full_minute_takes_no_square_of_time() -> None:
    names = Names()
    old = [Line(ADA, "photo", "", frozenset({f"{at}.jpg"})) for at in range(20_000)]
    new = [Line(ADA, "media") for _ in range(20_000)]
    names.meet([ADA], [ADA])
    start = time.process_time()
    assert len(pair_lines(old, new, names)) == 20_000
    texts = [Line(ADA, "text", f"text {at % 500}") for at in range(20_000)]
    assert len(pair_lines(texts, texts[::-1], names)) > 15_000
    assert time.process_time() - start < 20


def test_blanks_and_marks_do_not_count() -> None:
    assert fold_text("at 9:05\u202fp. m.\u200e  ok") == "at 9:05 p. m. ok"
