"""Any stretch of a member, from stored and deflated members and folders, without reading all before it again."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_kit.archive import Member, MemberFault, find_parts, seeking
from exit_kit.archive.seeking import Marks, read_range

METHODS = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED, "lzma": zipfile.ZIP_LZMA}


def make_film(size: int = 3_000_000) -> bytes:
    """Return bytes half of which can be packed."""
    random_bytes = random.Random(7).randbytes(size // 2)
    return b"".join(random_bytes[at : at + 5000] + bytes(5000) for at in range(0, size // 2, 5000))


FILM = make_film()


def find_member(path: Path) -> Member:
    (part,) = find_parts([path]).parts
    return next(member for member in part.members if member.path.endswith("film.mp4"))


@pytest.fixture(scope="module", params=[*METHODS, "folder"])
def member(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Member:
    folder = tmp_path_factory.mktemp("films")
    if request.param == "folder":
        (folder / "film.mp4").write_bytes(FILM)
        (folder / "note.txt").write_bytes(b"x")
        return find_member(folder)
    with zipfile.ZipFile(folder / "x.zip", "w", METHODS[request.param]) as archive:
        archive.writestr("note.txt", "x")
        archive.writestr("film.mp4", FILM)
    return find_member(folder / "x.zip")


@pytest.fixture
def near_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeking, "MARK_BYTES", 100_000)


@pytest.mark.usefixtures("near_marks")
def test_every_stretch_is_what_stands_there(member: Member) -> None:
    marks = Marks()
    chance = random.Random(1)
    stretches = [(0, 1), (len(FILM) - 1, len(FILM)), (0, len(FILM)), (5, 5)]
    for _ in range(40):
        start = chance.randrange(len(FILM))
        stretches.append((start, min(len(FILM), start + chance.choice([1, 100, 300_000]))))
    for start, stop in stretches:
        assert b"".join(read_range(member, start, stop, marks)) == FILM[start:stop]


@pytest.mark.usefixtures("near_marks")
def test_a_second_jump_into_a_film_starts_at_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("film.mp4", FILM)
    member, marks = find_member(tmp_path / "x.zip"), Marks()
    assert b"".join(read_range(member, len(FILM) - 10, len(FILM), marks)) == FILM[-10:]
    assert 5 < len(marks) <= len(FILM) // 100_000
    unpacked: list[int] = []
    inflate = seeking._inflate_from

    def counting(*args: object):
        for chunk in inflate(*args):
            unpacked.append(len(chunk))
            yield chunk

    monkeypatch.setattr(seeking, "_inflate_from", counting)
    assert b"".join(read_range(member, 2_500_000, 2_500_010, marks)) == FILM[2_500_000:2_500_010]
    assert sum(unpacked) < 2 * (seeking.MARK_BYTES + seeking.CHUNK_BYTES)


def test_a_damaged_stream_and_a_zip_that_is_gone_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("film.mp4", FILM)
    member = find_member(path)
    data = bytearray(path.read_bytes())
    data[200_000:400_000] = b"\xff" * 200_000
    path.write_bytes(data)
    with pytest.raises(MemberFault):
        list(read_range(member, len(FILM) - 10, len(FILM), Marks()))
    path.write_bytes(data[:300_000])
    with pytest.raises(MemberFault):
        list(read_range(member, len(FILM) - 10, len(FILM), Marks()))
    path.unlink()
    with pytest.raises(MemberFault):
        list(read_range(member, 0, 10, Marks()))


@given(st.lists(st.integers(0, 10_000_000), max_size=30))
def test_marks_are_found_at_or_before_a_place_and_stand_apart(places: list[int]) -> None:
    class State:
        def copy(self) -> State:
            return self

    marks = Marks()
    for place in places:
        marks.add(place, place, State())
    kept = [mark.at for mark in marks._marks]
    assert kept == sorted(kept)
    assert all(b - a >= seeking.MARK_BYTES for a, b in zip([0, *kept], kept, strict=False))
    for place in places:
        assert marks.find(place).at <= place
