"""`verso search`: find photographs by what is written on them and about them."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plain, plural
from app.domain.hits import Highlight, SearchAnswer, SearchHit
from app.domain.languages import best
from app.domain.search_query import Expand
from app.domain.viewers import THE_DESK
from app.exchange.search_address_reading import must_be_read
from app.holdings import open_holding
from app.services.find_photographs import find_photographs
from app.settings import read_settings
from app.web.api.search_answers import search_result

application = new_application()


Many = Annotated[list[str] | None, typer.Option(metavar="VALUE", help="Any of several will do.")]


@application.command(
    help=help_text(
        """
        Find photographs by inscriptions, titles, descriptions and names, drafts among them. Case,
        accents, endings and kinds of quotation marks do not matter. Words are all wanted; "..."
        around them wants them in this order, and * at a word's end any ending. What is only near
        to it comes last, and is not counted.
        """,
        examples=[
            "verso search stalins paradise",
            "verso search 'Pilsud*' --json",
            "verso search --place Buzułuk --date-from 1941 --date-to 1942",
        ],
        ends=[ExitCode.FINE, ExitCode.REJECTED, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def search(  # noqa: PLR0913 - all by which a search is narrowed
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="What to look for.")
    ] = None,
    *,
    limit: Annotated[
        int, typer.Option(min=1, max=1000, metavar="NUMBER", help="How many photographs to show.")
    ] = 20,
    page: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="Which page of the answer, from 1.")
    ] = 1,
    cursor: Annotated[
        str, typer.Option(metavar="TEXT", help="Go on behind an answer: its next_cursor.")
    ] = "",
    date_from: Annotated[
        str, typer.Option(metavar="DATE", help="Possibly taken since: 1941, 1941-12, 1941-12-24.")
    ] = "",
    date_to: Annotated[str, typer.Option(metavar="DATE", help="Possibly taken until.")] = "",
    certainly: Annotated[
        bool, typer.Option("--certainly", help="Taken for certain within these dates.")
    ] = False,
    place: Many = None,
    person: Many = None,
    holder: Many = None,
    collection: Many = None,
    language: Many = None,
    kind: Many = None,
    hand: Many = None,
    stamp: Many = None,
    medium: Many = None,
    side: Many = None,
    rights: Many = None,
    has_transcription: Annotated[
        bool | None,
        typer.Option(
            "--has-transcription/--has-no-transcription", help="Whether somebody has read it."
        ),
    ] = None,
    only_from_back: Annotated[
        bool | None,
        typer.Option(
            "--only-from-back/--not-only-from-back",
            help="Whether all that is known of it rests on what is written on a back.",
        ),
    ] = None,
    expand: Annotated[
        Expand, typer.Option(metavar="HOW", help="Spellings to look for: none, inflection, all.")
    ] = Expand.ALL,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Search, the best first, with the words found marked."""
    lists = {
        "place": place, "person": person, "holder": holder, "collection": collection,
        "language": language, "kind": kind, "hand": hand, "stamp": stamp, "medium": medium,
        "side": side, "rights": rights,
    }  # fmt: skip
    asked = must_be_read(
        [
            ("q", " ".join(words or [])),
            ("limit", str(limit)),
            ("page", str(page)),
            ("cursor", cursor),
            ("date_from", date_from),
            ("date_to", date_to),
            ("certainly", str(certainly)),
            ("has_transcription", "" if has_transcription is None else str(has_transcription)),
            ("only_from_back", "" if only_from_back is None else str(only_from_back)),
            ("expand", expand.value),
            *((name, value) for name, values in lists.items() for value in values or []),
        ],
        most=1000,
    )
    with open_holding(read_settings(home=home)) as holding:
        answer = find_photographs(holding, THE_DESK, asked).answer
    if as_json:
        echo_json(asdict(search_result(answer, "en")))
    else:
        marks = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("*", "*")
        typer.echo("\n".join(_lines(answer, marks)))


def _lines(answer: SearchAnswer, marks: tuple[str, str]) -> Iterator[str]:
    for hit in answer.items:
        yield from _hit_lines(hit, marks)
    shown = f", {len(answer.items)} shown" if len(answer.items) < answer.total else ""
    yield f"{plural(answer.total, 'photograph')} found{shown}."
    for one in answer.expansions:
        if one.found:
            found = ", ".join(plain(spelling.written) for spelling in one.found)
            yield f"Also found for {plain(one.typed)}: {found}{' …' if one.is_cut else ''}"
    if answer.approximate:
        yield "Near it:"
        for hit in answer.approximate:
            yield from _hit_lines(hit, marks)
    if answer.did_you_mean:
        yield f"Did you mean {plain(answer.did_you_mean)}?"


def _hit_lines(hit: SearchHit, marks: tuple[str, str]) -> Iterator[str]:
    title = plain(best(hit.photograph.title))
    yield f"{plain(hit.photograph.reference_code)}  {title}".rstrip()
    yield from (f"  {_marked(highlight, marks)}" for highlight in hit.highlights)


def _marked(highlight: Highlight, marks: tuple[str, str]) -> str:
    words = highlight.quotation
    before, after = marks
    quoted = f"{plain(words.prefix)}{before}{plain(words.exact)}{after}{plain(words.suffix)}"
    opening, closing = "… " * words.goes_on_before, " …" * words.goes_on_after
    return f"{highlight.side or highlight.field}: {opening}{quoted}{closing}"
