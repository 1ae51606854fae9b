"""The command `exit-kit report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of


def run(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    json: Json = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write it as one page with plots, to read or to print."),
    ] = None,
) -> None:
    """Say what there is: how much, since when, with whom, and what is missing.

    With --json the same as data, for each account: who it is (name, username, registered_at ...), exports,
    warnings, counts (by name, with first_at, last_at and kinds), media, correspondents, group_chats, years,
    groups, pages, apps, advertisers, ad_interests, off_meta_companies, login_locations, places, coverage,
    only_older, joined_chats, follows (of Instagram and Threads), liked_accounts, replies, phone_chats (of
    WhatsApp: messages, files, left_out, calls, is_cut, privacy ...), is_owner_known; beside the accounts
    joined_people (name, sent, received, names ...). Times are ISO 8601 in UTC, sizes in bytes, null is unknown;
    lists are complete.
    """
    import sys
    from dataclasses import asdict

    from exit_kit.report.display import choose_symbols
    from exit_kit.report.figures import count_figures
    from exit_kit.report.page import render_page, write_page
    from exit_kit.report.questions import open_filled, read_report
    from exit_kit.report.render import render_report

    console = console_of(ctx)
    with open_filled(db) as database:
        report = read_report(database)
        if html:
            write_page(html, render_page(report, count_figures(database), choose_symbols("utf-8")))
    if html:
        console.say(f"The report is in {html}, readable by you only. It loads nothing from the internet.")
    elif json:
        console.json(asdict(report))
    else:
        console.data(render_report(report, choose_symbols(sys.stdout.encoding)))
