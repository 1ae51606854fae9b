"""Is it safe to go: the table of checks, and the one function that asks them all.

A check is a row: its name, the question, why it matters, the function that looks, for which platforms it is, and what
the owner's word changes.  "Settles": only a person can know, so `--confirm` makes it green.  "Accepts": the archive
shows a loss, and the owner may accept it; it becomes yellow, never green.  Neither: only a better export changes the
answer.  Reads the database, and the disk only to see whether the parts are still there.  Changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from exit_kit.leave.checks import access, chats, handover, network, phone_chats, quality, span, ties
from exit_kit.leave.confirmations import read_confirmations, read_deep_looks
from exit_kit.leave.loading import load_guides
from exit_kit.leave.plan import read_today
from exit_kit.leave.readiness import Check, Confirmation, Light, Readiness, Seen
from exit_kit.leave.subject import Subject, list_distinct, read_subject
from exit_kit.report.words import format_day

SETTLES: Final = "settles"
ACCEPTS: Final = "accepts"
NOTHING: Final = ""
_META: Final = frozenset({"facebook", "instagram", "threads"})
_NETWORKS: Final = frozenset({"instagram", "threads"})
_BIG: Final = frozenset({"facebook", "instagram"})
_ALL: Final = frozenset({*_META, "whatsapp"})


class Row(NamedTuple):
    """One check of the table."""

    name: str
    title: str
    why: str
    look: Callable[[Subject], Seen]
    platforms: frozenset[str]
    word: str


CHECKS: Final = (
    Row("export", "Is an export here?",
        "Without it, everything goes with the account.", handover.look_for_export, _ALL, NOTHING),
    Row("parts", "Are all parts there?",
        "A large download comes in several zips, and photos are often in another one than the text about them.",
        handover.look_at_parts, _META, ACCEPTS),
    Row("parts", "Is every chat here?", "A phone exports one chat at a time. What was not exported is lost.",
        phone_chats.look_at_chat_parts, frozenset({"whatsapp"}), ACCEPTS),
    Row("integrity", "Can every file be read to its end?",
        "A download that broke off may look whole and still lack its last photos.",
        handover.look_at_integrity, _ALL, NOTHING),
    Row("reading", "Could everything be read?",
        "A file that cannot be read cannot be fetched again later.",
        handover.look_at_reading, _ALL, ACCEPTS),
    Row("media", "Are photos and files there?", "What is missing here is gone with the account.",
        handover.look_at_media, _META, ACCEPTS),
    Row("range", "Are all years there?",
        "Unless one changes it, an export covers the last months or the last year only.",
        span.look_at_range, _META, ACCEPTS),
    Row("lists", "Are followers, posts and likes here?",
        "A request can leave out any of them, and afterwards nobody can ask for them.",
        network.look_at_lists, _NETWORKS, SETTLES),
    Row("fresh", "Is the export recent?",
        "A deletion takes along what was written and received after the export.",
        span.look_at_freshness, _META, ACCEPTS),
    Row("fresh", "Are the exports of the chats recent?",
        "A deletion takes along what was written and received after the export.",
        phone_chats.look_at_chat_freshness, frozenset({"whatsapp"}), ACCEPTS),
    Row("media", "Are photos and files there?",
        "A chat exported without media names its photos and files at most, and has none of them.",
        phone_chats.look_at_left_out, frozenset({"whatsapp"}), ACCEPTS),
    Row("closed-chats", "Can every chat be exported?",
        "Advanced chat privacy, which anybody in a chat can turn on, forbids to export it.",
        phone_chats.look_at_closed_chats, frozenset({"whatsapp"}), ACCEPTS),
    Row("format", "Is the export in JSON?", "HTML is made for reading: times and much detail are left out.",
        handover.look_at_format, _META, ACCEPTS),
    Row("quality", "Are photos and videos large?",
        "Low quality makes photos smaller, and nobody can make them larger again.",
        quality.look_at_quality, _META, SETTLES),
    Row("encrypted", "Are encrypted chats here too?",
        "The usual export ends on the day on which a chat was encrypted. The rest is a download of "
        "its own, with a PIN.",
        chats.look_at_encrypted, frozenset({"facebook"}), ACCEPTS),
    Row("encrypted", "Are encrypted chats here too?", "They were never part of the usual export.",
        chats.look_at_instagram_encrypted, frozenset({"instagram"}), SETTLES),
    Row("cut-chats", "Are chats here from their beginning?",
        "A phone exports about 10,000 messages of a chat with media, or 40,000 without, the newest "
        "ones, and does not say so.",
        phone_chats.look_at_cut_chats, frozenset({"whatsapp"}), ACCEPTS),
    Row("accounts", "Is every profile and account here?",
        "An export is of one profile. A deletion takes along other profiles that hang on the account.",
        access.look_at_accounts, frozenset({"facebook"}), SETTLES),
    Row("accounts", "Is every profile and account here?",
        "An export is of one account or profile, and so is a deletion.",
        access.look_at_accounts, frozenset({"instagram", "threads"}), SETTLES),
    Row("accounts", "Is every number that you use here?",
        "A WhatsApp account is one telephone number: each is exported, and deleted, by itself.",
        access.look_at_numbers, frozenset({"whatsapp"}), SETTLES),
    Row("threads", "Is your Threads profile decided about?",
        "It is expected to go along when its Instagram login goes, and then you had no say in how.",
        network.look_at_threads, frozenset({"instagram"}), SETTLES),
    Row("fediverse", "Are copies on other servers thought of?",
        "Meta cannot delete what other servers copied, and after the profile is gone nobody tells them to.",
        network.look_at_fediverse, frozenset({"threads"}), SETTLES),
    Row("apps", "Do apps and sites need this login?",
        "You would be locked out there. And logging in through it later may call a deletion off.",
        ties.look_at_apps, _META, SETTLES),
    Row("pages", "Are Pages handed over?",
        "What was posted as a Page is not deleted with your account, and a Page that only you run is "
        "left without anybody.",
        ties.look_at_pages, frozenset({"facebook"}), SETTLES),
    Row("groups", "Are groups handed over?", "A group whose only admin leaves has nobody to look after it.",
        ties.look_at_groups, frozenset({"facebook", "whatsapp"}), SETTLES),
    Row("ads", "Is advertising closed?",
        "A running campaign costs money, and an ad account with a balance cannot be closed.",
        ties.look_at_ads, _BIG, SETTLES),
    Row("payments", "Are payments settled?", "Balances and receipts cannot be reached without the account.",
        ties.look_at_payments, _BIG, SETTLES),
    Row("marketplace", "Is Marketplace settled?",
        "Buyers and sellers cannot reach you afterwards, and you lose what was agreed.",
        ties.look_at_marketplace, frozenset({"facebook"}), SETTLES),
    Row("subscriptions", "Are subscriptions cancelled?",
        "An app store may go on charging for an account that is gone.",
        ties.look_at_subscriptions, _BIG, SETTLES),
    Row("headset", "Does a Quest headset need this login?",
        "Purchases, achievements and credit go with the login they hang on.",
        ties.look_at_headset, _BIG, SETTLES),
    Row("sessions", "Are other devices logged out?",
        "A device that is still logged in may call a deletion off by itself.",
        access.look_at_sessions, frozenset({"facebook"}), SETTLES),
    Row("sessions", "Are other devices logged out?",
        "A device that is still logged in may call a deletion off by itself.",
        network.look_at_devices, _NETWORKS, SETTLES),
    Row("recovery", "Do e-mail, phone and codes work?",
        "Deleting asks for the password and often for a code, and so does calling it off.",
        access.look_at_recovery, _META, SETTLES),
    Row("ai-chats", "Are conversations with Meta AI saved and deleted?",
        "They have an export and a deletion of their own.",
        chats.look_at_ai, _ALL, SETTLES),
)  # fmt: skip
_MENDING: Final = {"request": 0, "delete": 1}
PLATFORMS: Final = ("facebook", "instagram", "threads", "whatsapp")


def list_rows(platform: str) -> list[Row]:
    """Return the checks of a platform, in their order."""
    return [row for row in CHECKS if platform in row.platforms]


def find_row(platform: str, name: str) -> Row | None:
    """Return the check of that name."""
    return next((row for row in list_rows(platform) if row.name == name), None)


def list_platforms(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the platforms of which there is an export, in our order."""
    here = {row[0] for row in db.execute("SELECT DISTINCT platform FROM exports")}
    return tuple(platform for platform in PLATFORMS if platform in here)


def check_readiness(db: sqlite3.Connection, platform: str, *, today: date | None = None) -> Readiness:
    """Ask every check of a platform; `today` is the day where the person is, unless given."""
    steps = find_steps(platform)
    subject = read_subject(
        db, platform, today or read_today(), read_confirmations(db, platform), read_deep_looks(db)
    )
    names = list_distinct(access.describe_account(one) for one in subject.accounts)
    return Readiness(
        platform, names, tuple(_ask(subject, row, steps.get(row.name)) for row in list_rows(platform))
    )


def find_steps(platform: str) -> dict[str, str]:
    """Return by check the step of a guide that mends it: of the request first, then of the deletion."""
    found: dict[str, str] = {}
    for guide in sorted(load_guides(), key=lambda one: _MENDING.get(one.path, len(_MENDING))):
        if guide.platform == platform and guide.path in _MENDING:
            for step in guide.steps:
                for name in (*step.checks, step.id):
                    found[name] = found.get(name, f"{guide.name}: {step.id}")
    return found


def _ask(subject: Subject, row: Row, step: str | None) -> Check:
    seen = row.look(subject)
    check = Check(
        row.name, row.title, seen.light, seen.saw, seen.names, row.why, seen.mend, bool(row.word), step
    )
    told = subject.confirmations.get(row.name)
    if told is None or seen.light is Light.GREEN or not row.word or row.name == "accounts":
        return check
    return _take_word(check, told, row.word)


def _take_word(check: Check, told: Confirmation, word: str) -> Check:
    """Change an answer by what the owner said, unless something came to light since."""
    day = format_day(told.at)
    new = tuple(name for name in check.names if name not in told.names)
    if new and told.names:
        says = f"{check.saw} You confirmed this on {day}; since then there is more: see below."
        return replace(check, saw=says, names=new)
    if new:
        return replace(check, saw=f"{check.saw} You confirmed this on {day}, before these were known.")
    light = Light.GREEN if word == SETTLES else Light.YELLOW
    how = "You said that this is settled" if word == SETTLES else "You accepted this"
    return replace(check, light=light, saw=f"{check.saw} {how}, on {day}.", confirmed=told)


def describe_lights(found: Readiness) -> Mapping[Light, list[Check]]:
    """Return the checks by answer, the gravest first."""
    return {light: [check for check in found.checks if check.light is light] for light in Light}
