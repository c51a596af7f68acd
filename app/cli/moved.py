"""`verso moved`: harvesters are told that the catalogue has another address."""

from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plural
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.tell_move import tell_move
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Tell harvesters, once, that all that the public sees was below another address before:
        an event for each photograph and unit in the stream of changes. Set VERSO_PUBLIC_URL to the
        new address first.
        """,
        examples=["verso moved https://photographs.example.org"],
        ends=[ExitCode.FINE, ExitCode.REJECTED, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def moved(
    former: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where the catalogue was.")],
    *,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Write the events, and say how many."""
    with open_holding(read_settings(home=home)) as holding:
        count = tell_move(holding, THE_DESK, former)
    if as_json:
        echo_json({"told": count})
    else:
        typer.echo(f"Harvesters will be told of {plural(count, 'new address', 'new addresses')}.")
