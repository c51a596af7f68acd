"""Dates as people write them. Expected values by hand, from what the words mean."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Rejected
from app.language.dates import understand
from app.language.edtf import parse_edtf


def meaning(text: str) -> str | None:
    """The EDTF, of a date of which nothing had to be assumed."""
    understood = understand(text)
    assert understood is None or understood.assumptions == ()
    return understood.edtf if understood else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("December, 1941", "1941-12"),
        ("Sept. 1939", "1939-09"),
        ("grudzień 1941", "1941-12"),
        ("w grudniu 1941 r.", "1941-12"),
        ("GRUDZIEŃ 1941 ROKU", "1941-12"),
        ("12.1941", "1941-12"),
        ("VIII 1942", "1942-08"),
        ("1 February 1883", "1883-02-01"),
        ("the 1st of February, 1883", "1883-02-01"),
        ("February 3, 1883", "1883-02-03"),
        ("1883 February 3", "1883-02-03"),
        ("dnia 12 sierpnia 1942 r.", "1942-08-12"),
        ("12.VIII.1942", "1942-08-12"),
        ("12 VIII 1942", "1942-08-12"),
        ("24.12.1941", "1941-12-24"),
        ("04.04.1942", "1942-04-04"),
        ("12/25/1941", "1941-12-25"),
        ("1941.12.24", "1941-12-24"),
        ("12. August 1942", "1942-08-12"),
        ("12 августа 1942 г.", "1942-08-12"),  # noqa: RUF001
        ("1941", "1941"),
    ],
)
def test_a_day_or_month_in_words_or_numbers(text: str, edtf: str) -> None:
    assert meaning(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("4 February 1883[?]", "1883-02-04?"),
        ("1883 February 3[?]", "1883-02-03?"),
        ("4[?] February 1883", "1883-02-04?"),
        ("ok. 1941", "1941~"),
        ("około 1941 r.", "1941~"),
        ("circa May 1941", "1941-05~"),
        ("c1941", "1941~"),
        ("um 1915", "1915~"),
        ("prawdopodobnie 1941", "1941?"),
        ("prawdopodobnie ok. 1941", "1941%"),
        ("[ok. 1941]", "1941~"),
        ("ok. 1939-1941", "1939~/1941~"),
        ("przed 1939?", "../1938?"),
    ],
)
def test_doubt_is_kept(text: str, edtf: str) -> None:
    assert meaning(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("jesień 1941", "1941-23"),
        ("autumn 1941", "1941-23"),
        ("1941, spring", "1941-21"),
        ("zima 1941/42", "1941-24"),
        ("winter 1941-1942", "1941-24"),
        ("1940s", "194X"),
        ("lata czterdzieste XX w.", "194X"),
        ("lata 60. XIX w.", "186X"),
        ("ok. lat 1940.", "194X~"),
        ("XIX w.", "18XX"),
        ("19th century", "18XX"),
        ("XIX-XX w.", "18XX/19XX"),
        ("1. poł. XIX w.", "1801/1850"),
        ("4. ćw. XIX wieku", "1876/1900"),
        ("first half of the 20th century", "1901/1950"),
    ],
)
def test_seasons_decades_and_centuries(text: str, edtf: str) -> None:
    assert meaning(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("przed 1939", "../1938"),
        ("before 1 March 1940", "../1940-02-29"),
        ("przed styczniem 1940", "../1939-12"),
        ("po 1945", "1946/.."),
        ("after December 1941", "1942-01/.."),
        ("do 1939", "../1939"),
        ("od 1939 r.", "1939/.."),
        ("between 1939 and 1941", "1939/1941"),
        ("między 1939 a 1941", "1939/1941"),
        ("od 1939 do 1941", "1939/1941"),
        ("w latach 1939–1945", "1939/1945"),  # noqa: RUF001 - a dash, as it is printed
        ("1941/42", "1941/1942"),
        ("1941-42", "1941/1942"),
        ("1-3 maja 1941", "1941-05-01/1941-05-03"),
        ("maj-czerwiec 1941", "1941-05/1941-06"),
        ("25.05-26.06.1941", "1941-05-25/1941-06-26"),
        ("28 May - 3 June 1941", "1941-05-28/1941-06-03"),
    ],
)
def test_before_after_and_between(text: str, edtf: str) -> None:
    assert meaning(text) == edtf


@pytest.mark.parametrize(
    "text", ["1941-12", "1941-12?", "194X", "../1939", "1941-24", "[1941,1943]", "[..1939]"]
)
def test_edtf_is_understood_as_it_stands(text: str) -> None:
    assert meaning(text) == text


def test_brackets_of_a_cataloguer_are_no_set() -> None:
    assert meaning("[1941]") == "1941"
    assert meaning("[December, 1941]") == "1941-12"


@pytest.mark.parametrize(
    ("text", "edtf", "assumed"),
    [
        ("03.04.1942", "1942-04-03", "read day first; month first it would be 1942-03-04"),
        ("8/12/1941", "[1941-08-12,1941-12-08]", "either of the two"),
        ("18.VII.44", "1944?-07-18", "1944 is taken"),
        ("lata 40.", "194X", "1940 to 1949 is taken"),
        ("the forties", "194X", "1940 to 1949 is taken"),
        ("zima 1941", "1941-24", "from December 1941 to February 1942"),
        ("1900s", "19XX", "ten years or a hundred"),
        ("1940-41", "1940/1941", "part of 1940, in EDTF"),
        ("1911-12", "1911-12", "the years 1911 to 1912"),
    ],
)
def test_what_had_to_be_assumed_is_said(text: str, edtf: str, assumed: str) -> None:
    understood = understand(text)
    assert understood is not None
    assert understood.edtf == edtf
    (said,) = understood.assumptions
    assert assumed in said


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "[]", "b.d.", "undated", "before the flood", "po wojnie", "maj", "5", "12 maja",
        "31 lutego 1941", "31.11.1941", "13.1941", "04.25.1942", "03.04.42", "18.VII.83",
        "18.VII.05", "8/12/41", "1899/00", "1941/1939", "1942-1941", "18830201", "194?",
        "zima 1941/43", "jesień 1941/42", "lata 1941", "lata 00.", "koniec wojny",
        "3. poł. XIX w.", "1941/42/43", "Rifle no. 1941/7", "neg. 1941", "Stalin", "9" * 500,
    ],
)  # fmt: skip
def test_what_is_not_surely_understood_is_not_guessed(text: str) -> None:
    assert understand(text) is None


@given(st.text())
def test_any_text_is_understood_as_valid_edtf_or_not_at_all(text: str) -> None:
    understood = understand(text)
    assert understood is None or parse_edtf(understood.edtf) == understood.span


@given(st.text(alphabet="0123456789XYES?~%-/.,[]{}"))
def test_edtf_keeps_its_own_meaning_unless_it_is_said(text: str) -> None:
    with suppress(Rejected):
        span = parse_edtf(text)
        understood = understand(text)
        assert understood
        bounds = understood.span.earliest_on, understood.span.latest_on
        assert understood.assumptions or bounds == (span.earliest_on, span.latest_on)
