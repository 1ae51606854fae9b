"""Scripts that are written without spaces between words, which a search index has to know."""

from __future__ import annotations

import re
from typing import Final

# Thai, Lao, Myanmar, Khmer, kana, Han (with extensions and compatibility forms).
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
has_unspaced: Final = re.compile(f"[{UNSPACED}]").search
