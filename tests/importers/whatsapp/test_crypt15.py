"""Encrypted backups: opened with the right key, refused with a sentence otherwise."""

from __future__ import annotations

import io

import pytest

from exit_kit.importing.locked import CannotUnlock, WrongKey
from importers.whatsapp.crypt15 import read_head, read_key, unlock
from tests.samples.whatsapp_backups import KEY, encrypt, pack_field

PLAIN = b"SQLite format 3\0" + bytes(range(256)) * 2_000
DIGITS = KEY.hex().encode()


def _unlock(data: bytes, said: bytes = DIGITS) -> bytes:
    target = io.BytesIO()
    unlock(io.BytesIO(data), said, target)
    return target.getvalue()


@pytest.mark.parametrize("feature", [True, False])
@pytest.mark.parametrize("multiple", [True, False])
def test_a_backup_is_opened_with_its_key(feature: bool, multiple: bool) -> None:
    assert _unlock(encrypt(PLAIN, feature=feature, multiple=multiple)) == PLAIN


@pytest.mark.parametrize(
    "said",
    [
        DIGITS, DIGITS.upper() + b"\n", b" ".join(DIGITS[at : at + 4] for at in range(0, 64, 4)), KEY,
        b"\xac\xed\x00\x05ur\x00\x02[B" + b"\x00\x00\x00\x20" + KEY, DIGITS.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + DIGITS,
    ],
    ids=["digits", "capitals", "in fours", "bytes", "encrypted_backup.key", "utf-16", "bom"],
)  # fmt: skip
def test_a_key_may_be_written_as_whatsapp_shows_it_and_in_other_ways(said: bytes) -> None:
    assert read_key(said) == KEY


@pytest.mark.parametrize("said", [b"", b"abc", DIGITS[:-1], DIGITS + b"0", b"g" * 64, "ä".encode() * 30])
def test_what_is_no_key_is_said_to_be_none(said: bytes) -> None:
    with pytest.raises(WrongKey, match="64 digits"):
        read_key(said)


def test_another_key_does_not_fit() -> None:
    with pytest.raises(WrongKey, match="does not fit") as caught:
        _unlock(encrypt(PLAIN), b"0" * 64)
    assert "password or a passkey" in caught.value.fix


@pytest.mark.parametrize("at", [70_000, -40, -20, -1])
def test_a_changed_byte_is_damage(at: int) -> None:
    data = bytearray(encrypt(bytes(PLAIN[:16]) + bytes(__import__("random").Random(1).randbytes(200_000))))
    data[at] ^= 1
    with pytest.raises(CannotUnlock, match="damaged"):
        _unlock(bytes(data))


@pytest.mark.parametrize("size", [0, 1, 10, 40, 60, 90_000])
def test_a_backup_that_was_cut_off_is_refused(size: int) -> None:
    whole = encrypt(bytes(PLAIN[:16]) + bytes(__import__("random").Random(2).randbytes(200_000)))
    with pytest.raises(CannotUnlock):
        _unlock(whole[:size])


def test_the_head_of_crypt14_is_told_apart() -> None:
    head = pack_field(1, 0) + pack_field(2, pack_field(1, b"\x00\x01") + pack_field(5, bytes(16)))
    with pytest.raises(CannotUnlock, match="crypt14"):
        read_head(bytes([len(head), 1]) + head + bytes(100))
