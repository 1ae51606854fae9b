"""Advertisers, and what Meta takes the owner to be interested in (formats/instagram_threads.md 1.2, 1.3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import VALUE, Leaf, find_leaf, list_outside
from exit_kit.importing.records import AdInterest, Advertiser, Fact, Place, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    NEWEST,
    SINCE_2021,
    WORDS,
    fact_row,
    find_text,
    find_time,
    list_texts,
    read_any,
    row,
    split_nested,
)

_BUSINESSES: Final = ("instagram_ads_and_businesses", "ads_and_businesses")
_TOPICS: Final = "your_topics"
_ABOUT: Final = "information_about_you"
# Flag -> how the advertiser reached the owner.
_AUDIENCES: Final = (
    ("has_data_file_custom_audience", "uploaded list"),
    ("has_remarketing_custom_audience", "used activity"),
    ("has_in_person_store_visit", "store visit"),
)
_LONG: Final = 80  # characters of a text that explains and names nothing


def extract_advertisers(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield an advertiser once for each way in which it had information about the owner; the label says the way."""
    for record in records:
        if record.get("advertiser_name"):
            ways = [kind for flag, kind in _AUDIENCES if record.get(flag)]
            yield from (Advertiser(record["advertiser_name"], kind) for kind in ways or ["used activity"])
        for one in read_any([record], source.notes):
            for leaf in one.leaves:
                if leaf.kind == VALUE:
                    yield Advertiser(leaf.value, "used activity", " / ".join(leaf.labels) or None)


def extract_forms(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the answers in forms that were sent to advertisers."""
    for record in records:
        if record.get("label") or record.get("value"):
            yield Fact(source.file_type.name, record.get("label"), record.get("value"), origin="created")
        yield from _make_facts(source, record)


def _make_facts(source: Source, record: Fields) -> Iterator[Fact]:
    for one in read_any([record], source.notes):
        for leaf in one.leaves:
            if leaf.kind == VALUE:
                yield Fact(source.file_type.name, " / ".join(leaf.labels) or None, leaf.value, find_time(one))


def extract_interests(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each inferred interest; a text that explains is a fact."""
    for one in read_any(records, source.notes):
        for leaf in one.leaves:
            if leaf.kind == VALUE and not _is_explanation(leaf):
                yield AdInterest(leaf.value, kind, find_time(one, "updated"))
            elif leaf.kind == VALUE:
                yield Fact(source.file_type.name, " / ".join(leaf.labels) or None, leaf.value)


def extract_ai_interests(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what Meta's AI says of the owner's interests: a sentence each, and when it last changed."""
    for one in read_any(records, source.notes):
        name = find_text(one, "interest", place=0)
        if name:
            yield AdInterest(name, "AI interest", find_time(one, "updated"))


def extract_places(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield where Meta takes the owner to be: each place in a list, or one of city, region and country."""
    for one in read_any(records, source.notes):
        own = [leaf for leaf in list_outside(one.leaves) if leaf.kind == VALUE]
        for leaf in filter(_is_explanation, own):
            yield Fact(source.file_type.name, " / ".join(leaf.labels) or None, leaf.value)
        names = [leaf for leaf in own if not _is_explanation(leaf)]
        is_one = len({leaf.labels for leaf in names}) == len(names)  # city, region, country
        texts = [leaf.value for leaf in names]
        for name in [", ".join(texts)] if is_one and texts else texts:
            yield Place("inferred", name, find_time(one))
        for part in split_nested(one):
            yield Place("inferred", ", ".join(list_texts(part)) or None, find_time(one))


def _is_explanation(leaf: Leaf) -> bool:
    return find_leaf([leaf], "explanation", words=WORDS) is not None or len(leaf.value) > _LONG


FILE_TYPES: Final = (
    row("advertisers", "Advertisers who used your activity or brought your data along.",
        *(f"{folder}/advertisers_{rest}" for rest in
          ("using_your_activity_or_information",
           "who_uploaded_a_contact_list_with_your_information") for folder in _BUSINESSES),
        roots=("ig_custom_audiences_all_types",), extract=extract_advertisers,
        beside={"advertiser_name": str, **dict.fromkeys((flag for flag, _ in _AUDIENCES), bool)}),
    row("lead forms", "What you wrote into forms of advertisers.",
        *(f"{folder}/information_you've_submitted_to_advertisers" for folder in _BUSINESSES),
        roots=("ig_lead_gen_info",), extract=extract_forms,
        beside={"label": str, "value": str}),
    row("ad categories", "Categories by which advertisers reach you.",
        f"{_BUSINESSES[0]}/other_categories_used_to_reach_you",
        extract=partial(extract_interests, kind="category"), layouts=GROUPED),
    fact_row("ad preferences", "Your settings for ads.", f"{_BUSINESSES[0]}/ad_preferences", layouts=GROUPED),
    fact_row("ads about meta", "Whether you see ads of Meta about Meta.", f"{_BUSINESSES[0]}/ads_about_meta",
             layouts=GROUPED),
    fact_row("ad-free subscription", "Whether you pay for using Instagram without ads.",
             f"{_BUSINESSES[0]}/subscription_for_no_ads", layouts=GROUPED),
    row("advertising", "What else there is about advertising.", "advertising/*", layouts=GROUPED),
    row("ad interests", "Interests that Meta inferred for ads, until 2023.", f"{_ABOUT}/ads_interests",
        roots=("inferred_data_ig_interest",), extract=partial(extract_interests, kind="interest"),
        layouts=("3a", "2")),
    row("topics", "Topics that Meta takes you to be interested in.", f"{_TOPICS}/recommended_topics",
        f"{_TOPICS}/your_topics", roots=("topics_your_topics",), extract=partial(extract_interests, kind="topic")),
    row("reels topics", "Topics of reels that Meta takes you to like.", f"{_TOPICS}/your_reels_topics",
        roots=("topics_your_reels_topics",), extract=partial(extract_interests, kind="reels topic")),
    row("reels sentiments", "Feelings that Meta finds in the reels you watch.", f"{_TOPICS}/your_reels_sentiments",
        roots=("topics_your_reels_emotions",), extract=partial(extract_interests, kind="reels sentiment")),
    row("ad topics to see more", "Topics of which you want to see more ads.", f"{_TOPICS}/your_ads_see_more_topics",
        extract=partial(extract_interests, kind="ad topic wanted"), layouts=NEWEST),
    row("ad topics to see less", "Topics of which you want to see fewer ads.", f"{_TOPICS}/your_ads_see_less_topics",
        extract=partial(extract_interests, kind="ad topic unwanted"), layouts=NEWEST),
    row("ai interest categories", "What Meta's AI says you might be interested in.", "ai/interest_categories",
        extract=extract_ai_interests, layouts=NEWEST),
    row("profile based in", "Where Meta takes you to live.", f"{_ABOUT}/profile_based_in",
        f"{_ABOUT}/account_based_in", roots=("inferred_data_primary_location",), extract=extract_places,
        layouts=SINCE_2021),
    row("locations of interest", "Places that Meta takes you to be interested in.",
        f"{_ABOUT}/locations_of_interest", extract=extract_places, layouts=GROUPED),
    fact_row("possible emails", "E-mail addresses that Meta takes for yours.", f"{_ABOUT}/possible_emails",
             roots=("inferred_data_inferred_emails",)),
    fact_row("possible phone numbers", "Phone numbers that Meta takes for yours.",
             f"{_ABOUT}/possible_phone_numbers", roots=("inferred_data_inferred_phone_numbers",)),
)  # fmt: skip
