"""Pages of the exports of 2010 to April 2018 (formats/facebook.md sections 1.1 and 3.3), as documents for extractors.

They exist in HTML only.  Messages are certain: `div.thread`, sender, date to the minute with its zone.  Of the other
pages only names and a few viewers are known, so they are read by their structure: headings, entries, dates.

A thread has no id: it is known by who takes part, and the blocks into which Meta cut a long one are put together again.
What somebody was called when the account was gone (`1234567@facebook.com`) stays, and so does an empty name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.archive.pages import Block, File, Link, Page, Row, Text
from exit_kit.importing.contract import Extract, FileType, ReadTime, Source
from exit_kit.importing.records import LOOSE, AdInterest, Advertiser, Conversation, Fact, Owner, Place, Record
from exit_kit.importing.records import Activity as ActivityRecord
from exit_kit.importing.shapes import Fields, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.friends import extract_people
from importers.facebook.media import extract_loose_media
from importers.facebook.posts import POST, extract_posts
from importers.meta.enumerations import split_names
from importers.meta.media import MEDIA
from importers.meta.message_fields import MESSAGE
from importers.meta.names import NAME, read_names
from importers.meta.thread_pages import Chat, render_message
from importers.meta.threads import read_messages

_STRAY_BLANK: Final = re.compile(r" ([.,:;!?])")
_LAYOUTS: Final = ("G0",)
_THREAD: Final = Shape(owner=str, title=str, people=Many(NAME), messages=Many(MESSAGE))
_ENTRY: Final = Shape(heading=str, label=str, name=str, lines=Many(str), timestamp=int, url=str)
# Headings of the page of friends, by the word that tells them apart; the first list is that of the friends.
_TIES: Final = (
    ("former friend", "removed fjern entfernt supprimé eliminad rimoss verwijderd usunię borttagna fjernet removid"),
    ("request sent", "sent gesendet envoyé enviad inviat verzonden wysłan skickade sendt"),
    ("request declined", "declined abgelehnt rejected refus rechazad rifiutat geweigerd odrzucon avvis avsl avböj"),
    ("request received", "received erhalten reçu recibid ricevut ontvangen otrzyman mottag mottatt recebid"),
    ("follower", "followers abonnenten abonnés seguidores"),
    ("following", "followees following abonniert"),
)  # fmt: skip


def render_threads(page: Page, read_time: ReadTime) -> Any:
    """Return the threads of a page, each with all its messages, whatever number of blocks they stand in."""
    if page.frame.generation != "A":
        return None
    threads: dict[str, list[Block]] = {}
    for block in page.blocks:
        if block.title or (
            block.group and block.date
        ):  # neither has what stands above a thread, or links to threads
            threads.setdefault(block.group, []).append(block)
    if not threads:
        return None
    return [_render_thread(people, blocks, page, read_time) for people, blocks in threads.items()]


def _render_thread(people: str, blocks: list[Block], page: Page, read_time: ReadTime) -> Fields:
    owner = page.frame.title
    senders = dict.fromkeys(filter(None, (owner, *(block.title for block in blocks))))
    names = split_names(people, senders) if people else senders
    others = [name for name in names if name != owner] or names
    chat = Chat((*senders, *names), read_time)
    return {
        "owner": owner,
        "title": ", ".join(others),
        "people": [{"name": name} for name in dict.fromkeys((*names, owner)) if name],
        # The newest stands first; of one minute too.
        "messages": [render_message(block, chat) for block in reversed(blocks)],
    }


def extract_threads(source: Source, threads: Iterable[Fields]) -> Iterator[Record]:
    """Yield the conversation of each thread, known by who takes part."""
    for thread in threads:
        if thread.get("owner"):
            yield Owner(thread["owner"])
        people = tuple(read_names(thread.get("people")))
        rows, precision = read_messages(thread.get("messages") or ())
        yield Conversation(
            key=LOOSE + ", ".join(sorted(people)),
            title=thread.get("title") or None,
            kind="group" if len(people) > 2 else "direct" if people else None,
            folder=None,
            people=people,
            messages=rows,
            at_precision=precision,
        )


def render_ties(page: Page, read_time: ReadTime) -> Any:
    """Return the people on the page of friends, each with the list that it stands in."""
    return _render_entries(page, read_time)


def extract_ties(source: Source, people: Iterable[Fields]) -> Iterator[Record]:
    """Yield the tie to each person; what a list is called tells what tie that is."""
    first: str | None = None
    for one in people:
        heading = one.get("heading") or ""
        first = heading if first is None else first
        kind = _find_tie(heading, is_first=heading == first)
        if kind:
            yield from extract_people(source, [one], kind=kind)
        else:
            yield Fact("friends (until 2018)", heading or None, one.get("name"))


def _find_tie(heading: str, *, is_first: bool) -> str | None:
    words = heading.casefold()
    found = next((kind for kind, signs in _TIES if any(sign in words for sign in signs.split())), None)
    return found or ("friend" if is_first else None)


def render_posts(page: Page, read_time: ReadTime) -> Any:
    """Return what stands on the timeline as posts: prose (`Ada shared a link.`), and own words in an element below."""
    if page.frame.generation != "A":
        return None
    posts = []
    for block in page.blocks:
        texts = [part for part in block.parts if isinstance(part, Text)]
        own = [part.text for part in texts if part.place]
        prose = [
            part.text for part in block.parts if isinstance(part, Link) or (part in texts and not part.place)
        ]
        post: Fields = {"timestamp": read_time(block.date) if block.date else None}
        post["title"] = _STRAY_BLANK.sub(r"\1", " ".join(prose)) or None
        post["data"] = [{"post": "\n".join(own)}] if own else []
        links = [{"external_context": {"url": part.href, "name": part.text}} for part in block.links]
        files = [{"media": {"uri": part.uri}} for part in block.files]
        post["attachments"] = [{"data": [*links, *files]}] if links or files else []
        if prose or own or links or files:
            posts.append({name: value for name, value in post.items() if value})
    return posts


def render_pictures(page: Page, read_time: ReadTime) -> Any:
    """Return the photos or videos of a page, each with its date and what stands beside it."""
    if page.frame.generation != "A":
        return None
    found = []
    for block in page.blocks:
        stamp = read_time(block.date) if block.date else None
        for file in block.files or [part for part in block.parts if isinstance(part, File)]:
            picture = {"uri": file.uri, "creation_timestamp": stamp, "title": "\n".join(block.texts)}
            found.append({name: value for name, value in picture.items() if value})
    return found or None


def render_entries(page: Page, read_time: ReadTime) -> Any:
    """Return the entries of a page: label and value of its rows, texts and dates of its lists."""
    return _render_entries(page, read_time)


def _render_entries(page: Page, read_time: ReadTime) -> Any:
    if page.frame.generation != "A":
        return None
    entries = [entry for block in page.blocks for entry in _render_entry(block, read_time)]
    return [{name: value for name, value in entry.items() if value} for entry in entries] or None


def _render_entry(block: Block, read_time: ReadTime) -> Iterator[Fields]:
    stamp = read_time(block.date) if block.date else None
    rows = [part for part in block.parts if isinstance(part, Row)]
    for row in rows:
        if row.value or row.label:
            moment = read_time(row.value) if row.value else None
            yield {"heading": block.group, "label": row.label, "name": row.value, "timestamp": moment}
    texts = [part.text for part in block.parts if isinstance(part, Text | Link) and part.text]
    if block.date and stamp is None:  # no date after all: `Ada (2nd account)`
        texts = [f"{texts[0]} ({block.date})" if texts else block.date, *texts[1:]]
    lines = [line for text in texts for line in text.split("\n")]
    if lines or (stamp is not None and not rows):
        link = next((part.href for part in block.links), None)
        yield {"heading": block.group, "name": lines[0] if lines else None, "lines": lines[1:], "timestamp": stamp,
               "url": link}  # fmt: skip


def extract_owner(source: Source, entries: Iterable[Fields]) -> Iterator[Record]:
    """Yield whose account it is, and what the first page tells of that person."""
    yield from extract_facts(source, entries, topic="profile")


def extract_facts(source: Source, entries: Iterable[Fields], *, topic: str) -> Iterator[Record]:
    """Yield one fact for each entry."""
    for one in entries:
        label = one.get("label") or one.get("heading") or None
        if one.get("label") == "owner":
            yield Owner(one.get("name") or None)
            continue
        value = "\n".join(filter(None, (one.get("name"), *(one.get("lines") or ()))))
        at = None if one.get("label") else format_seconds(one.get("timestamp"))
        yield Fact(topic, label, value or None, at)


def render_profile(page: Page, read_time: ReadTime) -> Any:
    """Return the owner's name and the entries of the first page."""
    if page.frame.generation != "A" or not page.frame.title:
        return None
    return [{"label": "owner", "name": page.frame.title}, *(_render_entries(page, read_time) or ())]


def extract_activity(source: Source, entries: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield what happened, one for each entry."""
    for one in entries:
        detail = "\n".join(one.get("lines") or ()) or None
        told = {"list": one["heading"]} if one.get("heading") else None
        yield ActivityRecord(
            kind,
            format_seconds(one.get("timestamp")),
            one.get("name"),
            detail,
            url=one.get("url"),
            details=told,
        )


def extract_places(source: Source, entries: Iterable[Fields]) -> Iterator[Record]:
    """Yield places."""
    for one in entries:
        yield Place("place", one.get("name"), format_seconds(one.get("timestamp")), url=one.get("url"))


def extract_ads(source: Source, entries: Iterable[Fields]) -> Iterator[Record]:
    """Yield topics (the first list), ads that were clicked (with a date), and advertisers with contact details."""
    first: str | None = None
    for one in entries:
        heading, name = one.get("heading") or "", one.get("name")
        first = heading if first is None else first
        at = format_seconds(one.get("timestamp"))
        if at:
            yield Advertiser(name, "ad clicked", heading or None, at)
        elif heading == first and name:
            yield AdInterest(name, "topic")
        else:
            yield Advertiser(name, "contact list", heading or None)


def _make_row(
    name: str,
    about: str,
    extract: Extract,
    *paths: str,
    shape: Shape = _ENTRY,
    page: Callable[[Page, ReadTime], Any] = render_entries,
) -> FileType:
    return FileType(
        f"{name} (until 2018)", about, tuple(f"{path}.json" for path in paths), shape=shape, extract=extract, page=page,
        layouts=_LAYOUTS,
    )  # fmt: skip


def _activity_row(name: str, about: str, kind: str, *paths: str) -> FileType:
    return _make_row(name, about, partial(extract_activity, kind=kind), *paths)


def _fact_row(name: str, about: str, *paths: str) -> FileType:
    return _make_row(name, about, partial(extract_facts, topic=name), *paths)


FILE_TYPES: Final = (
    _make_row("messages", "Your chats, all of them on one page or each on its own.", extract_threads,
              "html/messages", "messages/#", shape=_THREAD, page=render_threads),
    FileType("index page", "The page that links to all others; until 2018 it held your profile.", ("index.html",),
             shape=_ENTRY, extract=extract_owner, page=render_profile, is_identity=True,
             layouts=("G5", "G4", "G3", "G2", "G1", "G0")),
    _make_row("friends", "Your friends, those you removed, and requests.", extract_ties, "html/friends",
              page=render_ties),
    _make_row("timeline", "What you and others wrote on your timeline.", extract_posts, "html/timeline", "html/wall",
              shape=POST, page=render_posts),
    _make_row("photos", "Your photos, in exports before 2018.", extract_loose_media, "html/photos",
              "html/synced_photos", "photos/*/index", shape=MEDIA, page=render_pictures),
    _make_row("videos", "Your videos, in exports before 2018.", extract_loose_media, "html/videos", shape=MEDIA,
              page=render_pictures),
    _fact_row("contact info", "Your addresses and numbers, and those uploaded from your phone.", "html/contact_info"),
    _fact_row("settings", "Your settings, in exports before 2018.", "html/settings"),
    _fact_row("security", "Logins, addresses and cookies.", "html/security"),
    _fact_row("mobile devices", "Phones that you used, in exports before 2018.", "html/mobile_devices"),
    _fact_row("survey responses", "What you answered in surveys.", "html/survey_responses"),
    _activity_row("pokes", "Pokes, in exports before 2018.", "poke", "html/pokes"),
    _activity_row("events", "Events that you were invited to, joined or made.", "event", "html/events"),
    _make_row("places", "Places that you added, in exports before 2018.", extract_places, "html/places"),
    _make_row("ads", "Topics and advertisers.", extract_ads, "html/ads"),
)  # fmt: skip
