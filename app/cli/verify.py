"""`verso verify`: whether a holding's files and records still agree."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.sweep import GRACE
from app.cli.wording import help_text, plain, plural
from app.domain.findings import VerifyReport
from app.holdings import open_holding
from app.services import repair as repairing
from app.services import sweep as sweeping
from app.services import verify as verifying
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Go through a holding: every original against both its digests, the database against its own
        rules, the search index and the stored manifests against what the records give today, and
        the records beside the originals. What is found is named with the way out. Stored manifests
        that are wrong are made again; nothing else is repaired, unless --repair-from names a
        backup, or another holding, to put originals back from.

        What a killed process leaves behind (files that no record names) is told, does no harm, and
        is taken away by --sweep once it is a day old.
        """,
        examples=[
            "verso verify",
            "verso verify --quick --json",
            "verso verify --sweep",
            "verso verify --repair-from /mnt/backup",
        ],
        ends=[
            ExitCode.FINE,
            ExitCode.FINDINGS,
            ExitCode.NOT_FOUND,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def verify(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at lengths and versions, not at every byte.")
    ] = False,
    sweep: Annotated[
        bool, typer.Option("--sweep", help="First take away what nothing refers to.")
    ] = False,
    repair_from: Annotated[
        Path | None,
        typer.Option(
            "--repair-from",
            metavar="STORE",
            help="First put damaged and missing originals back from a backup or another holding.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Verify, print what was found, and end with 1 where the holding is not sound."""
    swept = repaired = None
    with open_holding(read_settings(home=home)) as holding:
        if sweep:
            with shown_progress("Sweeping") as progress:
                swept = sweeping.sweep(holding, older_than=GRACE, progress=progress)
        if repair_from is not None:
            with shown_progress("Repairing") as progress:
                repaired = repairing.repair(holding, repair_from, progress=progress)
        with shown_progress("Verifying") as progress:
            report = verifying.verify(holding, progress=progress, deep=not quick)
    if as_json:
        echo_json(_document(report, swept) | _repaired_document(repaired))
    else:
        told = _repaired_lines(repaired)
        typer.echo("\n".join([*told, *_lines(report, swept, is_quick=quick)]))
    if not report.is_sound:
        raise typer.Exit(ExitCode.FINDINGS)


def _repaired_lines(repaired: repairing.Repaired | None) -> Iterator[str]:
    if repaired is None:
        return
    for line in repaired.unrepaired:
        yield f"not put back: {plain(line)}"
    yield f"Put back: {plural(len(repaired.repaired), 'original')}."


def _repaired_document(repaired: repairing.Repaired | None) -> dict[str, Any]:
    if repaired is None:
        return {}
    return {"repaired": list(repaired.repaired), "unrepaired": list(repaired.unrepaired)}


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
