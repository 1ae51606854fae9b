"""Texts for people: counts, sizes, lengths of time, and what an export holds made harmless for a terminal.

Nothing here prints: the library makes texts with it, and only commands hold the console that shows them.
"""

from __future__ import annotations

# C0, DEL and C1 (ESC among them) steer terminals; the bidirectional overrides and isolates (U+202A to
# U+202E, U+2066 to U+2069) can make a line read as something else.  Right-to-left letters need neither.
_REMOVED = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_HARMLESS: dict[int, str | None] = {
    **dict.fromkeys(_REMOVED),
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " "),
}


def harmless(text: str) -> str:
    """Return text from an export as one line that cannot steer a terminal."""
    return text.translate(_HARMLESS)


def format_count(count: int) -> str:
    """Return a whole number with its thousands apart: 1,204."""
    return f"{count:,}"


def format_plural(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: 1 message, 1,204 messages; `plural` where it is not an added s."""
    noun = singular if count == 1 else plural or f"{singular}s"
    return f"{format_count(count)} {noun}"


def format_size(size_bytes: int) -> str:
    """Return a size as people say it, in powers of 1000: 812 bytes, 1.2 MB, 34 GB."""
    if size_bytes < 1000:
        return format_plural(size_bytes, "byte")
    size, unit = size_bytes / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if round(size) < 1000:
            break
        size, unit = size / 1000, larger
    return f"{size:.1f} {unit}" if round(size, 1) < 10 else f"{size:,.0f} {unit}"


def format_duration(seconds: float) -> str:
    """Return a length of time roughly, as an estimate deserves: 20 s, 3 min, 2 h 5 min."""
    whole = max(round(seconds), 0)
    if whole < 60:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
