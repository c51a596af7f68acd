"""What a photograph can be narrowed to."""

from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY, decades_of

DAY_1941 = 708_571  # 1941-01-01, counted from 0001-01-01 as 1


def test_decades_are_those_that_a_date_can_lie_in() -> None:
    assert decades_of([(DAY_1941, DAY_1941)]) == [1940]
    assert decades_of([(DAY_1941 - 367, DAY_1941)]) == [1930, 1940]
    assert decades_of([(DAY_1941, DAY_1941), (DAY_1941 + 7300, DAY_1941 + 7300)]) == [1940, 1960]


def test_what_is_open_or_very_long_tells_no_decade() -> None:
    assert decades_of([(FIRST_DAY, DAY_1941)]) == []
    assert decades_of([(DAY_1941, LAST_DAY)]) == []
    assert decades_of([(DAY_1941 - 100_000, DAY_1941)]) == []
