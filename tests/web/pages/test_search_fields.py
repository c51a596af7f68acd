"""What a search found, with the writing that it was found in."""

from dataclasses import replace

from app.domain.catalogued import PhotographSummary
from app.domain.hits import Highlight, Quotation, SearchAnswer, SearchHit
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideKind
from app.exchange.search_address import AskedSearch
from app.services.find_photographs import FoundPhotographs
from app.web.pages.pictures import ImageServer
from app.web.pages.search_fields import SearchFields, search_fields
from app.web.pages.wording import wording

SCAN = ScanDescription("b" * 64, id="image-verso", width_px=1800, height_px=1260)
WRITING = Highlight(
    "inscription",
    Quotation("", "Stalin\u2019s paradise", "... We are"),
    side=SideKind.VERSO,
    side_id="side-verso",
    region=Region(180, 700, 1440, 280),
    scan=SCAN,
    reading_id="reading-1",
)


def found(
    summary: PhotographSummary,
    server: ImageServer,
    *highlights: Highlight,
    total: int = 1,
    leaf: int = 1,
) -> SearchFields:
    """The fields of an answer with one photograph."""
    answer = SearchAnswer(total, (SearchHit(summary, highlights),))
    return fields_of(answer, AskedSearch("paradise", limit=1, page=leaf), server)


def fields_of(answer: SearchAnswer, asked: AskedSearch, server: ImageServer) -> SearchFields:
    """The fields of an answer."""
    found = FoundPhotographs(answer, asked.filters)
    return search_fields(found, asked, server=server, words=wording("en"))


def test_a_hit_shows_the_writing_and_leads_to_it(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (highlight,) = found(summary, server, WRITING).hits[0].highlights
    assert highlight.crop is not None
    assert highlight.crop.src.startswith("/iiif/3/image-verso/180,700,1440,280/")
    assert highlight.viewer == (
        "/viewer?photograph=photograph-1&side=side-verso&q=paradise&reading=reading-1"
    )


def test_writing_that_is_turned_is_shown_upright(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (highlight,) = found(summary, server, replace(WRITING, rotation_deg=90)).hits[0].highlights
    assert highlight.crop is not None
    assert "/270/" in highlight.crop.src


def test_writing_with_two_readings_is_pictured_once(
    summary: PhotographSummary, server: ImageServer
) -> None:
    other = replace(WRITING, reading_id="reading-2")
    whole, abridged = found(summary, server, WRITING, other).hits[0].highlights
    assert whole.crop is not None
    assert abridged.crop is None
    assert abridged.viewer == whole.viewer.replace("reading-1", "reading-2")


def test_a_reading_in_which_several_words_are_found_is_quoted_once(
    summary: PhotographSummary, server: ImageServer
) -> None:
    other = replace(WRITING, quotation=Quotation("Stalin\u2019s paradise... ", "We", " are"))
    (highlight,) = found(summary, server, WRITING, other).hits[0].highlights
    marked = [piece.text for piece in highlight.pieces if piece.is_found]
    assert marked == ["Stalin\u2019s paradise", "We"]


def test_two_places_of_a_long_text_are_quoted_each(
    summary: PhotographSummary, server: ImageServer
) -> None:
    farther = replace(WRITING, quotation=Quotation("after the ", "amnesty", ""))
    assert len(found(summary, server, WRITING, farther).hits[0].highlights) == 2


def test_words_in_a_title_have_no_writing_to_show(
    summary: PhotographSummary, server: ImageServer
) -> None:
    title = Highlight("title", Quotation("After the ", "amnesty", ""))
    (highlight,) = found(summary, server, title).hits[0].highlights
    assert (highlight.crop, highlight.viewer) == (None, "")


def test_what_is_not_shown_is_counted(summary: PhotographSummary, server: ImageServer) -> None:
    (hit,) = found(summary, server, *(replace(WRITING, reading_id=str(n)) for n in range(6))).hits
    assert (len(hit.highlights), hit.more) == (4, 2)


def test_a_middle_leaf_turns_both_ways(summary: PhotographSummary, server: ImageServer) -> None:
    fields = found(summary, server, total=3, leaf=2)
    assert (fields.first, fields.last) == (2, 2)
    assert fields.previous_link == "/search?q=paradise"
    assert fields.next_link == "/search?q=paradise&page=3"


def test_the_last_leaf_has_no_next(summary: PhotographSummary, server: ImageServer) -> None:
    assert found(summary, server, total=3, leaf=3).next_link == ""


def test_a_leaf_past_the_end_leads_back(server: ImageServer) -> None:
    fields = fields_of(SearchAnswer(3, ()), AskedSearch("paradise", page=9), server)
    assert (fields.previous_link, fields.next_link) == ("/search?q=paradise&page=8", "")


def test_the_next_leaf_is_asked_for_by_a_cursor_where_there_is_one(server: ImageServer) -> None:
    fields = fields_of(SearchAnswer(3, (), next_cursor="x/y"), AskedSearch("a"), server)
    assert fields.next_link == "/search?q=a&page=2&cursor=x%2Fy"


def test_an_answer_is_taken_away_by_the_same_question(
    summary: PhotographSummary, server: ImageServer
) -> None:
    fields = found(summary, server, WRITING)
    assert [file.link for file in fields.files] == [
        f"/search.{ending}?q=paradise" for ending in ("csv", "ris", "bib", "csl")
    ]
    assert fields.collection.endswith("/iiif/presentation/3/collection/search?q=paradise")
