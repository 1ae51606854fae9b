"""The dates of a page, found without reading the page: enough to learn from them what language it is in.

They stand in elements of known class tokens (formats/facebook.md section 3.1): A `meta`, B `_2lem`, C and D `_a72d` or
directly in `_a6-o`.  Instagram's pages of relations, logins and the like have none of these: there dates stand behind
a link, or beside a label in `_a6_r`, as other values do (formats/instagram_threads.md 4.1 and 4.2).
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_DATE: Final = re.compile(
    rb'class=["\'](?:[^"\'>]*\s)?(?:_a72d|_a6-o|_2lem|meta)(?:\s[^"\'>]*)?["\'][^>]*>(?:\s*<[^/][^>]*>)*([^<]{6,90})<'
)
_BESIDE: Final = re.compile(
    rb'(?:</a></div><div>|class=["\'](?:[^"\'>]*\s)?_a6_r(?:\s[^"\'>]*)?["\']>)([^<]{6,60})</'
)
_DATE_LIKE: Final = re.compile(r"(?=.*(?<!\d)\d{4}(?!\d))(?=.*(?<![\d.:])\d{1,2}[:.]\d\d(?!\d))")


def find_dates(data: bytes) -> list[str]:
    """Return the texts that stand where dates do, as far as the bytes go.

    >>> find_dates(b'<span class="meta">3. April 2015 um 21:05 UTC+02</span><div class="x">7 likes</div>')
    ['3. April 2015 um 21:05 UTC+02']
    """
    return _read_all(_DATE.findall(data)) or [
        text for text in _read_all(_BESIDE.findall(data)) if _DATE_LIKE.search(text)
    ]


def _read_all(found: list[bytes]) -> list[str]:
    return [unescape(text.decode("utf-8", "replace")).strip() for text in found]


__all__ = ["find_dates"]
