"""Which way out suits somebody: delete, park, deactivate, or some of each, with the reasons (section 5.5 of the facts).

It is advice.  Nothing is stored, nothing is begun, and no answer is wrong: each advice says why, so that a person can
think otherwise.  Safety comes first, then what depends on the account, then the name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from exit_kit.leave.guide import ORDER


class Question(NamedTuple):
    """One question: its name for the command line, how it is asked, and what it is about."""

    name: str
    text: str
    about: str


QUESTIONS: Final = (
    Question("danger", "Is somebody threatening, stalking or watching you through these accounts?",
             "Then being gone counts more than a name."),
    Question("pause", "Do you only want a pause, and may come back?", "A pause deletes nothing."),
    Question("name", "Is your user name your real name or a brand, or do you fear that somebody might pose as you?",
             "A deleted account's name may be taken by others."),
    Question("upkeep", "Would you log in every three months, for years, to keep an empty account alive?",
             "An account that nobody looks after is not safe."),
    Question("business", "Does a Page, a group, an ad account or a business depend on your account?",
             "It needs another admin before you go."),
    Question("headset", "Do you want to go on using a Quest headset or what you bought for it?",
             "Purchases hang on the Meta account, or on the login it uses."),
    Question("whatsapp-name", "Do you want the same user name on WhatsApp?",
             "A name in use on Instagram or Facebook can be claimed on WhatsApp by its owner only."),
    Question("reach", "Are there people whom you can reach by WhatsApp only?", "They would not find you any more."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """What suits one platform: the path of its guide, the reasons, and what to do before."""

    platform: str
    path: str
    reasons: tuple[str, ...]
    before: tuple[str, ...] = ()


def decide(answers: Mapping[str, bool], platforms: tuple[str, ...] = ORDER) -> tuple[Advice, ...]:
    """Return what suits each platform, in the order in which to go; questions without an answer count as no."""
    yes = {name for name, answer in answers.items() if answer}
    asked = tuple(platform for platform in ORDER if platform in platforms)
    return tuple(Advice(platform, *_advise(platform, yes)) for platform in asked)


def _advise(platform: str, yes: set[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    before = tuple(_list_before(platform, yes))
    if "danger" in yes:
        return (
            "delete",
            ("You are in danger through it: being gone counts more than a name.",),
            (_PROOF, *before),
        )
    if "pause" in yes:
        return "deactivate", (_PAUSES.get(platform, _PAUSE),), ()
    reasons = tuple(_list_reasons_to_keep(platform, yes))
    if reasons and ("upkeep" in yes or platform in ("whatsapp", "meta")):
        return "park", reasons, ()
    if reasons:
        lost = "You would not look after it, and an account that nobody looks after is not safe: so rather delete it."
        return "delete", (lost, *(f"You would give up this: {reason}" for reason in reasons)), before
    return "delete", (_NOTHING_KEEPS[platform],), before


_PROOF: Final = (
    "Save the threats as proof (export and screenshots), and tell somebody whom you trust, or the police."
)
_PAUSE: Final = "You may come back. It is hidden meanwhile, and nothing is deleted."
_PAUSES: Final = {
    "whatsapp": "WhatsApp has no pause. The guide says what to do instead, so that it is not deleted for lack of use.",
}
_NOTHING_KEEPS: Final = {
    "threads": "Nothing that you said keeps you. It can go without touching Instagram.",
    "instagram": "Nothing that you said keeps you. Assume that the name is lost then.",
    "facebook": "Nothing that you said keeps you. Messenger and additional profiles go with it.",
    "meta": "Nothing that you said keeps you. A headset does not work without it.",
    "whatsapp": "Nothing that you said keeps you. It is gone at once, without 30 days to think it over.",
}


def _list_reasons_to_keep(platform: str, yes: set[str]) -> Iterator[str]:
    if platform in ("instagram", "facebook") and "name" in yes:
        yield "The name matters to you. No way makes it safe; an account that is looked after is the best there is."
    if platform == "instagram" and "whatsapp-name" in yes:
        yield "The same name on WhatsApp can be claimed by the owner of this account only."
    if platform == "facebook" and "business" in yes:
        yield "A Page, a group or a business depends on it. Once somebody else runs them, you can still delete it."
    if platform == "meta" and "headset" in yes:
        yield "The headset and what you bought hang on it."
    if platform == "whatsapp":
        if "reach" in yes:
            yield "People reach you by it only."
        if "whatsapp-name" in yes:
            yield "You want the name there."


def _list_before(platform: str, yes: set[str]) -> Iterator[str]:
    if platform == "facebook" and "business" in yes:
        yield "Hand over Pages, groups and the business first; the guide has the steps."
    if platform in ("facebook", "instagram") and "headset" in yes:
        yield "Let the headset log in without this account first; the guide has the step."
    if platform == "instagram" and "whatsapp-name" in yes:
        yield "Reserve the name on WhatsApp first: exit-kit park whatsapp."
    if platform == "meta" and "headset" in yes:
        yield "The headset does not work without this account, and what you bought is lost."
    if platform == "whatsapp" and "reach" in yes:
        yield "Tell those whom you reach by it only how else to reach you."


def list_hints(db: sqlite3.Connection) -> dict[str, str]:
    """Return what the archive shows about a question, so that the person remembers."""
    hints = {}
    pages = db.execute(
        "SELECT count(DISTINCT name) FROM connections WHERE kind IN ('page owned', 'group admin')"
    ).fetchone()[0]
    if pages:
        hints["business"] = f"Your archive shows Pages or groups that you run: {pages}."
    return hints


def describe_advice(advice: tuple[Advice, ...]) -> list[dict[str, object]]:
    """Return advice as JSON data."""
    return [
        {
            "platform": one.platform,
            "path": one.path,
            "reasons": list(one.reasons),
            "before": list(one.before),
            "command": f"exit-kit {one.path} {one.platform}",
        }
        for one in advice
    ]
