"""Names of people as the archives give them: plain or wrapped, tagged or mentioned in a text.

The export has no ids of people but in mentions; names collide and change (formats/facebook.md 1.6.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from exit_kit.importing.shapes import Shape

# `tags` and `participants` hold objects in most exports and plain texts in some (1.6.1).
NAME: Final = (str, Shape(name=str))
_MENTION: Final = re.compile(r"@\[(\d+):([^:\[\]]*):([^\[\]]*)\]")


def read_names(values: Iterable[Any] | None) -> list[str]:
    """Return the names of a list that holds texts, objects with a `name`, or both."""
    names = (value if isinstance(value, str) else value.get("name") for value in values or ())
    return [name for name in names if name]


def show_mentions(text: str | None) -> tuple[str | None, list[dict[str, str]]]:
    """Return a text with each `@[id:type:Name]` token as `@Name`, and the id and name of each (1.6.1).

    >>> show_mentions("Hi @[1000:2048:Bob Example]!")
    ('Hi @Bob Example!', [{'id': '1000', 'name': 'Bob Example'}])
    """
    if not text or "@[" not in text:
        return text or None, []
    mentions = [{"id": found[1], "name": found[3]} for found in _MENTION.finditer(text)]
    return _MENTION.sub(r"@\3", text), mentions
