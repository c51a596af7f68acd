"""`verso verify`: whether a holding's files and records still agree."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, Final

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.wording import help_text, plain, plural
from app.domain.findings import VerifyReport
from app.holdings import open_holding
from app.services import sweep as sweeping
from app.services import verify as verifying
from app.settings import read_settings

application = new_application()
GRACE: Final = timedelta(days=1)
"""What was touched more recently may belong to an upload or import that goes on."""


@application.command(
    help=help_text(
        """
        Go through a holding: every original against its SHA-256, the database against its own
        rules, the search index and the stored manifests against the records. Nothing is repaired;
        what is found is named with the way out.

        What a killed process leaves behind (files that no record names) is told, does no harm, and
        is taken away by --sweep once it is a day old.
        """,
        examples=["verso verify", "verso verify --quick --json", "verso verify --sweep"],
        ends=[ExitCode.FINE, ExitCode.FINDINGS, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def verify(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at the originals' lengths, not at every byte.")
    ] = False,
    sweep: Annotated[
        bool, typer.Option("--sweep", help="First take away what nothing refers to.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Verify, print what was found, and end with 1 where the holding is not sound."""
    swept = None
    with open_holding(read_settings(home=home)) as holding:
        if sweep:
            with shown_progress("Sweeping") as progress:
                swept = sweeping.sweep(holding, older_than=GRACE, progress=progress)
        with shown_progress("Verifying") as progress:
            report = verifying.verify(holding, progress=progress, deep=not quick)
    if as_json:
        echo_json(_document(report, swept))
    else:
        typer.echo("\n".join(_lines(report, swept, is_quick=quick)))
    if not report.is_sound:
        raise typer.Exit(ExitCode.FINDINGS)


def _lines(
    report: VerifyReport, swept: sweeping.SweptCounts | None, *, is_quick: bool
) -> Iterator[str]:
    if swept is not None:
        originals = plural(swept.originals, "original")
        halves = plural(swept.leftovers, "half-written file")
        documents = plural(swept.documents, "document")
        derivatives = plural(swept.derivatives, "derivative")
        yield f"Swept: {originals}, {halves}, {documents}, {derivatives}."
    for finding in report.findings:
        mark = "harmless" if finding.is_harmless else "NOT SOUND"
        yield f"{mark}: {finding.kind}: {plain(finding.message)}"
    depth = "looked at" if is_quick else "read through"
    photographs = plural(report.photographs, "photograph")
    yield f"{photographs}, {plural(report.originals, 'original')} {depth}."
    yield "The holding is sound." if report.is_sound else "The holding is NOT sound."


def _document(report: VerifyReport, swept: sweeping.SweptCounts | None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "sound": report.is_sound,
        "photographs": report.photographs,
        "originals": report.originals,
        "findings": [
            {
                "kind": finding.kind,
                "subject": finding.subject,
                "message": finding.message,
                "harmless": finding.is_harmless,
            }
            for finding in report.findings
        ],
    }
    if swept is not None:
        document["swept"] = {
            "originals": swept.originals,
            "leftovers": swept.leftovers,
            "documents": swept.documents,
            "derivatives": swept.derivatives,
        }
    return document
