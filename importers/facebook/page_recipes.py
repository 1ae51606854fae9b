"""How the pages of each file type become the documents of their JSON twins: a few rules for all of them (3.1).

    label tables    a block is a record, a row a field; heading and date are named below where they are not the usual
    stories         posts, comments, reactions … (`page_stories`)
    log trees       a block is a category, its blocks without a heading are entries (1.6.7)
    photos          a block is a photo with its EXIF table and what people wrote below it (1.6.2)
    bare values     a block is a text

`label_values` pages need nothing here: they are read by their structure alone.  Raw file types stay raw.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from exit_kit.archive.pages import Block, Item, Link, Page, Part, Row, Text
from exit_kit.archive.paths import match_key
from exit_kit.importing.contract import FileType, Render
from exit_kit.importing.page_documents import (
    is_page,
    list_files,
    render_entries,
    render_labelled,
    render_record,
)
from exit_kit.importing.page_shapes import Filled, Filler, ReadTime, fill_blocks, find_first, read_text
from exit_kit.importing.shapes import Entries, Fields, Shape
from importers.facebook.interactions import NODE
from importers.facebook.page_stories import (
    MakeData,
    make_comment,
    make_name,
    make_post,
    make_text,
    render_stories,
)
from importers.facebook.page_words import LABELS
from importers.meta.media import EXIF, MEDIA

# Which field is the heading, and which the date, where the first of the usual ones is not.
_HEADINGS: Final = {
    "account activity": "action", "ip addresses": "action", "logins and logouts": "action", "account status": "action",
    "account records": "event", "mobile devices": "type", "avatar items": "item", "notifications": "text",
    "contact verifications": "contact", "advertisers using your information": "advertiser_name",
    "videos watched": "video_title",
}  # fmt: skip
_DATES: Final = {
    "your events": "create_timestamp", "mobile devices": "update_time", "avatar items": "acquisition_time",
    "contact verifications": "verification_time", "policy notices": "impression_time",
}  # fmt: skip
_USUAL_HEADINGS: Final = ("name", "title", "action", "event")
_USUAL_DATES: Final = ("timestamp", "added_timestamp", "created_timestamp", "creation_timestamp", "time")
_PLACES_OF_ENTRY: Final = {2: "value", 3: "share", 4: "watch_time", 5: "watch_position_seconds"}
_NUMBERS_OF_ENTRY: Final = (5,)
OFF_META: Final = "off-meta activity (new)"
_OFF_META_CLASSIC: Final = "off-meta activity"
_PROFILE: Final = "profile"
_COLLECTIONS: Final = "collections"
_POKES: Final = "pokes"
_CONTACTS: Final = "address books"
_TEXTS_ONLY: Final = ("link history",)


def add_pages(file_types: Sequence[FileType]) -> tuple[FileType, ...]:
    """Return file types with the rule by which their pages are read; those that need none stay as they are.

    A page on which two dialects may stand, the classic one and `label_values`, is shared block by block.
    """
    classic: dict[str, FileType] = {}
    generic: dict[str, FileType] = {}
    for one in file_types:
        if one.extract and one.name != OFF_META:
            (generic if one.is_whole else classic).update({match_key(path): one for path in one.paths})
    rivals = {generic[path].name: classic[path] for path in classic.keys() & generic.keys()}
    shared = {one.name for one in rivals.values()}
    return tuple(_add_page(one, rivals.get(one.name), is_shared=one.name in shared) for one in file_types)


def _add_page(file_type: FileType, rival: FileType | None, *, is_shared: bool) -> FileType:
    if file_type.page or file_type.extract is None or file_type.shape is None:
        return file_type
    if file_type.name in _TEXTS_ONLY:
        return replace(file_type, page=_render_texts)
    if file_type.is_whole and file_type.name != OFF_META:
        known = partial(_knows, rival.shape) if rival and rival.name != _OFF_META_CLASSIC else None
        return replace(file_type, page=partial(_render_rest, known=known)) if known else file_type
    if file_type.name == _OFF_META_CLASSIC:
        return replace(file_type, page=partial(_render_index, root=file_type.roots[0]))
    render = _choose(file_type, file_type.shape)
    return replace(file_type, page=partial(_render_own, render, file_type.shape) if is_shared else render)


def _knows(shape: Shape | None, block: Block) -> bool:
    """Say whether a block is of the classic dialect: it has no label that the classic shape does not know."""
    if shape is None or shape is NODE or "attachments" in shape.fields:
        return not block.rows
    return all(LABELS.find_key(row.label, shape.fields) for row in block.rows)


def _render_own(render: Render, shape: Shape, page: Page, read_time: ReadTime) -> Any:
    blocks = [block for block in page.blocks if _knows(shape, block)]
    return render(page._replace(blocks=blocks), read_time) if blocks else None


def _render_rest(page: Page, read_time: ReadTime, *, known: Callable[[Block], bool]) -> Any:
    return render_labelled(
        page._replace(blocks=[block for block in page.blocks if not known(block)]), read_time
    )


def _render_texts(page: Page, read_time: ReadTime) -> Any:
    """Return label tables in which dates are texts for people in JSON too (`link_history`, 1.7)."""
    records = [render_record(block, lambda _: None) for block in page.blocks]
    for record, block in zip(records, page.blocks, strict=True):
        seconds = read_time(block.date) if block.date else None
        if seconds is not None:
            record["timestamp"] = seconds
    return records or None


def _choose(file_type: FileType, shape: Shape) -> Render:
    root = file_type.roots[0] if file_type.roots else ""
    if file_type.name == OFF_META:
        return render_businesses
    if file_type.name == _POKES:
        return partial(_render_pokes, root=root, shape=shape)
    if shape is MEDIA:
        return partial(_render_photos, root=root, is_album=file_type.records == "photos")
    if shape is NODE or "entries" in shape.fields:
        return partial(_render_tree, root=root)
    if file_type.name == _CONTACTS:
        return partial(_render_contacts, root=root, shape=shape)
    if file_type.name == _PROFILE or file_type.is_keyed or isinstance(shape, Entries):
        return partial(_render_whole, root=root, shape=shape, is_keyed=file_type.is_keyed)
    if "attachments" in shape.fields or ("data" in shape.fields and "title" in shape.fields):
        make_data, is_flat = _choose_data(shape)
        attached = "name" if file_type.name == _COLLECTIONS else "text"
        return partial(render_stories, root=root, make_data=make_data, is_flat=is_flat, attached=attached)
    heading = _HEADINGS.get(file_type.name) or find_first(_USUAL_HEADINGS, shape)
    date = _DATES.get(file_type.name) or find_first(_USUAL_DATES, shape)
    return partial(_render_cards, root=root, shape=shape, heading=heading, date=date)


def _choose_data(shape: Shape) -> tuple[MakeData, bool]:
    """Return how the texts of a story's `data` are called, and whether all texts are such."""
    data = shape.fields.get("data")
    keys = data.kind.fields.keys() if data is not None else set()  # type: ignore[union-attr]
    if "post" in keys:
        return make_post, False
    if "comment" in keys:
        return make_comment, False
    if "text" in keys:
        return make_text, True
    return (make_name, True) if "name" in keys else (make_post, False)


def _render_cards(
    page: Page, read_time: ReadTime, *, root: str, shape: Shape, heading: str | None, date: str | None
) -> Any:
    filler = Filler(LABELS, read_time)
    records = fill_blocks(page, filler, shape, heading, date)
    return Filled({root: records} if root else records, filler.left)


def _render_pokes(page: Page, read_time: ReadTime, *, root: str, shape: Shape) -> Any:
    """Return pokes: lines of the activity log, which have a heading, and tables of who poked whom."""
    logged = [block for block in page.blocks if block.title and not block.rows]
    tables = page._replace(blocks=[block for block in page.blocks if not block.title or block.rows])
    stories = render_stories(
        page._replace(blocks=logged), read_time, root="", make_data=make_name, is_flat=True
    )
    pokes = fill_blocks(tables, Filler(LABELS, read_time), shape, None, "timestamp")
    return {root: {"activity_log_data": stories, "data": pokes} if stories else pokes}


def _render_contacts(page: Page, read_time: ReadTime, *, root: str, shape: Shape) -> Any:
    """Return uploaded contacts: the name is the heading, each number or address stands in an element of its own.

    So two public programs that make vCards of `your_address_books.html` read them: `_2lel` with `_3hls` (B), `_a6-h`
    with the children of `_a6-p` (C).
    """
    contacts: list[Fields] = []
    for block in page.blocks:
        found = {
            "name": block.title,
            "details": [{"contact_point": one.text} for one in block.parts if isinstance(one, Text | Item)],
            "created_timestamp": read_time(block.date) if block.date else None,
        }
        if not block.parts or found["details"]:
            contacts.append({key: value for key, value in found.items() if value})
    others = page._replace(blocks=[block for block in page.blocks if block.rows or block.blocks])
    if not others.blocks:
        return {root: {"address_book": contacts}}
    filled: Filled = _render_whole(others, read_time, root=root, shape=shape, is_keyed=False)
    book = filled.document[root]
    book["address_book"] = [*book.get("address_book", ()), *contacts]
    return filled


def _render_whole(page: Page, read_time: ReadTime, *, root: str, shape: Shape, is_keyed: bool) -> Any:
    """Return a page that is one record, however many boxes it has."""
    filler = Filler(LABELS, read_time)
    parts = [part for block in page.blocks for part in block.parts] or list(page.frame.parts)
    if is_keyed:
        return {root: filler.read_whole(shape.fields["value"], parts)}
    if isinstance(shape, Entries):
        return {root: filler.read_whole(shape, parts)}
    filler.learn(shape, [parts])
    return Filled({root: filler.fill(shape, parts)}, filler.left)


def _render_photos(page: Page, read_time: ReadTime, *, root: str, is_album: bool) -> Any:
    """Return an album, whose name is the page's, or a list of files."""
    filler = Filler(LABELS, read_time)
    photos = [photo for block in page.blocks for photo in _read_photos(block, filler)]
    if not is_album:
        return {root: photos}
    album: Fields = {"name": page.title, "description": page.frame.about, "photos": photos}
    return {key: value for key, value in album.items() if value or key == "photos"}


def _read_photos(block: Block, filler: Filler) -> list[Fields]:
    """Return the file of a block with its EXIF fields, its date and its comments; several share the date only."""
    photos = list_files(block.parts)
    seconds = filler.read_time(block.date) if block.date else None
    exif = filler.fill(EXIF, [part for part in block.parts if isinstance(part, Row)])
    comments = [_read_comment(one, filler) for one in block.blocks if one.title or one.date]
    for photo in photos:
        if seconds is not None:
            photo["creation_timestamp"] = seconds
    if photos and exif:
        kind = "video_metadata" if any(one.kind == "video" for one in block.files) else "photo_metadata"
        photos[0]["media_metadata"] = {kind: {"exif_data": [exif]}}
    if photos and comments:
        photos[0]["comments"] = comments
    return photos


def _read_comment(block: Block, filler: Filler) -> Fields:
    found = {
        "author": block.title,
        "comment": read_text(block.parts),
        "timestamp": filler.read_time(block.date) if block.date else None,
    }
    return {key: value for key, value in found.items() if value}


def _render_tree(page: Page, read_time: ReadTime, *, root: str) -> Any:
    return {root: [_read_node(block, read_time) for block in page.blocks]}


def _read_node(block: Block, read_time: ReadTime, depth: int = 0) -> Fields:
    """Return one category: its name, its description, its entries, and the categories in it."""
    inner = block.blocks if depth < 60 else []
    children = [_read_node(one, read_time, depth + 1) for one in inner if one.title or one.blocks]
    entries = [_read_entry(one, read_time) for one in inner if not one.title and not one.blocks]
    if not inner and not block.title:
        entries = [_read_entry(block, read_time)]
    node: Fields = {"name": block.title, "description": "\n".join(block.texts) if block.title else ""}
    found = {**node, "children": children, "entries": entries}
    return {key: value for key, value in found.items() if value}


def _read_entry(block: Block, read_time: ReadTime) -> Fields:
    """Return one entry: name and address stand first, each other thing has its place."""
    data: Fields = {}
    for part in block.parts:
        place = part.place[0] if part.place else 0
        if isinstance(part, Link):
            data["uri"] = part.href
            if part.text and part.text != part.href:
                data["name"] = part.text
        elif isinstance(part, Text):
            is_number = place in _NUMBERS_OF_ENTRY and part.text.isdecimal() and len(part.text) < 18
            data.setdefault(_PLACES_OF_ENTRY.get(place, "name"), int(part.text) if is_number else part.text)
    seconds = read_time(block.date) if block.date else None
    entry: Fields = {"data": data} if data else {}
    return entry if seconds is None else {"timestamp": seconds, **entry}


def _render_index(page: Page, read_time: ReadTime, *, root: str) -> Any:
    """Return the index of businesses of 2019 to 2023, which only names them and links to their pages."""
    names = [_name_business(block) for block in page.blocks]
    is_index = None not in names and "off-facebook" in page.path
    return {root: [{"name": name, "events": []} for name in names]} if is_index else None


def render_businesses(page: Page, read_time: ReadTime) -> Any:
    """Return what one business reported; the index only names businesses, and not all of them have a page.

    A business's page has its number, then a box for each event; or each box is one, then it has a date.  The same
    page may stand there again under a mere number, which no index names: the same events are the same rows.
    """
    records: list[Fields] = []
    for block in page.blocks:
        name = _name_business(block)
        if name:
            records.append({"title": name, "label_values": []})
            continue
        tables = _list_tables(block.parts)
        if not tables and any(read_time(row.value) is not None for row in block.rows):
            tables = [block.parts]
        events = [{"dict": render_entries(one, read_time)} for one in tables]
        if events or block.parts:
            records.append({"title": block.title or page.title, "label_values": [{"vec": events}]})
    return records


def _name_business(block: Block) -> str | None:
    """Return the name that a block of the index shows: its heading or its link to another page of the export, alone."""
    texts = [one for part in block.parts for one in (part.parts if isinstance(part, Row) else (part,))]
    links = [one for one in texts if isinstance(one, Link) and "://" not in one.href and is_page(one.href)]
    if len(links) < len(texts) or block.date:
        return None
    labels = [part.label for part in block.parts if isinstance(part, Row) and part.label]
    return next(filter(None, [block.title, *labels, *(link.text for link in links)]), None)


def _list_tables(parts: tuple[Part, ...], depth: int = 0) -> list[tuple[Part, ...]]:
    """Return the innermost tables: rows of which none holds a box."""
    inner = [part for part in parts if isinstance(part, Block)]
    inner += [box for row in parts if isinstance(row, Row) for box in row.parts if isinstance(box, Block)]
    if inner and depth < 30:
        return [table for box in inner for table in _list_tables(box.parts, depth + 1)]
    return [parts] if depth > 1 and any(isinstance(part, Row) for part in parts) else []
