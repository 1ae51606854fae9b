"""What takes long to count is counted once for each state of the database file, and kept in memory.

An import changes the file's stamp, and with it everything is counted anew.  Nothing is written beside the database.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeVar

from exit_kit.browse.fresh import read_stamp
from exit_kit.browse.metadata import DATABASE

T = TypeVar("T")
_MOST: Final = 24
_KNOWN: Final[OrderedDict[tuple[object, ...], Any]] = OrderedDict()
_LOCK: Final = threading.RLock()  # one count at a time: a second asker waits and finds it done


def remember(path: Path, name: str, count: Callable[[sqlite3.Connection], T]) -> T:
    """Return what `count` gives for a database, from memory where the file has not changed since."""
    key = (str(path), read_stamp(path), name)
    with _LOCK:
        if key not in _KNOWN:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
                db.row_factory = sqlite3.Row
                _KNOWN[key] = count(db)
            while len(_KNOWN) > _MOST:
                _KNOWN.popitem(last=False)
        _KNOWN.move_to_end(key)
        found: T = _KNOWN[key]
        return found


async def recall(datasette: Any, name: str, count: Callable[[sqlite3.Connection], T]) -> T:
    """Do as `remember` for the database that is shown, without holding up other requests."""
    path = Path(datasette.get_database(DATABASE).path)
    return await asyncio.to_thread(remember, path, name, count)
