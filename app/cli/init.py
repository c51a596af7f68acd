"""`verso init`: a new holding."""

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import Home
from app.cli.wording import help_text
from app.holdings import found_holding
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Make a holding: catalogue.db, images/ and manifests/. A folder that is a holding already
        stays as it is, but for tables that an older Verso made: they are brought up to date.
        """,
        examples=["verso init", "verso init --home /srv/photographs"],
        ends=[ExitCode.FINE, ExitCode.REJECTED, ExitCode.DAMAGED_HOLDING],
    )
)
def init(*, home: Home = None) -> None:
    """Make a holding, or open the one that is there."""
    settings = read_settings(home=home)
    with found_holding(settings) as holding:
        typer.echo(f"The holding in {holding.layout.home} is ready.")
