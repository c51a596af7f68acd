"""`verso worker`: the work that waits, in a process of its own."""

import signal
from threading import Event
from typing import Annotated

import typer

from app import worker as working
from app.cli.application import new_application
from app.cli.endings import endings
from app.cli.exit_codes import ExitCode
from app.cli.options import Home
from app.cli.wording import help_text, plural
from app.holdings import open_holding
from app.main import log_plainly
from app.services.work_off import work_off
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Do the work that was asked for and can wait, such as renewing manifests. `verso serve` does
        it by itself; this is for those who run the web application under a server of their own.
        """,
        examples=["verso worker", "verso worker --once"],
        ends=[ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def worker(
    *,
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, then end.")] = False,
    home: Home = None,
) -> None:
    """Work until it is stopped, or until nothing is due."""
    log_plainly()
    with open_holding(read_settings(home=home)) as holding:
        if once:
            done = work_off(holding)
            written = holding.records.write_due()
            typer.echo(
                f"{plural(done, 'piece')} of work done, {plural(written, 'record')} written beside "
                "the originals."
            )
            return
        stop = Event()
        for ending in endings():
            signal.signal(ending, lambda *_: stop.set())
        typer.echo(f"Working for the holding in {holding.layout.home}. Ctrl+C stops it.")
        working.run(holding, stop=stop)
    typer.echo("Stopped.")
