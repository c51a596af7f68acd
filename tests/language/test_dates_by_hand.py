"""Thirty dates in English and thirty in Polish, with their meaning made by hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dating import Calendar
from app.language.date_sentences import Said
from app.language.dates import UnderstoodDate, interpret

HERE = Path(__file__).parent


def dates(name: str) -> list[Any]:
    table = tomllib.loads((HERE / f"dates_{name}.toml").read_text("utf-8"))
    return [pytest.param(date, id=date["written"]) for date in table["date"]]


def told(said: tuple[Said, ...], language: str) -> str:
    return "; ".join(one.in_language(language) for one in said)


def check(date: dict[str, Any], language: str) -> None:
    found = interpret(date["written"])
    assert [span.edtf for span in found.alternatives] == date.get("alternatives", [])
    if isinstance(found, UnderstoodDate):
        span, said = found.span, found.taken
        assert (found.edtf, span.earliest_on, span.latest_on, found.calendar) == (
            date.get("edtf", ""),
            date.get("earliest"),
            date.get("latest"),
            date.get("calendar", Calendar.GREGORIAN),
        )
    else:
        assert "edtf" not in date
        said = found.reasons
    assert date.get("note", "") in told(said, language)
    assert bool(said) is ("note" in date)


@pytest.mark.parametrize("date", dates("english"))
def test_a_date_in_english_means_what_it_says(date: dict[str, Any]) -> None:
    check(date, "en")


@pytest.mark.parametrize("date", dates("polish"))
def test_a_date_in_polish_means_what_it_says(date: dict[str, Any]) -> None:
    check(date, "pl")


@pytest.mark.parametrize("name", ["english", "polish"])
def test_there_are_thirty_of_each(name: str) -> None:
    assert len(dates(name)) == 30


MADE = st.tuples(
    st.sampled_from(
        ["", "ok. ", "przed ", "after ", "koniec ", "1-", "12 (25) ", "early ", "1 i "]
    ),
    st.sampled_from(["", "12 ", "31.", "lata ", "XII ", "grudnia ", "winter ", "Easter ", "'"]),
    st.sampled_from(
        ["1941", "1914", "41", "40.", "XIX w.", "1900s", "1941/42", "05", "03.04.1942"]
    ),
    st.sampled_from(["", "?", " st. st.", " (O.S.)", " r.", " or later", " lub 1943", " - 1943"]),
)


@given(MADE, st.sampled_from([None, *Calendar]))
def test_the_bounds_of_what_is_understood_are_in_order(
    parts: tuple[str, ...], calendar: Calendar | None
) -> None:
    found = interpret("".join(parts), calendar=calendar)
    meant = [found.span] if isinstance(found, UnderstoodDate) else []
    for span in (*meant, *found.alternatives):
        assert (
            span.earliest_on is None
            or span.latest_on is None
            or (span.earliest_on <= span.latest_on)
        )
