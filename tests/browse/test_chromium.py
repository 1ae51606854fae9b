"""The pages in a real browser: no request leaves this computer, no script fails, everybody can use them, films play.

Debian's Chromium, driven with Playwright.  One browser serves all tests; what it asked for and logged is part of every
failure.  Where browser or Playwright are missing these tests do not run, and say so.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.browse.film import make_windable
from tests.laws.archives import read_sample, write_zip
from tests.paths import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
api = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: NO BROWSER TEST HAS RUN"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: NO BROWSER TEST HAS RUN"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
]
OURS = "-/exit-kit/"
ROOM_BYTES = 6_000_000  # more than a browser loads ahead
PAGES = [
    "", *(OURS + name for name in (
        "search", "search?words=bergen", "timeline", "conversations", "people", "people/1", "photos", "photos/1",
        "posts", "posts/1", "places", "places?at=60.4,5.3&zoom=6",
        "known", "ready", "guides", "guides/delete/facebook", "tables", "chat/1",
        "delivered/messages/1", "file/1", "nothing",
    )),
]  # fmt: skip
TABLES = [
    "exit-kit",
    "exit-kit/messages?_search=a",
    "exit-kit/posts/1",
    "exit-kit/timeline",
    "exit-kit/on_this_day",
]
# What Datasette's own templates lack (fields without labels, headings in their order) is theirs to mend.
THEIRS = {
    "label",
    "select-name",
    "heading-order",
    "empty-table-header",
    "scrollable-region-focusable",
    "link-name",
}
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]
RECORD_FILM = """async () => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 64, height: 48});
  const brush = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(25), {
    mimeType: 'video/webm;codecs=vp8', videoKeyFrameIntervalDuration: 200,
  });
  const pieces = [];
  recorder.ondataavailable = event => pieces.push(event.data);
  const done = new Promise(resolve => recorder.onstop = resolve);
  recorder.start();
  for (let n = 0; n < 30; n++) {
    brush.fillStyle = `hsl(${n * 12} 80% 50%)`; brush.fillRect(0, 0, 64, 48);
    await new Promise(resolve => setTimeout(resolve, 40));
  }
  recorder.stop(); await done;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}"""
PLAY = """async () => {
  const film = document.querySelector('video');
  film.muted = true;
  await film.play();
  await new Promise((resolve, reject) => {
    film.ontimeupdate = () => film.currentTime > 0.2 && resolve();
    film.onerror = () => reject(film.error.message);
  });
  return [film.videoWidth, film.error];
}"""

WIND = """async part => {
  const film = document.querySelector('video');
  film.pause();
  film.currentTime = film.duration * part;
  await new Promise((resolve, reject) => {
    film.onseeked = resolve;
    film.onerror = () => reject(film.error.message);
  });
  const canvas = Object.assign(document.createElement('canvas'), {width: 64, height: 48});
  const brush = canvas.getContext('2d');
  brush.drawImage(film, 0, 0);
  const [red, green, blue] = brush.getImageData(32, 24, 1, 1).data;
  return [film.currentTime / film.duration, red, green, blue];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with api.sync_playwright() as playwright:
        try:
            one = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=120_000)
        except api.Error as error:
            pytest.skip(
                f"Chromium does not start here: NO BROWSER TEST HAS RUN ({str(error).splitlines()[0]})"
            )
        yield one
        one.close()


@pytest.fixture(scope="module")
def film(browser: Any) -> bytes:
    """Return a film of a second that the browser itself has made."""
    page = browser.new_page()
    data = base64.b64decode(page.evaluate(RECORD_FILM))
    page.close()
    return data


@pytest.fixture(scope="module")
def database(film: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's database, imported from a zip in which every film can be played."""
    folder = tmp_path_factory.mktemp("chromium")
    tree = {
        name: film if name.endswith(".mp4") else data
        for name, data in read_sample("facebook_2025_json").items()
    }
    tree[max(name for name in tree if name.endswith(".mp4"))] = make_windable(film, room_bytes=ROOM_BYTES)
    write_zip(folder / "facebook-mira.zip", tree)
    import_paths([folder / "facebook-mira.zip"], folder / "x.db", jobs=1)
    return folder / "x.db"


@pytest.fixture(scope="module")
def address(database: Path) -> Iterator[str]:
    """Yield the address that a server prints; it can be entered once."""
    command = [sys.executable, "-m", "exit_kit", "browse", "--db", str(database), "--no-open"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture(scope="module")
def cookies(browser: Any, address: str) -> Any:
    """Enter once, by the address; return what the browser got, and where home is."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("h1:has-text('What Meta has of you')", timeout=60_000)
    state = context.storage_state()
    home = page.url
    context.close()
    return state, home


class Visit:
    """One page, and what came of it: every request to elsewhere, every error."""

    def __init__(self, page: Any, home: str) -> None:
        self.page, self.home = page, home
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.outside.append(url)

    def open(self, path: str) -> Any:
        answer = self.page.goto(self.home + path, wait_until="load", timeout=60_000)
        assert answer is not None, path
        return answer

    def check(self, path: str) -> None:
        assert self.outside == [], f"{path} asked others for {self.outside}"
        wrong = [one for one in self.errors if not ("404" in one and path.endswith("nothing"))]
        assert wrong == [], f"{path} logged {wrong}; the page says: {self.page.inner_text('body')[:400]}"


@pytest.fixture
def visiting(browser: Any, cookies: Any) -> Any:
    """Return what opens a window: a context manager that yields a Visit and checks it at the end."""

    @contextmanager
    def visit(**options: Any) -> Iterator[Visit]:
        state, home = cookies
        context = browser.new_context(storage_state=state, **options)
        try:
            yield Visit(context.new_page(), home)
        finally:
            context.close()

    return visit


def find_faults(page: Any, rules: list[str]) -> list[str]:
    """Return what axe-core finds wrong, as one line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{fault['id']}: {node['html'][:160]} {json.dumps(node['any'][:1])[:300]}"
        for fault in found.response["violations"]
        for node in fault["nodes"][:3]
    ]


def test_every_page_is_accessible_light_and_dark_fits_a_phone_and_asks_nobody_else(visiting):
    with visiting(color_scheme="light") as visit:
        faults = []
        for path in ["exit-kit/posts/1", *PAGES]:
            visit.open(path)
            rules = ["color-contrast"] if path.startswith("exit-kit") else RULES
            faults += [f"/{path}: {one}" for one in find_faults(visit.page, rules)]
            visit.page.emulate_media(color_scheme="dark")
            visit.page.set_viewport_size({"width": 420, "height": 800})
            faults += [f"/{path} in the dark: {one}" for one in find_faults(visit.page, ["color-contrast"])]
            colour = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert sum(map(int, re.findall(r"\d+", colour)[:3])) < 150, f"/{path} is not dark: {colour}"
            width = visit.page.evaluate("document.documentElement.scrollWidth")
            assert width <= 420, f"/{path} is {width} pixels wide"
            visit.page.emulate_media(color_scheme="light")
            visit.page.set_viewport_size({"width": 1200, "height": 900})
            visit.check(path)
        assert faults == [], "\n".join(faults)


def test_the_tables_of_datasette_work_with_no_grave_faults(visiting):
    with visiting(color_scheme="dark") as visit:
        faults = []
        for path in TABLES:
            visit.open(path)
            found = (one for one in find_faults(visit.page, RULES) if one.partition(":")[0] not in THEIRS)
            faults += [f"/{path}: {one}" for one in found]
            visit.check(path)
        assert faults == [], "\n".join(faults)
        visit.open("exit-kit/messages")
        assert visit.page.query_selector("th .dropdown-menu-icon"), (
            "the menus of the columns come from a script"
        )


def test_pages_work_without_javascript(visiting):
    with visiting(java_script_enabled=False) as visit:
        visit.open("")
        visit.page.fill("#words", "bergen")
        visit.page.press("#words", "Enter")
        visit.page.wait_for_selector("mark")
        visit.page.click(".moments .time >> nth=0")
        visit.page.wait_for_selector("article.wanted")


def test_the_keyboard_reaches_the_content_past_the_bar(visiting):
    with visiting() as visit:
        visit.open(OURS + "timeline")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        assert visit.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_film_from_inside_the_zip_plays_and_small_pictures_are_seen(visiting, database):
    with closing(sqlite3.connect(database)) as db:
        number = db.execute(
            "SELECT min(id) FROM media WHERE kind = 'video' AND member_id IS NOT NULL"
        ).fetchone()[0]
        photo = db.execute(
            "SELECT min(id) FROM media WHERE kind = 'photo' AND member_id IS NOT NULL"
        ).fetchone()[0]
    with visiting() as visit:
        visit.open(f"{OURS}photos/{number}")
        assert visit.page.evaluate(PLAY) == [64, None]
        visit.check(f"photos/{number}")
        visit.open(f"{OURS}photos/{photo}")
        assert visit.page.evaluate("document.querySelector('.medium img').naturalWidth") > 0


def test_a_film_is_wound_by_asking_for_a_later_stretch_of_it(visiting, database):
    with closing(sqlite3.connect(database)) as db:
        number, path = db.execute(
            "SELECT media.id, media.path FROM media JOIN members ON members.id = media.member_id "
            "WHERE media.kind = 'video' ORDER BY members.size_bytes DESC"
        ).fetchone()
    with visiting() as visit:
        answers = []
        network = visit.page.context.new_cdp_session(
            visit.page
        )  # Playwright tells of a film's first request only
        network.send("Network.enable")
        network.on("Network.responseReceived", lambda event: answers.append(event["response"]))
        visit.open(f"{OURS}photos/{number}")
        assert visit.page.evaluate(PLAY) == [64, None]
        late = visit.page.evaluate(WIND, 0.7)
        early = visit.page.evaluate(WIND, 0.1)
        visit.check(path)
    assert [round(one, 2) for one in (late[0], early[0])] == [0.7, 0.1]
    assert late[3] > late[1], "it is blue there"
    assert early[1] > early[3], "it is red in the beginning"
    headers = [
        {name.lower(): value for name, value in one["headers"].items()}
        for one in answers
        if one["status"] == 206
    ]
    stretches = [one["content-range"] for one in headers]
    starts = [int(one.removeprefix("bytes ").partition("-")[0]) for one in stretches]
    assert any(start > ROOM_BYTES for start in starts), stretches


def test_who_has_no_cookie_sees_nothing(browser, address, cookies):
    page = browser.new_page()
    for url in (address, cookies[1]):
        assert page.goto(url).status == 403
        assert "whoever started exit-kit" in page.inner_text("body")
    page.close()


def test_a_request_to_elsewhere_would_be_seen(visiting):
    with visiting() as visit:
        visit.page.set_content("<img src='http://127.0.0.2:9/pixel.gif'>")
        visit.page.wait_for_load_state()
        with pytest.raises(AssertionError, match="asked others"):
            visit.check("made up")
