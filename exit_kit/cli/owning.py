"""Asks who the user is among the people of chats, where no file says it; without a terminal it says how to tell."""

from __future__ import annotations

import sys
from pathlib import Path

from exit_kit.console import Console
from exit_kit.importing.deciding_owner import decide_owner
from exit_kit.importing.summary import Summary
from exit_kit.report.display import Symbols, choose_symbols, clip
from exit_kit.store.owner_finding import Unowned
from exit_kit.wording import format_plural

_SHOWN = 9


def settle_owner(console: Console, database: Path, summary: Summary) -> None:
    """Ask for the owner of each account that has none; a name in most chats is suggested, never taken by itself."""
    for one in summary.unowned:
        if one.given:
            console.warn_wrapped("Nobody in these chats has the name that was given with --owner.")
        if one.candidates and not console.quiet and sys.stdin.isatty() and sys.stderr.isatty():
            _ask(console, database, one)
        else:
            _tell(console, one)


def _tell(console: Console, one: Unowned) -> None:
    example = f'"{one.suggested}"' if one.suggested and not one.given else "NAME"
    console.say_wrapped(
        "No file says which of the people in these chats you are, so no message in them counts as yours yet. Say it "
        f"once: exit-kit rebuild --owner {example}"
    )


def _ask(console: Console, database: Path, one: Unowned) -> None:
    symbols = choose_symbols(sys.stderr.encoding)
    console.warn("")
    console.warn_wrapped(
        "Which of these people are you? No file says it; with it your messages stand on your side. "
        "Give a number or write the name; Enter leaves it open."
    )
    for number, (name, chats) in enumerate(one.candidates[:_SHOWN], 1):
        console.warn(_render_candidate(number, name, chats, one, symbols))
    if len(one.candidates) > _SHOWN:
        console.warn(f"     and {len(one.candidates) - _SHOWN} more")
    while said := _read("You are: "):
        chosen = _choose(said, one)
        if chosen is not None and decide_owner(database, one.account_id, chosen):
            console.say_wrapped("Kept. To change it: exit-kit rebuild --owner NAME")
            return
        console.warn_wrapped(
            "Nobody here is called that. Give one of the numbers, or a name as it stands in a chat."
        )
    console.say_wrapped("Left open. To say it later: exit-kit rebuild --owner NAME")


def _render_candidate(number: int, name: str, chats: int, one: Unowned, symbols: Symbols) -> str:
    where = f"in {format_plural(chats, 'chat')}" if one.conversations > 1 else ""
    hint = ", perhaps you" if name == one.suggested else ""
    return f"  {number}  {where}{hint}{': ' if where else ''}{clip(name, 40, symbols)}"


def _choose(said: str, one: Unowned) -> str | None:
    """Return the name that was meant, None where nobody has it."""
    if said.isascii() and said.isdigit() and 0 < int(said[:6]) <= min(_SHOWN, len(one.candidates)):
        return one.candidates[int(said[:6]) - 1][0]
    return next((name for name, _ in one.candidates if name.casefold() == said.casefold()), None)


def _read(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    said = sys.stdin.readline()
    if not said:  # the terminal was closed, or Ctrl-D pressed: nothing ended the line
        sys.stderr.write("\n")
    return said.strip()
