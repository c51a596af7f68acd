"""`verso derive`: make the tiles from which scans are shown fast."""

from collections.abc import Iterator
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plural, problem_line
from app.holdings import open_holding
from app.services import derive as deriving
from app.services.derive import DerivedCounts
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Make the derivative of each scan that has none, or whose derivative was made with other
        settings: the tiles and small images from which it is shown fast. A scan without one is
        shown from its original, slowly, and gets one soon after by itself; this makes them all now.

        It may be stopped and run again, and while the catalogue is served.
        """,
        examples=["verso derive", "VERSO_DERIVATIVE_QUALITY=90 verso derive", "verso derive --all"],
        ends=[ExitCode.FINE, ExitCode.FINDINGS, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def derive(
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Make those anew that are in order, too.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Derive, and end with 1 where a scan gave nothing."""
    with (
        open_holding(read_settings(home=home)) as holding,
        shown_progress("Making derivatives") as progress,
    ):
        counts = deriving.derive(holding, everything=everything, progress=progress)
    if as_json:
        refused = {problem.where: problem.reason for problem in counts.refused}
        echo_json({"made": counts.made, "already": counts.already, "refused": refused})
    else:
        typer.echo("\n".join(_lines(counts)))
    if counts.refused:
        raise typer.Exit(ExitCode.FINDINGS)


def _lines(counts: DerivedCounts) -> Iterator[str]:
    for problem in counts.refused:
        yield f"No derivative: {problem_line(problem)}"
    yield f"{plural(counts.made, 'derivative')} made; {counts.already} were in order before."
