"""The decades of an answer, drawn to scale, each a link to its photographs."""

from app.exchange.search_address import AskedSearch
from app.web.pages.timeline import HEIGHT, WIDTH, timeline

ASKED = AskedSearch("a")


def test_each_decade_is_a_link_to_its_photographs() -> None:
    bar, *_ = timeline({1940: 3}, 0, ASKED, "/search").bars
    assert bar.link == "/search?q=a&date_from=1940&date_to=1949"
    assert bar.last_year == 1949


def test_the_highest_bar_has_the_whole_height_and_a_gap_has_none() -> None:
    drawn = timeline({1930: 50, 1950: 100}, 7, ASKED, "/search")
    assert [(bar.decade, bar.height, bar.y) for bar in drawn.bars] == [
        (1930, HEIGHT / 2, HEIGHT / 2),
        (1940, 0, HEIGHT),
        (1950, HEIGHT, 0),
    ]
    assert [bar.x for bar in drawn.bars] == [0, WIDTH / 6, 2 * WIDTH / 6]
    assert drawn.undated == 7


def test_the_least_of_bars_can_be_seen() -> None:
    least, most = timeline({1930: 1, 1940: 100_000}, 0, ASKED, "/search").bars
    assert 0 < least.height < most.height


def test_decades_far_apart_stand_side_by_side() -> None:
    drawn = timeline({0: 1, 10: 1, 1940: 1, 9999: 1}, 0, ASKED, "/search")
    assert [bar.decade for bar in drawn.bars] == [10, 1940]


def test_what_has_no_date_is_counted_without_a_drawing() -> None:
    assert timeline({}, 3, ASKED, "/search").bars == ()
