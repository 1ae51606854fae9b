"""The name of a chat, from the name that the phone gives to its export: in every language before or around the name.

The words are those of the app, and CLDR has none of them (formats/whatsapp.md section 1.1).  A title that is not known
here is taken as it stands, without the part that all have in common, WhatsApp's own name.
"""

from __future__ import annotations

import re
from typing import Final

from exit_kit.archive.paths import match_key

_COPY: Final = re.compile(r"(?: ?\(\d+\)| - \d+|\.txt|\.zip)+$", re.IGNORECASE)
# Around the name: {} stands for it.  Blanks may be underscores, dashes or missing.  With the language, where it is one;
# English stands for others too: older versions of the app had no other words.
_FORMS: Final = {
    "Chat WhatsApp s uživatelem {}": "cs", "Чат WhatsApp с контактом {}": "ru", "Discussion WhatsApp avec {}": "fr",
    "Conversa do WhatsApp com {}": "pt", "Conversa no WhatsApp com {}": "pt", "Conversație WhatsApp cu {}": "ro",
    "Trò chuyện WhatsApp với {}": "vi", "Conversa do WhatsApp - {}": "pt", "WhatsApp-keskustelu - {}": "fi",
    "Συνομιλία WhatsApp με {}": "el", "Discussion WhatsApp - {}": "fr", "Chat WhatsApp dengan {}": "id",
    "Chat de WhatsApp con {}": "es", "{} ile WhatsApp Sohbeti": "tr", "WhatsApp-samtale med {}": "nb",
    "WhatsApp-chatt med {}": "sv", "WhatsApp Chat with {}": "en", "Chat de WhatsApp - {}": "es",
    "WhatsApp Sohbeti - {}": "tr", "WhatsApp-csevegés {}": "hu", "WhatsApp Chat mit {}": "de",
    "WhatsApp-chat med {}": "da", "Chat WhatsApp con {}": "it", "WhatsApp-chat met {}": "nl",
    "WhatsApp-Chat mit {}": "de", "WhatsApp Chat met {}": "nl", "แชท WhatsApp กับ {}": "th",
    "محادثة واتساب مع {}": "ar", "צ'אט WhatsApp עם {}": "he", "WhatsApp-Chat - {}": "de", "WhatsApp Chat - {}": "",
    "Chat WhatsApp s {}": "cs", "Chat WhatsApp - {}": "", "{} 님과의 WhatsApp 대화": "ko",
    "與 {} 的 WhatsApp 對話": "zh", "دردشة واتساب مع {}": "ar", "WhatsApp Chat – {}": "", "Czat WhatsApp z {}": "pl",
    "Чат WhatsApp с {}": "ru", "{}との WhatsApp トーク": "ja", "{}님과의 WhatsApp 대화": "ko",
    "Чат WhatsApp з {}": "uk",
    "与{}的 WhatsApp 聊天": "zh", "與{}的 WhatsApp 對話": "zh", "{}とのWhatsAppトーク": "ja",
}  # fmt: skip
_NAMELESS: Final = "_chat"
_LOOSE: Final = {" ": r"[\s_]+", "-": r"[\s_\-–]"}


def _compile(form: str) -> re.Pattern[str]:
    before, after = (match_key(piece) for piece in form.split("{}"))

    def loosen(text: str) -> str:
        return "".join(_LOOSE.get(letter, re.escape(letter)) for letter in text)

    return re.compile(f"{loosen(before)}(.+?){loosen(after)}", re.DOTALL)


_PATTERNS: Final = {_compile(form): language for form, language in _FORMS.items()}


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
    key = _fold(name)
    found = next(filter(None, (pattern.fullmatch(key) for pattern in _PATTERNS)), None)
    if found is None:
        return None
    title = name[found.start(1) : found.end(1)] if len(key) == len(name) else found[1]
    return title.strip(" _-") or None


def find_language(path: str) -> str | None:
    """Return the language in which the app named the export of a chat, None where its name does not tell.

    >>> find_language("x/Chat de WhatsApp con Ada.txt"), find_language("WhatsApp Chat - Ada/_chat.txt")
    ('es', None)
    """
    for step in reversed(path.split("/")[-2:]):
        key = _fold(_COPY.sub("", step))
        # A hyphen may have become a blank on the way, which makes a German name of an iPhone look like the English one.
        named = {language for pattern, language in _PATTERNS.items() if pattern.fullmatch(key)}
        if len(named) == 1 and "" not in named:
            return named.pop()
    return None


def _fold(name: str) -> str:
    """Return a name as it is compared, of the same length where folding does not change that."""
    key = match_key(name)
    return name.lower() if len(key) != len(name) == len(name.lower()) else key


def is_named(path: str) -> bool:
    """Say whether the name of a file is one that WhatsApp gives to the text of a chat."""
    name = _COPY.sub("", path.rpartition("/")[2])
    return match_key(name) == _NAMELESS or read_title(name) is not None


__all__ = ["find_language", "find_title", "is_named", "read_title"]
