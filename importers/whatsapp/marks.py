"""Characters that nobody sees and that say much: who wrote a piece of text, the person or the app.

iOS puts U+200E (U+200F in languages that run from right to left) before each piece that the app wrote
(formats/whatsapp.md section 1.6); phone numbers come between U+202A and U+202C, names that are mentioned between
U+2068 and U+2069.  Characters that join emoji (U+200D) are part of what was written and stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LED: Final = "\u200e\u200f"  # what leads a piece that the app wrote
_UNSEEN: Final = "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")
_MENTION: Final = re.compile("@\u2068([^\u2068\u2069\n]{1,80})\u2069")
_DASHES: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-"})


def is_led(text: str) -> bool:
    """Say whether a text begins as one that the app wrote.

    >>> is_led("\u200eimage omitted"), is_led("image omitted")
    (True, False)
    """
    return text[:1] in ("\u200e", "\u200f")


def strip_marks(text: str) -> str:
    """Return a text without characters that nobody sees, trimmed; blanks of any width are one blank.

    >>> strip_marks("\u200eVoice call, \u200e5\u202fmin")
    'Voice call, 5 min'
    """
    return " ".join((text if text.isascii() else _HIDDEN.sub("", text)).split())


def clean_name(name: str) -> str:
    """Return a sender's name as it is compared and shown: the same person may come with and without invisible marks,
    and `~` stands before the name that somebody without an entry in the contacts chose.

    >>> clean_name("\u202a+1\u00a0555\u2011010\u202c"), clean_name("~\u202fBob"), clean_name("~")
    ('+1 555-010', 'Bob', '~')
    """
    plain = unicodedata.normalize("NFC", strip_marks(name)).translate(_DASHES)
    return plain.removeprefix("~").strip() or plain


def read_mentions(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with plain mentions, and the names that it mentions.

    >>> read_mentions("ask @\u2068Ada Example\u2069")
    ('ask @Ada Example', ('Ada Example',))
    """
    names = tuple(clean_name(name) for name in _MENTION.findall(text))
    return (_MENTION.sub(r"@\1", text), names) if names else (text, ())
