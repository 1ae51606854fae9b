"""Messages read fast, straight into rows: the way of nearly all of the millions that an export may hold.

A message that has no more than time, sender, text, reactions, and files of one kind or a link is read here, with exact
type checks and repair where a value is used.  Every other one is repaired and checked by the careful way and read by
`read_message`, which alone says what fields mean; both ways give the same rows.  A block with a time that is missing
or strange is left to the careful way as a whole.  `Form` tells JSON from the documents that pages are made into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, KeysView
from itertools import repeat
from operator import itemgetter
from typing import Any, Final, NamedTuple

from exit_kit.archive.text import repair_text, repair_texts
from exit_kit.importing.contract import Careful
from exit_kit.importing.packing import Block
from exit_kit.importing.records import MILLISECOND, SECOND, Extra, MediaUse, Reacted
from exit_kit.importing.times import format_all_milliseconds, format_all_seconds, format_seconds
from importers.meta.media import to_seconds
from importers.meta.message_fields import MEDIA_KEYS, PLAIN_KEYS, SIMPLE_FILE, read_message

_YEAR_10000: Final = 253_402_300_800_000
_SHARE: Final = "share"
_SIMPLE_SHARE: Final = {"link": 0, "share_text": 0}.keys()
_POSITION: Final = "where1="
_KINDS: Final = {**dict(MEDIA_KEYS), "sticker": "sticker"}
_SIMPLE_STICKER: Final = {"uri": 0, "ai_stickers": 0}.keys()
_TEXT_OR_NOTHING: Final = {str, type(None)}
# What a message has besides: the key of its files and whether it has reactions.  None: it wants care.
_Plan = tuple[str | None, bool] | None
_PLAIN: Final = (None, False)


class Form(NamedTuple):
    """How messages are delivered: the key and limit of their times, how these, a text and many texts are made right,
    and the keys that a file and a sticker have where they say no more than usual."""

    stamp: str
    most: int
    precision: str
    format: Callable[[Iterable[int]], list[str]]
    repair: Callable[[str], str]
    repair_all: Callable[[list[str]], list[str]]
    file: KeysView[str]
    sticker: KeysView[str]


_BARE: Final = {"uri": 0}.keys()  # of all gifs, and of Instagram's stickers
JSON: Final = Form(
    "timestamp_ms",
    _YEAR_10000,
    MILLISECOND,
    format_all_milliseconds,
    repair_text,
    repair_texts,
    SIMPLE_FILE,
    _SIMPLE_STICKER,
)
PAGE: Final = Form("timestamp", _YEAR_10000 // 1000, SECOND, format_all_seconds, str, list, _BARE, _BARE)


def read_block(records: list[Any], careful: Careful, form: Form = JSON) -> Block | None:
    """Return messages as rows, sorted by time, equal times in the order of the export.

    Column by column, which takes half of the time of row by row.  None when a time is missing or none that has a
    date, so that the order is not that of the numbers.
    """
    try:
        stamps: list[Any] = list(map(itemgetter(form.stamp), records))
    except (KeyError, TypeError, IndexError):  # one has none, or is no record
        return None
    if set(map(type, stamps)) != {int}:
        return None
    ordered, stamps = _sort_by_time(records, stamps)
    if stamps[0] <= 0 or stamps[-1] >= form.most:
        return None
    plans = list(map(_Plans().__getitem__, map(tuple, ordered)))
    senders, texts = _read_texts(ordered, plans, form.repair_all)
    block, repaired = Block(), _Repaired(form.repair)
    who = list(map(_Senders(block.names, form.repair).__getitem__, senders))
    kinds = ["text" if text else "empty" for text in texts]
    for offset, plan in enumerate(plans):
        if plan is _PLAIN:
            continue
        kind = _read_simple(block, offset, ordered[offset], *plan, form, repaired) if plan else None
        if kind is not None:
            kinds[offset] = kind or kinds[offset]
            continue
        _, name, kinds[offset], texts[offset], extra = read_message(careful(ordered[offset]) or {})
        who[offset] = block.names[name]
        if extra is not None:
            block.add_extra(offset, extra)
    block.fill(who, form.format(stamps), kinds, texts, _count_equals(stamps, who))
    return block


def _sort_by_time(records: list[Any], stamps: list[int]) -> tuple[list[Any], list[int]]:
    """Return records and their times in the order of time; those of pages have it already."""
    in_order = sorted(stamps)
    if in_order == stamps:
        return records, stamps
    return [records[at] for at in sorted(range(len(stamps)), key=stamps.__getitem__)], in_order


def _read_texts(
    ordered: list[dict[str, Any]], plans: list[_Plan], repair: Callable[[list[str]], list[str]]
) -> tuple[list[str], list[str | None]]:
    """Return senders, not repaired, and texts, repaired; where one is no text, plan for care."""
    senders: list[Any] = list(map(dict.get, ordered, repeat("sender_name")))
    texts: list[Any] = list(map(dict.get, ordered, repeat("content"), repeat("")))
    if set(map(type, senders)) != {str} or set(map(type, texts)) != {str}:
        for offset, (sender, text) in enumerate(zip(senders, texts, strict=True)):
            if type(sender) is not str or type(text) not in _TEXT_OR_NOTHING:
                senders[offset], texts[offset], plans[offset] = "", "", None
        texts = [text or "" for text in texts]
    return senders, [text or None for text in repair(texts)]


def _count_equals(stamps: list[int], who: list[int]) -> list[int]:
    """Return the number of each message among those of its sender at its time."""
    ordinals = [0] * len(stamps)
    time, taken = None, {0: 0}
    for offset in [at for at in range(1, len(stamps)) if stamps[at] == stamps[at - 1]]:
        if stamps[offset] != time:
            time, taken = stamps[offset], {who[offset - 1]: 1}
        ordinals[offset] = taken.get(who[offset], 0)
        taken[who[offset]] = ordinals[offset] + 1
    return ordinals


class _Senders(dict[str, int]):
    """Repairs each name once, and gives it its number among the names of a block."""

    def __init__(self, names: dict[str | None, int], repair: Callable[[str], str]) -> None:
        self._names = names
        self._repair = repair

    def __missing__(self, name: str) -> int:
        number = self[name] = self._names[self._repair(name) or None]
        return number


class _Repaired(dict[str, str]):
    """Repairs what occurs again and again once: emojis, and the names of those who sent them."""

    def __init__(self, repair: Callable[[str], str]) -> None:
        self._repair = repair

    def __missing__(self, text: str) -> str:
        right = self[text] = self._repair(text)
        return right


class _Plans(dict[tuple[str, ...], _Plan]):
    """Remembers how records with certain keys are read."""

    def __missing__(self, keys: tuple[str, ...]) -> _Plan:
        plan = self[keys] = _make_plan(keys)
        return plan


def _make_plan(keys: tuple[str, ...]) -> _Plan:
    if "sender_name" not in keys:
        return None
    others = [key for key in keys if key not in PLAIN_KEYS and key != "reactions"]
    if "reactions" not in keys and not others:
        return _PLAIN
    if len(others) > 1 or not _KINDS.keys() | {_SHARE} >= set(others):
        return None
    return others[0] if others else None, "reactions" in keys


def _read_simple(
    block: Block,
    offset: int,
    record: dict[str, Any],
    key: str | None,
    has_reactions: bool,
    form: Form,
    repaired: _Repaired,
) -> str | None:
    """Add the files of one kind, or the link, and the reactions that a message has; return its kind, "" if they do not
    make it one.

    None where something of it wants care.
    """
    reactions = _read_reactions(record["reactions"], repaired) if has_reactions else ()
    if reactions is None:
        return None
    if key == _SHARE:
        return _add_share(block, offset, record[key], reactions, form.repair)
    kind = _KINDS[key] if key else ""
    media = _read_files(record[key], kind, form) if key else ()
    if media is None:
        return None
    if reactions:
        block.add_reactions(offset, reactions)
    if media:
        block.add_media(offset, media)
    return kind


def _read_reactions(reactions: Any, repaired: _Repaired) -> list[Reacted] | None:
    found: list[Reacted] = []
    for one in reactions if type(reactions) is list else (None,):
        if type(one) is not dict or len(one) != (3 if "timestamp" in one else 2):
            return None
        reaction, actor, stamp = one.get("reaction"), one.get("actor"), one.get("timestamp", 0)
        if type(reaction) is not str or type(actor) is not str or type(stamp) is not int:
            return None
        if not 0 <= stamp < _YEAR_10000:
            return None
        if reaction:
            at = format_seconds(stamp) if stamp else None
            found.append((repaired[reaction], repaired[actor] or None, at))
    return found


def _add_share(
    block: Block, offset: int, share: Any, reactions: Iterable[Reacted], repair: Callable[[str], str]
) -> str | None:
    """Add the link that was shared and what it says; a link to a place on a map wants care."""
    if type(share) is not dict or not share or not share.keys() <= _SIMPLE_SHARE:
        return None
    link, text = share.get("link", ""), share.get("share_text", "")
    if type(link) is not str or type(text) is not str or _POSITION in link:
        return None
    block.add_extra(offset, Extra(repair(link) or None, repair(text) or None, reactions=tuple(reactions)))
    return _SHARE


def _read_files(files: Any, kind: str, form: Form) -> tuple[MediaUse, ...] | None:
    if kind == "sticker":
        files, simple = [files], form.sticker
    else:
        simple = form.file
    if type(files) is not list or not files:
        return None
    uses = []
    for one in files:
        if type(one) is not dict or (one.keys() != simple and one.keys() != _BARE):
            return None
        uri, stamp = one["uri"], one.get("creation_timestamp", 0)
        if type(uri) is not str or type(stamp) is not int:
            return None
        uses.append(MediaUse(form.repair(uri), kind, "attachment", format_seconds(to_seconds(stamp))))
    return tuple(uses)
