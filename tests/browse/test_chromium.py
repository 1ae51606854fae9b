"""The pages in a real browser: they load, their scripts run, and nothing leaves this computer."""

from __future__ import annotations

import re
import shutil
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.paths import ROOT

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying",  # asks Google what a form may be
    *("--enable-logging=stderr", "--virtual-time-budget=3000", "--window-size=1280,1000", "--dump-dom"),
]
# Chromium talks to its maker whatever page is open (updates, the time, what a form may be); when and to which host
# depends on its version and on chance.  Fonts, maps and the like are what pages ask of the same maker.
MAKER = re.compile(r"(?!fonts|maps|ajax|www|apis)[a-z0-9-]+\.(google|googleapis)\.com|[a-z0-9.-]+\.gvt1\.com")
PAGES = [
    "",
    "exit-kit",
    "exit-kit/messages?_search=a",
    "exit-kit/conversations/1",
    "exit-kit/timeline",
    "-/exit-kit/guides/delete/facebook",
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


class Recorder(socketserver.ThreadingTCPServer):
    """A proxy that notes the host of every request and answers none; Chromium asks it for all but loopback."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: set[str] = set()
        super().__init__(("127.0.0.1", 0), Refusing)


class Refusing(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        line = self.rfile.readline().decode("latin-1")
        self.server.asked.add(re.sub(r"^[A-Z]+ (?:https?://)?([^/: ]*).*", r"\1", line.strip()))
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    with Recorder() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()


@pytest.fixture
def address(small_db: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = [sys.executable, "-m", "exit_kit", "browse", "--db", str(small_db), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.kill()


def open_in_chromium(address: str, recorder: Recorder, profile: Path) -> tuple[str, str]:
    """Return the page as it stands after its scripts ran, and what the browser logged."""
    proxy = f"--proxy-server=http://127.0.0.1:{recorder.server_address[1]}"
    command = [str(CHROMIUM), *FLAGS, proxy, f"--user-data-dir={profile}", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    return done.stdout, done.stderr


def test_pages_run_in_a_browser_without_errors_and_without_asking_anybody_else(address, recorder, tmp_path):
    for number, page in enumerate(PAGES):
        html, log = open_in_chromium(address + page, recorder, tmp_path / str(number))
        assert "exit-kit, shown with Datasette" in html
        assert [line for line in log.splitlines() if "CONSOLE" in line] == []
    assert [host for host in recorder.asked if not MAKER.fullmatch(host)] == []


def test_the_scripts_of_datasette_run_and_those_of_a_message_do_not(address, recorder, tmp_path):
    html, _ = open_in_chromium(f"{address}exit-kit/messages", recorder, tmp_path / "profile")
    page = BeautifulSoup(html, "html.parser")
    assert page.select("th .dropdown-menu-icon"), "the menus of the columns come from a script"
    assert "<script>alert(1)</script> see" in page.get_text()


def test_the_recorder_sees_what_a_page_asks_of_others(recorder, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<img src='http://tracker.example/pixel.gif'>")
    open_in_chromium(page.as_uri(), recorder, tmp_path / "profile")
    assert "tracker.example" in recorder.asked
