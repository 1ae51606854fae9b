"""Write the HTML twins of the JSON samples of Instagram and Threads: the same records as Meta's pages show them.

`render_twin` makes them of any JSON sample, whatever its year and language: labels stay as they are, for JSON has them
in the account's language too. Refuses to read a sample's script: the bytes of the JSON are enough. Two of the twins are
samples themselves (`WRITTEN`); laws make the others where they need them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from .export import Sample
from .html_frame import show
from .instagram_pages import Look, make_footer, render_document

START, CHATS = "start_here.html", "messages/chats.html"
FIRST_PAGES = {START, "index.html"}


def read_right(data: Any) -> Any:
    """Return data whose texts and keys are what people wrote, not byte by byte."""
    if isinstance(data, dict):
        return {read_right(key): read_right(value) for key, value in data.items()}
    if isinstance(data, list):
        return [read_right(item) for item in data]
    if not isinstance(data, str):
        return data
    try:
        return data.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return data


def render_twin(members: dict[str, bytes], look: Look) -> dict[str, bytes]:
    """Return the members of an export in HTML that says what this one in JSON says; media stay."""
    pages: dict[str, str] = {}
    others: dict[str, bytes] = {}
    for path, data in members.items():
        if path.endswith(".json"):
            place = path.removesuffix(".json") + ".html"
            pages[place] = render_document(place, read_right(json.loads(data)), look)
        elif path not in FIRST_PAGES:
            others[path] = data
    pages |= render_contents(sorted(pages), look)
    return {path: page.encode() for path, page in pages.items()} | others


def render_contents(paths: list[str], look: Look) -> dict[str, str]:
    """Return the page that people open first, and that of all chats: links, and in 2026 the footer of every page."""
    chats = [path for path in paths if re.search(r"/message_1\.html$", path)]
    folder = re.sub(r"messages/.*", "", chats[0]) if chats else ""
    found = {START: look.page(START, "Your information", "".join(map(_link, paths)))}
    if chats:
        found[folder + CHATS] = look.page(folder + CHATS, "Chats", "".join(map(_link, chats)))
    return found


def _link(path: str) -> str:
    name = path.split("/")[-2 if path.endswith("message_1.html") else -1]
    return f'<div><a href="{escape(path)}">{show(name)}</a></div>'


MADE = make_footer("Mira Halvorsen", "2026-08-19T14:33Z", "2011-04-02T00:00Z", "2026-08-19T14:33Z")
# Every JSON sample of Instagram and Threads, and as which pages it is rendered.
LOOKS = {
    "instagram_2022_json": Look("2022"),
    "instagram_2024_json_nl": Look("2025", "nl", is_boxed=True),
    "instagram_2025_json_it": Look("2025", "it"),
    "instagram_2026_json": Look("2026", "en", MADE),
    "instagram_2026_json_zh": Look("2026", "zh", MADE),
    "threads_2025_json": Look("2025"),
}
WRITTEN = {"instagram_2025_json_it": "instagram_2025_html_it", "instagram_2026_json": "instagram_2026_html"}


def read_samples(exports: Iterable[Sample]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield each HTML sample: its name and its members."""
    for export in exports:
        if export.name in WRITTEN:
            yield WRITTEN[export.name], render_twin(export.members(), LOOKS[export.name])
