"""One language's data of CLDR, as babel delivers it, read without babel's own cache.

babel shares what a language inherits between all languages, and writes into it what it has once looked up: after the
Hebrew months were asked for, the Japanese ones are Hebrew.  So the files are read and merged here, by the same rules
and babel's own functions; nothing is shared.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

_ROOT = "root"


def read_locale_data(language: str) -> Any:
    """Return the data of a language by its CLDR code, what it inherits included; aliases resolve when looked at."""
    from babel.localedata import LocaleDataDict

    return LocaleDataDict(_read_merged(language))


def _read_merged(name: str) -> dict[Any, Any]:
    from babel.localedata import merge, resolve_locale_filename

    data = {} if name == _ROOT else _read_merged(_find_parent(name))
    # A file of the installed package, as babel itself reads it.
    own = pickle.loads(Path(resolve_locale_filename(name)).read_bytes())  # noqa: S301
    if name == _ROOT:
        return dict(own)
    merge(data, own)
    return data


def _find_parent(name: str) -> str:
    from babel.core import get_global

    exceptions: Any = get_global("parent_exceptions")
    return str(exceptions.get(name) or name.rpartition("_")[0] or _ROOT)


__all__ = ["read_locale_data"]
