"""Write JSON the way Meta's exports look, and build the generic `label_values` records.

Refuses to know any person or path: only the look of the files lives here. Meta escapes every UTF-8 *byte*
as one `\\u00XX`, so a file is pure ASCII; `Raw` marks the few strings that must reach the file as they
stand.
"""

from __future__ import annotations

import hashlib
import json
from calendar import timegm
from time import strptime
from typing import Any

YEAR_ZERO = -62169958800
"""What Meta writes for "no date": midnight of the year 0 in Menlo Park."""


class Raw(str):
    """A string that is written as it is, without the byte-wise escaping."""


class Url(str):
    """A value that is repeated as `href`."""


class Media(list[dict[str, Any]]):
    """A list of media records inside a label_values entry."""


class Auto:
    """Stands for an fbid that the writer derives from the path and the place in the file."""


AUTO = Auto()


def at(text: str) -> int:
    """Return seconds since 1970 for "YYYY-MM-DD" or "YYYY-MM-DD HH:MM", read as UTC."""
    return timegm(strptime(text if len(text) > 10 else text + " 12:00", "%Y-%m-%d %H:%M"))


def digest(text: str) -> int:
    """Return a number that depends on the text alone, the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def mojibake(text: str) -> str:
    """Return the text with every UTF-8 byte as one character up to U+00FF."""
    return text.encode("utf-8").decode("latin-1")


def cesu(text: str) -> Raw:
    """Return the text as CESU-8 bytes (each surrogate encoded on its own), one character per byte."""
    units = text.encode("utf-16-be")
    codes = (units[i] << 8 | units[i + 1] for i in range(0, len(units), 2))
    return Raw("".join(chr(code).encode("utf-8", "surrogatepass").decode("latin-1") for code in codes))


def cut(text: str, lost: int) -> Raw:
    """Return the byte-wise form of the text without its last `lost` bytes, as a cut preview has it."""
    return Raw(mojibake(text)[:-lost])


def escape_bytes(data: Any, path: str, counter: list[int]) -> Any:
    """Return a copy with every string in byte-wise form and every `AUTO` fbid filled in."""
    if isinstance(data, Raw):
        return str(data)
    if isinstance(data, str):
        return mojibake(data)
    if isinstance(data, Auto):
        counter[0] += 1
        return str(3 * 10**14 + digest(f"{path}#{counter[0]}") % 10**14)
    if isinstance(data, dict):
        return {escape_bytes(k, path, counter): escape_bytes(v, path, counter) for k, v in data.items()}
    if isinstance(data, (list, tuple)):
        return [escape_bytes(item, path, counter) for item in data]
    return data


def render_json(data: Any, path: str) -> bytes:
    """Return the bytes of a JSON member: ASCII only, indented by two, no newline at the end."""
    return json.dumps(escape_bytes(data, path, [0]), indent=2, ensure_ascii=True).encode("ascii")


def entry(spec: Any) -> dict[str, Any]:
    """Return one label_values entry from (label, value), (label, ent_field_name, value) or a ready dict."""
    if isinstance(spec, dict):
        return spec
    if len(spec) == 3:
        return {"ent_field_name": spec[1], "label": spec[0], **value_of(spec[2])}
    return {"label": spec[0], **value_of(spec[1])}


def value_of(value: Any) -> dict[str, Any]:
    """Return the part of an entry with its value: text, seconds, link, media, list, or nothing."""
    if value is None:
        return {}
    if isinstance(value, Url):
        return {"value": str(value), "href": str(value)}
    if isinstance(value, Media):
        return {"media": list(value)}
    if isinstance(value, str):
        return {"value": value}
    if isinstance(value, int):
        return {"timestamp_value": value}
    if isinstance(value, list):
        return {"vec": [value_of(item) for item in value]}
    return {"dict": [entry(item) for item in value]}


def group(title: str, *records: Any) -> dict[str, Any]:
    """Return a titled group without a label; each record is a tuple of entries."""
    return {"title": title, "dict": [{"dict": [entry(e) for e in record], "title": ""} for record in records]}


def one(
    *entries: Any,
    title: str = "",
    ts: str = "",
    ent: str = "",
    fbid: bool = True,
    media: list[Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return one label_values record; a file with a single record holds it bare."""
    record: dict[str, Any] = {"title": title} if title else {}
    if ts:
        record["timestamp"] = at(ts)
    record |= {"media": media or [], "label_values": [entry(e) for e in entries]}
    if fbid:
        record["fbid"] = AUTO
    if ent:
        record["ent_name"] = ent
    return record | more
