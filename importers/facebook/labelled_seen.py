"""What Facebook recorded of looking and visiting, in `label_values` form (formats/facebook.md 1.4).

Since 2026 these files replace the trees of `interactions.py`; an export has the one or the other.  Also time
spent, links opened, mails that Facebook sent, and earlier requests for a download.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import TIMESTAMP, Labelled, find_value, read_labelled
from exit_kit.importing.records import Activity, Record, Requested
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import (
    WORDS,
    find_link,
    find_text,
    find_time,
    labelled_row,
    list_texts,
    make_activity,
    split_record,
)
from importers.meta.labelled import collect_details

# Which field names the thing that was seen; the second is taken where the first is missing.
_WHAT: Final = ("name", "title", "ad", "description")


def extract_seen(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield one activity for each nested group of a record, or for the record itself."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            named = find_text(part.leaves, *_WHAT)
            known: dict[str, Any] = {"what": named} if named else {}
            start = find_value(part.leaves, "start_time", words=WORDS, kind=TIMESTAMP)
            end = find_value(part.leaves, "end_time", words=WORDS, kind=TIMESTAMP)
            if not start and end is None:
                known["at"] = find_time(part, "time")
            yield make_activity(kind, part, ended_at=format_seconds(end), **known)


def extract_shown(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each post, video or link that the feed showed: one record with lists, each with Event, URL, Time."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            texts = list_texts(part.leaves)
            yield Activity(
                "content shown",
                find_time(part, "time"),
                what=part.leaves[0].labels[0] if part.leaves and part.leaves[0].labels else part.title,
                detail=find_text(part.leaves, "event") or (texts[0] if texts else None),
                url=find_link(part.leaves),
            )


def extract_links(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield links opened in the app's own browser; session times are texts for people, no times (1.7)."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        start, end = find_text(one.leaves, "start_time"), find_text(one.leaves, "end_time")
        yield Activity(
            "link opened",
            find_time(one),
            what=find_text(one.leaves, "title") or one.title or (texts[0] if texts else None),
            detail=" – ".join(text for text in (start, end) if text) or None,
            url=find_link(one.leaves),
            details=collect_details(one.leaves),
        )


def extract_time_spent(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each interval: the two times of a group, earlier one first."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            stamps = sorted(leaf.value for leaf in part.leaves if leaf.kind == TIMESTAMP)
            if len(stamps) > 1 or part is not one:
                yield _make_interval(stamps, part)


def _make_interval(stamps: list[int], part: Labelled) -> Activity:
    start = stamps[0] if stamps else part.timestamp
    end = stamps[-1] if len(stamps) > 1 else None
    texts = list_texts(part.leaves)
    what = texts[0] if texts else None
    return Activity("time on facebook", format_seconds(start), what, ended_at=format_seconds(end))


def extract_emails(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield mails that Facebook sent; the record's title is the subject."""
    for one in read_labelled(records, source.notes):
        yield make_activity("email received", one, origin="received")


def extract_requests(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield requests for a download with their ranges, the newest last: this export answers it (trap 1).

    A range from the beginning starts with 0, which is no date.
    """
    ranges: list[tuple[str, Requested]] = []
    for one in read_labelled(records, source.notes):
        made = make_activity("export requested", one, origin="created", details=collect_details(one.leaves))
        yield made
        start, end = (_find_day(one, name) for name in ("start_time", "end_time"))
        if start or end:
            ranges.append((made.at or "", Requested(start, end)))
    yield from (asked for _, asked in sorted(ranges, key=lambda found: found[0]))


def _find_day(one: Labelled, name: str) -> str | None:
    at = format_seconds(find_value(one.leaves, name, words=WORDS, kind=TIMESTAMP))
    return at[:10] if at else None


def _seen_row(name: str, about: str, *paths: str, kind: str) -> FileType:
    return labelled_row(name, about, *paths, extract=partial(extract_seen, kind=kind))


FILE_TYPES: Final = (
    labelled_row("content shown", "Posts, videos and links that your feed showed you.",
                 "interactions/content_that_has_been_shown_to_you_in_your_feed.json", extract=extract_shown),
    _seen_row("ads shown", "Ads that you were shown.", "interactions/ads.json", kind="ad shown"),
    _seen_row("items viewed", "Things for sale that you looked at.", "interactions/items_viewed.json",
              kind="item viewed"),
    _seen_row("profile visits", "Profiles that you looked at.", "interactions/profile_visits.json",
              kind="profile visited"),
    _seen_row("group visits", "Groups that you visited.", "interactions/groups_you've_visited.json",
              "your_interactions_on_facebook/groups_you've_visited.json", kind="group visited"),
    _seen_row("group and event visits", "Groups and events that you visited.",
              "interactions/groups_and_events_you've_visited.json", kind="group or event visited"),
    _seen_row("shows watched", "Shows that you watched.", "interactions/shows_you_have_watched.json",
              kind="show watched"),
    _seen_row("shows not finished", "Shows that you stopped watching.",
              "interactions/shows_that_you_have_not_finished_watching.json", kind="show not finished"),
    _seen_row("show watch time", "How long you watched shows.",
              "interactions/time_spent_watching_facebook_shows.json", kind="show watch time"),
    labelled_row("link history", "Web pages that you opened inside the app.", "other_activity/link_history.json",
                 extract=extract_links),
    labelled_row("time spent", "When you used Facebook, from when to when.",
                 "other_activity/time_spent_on_facebook.json", extract=extract_time_spent),
    labelled_row("emails sent to you", "Mails that Facebook sent you.",
                 "other_personal_information/emails_we_sent_you.json", extract=extract_emails),
    replace(labelled_row("export requests", "When you asked for a download of your information, and of what.",
                         "other_activity/your_information_download_requests.json", extract=extract_requests),
            is_about_export=True),
)  # fmt: skip
