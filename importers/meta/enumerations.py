"""Names in a sentence: `Ada, Bob, B. und Cleo van Dyk` in any language, as group chats begin on pages.

The word before the last name is CLDR's, of every language that it has list patterns for (a test compares); words that
are parts of names as well ("da", "y") count only where no other stands there.  Whoever wrote something on the page is
a name for sure, whatever commas and words it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_COMMAS: Final = re.compile(r"\s*[,،、，]\s*")
# Words between the last two names, from CLDR's list patterns ("standard", "standard-short") of all its languages.
JOINING: Final = frozenset(
    {"&", "a", "a(c)", "a(n)", "agus", "and", "at", "d", "da", "dan", "dhe", "e", "en", "et", "eta", "ha", "i", "in",
     "ir", "iyo", "ja", "k", "kaj", "lan", "mpé", "na", "ne", "och", "og", "sareng", "u", "ug", "un", "und", "va",
     "ve", "và", "və", "we", "y", "àti", "è", "és", "û", "și", "και", "ва", "жана", "және", "и", "і", "һәм", "և",
     "און", "او", "اور", "و", "۽", "आणि", "और", "तथा", "र", "আৰু", "এবং", "ਅਤੇ", "અને", "ଓ", "மற்றும்", "మరియు",
     "ಮತ್ತು", "കൂടാതെ", "සහ", "ແລະ", "နှင့်", "და", "እና", "និង", "및"}
)  # fmt: skip
# The same where no space follows: before the next name, or, where nothing is spaced, between two.
ATTACHED: Final = ("ו", "و", "ܘ")
UNSPACED: Final = ("และ", "និង", "及", "和", "と")
# What stands within names too.
_PARTICLES: Final = frozenset(
    {"a", "af", "al", "av", "bin", "d", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "e", "el", "en",
     "i", "ibn", "in", "k", "la", "le", "na", "ne", "ten", "ter", "u", "van", "von", "y", "zu"}
)  # fmt: skip
_KANA: Final = re.compile(r"[\u3041-\u30fe]")
_CASED: Final = "A-Za-z\u00c0-\u024f\u0370-\u04ff"
_LONGEST_WORD: Final = 4
_SHORTEST_NAME: Final = 2
_MARKED: Final = re.compile(r"(.*?)(\ue000\d+\ue001)(.*)\Z", re.DOTALL)
_MARK: Final = re.compile(r"\ue000(\d+)\ue001")


def split_names(text: str, senders: Iterable[str]) -> list[str]:
    """Return the names of an enumeration, each once.

    >>> split_names("Ada Example, Bob, B. und Cleo van Dyk", ["Bob, B."])
    ['Ada Example', 'Bob, B.', 'Cleo van Dyk']
    """
    known = sorted((name for name in senders if name in text), key=len, reverse=True)
    marked = text
    for number, name in enumerate(known):
        whole = rf"(?<![{_CASED}]){re.escape(name)}(?![{_CASED}])"
        marked = re.sub(whole, f"\ue000{number}\ue001", marked)
    *first, last = _COMMAS.split(marked)
    names = (
        _MARK.sub(lambda found: known[int(found[1])], piece).strip() for piece in (*first, *_split_last(last))
    )
    return list(dict.fromkeys(name for name in names if name))


def _split_last(text: str) -> list[str]:
    """Return the last names: those around one that is known, else what stands around the joining word."""
    marked = _MARKED.match(text)
    if marked:
        before, name, after = marked.groups()
        left = _strip_after(before.strip())
        right = _strip_before(after.strip())
        return [*([left] if left else ()), name, *(_split_last(right) if right else ())]
    words = text.split()
    at = _find_joining(words)
    if at:
        return [" ".join(words[:at]), " ".join(words[at + 1 :])]
    attached = [at for at, word in enumerate(words) if at and word.startswith(ATTACHED) and len(word) > 2]
    if attached:
        return [
            " ".join(words[: attached[-1]]),
            " ".join([words[attached[-1]][1:], *words[attached[-1] + 1 :]]),
        ]
    return _split_unspaced(text)


def _find_joining(words: Sequence[str]) -> int | None:
    """Return where the joining word stands among others: CLDR's, else any that is as short and in lower case."""
    inner = {at: words[at].casefold() for at in range(1, len(words) - 1)}
    certain = [at for at, word in inner.items() if word in JOINING - _PARTICLES]
    likely = [
        at for at, word in inner.items() if word in JOINING and len(word) == 1
    ]  # not the "da" of "da Silva"
    rare = [at for at, word in inner.items() if word in JOINING]
    short = [at for at in inner if words[at] not in _PARTICLES and _is_short(words[at])]
    found = certain or likely or rare or short
    return found[-1] if found else None


def _is_short(word: str) -> bool:
    return len(word) <= _LONGEST_WORD and word.lower() == word and any(map(str.isalpha, word))


def _split_unspaced(text: str) -> list[str]:
    for sign in UNSPACED:
        before, _, after = text.rpartition(sign)
        is_name = sign == "和" and _KANA.search(text)  # Kazuko; Japanese joins with a comma
        if min(len(before), len(after)) >= _SHORTEST_NAME and not is_name:
            return [before.strip(), after.strip()]
    return [text]


def _strip_after(text: str) -> str:
    """Return a name without the joining word behind it."""
    name, _, word = text.rpartition(" ")
    if name and (word.casefold() in JOINING or _is_short(word)):
        return name
    if text.casefold() in JOINING or (not name and _is_short(word) and word.isascii()):
        return ""
    return next((text.removesuffix(sign) for sign in (*UNSPACED, *ATTACHED) if text.endswith(sign)), text)


def _strip_before(text: str) -> str:
    """Return what follows the joining word."""
    word, _, name = text.partition(" ")
    if name and (word.casefold() in JOINING or _is_short(word)):
        return name
    return next((text.removeprefix(sign) for sign in (*UNSPACED, *ATTACHED) if text.startswith(sign)), text)


__all__ = ["ATTACHED", "JOINING", "UNSPACED", "split_names"]
