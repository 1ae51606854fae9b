"""Whether a text whose lines begin with date and time is a talk: diaries and the logs of programs begin so as well."""

from __future__ import annotations

import re
from typing import Final

from importers.whatsapp.calls import read_call
from importers.whatsapp.events import find_family
from importers.whatsapp.headers import Layout
from importers.whatsapp.lines import Line
from importers.whatsapp.marks import is_led, strip_marks

_FEW: Final = 2
_SEVERAL: Final = 8
_OWN_NAME: Final = "WhatsApp"
_OWN_MARKS: Final = ("\u200e", "\u200f", "\u202a")
# What only the app says: a diary may tell of somebody who left.
_OWN_NOTICES: Final = frozenset(("encryption", "security_code", "created", "renamed", "icon", "description"))
_OWN_FORMS: Final = frozenset((("-", False), ("[", True)))
# What the app writes into a chat in which nobody has written yet.
_IN_EVERY_CHAT: Final = frozenset(("encryption", "contact", "business"))
_MEMBERS: Final = frozenset(("added", "removed", "left"))
_WORDS: Final = re.compile(r"[^\W\d_]+")
_IDENTIFIER: Final = re.compile(r"[a-z0-9_./-]+|[A-Z0-9_]+")
_PROGRAM: Final = re.compile(r"<|.*\w\[\d+\]$")
# Words in capitals that stand where a sender would, in the logs of programs, which otherwise look like chats.
_LOG_WORDS: Final = frozenset(
    ("info", "warn", "warning", "error", "debug", "trace", "fatal", "critical", "notice", "verbose", "severe")
)


def is_talk(lines: list[Line], layout: Layout, text: str, *, is_tight: bool = False) -> bool:
    """Say whether the first lines are a chat's: somebody writes again, or the app shows by its name or its marks.

    Where no blank stands behind names (`is_tight`), as in `sshd:started`, one must be no mere word of a program.
    """
    if _OWN_NAME in text or any(mark in text for mark in _OWN_MARKS) or _has_notices(lines, layout):
        return True
    names = [line.sender for line in lines if line.sender is not None]
    if not names or all(map(_is_program, names)):
        return False
    if is_tight and all(map(_IDENTIFIER.fullmatch, names)):
        return False
    is_bare = layout.form in ": "
    if is_bare and (len(names) < _FEW or layout.year_at == 0):  # `2023-03-24 21:05:07 main: ` is a log's
        return False
    if layout.year_at == 0 and layout.separators == ("-", "-") and all(map(_IDENTIFIER.fullmatch, names)):
        return False  # and so is `[2023-03-24 21:05:07] worker: `
    if len(lines) == 1:
        return text.strip().count("\n") < _FEW
    return 3 * len(names) > len(lines) and (len(names) < _SEVERAL or len(set(names)) < len(names))


def _has_notices(lines: list[Line], layout: Layout) -> bool:
    """Say whether the app tells something as only it does, in the form that it has: a group may begin with more
    notices than are looked at."""
    if (layout.form, layout.has_seconds) not in _OWN_FORMS:
        return False
    told = [line.body for line in lines if line.sender is None]
    if any(map(read_call, told)):
        return True
    families = list(map(find_family, told))
    members = sum(family in _MEMBERS for family in families)
    return not _OWN_NOTICES.isdisjoint(families) or (members >= _SEVERAL and members == len(families))


def has_nobody(lines: list[Line]) -> bool:
    """Say whether nobody has written in a chat yet: all there is are notices that stand in every chat."""
    return all(
        (line.sender is None or is_led(line.body)) and find_family(strip_marks(line.body)) in _IN_EVERY_CHAT
        for line in lines
    )


def _is_program(name: str) -> bool:
    """Say whether what stands where a sender would is of a log: `app.ERROR`, `sshd[123]`, `<nick>`."""
    return not _LOG_WORDS.isdisjoint(_WORDS.findall(name.casefold())) or _PROGRAM.match(name) is not None


__all__ = ["has_nobody", "is_talk"]
