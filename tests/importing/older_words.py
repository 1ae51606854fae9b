"""Write down the words of dates that older releases of CLDR had and today's has not (`older_words.json`).

    python -m tests.importing.older_words FOLDER...

Each folder holds an older babel, unpacked (`pip download --no-deps Babel==2.6.0`, then `unzip`), the newest first.
The file was made from 2.12.1, 2.9.1 and 2.6.0, which bring CLDR 42, 37 and 32: those of the years of Meta's pages.
`languages.json` is to be made anew afterwards (`test_language_data.py`).
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from exit_kit.importing import cldr, cldr_words
from exit_kit.importing.date_words import make_key
from exit_kit.importing.languages import OFFERED

KINDS = ("months", "weekdays", "periods", "fillers")
TARGET = Path(cldr_words.__file__).with_name("older_words.json")


def read_words(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each language that an older babel knows, and the words of its dates."""
    data = folder / "babel" / "locale-data"
    cldr._read_root.cache_clear()
    cldr._read_file = partial(_unpickle, data)
    for code in OFFERED:
        if (data / f"{code}.dat").exists():
            found = cldr_words.collect_date_words(code, older={})
            yield code, {kind: found[kind] for kind in KINDS}  # type: ignore[literal-required]


def _unpickle(data: Path, name: str) -> Any:
    """Return what the file of a language holds; nothing where a language has a parent since then (`no`)."""
    path = data / f"{name}.dat"
    return pickle.loads(path.read_bytes()) if path.exists() else {}


def find_new(older: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """Return the words that are not known yet as anything else, and count them as known."""
    found: dict[str, Any] = {}
    for kind in KINDS:
        words = [word for word in older[kind] if make_key(word) not in known]
        if words:
            found[kind] = words if kind == "fillers" else {word: older[kind][word] for word in words}
            known |= {make_key(word) for word in words}
    return found


def main(folders: list[Path]) -> None:
    """Collect, language by language, what each older release adds."""
    now = {code: cldr_words.collect_date_words(code, older={}) for code in OFFERED}
    known = {
        code: {make_key(word) for kind in KINDS for word in one[kind]}  # type: ignore[literal-required]
        for code, one in now.items()
    }
    added: dict[str, dict[str, Any]] = {}
    for folder in folders:
        for code, older in read_words(folder):
            for kind, words in find_new(older, known[code]).items():
                mine = added.setdefault(code, {})
                mine[kind] = (
                    [*mine.get(kind, ()), *words] if kind == "fillers" else mine.get(kind, {}) | words
                )
    lines = (f"{json.dumps(code)}: {json.dumps(one, ensure_ascii=False)}" for code, one in added.items())
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
