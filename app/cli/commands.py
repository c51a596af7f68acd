"""`verso`: the catalogue from a terminal. Every command answers `--help`."""

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated, Final, NoReturn

import typer

from app.cli.application import LazyGroup
from app.cli.exit_codes import ExitCode, code_of
from app.cli.wording import told
from app.domain.errors import VersoError

application = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    epilog="`verso COMMAND --help` explains a command, with examples and exit codes.",
)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's own way of calling
    if wanted:
        typer.echo(f"verso {version('verso')}")
        raise typer.Exit


@application.callback()
def verso(
    *,
    is_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Tell Verso's version."
        ),
    ] = False,
) -> None:
    """Verso, an archival photo catalogue: what is written on the back is found again.

    A holding is a folder with catalogue.db, images/ and manifests/. It is the folder you are in,
    unless --home or VERSO_HOME names another. Begin with `verso serve --sample`.
    """


_AFTER_A_STOP: Final = {
    "rebuild": "There is no catalogue yet; the same command begins anew.",
    "export": "The folder holds a part of the package: remove it, and give the command again.",
}
"""What is to be said of commands that do not go on where they were."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code; no error shows a trace.

    `VERSO_DEBUG=1` shows the trace, for those who look for a fault in Verso itself.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that can't show ł shows a sign for it
            stream.reconfigure(errors="backslashreplace")
    is_debugging = bool(os.environ.get("VERSO_DEBUG"))
    try:
        typer.main.get_command(application).main(arguments, prog_name="verso")
    except VersoError as error:
        if is_debugging:
            raise
        typer.echo("\n".join(told(error)), err=True)
        sys.exit(code_of(error))
    except SystemExit as ending:
        if ending.code == ExitCode.STOPPED:
            typer.echo(f"\nStopped. {_after_a_stop(arguments)}", err=True)
        raise
    except Exception as fault:  # whatever it is, the person at the desk gets a sentence
        if is_debugging:
            raise
        typer.echo(
            f"Verso has come upon a fault of its own: {type(fault).__name__}: {fault}. Run it "
            "again with VERSO_DEBUG=1 to see where, and report it.",
            err=True,
        )
        sys.exit(ExitCode.UNFORESEEN)
    sys.exit(ExitCode.FINE)


def _after_a_stop(arguments: Sequence[str] | None) -> str:
    """Say what has become of the work of a command that was stopped, and what to do now."""
    words = sys.argv[1:] if arguments is None else arguments
    command = next((word for word in words if not word.startswith("-")), "")
    return _AFTER_A_STOP.get(command, "What was finished is kept; the same command goes on.")
