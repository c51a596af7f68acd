"""`verso backup`: the holding copied into a store, while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plain, plural
from app.holdings import open_holding
from app.services import backup as backing_up
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Copy the holding into STORE while it is in use: the catalogue as it is at one moment, then
        each original that is not there yet, hashed on the way. STORE is a folder on another disk.

        Running it again copies only what is new, and adds another copy of the catalogue; --keep
        says how many of those stay. Originals are never taken away from a store.
        """,
        examples=["verso backup /mnt/backup", "verso backup /mnt/backup --keep 30 --json"],
        ends=[
            ExitCode.FINE,
            ExitCode.FINDINGS,
            ExitCode.REJECTED,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def backup(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder to copy into.")],
    *,
    keep: Annotated[
        int | None,
        typer.Option("--keep", min=1, help="Keep so many copies of the catalogue; else all."),
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Back up, and end with 1 where an original could not be copied."""
    with open_holding(read_settings(home=home)) as holding, shown_progress("Backing up") as shown:
        done = backing_up.backup(holding, store, keep=keep, progress=shown)
    if as_json:
        echo_json(
            {
                "backup": done.name,
                "photographs": done.photographs,
                "originals_copied": done.copied,
                "originals_already": done.already,
                "bytes_copied": done.copied_bytes,
                "records": done.records,
                "lost": list(done.lost),
            }
        )
    else:
        for line in done.lost:
            typer.echo(f"not copied: {plain(line)}")
        typer.echo(
            f"Backup {done.name}: {plural(done.photographs, 'photograph')}, "
            f"{plural(done.copied, 'original')} copied, {done.already} there already."
        )
        typer.echo(
            f"{plural(len(done.lost), 'original')} could NOT be copied: see `verso verify`."
            if done.lost
            else "The holding is backed up."
        )
    if done.lost:
        raise typer.Exit(ExitCode.FINDINGS)
