"""The files that a chat says were sent in it, found without reading the chat as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from importers.whatsapp.attachments import fold_file, read_attached
from importers.whatsapp.headers import CANDIDATE
from importers.whatsapp.lines import split_sender
from importers.whatsapp.pieces import read_pieces

# What stands behind the name of a file: the end of `<attached: FILE>`, or the word in `FILE (file attached)`.
_BEHIND: Final = re.compile(r"\.[A-Za-z0-9]{1,8}(?:>| [(<\u200e\u200f])")


def list_attached(chunks: Callable[[], Iterable[bytes]]) -> Iterator[str]:
    """Yield the folded names of files that the app's own words or marks stand with."""
    for piece in read_pieces(chunks):
        end = 0
        for found in _BEHIND.finditer(piece):
            if found.start() < end:
                continue
            start = piece.rfind("\n", 0, found.start()) + 1
            end = piece.find("\n", found.end())
            end = end if end >= 0 else len(piece)
            line = piece[start:end]
            head = CANDIDATE.match(line)
            _, body = split_sender(line[head.end() :]) if head else (None, line.rstrip("\r"))
            attached = read_attached(body, {})
            if attached is not None:
                yield fold_file(attached.file)


__all__ = ["list_attached"]
