"""`python -m tests.bench.chats` (part of `make bench`): a chat of WhatsApp of a million messages, against chat-miner.

chat-miner is the best known reader of such chats that is a package; it makes rows in memory.  exit-kit keeps the text,
stores and indexes all of it.  Both read the same file in the same run, each in a fresh process.  The clock on the wall
decides, as it is what a user waits for; exit-kit reads, stores and indexes in several processes, and the processor's
time of all is shown too.  Memory is that of all processes together.  Each is run as it is when installed, compiled, and
twice, in turns: the best run counts.  chat-miner is put into an environment of its own; where it cannot be fetched,
exit-kit is measured alone.
"""

from __future__ import annotations

import argparse
import compileall
import random
import sqlite3
import subprocess
import sys
import venv
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from .__main__ import DEFAULT_FOLDER
from .measure import ROOT, BenchError, Measured, run_measured

PACKAGE: Final = "chat-miner"
TIMES_AS_FAST: Final = 5.0
MOST_MB: Final = 300.0
_ROUNDS: Final = 2
READ_ALL: Final = """
import sys
from chatminer.chatparsers import WhatsAppParser
parser = WhatsAppParser(sys.argv[1])
parser.parse_file()
print(len(parser.parsed_messages.get_df()))
"""
_WORDS: Final = (
    "the of and to in is you that it he was for on are as with his they at be this have from or one had by word "
    "but not what all were we when your can said there use an each which she do how their if will up other about "
    "out many then café naïve 😀 🎉"
).split()
_NAMES: Final = ("Ada Example", "Bo", "Çelik Sample", "+1 555 0100199", "Dr. Moss")


def write_chat(path: Path, messages: int, seed: int = 1) -> Path:
    """Write a chat as Android exports it; every thirtieth message has two lines, every thirtieth is a file left out."""
    chance = random.Random(seed)
    at = datetime(2015, 1, 1)  # noqa: DTZ001 -- the wall clock of a phone
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        for _ in range(messages):
            at += timedelta(seconds=chance.randrange(5, 600))
            body = " ".join(chance.choices(_WORDS, k=chance.randrange(1, 18)))
            kind = chance.randrange(30)
            body = "<Media omitted>" if not kind else f"{body}\nand {body}" if kind == 1 else body
            file.write(f"{at:%d/%m/%Y, %H:%M} - {chance.choice(_NAMES)}: {body}\n")
    return path


def make_environment(folder: Path) -> Path | None:
    """Return the Python of an environment with chat-miner, None where it cannot be fetched."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", PACKAGE],
            capture_output=True,
            timeout=600,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return python if done.returncode == 0 else None


def measure_own(chat: Path, database: Path, messages: int) -> Measured:
    """Return what an import takes; raise BenchError where not every message is there."""
    database.unlink(missing_ok=True)
    command = [sys.executable, "-m", "exit_kit", "import", str(chat), "--db", str(database), "--quiet"]
    found = run_measured(command, one_core=False, watch_tree=True)
    with closing(sqlite3.connect(database)) as db:
        (stored,) = db.execute("SELECT count(*) FROM messages").fetchone()
    database.unlink()
    if stored != messages:
        raise BenchError(f"{stored} messages are stored instead of {messages}")
    return found


def measure_in_turns(chat: Path, python: Path | None, messages: int) -> tuple[list[Measured], list[Measured]]:
    """Return the runs of exit-kit and those of chat-miner, none where it has no Python."""
    for package in ("exit_kit", "importers"):
        compileall.compile_dir(ROOT / package, quiet=1)  # pip does so with what it installs
    own, others = [], []
    for _ in range(_ROUNDS):
        own.append(measure_own(chat, chat.with_name("bench.db"), messages))
        if python is not None:
            others.append(run_measured([str(python), "-c", READ_ALL, str(chat)], one_core=False))
    return own, others


def show(name: str, runs: list[Measured]) -> tuple[float, float]:
    """Print the best run, and return its seconds and the most memory of any."""
    best = min(runs, key=lambda run: run.seconds)
    most_mb = max(run.peak_mb if run.tree_mb is None else run.tree_mb for run in runs)
    print(f"{name:12} {best.cpu_seconds:7.1f} s CPU {best.seconds:7.1f} s wall {most_mb:6.0f} MB at most")
    return best.seconds, most_mb


def main(arguments: list[str] | None = None) -> int:
    """Measure and show; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.chats", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=DEFAULT_FOLDER)
    options = parser.parse_args(arguments)
    chat = write_chat(options.folder / "chats" / "WhatsApp Chat with Bench.txt", options.messages)
    own, others = measure_in_turns(
        chat, make_environment(options.folder / "chat-miner-env"), options.messages
    )
    seconds, most_mb = show("exit-kit", own)
    is_missed = most_mb > MOST_MB
    print(f"{most_mb:.0f} MB in all, target {MOST_MB:g}: {'MISS' if is_missed else 'PASS'}")
    if not others:
        print(f"{PACKAGE} cannot be fetched here (no network?): exit-kit was measured alone.")
        return int(is_missed)
    ratio = show(PACKAGE, others)[0] / seconds
    verdict = "PASS" if ratio >= TIMES_AS_FAST else "MISS"
    print(f"{ratio:.1f} times as fast, target {TIMES_AS_FAST:g}: {verdict}")
    return int(is_missed or ratio < TIMES_AS_FAST)


if __name__ == "__main__":
    sys.exit(main())
