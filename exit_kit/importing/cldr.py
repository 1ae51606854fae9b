"""One language's data of CLDR, as babel delivers it, read without babel's own cache.

babel shares what a language inherits between all languages, and writes into it what it has once looked up: after the
Hebrew months were asked for, the Japanese ones are Hebrew.  So the files are read and merged here, by the same rules
and babel's own functions; nothing is shared.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

_ROOT: Final = "root"
TIMES: Final = (
    "months", "days", "day_periods", "day_period_rules", "eras", "date_formats", "time_formats", "datetime_formats",
    "datetime_skeletons",
)  # fmt: skip


def read_locale_data(language: str, kinds: Sequence[str] = TIMES) -> Any:
    """Return some kinds of the data of a language by its CLDR code, what it inherits included.

    Aliases resolve when looked at.  To put together all kinds takes three times as long, for 149 languages a second.
    """
    from babel.localedata import LocaleDataDict

    return LocaleDataDict(_read_merged(language, kinds))


def _read_merged(name: str, kinds: Sequence[str]) -> dict[Any, Any]:
    from babel.localedata import merge

    data = {} if name == _ROOT else _read_merged(_find_parent(name), kinds)
    own = _read_root() if name == _ROOT else _read_file(name)
    merge(data, {kind: own[kind] for kind in kinds if kind in own})  # copies what it merges
    return data


@cache
def _read_root() -> Any:
    return _read_file(_ROOT)


def _read_file(name: str) -> Any:
    """Return what the file of a language holds, as babel itself reads it."""
    from babel.localedata import resolve_locale_filename

    return pickle.loads(Path(resolve_locale_filename(name)).read_bytes())  # noqa: S301  of the installed package


def _find_parent(name: str) -> str:
    from babel.core import get_global

    exceptions: Any = get_global("parent_exceptions")
    return str(exceptions.get(name) or name.rpartition("_")[0] or _ROOT)


__all__ = ["read_locale_data"]
