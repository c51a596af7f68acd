"""`verso serve`: a whole catalogue, or images alone."""

import hashlib
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from app.cli.application import new_application
from app.cli.called import called
from app.cli.cores import cores_for, listening_for
from app.cli.endings import endings
from app.cli.exit_codes import ExitCode
from app.cli.options import Home
from app.cli.progress import shown_progress
from app.cli.serving import Work, serve_holding, work_of
from app.cli.serving_by_many import (
    CATALOGUE_OF_ONE,
    IMAGES_OF_ONE,
    serve_by_many,
    serve_on_cores,
)
from app.cli.serving_images import serve_folder, serve_images_of
from app.cli.wording import help_text
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.holdings.picture_folder import PictureFolder
from app.main import log_plainly
from app.services.load_sample import load_sample
from app.settings import Settings, read_settings

application = new_application()
_CACHE_DIGITS: Final = 16


class Part(StrEnum):
    """What can be served alone."""

    IMAGES = "images"


@application.command(
    help=help_text(
        """
        Serve the catalogue: its pages, IIIF, the API, search, tiles and the work that waits, in
        one process, or in several for many readers. A holding that is not there yet is made.

        With --only images it is an image server (IIIF Image API 3 and 2) and no more: of the
        holding, or of any FOLDER of pictures, which is only read. Tiles are made when a picture is
        first asked for, and kept in --cache. The start page lists what is there.

        Ctrl+C stops it, or closing its terminal: requests that have begun are answered first,
        within ten seconds. Started with nohup, it outlives its terminal.
        """,
        examples=[
            "verso serve --sample",
            "verso serve --home /srv/photographs --port 8100",
            "verso serve --workers 4",
            "verso serve --workers 4 --pin",
            "verso serve --workers 4 --no-worker",
            "VERSO_PUBLIC_URL=https://photographs.example.org verso serve",
            "verso serve --only images /srv/scans",
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
def serve(  # noqa: PLR0913 - one for each option
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="A folder of pictures, with --only images."),
    ] = None,
    *,
    only: Annotated[
        Part | None, typer.Option("--only", help="Serve the images, and nothing else.")
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="FOLDER",
            help="Where the tiles of a FOLDER of pictures are kept; else in ~/.cache/verso.",
        ),
    ] = None,
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
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            max=64,
            metavar="NUMBER",
            help="By how many processes: as many as the machine has cores is a good choice for "
            "many readers.",
        ),
    ] = 1,
    pin: Annotated[
        bool,
        typer.Option(
            "--pin",
            help="Keep each of the --workers to a core, to answer what comes in on that core: "
            "faster behind a proxy on the same machine that does so too.",
        ),
    ] = False,
    worker: Annotated[
        bool,
        typer.Option(
            "--worker/--no-worker",
            help="Do the work that waits, too; or leave it to `verso worker`, as many of them as "
            "there are cores to spare for it.",
        ),
    ] = True,
    home: Home = None,
) -> None:
    """Serve until it is stopped."""
    if folder:
        _check_folder(only, is_of_holding=bool(sample or home), workers=workers, worker=worker)
    settings = read_settings(home=home, host=host, port=port)
    cores = cores_for(workers) if pin else []
    log_plainly()
    with _stopped_gently(), listening_for(settings, cores) as listeners:
        if folder:
            _serve_folder(folder, cache or _usual_cache(folder), settings, listeners[0])
        else:
            with _filled_holding(settings, sample=sample) as holding:
                work = work_of(holding, is_done_here=worker)
                _serve(holding, listeners, only=only, workers=workers, work=work)
    typer.echo("Stopped.")


def _check_folder(only: Part | None, *, is_of_holding: bool, workers: int, worker: bool) -> None:
    """Refuse what goes with a holding and not with a plain folder."""
    if only is None or is_of_holding:
        raise typer.BadParameter(
            "it goes with --only images, and makes no holding", param_hint="FOLDER"
        )
    if workers > 1:
        raise typer.BadParameter("a folder is served by one process", param_hint="--workers")
    if not worker:
        raise typer.BadParameter("nobody else makes a folder's tiles", param_hint="--no-worker")


@contextmanager
def _filled_holding(settings: Settings, *, sample: bool) -> Iterator[Holding]:
    with found_holding(settings) as holding:
        if sample:
            with shown_progress("Loading the sample") as progress:
                load_sample(holding, progress=progress)
        yield holding


def _serve(
    holding: Holding,
    listeners: list[socket.socket],
    *,
    only: Part | None,
    workers: int,
    work: Work,
) -> None:
    typer.echo(_greeting(holding.settings, f"The holding is in {holding.layout.home}"))
    if not only:
        _tell_of_accounts(holding)
    factory = IMAGES_OF_ONE if only else CATALOGUE_OF_ONE
    if len(listeners) > 1:
        serve_on_cores(holding, listeners, work=work, factory=factory)
    elif workers > 1:
        serve_by_many(holding, listeners[0], workers=workers, work=work, factory=factory)
    elif only:
        serve_images_of(holding, listeners[0], work=work)
    else:
        serve_holding(holding, listeners[0], work=work)


def _tell_of_accounts(holding: Holding) -> None:
    """Say how the first account is made, as long as there is none."""
    with holding.open(THE_DESK) as catalogue:
        has_accounts = catalogue.accounts.any()
    if not has_accounts:
        how = called("user add NAME --role administrator", home=holding.layout.home)
        typer.echo(f"Nobody can sign in yet. The first account is made with: {how}", err=True)


def _serve_folder(folder: Path, cache: Path, settings: Settings, listener: socket.socket) -> None:
    pictures = PictureFolder(folder, cache=cache, settings=settings)
    place = f"The pictures are in {folder.absolute()}, their tiles in {cache.absolute()}"
    typer.echo(_greeting(settings, place))
    serve_folder(pictures, listener)


def _usual_cache(folder: Path) -> Path:
    """Name a place of its own for the tiles of a folder. XDG Base Directory, 3."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:_CACHE_DIGITS]
    return caches / "verso" / name


def _greeting(settings: Settings, place: str) -> str:
    return "\n".join((*_addresses(settings), place))


def _addresses(settings: Settings) -> Iterator[str]:
    here = settings.model_copy(update={"public_url": ""}).base_url
    yield f"Verso is at {here}  (Ctrl+C stops it)"
    if settings.public_url:
        yield f"Readers reach it at {settings.public_url}"


@contextmanager
def _stopped_gently() -> Iterator[None]:
    """Let other signals end the preparations as Ctrl+C does: tidily, and with exit code 0."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    for ending in endings():
        signal.signal(ending, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("", err=True)
