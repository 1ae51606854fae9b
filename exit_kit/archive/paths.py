"""Names of members: made safe to show, store and compare.

Nothing is ever written to disk under a member's name, so a hostile name cannot do harm here; it is refused
all the same, because later steps (carrying photos out, serving pages) do build paths from it.  A refused name
is kept in an escaped form rather than dropped: the user shall see what was in the archive.

Two limits are looser than a file system's on purpose.  Length is counted in characters, not bytes: zips of
end-to-end-encrypted chats carry thread titles as file names, and a title of 100 Thai or Japanese characters
is no attack.  The C1 range (U+0080 to U+009F) is allowed: a typographic apostrophe decoded wrongly by some
zip tool leaves just these characters behind.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_COMPONENT_CHARS = 255
MAX_PATH_BYTES = 4096

# Suffixes of members that are text: their checksums are part of a fingerprint and their ratio is watched.
TEXT_SUFFIXES = (".json", ".html", ".htm", ".txt", ".csv", ".xml")
# What Finder, Explorer and their like leave behind; never part of an export.
JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})

_SHOWN_CHARS = 200
# Everything that the fast way out of `clean_path` must not let through.
_SUSPECT = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# "C:file" and "C:/file" name a drive; "J: the band_1.json" is a chat with J.
_DRIVE = re.compile(r"^[A-Za-z]:(?! )")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FOLDED = str.maketrans({"'": "_", "\u2019": "_"})


def clean_path(raw: str) -> tuple[str, str | None]:
    """Bring a member's name into one form: NFC, `/` between folders, no empty and no `.` components.

    Returns the name and None, or an escaped printable name and the fault kind `unsafe-path`.  Windows tools
    separate folders by a backslash, which therefore counts as `/` (APPNOTE 4.4.17 asks for `/`).
    """
    if raw.isascii() and len(raw) <= MAX_COMPONENT_CHARS and not _SUSPECT.search(raw):
        return raw, None
    path = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", raw)).replace("\\", "/")
    if _CONTROL.search(path) or path.startswith("/") or _DRIVE.match(path):
        return _escape_name(raw), "unsafe-path"
    components = [component for component in path.split("/") if component not in ("", ".")]
    if not components or ".." in components or _check_too_long(components):
        return _escape_name(raw), "unsafe-path"
    return "/".join(components), None


def match_key(path: str) -> str:
    """Return what two names must share to be the same file.

    NFC, case-folded, with `'`, U+2019 and `_` all as `_`: Windows and Google Drive turn the apostrophes in
    Meta's names into underscores (8 of 13 donated exports had them so; formats/facebook.md, 1.0).
    """
    if path.isascii():
        return path.lower().replace("'", "_")
    folded = unicodedata.normalize("NFC", path).casefold().translate(_FOLDED)
    return unicodedata.normalize("NFC", folded)


def match_text(path: str) -> bool:
    """Tell whether a member is text by its suffix."""
    return path.lower().endswith(TEXT_SUFFIXES)


def match_junk(path: str) -> bool:
    """Tell whether a member was left behind by Finder or Explorer and is no part of the export."""
    components = path.lower().split("/")
    return components[-1] in JUNK_NAMES or "__macosx" in components


def read_name(raw: bytes, *, utf8: bool = False) -> str:
    """Decode a name from a zip or a disk; never fails and never returns a lone surrogate.

    `utf8` is the zip's own claim (flag bit 11).  Without it the bytes should be cp437 (APPNOTE appendix D),
    but most tools write UTF-8 and forget the flag; cp437 names are hardly ever valid UTF-8 by chance, so
    UTF-8 is tried first in both cases.
    """
    try:
        return raw.decode("ascii" if not utf8 and raw.isascii() else "utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _check_too_long(components: list[str]) -> bool:
    """Tell whether any component or the whole path exceeds its limit."""
    size = sum(len(component.encode("utf-8")) + 1 for component in components) - 1
    return size > MAX_PATH_BYTES or any(len(component) > MAX_COMPONENT_CHARS for component in components)


def _escape_name(raw: str) -> str:
    """Return a printable form of a refused name.

    It never equals a clean name (which has no backslash, no `..`, no leading slash and is shorter); long
    names are cut and get a part of their hash, so that two of them stay apart.
    """
    shown = "".join(_escape_char(char) for char in raw)
    if len(shown) > _SHOWN_CHARS:
        digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        shown = f"{shown[:_SHOWN_CHARS]}\\...{digest}"
    return shown or "\\empty"


def _escape_char(char: str) -> str:
    """Return the character itself when it can be shown, else its escape."""
    if char == "\\":
        return "\\\\"
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
