"""`verso export`: a unit, or the whole holding, as a package that other programs can keep."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.whoever import whoever_runs_this
from app.cli.wording import help_text, plain, plural
from app.domain.packages import OpenWriter
from app.holdings import open_holding
from app.services.export_package import export_package
from app.settings import read_settings
from app.storage.bagit_writing import BagWriter
from app.storage.ocfl_writing import OcflWriter

application = new_application()
_ENDS = [
    ExitCode.FINE,
    ExitCode.FINDINGS,
    ExitCode.NOT_FOUND,
    ExitCode.CONFLICT,
    ExitCode.DAMAGED_HOLDING,
    ExitCode.BUSY,
]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder to write into.")]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="REFERENCE_CODE", help="Only this unit and what is below it; else all."
    ),
]


@application.callback()
def export() -> None:
    """Export originals with their records as OCFL or as a bag, for long-term keeping elsewhere."""


@application.command(
    help=help_text(
        """
        Write an OCFL 1.1 storage root: an object for each photograph and unit, with its scans, its
        description and its whole record. Every file is hashed by SHA-512 and SHA-256 on the way.
        """,
        examples=["verso export ocfl /mnt/ocfl", 'verso export ocfl /mnt/ocfl --unit "COPY 1/60"'],
        ends=_ENDS,
    )
)
def ocfl(folder: Folder, *, unit: Unit = None, as_json: AsJson = False, home: Home = None) -> None:
    """Export as OCFL."""
    _export(OcflWriter, folder, unit=unit, as_json=as_json, home=home)


@application.command(
    help=help_text(
        """
        Write a bag (BagIt 1.0, RFC 8493): a folder for each photograph and unit, with its scans,
        its description and its whole record, and manifests by SHA-512 and SHA-256.
        """,
        examples=["verso export bagit /mnt/bag", 'verso export bagit /mnt/bag --unit "COPY 1/60"'],
        ends=_ENDS,
    )
)
def bagit(folder: Folder, *, unit: Unit = None, as_json: AsJson = False, home: Home = None) -> None:
    """Export as a bag."""
    _export(BagWriter, folder, unit=unit, as_json=as_json, home=home)


def _export(
    open_writer: OpenWriter, folder: Path, *, unit: str | None, as_json: bool, home: Path | None
) -> None:
    with open_holding(read_settings(home=home)) as holding, shown_progress("Exporting") as shown:
        done = export_package(
            holding, folder, open_writer, unit=unit, viewer=whoever_runs_this(), progress=shown
        )
    if as_json:
        echo_json(
            {
                "things": done.things,
                "files": done.files,
                "size_bytes": done.size_bytes,
                "lost": [str(one) for one in done.lost],
            }
        )
    else:
        for line in done.lost:
            typer.echo(f"left out: {plain(str(line))}")
        things = plural(done.things, "photograph or unit", "photographs and units")
        ends = "" if not done.lost else f"; {plural(len(done.lost), 'file')} left out"
        typer.echo(f"{things} exported to {folder}, {plural(done.files, 'file')}{ends}.")
    if done.lost:
        raise typer.Exit(ExitCode.FINDINGS)
