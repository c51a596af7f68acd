"""`verso publish`: open photographs to the public."""

from collections.abc import Sequence
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plural
from app.domain.errors import NotFound
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services import publish as publishing
from app.services.publish_all import PublishedCounts, publish_all
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Open photographs to the public, and with them the units above them. Name them by their
        reference codes, or take all with --all, or all in a unit and below it with --unit.
        """,
        examples=[
            'verso publish "COPY 1/60/1" "COPY 1/60/2"',
            'verso publish --unit "COPY 1/60"',
            "verso publish --all",
        ],
        ends=[ExitCode.FINE, ExitCode.NOT_FOUND, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def publish(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="[REFERENCE_CODE]...", help="Which photographs.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Every photograph.")] = False,
    unit: Annotated[
        str | None, typer.Option(metavar="REFERENCE_CODE", help="All in this unit and below it.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Publish what is named, and say how many were published now and before."""
    if sum((bool(codes), everything, unit is not None)) != 1:
        raise typer.BadParameter("give reference codes, or --all, or --unit with a reference code")
    with open_holding(read_settings(home=home)) as holding:
        if codes:
            counts = _publish_these(holding, codes)
        else:
            with shown_progress("Publishing") as progress:
                counts = publish_all(holding, unit=unit, progress=progress)
        with shown_progress("Writing records beside the originals") as progress:
            holding.records.write_due(progress=progress)
    if as_json:
        echo_json({"published": counts.published, "already": counts.already})
    else:
        told = plural(counts.published, "photograph")
        typer.echo(f"{told} published; {counts.already} had been before.")


def _publish_these(holding: Holding, codes: Sequence[str]) -> PublishedCounts:
    """Publish photographs by code; none of them where one of the codes is not known."""
    with holding.open(THE_DESK) as catalogue:
        found = {code: catalogue.photograph_by_code(code) for code in codes}
    unknown = [code for code, photograph in found.items() if photograph is None]
    if unknown:
        told = ", ".join(unknown)
        raise NotFound(
            f"There is no photograph with the reference code {told}. None was published."
        )
    new = [p.id for p in found.values() if p and publishing.publish(holding, THE_DESK, p.id)]
    return PublishedCounts(len(new), len(found) - len(new))
