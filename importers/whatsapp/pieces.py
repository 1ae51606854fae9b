"""The text of a chat in pieces, from its bytes: UTF-8, as phones write it, or what an editor has made of it.

Whoever opens an exported chat and saves it may turn it into UTF-16 ("Unicode" in Windows' Notepad; a mark begins it) or
into the letters of Windows ("ANSI").  Bytes that are no UTF-8 are read as the latter, Western Europe's: in a text that
was merely damaged a few letters are wrong then.  Line feeds are left as they are: behind what they stand tells records
apart (formats/whatsapp.md section 1.10); only where a text has none at all, carriage returns do their work.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import Final

_PIECE: Final = 500_000  # bytes: what is made of so many letters stays in a processor's cache
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WINDOWS: Final = "exit-kit-windows"


def read_pieces(
    chunks: Callable[[], Iterable[bytes]], take_repair: Callable[[], None] | None = None
) -> Iterator[str]:
    """Yield a text in pieces that end where a line does; `take_repair` is called where something is no UTF-8."""
    rest = ""
    decoder: codecs.IncrementalDecoder | None = None
    has_lines = True
    for data in _cut_evenly(chunks()):
        if decoder is None:
            decoder = _open_decoder(data)
            has_lines = b"\n" in data
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            state, decoder = decoder.getstate(), codecs.getincrementaldecoder("utf-8")(_WINDOWS)
            decoder.setstate(state)
            text = decoder.decode(data)
            if take_repair is not None:
                take_repair()
        text = rest + (text if has_lines else text.replace("\r", "\n"))
        cut = text.rfind("\n") + 1
        if cut:
            yield text[:cut]
        rest = text[cut:]
    rest += _finish(decoder) if decoder is not None else ""
    if rest:
        yield rest


def _cut_evenly(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same pieces, whatever the chunks: what shows in one piece only is then the same in every import."""
    held = b""
    for chunk in chunks:
        held += chunk
        ends = range(_PIECE, len(held) + 1, _PIECE)
        yield from (held[end - _PIECE : end] for end in ends)
        held = held[ends[-1] :] if ends else held
    if held:
        yield held


def _open_decoder(data: bytes) -> codecs.IncrementalDecoder:
    if data[:2] in _WIDE:
        return codecs.getincrementaldecoder("utf-16")("replace")
    return codecs.getincrementaldecoder("utf-8")()


def _finish(decoder: codecs.IncrementalDecoder) -> str:
    try:
        return decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "\ufffd"  # cut off within a letter


def _read_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WINDOWS, _read_windows)

__all__ = ["read_pieces"]
