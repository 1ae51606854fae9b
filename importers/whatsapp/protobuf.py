"""Protocol-buffer messages without their definition: fields by number, as far as they can be read.

WhatsApp packs a few things so in its databases and in the head of an encrypted backup.  What is broken off or is no
such message gives the fields before it; nothing here raises.
"""

from __future__ import annotations

from typing import Final

Field = tuple[int, int | bytes]
_MOST_SHIFT: Final = 63


def list_fields(data: bytes) -> list[Field]:
    """Return the fields of a message in order: number, and a number or bytes.

    >>> list_fields(bytes([8, 150, 1, 18, 2, 104, 105]))
    [(1, 150), (2, b'hi')]
    """
    fields: list[Field] = []
    at = 0
    while at < len(data):
        key, at = _read_number(data, at)
        if key is None or not key >> 3:
            break
        kind = key & 7
        value: int | bytes | None = None
        if kind == 0:
            value, at = _read_number(data, at)
        elif kind == 2:
            length, at = _read_number(data, at)
            if length is not None and at + length <= len(data):
                value, at = data[at : at + length], at + length
        elif kind in (1, 5):
            width = 8 if kind == 1 else 4
            if at + width <= len(data):
                value, at = int.from_bytes(data[at : at + width], "little"), at + width
        if value is None:
            break
        fields.append((key >> 3, value))
    return fields


def find_bytes(data: bytes, number: int) -> bytes | None:
    """Return the first field of that number that holds bytes."""
    return next((value for at, value in list_fields(data) if at == number and isinstance(value, bytes)), None)


def find_text(data: bytes, number: int) -> str | None:
    """Return the first field of that number that holds text."""
    found = find_bytes(data, number)
    if found is None:
        return None
    text = found.decode("utf-8", "replace")
    return None if "\ufffd" in text else text


def _read_number(data: bytes, at: int) -> tuple[int | None, int]:
    number = shift = 0
    while at < len(data) and shift <= _MOST_SHIFT:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7
    return None, at
