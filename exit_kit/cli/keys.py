"""The key of an encrypted backup: asked for without showing it, or read from a file; never an argument, which a shell
remembers and other programs can see."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Final

from exit_kit.console import Console
from exit_kit.errors import UsageError
from exit_kit.importing.locked import AskKey

_MOST_BYTES: Final = 4_096
_INPUT: Final = "-"


def make_ask_key(key_file: str | None, console: Console) -> AskKey:
    """Return the function that gets the key: from the file, else from whoever sits at the terminal.

    Raises UsageError where the file cannot be read.
    """
    if key_file is None:
        return lambda name, attempt: _ask(name, attempt, console)
    said = _read(key_file)
    return lambda _name, attempt: said if attempt == 0 else None


def _read(key_file: str) -> bytes:
    try:
        if key_file == _INPUT:
            return sys.stdin.buffer.read(_MOST_BYTES)
        with Path(key_file).open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UsageError(
            "Nothing was read.",
            f"The key file cannot be opened: {error.strerror or type(error).__name__}.",
            "Give the file that holds the 64-digit key with --key-file FILE.",
        ) from None


def _ask(name: str, attempt: int, console: Console) -> bytes | None:
    if not sys.stdin.isatty():
        return None
    if attempt:
        console.warn_wrapped("That key does not fit. Try once more, or press Enter to leave this file out.")
    else:
        console.warn_wrapped(
            f"{name} is encrypted. Its key has 64 digits (0 to 9 and a to f); WhatsApp showed it when encrypted "
            "backups were turned on. It is used now and kept nowhere."
        )
    try:
        said = getpass.getpass("Key (not shown): ").strip()
    except EOFError:
        return None
    return said.encode("utf-8", "replace") if said else None
