"""What the body of a record is: text, a file, a poll, a call, a place, or a line that the app wrote.

Pure: a body, its sender and what is known of the chat go in, the content comes out.  Order matters: what has a form of
its own comes first, what only a list of words tells comes last, and all that is left is text (formats/whatsapp.md
section 1.8).  Whoever types "image omitted" or "null" by hand is told from the app where the app leaves marks (iOS); a
bare `null`, and nothing, mean several things and are `unknown_empty`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

from exit_kit.importing.records import Extra, MediaUse
from importers.whatsapp import words
from importers.whatsapp.attachments import Phrases, name_kind, read_attached, read_omitted
from importers.whatsapp.calls import read_call
from importers.whatsapp.events import OTHER, find_family, read_event
from importers.whatsapp.marks import LED, clean_name, is_led, read_mentions, strip_marks
from importers.whatsapp.places import read_spot
from importers.whatsapp.polls import read_poll
from importers.whatsapp.sentences import ATTACHED, DELETED, LIVE_LOCATION, MISSED_CALLS, STOPS, fold_sentence

# What a body has that is more than plain text: a mark, an angle bracket, a name that is mentioned, a file in brackets,
# an address of a place, a poll's lines.
_TELLING: Final = re.compile(
    f"[{LED}<\u2068]|\\.\\w{{1,8}} \\([^()\\n]{{1,40}}\\)|maps\\.google\\.com|foursquare\\.com/v/|[:：]\\r?\\n"
)
# What each of these has in it.
_TELLING_SIGNS: Final = (
    *LED,
    "<",
    "\u2068",
    " (",
    "maps.google.com",
    "foursquare.com/v/",
    ":\n",
    ":\r",
    "：\n",
    "：\r",
)
_EDITED: Final = re.compile(rf"\s?(?P<mark>[{LED}]?)<(?P<mark2>[{LED}]?)(?P<phrase>[^<>\n:：]{{4,60}})>\s*\Z")
_LONGEST_SENTENCE: Final = 120
# What Android writes with a sender although the app wrote it: the line begins with the sender's name.
_NAMED_FAMILIES: Final = frozenset(("timer", "number_changed"))
_MOST_WORDS: Final = 4
_TOLD: Final = 8  # letters by which a text is told from all sentences of the app
_ENDS: Final = f" {STOPS}"
_FEW: Final = 4  # letters by which most are
_LOOKED_AT: Final = 16  # enough for these, where blanks are no wider than usual
_NULL: Final = frozenset(("", "null"))


_NO_PHRASES: Final = Phrases()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a chat: whether a phone by Apple wrote it, the files beside it by folded name, the folder that
    they stand in, the chat's title, the phrases that stand for files left out, and whether the app's marks are in it at
    all.
    """

    is_ios: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    title: str | None = None
    phrases: Phrases = _NO_PHRASES
    has_marks: bool = True


class Content(NamedTuple):
    """What a record is.  `sender` is None where nobody wrote it."""

    sender: str | None
    kind: str
    text: str | None
    extra: Extra | None = None


def find_odd(senders: Sequence[str | None], bodies: Sequence[str], setting: Setting) -> list[int]:
    """Return which records want a closer look: all others are texts, by whom they say they are.

    Most of a chat is plain text; this says so of each in a fraction of the time that reading it takes, and never of one
    of which `read_body` says anything else.
    """
    odd = _find_telling(bodies)
    odd.update(_find_sentences(senders, bodies))
    if None in senders:
        odd.update(at for at, sender in enumerate(senders) if sender is None)
    if setting.is_ios and not setting.has_marks:
        odd.update(at for at, body in enumerate(bodies) if _may_be_unmarked(body))
    return sorted(odd)


def _find_telling(bodies: Sequence[str]) -> set[int]:
    """Return which bodies have a mark or a telling form: looked for in all of them together, as few have any."""
    everything, ends = "".join(bodies), list(accumulate(map(len, bodies)))
    found = set()
    for sign in _TELLING_SIGNS:
        at = everything.find(sign) if all(map(everything.__contains__, sign)) else -1
        while at >= 0:
            place = bisect_right(ends, at)
            found.add(place)
            at = everything.find(sign, ends[place])
    return {place for place in found if _TELLING.search(bodies[place])}


def _find_sentences(senders: Sequence[str | None], bodies: Sequence[str]) -> Iterator[int]:
    """Yield which bodies may be a sentence that the app writes unmarked: they begin as one, or with the sender."""
    starts = [body[:_FEW] for body in bodies]
    names = {name[:_FEW] for name in set(senders) if name is not None}
    short = tuple(name for name in names if len(name) < _FEW)
    asked = {one for one in set(starts) if _may_begin(one) or one in names or one.startswith(short)}
    for at in [at for at, start in enumerate(starts) if start in asked]:
        if _may_be_sentence(bodies[at]) or bodies[at].startswith(senders[at] or ""):
            yield at


@lru_cache(maxsize=20_000)
def _may_begin(start: str) -> bool:
    """Say whether a sentence may begin with these letters."""
    return _strip_end(_fold_start(start)) in _BEGINNINGS


def _may_be_sentence(body: str) -> bool:
    """Say whether a body may be a sentence of the app, by its first letters."""
    start = _fold_start(body)
    plain = _strip_end(start)
    if not plain or (len(start) < _TOLD and len(body) > _LOOKED_AT):
        return True
    return any(plain[:size] in _STARTS for size in _SIZES)


def _fold_start(text: str) -> str:
    """Return the first letters of a text as they are compared: without marks, blanks of any width one blank."""
    return strip_marks(text.lstrip()[:_LOOKED_AT]).casefold()[:_TOLD]


def _strip_end(start: str) -> str:
    return start.rstrip(_ENDS)


def _may_be_unmarked(body: str) -> bool:
    return len(body) <= _LONGEST_SENTENCE and len(body.split()) <= _MOST_WORDS


def read_body(sender: str | None, body: str, setting: Setting) -> Content:
    """Return what a record is: its sender (cleaned already), its body with all marks, and the chat it stands in."""
    if sender is None:
        return _read_told(body)
    if len(body) > _LONGEST_SENTENCE or body not in _NULL:
        if _TELLING.search(body) is None:
            return _read_plain(sender, body, setting)
        return _read_telling(sender, body, setting)
    return Content(sender, "unknown_empty", None)


def _read_told(body: str) -> Content:
    """Return what a line without a sender is: a call, or what else the app tells."""
    is_other = find_family(strip_marks(body)) == OTHER
    return _read_call(None, body, is_told=is_other) or _read_app_line(None, body)


def _read_plain(sender: str, body: str, setting: Setting) -> Content:
    """Return what a body without any telling form is: mostly text, or an unmarked sentence of the app (Android)."""
    if body.startswith(sender) and find_family(body) in _NAMED_FAMILIES:
        return _read_app_line(sender, body)
    if len(body) > _LONGEST_SENTENCE:
        return Content(sender, "text", body)
    plain = body.strip().casefold()
    if plain in _NULL:
        return Content(sender, "unknown_empty", None)
    found = None
    if plain[:2] in _FIRST_LETTERS:
        found = _read_sentence(sender, body, fold_sentence(plain)) or _read_call(sender, body)
    if found is None and setting.is_ios and not setting.has_marks:
        found = _read_unmarked(sender, body, setting)
    return found or Content(sender, "text", body)


def _read_unmarked(sender: str, body: str, setting: Setting) -> Content | None:
    """Return a file left out in a chat by iOS from which somebody took all marks: only "image omitted" and the like."""
    if len(body.split()) > _MOST_WORDS or name_kind(body.casefold()) == "media":
        return None
    return _read_file(sender, f"{LED[0]}{body}", setting)


def _read_sentence(sender: str, body: str, plain: str) -> Content | None:
    """Return what a whole known sentence says."""
    if plain in DELETED:
        return Content(sender, "unsent", None, Extra(is_unsent=True))
    if plain.startswith(words.DELETED_BY_ADMIN):
        return _make_deleted_by_admin(sender, body)
    if plain.startswith(words.UNDECRYPTABLE):
        return Content(sender, "undecryptable", None)
    if plain in LIVE_LOCATION:
        return Content(sender, "location", None, Extra(details={"live": True}))
    return None


def _read_call(sender: str | None, body: str, *, is_told: bool = False) -> Content | None:
    call = read_call(body, is_told=is_told)
    if call is None:
        return None
    details = {"video": True} if call.is_video else None
    extra = Extra(call_seconds=call.seconds, is_missed_call=call.is_missed, details=details)
    return Content(sender, "call", None, extra)


def _read_telling(sender: str, body: str, setting: Setting) -> Content:
    """Return what a body with a mark or a telling form is."""
    body, is_edited = _take_edited(body)
    found = (
        _read_file(sender, body, setting)
        or _read_poll(sender, body)
        or _read_spot(sender, body)
        or (_read_marked(sender, body, setting) if is_led(body) else None)
        or _read_text(sender, body)
    )
    if not is_edited:
        return found
    return found._replace(extra=(found.extra or Extra())._replace(is_edited=True))


def _take_edited(body: str) -> tuple[str, bool]:
    """Return a body without the app's word that it was edited: marked on iOS, known on Android."""
    found = _EDITED.search(body) if body.endswith(">") else None
    if found is None:
        return body, False
    phrase = strip_marks(found["phrase"]).casefold().rstrip(".")
    is_known = phrase in words.EDITED
    is_marked = bool(found["mark"] or found["mark2"]) and found.start() > 0 and "." not in phrase
    if not is_known and (not is_marked or phrase in ATTACHED):
        return body, False
    return body[: found.start()], True


def _read_file(sender: str, body: str, setting: Setting) -> Content | None:
    attached = read_attached(body, setting.files)
    if attached is not None:
        use = MediaUse(
            f"{setting.folder}{attached.file}", "file" if attached.kind == "contact" else attached.kind
        )
        details = {"pages": attached.pages} if attached.pages else None
        text, people = read_mentions(attached.rest)
        return Content(
            sender, attached.kind, text or None, Extra(media=(use,), details=details, people=people)
        )
    omitted = read_omitted(body, setting.phrases)
    if omitted is None:
        return None
    details = _keep(name=omitted.title, pages=omitted.pages)
    text, people = read_mentions(omitted.rest)
    extra = Extra(is_omitted=True, is_view_once=omitted.is_view_once or None, details=details, people=people)
    return Content(sender, omitted.kind, text or None, extra)


def _read_poll(sender: str, body: str) -> Content | None:
    poll = read_poll(body)
    return Content(sender, "poll", poll.question, Extra(options=poll.options)) if poll else None


def _read_spot(sender: str, body: str) -> Content | None:
    spot = read_spot(body)
    if spot is None:
        return None
    details = _keep(name=spot.name, address=spot.address, live=spot.is_live or None)
    return Content(
        sender,
        "location",
        spot.name,
        Extra(spot.link, latitude=spot.latitude, longitude=spot.longitude, details=details),
    )


def _keep(**values: Any) -> dict[str, Any] | None:
    """Return what is there, None where nothing is."""
    return {name: value for name, value in values.items() if value is not None} or None


def _read_marked(sender: str, body: str, setting: Setting) -> Content:
    """Return what a line says that the app wrote (iOS), but for files, polls and places."""
    found = _read_sentence(sender, body, fold_sentence(strip_marks(body)))
    if found is not None:
        return found
    call = _read_call(sender, body) if find_family(strip_marks(body)) == OTHER else None
    if call is not None:
        return call
    if _is_pasted(body):
        return _read_text(sender, body)
    return _read_app_line(_find_actor(sender, body, setting.title), body)


def _is_pasted(body: str) -> bool:
    """Say whether a mark at the beginning came with pasted text: the app writes one line, and no address of its own."""
    return "\n" in body.strip() and find_family(strip_marks(body)) == OTHER


def _find_actor(sender: str, body: str, title: str | None) -> str | None:
    """Return who did what the app tells: newer iOS names the chat or the contact as the sender of any notice."""
    if title is not None and sender == clean_name(title) and not strip_marks(body).startswith(sender):
        return None
    return sender if strip_marks(body).startswith(sender) else None


def _read_app_line(sender: str | None, body: str) -> Content:
    text = strip_marks(body)
    event = read_event(body)
    return Content(sender, "event", text or None, Extra(event=event.family, people=event.people))


def _make_deleted_by_admin(sender: str, body: str) -> Content:
    plain = strip_marks(body)
    return Content(sender, "unsent", None, Extra(is_unsent=True, details={"deleted_by_admin": plain}))


def _read_text(sender: str, body: str) -> Content:
    text, people = read_mentions(body)
    return Content(sender, "text", text, Extra(people=people) if people else None)


def _list_sentences() -> tuple[str, ...]:
    return (*DELETED, *words.DELETED_BY_ADMIN, *words.UNDECRYPTABLE, *LIVE_LOCATION, *MISSED_CALLS)


_FIRST_LETTERS: Final = frozenset(sentence[:2] for sentence in _list_sentences())
_STARTS: Final = frozenset(_strip_end(_fold_start(one)) for one in (*_list_sentences(), "null"))
_SIZES: Final = frozenset(map(len, _STARTS))
_BEGINNINGS: Final = frozenset(start[:size] for start in _STARTS for size in range(_FEW + 1))
