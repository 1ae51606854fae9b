"""What the owner liked, saved, saw, searched and arranged on Threads (formats/instagram_threads.md 2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Source
from exit_kit.importing.dialects import Person
from exit_kit.importing.label_values import TIMESTAMP, VALUE, Labelled, find_leaf
from exit_kit.importing.records import Activity, App, Fact, Reaction, Record, Search
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.threads.rows import (
    WORDS,
    clean_url,
    find_author,
    find_text,
    find_time,
    find_url,
    find_word,
    list_texts,
    read_any,
    row,
)


def extract_likes(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each like; what was liked is known by its author and address only."""
    for one in read_any(records, source.notes):
        author = find_author(
            one._replace(leaves=[leaf for leaf in one.leaves if leaf.labels or leaf.kind != VALUE])
        )
        if author.username or author.url:
            yield Reaction(
                find_time(one),
                "LIKE",
                url=author.url,
                target=author.username,
                details=_read_details(one, author),
            )


def extract_seen(source: Source, records: Iterable[Fields], *, kind: str, origin: str) -> Iterator[Record]:
    """Yield each thread that was saved or seen, by its author."""
    for one in read_any(records, source.notes):
        author = find_author(one)
        yield Activity(
            kind,
            find_time(one),
            author.username or author.name,
            url=author.url,
            details=_read_details(one, author),
            origin=origin,
        )


def _read_details(one: Labelled, author: Person) -> dict[str, Any] | None:
    told = {"name": author.name, "caption": find_word(one, "caption"), "fbid": one.fbid}
    return {name: value for name, value in told.items() if value} or None


def extract_searches(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each search for words."""
    for one in read_any(records, source.notes):
        text = find_text(one, "search", place=0) or one.title
        if text or find_time(one):
            yield Search(text, find_time(one))


def extract_feeds(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each feed that the owner arranged; topics and people of one are written in one text, parted by `|`."""
    for one in read_any(records, source.notes):
        name = find_text(one, "feed name", place=1)
        lists = {key: _split(find_word(one, key)) for key in ("topics", "usernames")}
        told = {"owner": find_word(one, "feed owner"), **lists}
        kept = {key: value for key, value in told.items() if value}
        if name or kept:
            yield Fact(
                "feeds",
                name,
                find_word(one, "feed type"),
                find_time(one),
                origin="created",
                details=kept or None,
            )


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("|") if part.strip()]


def extract_columns(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each column that is pinned to the owner's home page."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        url = clean_url(find_url(one))
        if texts or one.title or url:
            name = one.title or (texts[0] if texts else None)
            yield Fact("feeds", "pinned column", name or url, find_time(one), origin="created",
                       details={"url": url} if url and name else None)  # fmt: skip


def extract_muted(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each thread of the owner whose notifications are turned off."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        yield Activity(
            "notifications turned off", find_time(one), texts[0] if texts else one.title, url=clean_url(find_url(one)),
            origin="created",
        )  # fmt: skip


def extract_apps(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each app that is connected with the account; one that expired was removed."""
    for one in read_any(records, source.notes):
        expired = find_leaf(one.leaves, "expired", words=WORDS, kinds=(TIMESTAMP,))
        name, number = one.title or find_word(one, "name"), find_word(one, "app id")
        if name or number:
            yield App(
                name,
                removed_at=format_seconds(expired.value) if expired else None,
                category="expired" if expired else "active",
                app_scoped_id=number,
            )


FILE_TYPES: Final = (
    row("liked threads", "Threads that you liked.", "liked_threads", "liked_threads_#", root="media_likes",
        extract=extract_likes),
    row("saved threads", "Threads that you saved for later.", "saved_threads",
        root="text_post_app_saved_posts", extract=partial(extract_seen, kind="saved thread", origin="saved")),
    row("threads viewed", "Threads that you were shown.", "threads_viewed", "threads_viewed_#",
        root="text_post_app_posts_seen", extract=partial(extract_seen, kind="thread viewed", origin="observed")),
    row("searches for words", "What you searched for on Threads.", "word_or_phrase_searches", root="keyword",
        extract=extract_searches),
    row("feeds", "Feeds that you arranged by topics and people.", "interest_feeds_on_threads",
        root="text_app_interest_feeds", extract=extract_feeds),
    row("pinned columns", "What you pinned to your home page on Threads.", "threads_home",
        root="text_app_user_deck_view", extract=extract_columns),
    row("posts without notifications", "Your threads whose notifications you turned off.",
        "your_posts_without_notifications", root="text_app_dyi_authored_post_disabled_notifications",
        extract=extract_muted),
    row("apps and websites", "Apps and websites that are connected with your Threads account.",
        "apps_and_websites", root="text_app_apps_and_websites", extract=extract_apps),
)  # fmt: skip
