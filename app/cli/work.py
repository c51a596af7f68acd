"""`verso work`: the work that waits, and what of it was given up."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plain, plural
from app.domain.errors import NotFound
from app.domain.viewers import THE_DESK
from app.domain.work import DeadJob
from app.holdings import open_holding
from app.services.dead_work import discard_dead_work, list_dead_work, retry_dead_work
from app.settings import read_settings

application = new_application()
_ENDS = [ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY]
MOST_LISTED: Final = 50
Job = Annotated[str, typer.Argument(metavar="ID", help="As `verso work list` tells it.")]


@application.callback()
def work() -> None:
    """Look at the work that waits; try again, or strike off, what was given up."""


@application.command(
    "list",
    help=help_text(
        """
        Count the work that waits, and list what was given up after five tries, with the last fault
        and the reference codes of what it is about: the oldest first, some at a time.
        """,
        examples=[
            "verso work list",
            "verso work list --after 01a22c2a-dd03-7192-a19d-c084ed5e5c01 --json",
        ],
        ends=_ENDS,
    ),
)
def list_work(
    *,
    after: Annotated[
        str | None,
        typer.Option(
            "--after", metavar="ID", help="List what follows this one.", show_default=False
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=1000, help="List so many at most.")
    ] = MOST_LISTED,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Print the dead letters, one a line, and the counts."""
    with open_holding(read_settings(home=home)) as holding:
        queue, dead = list_dead_work(holding, THE_DESK, after=after, limit=limit)
        records = holding.records.due_count()
    if as_json:
        echo_json(
            {
                "waiting": queue.waiting,
                "taken": queue.taken,
                "dead": queue.dead,
                "records_due": records,
                "dead_work": [_document(job) for job in dead.items],
                "next_after": dead.after,
            }
        )
        return
    for job in dead.items:
        typer.echo(f"{job.id}  {job.kind} of {plain(job.told)}: {plain(job.last_fault)}")
    if dead.after:
        typer.echo(f"There are more: verso work list --after {dead.after}")
    if dead.items:
        typer.echo(
            "`verso work retry ID` has one tried again, `verso work discard ID` strikes it off."
        )
    typer.echo(
        f"{plural(queue.waiting, 'piece')} of work waiting, {queue.taken} in hand, {queue.dead} "
        f"given up; {plural(records, 'record')} to be written beside the originals."
    )


def _document(job: DeadJob) -> dict[str, Any]:
    return {
        "id": job.id,
        "kind": job.kind,
        "subject": job.subject,
        "about": [
            {
                "unit" if one.is_unit else "photograph": one.id,
                "reference_code": one.reference_code,
                "title": dict(one.title),
            }
            for one in job.about
        ],
        "attempts": job.attempts,
        "fault": job.last_fault,
    }


@application.command(
    help=help_text(
        "Have work that was given up tried again, as often as new work is.",
        examples=["verso work retry 01a22c2a-dd03-7192-a19d-c084ed5e5c01"],
        ends=[*_ENDS, ExitCode.NOT_FOUND],
    )
)
def retry(job: Job, *, home: Home = None) -> None:
    """Put a dead letter back among the work that waits."""
    with open_holding(read_settings(home=home)) as holding, _named(job):
        retry_dead_work(holding, THE_DESK, job)
    typer.echo("It is tried again.")


@application.command(
    help=help_text(
        "Strike work off that was given up.",
        examples=["verso work discard 01a22c2a-dd03-7192-a19d-c084ed5e5c01"],
        ends=[*_ENDS, ExitCode.NOT_FOUND],
    )
)
def discard(job: Job, *, home: Home = None) -> None:
    """Take a dead letter away."""
    with open_holding(read_settings(home=home)) as holding, _named(job):
        discard_dead_work(holding, THE_DESK, job)
    typer.echo("It is struck off.")


@contextmanager
def _named(job: str) -> Iterator[None]:
    try:
        yield
    except NotFound:
        told = f"No work that was given up has the id {plain(job)}."
        raise NotFound(f"{told} `work list` shows the whole ids.") from None
