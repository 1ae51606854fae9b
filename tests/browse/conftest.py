"""Databases to browse, and a site over each that is asked in this process, without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from exit_kit.browse.server import build_app
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.scripts import has_unspaced
from exit_kit.store.database import open_for_writing
from exit_kit.store.search import write_search
from tests.paths import SAMPLES

PORT = 8001
TEXTS = {
    1: "明日は東京タワーに行きます",
    2: "我们昨天在北京见面了",
    3: "พรุ่งนี้ไปกรุงเทพกันไหม",
    4: "Café con leche à Paris",
    5: "<script>alert(1)</script> see https://example.org/x",
    6: None,
}


class Site:
    """A guarded Datasette over one database, and the loop in which it lives."""

    def __init__(self, path: Path, runner: asyncio.Runner) -> None:
        self.runner = runner
        self.guard = build_app(path, PORT)
        transport = httpx.ASGITransport(app=self.guard)
        self.client = httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}")

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Ask for one page."""
        return self.runner.run(self.client.get(path, **options))

    def close(self) -> None:
        self.runner.run(self.client.aclose())
        self.guard.app.close()


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the invented Facebook export."""
    path = tmp_path_factory.mktemp("browse") / "sample.db"
    import_paths([SAMPLES / "facebook_2025_json"], path, jobs=1)
    return path


@pytest.fixture(scope="session")
def site(sample_db: Path, runner: asyncio.Runner) -> Iterator[Site]:
    one = Site(sample_db, runner)
    yield one
    one.close()


@pytest.fixture(scope="session")
def small_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with one message in each of several scripts; its path has letters that addresses escape."""
    path = tmp_path_factory.mktemp("browse") / "100% mine? #1.db"
    with open_for_writing(path) as db:
        db.execute("INSERT INTO accounts (id, platform, key, name) VALUES (1, 'facebook', 'mira', 'Mira')")
        db.executemany(
            "INSERT INTO people (id, platform, name, is_owner) VALUES (?, 'facebook', ?, ?)",
            [(1, "Mira", 1), (2, "<b>Søren</b>", 0)],
        )
        db.executemany(
            "INSERT INTO conversations (id, account_id, platform, key, title, message_count) "
            "VALUES (?, 1, 'facebook', ?, ?, 3)",
            [(1, "soren_1", "Søren"), (2, "untitled_2", None)],
        )
        db.executemany(
            "INSERT INTO messages (id, conversation_id, sender_id, at, kind, text, link) "
            "VALUES (?, ?, 2, ?, 'text', ?, ?)",
            [
                (
                    number,
                    1 + number % 2,
                    f"2019-05-1{number}T14:33:07.123Z",
                    text,
                    "https://www.facebook.com/secret",
                )
                for number, text in TEXTS.items()
            ],
        )
        db.executemany(
            "INSERT INTO unspaced_messages VALUES (?)",
            [(number,) for number, text in TEXTS.items() if has_unspaced(text or "")],
        )
        write_search(db)
    return path


@pytest.fixture(scope="session")
def small_site(small_db: Path, runner: asyncio.Runner) -> Iterator[Site]:
    one = Site(small_db, runner)
    yield one
    one.close()
