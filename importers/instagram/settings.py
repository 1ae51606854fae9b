"""Settings, subscriptions, money, autofill, and the figures of creators: one fact for each value.

Sources: formats/instagram_threads.md 1.2, 1.3.2 (`preferences/`, `past_instagram_insights/`, `monetization/` …).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Fact, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    extract_facts,
    fact_row,
    find_text,
    find_time,
    list_texts,
    read_any,
    row,
)

_SETTINGS: Final = ("settings", "media_settings")
_INSIGHTS: Final = "past_instagram_insights"
_AUTOFILL: Final = (
    "tel", "tel_country_code", "tel_national", "tel_area_code", "tel_local", "tel_local_prefix", "tel_local_suffix",
    "tel_extension", "street_address", "address_line1", "address_line2", "address_line3", "address_level1",
    "address_level2", "address_level3", "address_level4", "country", "country_name", "postal_code", "email",
    "family_name", "given_name", "additional_name", "name", "organization", "cc_name",
)  # fmt: skip


def extract_autofill(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what the browser inside the app fills into forms."""
    for record in records:
        for name in _AUTOFILL:
            if record.get(name):
                yield Fact("autofill", name.replace("_", " "), record[name], origin="created")
        yield from extract_facts(source, [record])


def extract_notifications(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each setting of notifications: how, what about, and whether."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        value = find_text(one, "value") or (texts[-1] if texts else None)
        about = [text for text in texts if text != value]
        yield Fact(source.file_type.name, " / ".join(about) or None, value, find_time(one))


def extract_eligibility(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield for each way to earn money whether the account may use it, and why not."""
    for one in read_any(records, source.notes):
        product, decision = find_text(one, "product", place=0), find_text(one, "decision", place=1)
        reason = find_text(one, "reason", place=2)
        yield Fact(
            source.file_type.name,
            product,
            decision,
            find_time(one),
            details={"reason": reason} if reason else None,
        )


def _setting(
    name: str, about: str, file: str, *roots: str, layouts: tuple[str, ...] = (*GROUPED, "2")
) -> FileType:
    older = ("comments_settings",) if "comments" in file and "2" in layouts else ()
    return fact_row(
        name, about, *(f"{folder}/{file}" for folder in (*_SETTINGS, *older)), roots=roots, layouts=layouts
    )


def _insight(name: str, about: str, *files: str, root: str) -> FileType:
    return fact_row(
        name, about, *(f"{_INSIGHTS}/{file}" for file in files), roots=(f"organic_insights_{root}",)
    )


FILE_TYPES: Final = (
    _setting("comments allowed from", "Who may comment on your posts.", "comments_allowed_from",
             "settings_allow_comments_from"),
    _setting("comments blocked from", "Who may not comment on your posts.", "comments_blocked_from",
             "settings_block_comments_from"),
    _setting("cross-app messaging", "Whether people on Facebook can write to you.", "use_cross-app_messaging",
             "settings_upgraded_to_cross_app_messaging"),
    _setting("consents", "What you agreed to, and when.", "consents", layouts=GROUPED),
    row("notification settings", "What you are notified of, and how.",
        *(f"{folder}/notification_preferences" for folder in _SETTINGS),
        roots=("settings_notification_preferences",), extract=extract_notifications, layouts=GROUPED),
    _setting("filtered keywords", "Words that you do not want in comments and messages.",
             "filtered_keywords_for_comments_and_messages", "settings_filtered_keywords", layouts=GROUPED),
    _setting("filtered keywords for posts", "Words that you do not want in posts.", "filtered_keywords_for_posts",
             "settings_filtered_keywords_for_posts", layouts=GROUPED),
    row("autofill", "What the browser inside the app fills into forms.", "autofill_information/autofill_information",
        roots=("ig_autofill_data",), extract=extract_autofill,
        beside=dict.fromkeys(_AUTOFILL, str)),
    fact_row("autofill settings", "Whether the browser inside the app fills in forms.",
             "autofill_information/in-app_browser_autofill_settings", layouts=GROUPED),
    _insight("audience insights", "Who your followers are, for professional accounts.", "audience_insights",
             root="audience"),
    _insight("interaction insights", "How often people reacted to you, for professional accounts.",
             "content_interactions", root="interactions"),
    _insight("reach insights", "How many people you reached, for professional accounts.", "profiles_reached",
             "accounts_reached", root="reach"),
    _insight("live insights", "Who watched your live videos, for professional accounts.", "live_videos",
             root="live"),
    _insight("post insights", "How often each post was seen and liked, for professional accounts.", "posts",
             root="posts"),
    row("monetization eligibility", "Whether you may earn money with Instagram.", "monetization/eligibility",
        roots=("monetization_eligibility",), extract=extract_eligibility),
    fact_row("gifts", "Gifts for your reels.", "monetization/gifts", "gifts/*",
             roots=("monetization_content_appreciation",), layouts=GROUPED),
    fact_row("subscription reels", "Reels for which people subscribe.", "subscriptions/reels",
             roots=("subscriptions_reels",), layouts=GROUPED),
    fact_row("exclusive story setting", "Whether you are shown promotion of exclusive stories.",
             "subscriptions/show_exclusive_story_promo_setting", roots=("subscriptions_show_story_teaser_setting",),
             layouts=GROUPED),
    fact_row("muted story teasers", "Creators whose teasers you muted.",
             "subscriptions/your_muted_story_teaser_creators",
             roots=("subscriptions_muted_story_teaser_creators",), layouts=GROUPED),
    fact_row("scheduled chat notifications", "Reminders of chats that you asked for.",
             "messages/your_scheduled_chat_notifications", layouts=GROUPED),
    fact_row("chat information", "What Instagram notes about your chats.", "messages/your_chat_information",
             layouts=GROUPED),
    fact_row("policy updates", "When you were told of a new privacy policy.",
             "policy_updates_and_permissions/notification_of_privacy_policy_updates",
             roots=("policy_updates_and_permissions_notification_of_privacy_policy_updates",), layouts=GROUPED),
)  # fmt: skip
