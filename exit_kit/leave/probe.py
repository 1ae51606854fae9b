"""One look at a public profile page, from outside: is it still to be seen?

Off unless a person asks for it, about one page of their own: one request, logged out, no cookies, no second try, no
redirect followed.  The answer is one of three - visible, not visible, cannot tell - and never "deleted": a
page that cannot be seen may be deleted, deactivated, renamed, or hidden from whoever asks, and Meta shows a
login page when it likes (facts: leaving-meta.md 10.3).  What tells the three apart are markers in pages that
change every few months; whatever shows neither marker is "cannot tell".

WhatsApp is not here: its pages answer alike for every number.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from exit_kit import __version__
from exit_kit.errors import GuideError

if TYPE_CHECKING:
    import httpx
    from bs4 import BeautifulSoup

MOST_BYTES: Final = 2_000_000
MOST_SECONDS: Final = 20.0
HEADERS: Final = {
    "User-Agent": f"exit-kit/{__version__}",
    "Accept": "text/html",
    "Accept-Encoding": "identity",  # a packed answer could unpack to any size
    "Accept-Language": "en",
}
_NAME: Final = re.compile(r"[A-Za-z0-9._]{1,64}\Z")
# First pieces of addresses that are no profile.
_NO_NAMES: Final = frozenset(
    {"accounts", "direct", "events", "explore", "gaming", "groups", "help", "home.php", "legal", "login"}
    | {
        "marketplace",
        "p",
        "pages",
        "people",
        "permalink.php",
        "photo",
        "photo.php",
        "policies",
        "privacy",
        "public",
    }
    | {"reel", "reels", "settings", "share", "stories", "story.php", "watch"}
)
_REFUSING: Final = frozenset({401, 403, 407, 429})
_GONE: Final = frozenset({404, 410})


class Sight(StrEnum):
    """What a look from outside can say."""

    VISIBLE = "visible"
    NOT_VISIBLE = "not visible"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Profile:
    """A public profile page: its platform, the name in its address, the address."""

    platform: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: HTTP status, the target of a redirect (not followed), the page as far as it was read."""

    status: int
    location: str = ""
    body: bytes = b""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What the look says and why, one whole sentence for people."""

    sight: Sight
    why: str


@dataclass(frozen=True, slots=True)
class _Site:
    hosts: tuple[str, ...]
    url: str
    judge: Callable[[BeautifulSoup, str], Finding]


def find_profile(text: str, platform: str | None = None) -> Profile:
    """Return the profile page that an address or a username means.

    Raises GuideError where it is no profile page of Facebook, Instagram or Threads, or where a bare name comes
    without its platform.
    """
    text = text.strip()
    if "/" in text or ":" in text:
        found, name = _read_address(text if "://" in text else f"https://{text}")
        if platform not in (None, found):
            raise GuideError(
                f"This is an address of {found.capitalize()}, not of {str(platform).capitalize()}."
            )
        return _make_profile(found, name)
    if platform is None:
        raise GuideError(
            "A username alone does not say where to look.",
            fix="Add --platform facebook, instagram or threads, or give the address of your profile page.",
        )
    if platform not in SITES:
        raise GuideError(
            f"There is no page of {platform.capitalize()} that could be looked at.",
            "Its pages answer alike for every account." if platform == "whatsapp" else "",
            f"Possible are: {', '.join(SITES)}.",
        )
    return _make_profile(platform, text.removeprefix("@"))


def _read_address(text: str) -> tuple[str, str]:
    try:
        address = urlsplit(text)
        host = (address.hostname or "").removeprefix("www.").removeprefix("m.")
        port = address.port
    except ValueError:
        host, port, address = "", None, urlsplit("")
    platform = next((name for name, site in SITES.items() if host in site.hosts), None)
    if platform is None or address.scheme not in ("http", "https") or port or address.username:
        raise GuideError(
            "This is no profile page of Facebook, Instagram or Threads.",
            "Nothing was sent.",
            "Give an address such as https://www.instagram.com/your.name/.",
        )
    if address.path.strip("/") == "profile.php":
        return platform, re.sub(r"(?:.*&)?id=(\d+)(?:&.*)?\Z", r"\1", address.query)
    return platform, address.path.strip("/").removeprefix("@")


def _make_profile(platform: str, name: str) -> Profile:
    if not _NAME.match(name) or name.lower() in _NO_NAMES:
        raise GuideError(
            "This is no username, and no address of a profile page.",
            "A username has letters of the Latin alphabet, digits, dots and underscores. Nothing was sent.",
        )
    return Profile(platform, name, SITES[platform].url.format(name=name))


def list_own_names(db: sqlite3.Connection, platform: str) -> set[str]:
    """Return the names in the addresses of the profiles that the archive says are the owner's, in lower case."""
    names = set()
    for username, url in db.execute("SELECT username, url FROM accounts WHERE platform = ?", (platform,)):
        names |= {str(username).lower()} if username else set()
        with suppress(GuideError):
            names |= {find_profile(url, platform).name.lower()} if url else set()
    return names


def describe_request(profile: Profile) -> str:
    """Return what will be sent, and to whom, in sentences to be read before it is sent."""
    headers = "\n".join(f"    {key}: {value}" for key, value in HEADERS.items())
    return (
        "This is all that will be sent, once, without cookies, without logging in:\n\n"
        f"    GET {profile.url}\n{headers}\n\n"
        f"{profile.platform.capitalize()} will see your internet address and the time. Its terms forbid automatic "
        "collection; this is one look at one page, and it should be your own. `--open` opens the page in a private "
        "window of your browser instead, and asks what you see there."
    )


def fetch(profile: Profile, transport: httpx.AsyncBaseTransport | None = None) -> Answer:
    """Send the one request and return what came back; at most 2 MB and 20 seconds.

    Raises GuideError where nothing came back.  `transport` stands in for the network in tests.
    """
    import httpx

    try:
        return asyncio.run(_fetch(profile.url, transport))
    except TimeoutError as error:
        raise _no_answer("It took longer than 20 seconds.") from error
    except httpx.TimeoutException as error:
        raise _no_answer("It took too long.") from error
    except httpx.HTTPError as error:
        raise _no_answer(f"The connection failed ({type(error).__name__}).") from error


def _no_answer(why: str) -> GuideError:
    return GuideError(
        "No answer came, so nothing can be said about the page.",
        f"{why} There was no second try.",
        "Look at the page yourself: `exit-kit probe --open`.",
    )


async def _fetch(url: str, transport: httpx.AsyncBaseTransport | None) -> Answer:
    import httpx

    is_real = transport is None
    # One limit for everything: a server that sends a byte now and then would outlast each single time limit.
    async with asyncio.timeout(MOST_SECONDS):
        client = httpx.AsyncClient(
            headers=HEADERS, follow_redirects=False, timeout=10, transport=transport, trust_env=is_real
        )
        async with client, client.stream("GET", url) as response:
            location = response.headers.get("location", "") if response.is_redirect else ""
            body, is_cut = await _read_body(response)
    return Answer(response.status_code, location, body, is_cut)


async def _read_body(response: httpx.Response) -> tuple[bytes, bool]:
    body = bytearray()
    async for piece in response.aiter_raw(65_536):
        body += piece
        if len(body) > MOST_BYTES:
            return bytes(body[:MOST_BYTES]), True
    return bytes(body), False


def judge(profile: Profile, answer: Answer) -> Finding:
    """Return what an answer says about the page."""
    if answer.status in _GONE:
        return Finding(Sight.NOT_VISIBLE, f"The site says that there is no such page ({answer.status}).")
    if answer.location or 300 <= answer.status < 400:
        return _judge_redirect(profile, answer.location)
    if answer.status in _REFUSING:
        return Finding(Sight.CANNOT_TELL, f"The site refused to show anything ({answer.status}).")
    if answer.status != 200:
        return Finding(Sight.CANNOT_TELL, f"The site answered with an error of its own ({answer.status}).")
    from bs4 import BeautifulSoup

    page = BeautifulSoup(answer.body, "html.parser")
    if page.find("input", attrs={"type": "password"}):
        return Finding(Sight.CANNOT_TELL, "The site showed a page for logging in.")
    return SITES[profile.platform].judge(page, profile.name)


def _judge_redirect(profile: Profile, location: str) -> Finding:
    try:
        address = urlsplit(location)
        host = (address.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        host, address = "?", urlsplit("")
    if host and host not in SITES[profile.platform].hosts:
        return Finding(Sight.CANNOT_TELL, "The site sent us on to another site; that was not followed.")
    if "login" in address.path or "checkpoint" in address.path or "challenge" in address.path:
        return Finding(Sight.CANNOT_TELL, "The site wants a login before it shows anything.")
    return Finding(Sight.CANNOT_TELL, "The site sent us on to another page; that was not followed.")


def _judge_facebook(page: BeautifulSoup, name: str) -> Finding:
    del name  # Facebook answers a name with its number and a number with its name
    if any("__isProfile" in script.get_text() for script in page.find_all("script")):
        return Finding(Sight.VISIBLE, "The page carries the mark that Facebook gives to profiles.")
    if _read_title(page) == "Facebook":
        return Finding(
            Sight.NOT_VISIBLE, "Facebook showed its empty page, as it does for a name that it will not show."
        )
    return _unknown_page()


def _judge_instagram(page: BeautifulSoup, name: str) -> Finding:
    said = " ".join([_read_title(page), *_read_meta(page)]).lower()
    if "see instagram photos and videos" in said and name.lower() in said:
        return Finding(Sight.VISIBLE, "The page introduces the profile by its name.")
    scripts = page.find_all("script")
    if _read_title(page) == "Instagram" and any(
        '"routePath":null' in script.get_text() for script in scripts
    ):
        return Finding(
            Sight.NOT_VISIBLE, "Instagram showed the empty page that it has for names without a profile."
        )
    return _unknown_page()


def _judge_threads(page: BeautifulSoup, name: str) -> Finding:
    mark = re.compile(rf'"username"\s*:\s*"{re.escape(name)}"', re.IGNORECASE)
    if any(mark.search(script.get_text()) for script in page.find_all("script")):
        return Finding(Sight.VISIBLE, "The page names the profile in its data.")
    if "log in" in _read_title(page).lower():
        return Finding(Sight.CANNOT_TELL, "Threads showed a page for logging in.")
    return _unknown_page()


def _unknown_page() -> Finding:
    return Finding(
        Sight.CANNOT_TELL, "The page shows neither a profile nor its absence in a way that is known."
    )


def _read_title(page: BeautifulSoup) -> str:
    return page.title.get_text().strip() if page.title else ""


def _read_meta(page: BeautifulSoup) -> list[str]:
    """Return what the page says of itself to search engines and to those who link to it."""
    wanted = {"og:title", "og:description", "description"}
    tags = page.find_all("meta")
    return [str(tag.get("content", "")) for tag in tags if (tag.get("property") or tag.get("name")) in wanted]


SITES: Final = {
    "facebook": _Site(("facebook.com",), "https://www.facebook.com/{name}", _judge_facebook),
    "instagram": _Site(("instagram.com",), "https://www.instagram.com/{name}/", _judge_instagram),
    "threads": _Site(("threads.com", "threads.net"), "https://www.threads.com/@{name}", _judge_threads),
}
