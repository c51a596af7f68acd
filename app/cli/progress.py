"""How far long work has come: a bar for a person at a terminal, a line now and then for a log."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from app.cli.wording import plain
from app.domain.progress import Progress

LINE_EVERY_S: Final = 10.0


@contextmanager
def shown_progress(work: str) -> Iterator[Progress]:
    """Show how far `work` has come, on standard error: standard output stays for the answer."""
    if not sys.stderr.isatty():
        yield line_progress(work)
        return
    # rich is wanted here alone: it costs a tenth of a second that no log needs to wait for
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[doing]}"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(work, total=None, doing="")

        def show(done: int, total: int | None, doing: str) -> None:
            bars.update(bar, completed=done, total=total, doing=escape(plain(doing)))

        yield show


def line_progress(work: str, *, every_s: float = LINE_EVERY_S) -> Progress:
    """Make a progress that prints a plain line each time so many seconds have passed."""
    last = time.monotonic()

    def tell(done: int, total: int | None, doing: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= every_s:
            last = now
            of = "" if total is None else f" of {total}"
            typer.echo(f"{work}: {done}{of} {plain(doing)}".rstrip(), err=True)

    return tell
