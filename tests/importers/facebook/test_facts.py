"""Dating, gaming and avatars (formats/facebook.md 1.4)."""

from __future__ import annotations

from exit_kit.importing.records import Activity, App, Fact, LooseMedia, MediaUse
from tests.importers.facebook.classic import AT, T, read


def _fact(topic: str, label: str, value: str) -> Fact:
    return Fact(topic, label, value, origin="created")


def test_a_dating_profile_is_read_value_by_value_and_its_photos_are_media() -> None:
    assert read("dating profile") == [
        _fact("dating profile", "bio", "Café Süd"),
        LooseMedia(MediaUse("d.jpg", role="profile", at=AT)),
        _fact("dating profile", "is active", "yes"),
        _fact("dating profile", "height: cm", "180"),
        _fact("dating profile", "created timestamp", AT),
    ]


def test_preferences_and_counters_are_facts_and_zero_counts() -> None:
    assert read("dating preferences") == [
        _fact("dating preferences", "gender", "A"),
        _fact("dating preferences", "gender", "B"),
    ]
    assert read("dating activity") == [_fact("dating activity", "liked count", "0")]
    assert read("dating activity", {"dating_your_activity_v2": {"x": False, "last_time": 0}}) == [
        _fact("dating activity", "x", "no")
    ]


def test_a_player_has_a_name() -> None:
    assert read("gaming profile") == [_fact("gaming profile", "name", "Player")]


def test_an_instant_game_is_an_app() -> None:
    assert read("instant games") == [App("Chess", AT, None, "active", "99", "game")]
    assert read("instant games", {"instant_games_played": [{"name": "Go", "removed_timestamp": T}]}) == [
        App("Go", removed_at=AT, kind="game")
    ]


def test_an_avatar_is_a_picture_and_its_items_were_acquired() -> None:
    assert read("avatar picture") == [LooseMedia(MediaUse("avatar.png", "photo", "avatar", AT))]
    assert read("avatar items") == [Activity("avatar item acquired", AT, "Hat", "FREE", origin="created")]
