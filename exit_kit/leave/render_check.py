"""The answers of `exit-kit check` as text for a terminal of 80 columns; the answer stands there as a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exit_kit.leave.readiness import Check, Light, Readiness
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.words import name_platform
from exit_kit.wording import format_plural, harmless

MOST_NAMES: Final = 8
_WORDS: Final = {
    Light.RED: "RED: something would be lost",
    Light.YELLOW: "YELLOW: to decide or do first",
    Light.UNKNOWN: "NOT KNOWN: the archive cannot tell",
    Light.GREEN: "GREEN: in order",
}
_PLAIN: Final = {"instagram": "Instagram", "whatsapp": "WhatsApp", "threads": "Threads"}


def render_readiness(found: Sequence[Readiness], symbols: Symbols, *, every: bool) -> str:
    """Return all answers; with `every` all names, else the first few of each check."""
    return "\n\n\n".join("\n".join(_render(one, symbols, None if every else MOST_NAMES)) for one in found)


def name(platform: str) -> str:
    """Return a platform's name, also of those that have no importer yet."""
    return _PLAIN.get(platform) or name_platform(platform)


def _render(one: Readiness, symbols: Symbols, most: int | None) -> Iterator[str]:
    yield from wrap_text(write_verdict(one, symbols))
    for light in Light:
        those = [check for check in one.checks if check.light is light]
        if not those:
            continue
        yield from ("", f"{_WORDS[light]} ({len(those)})")
        for check in those:
            yield from _render_good(check) if light is Light.GREEN else _render_check(check, symbols, most)
    yield ""
    yield from wrap_text(
        "What only you know you can confirm, and it is remembered: "
        f"`exit-kit check {one.platform} --confirm NAME`. The names stand in brackets."
    )


def write_verdict(one: Readiness, symbols: Symbols) -> str:
    """Return the sentences that say it all."""
    who = "".join(f", {clip(account, 40, symbols)}" for account in one.accounts[:3])
    counts = one.counts
    if one.is_red:
        says = f"not ready to leave. {format_plural(counts[Light.RED], 'thing')} would be lost for good"
        return f"{name(one.platform)}{who}: {says}; nothing is deleted yet, so all of it can still be mended."
    left = counts[Light.YELLOW] + counts[Light.UNKNOWN]
    if left:
        says = (
            f"nothing red. {format_plural(left, 'thing')} still {'needs' if left == 1 else 'need'} a "
            "look or a decision"
        )
        return f"{name(one.platform)}{who}: {says}."
    return f"{name(one.platform)}{who}: everything was looked at and is in order."


def _render_check(check: Check, symbols: Symbols, most: int | None) -> Iterator[str]:
    yield ""
    yield f"  {check.title} [{check.name}]"
    yield from wrap_text(harmless(check.saw), "    ")
    for name in check.names[:most]:
        yield f"      {symbols.bullet} {clip(name, 70, symbols)}"
    rest = len(check.names) - len(check.names[:most])
    if rest:
        yield f"      {symbols.more} and {rest:,} more: --all shows them"
    yield from wrap_text(f"Why: {check.why}", "    ")
    if check.mend:
        yield from wrap_text(f"To do: {check.mend}", "    ")
    if check.step and check.light is not Light.GREEN:
        guide, _, step = check.step.partition(": ")
        yield from wrap_text(f"Step: exit-kit {guide}, step {step}", "    ")


def _render_good(check: Check) -> Iterator[str]:
    yield from wrap_text(f"{check.title} [{check.name}] {harmless(check.saw)}", "    ", first="  ")
