"""Letters: every kind under every law as it was read and found right, filled from the archive, and the log."""

from __future__ import annotations

import email
import email.policy
import json
import os
import re
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from exit_kit.errors import GuideError
from exit_kit.leave.countries import EEA
from exit_kit.leave.evidence import read_evidence
from exit_kit.leave.hosts import find_host
from exit_kit.leave.letters import desk, log
from exit_kit.leave.letters.compose import Previous, Wishes, compose_letter
from exit_kit.leave.letters.formats import FORMATS, render_letter, to_eml, to_html, to_markdown, to_text
from exit_kit.leave.letters.places import find_regulator, read_place
from exit_kit.leave.letters.sender import Profile, Sender
from exit_kit.leave.letters.templates import KINDS, PLAIN, load_kinds, load_laws
from exit_kit.store.database import open_for_writing

GOLDENS = Path(__file__).parent / "goldens"
TODAY = date(2026, 11, 23)
PLACES = {"gdpr": "DE", "uk": "GB", "ccpa": "US-CA", "lgpd": "BR", "nz": "NZ", "au": "AU"}
MIRA = Sender(
    "Mira Halvorsen", ("mira@example.org",),
    (
        Profile("facebook", "Mira Halvorsen", "mira.halvorsen.invented", "https://www.facebook.com/mira.halvorsen.invented"),
        Profile("instagram", "Mira", "mira_invented", None),
    ),
    "15 June 2025", "2008", "1 November 2026",
    {"messages": 1204, "posts": 80, "comments": 1, "media": 56, "advertisers": 5, "off_meta": 3,
     "interests": 10, "ai": 1},
)  # fmt: skip
LATE = Previous(
    "Request for access", "1 October 2026", "2 November 2026", "X-1", reminded_on="3 November 2026"
)
REFUSED = replace(
    LATE, answer="refused", answered_on="20 October 2026", complained_on="21 October 2026", reminded_on=None
)


def write(kind, law, sender=MIRA, platform="facebook", **options):
    return compose_letter(kind, read_place(PLACES.get(law, law)), platform, sender, TODAY, **options)


def list_variants(law):
    """Yield each letter of a law by a name: the kinds, and those that say something else in another situation."""
    for name, kind in load_kinds().items():
        if law not in kind.templates:
            continue
        yield name, write(name, law, previous=LATE if kind.follows else None)
        if name in ("complaint", "controller-complaint"):
            yield f"{name} after a refusal", write(name, law, previous=REFUSED)
    yield "reminder of a request", write("reminder", law, previous=replace(LATE, due=None, is_plain=True))
    if law == "gdpr":
        yield (
            "ai-objection with reasons",
            write("ai-objection", law, wishes=Wishes(reason="I lost my job over a post.")),
        )
        yield (
            "correction with details",
            write("correction", law, wishes=Wishes(details="I never lived in Oslo.")),
        )
        bare = Sender(profiles=(Profile("whatsapp"),))
        yield (
            "erasure of somebody locked out",
            write("erasure", law, bare, "whatsapp", wishes=Wishes(is_locked_out=True)),
        )


@pytest.mark.parametrize("law", PLACES)
def test_every_letter_is_the_one_that_was_read_and_found_right(golden, law):
    golden(
        GOLDENS / f"letters_{law}.json", {name: to_text(one).splitlines() for name, one in list_variants(law)}
    )


def test_the_formats_of_one_letter_are_those_that_were_looked_at(golden):
    letter = write("access", "gdpr")
    golden(
        GOLDENS / "letter_formats.json",
        {form: render_letter(letter, form).decode().splitlines() for form in FORMATS},
    )


@pytest.mark.parametrize("law", PLACES)
def test_a_letter_claims_no_right_of_another_law_and_none_that_does_not_exist(law):
    for name, letter in list_variants(law):
        text = to_text(letter)
        if law not in ("gdpr", "uk"):
            assert "GDPR" not in text, name
        if law == "gdpr":
            assert "UK GDPR" not in text, name
        if letter.law is None:
            flat = " ".join(text.split())
            assert not re.search(r"under (Article|section|.*principle)|you have to|I object|entitle", flat), (
                name
            )
            assert letter.due is None or name.startswith("reminder"), name
        assert "passport" not in text or "no copy of a passport" in " ".join(text.split())
    plain = {
        name for name, kind in load_kinds().items() if law in kind.templates and kind.templates[law].is_plain
    }
    assert plain == {
        "gdpr": set(), "uk": set(), "lgpd": set(), "ccpa": {"ai-objection"},
        "nz": {"ai-objection", "ad-objection", "erasure"}, "au": {"ai-objection", "ad-objection", "erasure"},
    }[law]  # fmt: skip


def test_no_letter_has_a_hole_a_brace_or_a_line_too_long():
    for law in PLACES:
        for name, letter in list_variants(law):
            text = to_text(letter)
            assert not re.search(r"[{}]|None|\(\)| ,|\.\.(?!\.)|\S {2,}", text), (law, name)
            assert max(map(len, text.splitlines())) <= 76, (law, name)
            assert letter.blocks


def test_whatever_is_not_known_stands_in_square_brackets_to_fill_in():
    letter = write("access", "gdpr", Sender(profiles=(Profile("facebook"),)))
    assert letter.signature == "[your name]"
    assert "[name, user name and address of the profile]" in to_text(letter)
    assert any("square brackets" in note for note in letter.notes)
    assert "download of" not in to_text(letter)


def test_what_the_archive_holds_cannot_become_markup_a_head_line_or_a_placeholder():
    evil = "<b>*Ev{law}il*</b>\r\nBcc: x@example.org"
    sender = replace(
        MIRA, name=evil.replace("\r\n", " "), profiles=(Profile("facebook", evil, "[a](b)", None),)
    )
    letter = write("access", "gdpr", sender)
    page = to_html(letter)
    assert "<b>" not in page
    assert "{law}" in page
    assert "\\[a\\](b)" in to_markdown(letter)
    assert "\\<b\\>\\*Ev" in to_markdown(letter)
    mail = email.message_from_bytes(to_eml(letter), policy=email.policy.default)
    assert mail["Bcc"] is None


def test_the_page_is_whole_and_loads_nothing():
    page = LexborHTMLParser(to_html(write("erasure", "uk")))
    assert not page.css("script, link, img, iframe, [src], [href]")
    assert len(page.css("li")) == 5 + 8
    assert "@page" in page.css_first("style").text()


def test_the_mail_is_a_draft_with_a_receiver_where_one_is_known():
    complaint = write("complaint", "IE", previous=LATE)
    mail = email.message_from_bytes(to_eml(complaint), policy=email.policy.default)
    assert mail["To"] == "info@dataprotection.ie"
    assert mail["From"] == "Mira Halvorsen <mira@example.org>"
    assert mail["X-Unsent"] == "1"
    assert " ".join(mail.get_content().split()) == " ".join(to_text(complaint).split())
    assert "To" not in email.message_from_bytes(to_eml(write("access", "gdpr")))
    odd = write("access", "gdpr", replace(MIRA, emails=("no address",)))
    assert email.message_from_bytes(to_eml(odd), policy=email.policy.default)["From"] is None


def test_the_right_company_is_written_to():
    found = {
        (law, platform): write("access", law, platform=platform).addressee.name
        for law in ("gdpr", "uk", "nz")
        for platform in ("facebook", "instagram", "whatsapp")
    }
    assert found["gdpr", "facebook"] == found["gdpr", "instagram"] == "Meta Platforms Ireland Limited"
    assert found["gdpr", "whatsapp"] == "WhatsApp Ireland Limited"
    assert found["uk", "facebook"] == found["nz", "instagram"] == "Meta Platforms, Inc."
    assert found["uk", "whatsapp"] == "WhatsApp LLC"


def test_every_country_of_the_area_has_a_law_and_an_authority():
    for code in EEA:
        place = read_place(code.lower())
        assert place.law == "gdpr"
        assert "{" not in " ".join((find_regulator(place).name, *find_regulator(place).lines))
    assert find_regulator(read_place("NO")).name == "the data protection authority of Norway"


@pytest.mark.parametrize("country", [None, "", "JP", "US", "CH", "Atlantis", "XX"])
def test_a_country_without_letters_is_a_sentence_with_the_list(run_cli, country, tmp_path):
    given = () if country is None else ("--country", country)
    done = run_cli("letter", "access", *given, "--db", tmp_path / "new.db")
    assert done.exit_code == 5
    assert "DE" in done.stderr
    assert not (tmp_path / "new.db").exists()


def test_every_address_that_is_named_may_be_opened():
    laws = load_laws()
    for one in (*laws.controllers.values(), *laws.regulators.values()):
        assert one.online is None or find_host(one.online), one.online


def test_every_kind_is_there_for_the_laws_that_know_it():
    known = {name: set(kind.templates) - {PLAIN} for name, kind in load_kinds().items()}
    assert tuple(known) == KINDS
    assert known["controller-complaint"] == {"uk", "au"}
    assert known["portability"] == {"gdpr", "uk", "lgpd"}
    assert all(
        laws == set(PLACES)
        for name, laws in known.items()
        if name not in ("controller-complaint", "portability")
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [("subject = 1", "mistake"), ("[", "cannot be read"), ('title="a"\nabout="b"\ncategories=[]', None)],
)
def test_a_letter_file_with_a_mistake_is_a_sentence(tmp_path, text, words):
    from exit_kit.leave.letters import templates

    (tmp_path / "access.toml").write_text(text, encoding="utf-8")
    if words is None:
        assert templates._read_kind(tmp_path / "access.toml").templates == {}
        return
    with pytest.raises(GuideError, match="mistake"):
        templates._read_kind(tmp_path / "access.toml")


def test_a_placeholder_that_does_not_exist_is_found_when_the_file_is_read(tmp_path):
    from exit_kit.leave.letters import templates

    source = (templates.FOLDER / "access.toml").read_text(encoding="utf-8")
    (tmp_path / "access.toml").write_text(source.replace("{export_day}", "{nonsense}"), encoding="utf-8")
    with pytest.raises(GuideError, match="nonsense"):
        templates._read_kind(tmp_path / "access.toml")


@pytest.fixture
def mine(sample_database, tmp_path):
    path = tmp_path / "mine.db"
    path.write_bytes(sample_database("facebook_2025_json").read_bytes())
    return path


def test_a_letter_is_filled_from_the_archive_saved_in_four_formats_and_noted(mine, run_cli, tmp_path):
    done = run_cli("letter", "erasure", "--country", "de", "--db", mine, "--save", tmp_path / "letters")
    assert done.exit_code == 0
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [path.suffix for path in paths] == [".txt", ".md", ".html", ".eml"]
    assert {stat.S_IMODE(os.stat(path).st_mode) for path in paths} == {0o600}
    text = paths[0].read_text(encoding="utf-8")
    for words in (
        "Mira Halvorsen",
        "mira@example.org",
        "mira.halvorsen.invented",
        "5 advertisers",
        "80 posts",
    ):
        assert words in text
    run_cli("letter", "erasure", "--country", "DE", "--db", mine)  # not sent yet: the same letter again
    found = json.loads(run_cli("letter", "--db", mine, "--json").stdout)["letters"]
    assert [(one["id"], one["kind"], one["law"], one["sent_on"]) for one in found] == [
        (1, "erasure", "gdpr", None)
    ]


def test_somebody_without_an_archive_can_write_too(run_cli, tmp_path):
    done = run_cli(
        "letter", "erasure", "--country", "GB", "--db", tmp_path / "new.db", "--locked-out", "--name", "Ada Example",
        "--email", "ada@example.org", "--url", "https://www.facebook.com/ada.invented",
    )  # fmt: skip
    assert done.exit_code == 0
    for words in ("Ada Example", "facebook.com/ada.invented", "I can no longer log in"):
        assert words in done.stdout
    assert stat.S_IMODE(os.stat(tmp_path / "new.db").st_mode) == 0o600


def follow(path, number, today, answer=None):
    """Send letter `number` on `today`, perhaps have it answered, and return the kind that follows 60 days later."""
    desk.mark_sent(path, number, on=today)
    if answer:
        desk.mark_answered(path, number, answer, on=today)
    later = date.fromordinal(today.toordinal() + 60)
    return desk.list_letters(path, later)[-1][1], later


@pytest.mark.parametrize(
    ("country", "kinds"),
    [
        ("DE", ["access", "reminder", "complaint", None]),
        ("GB", ["access", "reminder", "controller-complaint", "complaint", None]),
        ("AU", ["access", "reminder", "controller-complaint", "complaint", None]),
        ("NZ", ["access", "reminder", "complaint", None]),
    ],
)
def test_when_nobody_answers_each_letter_is_followed_by_the_next(mine, country, kinds):
    today = date(2025, 1, 1)
    number = desk.write_letter(mine, desk.Order("access", country), today).number
    for expected in kinds[1:]:
        kind, today = follow(mine, number, today)
        assert kind == expected
        if kind:
            written = desk.write_letter(mine, desk.Order(follows=number), today)
            assert written.letter.kind == kind
            assert "Request for access" in " ".join(to_text(written.letter).split())
            number = written.number


def test_what_proves_a_letter_is_kept_with_it(mine, run_cli, tmp_path):
    (tmp_path / "receipt.eml").write_bytes(b"Subject: we have it")
    run_cli("letter", "access", "--country", "DE", "--db", mine)
    done = run_cli(
        "letter", "--sent", "1", "--by", "form", "--db", mine, "--evidence", tmp_path / "receipt.eml"
    )
    assert done.exit_code == 0
    with open_for_writing(mine) as db:
        (kept,) = read_evidence(db)
    assert (kept.letter_id, kept.name) == (1, "receipt.eml")
    assert run_cli("letter", "--sent", "1", "--db", mine, "--evidence", tmp_path / "gone.eml").exit_code == 5


def test_a_refusal_leads_to_a_complaint_at_once_and_a_grant_to_nothing(mine):
    desk.write_letter(mine, desk.Order("access", "DE"), date(2025, 1, 1))
    assert follow(mine, 1, date(2025, 1, 1), "refused")[0] == "complaint"
    text = to_text(desk.write_letter(mine, desk.Order(follows=1), date(2025, 2, 1)).letter)
    assert "1 January 2025 the request was refused" in " ".join(text.split())
    desk.mark_answered(mine, 1, "granted", on=date(2025, 1, 9))
    assert desk.list_letters(mine, date(2025, 9, 9))[0][1] is None
    desk.write_letter(mine, desk.Order("erasure", "NZ"), date(2025, 1, 1))
    assert follow(mine, 3, date(2025, 1, 1))[0] == "reminder"
    desk.mark_answered(mine, 3, "refused", on=date(2025, 1, 9))
    assert "ask you kindly" in to_text(
        desk.write_letter(mine, desk.Order(follows=3), date(2025, 3, 1)).letter
    )


def test_what_cannot_be_is_a_sentence_and_changes_nothing(mine, run_cli):
    run_cli("letter", "access", "--country", "DE", "--db", mine)
    wrong = (
        ("--sent", "1", "--on", "2999-01-01"), ("--sent", "9"), ("--sent", "1", "--by", "pigeon"),
        ("--answered", "1", "--answer", "granted"), ("--next", "1"), ("--next", "7"), ("reminder", "--country", "DE"),
        ("portability", "--country", "NZ"), ("poem", "--country", "DE"),
        ("access", "--country", "DE", "--platform", "x"),
    )  # fmt: skip
    before = run_cli("letter", "--db", mine, "--json").stdout
    for arguments in wrong:
        done = run_cli("letter", *arguments, "--db", mine)
        assert (done.exit_code, done.stdout) == (5, ""), arguments
        assert "Traceback" not in done.stderr
    assert run_cli("letter", "--db", mine, "--json").stdout == before
    assert run_cli("letter", "access", "--country", "DE", "--format", "pdf", "--db", mine).exit_code == 2
    run_cli("letter", "--sent", "1", "--on", "2026-01-02", "--by", "form", "--db", mine)
    assert run_cli("letter", "--answered", "1", "--on", "2026-01-01", "--db", mine).exit_code == 5
    with open_for_writing(mine) as db:
        assert log.read_letter(db, 1).answer is None


def test_the_clock_of_the_united_kingdom_stands_still_while_they_wait(mine, run_cli):
    desk.write_letter(mine, desk.Order("access", "GB"), date(2026, 1, 5))
    desk.mark_sent(mine, 1, on=date(2026, 1, 5))
    with closing(sqlite3.connect(mine)) as db:  # a database from before
        db.execute("ALTER TABLE letters DROP COLUMN paused_days")
    assert desk.list_letters(mine)[0][0].due == date(2026, 2, 5)
    asked = ("--answer", "question", "--on", "2026-01-12", "--paused", "9")
    done = run_cli("letter", "--answered", "1", *asked, "--db", mine)
    assert done.exit_code == 0
    said = " ".join(done.stderr.split())
    assert "The clock stood still on 9 days. An answer was due by 14 Feb 2026." in said
    due = json.loads(run_cli("status", "--json", "--db", mine).stdout)["due"]
    # The three months end on Easter Sunday; the Monday is a holiday too.
    assert [one["on"] for one in due] == ["2026-02-14", "2026-04-16"]


def test_no_other_clock_stands_still(mine, run_cli):
    desk.write_letter(mine, desk.Order("access", "DE"), date(2026, 1, 5))
    desk.mark_sent(mine, 1, on=date(2026, 1, 5))
    refused = run_cli("letter", "--answered", "1", "--answer", "question", "--paused", "9", "--db", mine)
    assert refused.exit_code == 5
    assert "Only the United Kingdom" in refused.stderr
    assert desk.list_letters(mine)[0][0].answer is None
    assert run_cli("letter", "--paused", "9", "--db", mine).exit_code == 2
