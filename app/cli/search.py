"""`verso search`: find photographs by what is written on them and about them."""

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plain, plural
from app.domain.hits import Highlight, SearchAnswer, SearchHit
from app.domain.languages import best
from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.search_photographs import search_photographs
from app.settings import read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Find photographs by inscriptions, titles, descriptions and names, drafts among them. Case,
        accents and kinds of quotation marks do not matter. Words are all wanted; "..." around them
        wants them in this order, and * at a word's end any ending.
        """,
        examples=["verso search stalins paradise", "verso search 'Pilsud*' --json"],
        ends=[ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    *,
    limit: Annotated[
        int, typer.Option(min=1, max=1000, metavar="NUMBER", help="How many photographs to show.")
    ] = 20,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Search, the best first, with the words found marked."""
    with open_holding(read_settings(home=home)) as holding:
        answer = search_photographs(holding, THE_DESK, SearchRequest(" ".join(words), limit=limit))
    if as_json:
        echo_json(_document(answer))
    else:
        marks = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("*", "*")
        typer.echo("\n".join(_lines(answer, marks)))


def _lines(answer: SearchAnswer, marks: tuple[str, str]) -> Iterator[str]:
    for hit in answer.items:
        title = plain(best(hit.photograph.title))
        yield f"{plain(hit.photograph.reference_code)}  {title}".rstrip()
        yield from (f"  {_marked(highlight, marks)}" for highlight in hit.highlights)
    shown = f", {len(answer.items)} shown" if len(answer.items) < answer.total else ""
    yield f"{plural(answer.total, 'photograph')} found{shown}."


def _marked(highlight: Highlight, marks: tuple[str, str]) -> str:
    words = highlight.quotation
    before, after = marks
    quoted = f"{plain(words.prefix)}{before}{plain(words.exact)}{after}{plain(words.suffix)}"
    opening, closing = "… " * words.goes_on_before, " …" * words.goes_on_after
    return f"{highlight.side or highlight.field}: {opening}{quoted}{closing}"


def _document(answer: SearchAnswer) -> dict[str, Any]:
    """Give the answer in the shape of `GET /api/search`."""
    return {"total": answer.total, "items": [_hit_document(hit) for hit in answer.items]}


def _hit_document(hit: SearchHit) -> dict[str, Any]:
    photograph = hit.photograph
    return {
        "identifier": photograph.reference_code,
        "id": photograph.id,
        "title": best(photograph.title),
        "highlights": [
            {
                "side": highlight.side,
                "region": highlight.region.xywh if highlight.region else None,
                "prefix": highlight.quotation.prefix,
                "exact": highlight.quotation.exact,
                "suffix": highlight.quotation.suffix,
            }
            for highlight in hit.highlights
        ],
    }
