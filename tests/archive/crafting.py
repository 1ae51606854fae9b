"""Makes zips that are wrong in one known way; everything else about them is right."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exit_kit.archive import Found, Member, Part, find_parts

METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def write_zip(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def craft_entry(name: bytes, data: bytes = b"data", **changed: Any) -> dict[str, Any]:
    """Describe one entry in full; any field may be given to be wrong."""
    deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = deflater.compress(data) + deflater.flush()
    entry: dict[str, Any] = {
        "name": name, "packed": packed, "size": len(data), "crc": zlib.crc32(data), "method": 8, "flags": 0,
        "attributes": 0, "extra": b"", "date": (44 << 9 | 3 << 5 | 2), "time": (13 << 11 | 5 << 5 | 10),
        "local_extra": b"",
    }  # fmt: skip
    entry.update(changed)
    entry.setdefault("csize", len(entry["packed"]))
    return entry


def craft_zip(path: Path, entries: Sequence[dict[str, Any]], *, disk: int = 0, prefix: bytes = b"") -> Path:
    """Write a zip of crafted entries; `offset` in an entry overrides where its line points to."""
    body, table = bytearray(), bytearray()
    for entry in entries:
        start = len(body)
        sizes = (entry["crc"], min(entry["csize"], 0xFFFFFFFF), min(entry["size"], 0xFFFFFFFF))
        shared = (entry["flags"], entry["method"], entry["time"], entry["date"], *sizes, len(entry["name"]))
        body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, *shared, len(entry["local_extra"]))
        body += entry["name"] + entry["local_extra"] + entry["packed"]
        tail = (len(entry["extra"]), 0, 0, 0, entry["attributes"], entry.get("offset", start))
        table += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, *shared, *tail)
        table += entry["name"] + entry["extra"]
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\5\6", disk, disk, count, count, len(table), len(body), 0)
    path.write_bytes(prefix + body + table + end)
    return path


def find_one(path: Path) -> Part:
    found = find_parts([path])
    assert not found.refused, found.refused
    (part,) = found.parts
    return part


def find_members(path: Path) -> dict[str, Member]:
    return {member.path: member for member in find_one(path).members}


def find_refusal(*paths: Path) -> str:
    found: Found = find_parts(paths)
    assert not found.parts
    (error,) = found.refused
    assert error.what.endswith((".", "?")) and error.fix
    return str(error)
