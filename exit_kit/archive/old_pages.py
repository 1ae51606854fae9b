"""Pages of 2010 to April 2018 (generation A of formats/facebook.md section 3.1) as blocks.

Messages: a thread is a `div.thread` that begins with its participants as bare text; each message is a `div.message`
with sender and date, and its text stands in a `<p>` *behind* that.  One page holds every thread, so it may have
hundreds of megabytes: it is cut where messages begin, and only one piece of it is held.

All other pages are lists below headings: what has a date (`.meta`), an item, a row or a paragraph is a block, and its
`group` is the heading above it.  Their markup is only known from viewers, so that is read by structure alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Final

from exit_kit.archive.markup import Element, Markup, fold_space
from exit_kit.archive.pages import Block, File, Frame, Link, Part, Text

ReadParts = Callable[[Element], tuple[Part, ...]]
_SIGNS: Final = re.compile(r"class=[\"'](?:message_header|thread|contents)[\"']")
_LATER: Final = re.compile(r"\b_a6-g\b|\b_2lej\b")
_MARK: Final = re.compile(
    r"<div\b[^>]*\bclass=[\"'](?:[^\"']*\s)?(thread|message|footer)(?:\s[^\"']*)?[\"'][^>]*>"
)
_HEAD: Final = re.compile(
    r"\s*<div class=\"message_header\">\s*<span class=\"user\">([^<]*)</span>\s*<span class=\"meta\">([^<]*)</span>\s*"
    r"</div>\s*</div>"
)
_PLAIN: Final = re.compile(r"\s*(?:<p>\s*)+([^<]*)(?:</p>\s*)+(?:</div>\s*)*\Z")
_LOOSE: Final = re.compile(r"<(\w+)\b[^>]*\bclass=[\"'](user|meta)[\"'][^>]*>(.*?)</\1>", re.DOTALL)
_HEADING: Final = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_PREAMBLE: Final = re.compile(r"</h[1-6]>([^<]*[:：][^<]*)(?:<[^>]*>\s*)*\Z")
_LABEL: Final = re.compile(r"\A[^:：,]{2,40}[:：]\s*")
_TAG: Final = re.compile(r"<[^>]*>")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONGEST: Final = 8_000_000  # characters without any message: no page of messages
_HEAD_CHARACTERS: Final = 1000
_TEXT_PLACE: Final = (0, 1)
_FILE_PLACE: Final = (0, 3)
_LINK_PLACE: Final = (0, 2)
_IN_BRACKETS: Final = re.compile(r"(.+?)\s*\(([^()]*\d[^()]*)\)", re.DOTALL)
_ENTRIES: Final = frozenset({"li", "tr", "p"})
_HEADINGS: Final = frozenset({"h2", "h3", "h4"})
_DATES: Final = frozenset({"meta", "time", "published"})
_OUTSIDE: Final = frozenset({"nav", "footer"})


def is_old(start: str) -> bool:
    """Say whether a page that begins so is of this generation."""
    return _SIGNS.search(start) is not None and not _LATER.search(start)


class OldPageReader:
    """Reads one page; `frame` and `faults` are complete when all blocks have been taken."""

    def __init__(self, read_parts: ReadParts) -> None:
        self.frame = Frame(generation="A")
        self.faults: dict[str, int] = {}
        self._read_parts = read_parts
        self._thread = self._preamble = ""

    def read(self, pieces: Iterable[str]) -> Iterator[Block]:
        """Yield the blocks of a page given in pieces, each of which ends before a tag."""
        waiting, kind, is_whole = "", "", False
        for piece in pieces:
            is_whole = is_whole or "<html" in piece[:_HEAD_CHARACTERS]
            waiting += _CONTROL.sub("", piece)
            marks = list(_MARK.finditer(waiting))
            if not marks:
                if len(waiting) > _LONGEST and kind:
                    self._count("too-long")
                    waiting = ""
                continue
            start = 0
            for mark in marks:
                yield from self._read_segment(kind, waiting[start : mark.start()])
                kind, start = mark[1], mark.end()
            waiting = waiting[start:]
        yield from self._read_segment(kind, waiting)
        if (kind or is_whole) and "</html" not in waiting[-200:]:
            self._count("cut-off")

    def _read_segment(self, kind: str, markup: str) -> Iterator[Block]:
        """Read what stands between two marks: the head of the page (or all of it), a thread's head, or a message."""
        if kind == "message":
            yield self._read_message(markup)
        elif kind == "thread":
            self._thread = _read_people(markup) or self._preamble
        elif not kind:
            preamble = _PREAMBLE.search(markup)
            if preamble:
                self._thread = self._preamble = _LABEL.sub("", _read_value(preamble[1]))
            yield from self._read_rest(markup)

    def _read_message(self, markup: str) -> Block:
        found = _HEAD.match(markup)
        if found:
            sender, date, body = found[1], found[2], markup[found.end() :]
        else:
            told = {name: text for _, name, text in _LOOSE.findall(markup)}
            sender, date = (_TAG.sub("", told.get(name, "")) for name in ("user", "meta"))
            body = _LOOSE.sub("", markup)
            if not told:
                self._count("broken-record")
        plain = _PLAIN.match(body)
        parts = _make_text(plain[1]) if plain else self._read_body(body)
        return Block(_read_value(sender), parts, _read_value(date), group=self._thread, is_broken=not found)

    def _read_body(self, markup: str) -> tuple[Part, ...]:
        """Return what a message shows, each at the place that it has in pages from 2018 on."""
        texts: list[str] = []
        others: list[Part] = []
        for part in self._read_parts(_parse(markup)):
            if isinstance(part, Text):
                texts.append(part.text)
            elif isinstance(part, File):
                others.append(part._replace(place=_FILE_PLACE))
            elif isinstance(part, Link):
                others.append(part._replace(place=_LINK_PLACE))
        text = "\n".join(texts)
        return (*((Text(text, _TEXT_PLACE),) if text else ()), *others)

    def _read_rest(self, markup: str) -> Iterator[Block]:
        """Read the head of a page of messages, or a page of anything else."""
        root = _parse(markup)
        title = next((one.read_text() for one in root.walk() if one.tag == "title"), "")
        owner = next((one.read_text() for one in root.walk() if one.tag == "h1"), "")
        self.frame = self.frame._replace(title=owner or title, about=title)
        whole = Element("div")
        whole.children = [next((one for one in root.walk() if "contents" in one.tokens), root)]
        for element, section in _list_entries(whole, ""):
            yield from self._make_blocks(element, section)

    def _make_blocks(self, element: Element, section: str) -> Iterator[Block]:
        for date, children in _split_by_date(element):
            holder = Element(element.tag)
            holder.children = children
            if element.tag == "tr":
                wrapper = Element("div")
                wrapper.children = [holder]
                holder = wrapper
            parts = self._read_parts(holder)
            if not date and len(parts) == 1 and isinstance(parts[0], Text):  # `Ada Example (Apr 3, 2014)`
                found = _IN_BRACKETS.fullmatch(parts[0].text)
                if found:
                    date, parts = found[2], (parts[0]._replace(text=found[1]),)
            if parts or date:
                yield Block("", parts, date, group=section)

    def _count(self, kind: str) -> None:
        self.faults[kind] = self.faults.get(kind, 0) + 1


def _make_text(text: str) -> tuple[Part, ...]:
    shown = _read_value(text)
    return (Text(shown, _TEXT_PLACE),) if shown else ()


def _read_value(text: str) -> str:
    if "&" in text:
        text = _CONTROL.sub("", unescape(text))
    return fold_space(text)


def _read_people(markup: str) -> str:
    """Return the participants at the head of a thread; behind a heading they have a label (early 2018)."""
    has_heading = _HEADING.search(markup) is not None
    text = _read_value(_TAG.sub(" ", _HEADING.sub(" ", markup)))
    return _LABEL.sub("", text) if has_heading else text


def _parse(markup: str) -> Element:
    tree = Markup(lambda _: False, lambda _: False)
    for _ in tree.read(markup):
        pass
    for _ in tree.end():
        pass
    return tree.frame


def _list_entries(element: Element, section: str) -> Iterator[tuple[Element, str]]:
    """Yield what is a list's entry, with the heading above it."""
    for child in element.list_elements():
        if child.tokens & _OUTSIDE or child.tag in ("h1", "head", "title"):
            continue
        if child.tag in _HEADINGS:
            section = child.read_text()
        elif any(map(_is_date, child.list_elements())):
            yield from _split_by_heading(child, section)
        elif child.tag in _ENTRIES or "block" in child.tokens or _is_loose(child):
            yield child, section
        else:
            yield from _list_entries(child, section)


def _is_loose(element: Element) -> bool:
    """Say whether an element has a text of its own, and no entries: nothing else would tell that text."""
    own = any(isinstance(one, str) and one.strip() for one in element.children)
    return own and not any(one.tag in _ENTRIES for one in element.walk())


def _split_by_heading(element: Element, section: str) -> Iterator[tuple[Element, str]]:
    """Yield what stands below each heading right in an element.

    So stand the entries of a page that went through a browser, which ends a `<p>` where a `<div>` begins.
    """
    holder = Element(element.tag)
    for child in element.children:
        if isinstance(child, Element) and child.tag in (*_HEADINGS, "h1"):
            yield holder, section
            holder = Element(element.tag)
            section = child.read_text() if child.tag in _HEADINGS else section
        elif isinstance(child, str) or child.children or child.tag != "p":
            holder.children.append(child)
    yield holder, section


def _is_date(element: Element) -> bool:
    return bool(element.tokens & _DATES)


def _split_by_date(element: Element) -> Iterator[tuple[str, list[Element | str]]]:
    """Yield the entries of an element: a date and what belongs to it, before or behind it as the first one has it."""
    children = element.children
    places = [at for at, one in enumerate(children) if isinstance(one, Element) and _is_date(one)]
    if not places:
        inner = element.detach(_is_date, lambda _: False)
        yield (inner.read_text() if inner else ""), element.children
        return
    is_first = not any(isinstance(one, Element) or one.strip() for one in children[: places[0]])
    edges = [*places, len(children)] if is_first else [-1, *places]
    for number, at in enumerate(places):
        date = children[at]
        assert isinstance(date, Element)
        start, stop = edges[number] + 1, edges[number + 1]
        yield date.read_text(), children[start:stop]


__all__ = ["OldPageReader", "is_old"]
