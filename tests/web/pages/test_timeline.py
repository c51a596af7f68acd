"""The decades and years of an answer, drawn to scale, each a link to its photographs."""

from datetime import date

from app.domain.hits import Facet, FacetValue, SearchAnswer
from app.exchange.search_address import AskedSearch
from app.web.pages.timeline import HEIGHT, WIDTH, Timeline, timeline

ASKED = AskedSearch("a")
FORTIES = ASKED.between(("1940", date(1940, 1, 1)), ("1949", date(1949, 12, 31)))


def decades(counts: dict[int, int], undated: int = 0) -> Timeline:
    return timeline(SearchAnswer(0, (), timeline=counts, undated=undated), ASKED, "/search")


def test_each_decade_is_a_link_to_its_photographs() -> None:
    bar, *_ = decades({1940: 3}).bars
    assert bar.link == "/search?q=a&date_from=1940&date_to=1949"
    assert bar.last_year == 1949


def test_the_years_of_a_decade_are_links_to_theirs() -> None:
    answer = SearchAnswer(9, (), timeline={1930: 2, 1940: 9}, years={1941: 6, 1943: 4})
    drawn = timeline(answer, FORTIES, "/search")
    assert [(bar.first_year, bar.last_year, bar.count) for bar in drawn.bars] == [
        (1941, 1941, 6),
        (1942, 1942, 0),
        (1943, 1943, 4),
    ]
    assert drawn.bars[0].link == "/search?q=a&date_from=1941&date_to=1941"
    assert drawn.wider_link == "/search?q=a"


def test_it_is_said_how_many_are_certain_where_others_are_not() -> None:
    facets = {"certainly": Facet((FacetValue("true", 5),))}
    answer = SearchAnswer(9, (), facets=facets)
    drawn = timeline(answer, FORTIES, "/search")
    assert drawn.certain == 5
    assert drawn.certain_link == "/search?q=a&date_from=1940&date_to=1949&certainly=true"
    certain = FORTIES.with_flag("certainly", value=True)
    assert timeline(answer, certain, "/search").certain_link == ""
    assert timeline(SearchAnswer(5, (), facets=facets), FORTIES, "/search").certain_link == ""


def test_the_highest_bar_has_the_whole_height_and_a_gap_has_none() -> None:
    drawn = decades({1930: 50, 1950: 100}, 7)
    assert [(bar.first_year, bar.height, bar.y) for bar in drawn.bars] == [
        (1930, HEIGHT / 2, HEIGHT / 2),
        (1940, 0, HEIGHT),
        (1950, HEIGHT, 0),
    ]
    assert [bar.x for bar in drawn.bars] == [0, WIDTH / 6, 2 * WIDTH / 6]
    assert drawn.undated == 7


def test_the_least_of_bars_can_be_seen() -> None:
    least, most = decades({1930: 1, 1940: 100_000}).bars
    assert 0 < least.height < most.height


def test_decades_far_apart_stand_side_by_side() -> None:
    drawn = decades({0: 1, 10: 1, 1940: 1, 9999: 1})
    assert [bar.first_year for bar in drawn.bars] == [10, 1940]


def test_what_has_no_date_is_counted_without_a_drawing() -> None:
    assert decades({}, 3).bars == ()
