import pytest

from app.language.edtf_dates import read_date


def test_a_date_keeps_years_that_are_past_a_calendar() -> None:
    caesar = read_date("-0044-03")
    assert (caesar.first, caesar.last) == ((-44, 3, 1), (-44, 3, 31))
    assert read_date("0000-02").last == (0, 2, 29)  # the year 0 is a leap year: ISO 8601, 4.3.2


def test_unknown_digits_before_our_era_run_the_other_way() -> None:
    found = read_date("-004X")
    assert (found.first, found.last) == ((-49, 1, 1), (-40, 12, 31))


def test_marks_stand_before_or_after_what_they_doubt() -> None:
    assert read_date("?2004-06-~11").marks == {"?", "~"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1941-13", "no month or season 13"),
        ("1941-04-31", "no day 31 in month 04"),
        ("1941-02-29", "no year that it can mean"),
        ("yesterday", "has not the form"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_date(text)
