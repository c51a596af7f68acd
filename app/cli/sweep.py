"""`verso sweep`: what killed processes and older versions left lying about is taken away."""

from datetime import timedelta
from typing import Annotated, Final

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plural
from app.holdings import open_holding
from app.services import sweep as sweeping
from app.settings import read_settings

application = new_application()
GRACE: Final = timedelta(days=1)
"""What was touched more recently may belong to an upload or import that goes on."""


@application.command(
    help=help_text(
        """
        Take away what nothing refers to: originals that no record and no open form names, files
        left half-written, manifests and tiles of what is past. Nothing goes that was touched within
        the time of grace, and no original that is being handed in again just then.
        """,
        examples=["verso sweep", "verso sweep --grace-hours 72 --json"],
        ends=[ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def sweep(
    *,
    grace_hours: Annotated[
        int,
        typer.Option(
            "--grace-hours",
            min=1,
            help="What was touched more recently stays; longer than any import takes.",
        ),
    ] = int(GRACE.total_seconds() // 3600),
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Sweep, and say what was taken away."""
    grace = timedelta(hours=grace_hours)
    with (
        open_holding(read_settings(home=home)) as holding,
        shown_progress("Sweeping") as progress,
    ):
        swept = sweeping.sweep(holding, older_than=grace, progress=progress)
    if as_json:
        echo_json(swept_document(swept))
        return
    typer.echo(f"{swept_sentence(swept)} were taken away.")


def swept_sentence(swept: sweeping.SweptCounts) -> str:
    """Count what was swept."""
    originals = plural(swept.originals, "original")
    halves = plural(swept.leftovers, "half-written file")
    documents = plural(swept.documents, "document")
    derivatives = plural(swept.derivatives, "derivative")
    return f"{originals}, {halves}, {documents} and {derivatives}"


def swept_document(swept: sweeping.SweptCounts) -> dict[str, int]:
    """The same for machines."""
    return {
        "originals": swept.originals,
        "leftovers": swept.leftovers,
        "documents": swept.documents,
        "derivatives": swept.derivatives,
    }
