"""The check of the guides' addresses: polite, and never beyond the allowed hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from exit_kit.leave import links
from exit_kit.leave.links import LinkState, check_links
from tests.leave.playing import Play, playing

HOST = "www.facebook.com"
PLAYS = {
    "/here": (Play(), LinkState.ANSWERS),
    "/gone": (Play(404), LinkState.GONE),
    "/over": (Play(410), LinkState.GONE),
    "/busy": (Play(429), LinkState.REFUSED),
    "/moved": (Play(301, {"location": "/here"}), LinkState.MOVED),
    "/form": (Play(302, {"location": "/login/?next=form"}), LinkState.LOGIN),
    "/login/?next=form": (Play(), LinkState.ANSWERS),
    "/foreign": (Play(302, {"location": "https://evil.invalid/x"}), LinkState.LED_AWAY),
    "/plain": (Play(302, {"location": f"http://{HOST}/here"}), LinkState.LED_AWAY),
    "/loop": (Play(302, {"location": "/loop"}), LinkState.LED_AWAY),
    "/nonsense": (Play(302, {"location": "https://[::1"}), LinkState.SILENT),
    "/hang": (Play(does="hang"), LinkState.SILENT),
    "/break": (Play(does="break"), LinkState.SILENT),
    "/flood": (Play(does="flood"), LinkState.ANSWERS),
}


def _is_allowed(url: str) -> bool:
    address = urlsplit(url)
    return address.scheme == "https" and address.hostname == HOST


def test_each_address_is_asked_once_and_called_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_SECONDS", 0.5)
    urls = [f"https://{HOST}{path}" for path in PLAYS]
    with playing({f"{HOST}{path}": play for path, (play, _) in PLAYS.items()}) as stage:
        found = list(check_links([*urls, *urls], _is_allowed, transport=stage.transport(), pause_seconds=0))
    assert {one.url: one.state for one in found} == {
        url: state for url, (_, state) in zip(urls, PLAYS.values(), strict=True)
    }
    assert len(found) == len(urls)
    assert all(address.startswith(HOST) for address in stage.asked)
    assert not any("cookie" in head for head in stage.heads)
    assert stage.asked.count(f"{HOST}/gone") == 1


def test_an_address_that_is_not_allowed_is_not_asked() -> None:
    with playing({}) as stage:
        (found,) = check_links(["https://evil.invalid/"], _is_allowed, transport=stage.transport())
    assert found.state is LinkState.LED_AWAY
    assert found.is_broken
    assert stage.asked == []


def test_there_is_a_pause_between_two(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(links.time, "sleep", pauses.append)
    with playing({}) as stage:
        list(check_links([f"https://{HOST}/{n}" for n in range(3)], _is_allowed, transport=stage.transport()))
    assert pauses == [links.PAUSE_SECONDS] * 2
