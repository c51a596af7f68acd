"""IIIF Presentation API 3.0, 3.1 `navDate`: an instant in UTC."""

from datetime import UTC, datetime

import pytest

from app.domain.dating import DateDescription, DateOf
from app.iiif.navigation_date import navigation_date


@pytest.mark.parametrize(
    ("edtf", "instant"),
    [
        ("1941-12", datetime(1941, 12, 1, tzinfo=UTC)),
        ("1883-02-04?", datetime(1883, 2, 4, tzinfo=UTC)),
        ("193X", datetime(1930, 1, 1, tzinfo=UTC)),
        ("1942/..", datetime(1942, 1, 1, tzinfo=UTC)),
        ("../1942", None),  # nobody knows how early
        ("", None),
        ("-0044", None),  # before the years that an instant can have
        ("Christmas", None),
    ],
)
def test_it_is_the_first_instant_that_a_date_can_mean(edtf: str, instant: datetime | None) -> None:
    assert navigation_date([DateDescription(DateOf.TAKEN, edtf=edtf)]) == instant


def test_when_it_was_taken_comes_before_when_it_was_written_on_or_registered() -> None:
    dates = [
        DateDescription(DateOf.REGISTERED, edtf="1883", preferred=True),
        DateDescription(DateOf.INSCRIBED, edtf="1882", preferred=True),
        DateDescription(DateOf.TAKEN, edtf="1881"),
    ]
    assert navigation_date(dates) == datetime(1881, 1, 1, tzinfo=UTC)
    assert navigation_date(dates[:2]) == datetime(1882, 1, 1, tzinfo=UTC)


def test_the_preferred_of_competing_dates_counts() -> None:
    dates = [
        DateDescription(DateOf.TAKEN, "long ago", preferred=False),
        DateDescription(DateOf.TAKEN, edtf="1940"),
        DateDescription(DateOf.TAKEN, edtf="1941", preferred=True),
    ]
    assert navigation_date(dates) == datetime(1941, 1, 1, tzinfo=UTC)
    assert navigation_date(dates[:2]) == datetime(1940, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("of", [DateOf.ACQUIRED, DateOf.DIGITISED])
def test_when_it_was_acquired_or_scanned_says_nothing(of: DateOf) -> None:
    assert navigation_date([DateDescription(of, edtf="1999")]) is None
