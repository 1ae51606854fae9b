"""Shopping, events, requests for downloads, time spent, and folders that have been empty in every export seen.

Sources: formats/instagram_threads.md 1.2, 1.3.2 (`shopping/`, `events/`, `other_activity/` …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import TIMESTAMP, VALUE, Labelled, Leaf, find_leaf
from exit_kit.importing.records import Activity, Record, Requested
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.instagram.rows import (
    GROUPED,
    SINCE_2021,
    WORDS,
    activity_row,
    collect,
    fact_row,
    find_text,
    find_time,
    find_url,
    list_texts,
    read_any,
    row,
    split_entries,
    split_nested,
)
from importers.meta.labelled import collect_details

_OTHER: Final = "other_activity"
_ALL_TIME: Final = "1906"  # "All time" is given as from 1905 on (trap 14)


def extract_products(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each product: what it is, and who sells it."""
    for one in read_any(records, source.notes):
        what, merchant = find_text(one, "product", place=0), find_text(one, "merchant", place=1)
        yield Activity(kind, find_time(one), what, merchant, find_url(one), origin="created")


def extract_avatar_items(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each piece of clothing and the like of the avatar."""
    for record in records:
        at = record.get("acquisition_time")
        yield Activity(
            "avatar item", format_seconds(at), record.get("item"), record.get("type"), origin="created"
        )


def extract_reminders(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each event that the owner wanted to be reminded of."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            texts = list_texts(one)
            yield Activity(
                "event reminder", find_time(one), texts[0] if texts else record.title, None, find_url(one)
            )


def extract_requests(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each request for a download; the newest is that of the export itself, and says what range it covers."""
    newest: Labelled | None = None
    asked: tuple[str, ...] = ()
    for one in read_any(records, source.notes):
        at = find_time(one, "completed")
        labels = Counter(leaf.labels for leaf in one.leaves if leaf.kind == VALUE)
        kinds = [leaf for leaf in one.leaves if leaf.kind == VALUE and _is_kind(leaf, labels)]
        if newest is None or (at or "") >= (find_time(newest, "completed") or ""):
            newest, asked = one, tuple(leaf.value for leaf in kinds)
        start, end = _find_range(one)
        more = collect_details(leaf for leaf in one.leaves if leaf.kind == VALUE and leaf not in kinds) or {}
        details = collect(requested_from=start, requested_to=end, **more)
        what = ", ".join(leaf.value for leaf in kinds) or None
        yield Activity("download requested", at, what, details=details, origin="created")
    if newest is not None:
        start, end = _find_range(newest)
        if start or end or asked:
            yield Requested(None if start and start < _ALL_TIME else start, end, kinds=asked)


def _is_kind(leaf: Leaf, labels: Counter[tuple[str, ...]]) -> bool:
    """Say whether a text is a kind of information that was asked for: the only label that has several."""
    return find_leaf([leaf], "kinds", words=WORDS) is not None or labels[leaf.labels] > 1


def _find_range(one: Labelled) -> tuple[str | None, str | None]:
    """Return first and last day; in an unknown language the two times that are not the first, the earlier first."""
    named = [find_leaf(one.leaves, field, words=WORDS, kinds=(TIMESTAMP,)) for field in ("from", "to")]
    if any(named):
        days = [format_seconds(leaf.value) if leaf else None for leaf in named]
    else:
        stamps = sorted(leaf.value for leaf in one.leaves if leaf.kind == TIMESTAMP)
        days = [format_seconds(stamps[0]), format_seconds(stamps[1])] if len(stamps) > 2 else [None, None]
    return (days[0] or "")[:10] or None, (days[1] or "")[:10] or None


def extract_time_spent(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each interval of use: its two times are its beginning and its end."""
    for one in read_any(records, source.notes):
        for part in split_nested(one) or [one]:
            stamps = sorted(leaf.value for leaf in part.leaves if leaf.kind == TIMESTAMP)
            if stamps:
                ended = format_seconds(stamps[-1]) if len(stamps) > 1 else None
                yield Activity("time spent", format_seconds(stamps[0]), None, ended_at=ended)


def extract_surveys(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each survey with the answers that were given."""
    for one in read_any(records, source.notes):
        asked = [label for leaf in one.leaves if leaf.kind == VALUE for label in leaf.labels[:1]]
        details = collect_details(leaf for leaf in one.leaves if leaf.kind == VALUE)
        yield Activity(
            "survey",
            find_time(one),
            one.title or (asked[0] if asked else None),
            details=details,
            origin="created",
        )


def _products(name: str, about: str, file: str, root: str, kind: str) -> FileType:
    return row(name, about, f"shopping/{file}", roots=(root,), extract=partial(extract_products, kind=kind))


def _folder(folder: str, about: str, layouts: tuple[str, ...] = SINCE_2021) -> FileType:
    """Return a row for a folder that only ever said that there is nothing in it: what may come is kept raw."""
    return row(folder.replace("_", " "), about, f"{folder}/*", layouts=layouts)


FILE_TYPES: Final = (
    _products("viewed products", "Things for sale that you looked at.", "recently_viewed_items",
              "checkout_saved_recently_viewed_products", "product viewed"),
    _products("wishlist", "Things for sale that you put on your list.", "wishlist_items", "checkout_saved_products",
              "product wished"),
    _products("cart", "Things that you put into a cart.", "cart_items", "checkout_saved_bag_info", "product in cart"),
    fact_row("payment information", "How you pay in shops of Instagram.", "shopping/checkout_payment_information",
             layouts=GROUPED),
    row("avatar items", "What your avatar wears.", "avatars_store/avatar_items",
        roots=("ig_avatar_marketplace_avatar_items",), extract=extract_avatar_items, layouts=GROUPED,
        beside={"item": str, "type": str, "acquisition_time": int}),
    row("event reminders", "Events that you wanted to be reminded of.", "events/event_reminders",
        roots=("events_event_reminders",), extract=extract_reminders),
    row("download requests", "When you asked for a download of your information, and what of it.",
        f"{_OTHER}/your_information_download_requests", extract=extract_requests, layouts=GROUPED,
        is_about_export=True),
    row("surveys", "Surveys that you answered.", f"{_OTHER}/surveys", extract=extract_surveys, layouts=GROUPED),
    row("time spent", "When you used Instagram, and for how long.", f"{_OTHER}/time_spent_on_instagram",
        extract=extract_time_spent, layouts=GROUPED),
    activity_row("reports", "What you reported.", "reports/*", kind="report", origin="created"),
    _folder("fundraisers", "Fundraisers of yours."),
    _folder("guides", "Guides that you put together."),
    _folder("loyalty_accounts", "Loyalty programmes that you linked."),
    _folder("digital_wallets", "Wallets of digital collectibles that you linked."),
    _folder("instagram_live", "Live videos of yours.", GROUPED),
    _folder("meta_spark", "Effects that you made.", GROUPED),
    _folder("quicksnaps", "Photos that vanish after they were looked at.", GROUPED),
    _folder("shared_access", "Who else may use your account.", GROUPED),
    _folder("account_supervision", "Supervision of the account by parents.", GROUPED),
)  # fmt: skip
