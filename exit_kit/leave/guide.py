"""What a guide is: steps in the order in which they are done, each with what is known about it and since when.

Guides are data (`exit_kit/leave/guides/*.toml`); `exit_kit.leave.loading` reads and checks them.  Two steps of
different guides may be the same step (it is then written once, in `shared.toml`); its id is the same in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

PLATFORMS: Final = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
    "meta": "Meta account",
}
# Threads before Instagram, on which it hangs; both before Facebook; a headset's account after what it logged in with.
ORDER: Final = ("threads", "instagram", "facebook", "meta", "whatsapp")
# In the order of a person's way out.
PATHS: Final = ("request", "object", "park", "deactivate", "delete")
CONFIDENCES: Final = ("high", "medium", "low")
# What the archive can show at a step, with figures by year or as a list; `exit_kit.leave.contents` counts it.
SHOWN: Final = ("apps", "posts", "photos", "comments", "reactions", "searches", "groups")
# The checks of `exit-kit check` that tick a step when all are green and refuse it when one is red; `all` is every one.
CHECKS: Final = (
    "all", "export", "parts", "integrity", "reading", "media", "range", "fresh", "format", "quality", "encrypted",
    "cut-chats", "closed-chats", "accounts", "apps", "pages", "groups", "ads", "payments", "marketplace",
    "subscriptions", "headset", "sessions", "recovery", "ai-chats", "lists", "threads", "fediverse",
)  # fmt: skip
# What begins on the day on which a step is done; `exit_kit.leave.deadlines` counts from it.
CLOCKS: Final = (
    "download",
    "deletion",
    "deactivation",
    "upkeep",
    "whatsapp-report",
    "whatsapp-deletion",
    "objection",
)
OLD_AFTER: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Menu:
    """The way to a page through the menus, where it is known; they move every few months."""

    web: str | None = None
    ios: str | None = None
    android: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a guide.

    `countries`: ISO 3166 codes where the step exists, empty for everywhere; `not_in`: where it does not.  `shows`: what
    of the archive belongs to it.  `checks`: what can tick the step without asking; with `refuses` a red one refuses it.
    `ticked_by`: steps of other guides, as `delete/threads/delete`, of which any that is done ticks this one.  `starts`:
    the clock that begins on the day on which it is done.  `checked_on`: the day of the newest source, never later.
    """

    id: str
    title: str
    do: str
    why: str
    confidence: str
    checked_on: date
    sources: tuple[str, ...]
    url: str | None = None
    menu: Menu = Menu()
    wait: str | None = None
    irreversible: bool = False
    verify: str | None = None
    evidence: str | None = None
    countries: frozenset[str] = frozenset()
    not_in: frozenset[str] = frozenset()
    shows: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    refuses: bool = False
    ticked_by: tuple[str, ...] = ()
    starts: str | None = None

    def is_old(self, today: date) -> bool:
        """Say whether it was last checked more than 180 days ago."""
        return today - self.checked_on > OLD_AFTER

    def exists_in(self, country: str | None) -> bool:
        """Say whether the step exists in a country; where none is given it may."""
        if country is None:
            return True
        return country not in self.not_in and (not self.countries or country in self.countries)


@dataclass(frozen=True, slots=True)
class Guide:
    """One way through one platform: `about` says for whom it is, `warnings` what is lost or not promised."""

    platform: str
    path: str
    title: str
    about: str
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return `delete facebook`: what one types after `exit-kit`."""
        return f"{self.path} {self.platform}"

    def find(self, step_id: str) -> Step | None:
        """Return the step of that id, None if there is none."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from: what it is, and the day of the copy that was read."""

    key: str
    about: str
    seen_on: date
