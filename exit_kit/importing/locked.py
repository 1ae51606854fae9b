"""Backups that are encrypted: what an importer says of one that it cannot open, and how the key gets here.

A key is asked for or read from a file, by whoever talks to the user; it goes from there to the function that decrypts,
and nowhere else: into no log, no problem, no database, no error.
"""

from __future__ import annotations

from collections.abc import Callable

# Takes a name to show and the number of the attempt; gives what the user typed or what stands in the key file, None
# where nobody can be asked (again).
AskKey = Callable[[str, int], bytes | None]


class CannotUnlock(Exception):
    """Says why a backup cannot be opened, as the end of a sentence, and what to do, as whole ones."""

    def __init__(self, why: str, fix: str) -> None:
        super().__init__(why)
        self.why = why
        self.fix = fix


class WrongKey(CannotUnlock):
    """Says that the key does not fit, or is none; another one may."""


def ask_nobody(_name: str, _attempt: int) -> bytes | None:
    """Give no key."""
    return None
