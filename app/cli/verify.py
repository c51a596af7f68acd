"""`verso verify`: whether a holding's files and records still agree."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import JsonListing
from app.cli.progress import shown_progress
from app.cli.sweep import GRACE
from app.cli.wording import help_text, plain, plural
from app.domain.findings import Finding, FindingKind, VerifyReport
from app.holdings import open_holding
from app.services import sweep as sweeping
from app.services import verify as verifying
from app.settings import read_settings

application = new_application()
MOST_TOLD: Final = 20
"""How many findings of one kind a person is shown."""


@application.command(
    help=help_text(
        """
        Go through a holding: every original against both its digests, the database against its own
        rules, the search index and the stored manifests against what the records give today, and
        the records beside the originals. What is found is named with the way out: the first of each
        kind and how many there are; --json names all. Stored manifests that are wrong are made
        again; nothing else is repaired, unless --repair-from names a backup, or another holding, to
        put originals back from as they are found.

        Stopped in the middle (Ctrl+C, a restart), the same command goes on reading originals where
        it was, for 30 days after it began; what was found damaged is told again. --from-start reads
        all of them again. The search index and the manifests are always compared anew.

        --quick reads no originals but those known to be damaged: with --repair-from it puts back
        within minutes what the check in the background has found.

        What a killed process leaves behind (files that no record names) is told, does no harm, and
        is taken away by --sweep once it is a day old.
        """,
        examples=[
            "verso verify",
            "verso verify --quick --json",
            "verso verify --sweep",
            "verso verify --repair-from /mnt/backup",
            "verso verify --from-start --json",
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
def verify(  # noqa: PLR0913 - one for each option
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at lengths and versions, not at every byte.")
    ] = False,
    from_start: Annotated[
        bool,
        typer.Option("--from-start", help="Read all originals, also those read before a stop."),
    ] = False,
    sweep: Annotated[
        bool, typer.Option("--sweep", help="First take away what nothing refers to.")
    ] = False,
    repair_from: Annotated[
        Path | None,
        typer.Option(
            "--repair-from",
            metavar="STORE",
            help="Put damaged and missing originals back from a backup or another holding.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Verify, print what was found, and end with 1 where the holding is not sound."""
    swept, listing = None, JsonListing("findings")
    with open_holding(read_settings(home=home)) as holding:
        if sweep:
            with shown_progress("Sweeping") as progress:
                swept = sweeping.sweep(holding, older_than=GRACE, progress=progress)
        with shown_progress("Verifying") as progress:
            report = verifying.verify(
                holding,
                deep=not quick,
                from_start=from_start,
                repair_from=repair_from,
                tell=(lambda found: listing.add(_finding(found))) if as_json else _quietly,
                progress=progress,
            )
        if as_json:
            listing.end(_document(report, swept))
        else:
            told = _lines(report, swept, is_quick=quick, repairs=repair_from is not None)
            typer.echo("\n".join(told))
    if not report.is_sound:
        raise typer.Exit(ExitCode.FINDINGS)


def _quietly(_: Finding) -> None:
    """Tell nothing before the end: a person reads the lines in their order."""


def _lines(
    report: VerifyReport, swept: sweeping.SweptCounts | None, *, is_quick: bool, repairs: bool
) -> Iterator[str]:
    if swept is not None:
        originals = plural(swept.originals, "original")
        halves = plural(swept.leftovers, "half-written file")
        documents = plural(swept.documents, "document")
        derivatives = plural(swept.derivatives, "derivative")
        yield f"Swept: {originals}, {halves}, {documents}, {derivatives}."
    if repairs:
        put_back = report.counts.get(FindingKind.REPAIRED_ORIGINAL, 0)
        yield f"Put back: {plural(put_back, 'original')}."
    yield from finding_lines(report)
    if report.counts:
        counted = (f"{count} {kind}" for kind, count in report.counts.items())
        yield f"Found: {', '.join(counted)}."
    depth = "looked at" if is_quick else "read through"
    photographs = plural(report.photographs, "photograph")
    yield f"{photographs}, {plural(report.originals, 'original')} {depth}."
    if report.begun_at is not None:
        begun = f"{report.begun_at:%Y-%m-%d %H:%M} UTC"
        yield (
            f"{report.already} of them were read before this run was stopped; it began {begun}. "
            "`verso verify --from-start` reads them again."
        )
    yield "The holding is sound." if report.is_sound else "The holding is NOT sound."


def finding_lines(report: VerifyReport, *, harmless: bool = True) -> Iterator[str]:
    """Say the first findings of each kind, one a line, and how many more there are."""
    shown: Counter[FindingKind] = Counter()
    for finding in report.findings:
        if finding.is_harmless and not harmless:
            continue
        shown[finding.kind] += 1
        if shown[finding.kind] <= MOST_TOLD:
            mark = "harmless" if finding.is_harmless else "NOT SOUND"
            yield f"{mark}: {finding.kind}: {plain(finding.message)}"
    for kind in shown:
        if (more := report.counts[kind] - MOST_TOLD) > 0:
            yield f"... and {more} more: {kind} (`verso verify --json` names all)"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "subject": finding.subject,
        "message": finding.message,
        "harmless": finding.is_harmless,
    }


def _document(report: VerifyReport, swept: sweeping.SweptCounts | None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "sound": report.is_sound,
        "photographs": report.photographs,
        "originals": report.originals,
        "read_before": report.already,
        "begun_at": report.begun_at.isoformat() if report.begun_at else None,
        "counts": {str(kind): count for kind, count in report.counts.items()},
    }
    if swept is not None:
        document["swept"] = {
            "originals": swept.originals,
            "leftovers": swept.leftovers,
            "documents": swept.documents,
            "derivatives": swept.derivatives,
        }
    return document
