"""Instagram's pages as records: written by hand from formats/instagram_threads.md section 4, not by our generator."""

from __future__ import annotations

from typing import Any

from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import Status
from exit_kit.importing.packing import unpack
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import (
    Activity,
    Advertiser,
    Comment,
    Connection,
    Conversation,
    Owner,
    Place,
    Post,
    Reaction,
    Session,
)
from exit_kit.importing.work import Outcome, get_media_key, pack_messages, read_text
from tests.importers.meta.test_record_pages import (
    BODY,
    BOX,
    DATE,
    HEADING,
    LV,
    ONE,
    TWO,
    make_camera,
    make_picture,
)

CLOCK = Clock(("en",), "given", "UTC-08:00", "fixed")
A = "your_instagram_activity/"
WHEN = "Mar 23, 2025 6:45 am"
AT = "2025-03-23T14:45:00Z"


def read(path: str, *boxes: str, clock: Clock = CLOCK) -> Outcome:
    """Read a page of these records; its problems are the test's."""
    page = f'<html><body><div class="_a706" role="main">{"".join(boxes)}</div></body></html>'
    outcome = read_text("instagram", path, page.encode(), Notes(), clock)
    assert (outcome.status, outcome.problems) == (Status.IMPORTED, ())
    return outcome


def only(outcome: Outcome, kind: Any) -> Any:
    """Return the one record of a kind."""
    (record,) = (record for record in outcome.records if isinstance(record, kind))
    return record


def make_table(*rows: str) -> str:
    return BOX.format(BODY.format(f'<table style="table-layout: fixed;">{"".join(rows)}</table>'))


def make_link(address: str, text: str) -> str:
    return f'<div><div><a target="_blank" href="{address}">{text}</a></div><div>{WHEN}</div></div>'


def test_ties_likes_and_comments() -> None:
    folder = "connections/followers_and_following/"
    follower = read(
        folder + "followers_1.html", BOX.format(BODY.format(make_link("https://www.instagram.com/a", "a")))
    )
    assert only(follower, Connection)[:4] == ("follower", "a", AT, "https://www.instagram.com/a")
    address = "https://www.instagram.com/_u/bob.b"
    following = read(
        folder + "following.html",
        BOX.format(HEADING.format("bob.b") + BODY.format(make_link(address, address))),
    )
    assert only(following, Connection)[:4] == ("following", "bob.b", AT, "https://www.instagram.com/bob.b")
    like = BOX.format(HEADING.format("cleo") + BODY.format(make_link("https://www.instagram.com/p/A/", "👍")))
    reaction = only(read(A + "likes/liked_posts.html", like), Reaction)
    assert (reaction.at, reaction.at_precision, reaction.url) == (
        AT,
        "minute",
        "https://www.instagram.com/p/A/",
    )
    comment = only(
        read(
            A + "comments/post_comments_1.html",
            make_table(
                ONE.format("Opmerking", "Mooi!<br /> Echt"),
                ONE.format("Media-eigenaar", "cleo"),
                TWO.format("Tijd", WHEN),
            ),
        ),
        Comment,
    )
    assert (comment.text, comment.title, comment.at, comment.at_precision) == (
        "Mooi!\nEcht",
        "cleo",
        AT,
        "minute",
    )


def test_a_like_of_2026_is_the_same_as_one_of_before() -> None:
    owner = BOX.format(
        '<h2 class="_3-95 _2pim _a6-h _a6-i">Eigenaar</h2>'
        + BODY.format(
            f"<table>{LV.format('URL', 'https://www.instagram.com/cleo')}{LV.format('Gebruikersnaam', 'cleo')}</table>"
        )
    )
    link = '<a href="https://www.instagram.com/p/A/">https://www.instagram.com/p/A/</a>'
    box = BOX.format(BODY.format(f"<table>{LV.format('URL', link)}</table>{owner}") + DATE.format(WHEN))
    old = BOX.format(HEADING.format("cleo") + BODY.format(make_link("https://www.instagram.com/p/A/", "👍")))
    new, before = (only(read(A + "likes/liked_posts.html", one), Reaction) for one in (box, old))
    assert new[:6] == before[:6]


def test_a_post_has_its_files_in_order_their_camera_data_and_who_was_tagged() -> None:
    camera = make_camera(("Latitudine", "52.1"), ("Longitudine", "5.2"), ("Posizione", "dietro"))
    tagged = make_camera(("Utenti taggati", "bob.b (Tagged, 0.5, 0.25)"))
    first, second = (make_picture(17900000000000000 + number) for number in (1, 2))
    pictures = f"<div>{first}{camera}</div><div>{second}{tagged}</div>"
    box = BOX.format(
        HEADING.format("Mare") + f'<div class="_3-95 _a6-p">{pictures}</div>' + DATE.format(WHEN)
    )
    post = only(read(A + "media/posts_1.html", box), Post)
    assert (post.text, post.at, post.at_precision, post.people) == ("Mare", AT, "minute", ("bob.b",))
    assert (post.latitude, post.longitude, post.key) == (52.1, 5.2, "17900000000000001")
    assert [use.uri[-5:] for use in post.media] == ["1.jpg", "2.jpg"]
    assert post.media[0].details == {"Posizione": "dietro"}


def test_messages_have_sender_text_share_and_dated_reactions() -> None:
    body = "<div><div></div><div>{text}</div><div>{share}</div><div></div><div>{list}</div></div>"
    body = f'<div class="_3-95 _a6-p">{body}</div>'
    share = '<div>A caption</div><div><a target="_blank" href="https://www.instagram.com/p/X/">x</a></div>'
    liked = '<ul class="_a6-q"><li><span>😂Bob Friend<span> (Mar 23, 2025 6:46 am)</span></span></li></ul>'
    page = read(
        A + "messages/inbox/bobfriend_17842345678901234/message_1.html",
        BOX.format(HEADING.format("Ada") + body.format(text="", share=share, list="") + DATE.format(WHEN)),
        BOX.format(
            HEADING.format("Bob Friend")
            + body.format(text="See you", share="", list=liked)
            + DATE.format(WHEN)
        ),
    )
    chat = only(page, Conversation)
    first, second = unpack(pack_messages(chat, get_media_key("instagram")).packed)
    assert (chat.key, chat.at_precision) == ("17842345678901234", "minute")
    assert (first[:4], first[4].reactions) == (
        (AT, "Bob Friend", "text", "See you"), (("😂", "Bob Friend", "2025-03-23T14:46:00Z"),),
    )  # fmt: skip
    assert second[4] and (second[4].link, second[4].link_text) == (
        "https://www.instagram.com/p/X/",
        "A caption",
    )


def test_the_link_to_join_a_group_is_read_and_not_said_to_be_unread() -> None:
    link = BOX.format(HEADING.format("Group Invite Link") + BODY.format('<a href="https://ig.me/j/a"></a>'))
    said = BOX.format(
        HEADING.format("bo") + BODY.format("<div><div></div><div>Hi</div></div>") + DATE.format(WHEN)
    )
    joined = only(read(A + "messages/inbox/gang_17840000000000001/message_1.html", link, said), Conversation)
    assert joined.join_link == "https://ig.me/j/a"


def test_a_chat_with_the_ai_of_a_table_is_read() -> None:
    rows = [ONE.format(*row) for row in (
        ("Message", "Ask me"), ("Time", WHEN), ("Message", "How hot?"), ("Time", "Mar 23, 2025 6:46 am"),
    )]  # fmt: skip
    chat = only(
        read(A + "messages/ai_conversations/thread_for_mailbox4_2.html", make_table(*rows)), Conversation
    )
    messages = unpack(pack_messages(chat, get_media_key("instagram")).packed)
    assert (chat.kind, [message[:4] for message in messages]) == (
        "ai", [(AT, None, "text", "Ask me"), ("2025-03-23T14:46:00Z", None, "text", "How hot?")],
    )  # fmt: skip


def test_tables_of_one_file_are_known_by_their_keys_in_another_language_by_their_order() -> None:
    path = "ads_information/instagram_ads_and_businesses/advertisers_using_your_activity_or_information.html"
    labels = ("Advertiser name", "Has data file custom audience", "Has remarketing custom audience",
              "Has in person store visit")  # fmt: skip
    told = []
    for names, no, yes in (
        (labels, "False", "True"),
        (("Inserzionista", "Elenco", "Attività", "Visita"), "No", "Sì"),
    ):
        rows = (ONE.format(*row) for row in zip(names, ("Negozio", no, yes, no), strict=True))
        told.append(only(read(path, make_table(*rows)), Advertiser))
    assert told[0] == told[1] == Advertiser("Negozio", "used activity")


def test_the_profile_a_login_and_a_place_in_a_language_without_words() -> None:
    profile = make_table(ONE.format("Username", "ada.l"), ONE.format("Name", "Ada Lovelace"))
    owner = only(read("personal_information/personal_information/personal_information.html", profile), Owner)
    assert (owner.name, owner.username) == ("Ada Lovelace", "ada.l")
    rows = (
        ONE.format("ที่อยู่ IP", "192.0.2.7"),
        ONE.format("ตัวแทนผู้ใช้", "Mozilla/5.0 (X)"),
        TWO.format("เวลา", WHEN),
    )
    login = BODY.format(f"<table>{''.join(rows)}</table>")
    path = "security_and_login_information/login_and_profile_creation/login_activity.html"
    session = only(read(path, BOX.format(HEADING.format("2025-03-23T14:45:12+00:00") + login)), Session)
    assert (session.at, session.ip_address, session.user_agent) == (AT, "192.0.2.7", "Mozilla/5.0 (X)")
    lines = "".join(LV.format(*row) for row in (("City", "Bergen"), ("Country", "NO")))
    place = only(
        read(
            "personal_information/information_about_you/profile_based_in.html",
            BOX.format(BODY.format(f"<table>{lines}</table>")),
        ),
        Place,
    )
    assert place.name == "Bergen, NO"


def test_the_profile_of_2021_has_its_labels_in_cells_like_those_of_photos() -> None:
    cells = (
        '<tr class="_51mx"><td class="_51m- _2pin _2oao">{}</td><td class="_51m- _2pin _2piu">{}</td></tr>'
    )
    rows = cells.format("Username", "ada.quill") + cells.format("Name", "Ada Quill")
    box = f'<div class="_2lej uiBoxWhite noborder"><div class="_3-95 _2let"><table>{rows}</table></div></div>'
    owner = only(read("account_information/personal_information.html", box), Owner)
    assert (owner.username, owner.name) == ("ada.quill", "Ada Quill")


def test_intervals_of_use_are_boxes_in_a_row() -> None:
    hours = [("6:45 am", "6:50 am"), ("7:00 pm", "7:05 pm")]
    boxes = "".join(
        BOX.format(
            BODY.format(
                f"<table>{LV.format('Start', f'Mar 23, 2025 {start}')}{LV.format('End', f'Mar 23, 2025 {end}')}</table>"
            )
        )
        for start, end in hours
    )
    box = BOX.format(BODY.format(f"<table>{LV.format('Intervals', boxes)}</table>"))
    found = read(A + "other_activity/time_spent_on_instagram.html", box).records
    assert [(one.at, one.ended_at) for one in found if isinstance(one, Activity)] == [
        (AT, "2025-03-23T14:50:00Z"), ("2025-03-24T03:00:00Z", "2025-03-24T03:05:00Z"),
    ]  # fmt: skip
