"""Write records the way Instagram's files look, in each of their three forms.

Refuses to know any person or path.  Labels are given in English and said in the account's language where a word for
them is known here; the fat form has every key, empty where it does not apply, the slim form only what applies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .shapes import Url, at, group
from .shapes import one as make_record

SITE = "https://www.instagram.com/"
Say = Callable[[str], str]


class When(str):
    """A time, as "YYYY-MM-DD HH:MM"."""


@dataclass(frozen=True)
class Link:
    """An address, with the text or the time that stands beside it."""

    href: str
    value: str = ""
    when: str = ""


@dataclass(frozen=True)
class Writer:
    """Writes records in one language, fat or slim."""

    say: Say
    is_fat: bool

    def mapped(self, *pairs: tuple[str, Any], **beside: Any) -> dict[str, Any]:
        """Return a `string_map_data` record; `beside` are its other keys."""
        return {**beside, "string_map_data": {self.say(label): self._datum(value) for label, value in pairs}}

    def _datum(self, value: Any) -> dict[str, Any]:
        full: dict[str, Any] = {"href": "", "value": "", "timestamp": 0}
        if isinstance(value, When):
            told: dict[str, Any] = {"timestamp": at(value)}
        elif isinstance(value, Link):
            told = {"href": value.href}
            told |= {"value": value.value} if value.value else {}
            told |= {"timestamp": at(value.when)} if value.when else {}
        else:
            told = {"value": value}
        return {**full, **told} if self.is_fat else told

    def labelled(self, *entries: Any, when: str = "", blocks: tuple[Any, ...] = (), **more: Any) -> dict[str, Any]:
        """Return a `label_values` record; `blocks` are nested, as `owner` and `hashtags` make them."""
        said = [one if isinstance(one, dict) else (self.say(one[0]), *one[1:]) for one in entries]
        return make_record(*said, *blocks, ts=when, **more)

    def owner(self, person: tuple[str, str] | None, title: str = "Owner") -> dict[str, Any]:
        """Return the nested block of an account: its address, name and user name."""
        return group(self.say(title), *([self.account(person)] if person else []))

    def account(self, person: tuple[str, str]) -> tuple[Any, ...]:
        """Return the entries that describe an account."""
        username, name = person
        return (("URL", Url(SITE + username)), (self.say("Name"), name), (self.say("Username"), username))

    def hashtags(self, *tags: str) -> dict[str, Any]:
        """Return the nested block of hashtags."""
        return group(self.say("Hashtags"), *(((self.say("Name"), tag),) for tag in tags))


def listed(title: str | None, *items: tuple[str, str, str], **beside: Any) -> dict[str, Any]:
    """Return a `string_list_data` record; each item is address, value, time, left out where empty."""
    data = []
    for href, value, when in items:
        told: dict[str, Any] = {"href": href} if href else {}
        told |= {"value": value} if value else {}
        data.append({**told, **({"timestamp": at(when)} if when else {})})
    return {**({} if title is None else {"title": title}), **beside, "string_list_data": data}


def tie(username: str, when: str, *, is_titled: bool = False) -> dict[str, Any]:
    """Return one relation; since 2025 some files have the user name in the title, and a `_u/` address."""
    if is_titled:
        return listed(username, (f"{SITE}_u/{username}", "", when))
    return listed("", (SITE + username, username, when), media_list_data=[])


def post_url(code: str, kind: str = "p") -> str:
    """Return the address of a post or reel."""
    return f"{SITE}{kind}/{code}/"
