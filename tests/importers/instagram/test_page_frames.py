"""What Instagram's pages say around their records: who made the export, when, and for which range (section 4.1)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths
from tests.laws.archives import write_zip

ASIDE = (
    '<aside role="contentinfo" class="_aoaa">Generato da Ada il <time datetime="2026-08-19T14:33Z">19 agosto</time>'
    '<div>dal <time datetime="2025-08-19T00:00Z">1</time> al <time datetime="2026-08-19T14:33Z">2</time></div></aside>'
)
PAGE = (
    '<html><body class="_5vb_ _2yq _a7o5"><main><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
    '<div class="_a6-p"><div><div><a target="_blank" href="https://www.instagram.com/bob">bob</a></div>'
    "<div>ago 09, 2026 9:49 am</div></div></div></div></main>{}</body></html>"
)
FOLLOWERS = "connections/followers_and_following/followers_1.html"


def test_the_foot_of_any_page_says_when_the_export_was_made_and_for_which_range(tmp_path: Path) -> None:
    members = {
        FOLLOWERS: PAGE.format(ASIDE).encode(),
        "your_instagram_activity/any/thing_unknown.html": PAGE.format(ASIDE).encode(),
    }
    path = write_zip(tmp_path / "mine.zip", members)
    (export,) = look([path]).exports
    assert (export.made.day, export.made.known_from) == ("2026-08-19", "content")
    assert (export.requested_from.value, export.requested_to.value) == ("2025-08-19", "2026-08-19")
    assert export.timezone.value == "UTC-08:00"
    import_paths([path], tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        query = "SELECT created_at, requested_from, requested_to, timezone, timezone_from FROM exports"
        assert db.execute(query).fetchone() == (
            "2026-08-19", "2025-08-19", "2026-08-19", "UTC-08:00", "fixed",
        )  # fmt: skip
        query = "SELECT status, file_type, records FROM members ORDER BY path"
        assert db.execute(query).fetchall() == [("imported", "followers", 1), ("kept", None, 0)]
        assert db.execute("SELECT name, at, at_precision FROM connections").fetchall() == [
            ("bob", "2026-08-09T17:49:00Z", "minute")
        ]
