"""The frame around the commands: global options, commands loaded when they are run, help without markup."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from exit_kit import __version__
from exit_kit.cli.commands import COMMANDS
from exit_kit.console import Console

PROGRAM = "exit-kit"
CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}


def console_of(ctx: typer.Context) -> Console:
    """Return the console of this run, with `--quiet` and `--debug` already applied."""
    return ctx.ensure_object(Console)


def _set_quiet(ctx: typer.Context, value: bool) -> None:
    if value:
        console_of(ctx).quiet = True


def _set_debug(ctx: typer.Context, value: bool) -> None:
    if value:
        console_of(ctx).debug = True


def _show_version(value: bool) -> None:
    if value:
        Console().data(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _common(
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", expose_value=False, callback=_set_quiet, help="Say only what matters."),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            expose_value=False,
            is_eager=True,
            callback=_set_debug,
            help="Show where an error arose.",
        ),
    ] = False,
) -> None:
    """Hold the options that every command has."""


def load_command(name: str, run: Callable[..., int | None]) -> Any:
    """Make a command of a function and add the options that every command has."""
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    holder.command(name)(run)
    command = get_command(holder)
    command.params.extend(_common_params())
    return command


def _common_params() -> list[Any]:
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    holder.command()(_common)
    return list(get_command(holder).params)


class LazyGroup(TyperGroup):
    """A group whose commands are rows of `COMMANDS`, each loaded when it is asked for.

    The keys are there from the start: typer's "Did you mean" looks at them.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  typer's signature
        """Return the command of that name, loading its module; None if there is none."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        return load_command(cmd_name, import_module(f"exit_kit.cli.{row.module}").run)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands for `--help` from the table alone."""
        if COMMANDS:
            with formatter.section("Commands"):
                formatter.write_dl([(name, row.summary) for name, row in COMMANDS.items()])


def _start(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback does the work
        bool,
        typer.Option(
            "--version", expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
        ),
    ] = False,
) -> None:
    """Keep what Meta has of you in one searchable file, then leave.

    Without a command it says where you are and what comes next. `exit-kit COMMAND --help` explains a command.
    """
    if ctx.invoked_subcommand is None:
        from exit_kit.cli.start import show_whereabouts

        show_whereabouts(console_of(ctx))


def build_command() -> Any:
    """Return the whole command line, ready for `.main(args, prog_name=..., obj=Console())`."""
    app = typer.Typer(
        cls=LazyGroup,
        context_settings=CONTEXT_SETTINGS,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_start)
    command = get_command(app)
    command.params.extend(_common_params())
    return command
