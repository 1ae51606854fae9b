"""Asks the owner, one by one, what only the owner can know; each answer is kept at once."""

from __future__ import annotations

from pathlib import Path

from exit_kit.console import Console
from exit_kit.leave.readiness import Check, Readiness
from exit_kit.leave.remembering import Word, list_open, read_all, remember
from exit_kit.report.display import Symbols, clip

_HELP = "y: yes, this is settled.  n or Enter: not yet.  q: stop asking."


def ask_owner(path: Path, platform: str | None, console: Console, symbols: Symbols) -> None:
    """Ask about every check that the owner's word settles; ends at q, at Ctrl-D or after the last one."""
    for found in read_all(path, platform):
        waiting = list_open(found)
        if waiting:
            console.warn_wrapped(f"{len(waiting)} questions. Each answer is kept at once. {_HELP}")
        for check in waiting:
            answer = (
                _ask_names(check, console) if check.name == "accounts" else _ask_one(check, console, symbols)
            )
            if answer is None:
                return
            _keep(path, found, check, answer)


def _keep(path: Path, found: Readiness, check: Check, answer: list[str]) -> None:
    if check.name == "accounts" and answer:
        remember(path, Word(found.platform, mine=tuple(answer)))
    elif answer:
        remember(path, Word(found.platform, confirm=(check.name,)))


def _ask_one(check: Check, console: Console, symbols: Symbols) -> list[str] | None:
    """Return a list that is not empty for yes, empty for no, None to stop."""
    console.warn("")
    console.warn(f"{check.title} [{check.name}]")
    console.warn_wrapped(f"{check.saw} {check.mend}")
    for name in check.names:
        console.warn(f"  {symbols.bullet} {clip(name, 70, symbols)}")
    said = _read("Is this settled? [y/n/q] ")
    if said is None or said.lower() in ("q", "quit"):
        return None
    return ["yes"] if said.lower() in ("y", "yes") else []


def _ask_names(check: Check, console: Console) -> list[str] | None:
    console.warn("")
    console.warn_wrapped(f"{check.title} [{check.name}]. {check.saw}")
    for name in check.names:
        console.warn(f"  - {name}")
    console.warn_wrapped(
        "Write the name or user name of each profile and account that you have, one in a line; an "
        "empty line ends the list."
    )
    names: list[str] = []
    while said := _read("> "):
        if said.lower() == "q" and not names:
            return None
        names.append(said)
    return names


def _read(prompt: str) -> str | None:
    try:
        return input(prompt).strip()
    except EOFError:
        return None
