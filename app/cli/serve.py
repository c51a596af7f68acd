"""`verso serve`: a whole catalogue in one process."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.listening import listening
from app.cli.options import Home
from app.cli.progress import shown_progress
from app.cli.serving import serve_holding
from app.cli.wording import help_text
from app.holdings import Holding, found_holding
from app.main import log_plainly
from app.services.load_sample import load_sample
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Serve the catalogue: its pages, IIIF, the API, search, tiles and the work that waits, in
        one process. A holding that is not there yet is made.

        Ctrl+C stops it: requests that have begun are answered first, within ten seconds.
        """,
        examples=[
            "verso serve --sample",
            "verso serve --home /srv/photographs --port 8100",
            "VERSO_PUBLIC_URL=https://photographs.example.org verso serve",
        ],
        ends=[
            ExitCode.FINE,
            ExitCode.NOT_ALLOWED,
            ExitCode.REJECTED,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def serve(
    *,
    sample: Annotated[
        bool,
        typer.Option("--sample", help="Load the sample photographs into a holding that is new."),
    ] = False,
    host: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Where to listen; else VERSO_HOST, else 127.0.0.1."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65_535, metavar="PORT", help="On which port; else VERSO_PORT, else 8000."
        ),
    ] = None,
    home: Home = None,
) -> None:
    """Serve until it is stopped."""
    settings = read_settings(home=home, host=host, port=port)
    log_plainly()
    with (
        _stopped_gently(),
        listening(settings.host, settings.port) as listener,
        found_holding(settings) as holding,
    ):
        if sample:
            with shown_progress("Loading the sample") as progress:
                load_sample(holding, progress=progress)
        typer.echo("\n".join(_greeting(holding)))
        serve_holding(holding, listener)
    typer.echo("Stopped.")


def _greeting(holding: Holding) -> Iterator[str]:
    settings = holding.settings
    here = settings.model_copy(update={"public_url": ""}).base_url
    yield f"Verso is at {here}  (Ctrl+C stops it)"
    if settings.public_url:
        yield f"Readers reach it at {settings.public_url}"
    yield f"The holding is in {holding.layout.home}"


@contextmanager
def _stopped_gently() -> Iterator[None]:
    """Let SIGTERM end the preparations as Ctrl+C does: tidily, and with exit code 0."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("", err=True)
