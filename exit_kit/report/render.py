"""The report as text for a terminal of 80 columns: a headline, what matters, then sections."""

from __future__ import annotations

from collections.abc import Iterator

from exit_kit.console import format_count, format_plural
from exit_kit.report import sections
from exit_kit.report.answers import Account, Report
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.words import count_years, name_platform

_SECTIONS = (
    sections.show_account,
    sections.show_exports,
    sections.show_counts,
    sections.show_years,
    sections.show_correspondents,
    sections.show_group_chats,
    sections.show_media,
    sections.show_ties,
    sections.show_apps,
    sections.show_business,
    sections.show_whereabouts,
    sections.show_coverage,
    sections.show_only_older,
)


def render_report(report: Report, symbols: Symbols) -> str:
    """Return the whole report."""
    return "\n\n\n".join("\n".join(_render_account(account, symbols)) for account in report.accounts)


def _render_account(account: Account, symbols: Symbols) -> Iterator[str]:
    yield from wrap_text(write_headline(account, symbols))
    if account.warnings:
        yield from ("", "Worth knowing")
        for warning in account.warnings:
            yield from wrap_text(warning.text, "    ", first=f"  {symbols.bullet} ")
    for show in _SECTIONS:
        lines = list(show(account, symbols))
        if lines:
            yield ""
            yield from lines
    yield from ("", "Dates are in UTC. `exit-kit browse` shows everything itself.")


def write_headline(account: Account, symbols: Symbols) -> str:
    """Return the sentences that say it all."""
    platform = name_platform(account.platform)
    years = count_years(account.first_at, account.last_at)
    name = f" {clip(account.name, 40, symbols)}" if account.name else " this account"
    span = "" if years is None else f"{format_plural(years, 'year')} of" if years else "less than a year of"
    has = f"{platform} has {span}{name}" if span else f"{platform} has this of{name}"
    what = ", ".join(_list_holdings(account)) or "nothing that exit-kit could read into tables"
    return f"{has}: {what}. {_write_watching(account)}".strip()


def _list_holdings(account: Account) -> Iterator[str]:
    def count(name: str) -> int:
        return account.find_count(name).count

    messages = count("messages_sent") + count("messages_received")
    if messages:
        people = f" with {format_plural(account.people, 'person', 'people')}" if account.people else ""
        yield f"{format_plural(messages, 'message')}{people}"
    for name, one, many in (("posts", "post", "posts"), ("comments", "comment", "comments")):
        if count(name):
            yield format_plural(count(name), one, many)
    pictures = sum(one.count for one in account.media if one.kind in ("photo", "video") and one.size_bytes)
    if pictures:
        yield format_plural(pictures, "photo or video", "photos and videos")
    friends = next((kind.count for kind in account.find_count("connections").kinds if kind.kind == "friend"), 0)
    if friends:
        yield format_plural(friends, "friend")


def _write_watching(account: Account) -> str:
    companies, advertisers = len(account.off_meta_companies), len(account.advertisers)
    told = f"{format_plural(companies, 'company', 'companies')} told it what you did elsewhere" if companies else ""
    aimed = f"{format_plural(advertisers, 'advertiser')} {'has' if advertisers == 1 else 'have'} dealings with you"
    both = [part for part in (told, aimed if advertisers else "") if part]
    active = sum(app.is_active for app in account.apps)
    if active:
        both.append(f"{format_plural(active, 'app')} {'logs' if active == 1 else 'log'} in with it")
    return f"{', and '.join(both) if len(both) < 3 else ', '.join(both[:-1]) + ', and ' + both[-1]}." if both else ""


__all__ = ["format_count", "render_report", "write_headline"]
