"""Pages as people have published the markup of theirs, with invented content: not written by our generator."""

from __future__ import annotations

import random
from typing import Any

import pytest

from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import Status
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import (
    App,
    Connection,
    Fact,
    OffMetaEvent,
    Owner,
    Post,
    Reaction,
    Search,
    Session,
)
from exit_kit.importing.work import Outcome, read_text
from tests.laws.archives import read_sample

CLOCK = Clock("en", "stated", "Europe/Amsterdam", "stated")
FOOT = (
    '<footer class="_3-94 _a6-o"><a target="_blank" href="https://www.facebook.com/dyi/l/?l=x">'
    '<div class="_a72d">{}</div></a></footer>'
)
SECTION = (
    '<section class="_a6-g" aria-labelledby="u1"><h2 class="_2ph_ _a6-h _a6-i" id="u1">{}</h2>{}{}</section>'
)


def read(path: str, *sections: str, clock: Clock = CLOCK) -> Outcome:
    """Read a page made of sections."""
    page = f'<html><body><main class="_a706" role="main">{"".join(sections)}</main></body></html>'
    return read_text("facebook", path, page.encode(), Notes(), clock)


def only(outcome: Outcome, kind: Any) -> list[Any]:
    """Return the records of one kind."""
    return [record for record in outcome.records if isinstance(record, kind)]


POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html"
ALBUM = "your_facebook_activity/posts/media/Books_111/"


def test_a_caption_below_each_photo_and_outside_is_one_text_and_three_captions() -> None:
    photos = "".join(
        f'<div class="_a7ng"><div><a target="_blank" href="{ALBUM}{n}.jpg">'
        f'<img src="{ALBUM}{n}.jpg" class="_a6_o" /></a>'
        f'<div>Books</div><div class="_3-95">For sale</div></div></div>'
        for n in (1, 2, 3)
    )
    body = (
        f'<div class="_2ph_ _a6-p"><div><div class="_2pin"><div><div><div><div class="_a7nf">{photos}</div></div></div>'
        '</div></div><div class="_2pin"><div>For sale<br /> <br /> All of them</div><div></div></div>'
        '<div class="_2pin"><div>Updated May 03, 2025 10:16:09 pm</div><div></div><div></div></div></div></div>'
    )
    (post,) = only(
        read(
            POSTS,
            SECTION.format("Ada Example added 3 new photos.", body, FOOT.format("May 03, 2025 10:16:09 pm")),
        ),
        Post,
    )
    assert post.text == "For sale\n\nAll of them"
    assert (post.at, post.updated_at) == ("2025-05-03T20:16:09Z", "2025-05-03T20:16:09Z")
    assert [(use.uri, use.title, use.description) for use in post.media] == [
        (f"{ALBUM}{n}.jpg", "Books", "For sale") for n in (1, 2, 3)
    ]


def test_a_change_is_found_by_its_date_in_a_language_without_words() -> None:
    body = (
        '<div class="_2ph_ _a6-p"><div><div class="_2pin"><div>Xin chào</div><div></div></div>'
        '<div class="_2pin"><div>Cập nhật Tháng 5 03, 2025 10:16:09 ch</div><div></div></div></div></div>'
    )
    page = SECTION.format("Ada đã thêm ảnh.", body, FOOT.format("Tháng 5 03, 2025 10:16:09 ch"))
    (post,) = only(read(POSTS, page, clock=Clock("vi", "stated", "Asia/Ho_Chi_Minh", "stated")), Post)
    assert (post.text, post.updated_at) == ("Xin chào", "2025-05-03T15:16:09Z")


def test_a_shared_link_and_a_video_are_what_they_are() -> None:
    link = (
        '<div class="_2ph_ _a6-p"><div><div class="_2pin"><div><div><div><div><div><div><a target="_blank" '
        'href="https://avis.example/a">https://avis.example/a</a></div></div></div></div></div></div></div></div></div>'
    )
    video = (
        '<div class="_2ph_ _a6-p"><div><div class="_2pin"><div><div><div><div class="_a7nf"><div class="_a7ng"><div>'
        '<video src="your_facebook_activity/posts/media/v/1.mp4" controls="1" class="_a6_o">'
        '<a target="_blank" href="x">'
        '<div>Click for video:</div></a></video><div></div><div class="_3-95">A cat</div></div></div></div></div></div>'
        '</div></div><div class="_2pin"><div>A cat</div><div></div></div></div></div>'
    )
    when = FOOT.format("May 06, 2024 2:28:42 pm")
    first, second = only(read(POSTS, SECTION.format("a", link, when), SECTION.format("b", video, when)), Post)
    assert (first.link, first.text) == ("https://avis.example/a", None)
    assert (second.text, second.media[0].uri, second.media[0].description) == (
        "A cat", "your_facebook_activity/posts/media/v/1.mp4", "A cat",
    )  # fmt: skip


def test_a_table_without_heading_and_footer_is_a_session() -> None:
    table = (
        '<div class="_a6-g"><table style="table-layout: fixed;">'
        '<tr><td class="_a6_q">Created</td><td class="_2piu _a6_r">Feb 04, 2026 10:48:26 am</td></tr>'
        '<tr><td colspan="2" class="_a6_q">Location details<div>The Crossings, FL, United States</div></td></tr>'
        '<tr><td colspan="2" class="_a6_q">IP address<div>192.0.2.152</div></td></tr>'
        '<tr><td colspan="2" class="_a6_q">Session type<div>Desktop</div></td></tr></table></div>'
    )
    (session,) = only(read("security_and_login_information/where_you're_logged_in.html", table), Session)
    assert (session.at, session.ip_address) == ("2026-02-04T09:48:26Z", "192.0.2.152")
    assert session.location == "The Crossings, FL, United States"


def test_values_that_show_what_they_are_need_no_known_label() -> None:
    table = (
        '<section class="_a6-g"><h2 class="_a6-h">Pålogging</h2><div class="_a6-p"><table><tr>'
        '<td colspan="2" class="_a6_q">'
        'Nettadresse<div>2001:db8::7</div></td></tr><tr><td colspan="2" class="_a6_q">Leser<div>Mozilla/5.0 (X11)</div>'
        "</td></tr></table></div></section>"
    )
    (session,) = only(read("security_and_login_information/account_activity.html", table), Session)
    assert (session.action, session.ip_address, session.user_agent) == (
        "Pålogging",
        "2001:db8::7",
        "Mozilla/5.0 (X11)",
    )


def test_a_profile_of_headings_and_lists_says_whose_account_it_is() -> None:
    table = (
        '<section class="_a6-g"><table class="_a6_n"><tr><th>Name</th><td>Ada D Example</td></tr>'
        "<tr><th>Emails</th><td><ul><li>a@example.com</li><li>  </li><li>b@example.com</li></ul></td></tr>"
        "<tr><th>Birthday</th><td>Mar 21, 1973</td></tr><tr><th>Gender</th><td></td></tr></table></section>"
    )
    outcome = read("personal_information/profile_information/profile_information.html", table)
    assert [owner.name for owner in only(outcome, Owner)] == ["Ada D Example"]
    facts = {(fact.label, fact.value) for fact in only(outcome, Fact)}
    assert {("e-mail", "a@example.com"), ("e-mail", "b@example.com"), ("birthday", "1973-03-21")} <= facts


def test_apps_are_tables_with_their_ids() -> None:
    table = (
        '<section class="_a6-g"><table><tr><td>App Name</td><td>McExample&#039;s</td></tr><tr><td>Unique ID</td>'
        "<td>123</td></tr><tr><td>Date Added</td><td>Jul 09, 2023 11:48:45 am</td></tr></table></section>"
    )
    (app,) = only(read("apps_and_websites_off_of_facebook/connected_apps_and_websites.html", table), App)
    assert (app.name, app.app_scoped_id, app.at) == ("McExample's", "123", "2023-07-09T09:48:45Z")


def test_a_business_has_a_page_and_the_index_names_it() -> None:
    folder = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies"
    link = f'<a href="{folder}/shop_10.html">Shop Alpha</a>'
    index = f'<section class="_a6-g"><h2 class="_2ph_ _a6-h">{link}</h2></section>'
    assert read(f"{folder}.html", index)[:1] == (Status.IMPORTED,)
    (named,) = only(read(f"{folder}.html", index), OffMetaEvent)
    assert (named.business, named.event, named.at, named.event_id) == ("Shop Alpha", None, None, None)
    event = (
        '<section class="_3-95 _a6-g"><div class="_2pi8 _2pic _a6-p"><table><tr><td class="_a6_q">ID</td>'
        '<td class="_2piu _a6_r">1001</td></tr><tr><td class="_a6_q">Event</td><td class="_2piu _a6_r">{}</td></tr>'
        '<tr><td class="_a6_q">Received on</td><td class="_2piu _a6_r">Nov 14, 2023 10:13:20 pm</td></tr></table>'
        "</div></section>"
    )
    page = (
        '<section class="_3-95 _a6-g"><h2 class="_2ph_ _a6-h _a6-i">Shop Alpha</h2><div class="_2pi8 _2pic _a6-p">'
        '<section class="_3-95 _a6-g"><div class="_2pi8 _2pic _a6-p"><table><tr><td class="_a6_q">ID</td>'
        '<td class="_2piu _a6_r">10</td></tr><tr><td class="_a6_q" colspan="2">Events<div><div><div>'
        f"{event.format('PAGE_VIEW')}{event.format('PURCHASE')}</div></div></div></td></tr></table></div></section></div>"
        '<footer class="_3-94 _a6-o"><div class="_a72d"></div></footer></section>'
    )
    for name in ("shop_10", "0"):
        events = only(read(f"{folder}/{name}.html", page), OffMetaEvent)
        assert [(one.business, one.event, one.event_id) for one in events] == [
            ("Shop Alpha", "PAGE_VIEW", "1001"), ("Shop Alpha", "PURCHASE", "1001"),
        ]  # fmt: skip
        assert {one.at for one in events} == {"2023-11-14T21:13:20Z"}


def test_friends_reactions_and_searches_are_read_by_where_things_stand() -> None:
    when = FOOT.format("Jun 26, 2026 9:05:20 am")
    (friend,) = only(
        read("connections/friends/your_friends.html", SECTION.format("John Smith", "", when)), Connection
    )
    assert (friend.kind, friend.name, friend.at) == ("friend", "John Smith", "2026-06-26T07:05:20Z")
    body = '<div class="_2ph_ _a6-p"><div><div class="_2pin"><div><div>{}</div></div></div></div></div>'
    icon = body.format('<img src="files/icons/haha.png" />')
    path = "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.html"
    (reaction,) = only(read(path, SECTION.format("Ada reacted to a post.", icon, when)), Reaction)
    assert (reaction.reaction, reaction.title) == ("HAHA", "Ada reacted to a post.")
    deep = body.format('<div><div>"glaze"</div></div>')
    path = "logged_information/search/your_search_history.html"
    (search,) = only(read(path, SECTION.format("You searched on Facebook", deep, when)), Search)
    assert search.text == "glaze"


@pytest.mark.parametrize("name", ["facebook_2025_html", "facebook_2019_html"])
def test_damage_of_any_page_costs_records_and_never_the_import(name: str) -> None:
    chance = random.Random(name)
    bits = (
        b"<div>",
        b"</div>",
        b"</section>",
        b"<td>",
        b"</tr>",
        b"&#0;",
        b"\xff\xfe",
        b'<h2 class="_a6-h">x</h2>',
    )
    for path, data in read_sample(name).items():
        if not path.endswith(".html"):
            continue
        damaged = bytearray(data)
        at = chance.randrange(len(damaged))
        if chance.random() < 0.5:
            del damaged[at : at + chance.randrange(1, 200)]
        else:
            damaged[at:at] = chance.choice(bits)
        notes = Notes()
        read_text("facebook", path, bytes(damaged[: chance.choice((None, at + 50))]), notes, CLOCK)
        assert "extractor-failed" not in {problem.kind for problem in notes}, path
