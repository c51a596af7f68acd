"""Days, spans, numbers and names of languages, as each language writes them."""

from datetime import date

import pytest

from app.domain.dating import DateSpan, Qualifier
from app.web.pages.wording import wording


def span(
    earliest: date | None, latest: date | None, qualifier: Qualifier = Qualifier.NONE
) -> DateSpan:
    """A span whose EDTF does not matter."""
    return DateSpan("", earliest, latest, qualifier)


def test_whoever_runs_commands_is_named_in_the_readers_language_and_nobody_else() -> None:
    assert wording("pl").who("command line") == "wiersz poleceń"
    assert wording("pl").who("anna") == "anna"


def test_a_whole_month_is_said_as_a_month() -> None:
    december = span(date(1941, 12, 1), date(1941, 12, 31))
    assert wording("en").span(december) == "December 1941"
    assert wording("pl").span(december) == "grudzień 1941"


def test_a_whole_year_is_said_as_a_year() -> None:
    assert wording("en").span(span(date(1941, 1, 1), date(1941, 12, 31))) == "1941"


def test_february_of_a_leap_year_is_a_whole_month() -> None:
    assert wording("en").span(span(date(1940, 2, 1), date(1940, 2, 29))) == "February 1940"


def test_a_day_keeps_its_doubt() -> None:
    day = span(date(1883, 2, 4), date(1883, 2, 4), Qualifier.UNCERTAIN)
    assert wording("en").span(day) == "4 February 1883 (uncertain)"
    assert wording("pl").span(day) == "4 lutego 1883 (niepewne)"


def test_any_other_span_is_said_by_its_two_days() -> None:
    spring = span(date(1941, 3, 1), date(1941, 5, 31))
    assert wording("en").span(spring) == "between 1 March 1941 and 31 May 1941"


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (date(1941, 8, 12), None, "12 August 1941 or later"),
        (None, date(1941, 8, 12), "12 August 1941 or earlier"),
        (None, None, "at a time that is not known"),
    ],
)
def test_an_open_end_stays_open(earliest: date | None, latest: date | None, said: str) -> None:
    assert wording("en").span(span(earliest, latest)) == said


def test_the_last_year_that_python_knows_is_a_year_like_any_other() -> None:
    assert wording("en").span(span(date(9999, 12, 1), date(9999, 12, 31))) == "December 9999"


def test_a_language_is_called_by_its_name_and_script() -> None:
    assert wording("en").language_name("pl") == "Polish"
    assert wording("pl").language_name("en") == "angielski"
    assert wording("en").language_name("ru-Latn") == "Russian (Latin)"


def test_a_tag_that_nobody_knows_is_shown_as_it_is() -> None:
    assert wording("en").language_name("qqq-x-own") == "qqq-x-own"


def test_numbers_are_grouped_as_the_language_groups_them() -> None:
    assert wording("en").number(12600) == "12,600"
    assert wording("pl").number(12600) == "12\N{NO-BREAK SPACE}600"
