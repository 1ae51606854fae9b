"""What a device is called, by its name or by what its browser or app says of itself."""

from __future__ import annotations

import re
from typing import Final

_SYSTEMS: Final = (
    ("FBDV/([^;\\]]+)", None),
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip
# A browser says "(Linux; Android 14; Pixel 8)", an app "Android (34/14; 420dpi; 1080x2400; Google; Pixel 8; …)".
_MODELS: Final = (
    r"(iPhone\d+,\d+|iPad\d+,\d+)",
    r"Android \(\d+/[^;]+; [^;]+dpi; \d+x\d+; ([^;]{2,30}; [^;]{2,40});",
    r"Android [\d.]+; ([^;)]{2,40})[;)]",
)


def name_device(device: str | None, user_agent: str | None) -> str | None:
    """Return what a device is called: its name, else its system by what its browser says of itself."""
    if device:
        return device
    for pattern, name in _SYSTEMS:
        match = re.search(pattern, user_agent or "")
        if match:
            return name or match[1]
    return None


def name_model(user_agent: str | None) -> str | None:
    """Return the model that a browser or app names.

    >>> name_model("Mozilla/5.0 (Linux; Android 14; Pixel 8) Instagram 400.0")
    'Pixel 8'
    >>> name_model("Instagram 300.0 Android (33/13; 420dpi; 1080x2130; samsung; SM-G991B; o1s; exynos; en_US)")
    'samsung SM-G991B'
    """
    found = (re.search(pattern, user_agent or "") for pattern in _MODELS)
    return next((" ".join(match[1].replace(";", "").split()) for match in found if match), None)


__all__ = ["name_device", "name_model"]
