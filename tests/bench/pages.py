"""The benchmark's pages: invented exports in HTML, and three programs that read one page of messages.

`python -m tests.bench.pages write FOLDER --messages 200000` writes an export whose message pages are the HTML of what
`generate` writes as JSON.  `python -m tests.bench.pages read READER ZIP` prints the seconds that the largest page
takes: `exit-kit` (with its dates made moments, through its extractor, to the rows that the database binds), `soup`
(BeautifulSoup) or `lexbor` (selectolax).  These two do less: they look for the sender, the text, the date and the files
of each message and leave all of them texts, so that both comparisons err to exit-kit's cost.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from exit_kit.archive.documents import decode_json
from tests.samples.html_frame import LOOKS, Writer
from tests.samples.html_threads import render_thread as render_page
from tests.samples.html_words import PACKS

from .generate import VERSION, _describe_member, _make_words, _open_zip
from .threads import MESSAGES_FOLDER, OWNER, Thread, make_threads, render_thread
from .words import escape_text

ROUNDS = 5
SETTINGS = (
    ("preferences/preferences/preferred_language.html", "Preferred language", "English (US)"),
    ("logged_information/location/timezone.html", "Timezone", "Europe/Oslo"),
)
MESSAGE_BYTES = 375  # of HTML, about


def write_pages(
    path: Path, *, messages: int, seed: int = 1, generation: str = "D", is_one: bool = False
) -> None:
    """Write a zip with so many messages in HTML; `is_one`: all of them on one page."""
    rng = Random(f"{seed}/{messages}")
    words = _make_words(rng, messages)
    one = Thread("huge_1000000007", "Huge", (escape_text("Søren Снежина"), escape_text(OWNER)), messages)
    threads = [one] if is_one else make_threads(rng, messages, max(1, messages // 10_000))
    with _open_zip(path) as target:
        target.comment = str(messages).encode()
        for name, label, value in SETTINGS:
            writer = Writer(PACKS["en"], LOOKS[generation], name)
            _write_page(
                target, writer, label, [writer.box(None, f"<table>{writer.row(label, value)}</table>")]
            )
        for thread in threads:
            blocks = []
            name = f"{MESSAGES_FOLDER}/inbox/{thread.folder}/message_1.html"
            for file in render_thread(thread, rng, words, present=0):
                document = decode_json(file.text.encode())
                name = name if is_one else file.name.replace(".json", ".html")
                writer = Writer(PACKS["en"], LOOKS[generation], name)
                blocks.append(render_page(writer, document))
                if not is_one:
                    _write_page(target, writer, document["title"], [blocks.pop()])
            if is_one:
                _write_page(target, writer, document["title"], blocks)


def _write_page(target: zipfile.ZipFile, writer: Writer, title: str, blocks: list[str]) -> None:
    target.writestr(_describe_member(writer.path), writer.page(title, "", "".join(blocks)).encode())


def keep_pages(
    folder: Path, *, messages: int, seed: int = 1, generation: str = "D", is_one: bool = False
) -> Path:
    """Return the export of these parameters from the folder; write it first if it is not there."""
    kind = f"{generation}-page" if is_one else generation
    path = folder / f"facebook-bench-html-{kind}-{messages}-{seed}-v{VERSION}.zip"
    if not path.exists():
        partial = path.with_suffix(".partial")
        write_pages(partial, messages=messages, seed=seed, generation=generation, is_one=is_one)
        os.replace(partial, path)
    return path


def find_largest_page(path: Path) -> zipfile.ZipInfo:
    """Return the largest member of an export."""
    with zipfile.ZipFile(path) as source:
        return max(source.infolist(), key=lambda info: (info.file_size, info.filename))


def read_by_exit_kit(path: str, data: bytes) -> int:
    """Read a page as an import does."""
    from exit_kit.importing.clocks import Clock
    from exit_kit.importing.problems import Notes
    from exit_kit.importing.work import pack_messages, read_text

    records = read_text("facebook", path, data, Notes(), Clock(("en",))).records
    return sum(pack_messages(one, str).packed.size for one in records)


def read_by_soup(path: str, data: bytes) -> int:
    """Read a page as most tools for these exports do."""
    from bs4 import BeautifulSoup

    found: list[Any] = []
    for box in BeautifulSoup(data, "html.parser").find_all(class_="_a6-g"):
        parts = [box.find(class_=name) for name in ("_a6-h", "_a6-p", "_a72d")]
        texts = [part.get_text() if part else None for part in parts]
        found.append((texts, [image.get("src") for image in box.find_all("img")]))
    return sum(texts[2] is not None for texts, _ in found)


def read_by_lexbor(path: str, data: bytes) -> int:
    """Read a page with the fastest parser that there is for Python."""
    from selectolax.lexbor import LexborHTMLParser

    found: list[Any] = []
    for box in LexborHTMLParser(data).css("._a6-g"):
        parts = [box.css_first(name) for name in ("._a6-h", "._a6-p", "._a72d")]
        texts = [part.text() if part else None for part in parts]
        found.append((texts, [image.attributes.get("src") for image in box.css("img")]))
    return sum(texts[2] is not None for texts, _ in found)


READERS: dict[str, Callable[[str, bytes], int]] = {
    "exit-kit": read_by_exit_kit,
    "soup": read_by_soup,
    "lexbor": read_by_lexbor,
}


def time_reader(name: str, export: Path) -> tuple[float, int]:
    """Return the shortest time that a reader takes for the largest page, and how many messages it finds."""
    info = find_largest_page(export)
    with zipfile.ZipFile(export) as source:
        data = source.read(info)
    times, count = [], 0
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()  # as an import does, and for all readers alike
        started = time.process_time()
        count = READERS[name](info.filename, data)
        times.append(time.process_time() - started)
        gc.enable()
    return min(times), count


def main() -> None:
    """Write an export in HTML, or read a page of one."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.pages", description=__doc__.partition("\n")[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write")
    write.add_argument("folder", type=Path)
    write.add_argument("--messages", type=int, default=200_000)
    write.add_argument("--seed", type=int, default=1)
    write.add_argument("--generation", choices=sorted(LOOKS), default="D")
    write.add_argument("--one", action="store_true", help="all on one page")
    read = commands.add_parser("read")
    read.add_argument("reader", choices=READERS)
    read.add_argument("export", type=Path)
    options = parser.parse_args()
    if options.command == "read":
        seconds, count = time_reader(options.reader, options.export)
        print(f"{seconds:.4f} {count}")
    else:
        kept = keep_pages(
            options.folder,
            messages=options.messages,
            seed=options.seed,
            generation=options.generation,
            is_one=options.one,
        )
        print(kept)


if __name__ == "__main__":
    main()
