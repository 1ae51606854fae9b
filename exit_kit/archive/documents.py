"""JSON members as documents: parsed, repaired once, and read piece by piece when they are large.

orjson parses; it refuses lone surrogates, for which Python's own parser is the fallback
(formats/facebook.md section 2).  A member above `LARGE_BYTES` is never parsed whole: `Stream` hands out the
elements of one list one after another, so that a file of a gigabyte needs no more memory than one record.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final, NamedTuple

import orjson

from exit_kit.archive.text import repair_tree, store_tree_surrogates

LARGE_BYTES: Final = 12_000_000
_CHUNK: Final = 1_000_000
_LARGEST_VALUE: Final = 32_000_000  # characters of one record: above it the member is kept unread
_NUMBER: Final = 400  # characters that a number may have
_BOM: Final = b"\xef\xbb\xbf"
_SPACE: Final = " \t\r\n"


class NotJson(ValueError):
    """Is raised when a member is not JSON; `offset` is the character or byte where reading stopped."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(f"not JSON at {offset}")


class Parsed(NamedTuple):
    """A parsed document; `needs_repair` says that its text is still as Meta writes it."""

    root: Any
    needs_repair: bool


def parse_json(data: bytes) -> Parsed:
    """Return the document in the member's bytes, text not repaired yet where that is still to be done.

    Raises NotJson.
    """
    if data.startswith(_BOM):
        data = data[3:]
    try:
        root = orjson.loads(data)
    except orjson.JSONDecodeError:
        return Parsed(_decode_unusual(data), needs_repair=True)
    # Without an escape and without a byte above 7F there is nothing to repair.
    return Parsed(root, b"\\u" in data or not data.isascii())


def decode_json(data: bytes, *, repair: bool = True) -> Any:
    """Return the document in the member's bytes, text repaired.

    `repair=False` is for what is proper UTF-8 already (the encrypted export, section 5).  Raises NotJson.
    """
    if not repair:
        return _decode_right(data.removeprefix(_BOM))
    root, needs_repair = parse_json(data)
    return repair_tree(root) if needs_repair else root


def _decode_right(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return _decode_unusual(data)


def _decode_unusual(data: bytes) -> Any:
    """Return the document with lone surrogates moved out of the way: strings that have one are never repaired."""
    try:
        root = json.loads(data.decode("utf-8", "surrogatepass"))
    except json.JSONDecodeError as error:
        raise NotJson(error.pos) from None
    except UnicodeDecodeError as error:
        raise NotJson(error.start) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; nesting without end
        raise NotJson(0) from None
    return store_tree_surrogates(root)


class Found(NamedTuple):
    """One piece of a streamed document: `key` is "" at the top of a list, else the top-level key.

    `is_item` is true for one element of a list that stands under that key.
    """

    key: str
    value: Any
    is_item: bool


class Stream:
    """Reads a document of any size: top-level lists element by element, other values whole."""

    def __init__(self, open_bytes: Callable[[], BinaryIO], *, repair: bool = True) -> None:
        self._open = open_bytes
        self._repair = repair

    def leave_text(self) -> Stream:
        """Return the same document with its text as delivered."""
        return Stream(self._open, repair=False)

    def read_pieces(self) -> Iterator[Found]:
        """Yield every top-level value, lists element by element; raises NotJson where the text breaks off."""
        with self._open() as file:
            reader = _Reader(file)
            opening = reader.take_mark()
            if opening == "[":
                yield from (Found("", self._finish(item), True) for item in reader.read_items())
            elif opening == "{":
                yield from self._read_object(reader)
            else:
                raise NotJson(0)
            if reader.take_mark():
                raise NotJson(reader.offset)

    def _read_object(self, reader: _Reader) -> Iterator[Found]:
        mark = reader.peek_mark()
        while mark != "}":
            key = self._finish(reader.read_value())
            if not isinstance(key, str) or reader.take_mark() != ":":
                raise NotJson(reader.offset)
            if reader.peek_mark() == "[":
                reader.take_mark()
                if reader.peek_mark() == "]":  # nothing to hand out but the key
                    yield Found(key, [], False)
                for item in reader.read_items():
                    yield Found(key, self._finish(item), True)
            else:
                yield Found(key, self._finish(reader.read_value()), False)
            mark = reader.take_mark()
            if mark not in (",", "}"):
                raise NotJson(reader.offset)
            if mark == "}":
                return
        reader.take_mark()

    def _finish(self, value: Any) -> Any:
        return store_tree_surrogates(repair_tree(value) if self._repair else value)


class _Reader:
    """A window over the text of a file, which grows until one value fits and forgets what was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._scan = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._before = 0
        self._ended = False

    @property
    def offset(self) -> int:
        """The characters read so far."""
        return self._before + self._at

    def peek_mark(self) -> str:
        """Return the next character that is not white space, "" at the end, without taking it."""
        while True:
            text, at = self._text, self._at
            while at < len(text) and text[at] in _SPACE:
                at += 1
            self._at = at
            if at < len(text):
                return text[at]
            if not self._grow(_CHUNK):
                return ""

    def take_mark(self) -> str:
        """Return the next character that is not white space and move behind it."""
        mark = self.peek_mark()
        self._at += 1 if mark else 0
        return mark

    def read_items(self) -> Iterator[Any]:
        """Yield the values of a list whose opening bracket has been taken; take the closing one."""
        if self.peek_mark() == "]":
            self.take_mark()
            return
        while True:
            yield self.read_value()
            mark = self.take_mark()
            if mark == "]":
                return
            if mark != ",":
                raise NotJson(self.offset)

    def read_value(self) -> Any:
        """Return the next value, reading on until it is whole."""
        self.peek_mark()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except json.JSONDecodeError:
                if not self._grow(wanted):
                    raise NotJson(self.offset) from None
            except (ValueError, RecursionError):
                raise NotJson(self.offset) from None
            else:
                # A number at the window's edge may go on in the next chunk.
                whole = isinstance(value, str | list | dict) or end + _NUMBER < len(self._text)
                if whole or self._ended:
                    self._at = end
                    return value
                self._grow(wanted)
            if len(self._text) > _LARGEST_VALUE:
                raise NotJson(self.offset)
            wanted *= 2

    def _grow(self, wanted: int) -> bool:
        if self._ended:
            return False
        try:
            raw = self._file.read(wanted)
            more = self._decode.decode(raw, final=not raw)
        except UnicodeDecodeError:
            raise NotJson(self.offset) from None
        self._ended = not raw
        self._before += self._at
        self._text = self._text[self._at :] + more
        self._at = 0
        return bool(raw)
