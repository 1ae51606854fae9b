"""The bytes of a page, in pieces that can be read one by one, whatever encoding it is in.

Meta writes UTF-8; whoever saved the page again may have written another.  Pieces are cut and searched as bytes: a text
with one emoji takes four bytes for each of its letters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

_CHARSET: Final = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8: Final = "utf-8"
_CHUNK: Final = 1_000_000
_PIECE: Final = 64_000  # bytes that are read together: more do not stay near the processor
_LONGEST_PIECE: Final = 16_000_000
_NO_TEXT: Final = b"<!--\xff-->"  # to a reader of pages a comment, to a decoder wrong


def cut_pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a page as UTF-8 in pieces that end before a tag, from chunks that are cut anywhere."""
    parts = _cut_chunks(chunks, _CHUNK)
    first = next(parts, b"")
    encoding = find_encoding(first)
    parts = chain((first,), parts)
    waiting: list[bytes] = []
    for part in _cut_chunks(parts if encoding == _UTF8 else _transcode(parts, encoding), _PIECE):
        cut = part.rfind(b"<")
        if cut < 0 and sum(map(len, waiting)) > _LONGEST_PIECE:
            cut = len(part)  # a text that no person wrote: it may as well be cut anywhere
        if cut > 0:
            yield b"".join((*waiting, part[:cut]))
            waiting = [part[cut:]]
        else:
            waiting.append(part)
    yield b"".join(waiting)


def _cut_chunks(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield chunks of any size as chunks that are not large."""
    for chunk in chunks:
        for start in range(0, len(chunk), size):
            yield chunk[start : start + size]


def _transcode(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield chunks of another encoding as UTF-8; where some bytes are no text, something that is none either."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk, is_last in chain(((chunk, False) for chunk in chunks), ((b"", True),)):
        state = decoder.getstate()
        try:
            text = decoder.decode(chunk, is_last)
        except UnicodeDecodeError:
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            decoder.setstate(state)
            yield _NO_TEXT
            text = decoder.decode(chunk, is_last)
        yield text.encode("utf-8", "replace")


def find_encoding(start: bytes) -> str:
    """Return the encoding of a page: UTF-8 (Meta writes no other), unless it begins with what only another can be."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    declared = _CHARSET.search(start[:4_096])
    name = declared[1].decode().lower() if declared else _UTF8
    if name == _UTF8 or not _is_encoding(name):
        return _UTF8
    try:
        start[:-4].decode()
    except UnicodeDecodeError as error:
        return name if error.start < len(start) - 8 else _UTF8
    return _UTF8


def _is_encoding(name: str) -> bool:
    """Say whether a name is that of an encoding of texts, in which tags look as they do in ASCII."""
    try:
        return codecs.lookup(name)._is_text_encoding and "<a>".encode(name) == b"<a>"
    except LookupError:
        return False


__all__ = ["cut_pieces", "find_encoding"]
