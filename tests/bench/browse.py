"""`python -m tests.bench.browse` (`make bench`): how long the pages take at a million messages and 100,000 media.

Imports a generated export and one with a large film, starts `exit-kit browse` as a user does, enters, and walks every
page with different addresses.  Says the middle, the 95th percentile and the slowest of each, and the server's memory
after a film was streamed.  Ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from exit_kit.errors import DatabaseError
from exit_kit.store.database import open_for_reading
from exit_kit.store.outdated import is_outdated

from .generate import write_export
from .measure import ROOT

PAGE_MS = 200
SEARCH_MS = 100
MEMORY_MB = 300
FILM_BYTES = 400_000_000
FILM = "your_facebook_activity/posts/media/your_posts/film.mp4"
WORDS = ("i", "you", "the", "to", "and", "ok", "haha", "love", "nie", "que", '"you know"', "nothinglikethis")
HERE = "/-/exit-kit"


def write_film(path: Path) -> None:
    """Write an export with one film that is as good as random: packed, it is not much smaller."""
    rng = Random(1)
    block = rng.randbytes(1_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target, target.open(FILM, "w") as member:
        member.write(b"\0\0\0\x18ftypmp42" + block)
        for _ in range(FILM_BYTES // len(block)):
            member.write(block)


def is_usable(path: Path) -> bool:
    """Say whether a database is there that this version can show as it is."""
    try:
        with open_for_reading(path) as db:
            return not is_outdated(db)
    except DatabaseError:
        return False


def make_database(folder: Path, messages: int) -> Path:
    """Import what is walked through, unless it is there from before, of this version."""
    path = folder / f"browse-{messages}.db"
    if is_usable(path):
        return path
    path.unlink(missing_ok=True)
    exports = [folder / f"facebook-browse-{messages}.zip", folder / "facebook-film.zip"]
    write_export(exports[0], messages=messages, members=messages // 10)
    write_film(exports[1])
    for export in exports:
        command = [sys.executable, "-m", "exit_kit", "import", str(export), "--db", str(path), "--quiet"]
        subprocess.run(command, cwd=ROOT, check=True)
    return path


def list_pages(rng: Random, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield names and addresses: every page, so many times, each time another."""
    plain = (
        "conversations",
        "people",
        "photos",
        "posts",
        "places",
        "known",
        "ready",
        "guides",
        "tables",
        "timeline",
    )
    makers: dict[str, Callable[[], str]] = {
        "home": lambda: "/",
        **{name: (lambda name=name: f"{HERE}/{name}") for name in plain},
        "timeline, a day": lambda: f"{HERE}/timeline?on={rng.randint(2009, 2024)}-{rng.randint(1, 12):02}",
        "timeline, a sort": lambda: f"{HERE}/timeline?kind=message&on={rng.randint(2009, 2024)}",
        "chat": lambda: f"{HERE}/chat/{rng.randint(1, 300)}",
        "chat, a day": lambda: f"{HERE}/chat/{rng.randint(1, 300)}?on={rng.randint(2009, 2024)}-05-01",
        "chat, a message": lambda: f"{HERE}/chat/{rng.randint(1, 5)}?around={rng.randint(1, 5000)}",
        "person": lambda: f"{HERE}/people/{rng.randint(1, 600)}",
        "photo": lambda: f"{HERE}/photos/{rng.randint(1, 50_000)}",
        "post": lambda: f"{HERE}/posts/{rng.randint(1, 5000)}",
        "posts, a year": lambda: f"{HERE}/posts?on={rng.randint(2009, 2024)}",
        "as delivered": lambda: f"{HERE}/delivered/messages/{rng.randint(1, 500_000)}",
        "row": lambda: f"/exit-kit/messages/{rng.randint(1, 500_000)}",
        "table": lambda: "/exit-kit/messages?_size=50",
        "search": lambda: f"{HERE}/search?words={urllib.request.quote(rng.choice(WORDS))}",
        "search, messages": lambda: f"{HERE}/search?kind=messages&words={rng.choice(WORDS[:10])}",
        "search, a year": lambda: (
            f"{HERE}/search?words={rng.choice(WORDS[:10])}&since={rng.randint(2010, 2023)}-01-01&until=2024-01-01"
        ),
        "search, a person": lambda: f"{HERE}/search?words={rng.choice(WORDS[:10])}&person=a&kind=messages",
    }
    for _ in range(rounds):
        for name, make in makers.items():
            yield name, make()


def walk(home: str, browser: urllib.request.OpenerDirector, rounds: int) -> dict[str, list[float]]:
    """Ask for every page and return what each took, in milliseconds; the first round warms up and does not count."""
    taken: dict[str, list[float]] = {}
    for name, path in list_pages(Random(7), rounds + 1):
        started = time.perf_counter()
        with browser.open(home + path, timeout=60) as answer:
            answer.read()
        if name in taken:
            taken[name].append((time.perf_counter() - started) * 1000)
        else:
            taken[name] = []
    return taken


def find_percentile(values: list[float], percent: int) -> float:
    """Return the value below which so many percent lie."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def read_peak_mb(process: int) -> float | None:
    """Return the most memory a process has held; None where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1000


def stream_film(home: str, browser: urllib.request.OpenerDirector) -> float:
    """Read the whole film, then its end alone; return the megabytes a second."""
    with browser.open(f"{home}/exit-kit/media.json?_shape=array&path__endswith=film.mp4") as answer:
        number = int(re.findall(rb'"id": ?(\d+)', answer.read())[0])
    started = time.perf_counter()
    size = 0
    with browser.open(f"{home}{HERE}/media/{number}") as answer:
        while piece := answer.read(1_000_000):
            size += len(piece)
    request = urllib.request.Request(f"{home}{HERE}/media/{number}", headers={"Range": "bytes=-1000"})
    with browser.open(request) as answer:
        assert answer.status == 206
    return size / 1e6 / (time.perf_counter() - started)


def main() -> int:
    """Walk the pages; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.browse", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "exit-kit-bench")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    database = make_database(options.folder, options.messages)
    command = [sys.executable, "-m", "exit_kit", "browse", "--db", str(database), "--no-open"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            home = address.partition("/-/")[0]
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            browser.open(address, timeout=60).close()
            started = time.perf_counter()
            browser.open(home, timeout=60).close()
            first = time.perf_counter() - started
            taken = walk(home, browser, options.rounds)
            speed = stream_film(home, browser)
            peak = read_peak_mb(server.pid)
        finally:
            server.terminate()
    return report(taken, first, speed, peak)


def report(taken: dict[str, list[float]], first: float, speed: float, peak: float | None) -> int:
    """Print the figures; return 1 when a target is missed."""
    print(f"{'':24}{'middle ms':>10}{'p95 ms':>10}{'most ms':>10}")
    for name, values in taken.items():
        print(
            f"{name:24}{statistics.median(values):10.0f}{find_percentile(values, 95):10.0f}{max(values):10.0f}"
        )
    pages = [value for name, values in taken.items() for value in values if not name.startswith("search")]
    searches = [value for name, values in taken.items() for value in values if name.startswith("search")]
    print(f"the first page of all: {first:.1f} s; a film: {speed:,.0f} MB a second")
    checks = [
        ("pages, p95", find_percentile(pages, 95), PAGE_MS, "ms"),
        ("search, p95", find_percentile(searches, 95), SEARCH_MS, "ms"),
        ("memory of the server", peak or 0, MEMORY_MB, "MB"),
    ]
    for label, value, limit, unit in checks:
        verdict = "ok" if value <= limit else "MISS"
        print(f"{verdict:5}{label:24}{value:8.0f} {unit}  at most {limit} {unit}")
    return int(any(value > limit for _, value, limit, _ in checks))


if __name__ == "__main__":
    sys.exit(main())
