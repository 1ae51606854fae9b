"""Advertising: advertisers, audiences, interests and categories (formats/facebook.md 1.4 `ads_information/`).

Both dialects of each file: the classic roots (`history_v2`, `custom_audiences_all_types_v2`, `topics_v2`) and
the `label_values` that replace them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import Leaf, fold_word, read_labelled
from exit_kit.importing.records import AdInterest, Advertiser, Fact, Place, Record
from exit_kit.importing.shapes import Fields, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import find_link, find_text, find_time, labelled_row, list_texts
from importers.facebook.page_words import LABELS
from importers.meta.labelled import render_leaf

# Flag of `custom_audiences_all_types_v2` -> how the advertiser reached the owner.
_AUDIENCES: Final = (
    ("has_data_file_custom_audience", "uploaded list"),
    ("has_remarketing_custom_audience", "used activity"),
    ("has_in_person_store_visit", "store visit"),
)
_INTEREST_WORDS: Final = ("interest", "topic")


def extract_history(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield ads that were clicked or closed (`history_v2`)."""
    for one in records:
        yield Advertiser(
            one.get("title"), "interacted", one.get("action"), format_seconds(one.get("timestamp"))
        )


def extract_clicks(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield ads that were clicked or closed, new dialect: Action, Title, URL."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        action = find_text(one.leaves, "action") or (texts[0] if len(texts) > 1 else None)
        name = find_text(one.leaves, "title") or one.title or (texts[-1] if texts else None)
        yield Advertiser(name, "interacted", action, find_time(one), find_link(one.leaves))


def extract_audiences(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield an advertiser once for each way in which it had information about the owner."""
    for one in records:
        ways = [kind for flag, kind in _AUDIENCES if one.get(flag)]
        for kind in ways or ["used activity"]:
            yield Advertiser(one.get("advertiser_name"), kind)


def extract_uploaders(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield advertisers who uploaded a contact list: bare names (G1, G2 `custom_audiences`)."""
    for one in records:
        if one.get("value"):
            yield Advertiser(one["value"], "uploaded list")


def extract_audience_lists(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield advertisers from the new dialect: one entry for each kind of list, whose label says the kind."""
    for one in read_labelled(records, source.notes):
        for leaf in one.leaves:
            for name in list_texts([leaf]):
                yield Advertiser(name, "used activity", " / ".join(leaf.labels) or None)


def extract_lead_forms(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the fields of forms that were sent to advertisers."""
    for one in records:
        yield Fact(source.file_type.name, one.get("label"), one.get("value"), origin="created")


def extract_topics(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield inferred interests: a list of bare texts, or of names (`topics_v2`)."""
    for one in records:
        name = one.get("value") or one.get("name")
        if name:
            yield AdInterest(name, kind)


def extract_categories(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield categories used to reach the owner, each once; one export has some again as bare texts under `bcts`."""
    listed = list(records)
    names = [text for one in read_labelled(listed, source.notes) for text in list_texts(one.leaves)]
    for fields in listed:
        beside = fields.get("bcts")
        texts = beside if isinstance(beside, list) else [beside]
        names += [text for text in texts if isinstance(text, str) and text]
    yield from (AdInterest(text, "category") for text in dict.fromkeys(names))


def extract_interest_places(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield places that Facebook thinks matter to the owner."""
    for one in read_labelled(records, source.notes):
        yield from (Place("inferred", text) for text in list_texts(one.leaves))


def extract_preferences(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield ad topics as interests, and every other choice as a fact."""
    for one in read_labelled(records, source.notes):
        at = format_seconds(one.timestamp)
        for leaf in one.leaves:
            label = " / ".join(leaf.labels) or None
            if _is_interest(leaf):
                yield AdInterest(leaf.value, "topic", at)
            else:
                yield Fact(source.file_type.name, label, render_leaf(leaf), at)


def _is_interest(leaf: Leaf) -> bool:
    """Say whether a value is a topic; whether one "is opted out of using interests" is none."""
    texts = list_texts([leaf])
    if any(LABELS.read_choice(text) is not None for text in texts):
        return False
    path = [fold_word(step) for step in (*leaf.fields, *leaf.labels)]
    return bool(texts) and any(word in step for step in path for word in _INTEREST_WORDS)


def _topics_row(name: str, about: str, *paths: str, root: str, kind: str, layouts: str) -> FileType:
    extract = partial(extract_topics, kind=kind)
    shape = Shape(value=str, name=str)
    return FileType(name, about, paths, (root,), shape=shape, extract=extract, layouts=tuple(layouts.split()))


FILE_TYPES: Final = (
    FileType(
        "advertisers interacted with",
        "Ads that you clicked or closed.",
        ("ads_information/advertisers_you've_interacted_with.json",
         "ads_and_businesses/advertisers_you've_interacted_with.json",
         "ads/advertisers_you've_interacted_with.json"),
        ("history_v2",),
        shape=Shape(title=str, action=str, timestamp=int),
        extract=extract_history,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    labelled_row("advertisers interacted with (new)", "Ads that you clicked or closed, in the newer layout.",
                 "ads_information/advertisers_you've_interacted_with.json", extract=extract_clicks),
    FileType(
        "advertisers using your information",
        "Advertisers who had your contact details or knew of your visits.",
        ("ads_information/advertisers_using_your_activity_or_information.json",),
        ("custom_audiences_all_types_v2",),
        shape=Shape({"advertiser_name": str, **{flag: bool for flag, _ in _AUDIENCES}}),
        extract=extract_audiences,
        layouts=("G4", "G3", "G2"),
    ),
    labelled_row("advertisers using your information (new)",
                 "Advertisers who had your contact details or knew of your visits, in the newer layout.",
                 "ads_information/advertisers_using_your_activity_or_information.json",
                 extract=extract_audience_lists),
    FileType(
        "advertisers with contact lists",
        "Advertisers who uploaded a list with your contact details.",
        ("ads_information/advertisers_who_uploaded_a_contact_list_with_your_information.json",
         "ads_and_businesses/advertisers_who_uploaded_a_contact_list_with_your_information.json",
         "ads/advertisers_who_uploaded_a_contact_list_with_your_information.json"),
        ("custom_audiences_v2",),
        shape=Shape(value=str),
        extract=extract_uploaders,
        layouts=("G2", "G1"),
    ),
    FileType(
        "lead forms",
        "What you told advertisers in forms.",
        ("ads_information/information_you've_submitted_to_advertisers.json",),
        ("lead_gen_info_v2",),
        shape=Shape(label=str, value=str),
        extract=extract_lead_forms,
        layouts=("G5", "G4", "G3"),
    ),
    _topics_row("ad interests", "Interests that Facebook inferred for advertising.",
                "other_logged_information/ads_interests.json", "ads_and_businesses/ads_interests.json",
                "ads/ads_interests.json", root="topics_v2", kind="interest", layouts="G5 G4 G3 G2 G1"),
    _topics_row("inferred topics", "Topics that Facebook thinks you care about.", "your_topics/your_topics.json",
                root="inferred_topics_v2", kind="topic", layouts="G2"),
    _topics_row("watch topics", "Topics for videos that you may like.",
                "information_used_for_recommendations/facebook_watch_topics.json", root="facebook_watch_topics",
                kind="topic", layouts="G1"),
    _topics_row("feed topics", "Topics for your feed.", "information_used_for_recommendations/news_feed_topics.json",
                root="news_feed_topics", kind="topic", layouts="G1"),
    _topics_row("news topics", "Topics for news.", "information_used_for_recommendations/news_topics.json",
                root="news_topics", kind="topic", layouts="G1"),
    labelled_row("ad categories", "Groups of people that advertisers reached you by.",
                 "ads_information/other_categories_used_to_reach_you.json", extract=extract_categories,
                 beside=("bcts",)),
    labelled_row("locations of interest", "Places that Facebook thinks matter to you.",
                 "other_logged_information/locations_of_interest.json", extract=extract_interest_places),
    labelled_row("ad preferences", "Ad topics, and ads you saved or hid.", "ads_information/ad_preferences.json",
                 extract=extract_preferences),
)  # fmt: skip
