from datetime import date

import pytest

from app.domain.dating import Calendar, DateSpan, Qualifier
from app.services.read_date import read_date


def test_what_is_understood_comes_with_its_days() -> None:
    found = read_date("ok. 1941")
    assert found.as_written == "ok. 1941"
    assert found.span == DateSpan(
        "1941~", date(1941, 1, 1), date(1941, 12, 31), Qualifier.APPROXIMATE
    )
    assert (found.note, found.reason, found.alternatives) == ("", "", ())


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "It is read day first; month first it would be 1942-03-04."),
        ("pl", "Przyjęto, że najpierw jest dzień; gdyby miesiąc, byłoby to 1942-03-04."),
        ("pl-PL", "Przyjęto, że najpierw jest dzień; gdyby miesiąc, byłoby to 1942-03-04."),
        ("uk", "It is read day first; month first it would be 1942-03-04."),
    ],
)
def test_what_is_ambiguous_is_decided_said_and_offered_otherwise(language: str, note: str) -> None:
    found = read_date("03.04.1942", language=language)
    assert (found.edtf, found.note) == ("1942-04-03", note)
    assert [other.edtf for other in found.alternatives] == ["1942-03-04"]


@pytest.mark.parametrize("text", ["przed wojną", "", "9" * 500, "\N{RIGHT-TO-LEFT MARK}<b>"])
def test_what_is_not_understood_comes_back_as_written_with_the_reason(text: str) -> None:
    found = read_date(text)
    assert (found.as_written, found.edtf, found.span) == (text, "", None)
    assert found.reason.endswith(".")


def test_a_writer_may_say_that_a_date_is_julian() -> None:
    found = read_date("12 grudnia 1914", calendar=Calendar.JULIAN)
    assert (found.edtf, found.calendar) == ("1914-12-25", Calendar.JULIAN)
    assert read_date("12 grudnia 1914").calendar is Calendar.GREGORIAN
    assert read_date("wojna", calendar=Calendar.JULIAN).calendar is Calendar.JULIAN
