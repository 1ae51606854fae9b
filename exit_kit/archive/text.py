"""Meta's text, made right once, where it is decoded.

Meta writes each UTF-8 *byte* of a string as one `\\u00XX` escape, in values and in object keys
(formats/facebook.md section 2).  Every string is judged by itself, strictly, and left alone where it is
already right.  The repair happens on the parsed tree, before anything else sees it, so that no extractor can
forget a field.  Lone surrogates (half an emoji) cannot be stored as UTF-8; they are moved to a private
plane, one to one, so that SQLite and Datasette can read the text and `restore_surrogates` can undo it.

It refuses to guess: a string that does not decode is kept, minus nothing.
"""

from __future__ import annotations

import re
from typing import Any

# U+D800..U+DFFF stands as U+10D800..U+10DFFF, in a plane that nobody assigns (Unicode: private use B).
_SHIFT = 0x100000
_LONE = re.compile("[\ud800-\udfff]")
_MOVED = re.compile("[\U0010d800-\U0010dfff]")


def repair_text(text: str) -> str:
    """Undo Meta's byte-wise escapes in one string, or return it as it is.

    >>> repair_text("GrÃ¼Ã\x9fe")
    'Grüße'
    >>> repair_text("é"), repair_text("“right”")
    ('é', '“right”')
    """
    if text.isascii():
        return text
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:  # a character above U+00FF: the string is right already
        return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _repair_unusual(text, raw)


def repair_texts(texts: list[str]) -> list[str]:
    """Return `repair_text` of each of many strings: all at once, where all of them are as Meta writes them.

    Put together they are what they are by themselves, since nothing that is not ASCII reaches beyond a NUL.

    >>> repair_texts(["Ã¼", "u"]), repair_texts(["Ã¼", "é"])
    (['ü', 'u'], ['ü', 'é'])
    """
    whole = "\0".join(texts)
    if whole.isascii():
        return texts
    try:
        right = whole.encode("latin-1").decode("utf-8").split("\0")
    except UnicodeError:
        right = []
    return right if len(right) == len(texts) else list(map(repair_text, texts))


def _repair_unusual(text: str, raw: bytes) -> str:
    """Read CESU-8 (an emoji as two surrogates) and a text cut in the middle of a character."""
    try:
        wide = raw.decode("utf-8", "surrogatepass")
        return store_surrogates(wide.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))
    except UnicodeDecodeError:
        return _repair_cut(text, raw)


def _repair_cut(text: str, raw: bytes) -> str:
    """Repair all but a last character that Meta cut through; its one to three bytes stay as they are.

    Only a string with a whole sequence before the cut is touched: a lone "Ã" at the end of right text is kept.
    """
    for cut in (1, 2, 3):
        head = raw[:-cut]
        if len(head) < 2 or head.isascii() or not _starts_sequence(raw[-cut:]):
            continue
        try:
            return head.decode("utf-8") + text[-cut:]
        except UnicodeDecodeError:
            continue
    return text


def _starts_sequence(tail: bytes) -> bool:
    """Say whether these bytes are the beginning of one UTF-8 character that wants more bytes."""
    lead, rest = tail[0], tail[1:]
    wanted = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    return len(tail) < wanted and all(0x80 <= byte <= 0xBF for byte in rest)


def repair_tree(root: Any) -> Any:
    """Repair every string and every object key of a parsed document, in place; return the root.

    The root itself may be a string.  Order of keys is kept.  Two keys that become equal keep both values:
    the later one under the spelling in which it was delivered.
    """
    if type(root) is str:
        return repair_text(root)
    stack = [root]
    pop, push = stack.pop, stack.append
    while stack:
        node = pop()
        if type(node) is dict:
            right_keys = True
            for key, value in node.items():
                kind = type(value)
                if kind is str:
                    if not value.isascii():
                        node[key] = repair_text(value)
                elif kind is dict or kind is list:
                    push(value)
                if not key.isascii():
                    right_keys = False
            if not right_keys:
                _repair_keys(node)
        elif type(node) is list:
            for position, value in enumerate(node):
                kind = type(value)
                if kind is str:
                    if not value.isascii():
                        node[position] = repair_text(value)
                elif kind is dict or kind is list:
                    push(value)
    return root


def _repair_keys(node: dict[str, Any]) -> None:
    items = list(node.items())
    node.clear()
    for key, value in items:
        right = repair_text(key)
        node[key if right in node else right] = value


def store_surrogates(text: str) -> str:
    """Move lone surrogates to the private plane; right text comes back as it is."""
    return text if text.isascii() else _LONE.sub(lambda found: chr(ord(found[0]) + _SHIFT), text)


def restore_surrogates(text: str) -> str:
    """Undo `store_surrogates`."""
    return _MOVED.sub(lambda found: chr(ord(found[0]) - _SHIFT), text)


def store_tree_surrogates(root: Any) -> Any:
    """Apply `store_surrogates` to every string and key of a document; return a new document."""
    if type(root) is str:
        return store_surrogates(root)
    if type(root) is dict:
        return {store_surrogates(key): store_tree_surrogates(value) for key, value in root.items()}
    if type(root) is list:
        return [store_tree_surrogates(value) for value in root]
    return root
