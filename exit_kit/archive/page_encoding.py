"""The encoding of a page: Meta writes UTF-8, whoever saved the page again may have written another."""

from __future__ import annotations

import codecs
import re
from typing import Final

_CHARSET: Final = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def find_encoding(start: bytes) -> str:
    """Return the encoding of a page: UTF-8 (Meta writes no other), unless it begins with what only another can be."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    declared = _CHARSET.search(start[:4_096])
    try:
        start[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and error.start < len(start) - 8:
            name = declared[1].decode()
            return name if _is_encoding(name) else "utf-8"
    return "utf-8"


def _is_encoding(name: str) -> bool:
    """Say whether a name is that of an encoding of texts, in which tags look as they do in ASCII."""
    try:
        return codecs.lookup(name)._is_text_encoding and "<a>".encode(name) == b"<a>"
    except LookupError:
        return False


__all__ = ["find_encoding"]
