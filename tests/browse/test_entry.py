"""Only who opens the printed address, or knows the password, gets anything: no page, no file, no style sheet."""

from __future__ import annotations

import httpx
import pytest

from exit_kit.browse import entry
from exit_kit.browse.entry import ENTER, Entry
from exit_kit.browse.server import build_app, is_this_computer
from exit_kit.errors import UsageError
from tests.browse.conftest import PORT

PAGES = [
    "/",
    "/exit-kit/messages.json",
    "/-/exit-kit/media/1",
    "/-/static/app.css",
    "/-/exit-kit/chat/1",
    f"{ENTER}/x",
    ENTER,
]


@pytest.fixture
def make_browser(small_db, runner, monkeypatch):
    """Return what makes browsers that share one server, each with its own cookies."""
    monkeypatch.setattr(entry, "_SLOWLY", 0)
    opened, apps = [], {}

    def make(password=None):
        if password not in apps:
            apps[password] = build_app(small_db, PORT, entry=lambda inner: Entry(inner, PORT, password))
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=apps[password]), base_url=f"http://127.0.0.1:{PORT}"
        )
        opened.append(client)
        return apps[password].app, lambda path, **more: runner.run(
            client.request(more.pop("method", "GET"), path, **more)
        )

    yield make
    for client in opened:
        runner.run(client.aclose())
    for app in apps.values():
        app.app.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("password", [None, "long enough"])
def test_without_the_cookie_there_is_nothing(make_browser, path, password):
    _, ask = make_browser(password)
    answer = ask(path)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "Søren" not in answer.text
    assert ask(path, headers={"cookie": "exit-kit-8001=guess; other=1"}).status_code == 403


def test_the_address_works_once_and_its_cookie_from_then_on(make_browser):
    inside, owner = make_browser()
    _, other = make_browser()
    address = inside.path
    assert owner(address, method="HEAD").status_code == 403  # a preview does not use it up
    answer = owner(address)
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert owner("/exit-kit/messages").status_code == 200
    assert other(address).status_code == 403
    assert other("/exit-kit/messages").status_code == 403


def test_the_password_lets_in_and_a_wrong_one_does_not(make_browser):
    _, ask = make_browser("correct horse")
    assert 'type="password"' in ask("/").text
    for wrong in ("", "wrong", "correct horse ", "x" * 10_000):
        assert ask(ENTER, method="POST", data={"password": wrong}).status_code == 403
    assert ask(ENTER, method="POST", data={"password": "correct horse"}).status_code == 200
    assert ask("/exit-kit/messages").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org", "", "224.0.0.1"])
def test_a_host_is_one_address(host):
    with pytest.raises(UsageError, match="cannot be used"):
        is_this_computer(host)


@pytest.mark.parametrize("password", [None, "short"])
def test_other_computers_are_let_in_only_with_a_password(run_cli, small_db, monkeypatch, password):
    monkeypatch.delenv("EXIT_KIT_PASSWORD", raising=False)
    if password:
        monkeypatch.setenv("EXIT_KIT_PASSWORD", password)
    finished = run_cli("browse", "--no-open", "--db", small_db, "--host", "192.0.2.1")
    assert finished.exit_code == 2
    assert "unencrypted" in finished.stderr
    assert "password of at least" in " ".join(finished.stderr.split())
    assert finished.stdout == ""
