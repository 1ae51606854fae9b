"""Which element of a page is what: by its class tokens, in any order, and by its tag (formats/facebook.md 3.1).

Beside the sources named there, this follows parsers and tests in public repositories that were written for real pages:
photos set side by side in a table (`uiGrid`, B), labels in such a table (`td._51m-._2pin`, B), `_u14` and `_a701` ("You
tagged …"), `_idm` ("Duration: …"), labels in an element of their own (`div._2ph_._a6_q`, D).
"""

from __future__ import annotations

from typing import Final

from exit_kit.archive.markup import Element
from exit_kit.archive.page_structure import INLINE

RECORD: Final = frozenset({"_a6-g", "_2lej"})
_HEADING: Final = frozenset({"_a6-h", "_2lek"})
BODY: Final = frozenset({"_a6-p", "_2let"})
_DATE: Final = frozenset({"_a6-o", "_2lem"})
# A label in an element of its own: of camera data (formats/instagram_threads.md 4.1), of a place (`posts/places_you_
# have_been_tagged_in.html`, as read by the parsers of public repositories).
LABEL: Final = frozenset({"_a6-q", "_a6_q"})
_CELLS: Final = frozenset({"_a6_q", "_a6_r", "_2pin"})  # of a table of labels
_GRID: Final = (
    "_51m-"  # a cell of a table that merely sets photos side by side, where it is none of labels (B)
)
_REMARK: Final = "uiBoxGray"  # what somebody wrote below a photo of an album (B)
CAPTION: Final = "_3-95"
_APART: Final = "_idm"  # an inline element that is a line of its own: how long a call took (B)
TAGS: Final = {"img": "photo", "video": "video", "audio": "audio"}


def is_record(element: Element) -> bool:
    """Say whether an element is a record, or one within another."""
    tokens = element.tokens
    return bool(tokens & RECORD) or ("uiBoxWhite" in tokens and "noborder" in tokens)


def is_remark(element: Element) -> bool:
    """Say whether an element is a box in which somebody wrote below a photo; its first element names who."""
    return _REMARK in element.tokens


def is_last(element: Element) -> bool:
    """Say whether an element is the date of a record, which ends it."""
    return element.tag == "footer" or bool(element.tokens & _DATE)


def is_heading(element: Element) -> bool:
    """Say whether an element is the heading of a record."""
    return bool(element.tokens & _HEADING) or element.tag in ("h2", "h3", "h4")


def is_body(element: Element) -> bool:
    """Say whether an element is the body of a record."""
    return bool(element.tokens & BODY)


def unwrap(element: Element) -> None:
    """Take away an element that merely stands around the whole of a record, or around the name and text of a remark."""
    if is_remark(element):
        first = next(iter(element.list_elements()), None)
        named = first.children[0] if first is not None and first.children else None
        if first is not None and isinstance(named, Element) and named.tag in INLINE:
            at = element.children.index(first)
            element.children[at : at + 1] = first.children
        return
    only = element.children[0] if len(element.children) == 1 else None
    if not isinstance(only, Element) or only.tokens or only.tag not in ("div", "span"):
        return
    if any(is_heading(one) or (is_last(one) and not is_record(one)) for one in only.list_elements()):
        element.children = only.children


def is_inline(element: Element) -> bool:
    """Say whether an element is a piece of a text."""
    if element.tag not in INLINE:
        return False
    return element.tag == "br" or not (holds_parts(element) or _APART in element.tokens)


def is_mere_link(element: Element) -> bool:
    """Say whether an element is a link that shows a text only: within a sentence it is a piece of that."""
    return element.tag == "a" and not any(one.tag in TAGS for one in element.walk())


def is_grid(cell: Element) -> bool:
    """Say whether a table's row has no label, but photos side by side."""
    if cell.tokens & _CELLS:
        return False
    if _GRID in cell.tokens:
        return True
    is_silent = all(not isinstance(one, str) or one.isspace() for one in cell.children)
    return is_silent and any(one.tag in TAGS for one in cell.walk())


def mend(element: Element) -> bool:
    """Put the parts of a record side by side again, where a lost end tag has put one into another.

    Return whether there was anything to do.
    """
    heading = next((one for one in element.list_elements() if is_heading(one)), None)
    body = heading.detach(is_body, is_record) if heading is not None else None
    if body is not None:
        element.children.insert(element.children.index(heading or body) + 1, body)
    if any(map(is_last, element.list_elements())):
        return body is not None
    last = element.detach(is_last, is_record)
    if last is not None:
        element.children.append(last)
    return body is not None or last is not None


def is_whole(element: Element) -> bool:
    """Say whether an element is a part itself, not merely a wrapper of parts."""
    return is_record(element) or element.tag in TAGS or element.tag in ("a", "ul", "ol", "table")


def holds_parts(element: Element) -> bool:
    """Say whether there is more than text in an element."""
    return any(one.tag in TAGS or one.tag in ("a", "table", "section") for one in element.walk())


__all__ = [
    "BODY", "CAPTION", "LABEL", "RECORD", "TAGS", "holds_parts", "is_body", "is_grid", "is_heading", "is_inline",
    "is_last", "is_mere_link", "is_record", "is_remark", "is_whole", "mend", "unwrap",
]  # fmt: skip
