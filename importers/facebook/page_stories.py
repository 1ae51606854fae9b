"""Pages of stories: posts, comments, reactions, searches, saved things … as the documents of JSON (1.6.1, 3.1).

The body of a story is a row of boxes.  First the attachments, each in a box: files side by side, with the album's name
and the caption below; a link below its title and source; a place; tables of an event, a poll, a thing for sale.  Then
the elements of `data`, a box each: the text, or the time of a change.  What is what is told by where it stands, for
the words are in the account's language.  Who wrote a comment, which reaction's word it was, ids: pages do not say it;
the kind of a reaction is in the name of its icon only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Row, Text
from exit_kit.importing.page_documents import find_parent, list_files
from exit_kit.importing.page_shapes import Filler, ReadTime, list_rows
from exit_kit.importing.shapes import Fields, Shape
from importers.facebook.attachments import EVENT, FOR_SALE, FUNDRAISER, LIFE_EVENT, POLL
from importers.facebook.page_words import ADDRESS_WORDS, CHANGES, LABELS, LAST_WORDS, PLACE_WORDS, TAG_WORDS

_TABLES: Final = {"event": EVENT, "poll": POLL, "for_sale_item": FOR_SALE, "fundraiser": FUNDRAISER}
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」"}
_SPOT: Final = re.compile(r"\s*\((-?\d{1,3}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)\)$")
_LABELLED: Final = re.compile(r"[^:：\n]{2,40}[:：]\s*(.+)\Z", re.DOTALL)
_ICONS: Final = {"ANGRY": "ANGER", "SAD": "SORRY"}
_DATA_DEPTH: Final = 3  # a text of `data` stands no deeper; what is attached does
_CONTEXT_DEPTH: Final = 8

# Makes one element of `data` from the texts of its box, by their position.
MakeData = Callable[[dict[int, str]], Fields]


def render_stories(
    page: Page, read_time: ReadTime, *, root: str, make_data: MakeData, is_flat: bool, attached: str = "text"
) -> Any:
    """Return the document of a page of stories.

    `is_flat`: every text is `data`, however deep it stands; `attached`: what JSON calls a text that is attached.
    """
    filler = Filler(LABELS, read_time)
    records = [_read_story(block, filler, make_data, attached, is_flat=is_flat) for block in page.blocks]
    return {root: records} if root else records


def make_post(texts: dict[int, str]) -> Fields:
    """Return a post's text; with the name of a group below it, it is a comment (lists of 2018 to 2021 hold both)."""
    return make_comment(texts) if 1 in texts else {"post": texts.get(0, "")}


def make_comment(texts: dict[int, str]) -> Fields:
    """Return a comment's text and the group that it was written in."""
    comment = {"comment": texts.get(0, ""), "group": texts.get(1)}
    return {"comment": {key: value for key, value in comment.items() if value}}


def make_text(texts: dict[int, str]) -> Fields:
    """Return a text without the quotes in which pages show what was searched for."""
    text = next(iter(texts.values()), "")
    is_quoted = len(text) > 1 and _QUOTES.get(text[0]) == text[-1]
    return {"text": text[1:-1] if is_quoted else text}


def make_name(texts: dict[int, str]) -> Fields:
    """Return the name of a group or page."""
    return {"name": next(iter(texts.values()), "")}


def _read_story(block: Block, filler: Filler, make_data: MakeData, attached: str, *, is_flat: bool) -> Fields:
    record: Fields = {"title": block.title} if block.title else {}
    seconds = filler.read_time(block.date) if block.date else None
    if seconds is not None:
        record["timestamp"] = seconds
    data: list[Fields] = []
    attachments: list[Fields] = []
    for box in _split_boxes(block.parts):
        reaction = _read_reaction(box)
        tags = _read_tags(box)
        box, links = _take_links(box)
        grouped = _read_grouped(box)
        if reaction:
            data.append(reaction)
        elif tags:
            record["tags"] = tags
        elif grouped:
            data.append(make_data(grouped))
        elif is_flat or (_is_shallow(box) and not _is_place(box)):
            data.append(_read_data(box, filler, make_data))
        else:
            items = list(_read_items(box, filler))
            attachments.append(
                {"data": [{attached: item["text"]} if "text" in item else item for item in items]}
            )
        attachments += [{"data": [{"external_context": {"url": link.href}}]} for link in links]
    found = {"data": data, "attachments": attachments}
    return {**record, **{key: value for key, value in found.items() if value}}


def _is_shallow(box: Iterable[Part]) -> bool:
    return all(isinstance(part, Text) and len(part.place) <= _DATA_DEPTH for part in box)


def _is_place(box: Sequence[Part]) -> bool:
    """Say whether a box of texts is a place: one with coordinates, or with an address below it.

    Its lines may stand in the box itself, without the elements around them that other attachments have: so a program
    that makes a journal of `your_posts__check_ins__photos_and_videos_1.html` reads it.
    """
    texts = [part.text for part in box if isinstance(part, Text)]
    if texts and texts[0].endswith(")") and _read_spot(texts[0]):
        return True
    return len(texts) > 1 and None not in (
        _strip_word(texts[0], PLACE_WORDS),
        _strip_word(texts[1], ADDRESS_WORDS),
    )


def _split_boxes(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts of each box of a body, in order: what shares the second step of its place."""
    boxes: dict[tuple[int, ...], list[Part]] = {}
    for part in parts:
        boxes.setdefault(part.place[:2], []).append(part)
    return list(boxes.values())


def _read_reaction(box: Iterable[Part]) -> Fields | None:
    icon = next((part for part in box if isinstance(part, File) and part.kind == "icon"), None)
    if icon is None:
        return None
    kind = icon.uri.rpartition("/")[2].partition(".")[0].upper()
    return {"reaction": {"reaction": _ICONS.get(kind, kind)}}


def _take_links(box: Sequence[Part]) -> tuple[list[Part], list[Link]]:
    """Return a box without the addresses behind words of its text, and these."""
    links = [part for part in box if isinstance(part, Link) and not part.text]
    return [part for part in box if part not in links], links


def _read_grouped(box: Sequence[Part]) -> dict[int, str]:
    """Return a comment's text and its group: `<div><span>Group: </span>A group</div>A comment` in one element.

    So pages of the generations B (`_4mp8`) and D (`_a6_m`) have it, as other programs read them.
    """
    label, *texts = box if box else (None,)
    if not isinstance(label, Text) or not texts or not all(isinstance(part, Text) for part in texts):
        return {}
    if any(
        len(part.place) >= len(label.place) or label.place[: len(part.place)] != part.place for part in texts
    ):
        return {}
    found = _LABELLED.match(label.text)
    return {0: "\n".join(part.text for part in texts), 1: found[1]} if found else {}  # type: ignore[union-attr]


def _read_tags(box: Sequence[Part]) -> list[str]:
    """Return the people that a sentence says were tagged; a name with a comma becomes two."""
    text = box[0].text if len(box) == 1 and isinstance(box[0], Text | Item) else ""
    told = _strip_word(text, TAG_WORDS)
    if told is None:
        return []
    for word in LAST_WORDS:
        before, found, last = told.rpartition(word)
        if found:
            told = f"{before}, {last}"
            break
    return [name for name in told.split(", ") if name]


def _strip_word(text: str, words: Iterable[str]) -> str | None:
    """Return what follows one of Meta's words at the beginning of a text, else None."""
    return next((text[len(word) :].strip() for word in words if text.startswith(word)), None)


def _read_data(box: Sequence[Part], filler: Filler, make_data: MakeData) -> Fields:
    # A text that stands in the box itself, without an element around it, is the first.
    texts = {
        part.place[-1] if len(part.place) > 2 else 0: part.text
        for part in box
        if isinstance(part, Text) and part.place
    }
    change = _read_change(next(iter(texts.values()), ""), filler)
    return change or make_data(texts)


def _read_change(text: str, filler: Filler) -> Fields | None:
    """Return the time of a change: a word or two, then a date.  Only short texts without a line break can be one."""
    if len(text) > 80 or "\n" in text or not any(map(str.isdecimal, text)):
        return None
    for key, words in CHANGES.items():
        told = _strip_word(text, words)
        seconds = filler.read_time(told) if told else None
        if seconds is not None:
            return {key: seconds}
    for count in range(1, min(text.count(" "), 3) + 1):
        *before, told = text.split(" ", count)
        seconds = filler.read_time(told)
        if seconds is not None and not any(map(str.isdecimal, "".join(before))):
            return {"update_timestamp": seconds}
    return None


def _read_items(box: Sequence[Part], filler: Filler) -> Iterable[Fields]:
    """Yield what one attachment holds, each thing under the key that JSON has for it."""
    rows = [part for part in box if isinstance(part, Row)]
    if rows:
        yield {"life_event": _read_life_event(box, filler)}
        return
    yield from ({"media": one} for one in list_files(box))
    for part in box:
        if isinstance(part, Block):
            yield _read_table(part, filler)
    near = {find_parent(part) for part in box if isinstance(part, File)}
    yield from _read_words([part for part in box if not part.place or part.place[:-1] not in near])


def _read_table(block: Block, filler: Filler) -> Fields:
    """Return an event, a poll, a thing for sale or a fundraiser: the one that knows most of the labels."""
    labels = [row.label for row in list_rows(block.parts)]

    def count(shape: Shape) -> int:
        return sum(LABELS.find_key(label, shape.fields) is not None for label in labels)

    key = max(_TABLES, key=lambda name: count(_TABLES[name]))
    if not count(_TABLES[key]):
        return {"text": "\n".join(f"{row.label}: {row.value}" for row in list_rows(block.parts))}
    return {key: filler.fill(_TABLES[key], block.parts)}


def _read_life_event(box: Sequence[Part], filler: Filler) -> Fields:
    event = filler.fill(LIFE_EVENT, [part for part in box if isinstance(part, Row)])
    photos = list_files(box)
    place = next((one["place"] for one in _read_words(box) if "place" in one), None)
    return event | ({"photos": photos} if photos else {}) | ({"place": place} if place else {})


def _read_words(parts: Sequence[Part]) -> Iterable[Fields]:
    """Yield links with what stands above them, places, and texts by themselves; one element holds one thing."""
    things: dict[tuple[int, ...], list[Part]] = {}
    for part in parts:
        if isinstance(part, Text | Link):
            things.setdefault(_find_thing(part), []).append(part)
    for thing in things.values():
        texts = [part for part in thing if isinstance(part, Text)]
        link = next((part for part in thing if isinstance(part, Link)), None)
        place = _read_place(texts, link)
        if place:
            yield {"place": place}
        elif link or len(texts) > 1 or len(texts[0].place) >= _CONTEXT_DEPTH:
            yield {"external_context": _read_context(texts, link)}
        else:
            yield {"text": texts[0].text}


def _find_thing(part: Text | Link) -> tuple[int, ...]:
    return part.place[:-2] if isinstance(part, Link) else part.place[:-1]


def _read_context(texts: Sequence[Text], link: Link | None) -> Fields:
    told = {part.place[-1]: part.text for part in texts}
    context = {"name": told.get(0), "source": told.get(1), "url": link.href if link else None}
    if link and not told and link.text != link.href:
        context["name"] = link.text
    return {key: value for key, value in context.items() if value}


def _read_spot(text: str) -> Fields:
    """Return the place that a line says with its coordinates, in whichever language its label is.

    >>> _read_spot("Lugar: Kiln (59.9, -10.75)")
    {'name': 'Kiln', 'coordinate': {'latitude': 59.9, 'longitude': -10.75}}
    """
    spot = _SPOT.search(text)
    name = _LABELLED.match(text[: spot.start()]) if spot else None
    if not spot or not name:
        return {}
    return {"name": name[1], "coordinate": {"latitude": float(spot[1]), "longitude": float(spot[2])}}


def _read_place(texts: Sequence[Text], link: Link | None) -> Fields:
    place: Fields = {}
    for part in texts:
        name, address = _strip_word(part.text, PLACE_WORDS), _strip_word(part.text, ADDRESS_WORDS)
        found = _read_spot(part.text)
        if found and not place:
            place |= found
        elif name is not None:
            place["name"] = name
        elif address is not None:
            place["address"] = address
    return place | ({"url": link.href} if place and link else {})
