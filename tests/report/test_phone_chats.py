"""Chats that a phone exported one by one: in the report, the page and the check; what is cut off is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from exit_kit.store import limits

LED = "\u200e"
PRIVATE = f"{LED}Ada turned on advanced chat privacy."


def write_chat(folder: Path, title: str, bodies: list[str], first: int = 1) -> Path:
    """Write a chat of iOS, one message a minute."""
    folder.mkdir(exist_ok=True)
    lines = [
        f"[24.03.2023, {9 + n // 60:02}:{n % 60:02}:00] {'Ada' if n % 2 else 'Bob'}: {body}\r\n"
        for n, body in enumerate(bodies, first)
    ]
    path = folder / f"WhatsApp Chat - {title}.txt"
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database of two chats; the limits are small, and one chat is just as long."""
    monkeypatch.setattr(limits, "WITH_FILES", 40)
    monkeypatch.setattr(limits, "_MARGIN", 0)
    texts = [f"this is message number {n}" for n in range(37)]
    paths = [
        write_chat(tmp_path / "a", "Cut", [*texts, f"{LED}image omitted", f"{LED}Missed voice call", "bye"]),
        write_chat(tmp_path / "b", "Whole", [f"that was number {n}" for n in range(8)] + [PRIVATE]),
    ]
    import_paths(paths, tmp_path / "a.db")
    return tmp_path / "a.db"


Run = Callable[..., Any]


def read_account(database: Path, run_cli: Run) -> dict[str, Any]:
    (account,) = json.loads(run_cli("report", "--db", database, "--json").stdout)["accounts"]
    return dict(account)


def test_the_report_shows_messages_files_calls_and_what_is_cut_off(database: Path, run_cli: Run) -> None:
    account = read_account(database, run_cli)
    cut, whole = account["phone_chats"]
    assert {name: cut[name] for name in ("title", "messages", "left_out", "calls", "missed_calls", "is_cut")} == {
        "title": "Cut", "messages": 40, "left_out": 1, "calls": 1, "missed_calls": 1, "is_cut": True,
    }  # fmt: skip
    assert (whole["is_cut"], [one["is_on"] for one in whole["privacy"]]) == (False, [True])
    assert {"chats-cut", "chats-closed", "owner-unknown"} <= {one["kind"] for one in account["warnings"]}
    text = run_cli("report", "--db", database).stdout
    assert "* Cut" in text and "Advanced chat privacy" in text and "Messages you got" not in text
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_the_page_shows_the_same(database: Path, run_cli: Run, tmp_path: Path) -> None:
    assert run_cli("report", "--db", database, "--html", tmp_path / "report.html").exit_code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "older messages are probably missing" in page and "Advanced chat privacy was turned on" in page


def test_another_export_that_reaches_back_further_makes_the_chat_whole(
    database: Path, run_cli: Run, tmp_path: Path
) -> None:
    older = [f"this was message number {n}" for n in range(-5, 0)] + [
        f"this is message number {n}" for n in range(37)
    ]
    import_paths([write_chat(tmp_path / "c", "Cut", older, first=-4)], database)
    cut, _ = read_account(database, run_cli)["phone_chats"]
    assert (cut["messages"], cut["exports"], cut["is_cut"]) == (45, 2, False)


def test_check_asks_of_each_chat_what_a_phone_leaves_out(database: Path, run_cli: Run) -> None:
    found = json.loads(run_cli("check", "whatsapp", "--db", database, "--json").stdout)
    checks = {one["name"]: one for one in found["platforms"][0]["checks"]}
    lights = {
        name: checks[name]["light"] for name in ("parts", "cut-chats", "fresh", "media", "closed-chats")
    }
    assert lights == {
        "parts": "not known", "cut-chats": "red", "fresh": "red", "media": "yellow", "closed-chats": "yellow",
    }  # fmt: skip
    assert checks["cut-chats"]["names"] == ["Cut (40 messages, the oldest of 24 Mar 2023)"]
    assert checks["closed-chats"]["names"] == ["Whole (since 24 Mar 2023)"]
