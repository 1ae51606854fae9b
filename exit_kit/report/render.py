"""The report as text for a terminal of 80 columns: a headline, what matters, then sections."""

from __future__ import annotations

from collections.abc import Iterator

from exit_kit.report import circles, sections
from exit_kit.report.answers import Account, Report
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.phone_chats import show_phone_chats
from exit_kit.report.words import count_years, name_platform
from exit_kit.wording import format_plural

_SECTIONS = (
    sections.show_account,
    sections.show_exports,
    sections.show_counts,
    sections.show_years,
    circles.show_follows,
    show_phone_chats,
    circles.show_correspondents,
    circles.show_group_chats,
    sections.show_media,
    circles.show_liked,
    circles.show_ties,
    circles.show_apps,
    circles.show_business,
    circles.show_whereabouts,
    sections.show_coverage,
    sections.show_only_older,
)


def render_report(report: Report, symbols: Symbols) -> str:
    """Return the whole report."""
    parts = ["\n".join(_render_account(account, symbols)) for account in report.accounts]
    if report.joined_people:
        parts.append("\n".join(circles.show_joined(report.joined_people, symbols)))
    return "\n\n\n".join(parts)


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
    years = count_years(account.first_at, account.last_at)
    span = "this" if years is None else format_plural(years, "year") if years else "less than a year"
    name = f", {clip(account.name, 40, symbols)}" if account.name else ""
    has = f"{name_platform(account.platform)} has {span} of you{name}"
    what = ", ".join(_list_holdings(account)) or "nothing that exit-kit could read into tables"
    return f"{has}: {what}. {_write_watching(account)}".strip()


def _list_holdings(account: Account) -> Iterator[str]:
    def count(name: str) -> int:
        found = account.find_count(name)
        return found.count - sum(kind.count for kind in found.kinds if kind.kind == "edit")

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
    ties = {kind.kind: kind.count for kind in account.find_count("connections").kinds}
    if ties.get("friend"):
        yield format_plural(ties["friend"], "friend")
    elif account.follows and account.follows.followers:
        yield format_plural(account.follows.followers, "follower")


def _write_watching(account: Account) -> str:
    """Return a sentence on those who watch: companies, advertisers, apps; nothing where there are none."""
    companies, advertisers = len(account.off_meta_companies), len(account.advertisers)
    apps = sum(app.is_active for app in account.apps)
    parts = []
    if companies:
        parts.append(f"{format_plural(companies, 'company', 'companies')} told it what you did elsewhere")
    if advertisers:
        parts.append(f"{format_plural(advertisers, 'advertiser')} targeted you")
    if apps:
        parts.append(f"{format_plural(apps, 'app')} {'logs' if apps == 1 else 'log'} in with it")
    listed = ", ".join(parts[:-1])
    return f"{listed}{' and ' if listed else ''}{parts[-1]}." if parts else ""
