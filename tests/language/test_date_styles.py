import pytest

from app.domain.dating import Calendar
from app.language.date_sentences import NO_SUCH_JULIAN, NOT_THE_SAME_DAY
from app.language.date_styles import read_style


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("25 x 1917 st. st.", "1917-11-07"),
        ("25 october 1917 (old style)", "1917-11-07"),
        ("12/25 xii 1914", "1914-12-25"),
        ("12(25).12.1914", "1914-12-25"),
        ("25 (12) grudnia 1914", "1914-12-25"),
        ("30 stycznia (12 lutego) 1915", "1915-02-12"),
        ("25 xii 1914 (7 i 1915)", "1915-01-07"),
        ("25 xii (7 i) 1915", "1915-01-07"),
    ],
)
def test_a_date_in_the_old_style_is_kept_as_julian_and_told_in_gregorian(
    text: str, edtf: str
) -> None:
    found = read_style(text)
    assert found
    assert (found.edtf, found.calendar) == (edtf, Calendar.JULIAN)


def test_new_style_is_the_calendar_of_today() -> None:
    found = read_style("7 november 1917 (n.s.)")
    assert found
    assert (found.edtf, found.calendar) == ("1917-11-07", Calendar.GREGORIAN)


def test_a_writer_may_say_that_it_is_julian() -> None:
    assert read_style("25 october 1917") is None
    found = read_style("25 october 1917", Calendar.JULIAN)
    assert found
    assert found.edtf == "1917-11-07"


def test_two_days_that_are_not_one_are_not_taken_for_it() -> None:
    found = read_style("12 (24) grudnia 1914")  # in the 20th century it is 13 days, not 12
    assert found
    assert (found.edtf, found.assumptions) == ("", (NOT_THE_SAME_DAY,))
    assert read_style("12/24 grudnia 1914") is None


@pytest.mark.parametrize("text", ["lata 40. st. st.", "przed 1914 st. st."])
def test_what_can_t_be_converted_is_not(text: str) -> None:
    found = read_style(text)
    assert found
    assert (found.edtf, found.assumptions) == ("", (NO_SUCH_JULIAN,))
