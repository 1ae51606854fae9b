"""Pages of Instagram and Threads as formats/instagram_threads.md section 4 describes their markup, written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.archive.page_reading import read_page
from exit_kit.importing.clocks import Clock
from exit_kit.importing.page_work import open_times
from importers.meta.post_pages import render_posts
from importers.meta.record_pages import LABELLED, STRING_LIST, STRING_MAP, render_records

ANY_DIALECT = frozenset({STRING_MAP, STRING_LIST, LABELLED})
BOX = '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">{}</div>'
HEADING = '<div class="_3-95 _2pim _a6-h _a6-i">{}</div>'
BODY = '<div class="_a6-p">{}</div>'
DATE = '<div class="_3-94 _a6-o">{}</div>'
TWO = '<tr><td class="_2pin _a6_q">{}</td><td class="_2pin _2piu _a6_r">{}</td></tr>'
ONE = '<tr><td colspan="2" class="_2pin _a6_q">{}<div><div>{}</div></div></td></tr>'
LV = '<tr><td class="_a6_q">{}</td><td class="_2piu _a6_r">{}</td></tr>'
MARCH = 1742741100  # Mar 23, 2025 6:45 am at UTC-08:00
CLOCK = Clock(("en",), "given", "UTC-08:00", "fixed")


def read(*boxes: str, render: Any = None, clock: Clock = CLOCK, main: str = "div", **how: Any) -> Any:
    """Return the document of a page of these records."""
    start = "<main>" if main == "main" else '<div class="_a706" role="main">'
    page, faults = read_page(
        f"<html><body>{start}{''.join(boxes)}</{main}></body></html>".encode(), "a/b.html"
    )
    assert faults == {}
    times = open_times(clock, page.blocks)
    if render:
        return render(page, times.read)
    return render_records(page, times.read, root="", dialects=ANY_DIALECT, **how)


def test_a_follower_is_a_link_with_a_date_below_it() -> None:
    line = (
        '<div><div><a target="_blank" href="https://www.instagram.com/{0}">{0}</a></div><div>{1}</div></div>'
    )
    page = BOX.format(BODY.format(line.format("ada", "Mar 23, 2025 6:45 am")))
    assert read(page) == [
        {STRING_LIST: [{"href": "https://www.instagram.com/ada", "value": "ada", "timestamp": MARCH}]}
    ]
    both = BODY.format(line.format("ada", "Mar 23, 2025 6:45 am") + line.format("bob", ""))
    assert [one.get("value") for one in read(BOX.format(both))[0][STRING_LIST]] == ["ada", "bob"]


def test_whom_you_follow_is_the_heading_above_an_address() -> None:
    address = "https://www.instagram.com/_u/ada"
    line = f'<div><div><a target="_blank" href="{address}">{address}</a></div><div>Mar 23, 2025 6:45 am</div></div>'
    assert read(BOX.format(HEADING.format("ada") + BODY.format(line))) == [
        {"title": "ada", STRING_LIST: [{"href": address, "timestamp": MARCH}]}
    ]


def test_what_has_no_link_is_a_text_or_a_date_alone() -> None:
    answer = BOX.format(
        HEADING.format("ada") + BODY.format("<div><div>Yes!</div><div>Mar 23, 2025 6:45 am</div></div>")
    )
    liked = BOX.format(HEADING.format("bob") + BODY.format("<div><div>Mar 23, 2025 6:45 am</div></div>"))
    assert read(answer, liked) == [
        {"title": "ada", STRING_LIST: [{"value": "Yes!", "timestamp": MARCH}]},
        {"title": "bob", STRING_LIST: [{"timestamp": MARCH}]},
    ]


def test_what_somebody_wrote_is_no_date_even_where_it_looks_like_one() -> None:
    rows = ONE.format("Comment", "Mar 23, 2025 6:45 am") + TWO.format("Time", "Mar 23, 2025 6:45 am")
    assert read(BOX.format(BODY.format(f"<table>{rows}</table>"))) == [
        {STRING_MAP: {"Comment": {"value": "Mar 23, 2025 6:45 am"}, "Time": {"timestamp": MARCH}}}
    ]
    caption = LV.format("Caption", "Mar 23, 2025") + LV.format("Creation time", "Mar 23, 2025 6:45 am")
    assert read(BOX.format(BODY.format(f"<table>{caption}</table>")))[0][LABELLED] == [
        {"label": "Caption", "value": "Mar 23, 2025"}, {"label": "Creation time", "timestamp_value": MARCH},
    ]  # fmt: skip


def test_a_comment_may_have_a_picture_above_its_table_and_lines_in_its_text() -> None:
    picture = '<div><img src="media/other/1.jpg" class="_a6_o _3-96" /></div>'
    rows = ONE.format("Comment", "one<br /> two<br /> <br /> three &amp; &#064;bob") + ONE.format(
        "Media Owner", "ada"
    )
    (comment,) = read(BOX.format(BODY.format(f"{picture}<table>{rows}</table>")))
    assert comment == {
        STRING_MAP: {"Comment": {"value": "one\ntwo\n\nthree & @bob"}, "Media Owner": {"value": "ada"}},
        "media_list_data": [{"uri": "media/other/1.jpg"}],
    }


def test_a_link_and_its_date_at_one_label_are_one_thing_and_equal_labels_are_two() -> None:
    address = '<a target="_blank" href="https://www.instagram.com/p/A/">https://www.instagram.com/p/A/</a>'
    rows = ONE.format("Saved on", address) + TWO.format("Saved on", "Mar 23, 2025 6:45 am")
    rows += ONE.format("Name", "a") + ONE.format("Name", "b")
    assert read(BOX.format(BODY.format(f"<table>{rows}</table>")))[0][STRING_MAP] == {
        "Saved on": {"href": "https://www.instagram.com/p/A/", "timestamp": MARCH},
        "Name": {"value": "a"}, "Name (2)": {"value": "b"},
    }  # fmt: skip


def test_boxes_within_a_box_are_a_labelled_record_in_each_year() -> None:
    rows = LV.format("Request completion time", "Mar 23, 2025 6:45 am") + LV.format("Media quality", "Medium")
    inner = BOX.format(BODY.format(f"<table>{rows}</table>"))
    entries = [
        {"label": "Request completion time", "timestamp_value": MARCH}, {"label": "Media quality", "value": "Medium"},
    ]  # fmt: skip
    assert read(BOX.format(f'<div class="_3-95 _a6-p">{inner}</div>')) == [{LABELLED: entries}]
    owner = BOX.format(
        '<h2 class="_a6-h">Owner</h2>' + BODY.format(f"<table>{LV.format('Username', 'ada')}</table>")
    )
    record = BOX.format(BODY.format(f"<table>{rows}</table>{owner}") + DATE.format("Mar 23, 2025 6:45 am"))
    group = {"title": "Owner", "dict": [{"label": "Username", "value": "ada"}]}
    assert read(record, main="main") == [{LABELLED: [*entries, group], "timestamp": MARCH}]


def test_times_of_the_link_history_stay_texts_for_they_are_on_another_clock() -> None:
    rows = LV.format("Website session start time", "Mar 23, 2025 7:59:34am")
    box = BOX.format(BODY.format(f"<table>{rows}</table>") + DATE.format("Mar 23, 2025 6:45 am"))
    assert read(box, is_text_only=True) == [
        {
            LABELLED: [{"label": "Website session start time", "value": "Mar 23, 2025 7:59:34am"}],
            "timestamp": MARCH,
        }
    ]


def make_picture(number: int) -> str:
    uri = f"media/posts/202503/{number}.jpg"
    return f'<a target="_blank" href="{uri}"><img src="{uri}" class="_a6_o _3-96" /></a>'


def make_camera(*rows: tuple[str, str]) -> str:
    cell = '<div class="_a6-q">{}</div><div><div class="_a6-q">{}</div></div>'
    cell = f'<tr><td colspan="2" class="_2pin _a6_q">{cell}</td></tr>'
    return f"<table>{''.join(cell.format(*row) for row in rows)}</table>"


def test_caption_and_time_of_one_picture_are_its_own_and_those_of_a_carousel_the_post_s() -> None:
    when = DATE.format("Mar 23, 2025 6:45 am")
    one = BOX.format(HEADING.format("Sea") + f'<div class="_3-95 _a6-p">{make_picture(1)}</div>' + when)
    two = BOX.format(
        HEADING.format("Two")
        + f'<div class="_a6-p"><div>{make_picture(2)}</div><div>{make_picture(3)}</div></div>'
        + when
    )
    assert read(one, two, render=render_posts) == [
        {"media": [{"uri": "media/posts/202503/1.jpg", "title": "Sea", "creation_timestamp": MARCH}]},
        {
            "media": [{"uri": "media/posts/202503/2.jpg"}, {"uri": "media/posts/202503/3.jpg"}],
            "title": "Two",
            "creation_timestamp": MARCH,
        },
    ]


def test_a_text_without_a_picture_is_a_post_of_threads() -> None:
    post = BOX.format(
        HEADING.format("Just text") + '<div class="_3-95 _a6-p"></div>' + DATE.format("Mar 23, 2025 6:45 am")
    )
    assert read(post, render=render_posts) == [
        {"media": [{"uri": "", "title": "Just text", "creation_timestamp": MARCH}]}
    ]


@pytest.mark.parametrize(
    "labels", [("Latitude", "Longitude", "Device ID", "Date taken"), ("纬度", "经度", "设备编号", "拍摄日期")]
)
def test_camera_data_is_known_by_its_words_else_by_its_form(labels: tuple[str, ...]) -> None:
    values = ("52.1", "-5.2", "android-0123456789abcdef", "2025:03:23 17:45:01")
    camera = make_camera(*zip(labels, values, strict=True), ("Camera position", "back"))
    tags = make_camera(("Tagged users", "bob.b (Tagged, 0.5, 0.25)<br /> cleo (Tagged, 0, 1)"))
    box = BOX.format(
        f'<div class="_a6-p">{make_picture(1)}{camera}{tags}</div>' + DATE.format("Mar 23, 2025 6:45 am")
    )
    (post,) = read(box, render=render_posts)
    assert post["media"][0]["media_metadata"] == {
        "photo_metadata": {
            "exif_data": [
                {
                    "latitude": 52.1, "longitude": -5.2, "device_id": "android-0123456789abcdef",
                    "date_time_original": "2025:03:23 17:45:01", "camera_position": "back",
                }
            ]
        }
    }  # fmt: skip
    assert post["tagged_users"] == ["bob.b", "cleo"]


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("Aug 09, 2026 9:49 am", 1786297740),  # 17:49 UTC: summer time is none (section 4.4)
        ("Sep 8, 2016, 4:36 PM", 1473381360),  # 2022
        ("dub 10, 2014 9:05 odp.", 1397192700),  # Czech
    ],
)
def test_dates_are_at_one_distance_from_utc_in_every_form(date: str, seconds: int) -> None:
    box = BOX.format(HEADING.format("ada") + BODY.format(f"<div><div>{date}</div></div>"))
    assert read(box, clock=Clock((), None, "UTC-08:00", "fixed")) == [
        {"title": "ada", STRING_LIST: [{"timestamp": seconds}]}
    ]


def test_where_no_class_is_known_the_structure_says_it() -> None:
    line = (
        '<div><div><a href="https://www.instagram.com/ada">ada</a></div><div>Mar 23, 2025 6:45 am</div></div>'
    )
    assert read(f'<div class="x1">{line}</div>', main="main")[0][STRING_LIST] == [
        {"href": "https://www.instagram.com/ada", "value": "ada", "timestamp": MARCH}
    ]
    post = f'<h2>Sea</h2><div class="x2">{make_picture(1)}</div><div class="x3">Mar 23, 2025 6:45 am</div>'
    assert (
        read(f'<div class="x1">{post}</div>', main="main", render=render_posts)[0]["media"][0]["title"]
        == "Sea"
    )
