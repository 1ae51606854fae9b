"""The generated parts of the documentation: right from made-up input, the same on every terminal."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
import typer

from exit_kit.store.comments import Column, Table
from tests.paths import ROOT

sys.path.append(str(ROOT / "docs"))
import blocks


def test_tables_are_rendered():
    columns = [Column("id", "INTEGER", "counts up")]
    text = blocks.render_tables([Table("messages", "One row per message.", columns)])
    assert "## messages\n\nOne row per message." in text
    assert "| `id` | integer | counts up |" in text
    assert blocks.render_tables([Table("timeline", "Everything with a date.", [])]).endswith(
        "## timeline\n\nEverything with a date."
    )


def test_file_types_are_rendered_in_the_order_of_their_names():
    types = [
        SimpleNamespace(name=name, about=f"About {name} | more.", paths=("a/*.json",), roots=("key_v2",))
        for name in ("posts", "messages")
    ]
    text = blocks.render_file_types([SimpleNamespace(label="Facebook", file_types=types)])
    assert text.index("`messages`") < text.index("`posts`")
    assert "| `posts` | About posts &#124; more. | `a/*.json`, `key_v2` |" in text


@pytest.mark.parametrize("columns", ["40", "200"])
def test_help_does_not_depend_on_the_terminal(monkeypatch, throwaway, columns):
    def run(ctx: typer.Context) -> None:
        """Fail."""

    throwaway(run)
    monkeypatch.setenv("COLUMNS", "80")
    expected = blocks.render_help(), blocks.render_help("throwaway")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (blocks.render_help(), blocks.render_help("throwaway")) == expected
    assert "$ exit-kit throwaway --help" in expected[1]
    assert "## exit-kit throwaway" in blocks.render_commands()
