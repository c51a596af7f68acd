from datetime import date

import pytest

from app.language.date_feasts import easter, read_feast


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),  # the earliest that can be
        (1943, date(1943, 4, 25)),  # the latest that can be
        (1939, date(1939, 4, 9)),
        (1954, date(1954, 4, 18)),
        (2024, date(2024, 3, 31)),
    ],
)
def test_easter_is_when_the_church_kept_it(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("wigilia 1942", "1942-12-24"),
        ("christmas, 1942", "1942-12-25"),
        ("wielki piatek 1939", "1939-04-07"),
        ("boze cialo 1943", "1943-06-24"),
        ("new year's eve 1939", "1939-12-31"),
        ("swieta 1939", ""),
        ("easter 0000", ""),
    ],
)
def test_a_feast_is_the_day_that_it_fell_on(text: str, edtf: str) -> None:
    assert read_feast(text) == edtf
