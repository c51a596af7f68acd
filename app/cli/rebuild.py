"""`verso rebuild`: a lost catalogue made again from the originals and what stands beside them."""

from collections.abc import Iterator
from typing import Annotated, Final

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.progress import shown_progress
from app.cli.verify import finding_lines
from app.cli.wording import help_text, plain, plural
from app.domain.kept_records import RebuiltCounts
from app.holdings import open_holding
from app.services import rebuild as rebuilding
from app.services import verify as verifying
from app.settings import read_settings

application = new_application()
MOST_TOLD: Final = 20


@application.command(
    help=help_text(
        """
        Make a lost catalogue again from the originals and from the records that stand beside them
        in images/. Photographs with all parts and their history, units, authorities and access
        rules come back under the ids that they had.

        Accounts, tokens, saved searches, unsaved forms and the audit log are in no such file: make
        accounts anew with `verso user add`. It ends with a look at every file and record.
        """,
        examples=["verso rebuild", "verso rebuild --home /srv/photographs --json"],
        ends=[
            ExitCode.FINE,
            ExitCode.FINDINGS,
            ExitCode.CONFLICT,
            ExitCode.DAMAGED_HOLDING,
            ExitCode.BUSY,
        ],
    )
)
def rebuild(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at the originals' lengths, not at every byte.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Make the catalogue again, verify it, and end with 1 where something was not as it should."""
    settings = read_settings(home=home)
    with shown_progress("Rebuilding") as progress:
        counts = rebuilding.rebuild(settings, progress=progress)
    with open_holding(settings) as holding, shown_progress("Verifying") as progress:
        report = verifying.verify(holding, progress=progress, deep=not quick, from_start=True)
    is_whole = report.is_sound and not counts.unreadable and not counts.mended
    if as_json:
        echo_json(_document(counts, is_sound=report.is_sound))
    else:
        harms = list(finding_lines(report, harmless=False))
        typer.echo("\n".join(_lines(counts, harms, is_whole=is_whole)))
    if not is_whole:
        raise typer.Exit(ExitCode.FINDINGS)


def _lines(counts: RebuiltCounts, harms: list[str], *, is_whole: bool) -> Iterator[str]:
    yield from _some([f"not used: {plain(one)}" for one in counts.unreadable])
    yield from _some([f"taken out: {plain(one)}" for one in counts.mended])
    yield from harms
    photographs = plural(counts.photographs, "photograph")
    units = plural(counts.units, "unit")
    authorities = plural(counts.authorities, "authority", "authorities")
    originals = plural(counts.originals, "original")
    yield f"{photographs}, {units}, {authorities} and the records of {originals} made again."
    yield "Accounts, tokens, saved searches and the audit log are not in the files: make them anew."
    ends = "all of it is sound" if is_whole else "something is amiss, as told above"
    yield f"The catalogue was rebuilt, and {ends}."


def _some(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST_TOLD]
    if len(lines) > MOST_TOLD:
        yield f"... and {len(lines) - MOST_TOLD} more like it (--json names all)"


def _document(counts: RebuiltCounts, *, is_sound: bool) -> dict[str, object]:
    return {
        "sound": is_sound,
        "files": counts.files,
        "photographs": counts.photographs,
        "originals": counts.originals,
        "units": counts.units,
        "authorities": counts.authorities,
        "unreadable": list(counts.unreadable),
        "mended": list(counts.mended),
        "left_out": ["accounts", "tokens", "saved searches", "unsaved forms", "audit log"],
    }
