"""The page of a search tells what was found, and the way out where nothing was."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.catalogued import PhotographSummary
from app.domain.errors import Problem
from app.domain.hits import (
    Expansion,
    Facet,
    FacetValue,
    FoundSpelling,
    Highlight,
    MatchedAs,
    Quotation,
    SearchAnswer,
    SearchHit,
    Tier,
)
from app.domain.places import PlacePoint
from app.domain.search_filters import NO_FILTERS
from app.domain.search_query import Expand
from app.domain.search_terms import Reason
from app.exchange.search_address import AskedSearch
from app.services.find_photographs import FoundPhotographs
from app.web.pages.pictures import ImageServer
from app.web.pages.search_fields import search_fields
from app.web.pages.wording import wording

Render = Callable[..., str]

TITLE = Highlight("title", Quotation("After the “", "amnesty", "”", goes_on_after=True))


def _page(
    render: Render,
    server: ImageServer,
    answer: SearchAnswer,
    asked: AskedSearch,
    *,
    language: str = "en",
    **more: Any,
) -> str:
    found = FoundPhotographs(answer, NO_FILTERS, **more)
    fields = search_fields(found, asked, server=server, words=wording(language))
    return render("search.html", fields, language=language)


def test_the_words_found_are_marked_in_the_original_text(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    told = replace(TITLE, quotation=Quotation("After the “", "amnesty", "”"), language="en")
    answer = SearchAnswer(1, (SearchHit(summary, (TITLE, told)),))
    page = _page(render, server, answer, AskedSearch("AMNESTY"))
    assert ">After the “<mark>amnesty</mark>”</a></h3>" in page
    assert page.count("<mark>") == 2  # what the title tells is not quoted once more
    assert ">After the “<mark>amnesty</mark>” …</p>" in page
    assert "Found for “AMNESTY”" in page
    assert 'class="Z3988"' in page
    assert 'href="/photographs/photograph-1#cite"' in page


def test_a_search_that_finds_nothing_tells_the_way_out(server: ImageServer, render: Render) -> None:
    asked = AskedSearch("<b>xyzzy", expand=Expand.NONE).with_value("side", "verso")
    page = _page(render, server, SearchAnswer(0, ()), asked, language="pl")
    assert "Nic nie znaleziono dla „&lt;b&gt;xyzzy”" in page
    assert 'href="/units"' in page
    assert 'href="/search?q=%3Cb%3Exyzzy&amp;expand=none"' in page  # without the filter
    assert 'href="/search?q=%3Cb%3Exyzzy&amp;side=verso"' in page  # in every spelling


def test_a_translation_and_another_name_say_that_they_matched(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    translated = replace(TITLE, field="inscription", matched_as=MatchedAs.TRANSLATION)
    named = replace(TITLE, field="place", matched_as=MatchedAs.OTHER_NAME, name_of="Lwów")
    answer = SearchAnswer(1, (SearchHit(summary, (translated, named)),))
    page = _page(render, server, answer, AskedSearch("a"))
    assert "in the translation" in page
    assert "another name of Lwów" in page


def test_what_is_near_stands_under_a_heading_of_its_own(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    near = SearchHit(summary, (TITLE,), tier=Tier.MISTYPED)
    page = _page(render, server, SearchAnswer(0, (), approximate=(near,)), AskedSearch("amnasty"))
    assert "Nothing is exactly “amnasty”" in page
    assert page.index("Near what you asked for") < page.index("<mark>amnesty</mark>")


def test_it_says_what_else_was_found_and_how_to_switch_it_off(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    spellings = (
        FoundSpelling("Buzułuku", Reason.INFLECTED),
        FoundSpelling("Бузулук", Reason.TRANSLITERATED),
    )
    answer = SearchAnswer(
        1,
        (SearchHit(summary, (TITLE,)),),
        expansions=(Expansion("buzuluk", spellings),),
        did_you_mean="Buzułuk",
    )
    page = _page(render, server, answer, AskedSearch("buzuluk"))
    assert ">Buzułuku</span>, <span" in page
    assert 'href="/search?q=buzuluk&amp;expand=none">Only as typed</a>' in page
    assert 'href="/search?q=Buzu%C5%82uk" lang="" dir="auto">Buzułuk</a>?' in page


def test_a_search_is_narrowed_by_facets_and_widened_by_chips(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    facets: Mapping[str, Facet] = {
        "places": Facet(
            (FacetValue("p1", 7, {"pl": ["Lwów"]}), FacetValue("p2", 3, {"pl": ["Wilno"]}))
        ),
        "languages": Facet((FacetValue("uk", 2),)),
        "sides": Facet((FacetValue("verso", 9),)),
        "has_transcription": Facet((FacetValue("true", 5), FacetValue("false", 0))),
    }
    answer = SearchAnswer(9, (SearchHit(summary, (TITLE,)),), facets=facets)
    asked = AskedSearch("a").with_value("place", "p1")
    page = _page(render, server, answer, asked)
    assert 'href="/search?q=a&amp;place=p1&amp;place=p2"' in page
    assert 'place=p1&amp;language=uk" rel="nofollow"><span>Ukrainian</span>' in page
    assert 'href="/search?q=a&amp;place=p1&amp;side=verso"' in page
    assert 'href="/search?q=a&amp;place=p1&amp;has_transcription=true"' in page
    assert "has_transcription=false" not in page
    assert '<a class="chip" href="/search?q=a">' in page
    assert '<input type="hidden" name="place" value="p1">' in page


def test_a_filter_that_no_longer_finds_anything_is_named_all_the_same(
    server: ImageServer, render: Render
) -> None:
    asked = AskedSearch().with_value("place", "p1").with_flag("only_from_back", value=True)
    names = {("places", "p1"): {"pl": ["Lwów"]}}
    page = _page(render, server, SearchAnswer(0, ()), asked, names=names)
    assert ">Lwów</span>" in page
    assert "Known only from the back" in page


def test_places_are_a_list_and_the_points_of_a_map(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    facets = {"places": Facet((FacetValue("p1", 7, {"pl": ["Lwów"]}),))}
    answer = SearchAnswer(7, (SearchHit(summary, (TITLE,)),), facets=facets)
    point = PlacePoint("p1", "</script>", 49.84, 24.03)
    page = _page(render, server, answer, AskedSearch("a"), points=(point,))
    assert '"at": [49.84, 24.03]' in page
    assert "</script>&#34;" not in page
    assert page.count("&lt;/script&gt;") == 1
    assert "leaflet" in page
    assert "leaflet" not in _page(render, server, answer, AskedSearch("a"))


def test_of_many_places_those_with_most_photographs_are_listed_and_the_others_folded_away(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    values = tuple(FacetValue(f"p{count}", count, {"en": ["-"]}) for count in range(1, 15))
    hits = (SearchHit(summary, (TITLE,)),)
    answer = SearchAnswer(15, hits, facets={"places": Facet(values)})
    points = tuple(PlacePoint(value.value, f"Place {value.count}", 50, 20) for value in values)
    page = _page(render, server, answer, AskedSearch("a"), points=points)
    listed, folded = page.split('id="map-points"')[1].split("<summary>2 more", maxsplit=1)
    assert listed.index(">Place 14</span>") < listed.index(">Place 3</span>")
    assert ">Place 2</span>" in folded
    assert ">Place 1</span>" in folded


def test_what_cant_be_read_of_an_address_is_told(server: ImageServer, render: Render) -> None:
    found = FoundPhotographs(SearchAnswer(0, ()), NO_FILTERS)
    fields = search_fields(
        found,
        AskedSearch("a"),
        server=server,
        words=wording("en"),
        problems=(Problem("date_from", "19411", "is no date"),),
    )
    assert "“19411” can't be read as date_from" in render("search.html", fields)


def test_decades_and_years_are_links_that_say_what_they_lead_to(
    summary: PhotographSummary, server: ImageServer, render: Render
) -> None:
    facets = {"certainly": Facet((FacetValue("true", 2),))}
    answer = SearchAnswer(
        7, (SearchHit(summary, (TITLE,)),), facets=facets, timeline={1930: 1, 1940: 6}
    )
    page = _page(render, server, answer, AskedSearch("a"))
    assert 'aria-label="1930\u20131939: 1 photograph"' in page
    assert 'aria-label="1940\u20131949: 6 photographs"' in page
    days = {"date_from": "1940", "date_to": "1949"}
    page = _page(render, server, replace(answer, years={1941: 6}), AskedSearch("a", days=days))
    assert 'aria-label="1941: 6 photographs"' in page
    assert "2 were certainly taken then</a>, the others only possibly." in page
    polish = _page(
        render, server, replace(answer, years={1941: 5}), AskedSearch("a", days=days), language="pl"
    )
    assert 'aria-label="1941: 5 fotografii"' in polish
