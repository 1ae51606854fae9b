"""A walk in a terminal: one step on the screen, one letter and Enter for what to do with it.

Lines and no screen tricks: it can be read out by a screen reader, scrolled back, and stopped anywhere.  Each act is
written at once by `exit_kit.leave.walk`; here it is only asked for and shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from exit_kit.browse.opening import open_browser
from exit_kit.console import Console, harmless
from exit_kit.errors import ExitKitError, GuideError
from exit_kit.leave.countries import read_country
from exit_kit.leave.describe import find_reason, format_date
from exit_kit.leave.hosts import find_host
from exit_kit.leave.progress import Progress, State, View
from exit_kit.leave.render_guide import render_list, render_start, render_step
from exit_kit.leave.walk import SENTENCE, Walk, is_sentence
from exit_kit.report.display import choose_symbols, wrap_text

_KEYS: Final = "d done  s skip  o open  e proof  n note  b back  f next  l list  q quit  ? help"
_HELP: Final = """Type one letter and press Enter.
  d             I did this today
  d 2026-11-20  I did it on that day
  t 3           tick the third app in the list of this step
  s             leave it out; you are asked why
  r             take back done or skipped
  o             open the page in your browser; its host is shown first
  e             keep a file (a screenshot, an e-mail) as proof of this step
  n             write a note
  b, f          one step back, one step forward, without marking anything
  5             go to step 5
  l             list all steps
  q             stop; everything is kept
"""


class _Quit(Exception):
    """Is raised when the person has had enough for now."""


def walk_guide(walk: Walk, console: Console) -> None:
    """Walk one guide until it is done or the person stops; raises KeyboardInterrupt on Ctrl-C."""
    is_new = walk.look().plan is None
    walker = _Walker(walk, console, walk.start())
    try:
        walker.greet(is_new=is_new)
        walker.go()
    except _Quit:
        pass
    except KeyboardInterrupt:
        console.data()  # what follows shall not stand behind ^C
        raise
    walker.leave()


class _Walker:
    """The state of one walk: what the plan says, and which step is on the screen."""

    def __init__(self, walk: Walk, console: Console, progress: Progress) -> None:
        self.walk, self.console, self.progress = walk, console, progress
        self.symbols = choose_symbols(sys.stdout.encoding)
        self.at = progress.next or progress.here[-1]

    def greet(self, *, is_new: bool) -> None:
        """Say what this guide is, and ask for the country where it matters."""
        if is_new:
            self.console.data(render_start(self.progress, self.symbols))
            self.console.data()
            for line in wrap_text(
                f"Everything that you say here is kept in {self.walk.path}, and nowhere else."
            ):
                self.console.data(line)
        needs_country = any(step.countries or step.not_in for step in self.walk.guide.steps)
        if needs_country and self.progress.country is None:
            self._ask_country()
        if is_new:
            self._read("Press Enter to begin. ")

    def _ask_country(self) -> None:
        self.console.data()
        self.console.data("Some steps exist in some countries only. Two letters, such as DE, GB, US, NZ.")
        while answer := self._read("Which country do you live in? (Enter: I do not say) "):
            try:
                self.walk = Walk(
                    self.walk.path, self.walk.guide, self.walk.account, read_country(answer), self.walk.today
                )
            except GuideError as error:
                self._say_error(error)
            else:
                self.progress = self.walk.start()
                self.at = self.progress.next or self.at
                return

    def go(self) -> None:
        """Show steps and do what is asked until the end."""
        shown: View | None = None
        was_finished = self.progress.is_finished  # who comes back to a finished plan may look and mark again
        while was_finished or not self.progress.is_finished:
            if shown is not self.at:
                self.console.data()
                self.console.data(render_step(self.at, self.progress, self.symbols))
                shown = self.at
            self.console.data()
            self.console.data(_KEYS)
            word, _, rest = self._read("> ").partition(" ")
            try:
                self._act(word.lower(), rest.strip())
            except ExitKitError as error:
                self._say_error(error)

    def _act(self, word: str, rest: str) -> None:
        acts: dict[str, Callable[[str], None]] = {
            "d": self._mark_done,
            "t": self._tick_app,
            "s": self._skip,
            "o": self._open,
            "e": self._attach,
            "n": self._note,
            "r": self._reopen,
            "b": lambda _: self._move(-1),
            "f": lambda _: self._move(1),
            "l": self._list,
            "q": self._quit,
        }
        if word.isdigit():
            self._go_to(int(word))
        elif word in acts:
            acts[word](rest)
        elif word:
            self.console.data(_HELP.rstrip())

    def _mark_done(self, rest: str) -> None:
        day = _read_day(rest)
        step = self.at.step
        sentence = None
        if self.at.open_apps and not self._agrees(
            f"{len(self.at.open_apps)} apps are still open. Done all the same?"
        ):
            return
        reason = find_reason(self.progress, step)
        if reason and not self.at.is_refused:
            sentence = self._ask_sentence(reason)
            if sentence is None:
                return
        self._renew(self.walk.mark_done(step.id, day, sentence=sentence), goes_on=True)

    def _ask_sentence(self, reason: str) -> str | None:
        """Return the sentence, None when the person did not type it."""
        self.console.data()
        self.console.warn_wrapped(
            f"Not yet: {reason}. What is missing would be lost for good, and nobody can help then."
        )
        self.console.warn_wrapped(
            f"If you know that and want it all the same, type this sentence: {SENTENCE}"
        )
        answer = self._read("> ")
        if is_sentence(answer):
            return answer
        self.console.data("That is not the sentence. Nothing was changed.")
        return None

    def _tick_app(self, rest: str) -> None:
        apps = self.at.apps
        if not rest.isdigit() or not 1 <= int(rest) <= len(apps):
            self.console.data(
                "Type t and the number of an app, such as t 3." if apps else "There are no apps here."
            )
            return
        name = apps[int(rest) - 1].name
        self._renew(self.walk.mark_done(self.at.step.id, item=name))

    def _skip(self, rest: str) -> None:
        why = rest or self._read("Why do you leave it out? ")
        if why:
            self._renew(self.walk.skip(self.at.step.id, why), goes_on=True)
        else:
            self.console.data("Nothing was skipped: it needs a reason, so that you know later why.")

    def _open(self, _: str) -> None:
        url = self.at.step.url
        host = find_host(url) if url else None
        if url is None or host is None:
            self.console.data("This step has no page to open. Follow the menu.")
            return
        reason = find_reason(self.progress, self.at.step)
        if reason and self._ask_sentence(reason) is None:
            return
        if not self._agrees(f"Open a page on {host} in your browser?"):
            return
        if not open_browser(url):
            self.console.data("No browser was found here. Copy the address:")
            self.console.data(url)

    def _attach(self, rest: str) -> None:
        name = rest or self._read("Which file? (drag it here, or type its path) ")
        if name:
            kept = self.walk.attach(Path(_unquote(name)), self.at.step.id)
            self.console.data(f"Kept as {kept.path}, of {format_date(kept.on_date)}. SHA-256 {kept.sha256}")
            self._renew(self.walk.look(), redraws=False)

    def _note(self, rest: str) -> None:
        text = rest or self._read("Your note: ")
        if text:
            self._renew(self.walk.add_note(text, self.at.step.id), redraws=False)
            self.console.data("The note is kept.")

    def _reopen(self, _: str) -> None:
        self._renew(self.walk.reopen(self.at.step.id))

    def _move(self, by: int) -> None:
        here = self.progress.here
        place = [view.step.id for view in here].index(self.at.step.id) + by
        if 0 <= place < len(here):
            self.at = here[place]
        else:
            self.console.data("There is no step before this one." if by < 0 else "This is the last step.")

    def _go_to(self, number: int) -> None:
        view = next((view for view in self.progress.here if view.number == number), None)
        if view is None:
            self.console.data(f"There is no step {number} here.")
        else:
            self.at = view

    def _list(self, _: str) -> None:
        self.console.data()
        self.console.data(render_list(self.progress, self.symbols))

    def _quit(self, _: str) -> None:
        raise _Quit

    def _renew(self, progress: Progress, *, goes_on: bool = False, redraws: bool = True) -> None:
        """Take over what is now in the database, and show the step anew or the next one."""
        self.progress = progress
        fresh = progress.find(self.at.step.id)
        if goes_on:
            places = [view.step.id for view in progress.here]
            later = progress.here[places.index(self.at.step.id) + 1 :]
            self.at = next((view for view in later if view.is_open), progress.next or progress.here[-1])
        elif fresh and redraws:
            self.at = fresh

    def _agrees(self, question: str) -> bool:
        return self._read(f"{question} [y/n] ").lower() in ("y", "yes")

    def _read(self, prompt: str) -> str:
        """Return one line without spaces around it; raises _Quit when there is no more."""
        try:
            return input(prompt).strip()
        except EOFError:
            raise _Quit from None

    def _say_error(self, error: ExitKitError) -> None:
        for part in (error.what, error.why, error.fix):
            if part:
                self.console.warn_wrapped(harmless(part))

    def leave(self) -> None:
        """Say that everything is kept, and how to go on."""
        self.console.data()
        if self.progress.is_finished:
            self.console.data("All steps are done or skipped. Well done.")
            if self.progress.count(State.SKIPPED):
                self.console.data("What you skipped stands in the list: --list")
        else:
            self.console.data(f"Everything is kept. To go on: exit-kit {self.walk.guide.name}")


def _read_day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise GuideError(f"“{text}” is no day. Nothing was changed.", "", "Write it as 2026-11-20.") from None


def _unquote(name: str) -> str:
    """Return a path as it is after a file was dragged into the terminal: without quotes and escaped spaces."""
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        return name[1:-1]
    return name.replace("\\ ", " ") if not Path(name).expanduser().exists() else name
