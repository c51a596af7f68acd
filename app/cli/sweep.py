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
from app.domain.tombstones import PurgedCounts
from app.holdings import open_holding
from app.services import sweep as sweeping
from app.services.purge_deleted import kept_deleted, purge_deleted
from app.settings import read_settings

application = new_application()
GRACE: Final = timedelta(days=1)
"""What was touched more recently may belong to an upload or import that goes on."""

DELETED_DAYS: Final = 30
"""For so long a deletion may be thought better of: what it left behind can be taken up again."""


@application.command(
    help=help_text(
        """
        Take away what nothing refers to: originals that no record and no open form names, files
        left half-written, manifests and tiles of what is past. Nothing goes that was touched within
        the time of grace, and no original that is being handed in again just then.

        Photographs that were deleted leave their originals and their history behind. They go with
        `--deleted` alone, a number of days after the deletion, and unless another photograph names
        them. Who deleted what, when and why stays.
        """,
        examples=["verso sweep", "verso sweep --grace-hours 72 --json", "verso sweep --deleted"],
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
    deleted: Annotated[
        bool,
        typer.Option("--deleted", help="Give up what deleted photographs left behind, too."),
    ] = False,
    deleted_days: Annotated[
        int,
        typer.Option(
            "--deleted-days",
            min=0,
            help="With `--deleted`: what was deleted more recently stays.",
        ),
    ] = DELETED_DAYS,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Sweep, and say what was taken away."""
    grace = timedelta(hours=grace_hours)
    with (
        open_holding(read_settings(home=home)) as holding,
        shown_progress("Sweeping") as progress,
    ):
        purged = PurgedCounts()
        if deleted:
            days = timedelta(days=deleted_days)
            purged = purge_deleted(holding, older_than=days, progress=progress)
        swept = sweeping.sweep(holding, older_than=grace, progress=progress)
        kept = kept_deleted(holding)
    if as_json:
        told = {"purged": purged.photographs, "given_up": purged.originals, "kept_deleted": kept}
        echo_json(swept_document(swept) | told)
        return
    if deleted:
        typer.echo(purged_sentence(purged))
    typer.echo(f"{swept_sentence(swept)} were taken away.")
    if kept:
        typer.echo(
            f"What {plural(kept, 'deleted photograph')} left behind is kept; "
            "`verso sweep --deleted` gives it up in time."
        )


def purged_sentence(purged: PurgedCounts) -> str:
    """Count what was given up of photographs that were deleted."""
    history = plural(purged.photographs, "deleted photograph")
    originals = plural(purged.originals, "original")
    told = f"The history of {history} was given up, and the records of {originals}"
    stays = f"; {plural(purged.kept, 'original')} stay, for something else names them"
    return f"{told}{stays if purged.kept else ''}."


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
