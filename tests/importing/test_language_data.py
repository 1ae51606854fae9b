"""The languages that ship with the program say what CLDR says, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from babel import localedata
from babel.core import get_cldr_version

from exit_kit.importing import language_data
from exit_kit.importing.cldr_words import collect_language
from exit_kit.importing.languages import OFFERED

SHIPPED = Path(language_data.__file__).with_name("languages.json")
CLDR = "47"  # the release that the file was made from


def test_the_shipped_languages_are_those_of_cldr(request: pytest.FixtureRequest) -> None:
    if get_cldr_version() != CLDR:
        pytest.skip(f"babel brings CLDR {get_cldr_version()}, the file was made from {CLDR}")
    made = {code: collect_language(code) for code in OFFERED if localedata.exists(code)}
    lines = (f"{json.dumps(code)}: {json.dumps(one, ensure_ascii=False)}" for code, one in made.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if request.config.getoption("--update-golden"):
        SHIPPED.write_text(text, encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == text
