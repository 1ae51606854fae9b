"""What `exit-kit check` says, as plain values: `exit-kit check --json` prints exactly this.

Four answers and no fifth.  Green: it was looked at and is in order.  Yellow: something has to be decided or done first.
Red: something would be lost for good if the account were deleted today.  Not known: the archive cannot tell, so nobody
has looked yet; that is never green.  The names of these fields are a promise to the programs of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Light(StrEnum):
    """One of the four answers, the gravest first."""

    RED = "red"
    YELLOW = "yellow"
    UNKNOWN = "not known"
    GREEN = "green"

    @property
    def gravity(self) -> int:
        """Return 0 for the gravest."""
        return list(Light).index(self)


@dataclass(frozen=True, slots=True)
class Seen:
    """Holds what one look gave: `names` are the things themselves (missing files, apps, chats), `mend` what to do."""

    light: Light
    saw: str
    names: tuple[str, ...] = ()
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Holds what the owner said of a check: when (UTC), of which things, and in which words."""

    at: str
    names: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Check:
    """Holds the answer to one question.

    `name` is what `--confirm` takes; `can_confirm` says whether the owner's word counts; `step` is the step
    of a guide that mends it, such as `request facebook: parts`; `confirmed` is that word,
    where it was given and still covers everything that is there.
    """

    name: str
    title: str
    light: Light
    saw: str
    names: tuple[str, ...]
    why: str
    mend: str
    can_confirm: bool
    step: str | None = None
    confirmed: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Holds the answers for one platform; `accounts` are the names of those in the database."""

    platform: str
    accounts: tuple[str, ...]
    checks: tuple[Check, ...]

    @property
    def is_red(self) -> bool:
        """Say whether something would be lost."""
        return any(check.light is Light.RED for check in self.checks)

    @property
    def counts(self) -> Counter[Light]:
        """Return how many answers there are of each sort."""
        return Counter(check.light for check in self.checks)

    def find(self, name: str) -> Check | None:
        """Return the check of that name, None if this platform has none."""
        return next((check for check in self.checks if check.name == name), None)


def describe_readiness(found: Sequence[Readiness]) -> dict[str, object]:
    """Return the answers as JSON data."""
    return {"ready": not any(one.is_red for one in found), "platforms": [_describe(one) for one in found]}


def _describe(one: Readiness) -> dict[str, object]:
    return {
        "platform": one.platform,
        "accounts": list(one.accounts),
        "is_red": one.is_red,
        "counts": {str(light): one.counts[light] for light in Light},
        "checks": [_describe_check(check) for check in one.checks],
    }


def _describe_check(check: Check) -> dict[str, object]:
    confirmed = check.confirmed
    return {
        "name": check.name,
        "title": check.title,
        "light": str(check.light),
        "saw": check.saw,
        "names": list(check.names),
        "why": check.why,
        "mend": check.mend,
        "can_confirm": check.can_confirm,
        "step": check.step,
        "confirmed": {"at": confirmed.at, "names": list(confirmed.names), "note": confirmed.note}
        if confirmed
        else None,
    }
