"""The generated exports are what the benchmark takes them for: always the same, valid, of the asked size."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from .floor import repair, run_floor
from .generate import read_count, write_export, write_huge_member
from .sqlite_utils_baseline import run_sqlite_utils

MESSAGES = 2_500
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write one small export for all tests."""
    path = tmp_path_factory.mktemp("bench") / "export.zip"
    write_export(path, messages=MESSAGES, threads=5)
    return path


def read_threads(path: Path) -> dict[str, tuple[bytes, Any]]:
    """Return each thread file's bytes and document."""
    with zipfile.ZipFile(path) as source:
        names = [name for name in source.namelist() if re.search(r"/message_\d+\.json$", name)]
        return {name: (source.read(name), json.loads(source.read(name))) for name in names}


def test_two_runs_write_the_same_bytes(export: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    call = f"write_export(Path({str(again)!r}), messages={MESSAGES}, threads=5)"
    script = f"from tests.bench.generate import *; {call}"
    other_hashes = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, env=other_hashes)
    assert hashlib.sha256(export.read_bytes()).digest() == hashlib.sha256(again.read_bytes()).digest()


def test_another_seed_writes_other_messages(export: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    write_export(other, messages=MESSAGES, seed=2, threads=5)
    assert export.read_bytes() != other.read_bytes()


def test_every_json_member_is_valid_and_ascii(export: Path) -> None:
    with zipfile.ZipFile(export) as source:
        contents = [source.read(name) for name in source.namelist() if name.endswith(".json")]
    assert len(contents) == 10
    assert all(content.isascii() and json.loads(content) is not None for content in contents)


def test_the_export_holds_as_many_messages_as_asked(export: Path) -> None:
    threads = read_threads(export)
    assert sum(len(document["messages"]) for _, document in threads.values()) == MESSAGES
    assert read_count(export) == MESSAGES
    assert len({name.rpartition("/")[0] for name in threads}) == 5


def test_files_hold_ten_thousand_messages_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "long.zip"
    write_export(path, messages=10_500, threads=1)
    newest, older = (document["messages"] for _, document in read_threads(path).values())
    times = [message["timestamp_ms"] for message in newest + older]
    assert (len(newest), len(older)) == (10_000, 500)
    assert times == sorted(times, reverse=True)


def test_every_text_is_repaired_to_valid_text(export: Path) -> None:
    messages = [message for _, document in read_threads(export).values() for message in document["messages"]]
    texts = [message[key] for message in messages for key in ("content", "sender_name") if key in message]
    damaged = [text for text in texts if not text.isascii()]
    assert all(repair(text) == text.encode("latin-1").decode() != text for text in damaged)
    contents = [message["content"] for message in messages if "content" in message]
    assert 0.3 < sum(not text.isascii() for text in contents) / len(contents) < 0.5


def test_a_message_takes_as_many_bytes_as_in_real_exports(export: Path) -> None:
    assert 280 < sum(len(content) for content, _ in read_threads(export).values()) / MESSAGES < 350


def test_some_photos_are_in_the_export_and_some_are_missing(export: Path) -> None:
    with zipfile.ZipFile(export) as source:
        present = set(source.namelist())
    messages = [message for _, document in read_threads(export).values() for message in document["messages"]]
    wanted = {photo["uri"] for message in messages for photo in message.get("photos", [])}
    assert wanted & present and wanted - present
    assert {name for name in present if name.endswith(".jpg")} <= wanted


def test_the_floor_and_sqlite_utils_store_every_message_alike(export: Path, tmp_path: Path) -> None:
    floor, other = tmp_path / "floor.db", tmp_path / "other.db"
    run_floor(export, floor)
    run_sqlite_utils(export, other)
    query = "SELECT conversation_id, at, sender_id, ordinal, text FROM messages ORDER BY 1, 2, 3, 4"
    rows = sqlite3.connect(floor).execute(query).fetchall()
    assert len(rows) == MESSAGES
    assert rows == sqlite3.connect(other).execute(query).fetchall()
    assert any(ordinal for *_, ordinal, _ in rows), "no two messages at the same time"


def test_a_huge_member_is_one_valid_file_of_the_asked_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.zip"
    count = write_huge_member(path, bytes=500_000)
    [(content, document)] = read_threads(path).values()
    assert len(document["messages"]) == count == read_count(path)
    assert abs(len(content) - 500_000) < 2_000
