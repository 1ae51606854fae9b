"""The dates of a page, found without reading the page: enough to learn from them what language it is in.

They stand in elements of known class tokens (formats/facebook.md section 3.1): A `meta`, B `_2lem`, C and D `_a72d` or
directly in `_a6-o`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_DATE: Final = re.compile(
    rb'class="(?:[^"]*\s)?(?:_a72d|_a6-o|_2lem|meta)(?:\s[^"]*)?"[^>]*>(?:\s*<[^/][^>]*>)*([^<]{6,90})<'
)


def find_dates(data: bytes) -> list[str]:
    """Return the texts that stand where dates do, as far as the bytes go.

    >>> find_dates(b'<span class="meta">3. April 2015 um 21:05 UTC+02</span><div class="x">7 likes</div>')
    ['3. April 2015 um 21:05 UTC+02']
    """
    return [unescape(text.decode("utf-8", "replace")).strip() for text in _DATE.findall(data)]


__all__ = ["find_dates"]
