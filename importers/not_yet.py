"""Platforms whose exports are recognised but not read yet, so that people hear it in a clear sentence.

Each row: the platform's name, and pieces of paths (match keys, led by `/`) that only its exports have
(formats/facebook.md 1.0 "data logs").
"""

from __future__ import annotations

from typing import Final

NOT_YET: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (("Meta data logs", ("/data_logs/content/",)),)
