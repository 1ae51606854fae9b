"""What a file is by its own bytes, and whether the browser may show it.

Never by its name: an export calls sound `.mp4`, and a friend may send a page with scripts called `photo.jpg`.  What the
browser shows is a short list of pictures, films and sounds; everything else - pages, SVG, PDF, what nobody
knows - is only ever handed out as a download.
"""

from __future__ import annotations

from typing import Final, NamedTuple

HEAD_BYTES: Final = 64
DOWNLOAD: Final = "application/octet-stream"


class Kind(NamedTuple):
    """A media type, whether the browser may show it, and the usual ending of its files."""

    media_type: str
    is_shown: bool
    ending: str


UNKNOWN: Final = Kind(DOWNLOAD, is_shown=False, ending="")
_JPEG: Final = Kind("image/jpeg", is_shown=True, ending="jpg")
_HEIC: Final = Kind("image/heic", is_shown=False, ending="heic")  # no browser but Safari shows it
# Where the bytes stand, what they are, what that means.
_MARKS: Final = (
    (0, b"\xff\xd8\xff", _JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Kind("image/png", is_shown=True, ending="png")),
    (0, b"GIF87a", Kind("image/gif", is_shown=True, ending="gif")),
    (0, b"GIF89a", Kind("image/gif", is_shown=True, ending="gif")),
    (0, b"BM", Kind("image/bmp", is_shown=True, ending="bmp")),
    (0, b"OggS", Kind("audio/ogg", is_shown=True, ending="ogg")),
    (0, b"ID3", Kind("audio/mpeg", is_shown=True, ending="mp3")),
    (0, b"\xff\xfb", Kind("audio/mpeg", is_shown=True, ending="mp3")),
    (0, b"\xff\xf3", Kind("audio/mpeg", is_shown=True, ending="mp3")),
    (0, b"\xff\xf1", Kind("audio/aac", is_shown=True, ending="aac")),
    (0, b"\xff\xf9", Kind("audio/aac", is_shown=True, ending="aac")),
    (0, b"fLaC", Kind("audio/flac", is_shown=True, ending="flac")),
    (0, b"\x1aE\xdf\xa3", Kind("video/webm", is_shown=True, ending="webm")),
    (0, b"%PDF", Kind("application/pdf", is_shown=False, ending="pdf")),
    (0, b"PK\x03\x04", Kind("application/zip", is_shown=False, ending="zip")),
)
# The brands of ISO media files, at byte 8 behind `ftyp` (MP4 registration authority).
_BRANDS: Final = {
    b"M4A ": Kind("audio/mp4", is_shown=True, ending="m4a"),
    b"M4B ": Kind("audio/mp4", is_shown=True, ending="m4b"),
    b"avif": Kind("image/avif", is_shown=True, ending="avif"),
    b"avis": Kind("image/avif", is_shown=True, ending="avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), _HEIC),
    b"qt  ": Kind("video/quicktime", is_shown=True, ending="mov"),
    b"3gp4": Kind("video/3gpp", is_shown=True, ending="3gp"),
    b"3gp5": Kind("video/3gpp", is_shown=True, ending="3gp"),
}
_MP4: Final = Kind("video/mp4", is_shown=True, ending="mp4")
_RIFF: Final = {
    b"WEBP": Kind("image/webp", is_shown=True, ending="webp"),
    b"WAVE": Kind("audio/wav", is_shown=True, ending="wav"),
    b"AVI ": Kind("video/x-msvideo", is_shown=False, ending="avi"),
}


def find_kind(head: bytes) -> Kind:
    """Return what a file is by its first bytes.

    >>> find_kind(bytes.fromhex("ffd8ffe0")).media_type, find_kind(b"<svg onload=...").media_type
    ('image/jpeg', 'application/octet-stream')
    """
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], _MP4)
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    return next((kind for at, mark, kind in _MARKS if head[at : at + len(mark)] == mark), UNKNOWN)
