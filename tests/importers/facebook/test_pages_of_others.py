"""The markup of real pages, as other programs read it that were written for them: structure theirs, content invented.

Each page is followed by what must come of it.  Where each form was seen: `page_tokens`, `page_stories`, `page_recipes`,
`thread_pages` and `ai_conversations` say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.laws.archives import write_zip

DATES = {"B": "Nov 8, 2018, 4:19 AM", "C": "Nov 8, 2021, 4:19:54 am", "D": "Nov 08, 2024 4:19:54 am"}
BOXES = {
    "B": ('<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">', '<div class="_3-96 _2pio _2lek _2lel">',
          '<div class="_3-96 _2let">', '<div class="_3-94 _2lem">', "</div>", "</div>", "</div>"),
    "C": ('<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">', '<div class="_2ph_ _a6-h _a6-i">',
          '<div class="_2ph_ _a6-p">', '<div class="_3-94 _a6-o"><div class="_a72d">', "</div></div>", "</div>",
          "</div>"),
    "D": ('<section class="_a6-g" aria-labelledby="u_0_1">', '<h2 class="_2ph_ _a6-h _a6-i" id="u_0_1">',
          '<div class="_2ph_ _a6-p">', '<footer class="_3-94 _a6-o"><div class="_a72d">', "</div></footer>",
          "</section>", "</h2>"),
}  # fmt: skip
MAINS = {
    "B": ("<div class=_4t5n role=main>", "</div>"),
    "C": ("<div class=_a706 role=main>", "</div>"),
    "D": ("<main class=_a706>", "</main>"),
}
POSTS = "your_facebook_activity/posts"


def box(look: str, heading: str, body: str, date: str | None = None, *, beside: str = "") -> str:
    """Return a record; `beside` stands between its heading and its body."""
    start, title, inner, foot, foot_end, end, title_end = BOXES[look]
    head = f"{title}{heading}{title_end}" if heading else ""
    middle = f"{inner}{body}</div>" if body else ""
    return f"{start}{head}{beside}{middle}{foot}{DATES[look] if date is None else date}{foot_end}{end}"


def page(look: str, *boxes: str, title: str = "A page") -> bytes:
    """Return a page in the look of a generation."""
    start, end = MAINS[look]
    head = f'<html><head><base href="../" /><title>{title}</title></head><body>'
    return f"{head}{start}{''.join(boxes)}{end}</body></html>".encode()


def row(label: str, value: str) -> str:
    return f'<tr><td class="_2pin _a6_q">{label}</td><td class="_2pin _2piu _a6_r">{value}</td></tr>'


def wide(label: str, inner: str) -> str:
    return f'<tr><td colspan="2" class="_2pin _a6_q">{label}{inner}</td></tr>'


def table(*rows: str) -> str:
    return f'<table style="table-layout: fixed;">{"".join(rows)}</table>'


def bare(inner: str) -> str:
    return f'<section class="_3-95 _a6-g"><div class="_2pi8 _2pic _a6-p">{inner}</div></section>'


def cell(number: int) -> str:
    """Return a photo in a table that only sets photos side by side."""
    uri = f"photos_and_videos/Kiln_1/{number}.jpg"
    return (f'<td class="_51m- pas"><div><a href="x.html"><img src="{uri}" class="_2yuc _3-96" /></a>'
            f'<div class="_3-95">Pot {number}</div></div></td>')  # fmt: skip


def grouped(look: str, token: str) -> bytes:
    """Return comments, one of them in a group."""
    named = (
        f'<div class="_3-95"><span class="{token}">Group: </span>Kiln {look}</div>What a glaze!<br />Really.'
    )
    return page(look, box(look, "Ada commented.", f'<div><div class="_2pin"><div>{named}</div></div></div>'),
                box(look, "Ada replied.", '<div><div class="_2pin"><div>See <a href="https://a.example/">this</a>, or '
                    '<a href="https://b.example/">https://b.example/</a></div></div></div>'))  # fmt: skip


GRID = ('<div class="_2pin"><div><div><table class="uiGrid _51mz"><tbody><tr class="_51mx">'
        f'{cell(1)}{cell(2)}</tr><tr class="_51mx">{cell(3)}</tr></tbody></table></div></div></div>')  # fmt: skip
TEXT = '<div class="_2pin"><div>{}</div><div></div></div>'
ALBUM = ('<a href="photos_and_videos/Kiln_2/7.jpg"><img src="photos_and_videos/Kiln_2/7.jpg" class="_2yuc _3-96" /></a>'
         '<div class="_3-95">A jar</div><div class="pam _3-95 uiBoxGray noborder"><span class="_4mp8">Bo Reed</span>'
         'Lovely!<div>Nov 9, 2018, 4:19 AM</div></div><div class="pam _3-95 uiBoxGray noborder"><div><span>Cy Kiln'
         "</span> Nice!</div><div>Nov 9, 2018, 4:20 AM</div></div>")  # fmt: skip
SAID = "<div><div></div><div>{}</div><div></div><div></div></div>"
PREFERENCES = bare(table(
    row("Is opted out of using interests to target ads", "True"),
    wide("Removed categories", f"<div>{bare('Shoppers')}</div><div>{bare('Travelers')}</div>"),
    wide("", f"<div><section class=_a6-g><h2>Ads interests</h2><div>{bare('Pots')}</div></section></div>"),
))  # fmt: skip
TREE: dict[str, bytes] = {
    "logged_information/location/timezone.html": page("D", box("D", "", table(row("Time zone", "UTC")), "")),
    "comments/comments.html": grouped("B", "_4mp8"),
    "groups/your_comments_in_groups.html": grouped("D", "_a6_m"),
    "posts/your_posts_1.html": page(
        "B", box("B", "Ada added 3 new photos.", f"<div>{GRID}{TEXT.format('Hello all')}</div>"),
        box("B", "Ada was with Bo.", f"<div>{TEXT.format('A day')}{TEXT.format('Updated Nov 9, 2018, 4:19 AM')}</div>",
            beside='<div><div class="_u14">You tagged Bo Reed and Cy Kiln</div></div>'),
        box("C", "Ada var med Bo.", f"<div>{TEXT.format('Hej')}</div>",
            beside='<div><div class="_a701">Du taggade Bo Reed</div></div>'),
        box("C", "Ada was here.", '<div><div class="_2pin"><div>Lugar: The Kiln (59.9, 10.75)</div></div>'
            '<div class="_2pin">Bare text<div></div></div></div>')),
    "photos_and_videos/album/0.html": page("B", box("B", "", ALBUM), title="Kiln"),
    "about_you/your_address_books.html": page(
        "B", box("B", "Bo Reed", '<div class="_3hls">+47 12</div><div class="_3hls">bo&#064;kiln.example</div>')),
    "messages/inbox/gang_abc/message_1.html": page(
        "B", '<div class="pam _2lej uiBoxWhite noborder"><div class="_2lek">Participants: Bo Reed, Cy Kiln and Ada '
        'Quill</div></div><div class="pam _2lej uiBoxWhite noborder"><div class="_2lek">Group Invite Link: '
        "https://m.example/j/abc</div></div>",
        box("B", "Bo Reed", "<div> <div></div> <div></div> <div></div> <div></div> <div> <div> "
            "<a href='messages/inbox/gang_abc/photos/2.png'> <img src='messages/inbox/gang_abc/photos/2.png' "
            "class='_2yuc _3-96' /> </a> </div> </div> <div> <ul class=_tqp> <li>😍Ada Quill</li> </ul> </div> </div>",
            "Feb 16, 2018 10:17pm"),
        box("B", "Bo Reed", SAID.format("You called Bo.<span class=_idm>Duration: 34 secs</span>"),
            "Feb 16, 2018 10:16pm"),
        box("B", "Cy Kiln", "<div><div></div><div>The call ended.</div><div></div><div><span class=_idm>"
            "Duration: 5 mins</span></div></div>", "Feb 16, 2018 10:15pm"),
        box("B", "Cy Kiln", SAID.format('See <a href="https://k.example/">https://k.example/</a> now'),
            "Feb 16, 2018 10:14pm"),
        title="Participants: Bo Reed, Cy Kiln and Ada Quill"),
    "your_facebook_activity/messages/ai_conversations/kiln_7.html": page(
        "C", box("C", "", table(
            row("Message", "Ask me"), row("", "Oct 20, 2024 4:00:00 pm"),
            row("Message", "How hot?"), row("", "Oct 20, 2024 4:01:00 pm")), ""), title="Raku"),
    "security_and_login_information/logins_and_logouts.html": page(
        "C", box("C", "Nov 9, 2021, 4:19:54 am", table(wide("IP address", "<div><div>192.0.2.9</div></div>")), "")),
    f"{POSTS}/places_you_have_been_tagged_in.html": page("D", box("D", "", table(
        row("Visit time", "Nov 09, 2024 4:19:54 am"),
        wide("", f'<div class="_2ph_ _a6_q">Name</div><div><div>{bare("The Kiln")}</div></div>')), "")),
    "ads_information/ad_preferences.html": page("D", PREFERENCES),
    "apps_and_websites_off_of_facebook/connected_apps_and_websites.html": page(
        "D", "<table><tr><td>App Name</td><td>Kiln &amp; Co</td></tr></table>"),
    "pages/pages_you've_liked.html": page(
        "D", '<section class="_a6-g"><h2>A page</h2><footer><a href="https://www.facebook.com/apage">'
        '<div class="_a72d">Nov 08, 2024 4:19:54 am</div></a></footer></section>'),
    "connections/friends/your_friends.html": page(
        "D", '<div class="_a6-g"><div aria-labelledby="u"><h2 class="_2ph_ _a6-h _a6-i">Bo Reed</h2>'
        '<footer class="_3-94 _a6-o _2pie"><div class="_a72d">Nov 08, 2024 4:19:54 am</div></footer></div></div>'),
    "logged_information/interactions/recently_viewed.html": page(
        "D", f'<section class="_a6-g"><h2>Posts shown</h2>{box("D", "", "<div>A post</div>")}</section>'),
    "personal_information/profile_information/profile_information.html": page("D", box("D", "", (
        "<table class=_a6_n><tr><th>Name</th><td>Ada Quill</td></tr><tr><th>Emails</th><td><ul><li>"
        "ada&#064;kiln.example</li></ul></td></tr><tr><th>Work</th><td>Kiln Co</td></tr><tr><th>Education</th><td>"
        "Clay school</td></tr></table>"), "")),
}  # fmt: skip
EXPECTED: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "a comment in a group": (
        "SELECT kind, text, group_name FROM comments WHERE title = 'Ada commented.' ORDER BY group_name",
        [("group comment", "What a glaze!\nReally.", f"Kiln {look}") for look in "BD"]),
    "links in a comment": (
        "SELECT DISTINCT text FROM comments WHERE title = 'Ada replied.'", [("See this, or https://b.example/",)]),
    "photos side by side": (
        "SELECT path, media.description FROM media JOIN media_uses ON media.id = media_id WHERE post_id IS NOT NULL "
        "ORDER BY path",
        [(f"photos_and_videos/Kiln_1/{number}.jpg", f"Pot {number}") for number in (1, 2, 3)]),
    "who was tagged, beside the body": (
        "SELECT title, text, updated_at, count(person_id) FROM posts LEFT JOIN post_people ON post_id = posts.id "
        "GROUP BY posts.id ORDER BY title",
        [("Ada added 3 new photos.", "Hello all", None, 0), ("Ada var med Bo.", "Hej", None, 0),
         ("Ada was here.", "Bare text", None, 0), ("Ada was with Bo.", "A day", "2018-11-09T04:19:00Z", 2)]),
    "a place in an unknown language": (
        "SELECT name, latitude, longitude FROM places WHERE kind = 'post place'", [("The Kiln", 59.9, 10.75)]),
    "who was tagged, in an unknown language": (
        "SELECT count(*) FROM raw_records WHERE record LIKE '%Du taggade Bo Reed%'", [(1,)]),
    "remarks below a photo": (
        "SELECT people.name, text, at FROM comments JOIN people ON author_id = people.id "
        "WHERE kind = 'photo comment' ORDER BY at",
        [("Bo Reed", "Lovely!", "2018-11-09T04:19:00Z"), ("Cy Kiln", "Nice!", "2018-11-09T04:20:00Z")]),
    "a caption without a title": (
        "SELECT title, description FROM media WHERE path LIKE '%Kiln_2%'", [(None, "A jar")]),
    "uploaded contacts": (
        "SELECT name, status FROM connections WHERE kind = 'uploaded contact' ORDER BY status",
        [("Bo Reed", "+47 12"), ("Bo Reed", "bo@kiln.example")]),
    "a group without a name": (
        "SELECT title, join_link, (SELECT count(*) FROM conversation_people WHERE conversation_id = one.id) "
        "FROM conversations one WHERE kind = 'group'",
        [("Bo Reed, Cy Kiln and Ada Quill", "https://m.example/j/abc", 3)]),
    "messages of early 2018": (
        "SELECT kind, text, call_seconds FROM messages WHERE at LIKE '2018%' ORDER BY at",
        [("text", "See https://k.example/ now", None), ("call", "The call ended.", 300), ("call", "You called Bo.", 34),
         ("photo", None, None)]),
    "a chat with Meta AI": (
        "SELECT title, text, messages.at FROM messages JOIN conversations ON conversation_id = conversations.id "
        "WHERE conversations.kind = 'ai' ORDER BY messages.at",
        [("Raku", "Ask me", "2024-10-20T16:00:00Z"), ("Raku", "How hot?", "2024-10-20T16:01:00Z")]),
    "nothing of that chat beside it": ("SELECT count(*) FROM activity WHERE kind = 'ai conversation'", [(0,)]),
    "a login headed by its time": (
        "SELECT at, action, ip_address FROM sessions", [("2021-11-09T04:19:54Z", None, "192.0.2.9")]),
    "a label in an element of its own": (
        "SELECT name, at FROM places WHERE kind = 'tagged'", [("The Kiln", "2024-11-09T04:19:54Z")]),
    "a choice about interests is none": ("SELECT name FROM ad_interests", [("Pots",)]),
    "lists in a cell": (
        "SELECT value FROM facts WHERE topic = 'ad preferences' ORDER BY value",
        [("Shoppers",), ("Travelers",), ("True",)]),
    "where a page is": ("SELECT url FROM connections WHERE kind = 'page liked'", [("https://www.facebook.com/apage",)]),
    "a record within an element": (
        "SELECT name, at FROM connections WHERE kind = 'friend'", [("Bo Reed", "2024-11-08T04:19:54Z")]),
    "records without a body around them": (
        "SELECT what, detail, at FROM activity WHERE kind = 'viewed'",
        [("A post", "Posts shown", "2024-11-08T04:19:54Z")]),
    "a profile of mere names": (
        "SELECT label, value FROM facts WHERE label IN ('work', 'education') ORDER BY label",
        [("education", "Clay school"), ("work", "Kiln Co")]),
    "a table in no box": (
        "SELECT count(*) FROM raw_records WHERE record LIKE '%Kiln & Co%'", [(1,)]),
    "all else": (
        "SELECT kind, count FROM problems ORDER BY kind", [("unknown-shape", 1), ("unread-block", 1)]),
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Return all pages imported as one export."""
    folder = tmp_path_factory.mktemp("others")
    import_paths([write_zip(folder / "facebook-ada-2025-01-02-abcdefgh.zip", TREE)], folder / "x.db")
    with closing(sqlite3.connect(folder / "x.db")) as db:
        yield db


@pytest.mark.parametrize("name", EXPECTED)
def test_pages_as_others_read_them(database: sqlite3.Connection, name: str) -> None:
    query, rows = EXPECTED[name]
    assert database.execute(query).fetchall() == rows
