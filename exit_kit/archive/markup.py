"""HTML as a stream of elements: one subtree after another, whatever the page is made of.

Meta's pages are written by a machine, but they arrive cut off, with an end tag lost, or made by somebody who means
harm.  A browser's parser (lexbor, through selectolax) was tried and given up: one lost end tag makes every later
record a child of the broken one, the tree of a page takes twelve times the page, and 59 kB of unclosed `<b>` and `<p>`
took 2.7 GB, four times as much for each doubling (measured; see also `python -m tests.bench --only html`).
So the tags are read here one by one, in linear time and in the memory of one record: `Markup` hands out an element as
soon as it is closed.  Its caller says which elements are records (`is_record`), and a new record ends a broken one.

It refuses to guess at scripts, styles and comments (left out), and to nest deeper than `MOST_DEPTH` (the elements are
left out, their text stays).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Final

MOST_DEPTH: Final = 200
_MOST_CHILDREN: Final = 100_000  # of one record
_MOST_TEXT: Final = 8_000_000  # characters of one record: no platform takes a hundredth of it
_ROOM: Final = 100
_BOXED: Final = (
    20  # records in a box of nothing else, after which it is taken for one that stands around them all
)
_LONGEST_DECLARATION: Final = 1_000

# A `<` within a tag begins another one: Meta escapes it in values, and so a broken tag costs only itself.
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?>[^<>\"']+|\"[^\"<]*\"|'[^'<]*')*)>"
)
_ATTRIBUTE: Final = re.compile(r"([A-Za-z][A-Za-z0-9:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))")
_KEPT: Final = frozenset({"class", "href", "src", "id", "role", "datetime", "colspan", "alt"})
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_RAW: Final = frozenset({"script", "style", "textarea", "noscript", "iframe", "xmp", "template", "svg"})
_EMPTY: Final = _VOID | _RAW  # nothing is read of what these hold
# What an element of this kind ends, when it is open further in than the second set.
_ENDS: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "tr": (frozenset({"td", "th", "tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "p": (frozenset({"p"}), frozenset({"div", "td", "li", "section"})),
}
_NO_TOKENS: Final[frozenset[str]] = frozenset()
_NO_ATTRIBUTES: Final[Mapping[str, str]] = {}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_OPENINGS: Final = 8
_OPENING: Final = re.compile(r"<[a-z]+ class=\"[^\"]*\"")
_LONG_NUMBER: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")


@lru_cache(maxsize=1_000)
def _split_tokens(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Element:
    """One element: tag, the attributes that mean something, class tokens, and what is inside, in order."""

    __slots__ = ("attributes", "children", "is_broken", "tag", "tokens")

    def __init__(self, tag: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> None:
        self.tag = tag
        self.attributes = attributes
        self.tokens = _split_tokens(attributes["class"]) if "class" in attributes else _NO_TOKENS
        self.children: list[Element | str] = []
        self.is_broken = False

    def list_elements(self) -> list[Element]:
        """Return the child elements."""
        return [one for one in self.children if isinstance(one, Element)]

    def walk(self) -> Iterator[Element]:
        """Yield this element and all that it holds, in order."""
        stack = [self]
        while stack:
            one = stack.pop()
            yield one
            stack.extend(child for child in reversed(one.children) if isinstance(child, Element))

    def detach(
        self, is_wanted: Callable[[Element], bool], is_closed: Callable[[Element], bool]
    ) -> Element | None:
        """Take out and return the first wanted element below, not looking into closed ones; None without any."""
        stack = [self]
        while stack:
            parent = stack.pop()
            for at, child in enumerate(parent.children):
                if isinstance(child, Element) and is_wanted(child):
                    del parent.children[at]
                    return child
            stack.extend(
                child
                for child in reversed(parent.children)
                if isinstance(child, Element) and not is_closed(child)
            )
        return None

    def read_text(self) -> str:
        """Return all text in it: spaces folded, `<br>` as a new line."""
        pieces: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            one = stack.pop()
            if isinstance(one, str):
                pieces.append(one)
            elif one.tag == "br":
                pieces.append("\0")
            else:
                stack.extend(reversed(one.children))
        return fold_space("".join(pieces))


class Markup:
    """Reads markup piece by piece and yields each record that is closed, and what stands outside of them at the end.

    `faults` counts what was odd: too-deep, broken-record (it was not closed), cut-off (the text
    ends within one, or before the page does).  `is_boxed`: the first record was a mere box around all others.
    """

    def __init__(self, is_record: Callable[[Element], bool], is_last: Callable[[Element], bool]) -> None:
        self._is_record = is_record
        self._is_last = is_last
        self._stack = [Element("#page")]
        self._record_at = 0  # where on the stack the present record stands, 0: none
        self._skipping = ""  # the tag whose end is waited for, or "-->"
        self._is_done = False  # the present record has its last part: what begins now is another one
        self._too_deep = 0
        self._size = self._length = 0
        self._loose: list[Element] = []  # records out of a box that has been taken away
        self._has_taken = False
        self.is_boxed = False
        self.faults: dict[str, int] = {}
        self.openings: tuple[str, ...] = ()  # how records begin, up to what differs from one to the next

    @property
    def is_open(self) -> bool:
        """Say whether a record, a comment or a script is being read."""
        return bool(self._record_at or self._skipping)

    @property
    def frame(self) -> Element:
        """Return what stands outside of records."""
        return self._stack[0]

    def read(self, text: str) -> Iterator[Element]:
        """Yield the records that end in this piece, which must not end within a tag."""
        at = 0
        while at < len(text):
            if self._skipping:
                at = self._skip(text, at)
                continue
            start = text.find("<", at)
            if start != at:
                self._add_text(text[at : start if start >= 0 else len(text)])
                if start < 0:
                    return
            found = _TAG.match(text, start)
            if found:
                at = found.end()
                record = self._end(found["name"].lower()) if found["end"] else self._open(found)
                if record is not None:
                    yield record
                elif self._loose:
                    yield from self._loose
                    self._loose = []
            elif text.startswith("<!--", start):
                self._skipping, at = "-->", start + 4
            elif text.startswith(("<!", "<?"), start):
                stop = text.find(">", start, start + _LONGEST_DECLARATION)
                at = stop + 1 if stop >= 0 else start + 2
            else:
                self._add_text("<")
                at = start + 1

    def end(self) -> Iterator[Element]:
        """Yield the record in whose middle the text ends, if any; note a page that ends before its end."""
        if self._record_at:
            self._note("cut-off")
            yield self._take_record(is_broken=True)
        elif self._skipping or any(one.tag == "html" for one in self._stack):
            self._note("cut-off")  # between two records: what followed is not there

    def _note(self, kind: str) -> None:
        self.faults[kind] = self.faults.get(kind, 0) + 1

    def _skip(self, text: str, at: int) -> int:
        if self._skipping == "-->":
            stop = text.find("-->", at)
            self._skipping = "-->" if stop < 0 else ""
            return len(text) if stop < 0 else stop + 3
        while True:
            stop = text.find("</", at)
            if stop < 0:
                return len(text)
            name = self._skipping
            if text[stop + 2 : stop + 2 + len(name)].lower() == name:
                self._skipping = ""
                return stop
            at = stop + 2

    def _add_text(self, text: str) -> None:
        room = _MOST_TEXT - self._length
        if len(text) > room:
            if room > 0:
                self._note("too-long")
            text = text[: max(room, 0)]
        self._length += len(text)
        text = read_entities(text)  # `&nbsp;` alone is a blank too
        if text and not text.isspace():
            self._add(text)
        elif text and self._record_at:
            self._add(" ")

    def _add(self, child: Element | str) -> None:
        self._size += 1
        if self._size <= _MOST_CHILDREN:
            self._stack[-1].children.append(child)
        elif self._size == _MOST_CHILDREN + 1:
            self._note("too-long")

    def _open(self, found: re.Match[str]) -> Element | None:
        name = found["name"].lower()
        if name in _ENDS:
            self._end_implied(*_ENDS[name])
        element = Element(name, read_attributes(found["rest"]))
        record = None
        if name not in _EMPTY and self._is_record(element):
            record = self._begin_record()
            opening = _OPENING.match(found[0])
            if opening and opening[0] not in self.openings and len(self.openings) < _MOST_OPENINGS:
                self.openings += (opening[0],)
        elif self._record_at and self._is_last(element):
            self._is_done |= not any(map(self._is_record, self._stack[self._record_at + 1 :]))
            self._size = min(self._size, _MOST_CHILDREN - _ROOM)  # however long: its end says when it was
            self._length = min(self._length, _MOST_TEXT - _ROOM)
        if name in _VOID:
            self._add(element)
        elif name in _RAW:
            self._skipping = name
        elif len(self._stack) >= MOST_DEPTH:
            self._too_deep += 1
            self._note("too-deep")
        else:
            self._add(element)
            self._stack.append(element)
        return record

    def _begin_record(self) -> Element | None:
        """Note where a record begins, if not within another; return one that should have ended before.

        A record within a record stands in its body.  Where one begins with nothing open but a record whose body is
        there already, that one's end was lost; many of Instagram's have no date by which to tell that they are done.
        """
        record = None
        if self._record_at and not self._take_box():
            outer = self._stack[-1]
            is_alone = len(self._stack) == self._record_at + 1
            is_doubled = is_alone and not outer.children
            is_next = is_alone and any(type(one) is Element and one.list_elements() for one in outer.children)
            if not self._is_done and not is_doubled and not is_next:
                return None
            self._note("broken-record")
            taken = self._take_record(is_broken=True)
            record = None if is_doubled else taken
        self._record_at = len(self._stack) if len(self._stack) < MOST_DEPTH else 0
        self._size, self._length, self._is_done = 0, 0, False
        return record

    def _take_box(self) -> bool:
        """Take away the first record where its body has held nothing but many records, which are those of the page."""
        box, body = self._stack[self._record_at], self._stack[-1]
        is_likely = len(self._stack) == self._record_at + 2 and _BOXED <= len(body.children) < 3 * _BOXED
        if self._has_taken or not is_likely:
            return False
        inner = body.list_elements()
        is_told = any(type(one) is str and not one.isspace() for one in (*box.children, *body.children))
        if (
            is_told
            or len(inner) < _BOXED
            or box.list_elements() != [body]
            or not all(map(self._is_record, inner))
        ):
            return False
        self._loose, body.children, box.tokens = inner, [], _NO_TOKENS
        self._has_taken = self.is_boxed = True
        return True

    def _take_record(self, *, is_broken: bool) -> Element:
        self._has_taken = True
        record = self._stack[self._record_at]
        record.is_broken = is_broken
        del self._stack[self._record_at :]
        self._stack[-1].children.pop()
        self._record_at = self._too_deep = self._length = 0
        return record

    def _end_implied(self, ended: frozenset[str], within: frozenset[str]) -> None:
        for at in range(len(self._stack) - 1, self._record_at, -1):
            tag = self._stack[at].tag
            if tag in within:
                break
            if tag in ended:
                del self._stack[at:]

    def _end(self, name: str) -> Element | None:
        if self._too_deep:
            self._too_deep -= 1
            return None
        stack = self._stack
        for at in range(len(stack) - 1, 0, -1):
            if stack[at].tag == name:
                if at == self._record_at:
                    return self._take_record(is_broken=False)
                if at < self._record_at:
                    break  # nothing outside ends while a record is open
                del stack[at:]
                break
        return None


def read_attributes(text: str) -> Mapping[str, str]:
    """Return the attributes that mean something, entities read; of two of one name the first counts."""
    if not text:
        return _NO_ATTRIBUTES
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        name = name.lower()
        if name in _KEPT and name not in found:
            found[name] = read_entities(double or single or bare).replace("\0", " ")
    return found or _NO_ATTRIBUTES


def read_entities(text: str) -> str:
    """Return text with its entities read; a number that no character has stays as it is."""
    if "&" not in text:
        return text
    return unescape(_LONG_NUMBER.sub(lambda found: found[0].replace("&", "&amp;"), text))


def fold_space(text: str) -> str:
    """Return text as a browser shows it: runs of spaces as one, "\\0" as a new line."""
    text = _SPACE.sub(" ", text)
    if "\0" not in text:
        return text.strip(" ")
    return "\n".join(line.strip(" ") for line in text.split("\0")).strip("\n ")
