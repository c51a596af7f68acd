"""`verso restore`: a holding put back from a store of backups, and verified."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.verify import finding_lines
from app.cli.wording import help_text, plain, plural
from app.domain.backups import StoredCatalogue
from app.holdings import open_holding
from app.holdings.second_store import SecondStore
from app.services import restore as restoring
from app.services import verify as verifying
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Put a holding back from STORE: its originals, the records beside them, and a copy of the
        catalogue, the newest unless --catalogue names another. Originals that are here already
        stay. It never writes over a catalogue, and can be run again when it was cut short. Where
        records beside originals here were saved since the backup it stops, unless --anyway says
        that those may go.

        It ends as `verso verify` does: every original read through, every record looked at.
        """,
        examples=[
            "verso restore /mnt/backup --list",
            "verso restore /mnt/backup --home /srv/photographs",
            "verso restore /mnt/backup --catalogue 20261130T112233Z",
        ],
        ends=[
            ExitCode.FINE,
            ExitCode.FINDINGS,
            ExitCode.NOT_FOUND,
            ExitCode.CONFLICT,
            ExitCode.REJECTED,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def restore(  # noqa: PLR0913 - one for each option
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the backups.")],
    *,
    name: Annotated[
        str | None,
        typer.Option("--catalogue", metavar="NAME", help="Which copy of the catalogue."),
    ] = None,
    only_list: Annotated[
        bool, typer.Option("--list", help="Only list the copies of the catalogue.")
    ] = False,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Replace what was saved here since the backup."),
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at the originals' lengths, not at every byte.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Restore and verify; end with 1 where the holding is not sound."""
    if only_list:
        _list(store, as_json=as_json)
        return
    settings = read_settings(home=home)
    with shown_progress("Restoring") as progress:
        done = restoring.restore(settings, store, name=name, anyway=anyway, progress=progress)
    with open_holding(settings) as holding, shown_progress("Verifying") as progress:
        report = verifying.verify(holding, progress=progress, deep=not quick, from_start=True)
    is_whole = report.is_sound and not done.lost
    if as_json:
        echo_json(
            {
                "backup": done.catalogue.name,
                "photographs": report.photographs,
                "originals_copied": done.copied,
                "originals_already": done.already,
                "records": done.records,
                "lost": list(done.lost),
                "sound": report.is_sound,
            }
        )
    else:
        for line in done.lost:
            typer.echo(f"not copied: {plain(line)}")
        for line in finding_lines(report, harmless=False):
            typer.echo(line)
        typer.echo(
            f"Backup {done.catalogue.name}: {plural(report.photographs, 'photograph')}, "
            f"{plural(done.copied, 'original')} copied, {done.already} here already."
        )
        ends = "is restored, and sound" if is_whole else "is restored, and NOT sound"
        typer.echo(f"The holding in {settings.home} {ends}.")
    if not is_whole:
        raise typer.Exit(ExitCode.FINDINGS)


def _list(store: Path, *, as_json: bool) -> None:
    second = SecondStore(store)
    second.require()
    copies = second.catalogues.all()
    if as_json:
        echo_json([_told(one) for one in copies])
        return
    for one in copies:
        size = f"{one.size_bytes:,} bytes"
        photographs = plural(one.photographs, "photograph")
        typer.echo(f"{one.name}  {photographs}, {plural(one.originals, 'original')}, {size}")
    typer.echo(f"{plural(len(copies), 'copy', 'copies')} of the catalogue.")


def _told(one: StoredCatalogue) -> dict[str, object]:
    return {
        "backup": one.name,
        "photographs": one.photographs,
        "originals": one.originals,
        "size_bytes": one.size_bytes,
        "sha256": one.digest,
    }
