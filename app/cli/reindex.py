"""`verso reindex`: the search index, made anew."""

from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plural
from app.holdings import open_holding
from app.services import reindex as reindexing
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Make the search index anew from the records, a portion at a time. Nothing but the index is
        changed; searches, imports and changes go on meanwhile. What was stopped goes on where it
        was the next time.
        """,
        examples=["verso reindex", "verso reindex --from-scratch"],
        ends=[ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def reindex(
    *,
    from_scratch: Annotated[
        bool,
        typer.Option(
            "--from-scratch",
            help="Throw all postings away first, which keeps others from writing for a while, and "
            "make the lists of work anew too: where `verso verify` says that the index does not "
            "hold its words.",
        ),
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Make the index anew, and say how many photographs it holds."""
    with open_holding(read_settings(home=home)) as holding, shown_progress("Indexing") as progress:
        count = reindexing.reindex(holding, progress=progress, from_scratch=from_scratch)
    if as_json:
        echo_json({"photographs": count})
    else:
        typer.echo(f"The search index was made anew; it holds {plural(count, 'photograph')}.")
