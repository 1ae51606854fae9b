"""What an export of WhatsApp is: chats are known by what their texts hold, so a listing alone shows nothing of them.

The report on the account shows by its folders, that of 2018 by its two files (formats/whatsapp.md 3.2); backups are
known by what the databases hold (exit_kit.importing.backups).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from exit_kit.importing.contract import Evidence, PartName, Recognition
from importers.whatsapp import android, backups, iphone, report

_REPORT: Final = frozenset({"whatsapp_account_information", "whatsapp_connections", "whatsapp_settings"})
_BACKUPS: Final = (android.FOLDER, iphone.FOLDER)
ROOTS: Final = frozenset({*_REPORT, *_BACKUPS})
_FIRST: Final = frozenset({"access.html", "portability.json"})
_MEDIA: Final = ("media/", "message/media/")  # the app's own folders, beside a backup
_YEARS: Final = {
    report.NOW: "since about 2021",
    report.FIRST: "2018 to about 2021",
    report.CHANNELS: "channels report, format unverified",
}


def recognise(paths: Iterable[str]) -> Recognition | None:
    """Return what a listing shows, None when nothing in it is WhatsApp's.  Paths are match keys below the wrapper."""
    listed = list(paths)
    for layout in _BACKUPS:  # the documents of a backup, as they are kept
        if f"{layout}/about.json" in listed:
            about = Evidence(f"{layout}/about.json", "tells of a backup")
            return Recognition("whatsapp", layout, backups.APART[layout], "json", (about,))
    for layout, seen, shows in (
        (
            report.NOW,
            [path for path in listed if path.partition("/")[0] in _REPORT and "/" in path],
            "a folder of the report",
        ),
        (report.FIRST, sorted(_FIRST.intersection(listed)), "the file names of the report of 2018"),
        (report.CHANNELS, [path for path in listed if _is_channels(path)], "a file on WhatsApp's channels"),
    ):
        if seen and (layout != report.FIRST or len(seen) == len(_FIRST)):
            evidence = (Evidence(seen[0], f"is {shows}"),)
            return Recognition("whatsapp", layout, _YEARS[layout], _find_format(listed), evidence)
    return None


def _is_channels(path: str) -> bool:
    """Say whether a path names WhatsApp and its channels, in whatever layout."""
    return "whatsapp" in path and "channel" in path and path.endswith((".json", ".html", ".htm"))


def _find_format(paths: Iterable[str]) -> str:
    endings = {path.rpartition(".")[2] for path in paths}
    if "json" in endings:
        return "json"  # the pages beside say the same
    return "html"


def parse_name(name: str) -> PartName | None:
    """Return None: WhatsApp names an export after the chat, and says neither whose it is nor of which day."""
    return None


def is_attachment(path: str) -> bool:
    """Say whether a member is a file that somebody sent, by its path as a match key."""
    return path.startswith(_MEDIA)
