"""Asks the pages that the guides lead to whether they still answer: for those who keep the guides true.

Politely: each address once, a second apart, only as much of the answer as its head, no cookies.  A redirect is
followed within the allowed hosts only.  An answer proves little - Meta's help pages answer also when the form in
them is gone - so this finds what is broken and never renews a `checked_on` (facts: leaving-meta.md 10.3).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from exit_kit import __version__

if TYPE_CHECKING:
    import httpx

MOST_SECONDS: Final = 15.0
MOST_REDIRECTS: Final = 5
PAUSE_SECONDS: Final = 1.0
_HEADERS: Final = {
    "User-Agent": f"exit-kit/{__version__} (guides check-links)",
    "Accept-Encoding": "identity",
}
_LOGIN_WORDS: Final = ("login", "checkpoint", "challenge")


class LinkState(StrEnum):
    """What became of one address."""

    ANSWERS = "answers"
    MOVED = "moved"
    LOGIN = "wants a login"
    REFUSED = "refused"
    GONE = "gone"
    LED_AWAY = "led away"
    SILENT = "no answer"


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What one address answered: `status` of the last answer (None: none came), `end` where it led."""

    url: str
    state: LinkState
    status: int | None = None
    end: str = ""

    @property
    def is_broken(self) -> bool:
        """Say whether somebody has to look at it."""
        return self.state in (LinkState.GONE, LinkState.LED_AWAY, LinkState.SILENT)


def check_links(
    urls: Iterable[str],
    is_allowed: Callable[[str], bool],
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    pause_seconds: float = PAUSE_SECONDS,
) -> Iterator[LinkFinding]:
    """Yield what each address answers, in order, each asked once; `is_allowed` says which may be asked at all.

    `transport` stands in for the network in tests.
    """
    for position, url in enumerate(dict.fromkeys(urls)):
        if position:
            time.sleep(pause_seconds)
        yield asyncio.run(_check_link(url, is_allowed, transport))


async def _check_link(
    url: str, is_allowed: Callable[[str], bool], transport: httpx.AsyncBaseTransport | None
) -> LinkFinding:
    import httpx

    is_real = transport is None
    client = httpx.AsyncClient(headers=_HEADERS, timeout=10, transport=transport, trust_env=is_real)
    try:
        async with asyncio.timeout(MOST_SECONDS), client:
            return await _follow(client, url, is_allowed)
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL):
        return LinkFinding(url, LinkState.SILENT)


async def _follow(client: httpx.AsyncClient, url: str, is_allowed: Callable[[str], bool]) -> LinkFinding:
    here, status = url, None
    for _ in range(MOST_REDIRECTS + 1):
        if not is_allowed(here):
            return LinkFinding(url, LinkState.LED_AWAY, status, here)
        async with client.stream("GET", here) as response:  # the head of the answer; its body is never read
            status = response.status_code
            target = response.headers.get("location", "") if response.is_redirect else ""
        if not target:
            return LinkFinding(url, _name_state(url, here, status), status, here)
        here = urljoin(here, target)
    return LinkFinding(url, LinkState.LED_AWAY, status, here)


def _name_state(url: str, end: str, status: int) -> LinkState:
    if status in (404, 410):
        return LinkState.GONE
    if status >= 400:
        return LinkState.REFUSED
    address = urlsplit(end)
    if end != url and any(word in address.path for word in _LOGIN_WORDS):
        return LinkState.LOGIN
    return LinkState.ANSWERS if end == url else LinkState.MOVED
