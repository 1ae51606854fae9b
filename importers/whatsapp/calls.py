"""Calls: missed, not answered, or of some length (formats/whatsapp.md section 1.8)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from importers.whatsapp import words
from importers.whatsapp.marks import is_led, strip_marks
from importers.whatsapp.sentences import MISSED_CALLS, fold_sentence

_MOST_CHARACTERS: Final = 90
_LENGTH: Final = re.compile(r"(\d{1,4})\s*([^\W\d_]+)?")
_CLOCK: Final = re.compile(r"\b(\d{1,3}):(\d\d)(?::(\d\d))?\b")
_VIDEO: Final = (
    "video", "vídeo", "vidéo", "видео", "відео", "βίντεο", "فيديو", "ویدیو", "וידאו", "वीडियो", "视频",
    "視訊", "ビデオ", "영상", "วิดีโอ", "görüntülü", "wideo", "videó", "βιντεο", "ویڈیو", "視像", "físghlao",
    "تصویری", "ভিডিও", "व्हिडिओ", "विडियो", "વિડિયો", "વિડિઓ", "వీడియో", "காணொலி", "വീഡിയോ", "ದೃಶ್ಯ",
    "ਵੀਡੀਓ",
)  # fmt: skip


class Call(NamedTuple):
    """A call: `seconds` None where no length is told, `is_missed` None where nothing is said of it."""

    seconds: int | None
    is_missed: bool | None
    is_video: bool


def read_call(body: str, *, is_told: bool = False) -> Call | None:
    """Return the call that a body tells of; None where it is none.

    Without the app's mark only whole known sentences count; where nobody sent it (`is_told`), the words for a call that
    nobody took as well.

    >>> read_call("\u200eVideo call, \u200e5 min")
    Call(seconds=300, is_missed=None, is_video=True)
    """
    if len(body) > _MOST_CHARACTERS or "\n" in body:
        return None
    plain = fold_sentence(strip_marks(body))
    if plain in MISSED_CALLS:
        return Call(None, is_missed=True, is_video=_is_video(plain))
    is_missed = is_told and any(word in plain for word in words.MISSED)
    if not (is_led(body) or is_missed) or not any(word in plain for word in words.CALLS):
        return None
    first, *rest = re.split("[\u200e\u200f]", body.lstrip("\u200e\u200f"))
    return _make_call(plain, " ".join(map(strip_marks, rest)) or _find_tail(first))


def _find_tail(line: str) -> str:
    """Return what stands behind the first comma, full stop or bracket: a length, an answer."""
    found = re.search(r"[,.،、，(]\s*(.+)$", strip_marks(line))
    return found[1] if found else ""


def _make_call(plain: str, tail: str) -> Call:
    is_missed = any(word in plain for word in words.MISSED)
    return Call(
        None if is_missed else _read_seconds(tail.casefold()),
        True if is_missed else None,
        _is_video(plain),
    )


def _is_video(plain: str) -> bool:
    return any(word in plain for word in _VIDEO)


def _read_seconds(tail: str) -> int | None:
    """Return the length in seconds: "5 min", "1 hr 2 min", "2:30"."""
    clock = _CLOCK.search(tail)
    if clock:
        first, second, third = clock.groups()
        units = (int(first), int(second), int(third)) if third else (0, int(first), int(second))
        return units[0] * 3600 + units[1] * 60 + units[2]
    total = None
    for number, unit in _LENGTH.findall(tail):
        factor = next((seconds for word, seconds in words.UNITS if unit.startswith(word)), None)
        if unit and factor:
            total = (total or 0) + int(number) * factor
    return total
