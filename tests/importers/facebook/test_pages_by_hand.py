"""Pages written by hand from formats/facebook.md section 3, not by the project's generator: nothing goes unseen."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.archive.page_reading import read_page
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.problems import Notes
from exit_kit.importing.shapes import Shape
from tests.laws.archives import write_zip

OFF_META = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies"
ZONE = {"logged_information/location/timezone.json": b'{"timezone_v2": "America/New_York"}'}


def make_page(title: str, *sections: str) -> bytes:
    return (
        f'<html><head><base href="../../" /><title>{title}</title></head><body class="_a7o5 _5vb_">'
        f'<header class="_a709"><h1 class="_a70e">{title}</h1></header>'
        f'<main role="main" class="_a706">{"".join(sections)}</main></body></html>'
    ).encode()


def make_section(body: str, *, heading: str = "", date: str = "") -> str:
    top = f'<h2 class="_a6-i _a6-h">{heading}</h2>' if heading else ""
    foot = f'<footer class="_a6-o"><div class="_a72d">{date}</div></footer>' if date else ""
    return f'<section class="_a6-g">{top}<div class="_a6-p">{body}</div>{foot}</section>'


def make_table(**rows: str) -> str:
    cells = (
        f'<tr><td class="_a6_q">{label.replace("_", " ")}</td><td class="_a6_r">{value}</td></tr>'
        for label, value in rows.items()
    )
    return f"<table>{''.join(cells)}</table>"


def ask(folder: Path, tree: Mapping[str, bytes], query: str) -> list[Any]:
    import_paths(
        [write_zip(folder / "facebook-ada-2026-01-02-abcdefgh.zip", {**ZONE, **tree})], folder / "x.db"
    )
    with closing(sqlite3.connect(folder / "x.db")) as db:
        return db.execute(query).fetchall()


def test_a_page_of_a_known_name_that_gives_no_record_is_shown_as_delivered_and_counted(
    tmp_path: Path,
) -> None:
    page = make_page(
        "Events", make_section("<div>May 09, 2024 6:00 pm, at the kiln</div>", heading="Raku night")
    )
    tree = {"your_facebook_activity/events/your_event_responses.html": page}
    query = (
        "SELECT record LIKE '%Raku night%at the kiln%', problems.kind "
        "FROM raw_records JOIN problems USING (member_id)"
    )
    assert (1, "unknown-shape") in ask(tmp_path, tree, query)


def test_a_business_whose_events_stand_side_by_side_keeps_their_names_and_times(tmp_path: Path) -> None:
    events = [
        make_section(make_table(ID=number, Event=event, Received_on=f"Apr 0{number[-1]}, 2024 3:04:05 pm"))
        for number, event in (("75", "PURCHASE"), ("76", "VIEW_CONTENT"))
    ]
    page = make_page("kiln.example", *events)
    index = make_page(
        "Off-Meta", make_section(f'<div><a href="{OFF_META}/kiln_7.html">kiln.example</a></div>')
    )
    tree = {f"{OFF_META}.html": index, f"{OFF_META}/kiln_7.html": page, f"{OFF_META}/0.html": page}
    assert ask(tmp_path, tree, "SELECT business, event, at, event_id FROM off_meta_activity ORDER BY at") == [
        ("kiln.example", "PURCHASE", "2024-04-05T19:04:05Z", "75"),
        ("kiln.example", "VIEW_CONTENT", "2024-04-06T19:04:05Z", "76"),
    ]


@pytest.mark.parametrize("generation", ["your_activity_off_meta_technologies", "your_off-facebook_activity"])
def test_a_business_that_only_the_index_names_is_not_lost(tmp_path: Path, generation: str) -> None:
    """Neither one whose page is in another part, and no business is there twice, whatever comes first."""
    folder = f"apps_and_websites_off_of_facebook/{generation}"
    named = [f'<a href="{folder}/{slug}.html">{slug}.example</a>' for slug in ("kiln", "wheel", "glaze")]
    index = make_page(
        "Off-Meta",
        *(make_section("", heading=link) for link in named[:2]),
        make_section(f"<div>{named[2]}</div>"),
    )
    page = make_page(
        "kiln.example", make_section(make_table(ID="75", Event="BUY", Received_on="Apr 05, 2024 3:04:05 pm"))
    )
    trees = [{f"{folder}.html": index}, {f"{folder}/kiln.html": page, f"{folder}/0.html": page}]
    query = "SELECT business, event FROM off_meta_activity ORDER BY business"
    wanted = [("glaze.example", None), ("kiln.example", "BUY"), ("wheel.example", None)]
    for order in (trees, trees[::-1]):
        folder_of = tmp_path / str(order is trees)
        parts = [
            write_zip(folder_of / f"facebook-ada-2026-01-02-abcdefg{number}.zip", {**ZONE, **tree})
            for number, tree in enumerate(order)
        ]
        for part in parts:
            import_paths([part], folder_of / "x.db")
        with closing(sqlite3.connect(folder_of / "x.db")) as db:
            assert db.execute(query).fetchall() == wanted


def test_what_a_record_names_is_not_lost_to_the_tables_nested_in_it(tmp_path: Path) -> None:
    link = '<a href="https://www.facebook.com/bo.reed">https://www.facebook.com/bo.reed</a>'
    table = make_table(Name="Bo Reed", URL=link, Details=make_section(make_table(Name="Inner")))
    tree = {
        "logged_information/interactions/profile_visits.html": make_page(
            "Profile visits", make_section(table, date="Mar 08, 2026 1:30:00 am")
        )
    }
    assert ask(tmp_path, tree, "SELECT kind, what, url, at FROM activity") == [
        ("profile visited", "Bo Reed", "https://www.facebook.com/bo.reed", "2026-03-08T06:30:00Z")
    ]


CHAT = "your_facebook_activity/messages/inbox/boreed_1234567/message_1"
REACTIONS = (
    "SELECT at, reaction FROM messages JOIN (SELECT message_id AS id, reaction FROM reactions) USING (id)"
)


def make_chat(*reactions: str) -> tuple[bytes, bytes]:
    """Return a message of Bo with reactions of Ada, as JSON (emojis as given) and as a page (drawn as pictures)."""
    items = "".join(f"<li>{reaction[0]}\ufe0fAda Quill</li>" for reaction in reactions)
    body = f"<div><div></div><div>Hi</div><div></div><div><ul>{items}</ul></div></div>"
    message = {
        "sender_name": "Bo Reed",
        "timestamp_ms": 1714500000123,
        "content": "Hi",
        "reactions": [
            {"reaction": reaction.encode().decode("latin-1"), "actor": "Ada Quill"} for reaction in reactions
        ],
    }
    thread = {
        "participants": [{"name": "Bo Reed"}, {"name": "Ada Quill"}],
        "title": "Bo Reed",
        "messages": [message],
    }
    page = make_page("Bo Reed", make_section(body, heading="Bo Reed", date="Apr 30, 2024 2:00:00 pm"))
    return json.dumps(thread).encode(), page


@pytest.mark.parametrize("given", [["\u2764"], ["\u2764\ufe0f", "\u2764"]], ids=["plain", "both forms"])
@pytest.mark.parametrize("is_json_first", [True, False], ids=["JSON first", "HTML first"])
def test_a_reaction_drawn_otherwise_is_the_same_reaction(
    tmp_path: Path, given: list[str], is_json_first: bool
) -> None:
    """It is one row, as the JSON has it, whichever is the older export, and whichever is imported first."""
    document, page = make_chat(*given)
    trees = [{f"{CHAT}.json": document}, {f"{CHAT}.html": page}][:: 1 if is_json_first else -1]
    parts = [
        write_zip(tmp_path / f"facebook-ada-202{year}-01-02-abcdefgh.zip", {**ZONE, **tree})
        for year, tree in zip((5, 6), trees, strict=True)
    ]
    for number, order in enumerate((parts, parts[::-1])):
        database = tmp_path / f"{number}.db"
        for part in order:
            import_paths([part], database)
        with closing(sqlite3.connect(database)) as db:
            assert db.execute(REACTIONS).fetchall() == [("2024-04-30T18:00:00.123Z", given[0])]


def test_reactions_on_pages_stay_as_delivered(tmp_path: Path) -> None:
    _, page = make_chat("\u2764")
    assert ask(tmp_path, {f"{CHAT}.html": page}, REACTIONS) == [("2024-04-30T18:00:00Z", "\u2764\ufe0f")]


def test_a_message_without_a_readable_time_does_not_claim_to_be_exact(tmp_path: Path) -> None:
    messages = [
        make_section(f"<div><div></div><div>{text}</div></div>", heading="Bo Reed", date=date)
        for text, date in (
            ("Hi", "Apr 30, 2024 2:00:00 pm"),
            ("When?", "some day"),
            ("Bye", "Apr 30, 2024 1:00:00 pm"),
        )
    ]
    page = make_page("Bo Reed", *messages)
    query = "SELECT text, at, at_precision FROM messages ORDER BY at"
    wanted = [
        ("When?", None, "unknown"),
        ("Bye", "2024-04-30T17:00:00Z", "second"),
        ("Hi", "2024-04-30T18:00:00Z", "second"),
    ]
    assert ask(tmp_path, {f"{CHAT}.html": page}, query) == wanted
    undated = [{"sender_name": "Bo Reed", "content": "When?"}]
    thread = {"participants": [{"name": "Bo Reed"}], "title": "Bo Reed", "messages": undated}
    tree = {f"{CHAT}.json": json.dumps(thread).encode()}
    assert ask(tmp_path / "json", tree, query) == wanted[:1]


def test_a_record_of_which_nothing_has_the_declared_type_is_set_aside() -> None:
    notes = Notes()
    shape = Shape(name=str, at=int)
    odd = {"name": {"x": 5}, "at": [1]}
    assert list(shape.read([odd, {"name": "Ada", "at": "x"}], notes, "/friends")) == [{"name": "Ada"}]
    assert [stray for _, stray in notes.strays] == [odd]


def test_a_page_that_was_cut_off_anywhere_between_its_records_says_so() -> None:
    sections = [
        make_section("<div>x</div>", heading="Bo", date=f"Apr 0{day}, 2024 3:04:05 pm") for day in (1, 2, 3)
    ]
    page = make_page("Posts", *sections)
    start, end = page.index(b"<main"), page.index(b"</html>")
    assert read_page(page, "posts.html")[1] == {}
    assert all(read_page(page[:cut], "posts.html")[1].get("cut-off") for cut in range(start, end))


def make_old_page(*boxes: tuple[str, str, str]) -> bytes:
    """Return a page as Meta wrote it until 2021: heading, body and date of each record."""
    records = "".join(
        f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{heading}</div>'
        f'<div class="_3-96 _2let">{body}</div><div class="_3-94 _2lem">{date}</div></div>'
        for heading, body, date in boxes
    )
    return (
        '<html><head><base href="../"><title>T</title></head><body class="_5vb_ _2yq _4yic"><div class="_3b0c"><div '
        f'class="_3b0d">T</div></div><div class="_4t5n" role="main">{records}</div></body></html>'
    ).encode()


def test_logins_written_in_lines_are_read_as_tables_are(tmp_path: Path) -> None:
    texts = ("IP Address: 192.0.2.17", "Browser: Mozilla/5.0 (X11)", "City: Oslo", "Mood: x")
    lines = "".join(f"<div>{text}</div>" for text in texts)
    nested = "<div><div>IP address<div>192.0.2.19</div></div></div><div><div>Site<div>kiln.example</div></div></div>"
    folder = "security_and_login_information"
    tree = {
        f"{folder}/account_activity.html": make_old_page(("Login", lines, "Apr 30, 2019, 2:00 PM")),
        f"{folder}/logins_and_logouts.html": make_page("T", make_section(
            nested, heading="Logout", date="May 01, 2019 1:00:00 pm")),
        f"{folder}/used_ip_addresses.html": make_old_page(("", "192.0.2.18", "May 2, 2019, 2:00 PM")),
    }  # fmt: skip
    query = "SELECT action, at, ip_address, user_agent, location, app FROM sessions ORDER BY at"
    assert ask(tmp_path, tree, query) == [
        ("Login", "2019-04-30T18:00:00Z", "192.0.2.17", "Mozilla/5.0 (X11)", "Oslo", None),
        ("Logout", "2019-05-01T17:00:00Z", "192.0.2.19", None, None, "kiln.example"),
        (None, "2019-05-02T18:00:00Z", "192.0.2.18", None, None, None),
    ]
    assert ask(tmp_path, tree, "SELECT topic, label, value FROM facts WHERE label = 'Mood'") == [
        ("account activity", "Mood", "x")
    ]


def test_an_app_says_in_a_sentence_when_it_was_added(tmp_path: Path) -> None:
    boxes = (
        ("Kiln app", "<div>Added on Apr 30, 2019, 2:00 PM</div>", ""),
        ("Quiz", "", "May 1, 2019, 2:00 PM"),
    )
    tree = {"apps_and_websites/apps_and_websites.html": make_old_page(*boxes)}
    assert ask(tmp_path, tree, "SELECT name, at, at_precision FROM apps ORDER BY at") == [
        ("Kiln app", "2019-04-30T18:00:00Z", "minute"),
        ("Quiz", "2019-05-01T18:00:00Z", "minute"),
    ]


def test_what_stands_beside_what_is_understood_is_kept_and_counted(tmp_path: Path) -> None:
    boxes = (
        ("Primary location", "<div>Oslo</div>", "Apr 30, 2019, 2:00 PM"),
        ("Bergen", "", "May 1, 2019, 2:00 PM"),
    )
    tree = {"location/location_history.html": make_old_page(*boxes)}
    query = (
        "SELECT record LIKE '%Oslo%', problems.kind, count FROM raw_records JOIN problems USING (member_id)"
    )
    assert ask(tmp_path, tree, query) == [(1, "unread-block", 1)]
    assert ask(tmp_path, tree, "SELECT name FROM places ORDER BY at") == [("Primary location",), ("Bergen",)]
