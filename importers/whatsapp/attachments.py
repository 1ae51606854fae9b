"""Files in messages, attached or left out, by form first and words second (formats/whatsapp.md section 1.8).

Attached: a name with an extension inside `<word: FILE>`, `<FILE word>` or `FILE (one to three words)`, and the file is
in the export.  Where it is not (a chat exported without it, packed anew), the app's mark, a known word or one of the
app's own file names has to show that nobody merely wrote so.  Left out: the whole line is one short phrase, led by the
app's mark (iOS), or stands between angle brackets and repeats in the chat (Android).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from importers.whatsapp import words
from importers.whatsapp.marks import LED, is_led, strip_marks
from importers.whatsapp.sentences import ATTACHED, DELETED, MEDIA_OMITTED, MISSED_CALLS, fold_sentence

_NAME: Final = r"(?P<file>[^<>\n/\\]{1,200}\.[A-Za-z0-9]{1,8})"
_MARK: Final = f"[{LED}]?"
_COLON: Final = re.compile(
    rf"(?P<before>.*?){_MARK}<{_MARK}(?P<word>[^<>:：\n]{{1,40}})[:：]\s?{_MARK}{_NAME}>\s*", re.DOTALL
)
_WORD_LAST: Final = re.compile(
    rf"(?P<before>.*?){_MARK}<{_MARK}{_NAME} (?P<word>[^<>\n.]{{1,40}})>\s*", re.DOTALL
)
_OLD: Final = re.compile(rf"(?P<before>){_MARK}{_NAME} <{_MARK}(?P<word>[^<>\n:：.]{{1,40}})>\s*")
_BRACKET: Final = re.compile(rf"(?P<before>){_MARK}{_NAME} \((?P<word>[^()\n]{{1,40}})\)\s*")
_MOST_WORDS: Final = 3
# Names that the app gives to files: of Android, of iOS, of older iOS.
_OWN_NAME: Final = re.compile(
    r"(?:(?P<android>IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d{4,}|\d{8}-(?P<ios>PHOTO|VIDEO|AUDIO|GIF|STICKER)-[\d-]+"
    r"|[\d-]{10}-(?P<old>PHOTO|VIDEO|AUDIO|GIF|STICKER)-\d+)\b.*",
    re.IGNORECASE,
)
_KINDS: Final = {
    "img": "photo", "vid": "video", "ptt": "audio", "aud": "audio", "stk": "sticker", "doc": "file",
    "photo": "photo", "video": "video", "audio": "audio", "gif": "gif", "sticker": "sticker",
}  # fmt: skip
_ENDINGS: Final = {
    **dict.fromkeys(("jpg", "jpeg", "png", "heic", "heif", "bmp"), "photo"),
    **dict.fromkeys(("mp4", "mov", "3gp", "avi", "mkv", "m4v", "webm"), "video"),
    **dict.fromkeys(("opus", "ogg", "m4a", "mp3", "aac", "amr", "wav", "oga"), "audio"),
    "webp": "sticker", "gif": "gif", "vcf": "contact",
}  # fmt: skip
_BRACKETED: Final = re.compile(r"<([^<>\n]{3,60})>")
_NUMBER: Final = re.compile(r"\d+")
_PIECE: Final = re.compile(f"[{LED}]")
_MOST_PHRASE: Final = 60
# Some languages say of a message or of a call what they say of a file: "Пропущенный аудиозвонок", "Файл пропущен".
_NO_FILES: Final = DELETED | MISSED_CALLS
_LEAST_REPEATS: Final = 3


class Attached(NamedTuple):
    """A file that a message shows: `kind` as the name tells it; `title` is a document's own name, `pages` its length;
    `rest` is what stands around it: a caption."""

    file: str
    kind: str
    rest: str
    pages: int | None = None


class Omitted(NamedTuple):
    """A file that was left out: `kind` is media where the phrase does not say; `rest` is its caption."""

    kind: str
    is_view_once: bool
    rest: str
    title: str | None = None
    pages: int | None = None


def fold_file(name: str) -> str:
    """Return a file's name as it is compared: accents come composed or not, marks may stand in it."""
    return unicodedata.normalize("NFC", strip_marks(name)).casefold()


def is_own_name(name: str) -> bool:
    """Say whether a file has a name that the app gives.

    >>> is_own_name("IMG-20230324-WA0001.jpg"), is_own_name("Bill.pdf")
    (True, False)
    """
    return _OWN_NAME.match(name) is not None


def index_files(paths: Iterable[str]) -> dict[str, str]:
    """Return files by their folded names, whatever folder they stand in; of several, that beside the text."""
    deepest = sorted(paths, key=lambda path: -path.count("/"))
    return {fold_file(path.rpartition("/")[2]): path for path in deepest}


def find_kind(name: str) -> str:
    """Return what a file is by its name: photo, video, audio, gif, sticker, contact or file.

    >>> find_kind("PTT-20230324-WA0001.opus"), find_kind("00000005-GIF-2023-03-24-21-07-00.mp4"), find_kind("Bill.pdf")
    ('audio', 'gif', 'file')
    """
    own = _OWN_NAME.match(name)
    if own:
        return _KINDS[str(own[own.lastgroup or 0]).lower()]
    return _ENDINGS.get(name.rpartition(".")[2].lower(), "file")


def read_attached(body: str, files: Mapping[str, str]) -> Attached | None:
    """Return the file that a body shows, None where it shows none; `files` are the export's, by folded name."""
    first, _, more = body.partition("\n")
    whole = _COLON.fullmatch(body) or _WORD_LAST.fullmatch(body)
    found = whole or _OLD.fullmatch(first.rstrip("\r")) or _BRACKET.fullmatch(first.rstrip("\r"))
    if found is None or not _is_attachment(found, body, files):
        return None
    file = strip_marks(found["file"])
    before, pages = _read_before(found["before"])
    rest = before if whole else more.strip("\r\n")
    if rest and fold_file(rest) == fold_file(file):
        rest = ""
    kind = find_kind(file)
    return Attached(files.get(fold_file(file), file), kind, rest, pages)


def _is_attachment(found: re.Match[str], body: str, files: Mapping[str, str]) -> bool:
    word = strip_marks(found["word"]).casefold()
    if word in ATTACHED:
        is_marked = any(mark in body for mark in LED)
        is_known = is_marked or _OWN_NAME.match(found["file"]) is not None or found.re is not _OLD
        return is_known or fold_file(found["file"]) in files
    return len(word.split()) <= _MOST_WORDS and fold_file(found["file"]) in files


def _read_before(before: str) -> tuple[str, int | None]:
    """Return the text before an attachment and a document's pages: "Bill.pdf • ‎2 pages" comes before it on iOS."""
    head, separator, tail = before.rpartition("•")
    if separator:
        number = _NUMBER.search(tail)
        name = strip_marks(head)
        return name, int(number[0]) if number else None
    return before.strip(f"{LED} \r\n"), None


class Phrases(NamedTuple):
    """Phrases that repeat in one chat: between angle brackets, and led by the app's mark."""

    bracketed: Collection[str] = ()
    led: Collection[str] = ()


def read_phrase(body: str) -> str | None:
    """Return what a body may be the phrase of a file left out by: to be counted over a chat; None where it is none.

    >>> read_phrase("<Media omitted>"), read_phrase("\u200eimage omitted"), read_phrase("so what")
    ('<media omitted>', 'image omitted', None)
    """
    first = body.partition("\n")[0].rstrip("\r ")
    if len(first) > _MOST_PHRASE:
        return None
    if first[:1] == "<" and _BRACKETED.fullmatch(first):
        return first.casefold()
    return strip_marks(first).casefold() if is_led(first) and first == body.strip() else None


def choose_phrases(counts: Mapping[str, int]) -> Phrases:
    """Return the phrases that stand for files left out, from how often each occurs in a chat.

    Where a phrase is known, no other is guessed: a chat has one language.
    """
    bracketed = {one for one in counts if one[:1] == "<"}
    known = {one for one in bracketed if _is_omitted(one)}
    guessed = {one for one in bracketed if counts[one] >= _LEAST_REPEATS and _may_be_phrase(one)}
    return Phrases(known or guessed, frozenset(one for one in counts if one[:1] != "<" and _is_omitted(one)))


def _may_be_phrase(bracketed: str) -> bool:
    """Say whether this may be a sentence: `<br>` is none, and neither is `<name@example.org>`."""
    inside = bracketed[1:-1]
    return (" " in inside or not inside.isascii()) and not set(inside) & set('@/="')


@lru_cache(maxsize=2_000)
def _is_omitted(phrase: str) -> bool:
    if fold_sentence(phrase) in _NO_FILES:
        return False
    return (
        phrase.strip("<> ") in MEDIA_OMITTED
        or any(word in phrase for word in words.OMITTED)
        or any(word in phrase for word in words.VIEW_ONCE)
    )


def read_omitted(body: str, phrases: Phrases) -> Omitted | None:
    """Return the file that was left out, None where the body is something else."""
    first, _, more = body.partition("\n")
    first = first.rstrip("\r ")
    if first[:1] == "<" and (_BRACKETED.fullmatch(first)):
        phrase = first.casefold()
        if phrase in phrases.bracketed or _is_omitted(phrase):
            return _make_omitted(phrase[1:-1], more.strip("\r\n"))
        return None
    if more.strip() or not any(mark in first for mark in LED):
        return None
    title, pages, phrase = _split_document(first)
    if len(phrase) > _MOST_PHRASE or not (phrase in phrases.led or _is_omitted(phrase)):
        return None
    return _make_omitted(phrase, "")._replace(title=title, pages=pages)


def _split_document(line: str) -> tuple[str | None, int | None, str]:
    """Return a document's own name, its pages, and the phrase: "Bill.pdf • ‎2 pages ‎document omitted"."""
    before, *pieces = _PIECE.split(line)
    if not pieces:
        return None, None, ""
    phrase = strip_marks(pieces[-1]).casefold()
    name, pages = _read_before(before + "".join(pieces[:-1]))
    return name or None, pages, phrase


def _make_omitted(phrase: str, rest: str) -> Omitted:
    is_view_once = any(word in phrase for word in words.VIEW_ONCE)
    return Omitted(name_kind(phrase), is_view_once, rest)


@lru_cache(maxsize=2_000)
def name_kind(phrase: str) -> str:
    """Return what kind of file a phrase speaks of, "media" where it does not say.

    >>> name_kind("gif omitted"), name_kind("video note omitted"), name_kind("medien ausgeschlossen")
    ('gif', 'video', 'media')
    """
    if phrase.strip() in MEDIA_OMITTED:
        return "media"
    if any(word in phrase for word in ("video", "vídeo", "vidéo")):
        return "video"
    if any(
        word in phrase
        for word in ("voice", "sprachnachricht", "mensaje de voz", "message vocal", "mensagem de voz")
    ):
        return "audio"
    for kind, nouns in words.NOUNS.items():
        if any(phrase.startswith(noun) or (not noun.isascii() and noun in phrase) for noun in nouns):
            return kind
    for kind, nouns in words.NOUNS.items():
        if any(f" {noun} " in f" {phrase} " for noun in nouns):
            return kind
    return "media"
