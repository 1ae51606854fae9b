"""Blocks of a kind that a page's rule does not know, put into every page of the samples: none is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exit_kit.archive.page_reading import read_page
from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import Status
from exit_kit.importing.page_work import find_claims, open_times
from exit_kit.importing.problems import Notes
from exit_kit.importing.work import get_matcher, read_text
from tests.paths import SAMPLES

ENGLISH = Clock(("en",), "stated", "Europe/Oslo", "stated")
BOXES = {"facebook_2025_html": "section:_a6-g:_a6-h:_a6-p", "facebook_2023_html": "div:_a6-g:_a6-h:_a6-p",
         "facebook_2019_html": "div:_2lej:_2lek:_2let"}  # fmt: skip
RECORD = re.compile(r'<(section|div) class="[^"]*(_a6-g|_2lej)[^"]*"')
BODIES = (
    "<div>zyx0 of nobody</div>",
    "<table><tr><td>Label</td><td>zyx1</td></tr></table>",
    "<table><tr><td>Outer</td><td><table><tr><td>Inner</td><td>zyx2</td></tr></table></td></tr></table>",
    '<div><a href="https://example.org/zyx3">this way</a></div>',
    "<ul><li>zyx4</li></ul>",
    '<div><img src="posts/media/zyx5.jpg" class="_a6_o _2yuc"></div>',
    "<div><div></div><div><div><p>zyx6</p></div></div></div>",
)


def make_blocks(sample: str) -> str:
    """Return a block of each kind in the look of a sample, half of them with a heading."""
    tag, box, heading, body = BOXES[sample].split(":")
    return "".join(
        f'<{tag} class="{box}">{f"<div class={heading!r}>zyxh{at}</div>" if at % 2 else ""}'
        f'<div class="{body}">{inner}</div></{tag}>'
        for at, inner in enumerate(BODIES)
    )


def list_pages(sample: str) -> list[Path]:
    """Return the pages of a sample that have records."""
    return [
        path for path in sorted((SAMPLES / sample).rglob("*.html")) if RECORD.search(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("sample", BOXES)
def test_what_a_block_of_an_unknown_kind_shows_is_told_or_kept(sample: str) -> None:
    lost, kept = [], 0
    for path in list_pages(sample):
        name, text = path.relative_to(SAMPLES / sample).as_posix(), path.read_text("utf-8")
        start = RECORD.search(text)
        assert start is not None
        mixed = (text[: start.start()] + make_blocks(sample) + text[start.start() :]).encode()
        outcome = read_text("facebook", name, mixed, Notes(), ENGLISH)
        page, _ = read_page(mixed, name)
        claims = find_claims(get_matcher("facebook"), page, open_times(ENGLISH, page.blocks), Notes())
        told = repr([outcome.records, [(document, left) for _, document, left in claims]])
        raw = repr(outcome.raw)
        lost += [(name, at) for at in range(len(BODIES)) if f"zyx{at}" not in told + raw]
        lost += [(name, f"h{at}") for at in range(1, len(BODIES), 2) if f"zyxh{at}" not in told + raw]
        kept += bool(outcome.raw)
        if outcome.status is Status.IMPORTED:  # else it is kept whole, which its status says
            assert bool(outcome.raw) <= bool(outcome.problems), name
    assert lost == []
    assert kept > len(list_pages(sample)) // 4  # not everything is taken for a record either


@pytest.mark.parametrize("sample", BOXES)
def test_the_pages_of_the_samples_have_no_unread_blocks(sample: str) -> None:
    for path in list_pages(sample):
        name = path.relative_to(SAMPLES / sample).as_posix()
        outcome = read_text("facebook", name, path.read_bytes(), Notes(), ENGLISH)
        assert [problem for problem in outcome.problems if problem.kind == "unread-block"] == [], name
