"""Instagram's direct messages (formats/instagram_threads.md 1.5), and the schema of their own until 2020 (1.1)."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Activity, Conversation, Extra, MediaUse, Session
from exit_kit.importing.work import read_text
from importers.instagram import IMPORTER
from tests.importers.reading import read_document
from tests.laws.mutations import read_carefully, read_outcome, unpack_messages

AT, T = "2024-06-26T11:06:40.900Z", 1719400000900
INBOX = "your_instagram_activity/messages/inbox/anna_17842345678901234/message_1.json"


def read_thread(path: str = INBOX, **message: Any) -> Conversation:
    """Return the conversation of one message, the same by the fast and by the careful way."""
    document = {
        "participants": [{"name": "Anna"}, {"name": "Ada"}],
        "title": "Anna",
        "messages": [{"sender_name": "Anna", "timestamp_ms": T} | message],
    }  # fmt: skip
    fast, careful = (read(path, document, "instagram").records for read in (read_outcome, read_carefully))
    assert repr(fast) == repr(careful)
    (found,) = fast
    assert isinstance(found, Conversation)
    return found


def test_reactions_have_the_time_that_newer_exports_give() -> None:
    given = [{"reaction": "❤", "actor": "Ada", "timestamp": 1719400060}, {"reaction": "😂", "actor": "Anna"}]
    (message,) = read_thread(content="Hei", reactions=given).messages
    assert message[4] == Extra(reactions=(("❤", "Ada", "2024-06-26T11:07:40Z"), ("😂", "Anna", None)))


def test_a_share_says_whose_post_or_profile_it_was_and_what_it_shows() -> None:
    share = {
        "link": "https://www.instagram.com/p/x/", "share_text": "Krug", "original_content_owner": "klei.museum",
        "profile_share_username": "klei", "profile_share_name": "Klei",
        "media": [{"uri": "a/b.jpg", "creation_timestamp": 0}],
    }  # fmt: skip
    (message,) = read_thread(share=share, content="Anna sent an attachment.").messages
    assert message[2:4] == ("share", "Anna sent an attachment.")
    extra = message[4]
    assert extra is not None
    assert (extra.link, extra.link_text) == ("https://www.instagram.com/p/x/", "Krug")
    details = orjson.loads(str(extra.details))  # packed for its column
    assert details == {
        "original_content_owner": "klei.museum", "profile_share_username": "klei", "profile_share_name": "Klei",
    }  # fmt: skip
    assert extra.media == (MediaUse("a/b.jpg", role="shared"),)


_HEART = {"reaction": "❤", "actor": "Ada"}


@pytest.mark.parametrize(
    ("told", "kind", "extra"),
    [
        ({"share": {"link": "https://a.example/", "share_text": "Krug"}, "reactions": [_HEART]}, "share",
         Extra("https://a.example/", "Krug", reactions=(("❤", "Ada", None),))),
        ({"share": {"share_text": ""}}, "share", None),
        ({"share": {"link": "https://a.example/?where1=60.5,5.25"}}, "location",
         Extra("https://a.example/?where1=60.5,5.25", latitude=60.5, longitude=5.25)),
        ({"share": {"link": 7, "share_text": "Krug"}}, "share", Extra("7", "Krug")),
        ({"share": {}}, "empty", None),
        ({"gifs": [{"uri": "a/b.gif"}]}, "gif", Extra(media=(MediaUse("a/b.gif", "gif"),))),
        ({"sticker": {"uri": "a/b.png"}}, "sticker", Extra(media=(MediaUse("a/b.png", "sticker"),))),
    ],
)  # fmt: skip
def test_links_and_files_that_say_little_are_read_the_same_both_ways(
    told: dict[str, Any], kind: str, extra: Extra | None
) -> None:
    (message,) = read_thread(**told).messages
    assert (message[2], message[4] or None) == (kind, extra)


def test_a_message_of_nothing_but_sender_and_time_is_kept() -> None:
    assert read_thread().messages == [(AT, "Anna", "empty", None, None)]


@pytest.mark.parametrize(
    ("path", "key", "kind"),
    [
        (INBOX, "17842345678901234", "direct"),
        ("messages/inbox/anna_h3k9x2m4qa/message_1.json", "~h3k9x2m4qa", "direct"),
        ("messages/broadcast/news_17842345678901299/message_1.json", "17842345678901299", "channel"),
        ("messages/ai_conversations/metaai_17842345678901277/message_1.json", "17842345678901277", "ai"),
    ],
)  # fmt: skip
def test_a_conversation_is_known_by_the_number_of_its_folder_and_older_ids_only_in_their_export(
    path: str, key: str, kind: str
) -> None:
    found = read_thread(path)
    assert (found.key, found.kind) == (key, kind)


def test_what_the_thread_says_of_itself_is_kept() -> None:
    head = {
        "participants": [{"name": "Anna"}, {"name": "Ada"}, {"name": "Cleo"}], "title": "Drei", "messages": [],
        "joinable_mode": {"mode": 1, "link": "https://ig.example/join"}, "magic_words": [], "is_pending": True,
        "is_still_participant": False,
    }  # fmt: skip
    (found,), problems, _ = read_document(IMPORTER, INBOX, head)
    assert isinstance(found, Conversation)
    assert (found.kind, found.is_participant, found.is_pending) == ("group", False, True)
    assert found.join_link == "https://ig.example/join"
    assert problems == []


def test_replies_of_a_channel_say_whom_they_answer() -> None:
    path = "your_instagram_activity/messages/broadcast/news_17842345678901299/replies_1.json"
    reply = {"reply_content": "Ja!", "original_message_sender": "News", "timestamp_ms": T}
    document = {"participants": [{"name": "News"}], "title": "News", "messages": [], "replies": [reply]}
    (found,), problems, names = read_document(IMPORTER, path, document)
    assert isinstance(found, Conversation)
    assert (found.key, found.kind, names) == ("17842345678901299", "channel", ["channel replies"])
    assert found.messages == [(AT, None, "text", "Ja!", Extra(details={"original_message_sender": "News"}))]
    assert problems == []


def test_a_reported_conversation_goes_under_the_name_of_the_other_side() -> None:
    message = {"sender_name": "Crypto", "timestamp_ms": T, "content": "Win!"}
    report = {
        "timestamp": 1719400100, "is_reporter": True, "reporter": {"name": "Ada"}, "reportee": {"name": "Crypto"},
        "messages": [message],
    }  # fmt: skip
    path = "your_instagram_activity/messages/reported_conversations.json"
    (activity, found), problems, _ = read_document(IMPORTER, path, {"ig_reported_conversations": report})
    assert isinstance(activity, Activity)
    assert isinstance(found, Conversation)
    assert (activity.kind, activity.what, activity.at) == (
        "conversation reported",
        "Crypto",
        "2024-06-26T11:08:20Z",
    )
    assert (found.key, found.title, found.messages[0][3]) == ("?reported Crypto", "Crypto", "Win!")
    assert problems == []


def test_secret_conversations_are_devices() -> None:
    device = {
        "device_type": "PHONE",
        "device_model": "FP4",
        "last_active_time": 1719400000,
        "online_since": 0,
    }
    path = "your_instagram_activity/messages/secret_conversations.json"
    document = {"ig_secret_conversations": {"armadillo_devices": [device], "calls": []}}
    (found,), _, _ = read_document(IMPORTER, path, document)
    assert isinstance(found, Session)
    assert (found.kind, found.device, found.at, found.ended_at) == (
        "secret conversation device", "FP4", None, "2024-06-26T11:06:40Z",
    )  # fmt: skip


def read_old(**message: Any) -> tuple[Any, ...]:
    """Return the one message of an export of 2020."""
    said = {"sender": "anna", "created_at": "2020-03-01T12:00:00.123456+00:00"} | message
    (found,), problems, _ = read_document(
        IMPORTER, "messages.json", [{"participants": ["anna", "ada"], "conversation": [said]}]
    )
    assert isinstance(found, Conversation)
    assert problems == []
    assert (found.key, found.people, found.kind) == ("~with ada, anna", ("anna", "ada"), "direct")
    return found.messages[0]


OLD = "2020-03-01T12:00:00.123Z"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "Hei"}, ("text", "Hei", None)),
        ({"heart": "❤️"}, ("text", "❤️", None)),
        ({"text": "x", "link": "https://a.example"}, ("share", "x", Extra(link="https://a.example"))),
        ({"action": "anna left."}, ("event", "anna left.", Extra(event="action"))),
        ({"video_call_action": "anna called."}, ("call", "anna called.", Extra(event="action"))),
        ({"media": "direct/202003/a.jpg"}, ("photo", None, Extra(media=(MediaUse("direct/202003/a.jpg", "photo"),)))),
        ({"voice_media": "direct/1/a.m4a"}, ("audio", None, Extra(media=(MediaUse("direct/1/a.m4a", "audio"),)))),
        ({"text": "x", "likes": [{"username": "ada", "date": "2020-03-01T13:00:00+01:00"}]},
         ("text", "x", Extra(reactions=(("❤", "ada", "2020-03-01T12:00:00Z"),)))),
        ({"story_share": "Shared a story"}, ("share", None, Extra(link_text="Shared a story"))),
        ({"text": None}, ("empty", None, None)),
    ],
)  # fmt: skip
def test_every_kind_of_message_of_2020_is_read(fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert read_old(**fields) == (OLD, "anna", *expected)


def test_a_recording_that_is_gone_and_a_moving_sticker() -> None:
    extra = read_old(voice_media="Media unavailable.")[4]
    assert [(use.role, use.kind) for use in extra.media] == [("lost", "audio")]
    extra = read_old(animated_media_images={"small": {"url": "https://g.example/a.gif"}}, is_random=True)[4]
    assert extra.media == (MediaUse("https://g.example/a.gif", "gif", details={"is_random": True}),)


def test_a_file_without_data_says_so_and_holds_nothing() -> None:
    outcome = read_text("instagram", "checkout.json", b'["You have no data in this section"]', Notes())
    assert (outcome.file_types, outcome.records, outcome.raw) == (("no data",), [], [])


def test_text_of_2020_is_right_as_delivered_and_that_of_messages_since_is_repaired() -> None:
    old = '[{"participants": ["a"], "conversation": [{"sender": "a", "created_at": "", "text": "Ã©"}]}]'
    outcome = read_text("instagram", "messages.json", old.encode(), Notes())
    assert "Ã©" in repr(outcome.records)
    said = '{"sender_name": "A", "timestamp_ms": 1, "content": "\\u00c3\\u00a9"}'
    new = f'{{"participants": [{{"name": "A"}}], "messages": [{said}]}}'.encode()
    outcome = read_text("instagram", INBOX, new, Notes())
    (one,) = map(unpack_messages, outcome.records)
    assert isinstance(one, Conversation) and [message[3] for message in one.messages] == ["é"]
