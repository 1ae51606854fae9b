"""The command `exit-kit guides`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from exit_kit.cli.options import Json, console_of


class Action(StrEnum):
    """What can be done with the guides."""

    LIST = "list"
    CHECK_LINKS = "check-links"


What = Annotated[Action, typer.Argument(metavar="[list|check-links]", help="What to do.")]


def run(ctx: typer.Context, action: What = Action.LIST, json: Json = False) -> int | None:
    """List the guides, or ask their pages whether they still answer.

    check-links is for those who keep the guides true: each page once, a second apart, without cookies. That a
    page answers does not show that it still says what the guide says. Exit code 5 when somebody has to look.
    With --json a list: of guides (platform, path, title, steps, checked_on), or of pages (url, state, status, end).
    """
    from exit_kit.leave.loading import load_guides

    console = console_of(ctx)
    if action is Action.CHECK_LINKS:
        return _check_links(ctx, json=json)
    rows = [
        {
            "platform": guide.platform,
            "path": guide.path,
            "title": guide.title,
            "steps": len(guide.steps),
            "checked_on": min(step.checked_on for step in guide.steps).isoformat(),
        }
        for guide in load_guides()
    ]
    if json:
        console.json(rows)
    else:
        for row in rows:
            command = f"exit-kit {row['path']} {row['platform']}"
            console.data(f"{command:32} {row['steps']:3} steps, checked since {row['checked_on']}")
    return None


def _check_links(ctx: typer.Context, *, json: bool) -> int | None:
    from dataclasses import asdict

    from exit_kit.errors import GuideError
    from exit_kit.leave.hosts import find_host
    from exit_kit.leave.links import check_links
    from exit_kit.leave.loading import load_guides

    console = console_of(ctx)
    urls = dict.fromkeys(step.url for guide in load_guides() for step in guide.steps if step.url)
    console.say_wrapped(f"Asking {len(urls)} pages, one a second. Their servers see your internet address.")
    found = []
    for one in check_links(urls, lambda url: find_host(url) is not None):
        found.append(one)
        if not json:
            end = f" -> {one.end}" if one.end not in ("", one.url) else ""
            console.data(f"{one.state:14} {one.status or '':4} {one.url}{end}")
    if json:
        console.json([asdict(one) for one in found])
    return GuideError.exit_code if any(one.is_broken for one in found) else None
