"""The command `exit-kit probe`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

if TYPE_CHECKING:
    from exit_kit.leave.probe import Finding, Profile


class Seen(StrEnum):
    """What a person saw in a private window."""

    VISIBLE = "visible"
    NOT_VISIBLE = "not-visible"
    UNSURE = "unsure"


Target = Annotated[str, typer.Argument(metavar="URL-or-USERNAME", help="Your own profile page.")]
Platform = Annotated[
    str | None,
    typer.Option("--platform", metavar="NAME", help="facebook, instagram or threads, with a username."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Send the request without asking first.")]
Open = Annotated[
    bool, typer.Option("--open", help="Send nothing: open the page in a private window and ask you.")
]
SeenOption = Annotated[
    Seen | None, typer.Option("--seen", help="Send nothing: write down what you saw yourself.")
]


def run(
    ctx: typer.Context,
    target: Target,
    platform: Platform = None,
    yes: Yes = False,
    open_page: Open = False,
    seen: SeenOption = None,
    db: Database = DEFAULT_DATABASE,
    json: Json = False,
) -> int | None:
    """Look at your profile page as a stranger: can it still be seen?

    One request, logged out, without cookies, never repeated, and only after you have read what will be sent. The
    answer is "visible", "not visible" or "cannot tell". It never says "deleted": a page that cannot be seen may
    be deactivated, renamed, or hidden from strangers. Where a plan for the platform is under way, the answer is
    noted in its log. With --json an object: url, sight, why, noted.
    """
    from exit_kit.leave.probe import find_profile

    console = console_of(ctx)
    profile = find_profile(target, platform)
    finding: Finding | None
    if seen is not None:
        finding = _name_seen(seen)
    elif open_page:
        finding = _ask_person(ctx, profile)
    else:
        finding = _ask_site(ctx, profile, db, yes=yes)
    if finding is None:
        console.say("Nothing was sent. --open opens the page in a private window instead.")
        return None
    noted = _note(db, profile, finding)
    if json:
        console.json({"url": profile.url, "sight": finding.sight, "why": finding.why, "noted": noted})
        return None
    console.data(f"{profile.url}: {finding.sight}.")
    console.say_wrapped(f"{finding.why} {_explain(finding)}")
    if noted:
        console.say("This is noted in your plan, with today's date.")
    return None


def _ask_site(ctx: typer.Context, profile: Profile, db: Path, *, yes: bool) -> Finding | None:
    """Send the request, if the person agrees; None if not."""
    import sys

    from exit_kit.errors import UsageError
    from exit_kit.leave.probe import describe_request, fetch, judge

    console = console_of(ctx)
    if not yes:
        for paragraph in (describe_request(profile), _doubt_owner(db, profile)):
            console.warn(paragraph)
        if not sys.stdin.isatty():
            raise UsageError(
                "Nothing was sent.", "Nobody could be asked.", "Add --yes when you want to send this request."
            )
        if not typer.confirm("Send it?", default=False, err=True):
            return None
    return judge(profile, fetch(profile))


def _doubt_owner(db: Path, profile: Profile) -> str:
    """Return a warning when the archive knows this platform's account by another address, else nothing."""
    from exit_kit.leave.probe import list_own_names
    from exit_kit.store.database import open_for_reading

    if not db.is_file():
        return ""
    with open_for_reading(db) as database:
        names = list_own_names(database, profile.platform)
    if not names or profile.name.lower() in names:
        return ""
    return f"Your archive knows your profile as {' or '.join(sorted(names))}. Look at your own page only."


def _ask_person(ctx: typer.Context, profile: Profile) -> Finding:
    from exit_kit.leave.windows import open_private_window

    console = console_of(ctx)
    if open_private_window(profile.url):
        console.warn_wrapped(f"A private window opens {profile.url}. You must not be logged in there.")
    else:
        console.warn_wrapped(
            f"Open this address in a private window of your browser, where you are not logged in: {profile.url}"
        )
    choices = " or ".join(seen.value for seen in Seen)
    while True:
        answer = typer.prompt(f"What do you see there: your profile? ({choices})", err=True).strip().lower()
        if answer in set(Seen):
            return _name_seen(Seen(answer))


def _name_seen(seen: Seen) -> Finding:
    from exit_kit.leave.probe import Finding, Sight

    sight = {
        Seen.VISIBLE: Sight.VISIBLE,
        Seen.NOT_VISIBLE: Sight.NOT_VISIBLE,
        Seen.UNSURE: Sight.CANNOT_TELL,
    }[seen]
    return Finding(sight, "This is what you saw yourself.")


def _note(db: Path, profile: Profile, finding: Finding) -> bool:
    """Write the finding into the log of the platform's plans under way; say whether there was one."""
    from exit_kit.leave.plan import add_note, read_plans
    from exit_kit.store.database import open_for_acts

    if not db.is_file():
        return False
    with open_for_acts(db) as database:
        plans = [plan for plan in read_plans(database) if plan.platform == profile.platform]
        for plan in plans:
            add_note(database, plan, f"{profile.url}: {finding.sight}. {finding.why}", kind="probe")
    return bool(plans)


def _explain(finding: Finding) -> str:
    from exit_kit.leave.probe import Sight

    if finding.sight is Sight.VISIBLE:
        return "If you asked for deletion more than 30 days ago, the request was probably cancelled: log in and look."
    if finding.sight is Sight.NOT_VISIBLE:
        return "That fits a deletion, but a deactivated, renamed or hidden account looks the same."
    return "This says nothing either way. `--open` lets you look yourself."
