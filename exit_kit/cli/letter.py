"""The command `exit-kit letter`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

if TYPE_CHECKING:
    from exit_kit.console import Console
    from exit_kit.leave.letters.desk import Order

Kind = Annotated[
    str | None, typer.Argument(metavar="KIND", help="Which letter; without it, all kinds and your letters.")
]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CC", help="Where you live: DE, GB, US-CA, NZ ...")
]
Platform = Annotated[
    str | None,
    typer.Option(
        "--platform", help="facebook, instagram, threads, whatsapp or meta; all of Meta's, if not given."
    ),
]
Account = Annotated[
    str | None, typer.Option("--account", metavar="NAME", help="Which account, where you have several.")
]
Form = Annotated[str, typer.Option("--format", help="What to print: text, markdown, html or eml.")]
Save = Annotated[
    Path | None, typer.Option("--save", metavar="FOLDER", help="Write the letter there in all four formats.")
]
Name = Annotated[str | None, typer.Option("--name", help="Your name, where the archive does not say it.")]
Email = Annotated[str | None, typer.Option("--email", help="The e-mail address of the account.")]
Url = Annotated[str | None, typer.Option("--url", help="The address of the profile.")]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Your own reasons, for an objection.")
]
Details = Annotated[
    str | None, typer.Option("--details", metavar="TEXT", help="What is wrong and what is right.")
]
Locked = Annotated[bool, typer.Option("--locked-out", help="You can no longer log in.")]
Next = Annotated[
    int | None, typer.Option("--next", metavar="NUMBER", help="Write the letter that follows this one.")
]
Sent = Annotated[int | None, typer.Option("--sent", metavar="NUMBER", help="Note that this letter was sent.")]
By = Annotated[str | None, typer.Option("--by", help="With --sent: form, email or post.")]
Reference = Annotated[
    str | None, typer.Option("--reference", help="With --sent: the case or tracking number.")
]
Proof = Annotated[
    list[Path] | None,
    typer.Option(
        "--evidence", metavar="FILE", help="With --sent or --answered: a file to keep; may be repeated."
    ),
]
Answered = Annotated[
    int | None, typer.Option("--answered", metavar="NUMBER", help="Note that this letter was answered.")
]
Answer = Annotated[
    str, typer.Option("--answer", help="With --answered: granted, partly, refused, question or receipt.")
]
Paused = Annotated[
    int | None,
    typer.Option(
        "--paused", metavar="DAYS", min=0, max=366,
        help="With --answered, in the UK: how many days they waited for your reply to their question.",
    ),
]  # fmt: skip
On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="With --sent or --answered: the day; today, if not given.",
    ),
]


def run(
    ctx: typer.Context, kind: Kind = None, country: Country = None, platform: Platform = None,
    account: Account = None, form: Form = "text", save: Save = None, name: Name = None, email: Email = None,
    url: Url = None, reason: Reason = None, details: Details = None, locked: Locked = False, follows: Next = None,
    sent: Sent = None, by: By = None, reference: Reference = None, answered: Answered = None,
    answer: Answer = "receipt", paused: Paused = None, on: On = None, evidence: Proof = None,
    db: Database = DEFAULT_DATABASE, json: Json = False,
) -> None:  # fmt: skip
    """Write a letter to Meta or to an authority, and remember what was sent and answered.

    Nothing is sent: you read it, change it, and send it yourself. Without KIND: all kinds, and your letters. With
    --json an object: letters (id, platform, kind, account, country, law, addressee, channel, answers_id, written_at,
    sent_on, reference, answered_on, answer, paused_days, due, next).
    """
    from exit_kit.errors import UsageError
    from exit_kit.leave.letters.compose import Wishes
    from exit_kit.leave.letters.desk import Order, keep_evidence, mark_answered, mark_sent

    console = console_of(ctx)
    day = on.date() if on else None
    if paused is not None and answered is None:
        raise UsageError("Nothing was noted.", "--paused belongs to an answer.", "Add --answered NUMBER.")
    if sent is not None:
        mark_sent(db, sent, on=day, channel=by, reference=reference)
    if answered is not None:
        mark_answered(db, answered, answer, on=day, paused_days=paused)
    number = answered if answered is not None else sent
    if number is not None:
        keep_evidence(db, number, evidence or [], on=day)
    if kind is not None or follows is not None:
        wishes = Wishes(reason, details, locked)
        order = Order(
            kind, country, platform and platform.lower(), account, follows, name, email, url, wishes
        )
        _write(console, db, order, form, save)
    elif (sent is None and answered is None) or json:
        _show(console, db, as_json=json)
    else:
        _tell(console, db, sent if sent is not None else answered)


def _write(console: Console, db: Path, order: Order, form: str, save: Path | None) -> None:
    from exit_kit.errors import UsageError
    from exit_kit.leave.letters.desk import save_letter, write_letter
    from exit_kit.leave.letters.formats import FORMATS, render_letter

    if form not in FORMATS:
        raise UsageError(f"There is no format {form!r}.", "", f"There are: {', '.join(FORMATS)}.")
    is_new = not db.exists()
    written = write_letter(db, order)
    if is_new:
        console.say_wrapped(f"Your letters are remembered in {db}, which was made for that.")
    if save is None:
        console.data(render_letter(written.letter, form).decode().rstrip("\r\n").replace("\r\n", "\n"))
    else:
        for path in save_letter(save, written):
            console.data(str(path))
    console.say("")
    console.say(f"This is your letter {written.number}. Before you send it:")
    for note in written.letter.notes:
        console.say_wrapped(f"- {note}")
    console.say_wrapped(
        f"When it is sent: exit-kit letter --sent {written.number} --by form --reference NUMBER"
    )


def _show(console: Console, db: Path, *, as_json: bool) -> None:
    import sys
    from dataclasses import asdict

    from exit_kit.leave.letters.desk import list_letters
    from exit_kit.leave.letters.render_log import render_log
    from exit_kit.leave.plan import read_today
    from exit_kit.report.display import choose_symbols

    log = list_letters(db)
    if as_json:
        days = ("sent_on", "answered_on")
        rows = [{**asdict(entry), "due": entry.due, "next": follow} for entry, follow in log]
        plain = [
            {name: str(value) if name in (*days, "due") and value else value for name, value in row.items()}
            for row in rows
        ]
        console.json({"letters": plain})
    else:
        console.data(render_log(log, read_today(), choose_symbols(sys.stdout.encoding)))


def _tell(console: Console, db: Path, number: int | None) -> None:
    from exit_kit.leave.letters.desk import list_letters
    from exit_kit.leave.letters.render_log import tell_state
    from exit_kit.leave.plan import read_today

    for entry, follow in list_letters(db):
        if entry.id == number:
            console.say_wrapped(f"Letter {entry.id} ({entry.kind}): {tell_state(entry, read_today())}")
            if follow:
                console.say_wrapped(f"Next: exit-kit letter --next {entry.id}")
