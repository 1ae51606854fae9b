"""The names that Meta gives to the parts of its exports, and the form of their files.

Sources: formats/facebook.md section 4, formats/instagram_threads.md section 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

# Behind the account: -YYYY-MM-DD, -DD.MM.YYYY, -D-M-YYYY or -YYYYMMDD, then eight random letters and digits or
# whatever else stands behind a date; or the days asked for: -15_Feb_2014-3_Jan_2026.
_DATED: Final = (
    r"(?:-(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{8})|(?:-\d{1,2}_[A-Za-z]+_\d{4}){2})?"
    r"(?:-(?P<suffix>(?(date)[\w-]{1,40}|[A-Za-z0-9]{6,12})))?"
)
# What people call a file: `facebook-part1`, `facebook-backup`.  No user name holds a hyphen or a blank.
_NUMBER: Final = re.compile(r"[- ]\d{1,3}$")
_NO_ACCOUNT: Final = re.compile(
    r"(?:part|teil|parte|partie|backup|export|archive|archiv|download|data|file|zip|copy)?[-_. ]?\d{0,3}",
    re.IGNORECASE,
)
_DATES: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d")
# Copies of browsers " (1)", of the Finder " 2", Drive's -YYYYMMDDTHHMMSSZ-001.
_COPY: Final = re.compile(r"(?: \(\d+\)| \d{1,2}|-\d{8}T\d{6}Z-\d+-\d+|-\d{8}T\d{6}Z-\d+)+$")


def cut_copy(name: str) -> str:
    """Return the name of a part without what a browser or Drive put behind it.

    >>> cut_copy("facebook-ada (1)"), cut_copy("facebook-ada-20250601T093000Z-001")
    ('facebook-ada', 'facebook-ada')
    """
    return _COPY.sub("", name)


def split_name(name: str, platforms: str) -> tuple[str, str | None, str | None] | None:
    """Return account, day and random suffix that the name of a part says; None when it says no account.

    `platforms` is a pattern of what a name begins with.  A number behind an account is somebody's own, for a part.

    >>> split_name("facebook-ada.example-2025-06-01-AbCdEfGh (1)", "facebook")
    ('ada.example', '2025-06-01', 'AbCdEfGh')
    >>> split_name("facebook-ada-2", "facebook"), split_name("facebook-part2", "facebook")
    (('ada', None, None), None)
    """
    found = re.fullmatch(rf"(?:{platforms})-(?P<account>.+?){_DATED}", cut_copy(name), re.IGNORECASE)
    if not found:
        return None
    day = read_date(found["date"])
    account = found["account"] if day else _NUMBER.sub("", found["account"])
    return None if not day and _NO_ACCOUNT.fullmatch(account) else (account, day, found["suffix"])


def read_date(text: str | None) -> str | None:
    """Return the day that a name says, as YYYY-MM-DD; None where it is none."""
    for pattern in _DATES if text else ():
        try:
            return datetime.strptime(text or "", pattern).date().isoformat()
        except ValueError:
            continue
    return None


def find_format(paths: Iterable[str]) -> str:
    """Return json, html, mixed or media for the files that are the export's own; `paths` are match keys."""
    own = list(paths)
    json = sum(path.endswith(".json") for path in own)
    html = sum(path.endswith((".html", ".htm")) for path in own)
    if not json and not html:
        return "media"
    # A JSON export may carry a landing page or two.
    return "json" if json > 4 * html or not html else "html" if html > 4 * json else "mixed"
