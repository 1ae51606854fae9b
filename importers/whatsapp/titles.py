"""The name of a chat, from the name that the phone gives to its export: in every language before or around the name.

The words are those of the app, and CLDR has none of them (formats/whatsapp.md section 1.1).  A title that is not known
here is taken as it stands, without the part that all have in common, WhatsApp's own name.
"""

from __future__ import annotations

import re
from typing import Final

from exit_kit.archive.paths import match_key

_COPY: Final = re.compile(r"(?: ?\(\d+\)| - \d+|\.txt|\.zip)+$", re.IGNORECASE)
# Around the name: {} stands for it.  Blanks may be underscores, dashes or missing.
_FORMS: Final = (
    "Chat WhatsApp s uživatelem {}", "Чат WhatsApp с контактом {}", "Discussion WhatsApp avec {}",
    "Conversa do WhatsApp com {}", "Conversa no WhatsApp com {}", "Conversație WhatsApp cu {}",
    "Trò chuyện WhatsApp với {}", "Conversa do WhatsApp - {}", "WhatsApp-keskustelu - {}",
    "Συνομιλία WhatsApp με {}", "Discussion WhatsApp - {}", "Chat WhatsApp dengan {}", "Chat de WhatsApp con {}",
    "{} ile WhatsApp Sohbeti", "WhatsApp-samtale med {}", "WhatsApp-chatt med {}", "WhatsApp Chat with {}",
    "Chat de WhatsApp - {}", "WhatsApp Sohbeti - {}", "WhatsApp-csevegés {}", "WhatsApp Chat mit {}",
    "WhatsApp-chat med {}", "Chat WhatsApp con {}", "WhatsApp-chat met {}", "WhatsApp-Chat mit {}",
    "WhatsApp Chat met {}", "แชท WhatsApp กับ {}", "محادثة واتساب مع {}", "צ'אט WhatsApp עם {}",
    "WhatsApp-Chat - {}", "WhatsApp Chat - {}", "Chat WhatsApp s {}", "Chat WhatsApp - {}",
    "{} 님과의 WhatsApp 대화", "與 {} 的 WhatsApp 對話", "دردشة واتساب مع {}", "WhatsApp Chat – {}",
    "Czat WhatsApp z {}", "Чат WhatsApp с {}", "{}との WhatsApp トーク", "{}님과의 WhatsApp 대화",
    "Чат WhatsApp з {}", "与{}的 WhatsApp 聊天", "與{}的 WhatsApp 對話", "{}とのWhatsAppトーク",
)  # fmt: skip
_NAMELESS: Final = "_chat"
_LOOSE: Final = {" ": r"[\s_]+", "-": r"[\s_\-–]"}


def _compile(form: str) -> re.Pattern[str]:
    before, after = (match_key(piece) for piece in form.split("{}"))

    def loosen(text: str) -> str:
        return "".join(_LOOSE.get(letter, re.escape(letter)) for letter in text)

    return re.compile(f"{loosen(before)}(.+?){loosen(after)}", re.DOTALL)


_PATTERNS: Final = tuple(_compile(form) for form in _FORMS)


def find_title(path: str) -> str | None:
    """Return the name of the chat whose text stands at a path, None where neither its name nor its folder's tells one.

    >>> find_title("x/WhatsApp Chat with Ada.txt"), find_title("WhatsApp Chat - Ada (2)/_chat.txt")
    ('Ada', 'Ada')
    >>> find_title("_chat.txt")
    """
    names = [_COPY.sub("", step) for step in reversed(path.split("/")[-2:])]
    named = [name for name in names if name and match_key(name) != _NAMELESS]
    return next(filter(None, map(read_title, named)), named[0] if named else None)


def read_title(name: str) -> str | None:
    """Return the chat's name from the name of an export, None where it is not one that WhatsApp gives.

    >>> read_title("Chat de WhatsApp con Ada"), read_title("WhatsApp_Chat_mit_Ada"), read_title("与Ada的 WhatsApp 聊天")
    ('Ada', 'Ada', 'Ada')
    """
    key = match_key(name)
    if len(key) != len(name):  # folding changed the length: offsets would not fit
        key = name.lower() if len(name.lower()) == len(name) else key
    found = next(filter(None, (pattern.fullmatch(key) for pattern in _PATTERNS)), None)
    if found is None:
        return None
    title = name[found.start(1) : found.end(1)] if len(key) == len(name) else found[1]
    return title.strip(" _-") or None


def is_named(path: str) -> bool:
    """Say whether the name of a file is one that WhatsApp gives to the text of a chat."""
    name = _COPY.sub("", path.rpartition("/")[2])
    return match_key(name) == _NAMELESS or read_title(name) is not None


__all__ = ["find_title", "is_named", "read_title"]
