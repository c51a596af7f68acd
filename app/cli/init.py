"""`verso init`: a new holding, or one that moves to a server."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import Home
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plural
from app.holdings import found_holding
from app.holdings.moving import move_catalogue
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Make a holding: catalogue.db, images/ and manifests/. A folder that is a holding already
        stays as it is, but for tables that an older Verso made: they are brought up to date.

        Where VERSO_DATABASE_URL names a database on PostgreSQL, the catalogue is made there, and
        --from copies one into it.
        """,
        examples=[
            "verso init",
            "verso init --home /srv/photographs",
            "verso init --home /srv/photographs --from /srv/photographs/catalogue.db",
        ],
        ends=[
            ExitCode.FINE,
            ExitCode.NOT_FOUND,
            ExitCode.CONFLICT,
            ExitCode.REJECTED,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def init(
    *,
    home: Home = None,
    copied_from: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A catalogue.db to copy into a new database on PostgreSQL. Stop its servers "
            "first: what is changed meanwhile is not copied. The file stays as it is.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a holding, or open the one that is there."""
    settings = read_settings(home=home)
    if copied_from is not None:
        with shown_progress("Copying") as progress:
            count = move_catalogue(settings, copied_from, progress)
        typer.echo(
            f"{plural(count, 'photograph')} copied, with their history. Next: `verso reindex`."
        )
        return
    with found_holding(settings) as holding:
        typer.echo(f"The holding in {holding.layout.home} is ready.")
