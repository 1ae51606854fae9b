"""Opens a page in a private window, where the browser is not logged in: what strangers see.

The standard library's `webbrowser` knows no private windows, so the usual browsers are looked for by name.  Where
none is found, nothing is opened: in a window that is logged in, one's own page always looks alive.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# Programs by name, and how each is told to open a private window.
_PROGRAMS: Final = (
    ("firefox", "--private-window"),
    ("firefox-esr", "--private-window"),
    ("librewolf", "--private-window"),
    ("chromium", "--incognito"),
    ("chromium-browser", "--incognito"),
    ("google-chrome", "--incognito"),
    ("google-chrome-stable", "--incognito"),
    ("brave-browser", "--incognito"),
    ("microsoft-edge", "--inprivate"),
)
_MAC_PROGRAMS: Final = (
    ("/Applications/Firefox.app/Contents/MacOS/firefox", "--private-window"),
    ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "--incognito"),
    ("/Applications/Brave Browser.app/Contents/MacOS/Brave Browser", "--incognito"),
    ("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "--inprivate"),
)
_WINDOWS_PROGRAMS: Final = (
    ("Mozilla Firefox/firefox.exe", "-private-window"),
    ("Google/Chrome/Application/chrome.exe", "--incognito"),
    ("BraveSoftware/Brave-Browser/Application/brave.exe", "--incognito"),
    ("Microsoft/Edge/Application/msedge.exe", "--inprivate"),
)
_WINDOWS_FOLDERS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def open_private_window(url: str) -> bool:
    """Open an address in a private window; return False where no browser is known that has them."""
    program, option = next(_find_programs(), (None, ""))
    if program is None:
        return False
    try:
        subprocess.Popen(
            [program, option, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _find_programs() -> Iterator[tuple[str, str]]:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return  # no screen to open a window on
    for name, option in _PROGRAMS:
        if path := shutil.which(name):
            yield path, option
    for place, option in _list_places():
        if place.is_file():
            yield str(place), option


def _list_places() -> Iterator[tuple[Path, str]]:
    if sys.platform == "darwin":
        yield from ((Path(path), option) for path, option in _MAC_PROGRAMS)
    folders = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
    yield from ((Path(folder, path), option) for folder in folders for path, option in _WINDOWS_PROGRAMS)
