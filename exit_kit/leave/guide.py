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
# In the order of a person's way out.
PATHS: Final = ("request", "object", "park", "deactivate", "delete")
CONFIDENCES: Final = ("high", "medium", "low")
# What the archive must show for a step to apply; `exit_kit.leave.archive` reads it.
SIGNS: Final = (
    "apps",
    "pages",
    "groups",
    "ads",
    "payments",
    "marketplace",
    "ai",
    "encrypted",
    "messages",
    "posts",
)
# What the archive or another plan can answer by itself: `exit_kit.leave.answers` does.
ANSWERS: Final = (
    "export",
    "format",
    "range",
    "quality",
    "parts",
    "encrypted",
    "apps",
    "contents",
    "profiles",
    "ready",
)
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

    `countries`: ISO 3166 codes where the step exists, empty for everywhere.  `signs`: what the archive must show for
    the step to apply, any of them.  `answered_by`: what can tick or refuse the step without asking.  `ticked_by`:
    steps of other guides, as `delete/threads/delete`, of which any that is done ticks this one.  `starts`: the clock
    that begins on the day on which it is done.  `checked_on`: the day of the newest source, never later.
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
    signs: tuple[str, ...] = ()
    answered_by: str | None = None
    ticked_by: tuple[str, ...] = ()
    starts: str | None = None

    def is_old(self, today: date) -> bool:
        """Say whether it was last checked more than 180 days ago."""
        return today - self.checked_on > OLD_AFTER

    def exists_in(self, country: str | None) -> bool:
        """Say whether the step exists in a country; where none is given it may."""
        return not self.countries or country is None or country in self.countries


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
