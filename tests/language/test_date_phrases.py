import pytest

from app.language.date_forms import WrittenDate
from app.language.date_phrases import read_phrase


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("przed 1940-03-01", "../1940-02-29"),
        ("po 31 grudnia 1941", "1942-01-01/.."),
        ("from 1 may to 3 june 1941", "1941-05-01/1941-06-03"),
        ("zwischen mai und juli 1941", "1941-05/1941-07"),  # codespell:ignore
        ("i-iii 1941", "1941-01/1941-03"),
        ("1939 - maj 1941", "1939/1941-05"),
    ],
)
def test_dates_are_joined_by_words_and_hyphens(text: str, edtf: str) -> None:
    assert read_phrase(text) == WrittenDate(edtf)


def test_the_first_of_two_dates_borrows_only_what_makes_it_of_the_same_kind() -> None:
    written = read_phrase("1-3.05.1941")
    assert written is not None
    assert written.edtf == "1941-05-01/1941-05-03"  # and not from January on: `1.1941`


@pytest.mark.parametrize(
    "text", ["przed latami 40.", "before 31 february 1941", "1 - 2 - 3 1941", "maj-5 june 1941"]
)
def test_what_does_not_fit_together_is_not_read(text: str) -> None:
    assert read_phrase(text) is None
