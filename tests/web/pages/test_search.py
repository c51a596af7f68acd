"""The page of a search tells what was found, and the way out where nothing was."""

from collections.abc import Callable

from app.domain.catalogued import PhotographSummary
from app.domain.hits import Highlight, Quotation, SearchAnswer, SearchHit
from app.web.pages.pictures import ImageServer
from app.web.pages.search_fields import Asked, search_fields
from app.web.pages.wording import wording

Render = Callable[..., str]


def test_the_words_found_are_marked_in_the_original_text(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    title = Highlight("title", Quotation("After the “", "amnesty", "”", goes_on_after=True))
    answer = SearchAnswer(1, (SearchHit(summary, (title,)),))
    fields = search_fields(answer, Asked("AMNESTY"), server=server, words=wording("en"))
    page = render("search.html", fields)
    assert ">After the “<mark>amnesty</mark>” …</p>" in page
    assert "Found for “AMNESTY”" in page


def test_a_search_that_finds_nothing_tells_the_way_out(server: ImageServer, render: Render) -> None:
    asked = Asked("<b>xyzzy")
    fields = search_fields(SearchAnswer(0, ()), asked, server=server, words=wording("pl"))
    page = render("search.html", fields, language="pl")
    assert "Nic nie znaleziono dla „&lt;b&gt;xyzzy”" in page
    assert 'href="/units"' in page
