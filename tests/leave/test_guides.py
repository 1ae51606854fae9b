"""The guides as they ship: each is whole, sourced, dated, and leads nowhere but to the allow-list."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from exit_kit.errors import GuideError
from exit_kit.leave.deadlines import list_deadlines
from exit_kit.leave.guide import CHECKS, CLOCKS, PATHS, PLATFORMS
from exit_kit.leave.hosts import ALLOWED, find_host
from exit_kit.leave.loading import FOLDER, load_guide, load_guides, load_sources

GUIDES = load_guides()
COMPILED = date(2026, 11, 22)
# What no sentence may promise (rule 2 of the fact sheet), and words that only programs use.
PROMISES = re.compile(
    r"\b(will be (?:erased|gone|deleted) (?:on|by|within)|is safe now|we guarantee|is guaranteed|"
    r"your name is safe|unlearn|permanently erased|E2EE|DYI|JSON file|boolean|null)\b",
    re.IGNORECASE,
)


def test_there_is_a_guide_for_every_path_of_every_platform():
    assert [(guide.platform, guide.path) for guide in GUIDES] == [
        (one, path) for one in PLATFORMS for path in PATHS
    ]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_says_for_whom_it_is_and_every_step_has_a_source_and_a_day(guide):
    assert guide.about.endswith(".")
    sources = load_sources()
    for step in guide.steps:
        newest = max(sources[key].seen_on for key in step.sources)
        assert step.checked_on <= min(newest, COMPILED), step.id
        assert step.confidence != "high" or step.sources != ("unconfirmed",), step.id
        assert "unconfirmed" not in step.sources or step.confidence != "high", step.id


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_sentences_are_whole_plain_and_promise_nothing(guide):
    texts = [guide.title, guide.about, *guide.warnings]
    for step in guide.steps:
        texts += [step.title, step.do, step.why, step.wait or "", step.verify or "", step.evidence or ""]
        assert step.do.endswith("."), step.id
        assert step.why.endswith("."), step.id
        assert not step.title.endswith("."), step.id
    assert [text for text in texts if PROMISES.search(text) or "{" in text or "  " in text] == []


def test_what_ends_an_account_is_irreversible_starts_a_clock_and_comes_after_the_archive():
    for platform in PLATFORMS:
        guide = load_guide("delete", platform)
        ids = [step.id for step in guide.steps]
        ending = guide.find("delete")
        assert ending.irreversible
        assert ending.starts == ("whatsapp-deletion" if platform == "whatsapp" else "deletion")
        first = "saved-first" if platform == "meta" else "ready-to-go"
        assert ids.index(first) < ids.index("delete")
    assert all(
        not step.irreversible
        for guide in GUIDES
        if guide.path in ("request", "deactivate")
        for step in guide.steps
    )


def test_the_order_across_platforms_is_right():
    instagram = [step.id for step in load_guide("delete", "instagram").steps]
    assert instagram.index("threads-first") < instagram.index("delete")
    for platform in ("facebook", "instagram"):
        ids = [step.id for step in load_guide("delete", platform).steps]
        assert ids.index("object-first") < ids.index("ai-delete") < ids.index("delete")
    whatsapp = [step.id for step in load_guide("delete", "whatsapp").steps]
    assert whatsapp[0] == "report-first"


def test_the_checks_that_guides_name_exist():
    from exit_kit.leave.check import CHECKS as ROWS

    assert set(CHECKS) - {"all"} == {row.name for row in ROWS}


def test_the_steps_that_settle_a_deadline_are_steps_of_the_guides_whose_clock_it_is():
    clocks = {step.starts for guide in GUIDES for step in guide.steps if step.starts}
    assert clocks <= set(CLOCKS)
    for clock in clocks - {"upkeep"}:
        guides = [guide for guide in GUIDES if any(step.starts == clock for step in guide.steps)]
        for guide in guides:
            for deadline in list_deadlines(clock, COMPILED, guide.platform, "X"):
                known = {step.id for step in guide.steps}
                assert not deadline.settled_by or known & set(deadline.settled_by), (
                    guide.name,
                    deadline.name,
                )


def test_every_command_that_a_guide_names_exists():
    from exit_kit.cli.commands import COMMANDS

    for guide in GUIDES:
        text = " ".join(f"{step.do} {step.why} {step.verify or ''}" for step in guide.steps)
        for command, platform in re.findall(r"`exit-kit ([a-z]+)(?: ([a-z-]+))?`", text):
            assert command in COMMANDS, (guide.name, command)
            assert command not in PATHS or platform in PLATFORMS, (guide.name, command, platform)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.facebook.com/",
        "https://facebook.com.example.org/",
        "https://www.facebook.com@example.org/",
        "https://example.org/www.facebook.com",
        "https://privacy.facebook.com/",
        "https://www.facebook.com:8443/",
        "https://www.facebook.com\\@example.org/",
        "https://www.faceboоk.com/",
        "https://www.facebook.com/\n.example.org",
        "javascript:alert(1)",
        "https://[/",
        "",
    ],
)
def test_an_address_outside_the_allow_list_is_refused(url):
    assert find_host(url) is None


def test_every_address_of_a_guide_is_on_the_allow_list():
    hosts = {find_host(step.url) for guide in GUIDES for step in guide.steps if step.url}
    assert None not in hosts
    assert hosts <= ALLOWED


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "guides"
    shutil.copytree(FOLDER, copy)
    return copy


BROKEN = {
    "another address": ('url = "https://www.threads.com/settings/account"', 'url = "https://evil.example/"', "host"),
    "no day": ("checked_on = 2026-08-21", "", "checked_on"),
    "a later day": ("checked_on = 2026-08-21", "checked_on = 2026-11-22", "later than its newest source"),
    "a day as text": ("checked_on = 2026-08-21", 'checked_on = "soon"', "must be a date"),
    "no source": ('sources = ["justdeleteme"]', "", "needs `sources`"),
    "an unknown source": ('sources = ["justdeleteme"]', 'sources = ["hearsay"]', "not in sources.toml"),
    "an unknown field": ("irreversible = true", "irreversable = true", "means nothing"),
    "a text for a truth": ("irreversible = true", 'irreversible = "yes"', "true or false"),
    "a clock that is none": ('starts = "deletion"', 'starts = "whenever"', "one of"),
    "confidence": ('confidence = "high"', 'confidence = "sure"', "one of"),
    "no such country": ('not_in = ["EEA"]', 'not_in = ["XX"]', "no country"),
    "an id that is a number": ('id = "screen"', 'id = "7"', "beginning with a letter"),
    "a text that steers the terminal": ('id = "screen"\ntitle = "', 'id = "screen"\ntitle = "\\u001b[2J', "one line"),
    "two lists of countries": ('not_in = ["EEA"]', 'not_in = ["EEA"]\ncountries = ["NZ"]', "not both"),
    "a list for a name": ('use = "tell"', 'use = ["tell"]', "no shared step"),
    "a list for the platform": ('platform = "threads"', 'platform = ["threads"]', "among those"),
    "a number for the steps": ("warnings = [", "step = 5\nwarnings = [", "TOML"),
    "shows": ('shows = ["posts"]', 'shows = ["dreams"]', "one of"),
    "no such shared step": ('use = "ready-to-go"', 'use = "nothing"', "no shared step"),
    "a step twice": ('id = "screen"', 'id = "delete"', "id of its own"),
    "ticked by nothing": ('"object/threads/confirmation"', '"object/threads/hope"', "no step of any guide"),
    "no TOML": ('platform = "threads"', "platform = threads", "not TOML"),
    "another platform": ('platform = "threads"', 'platform = "orkut"', "must be among"),
    "a wrong name": ('path = "delete"', 'path = "park"', "must be called"),
    "a menu": ("menu.web = ", "menu.fridge = ", "web, ios and android"),
    "a list": ("warnings = [", "warnings = [1, ", "list of sentences"),
    "a step that is none": ("[[step]]\nid = \"screen\"", "[[steps]]\nid = \"screen\"", "means nothing"),
    "an empty text": ('title = "Delete the profile"', 'title = " "', "must be a text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_a_guide_is_a_sentence_that_names_the_file(folder, name):
    before, after, words = BROKEN[name]
    path = folder / "delete-threads.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(GuideError, match=re.escape(words)) as refused:
        load_guides(folder)
    assert "delete-threads.toml" in refused.value.what
    assert refused.value.exit_code == 5


def test_a_step_that_was_checked_long_ago_says_so():
    step = load_guide("delete", "facebook").find("delete")
    assert not step.is_old(date(2026, 11, 23))
    assert not step.is_old(date(2027, 2, 18))
    assert step.is_old(date(2027, 2, 19))


def test_what_is_shared_with_other_servers_is_deleted_before_sharing_ends():
    steps = [step.id for step in load_guide("park", "threads").steps]
    assert steps.index("open-archive") < steps.index("posts") < steps.index("fediverse")


def test_conversations_with_the_ai_are_saved_and_objected_to_before_they_are_deleted():
    for path, saved in (("delete", "saved-first"), ("park", "saved-first")):
        steps = [step.id for step in load_guide(path, "meta").steps]
        assert steps.index(saved) < steps.index("object-first") < steps.index("ai-delete"), path


@pytest.mark.parametrize("platform", ["facebook", "instagram", "threads", "meta"])
def test_silence_has_a_next_step_wherever_a_law_gives_one(platform):
    guide = load_guide("object", platform)
    for country in ("DE", "GB", "BR"):
        applying = [step.id for step in guide.steps if step.exists_in(country)]
        assert sum(name.startswith("no-answer") for name in applying) == 1, country
