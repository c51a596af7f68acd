"""What a search found, with the writing that it was found in."""

from dataclasses import replace

from app.domain.catalogued import PhotographSummary
from app.domain.hits import Highlight, Quotation, SearchAnswer, SearchHit
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideKind
from app.web.pages.pictures import ImageServer
from app.web.pages.search_fields import Asked, SearchFields, search_fields
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
    asked = Asked("paradise", leaf, hits_a_leaf=1)
    return search_fields(answer, asked, server=server, words=wording("en"))


def test_a_hit_shows_the_writing_and_leads_to_it(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (highlight,) = found(summary, server, WRITING).hits[0].highlights
    assert highlight.crop is not None
    assert highlight.crop.src.startswith("/iiif/3/image-verso/180,700,1440,280/")
    assert highlight.viewer == "/viewer?photograph=photograph-1&side=side-verso&q=paradise"


def test_writing_that_is_turned_is_shown_upright(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (highlight,) = found(summary, server, replace(WRITING, rotation_deg=90)).hits[0].highlights
    assert highlight.crop is not None
    assert "/270/" in highlight.crop.src


def test_writing_with_two_readings_is_pictured_once(
    summary: PhotographSummary, server: ImageServer
) -> None:
    whole, abridged = found(summary, server, WRITING, WRITING).hits[0].highlights
    assert whole.crop is not None
    assert abridged.crop is None
    assert abridged.viewer == whole.viewer


def test_words_in_a_title_have_no_writing_to_show(
    summary: PhotographSummary, server: ImageServer
) -> None:
    title = Highlight("title", Quotation("After the ", "amnesty", ""))
    (highlight,) = found(summary, server, title).hits[0].highlights
    assert (highlight.crop, highlight.viewer) == (None, "")


def test_what_is_not_shown_is_counted(summary: PhotographSummary, server: ImageServer) -> None:
    (hit,) = found(summary, server, *[WRITING] * 6).hits
    assert (len(hit.highlights), hit.more) == (4, 2)


def test_a_middle_leaf_turns_both_ways(summary: PhotographSummary, server: ImageServer) -> None:
    fields = found(summary, server, total=3, leaf=2)
    assert (fields.first, fields.last) == (2, 2)
    assert fields.previous_link == "/search?q=paradise"
    assert fields.next_link == "/search?q=paradise&page=3"


def test_the_last_leaf_has_no_next(summary: PhotographSummary, server: ImageServer) -> None:
    assert found(summary, server, total=3, leaf=3).next_link == ""


def test_a_leaf_past_the_end_leads_back(server: ImageServer) -> None:
    asked = Asked("paradise", 9)
    fields = search_fields(SearchAnswer(3, ()), asked, server=server, words=wording("en"))
    assert (fields.previous_link, fields.next_link) == ("/search?q=paradise&page=8", "")
