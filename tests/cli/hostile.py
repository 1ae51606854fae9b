"""Bad exports, one for each thing that can be wrong; whatever they hold is marked by `SECRET`."""

from __future__ import annotations

import gzip
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

from tests.archive.crafting import craft_entry, craft_zip, write_zip
from tests.paths import SAMPLES

SAMPLE = SAMPLES / "facebook_2023_json"
SECRET = "Zq7secret"
ROOT = "your_activity_across_facebook"
SYMLINK = (stat.S_IFLNK | 0o777) << 16
BODY = json.dumps({"title": SECRET, "messages": [], "participants": []}).encode()

ODD_BODY = json.dumps({"something new": SECRET}).encode()


def read_sample() -> dict[str, bytes]:
    """Return the members of a healthy export: the sample without its one broken file."""
    found = sorted(path for path in SAMPLE.rglob("*") if path.is_file() and path.stat().st_size != 15)
    return {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in found}


def zip_sample(folder: Path, name: str = "healthy.zip") -> Path:
    return write_zip(folder / name, read_sample())


def craft_in(folder: Path, *entries: dict[str, object]) -> Path:
    """Put entries that are wrong behind those of the healthy sample, in one zip; `offset` counts from there."""
    healthy = [craft_entry(name.encode(), data, flags=0x800) for name, data in read_sample().items()]
    start = sum(30 + len(one["name"]) + len(one["packed"]) for one in healthy)
    placed = [{**one, "offset": start + one["offset"]} if "offset" in one else one for one in entries]
    return craft_zip(folder / "bad.zip", [*healthy, *placed])


def make_many(folder: Path, count: int) -> Path:
    one = craft_entry(b"", b"{}")
    names = (f"{ROOT}/other_activity/{number}.json".encode() for number in range(count))
    return craft_zip(folder / "many.zip", [{**one, "name": name} for name in names])


_PATH = f"{ROOT}/posts/{SECRET}.json".encode()
_BIG = 70_000_000
# Members that must be set aside, in the midst of a healthy export: name -> entries.
MEMBERS: dict[str, Callable[[], list[dict[str, object]]]] = {
    "traversal": lambda: [craft_entry(b"../../" + _PATH, BODY)],
    "absolute": lambda: [craft_entry(b"/etc/" + _PATH, BODY)],
    "drive": lambda: [craft_entry(b"C:\\" + _PATH, BODY)],
    "link": lambda: [craft_entry(_PATH, b"/etc/passwd", attributes=SYMLINK)],
    "nul": lambda: [craft_entry(_PATH + b"\0.jpg", BODY)],
    "overlong name": lambda: [craft_entry(_PATH + b"x" * 5000, BODY)],
    "encrypted": lambda: [craft_entry(_PATH, BODY, flags=1)],
    "size lie": lambda: [craft_entry(_PATH, BODY, size=5)],
    "wrong checksum": lambda: [craft_entry(_PATH, BODY, crc=1)],
    "broken stream": lambda: [craft_entry(_PATH, BODY, packed=b"\xff\xff\xff\xff\xff\xff\xff", csize=7)],
    "unknown compression": lambda: [craft_entry(_PATH, BODY, method=97)],
    "bomb by ratio": lambda: [craft_entry(_PATH, b" " * _BIG)],
    "bomb by overlap": lambda: [craft_entry(_PATH, BODY), craft_entry(_PATH + b"2.json", BODY, offset=0)],
    "broken JSON": lambda: [craft_entry(_PATH, BODY[:-9])],
    "deep JSON": lambda: [craft_entry(_PATH, b"[" * 100_000 + b"]" * 100_000)],
    "deep objects": lambda: [craft_entry(_PATH, b'{"a":' * 100_000 + b"1" + b"}" * 100_000)],
    "UTF-16": lambda: [craft_entry(_PATH, BODY.decode().encode("utf-16"))],
    "gzip": lambda: [craft_entry(_PATH, gzip.compress(BODY, mtime=0))],
    "empty": lambda: [craft_entry(_PATH, b"")],
    "endless number": lambda: [craft_entry(_PATH, b'{"a": ' + b"9" * 100_000 + b"}")],
}
# Members that are odd and still kept whole: the run is done (0).
ODD: dict[str, Callable[[], list[dict[str, object]]]] = {
    "duplicate name": lambda: [craft_entry(_PATH, ODD_BODY), craft_entry(_PATH, b'{"x": 1}')],
    "case twin": lambda: [craft_entry(_PATH, ODD_BODY), craft_entry(_PATH.upper(), b'{"x": 1}')],
    "long string": lambda: [craft_entry(_PATH, json.dumps({"x": SECRET + "x" * 10_000_000}).encode())],
    "duplicate keys": lambda: [craft_entry(_PATH, b'{"x": 1, "x": 2, "x": "Zq7secret"}')],
}


def make_truncated(share: float) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = zip_sample(folder, "cut.zip")
        os.truncate(path, int(path.stat().st_size * share))
        return path

    return make


def make_file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def make_folder(folder: Path) -> Path:
    path = folder / "nothing"
    path.mkdir()
    return path


def make_total_bomb(folder: Path) -> Path:
    entries = [craft_entry(b"%d.json" % number, b"x", size=4_000_000_000) for number in range(20)]
    return craft_zip(folder / "bomb.zip", entries)


def make_other(**files: bytes) -> Callable[[Path], Path]:
    return lambda folder: write_zip(
        folder / "other.zip", {name.replace("__", "/"): data for name, data in files.items()}
    )


# Whole files that cannot be read: name -> maker, and a word that the refusal has.
PARTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    **{f"cut at {share:.0%}": (make_truncated(share), "incomplete") for share in (0.05, 0.5, 0.9, 0.999)},
    "a page": (make_file("page.zip", b"<!DOCTYPE html><title>" + SECRET.encode()), "web page"),
    "a message": (make_file("error.zip", b'{"error": "' + SECRET.encode() + b'"}'), "error message"),
    "an empty file": (make_file("empty.zip", b""), "empty"),
    "zeros": (make_file("zeros.zip", b"\0" * 5000), "zeros"),
    "a RAR": (make_file("a.zip", b"Rar!" + SECRET.encode()), "RAR"),
    "unfinished": (make_file("a.zip.crdownload", b"PK\3\4"), "unfinished"),
    "a folder without anything": (make_folder, "empty"),
    "an empty zip": (make_other(), "empty zip"),
    "nothing of Meta's": (make_other(holiday__report=SECRET.encode()), "left as it is"),
    "an export of data logs": (make_other(data_logs__content__x=SECRET.encode()), "Meta data logs"),
    "a WhatsApp chat": (make_other(**{"_chat.txt": SECRET.encode()}), "WhatsApp"),
    "a zip of zips": (make_other(**{"inner.zip": SECRET.encode()}), "another zip"),
    "nothing there": (lambda folder: folder / "absent.zip", "nothing at"),
    "a bomb in all": (make_total_bomb, "left as it is"),
}
