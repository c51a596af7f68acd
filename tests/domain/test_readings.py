"""How the readings of one inscription stand to each other."""

import pytest

from app.domain.inscriptions import ReadingDescription, ReadingLayer
from app.domain.readings import (
    Witnessed,
    circular_links,
    links_of,
    preferred_again,
    preferred_kind,
    whole_of,
    witnessed,
)


def cut_from(*wholes: int | None) -> list[ReadingDescription]:
    return [ReadingDescription("a", truncates=whole) for whole in wholes]


def test_a_cut_reading_and_its_whole_are_one_text_with_two_witnesses() -> None:
    whole = ReadingDescription("Stalin\u2019s paradise... We are getting together.")
    short = ReadingDescription("Stalin's paradise...", truncates=0)
    assert witnessed((whole, short)) == (Witnessed(0, (1,)),)
    assert witnessed((short, whole)) == (Witnessed(0), Witnessed(1))


def test_readings_of_which_none_was_cut_are_texts_of_their_own() -> None:
    assert witnessed(cut_from(None, None)) == (Witnessed(0), Witnessed(1))
    assert witnessed(()) == ()


def test_what_was_cut_from_a_cut_reading_goes_back_to_the_whole() -> None:
    readings = cut_from(1, 2, None)
    assert [whole_of(readings, place) for place in range(3)] == [2, 2, 2]
    assert witnessed(readings) == (Witnessed(2, (0, 1)),)


@pytest.mark.parametrize("wholes", [(1, 0), (0,), (5,), (-1, None), (1, 1)])
def test_what_points_to_nothing_or_round_in_a_circle_stands_alone(
    wholes: tuple[int | None, ...],
) -> None:
    readings = cut_from(*wholes)
    assert witnessed(readings) == tuple(Witnessed(place) for place in range(len(readings)))


def test_a_reading_names_what_it_points_to() -> None:
    assert list(links_of(ReadingDescription("a", based_on=2, truncates=0))) == [
        ("based_on", 2), ("truncates", 0),
    ]  # fmt: skip
    assert list(links_of(ReadingDescription("a"))) == []


def test_a_circle_is_found_where_it_closes() -> None:
    assert list(circular_links([[("truncates", 1)], [("truncates", 0)]])) == [(1, "truncates", 0)]
    around = [[("based_on", 1)], [("truncates", 2)], [("based_on", 0)]]
    assert list(circular_links(around)) == [(2, "based_on", 0)]
    apart = [[("based_on", 1)], [], [("based_on", 3)], [("based_on", 2)]]
    assert list(circular_links(apart)) == [(3, "based_on", 2)]


def test_two_ways_to_one_reading_are_no_circle() -> None:
    both = [[("based_on", 1), ("truncates", 2)], [("based_on", 2)], []]
    assert list(circular_links(both)) == []


def test_a_long_way_is_walked_without_running_out_of_stack() -> None:
    longest = [[("based_on", place + 1)] for place in range(20_000)]
    assert list(circular_links([*longest, [("based_on", 0)]])) == [(20_000, "based_on", 0)]


def test_one_reading_of_a_layer_and_language_is_preferred_at_most() -> None:
    polish = ReadingDescription("Raj", language="pl", preferred=True)
    again = ReadingDescription("Raj...", language="PL", preferred=True)
    english = ReadingDescription(
        "Paradise", layer=ReadingLayer.TRANSLATION, language="en", preferred=True
    )
    passed_over = ReadingDescription("Ra", language="pl")
    kinds = [preferred_kind(one) for one in (polish, passed_over, english, again)]
    assert list(preferred_again(kinds)) == [(3, 0)]
