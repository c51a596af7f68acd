"""`verso import`: a folder of scans with the table that describes them."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.import_printing import report_document, report_lines
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text
from app.holdings import open_holding
from app.services.import_batch import import_batch
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Import the photographs that a table describes, with the scans that it names. TABLE is CSV,
        TSV, XLSX or JSON; a mapping in YAML says which column is what.

        Always begin with --dry-run: it changes nothing, and tells of every row whether it would be
        made, changed or refused, and why.

        Photographs are known by their reference code. Running it again changes only what has
        changed in the table; a bad row never stops the others; Ctrl+C is safe, and the same
        command goes on.
        """,
        examples=[
            "verso import register.csv --images scans/ --mapping register.yaml --dry-run",
            "verso import register.csv --images scans/ --mapping register.yaml --publish",
        ],
        ends=[
            ExitCode.FINE,
            ExitCode.FINDINGS,
            ExitCode.REJECTED,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
            ExitCode.STOPPED,
        ],
    )
)
def import_table(  # noqa: PLR0913 - one for each option
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="The table.")],
    *,
    images: Annotated[
        Path, typer.Option(metavar="FOLDER", help="The folder with the scans, and those below it.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The mapping. Without one, columns have the names that Verso documents.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; tell what would happen.")
    ] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="Open the photographs of the table to the public.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Import a table, print the report, and end with 1 where a row was refused."""
    work = f"{'Dry run of' if dry_run else 'Importing'} {table.name}"
    with open_holding(read_settings(home=home)) as holding:
        with shown_progress(work) as progress:
            report = import_batch(
                holding,
                table=table,
                images=images,
                mapping=mapping,
                dry_run=dry_run,
                publish=publish,
                progress=progress,
            )
        with shown_progress("Writing records beside the originals") as progress:
            holding.records.write_due(progress=progress)
    if as_json:
        echo_json(report_document(report))
    else:
        typer.echo("\n".join(report_lines(report)))
    if not report.is_clean:
        raise typer.Exit(ExitCode.FINDINGS)
