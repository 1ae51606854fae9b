"""Guides for a terminal of 80 columns: every fact has its word in front, so that no colour and no picture is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exit_kit.leave.describe import describe_app, describe_count, describe_state, describe_states, list_lines
from exit_kit.leave.hosts import find_host
from exit_kit.leave.progress import Progress, State, View
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.wording import harmless

_MARKS: Final = {
    State.OPEN: "[ ]",
    State.DONE: "[x]",
    State.SKIPPED: "[-]",
    State.TICKED: "[x]",
    State.ELSEWHERE: "[.]",
}
_PLAIN: Final = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "...", "–": "-"})
_INDENT: Final = "    "
_MOST_APPS: Final = 100


def render_start(progress: Progress, symbols: Symbols) -> str:
    """Return for whom a guide is, what it does, and what nobody can promise."""
    lines = [progress.guide.title, ""]
    lines += wrap_text(progress.guide.about)
    for warning in progress.guide.warnings:
        lines += wrap_text(warning, "  ", first="- ")
    return _escape("\n".join(lines), symbols)


def render_step(view: View, progress: Progress, symbols: Symbols) -> str:
    """Return one step as a page of its own."""
    lines = [
        f"{progress.guide.title}",
        f"Step {view.number} of {len(progress.here)}; {describe_states(progress)}.",
        "",
    ]
    lines += wrap_text(_escape(f"{view.number}. {view.step.title}", symbols))
    if not view.is_open:
        lines += wrap_text(f"This step is {harmless(describe_state(view))}.", "   ")
    lines.append("")
    for label, text, is_grave in list_lines(view, progress):
        if label == "Page":
            lines += _render_page(text)
            continue
        mark = "! " if is_grave else ""
        lines += wrap_text(f"{mark}{label}: {_escape(harmless(text), symbols)}", _INDENT, first="  ")
    lines += _render_apps(view, symbols)
    return "\n".join(lines)


def _render_page(url: str) -> Iterator[str]:
    """Yield the address on a line of its own, so that it can be copied, and its host in full."""
    yield f"  Page on {find_host(url)}:"
    yield f"{_INDENT}{url}"


def _render_apps(view: View, symbols: Symbols) -> Iterator[str]:
    if not view.apps:
        return
    ticked = view.ticked_apps or {}
    yield ""
    for number, app in enumerate(view.apps[:_MOST_APPS], 1):
        mark = ticked.get(app.name)
        yield f"  {number:3}. {'[x]' if mark else '[ ]'} {clip(app.name, 60, symbols)}"
        page = describe_app(app)
        yield from wrap_text(page, "           ")
    if len(view.apps) > _MOST_APPS:
        yield f"       and {len(view.apps) - _MOST_APPS} more: --json lists them all"


def render_list(progress: Progress, symbols: Symbols) -> str:
    """Return all steps of a guide, one in a line, with what is done and what comes next."""
    lines = [*wrap_text(progress.guide.title), f"{describe_count(progress)}.", ""]
    following = progress.next
    for view in progress.here:
        arrow = ">" if view is following else " "
        lines += wrap_text(
            _escape(f"{view.step.title} ({view.step.id})", symbols),
            " " * 10,
            first=f"{arrow} {_MARKS[view.state]} {view.number or 0:2}. ",
        )
        if view.state in (State.DONE, State.SKIPPED):
            lines += wrap_text(_escape(harmless(describe_state(view)), symbols), " " * 12, first=" " * 10)
    left_out = progress.count(State.ELSEWHERE)
    if left_out:
        lines += ["", f"Steps that do not exist in your country ({progress.country}): {left_out}."]
    lines += ["", *wrap_text("[x] done or answered by your archive, [-] skipped, [ ] open, > comes next")]
    return "\n".join(lines)


def _escape(text: str, symbols: Symbols) -> str:
    """Return text for a terminal that has no more than ASCII, where that is so: our own quotes get plain ones."""
    if symbols.is_unicode:
        return text
    return text.translate(_PLAIN).encode("ascii", "backslashreplace").decode()


def render_choice(way: str, found: list[Progress]) -> str:
    """Return the guides of a path in the order in which to walk them, with how far each is."""
    lines = [
        *wrap_text(f"Which platform? These are the guides of `exit-kit {way}`, in the order in which to go:"),
        "",
    ]
    for progress in found:
        lines += wrap_text(progress.guide.title, "      ", first="  - ")
        lines.append(f"      exit-kit {progress.guide.name}")
        if progress.plan:
            lines.append(f"      {describe_count(progress)}")
    return "\n".join(lines)
