"""Opens the browser, where there is one to be seen."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser


def open_browser(address: str) -> bool:
    """Open an address in the owner's browser without waiting for it; False where there is no screen.

    Without a screen (a server, a text console) Python would start a text browser in the terminal that we talk to.
    """
    if sys.platform not in ("win32", "darwin") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return True
