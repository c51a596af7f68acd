"""Examples: Library of Congress, Extended Date/Time Format Specification, 2019-02-04."""

from contextlib import suppress
from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dating import Qualifier
from app.domain.errors import Rejected
from app.language.edtf import parse_edtf


def days(text: str) -> tuple[str, str]:
    """The two bounds; `..` where one is open."""
    span = parse_edtf(text)
    return str(span.earliest_on or ".."), str(span.latest_on or "..")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
        ("1964/2008", "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
        ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
        ("2005/2006-02", "2005-01-01", "2006-02-28"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ],
)
def test_level_0(text: str, earliest: str, latest: str) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1984?", "1984-01-01", "1984-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-02-XX", "1985-02-01", "1985-02-28"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("1985-04-12/..", "1985-04-12", ".."),
        ("1985-04/..", "1985-04-01", ".."),
        ("1985/..", "1985-01-01", ".."),
        ("../1985-04-12", "..", "1985-04-12"),
        ("../1985", "..", "1985-12-31"),
        ("1985-04-12/", "1985-04-12", ".."),
        ("1985-04/", "1985-04-01", ".."),
        ("/1985-04", "..", "1985-04-30"),
        ("/1985", "..", "1985-12-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("1985/", "1985-01-01", ".."),
        ("../1985-04", "..", "1985-04-30"),
        ("/1985-04-12", "..", "1985-04-12"),
    ],
)
def test_level_1(text: str, earliest: str, latest: str) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-XX", "1500-12-01", "1599-12-31"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("1XXX-XX", "1000-01-01", "1999-12-31"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", ".."),
        ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
        ("[..1984]", "..", "1984-12-31"),
        ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
        ("{..1984}", "..", "1984-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("194X-02-29", "1940-02-29", "1948-02-29"),  # the leap years of the decade
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", "..", "1760-12-03"),
        ("[1760-12..]", "1760-12-01", ".."),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ("[1961,1960]", "1960-01-01", "1961-12-31"),
    ],
)
def test_level_2(text: str, earliest: str, latest: str) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1941-21", "1941-03-01", "1941-05-31"),
        ("1941-22", "1941-06-01", "1941-08-31"),
        ("1941-23", "1941-09-01", "1941-11-30"),
        ("1941-24", "1941-12-01", "1942-02-28"),
        ("1943-24", "1943-12-01", "1944-02-29"),
        ("1941-32", "1941-06-01", "1941-08-31"),  # winter, southern hemisphere
        ("1941-36", "1941-10-01", "1941-12-31"),  # the fourth quarter
        ("1941-39", "1941-09-01", "1941-12-31"),  # the third quadrimester
        ("1941-40", "1941-01-01", "1941-06-30"),  # the first semester
        ("194X-22", "1940-06-01", "1949-08-31"),
    ],
)
def test_seasons_and_parts_of_a_year(text: str, earliest: str, latest: str) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("-1985", "..", ".."),
        ("0000", "..", ".."),
        ("Y170000002", "..", ".."),
        ("Y-170000002", "..", ".."),
        ("Y171010000S3", "..", ".."),
        ("Y-17E7", "..", ".."),
        ("Y3388E2S3", "..", ".."),
        ("-0044-03-15/0014-08-19", "..", "0014-08-19"),
        ("9999-24", "9999-12-01", ".."),
        ("XXXX-12-XX", "..", "9999-12-31"),
    ],
)
def test_years_that_no_calendar_of_ours_holds_leave_that_end_open(
    text: str, earliest: str, latest: str
) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("1984", Qualifier.NONE),
        ("1984?", Qualifier.UNCERTAIN),
        ("2004-06~", Qualifier.APPROXIMATE),
        ("2004-06-11%", Qualifier.BOTH),
        ("2004?-06-11", Qualifier.UNCERTAIN),
        ("2004-06~-11", Qualifier.APPROXIMATE),
        ("2004-%06-11", Qualifier.BOTH),
        ("?2004-06-~11", Qualifier.BOTH),
        ("1984~/2004-06", Qualifier.APPROXIMATE),
        ("[1667?,1668]", Qualifier.UNCERTAIN),
        ("Y17E7~", Qualifier.APPROXIMATE),
    ],
)
def test_a_mark_of_doubt_on_a_part_counts_for_the_whole(text: str, qualifier: Qualifier) -> None:
    assert parse_edtf(text).qualifier is qualifier
    assert parse_edtf(text).edtf == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "December, 1941", "1941-13", "1941-00", "1941-12-00", "1941-12-32", "1941-02-29",
        "1941-42", "1941-2X", "XXXX-02-30", "XXX1-02-29", "194", "19412", "1941-1", "41", "x941",
        "1941-12-08T", "1941-12-08T25:00:00", "1941 ", "1941\n", "١٩٤١", "-0000", "Y1985", "Y01985",
        "1950S5", "1950S0", "1941/1940", "1941/1942/1943", "/", "..", "../..", "[]", "[..]",
        "[1941", "{1941]", "[1941,]", "[1942..1941]", "1941??", "?", "1941-24-01",
    ],
)  # fmt: skip
def test_what_is_no_edtf_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(Rejected, match="is no EDTF date") as caught:
        parse_edtf(text)
    (problem,) = caught.value.problems
    assert problem.value == text
    assert problem.reason.startswith("is no EDTF date: ")


def test_an_endless_text_is_refused() -> None:
    with pytest.raises(Rejected, match="at most 300"):
        parse_edtf("[" + "1941," * 100 + "1941]")


@given(st.text(alphabet="0123456789XYES?~%-/.,[]{}T:Z") | st.text())
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with suppress(Rejected):
        span = parse_edtf(text)
        if span.earliest_on and span.latest_on:
            assert span.earliest_on <= span.latest_on


_YEARS = st.integers(1000, 2099).map(str)
_KNOWN_IN_PART = st.builds(lambda year, n: year[: 4 - n] + "X" * n, _YEARS, st.integers(1, 2))
_MONTHS = st.builds("{}-{:02d}".format, _YEARS, st.integers(1, 12))
_DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
_DATES = st.one_of(_YEARS, _KNOWN_IN_PART, _MONTHS, _DAYS)
_MARKED = st.builds("{}{}".format, _DATES, st.sampled_from(["", "?", "~", "%"]))
_INTERVALS = st.lists(_DAYS, min_size=2, max_size=2).map(lambda ends: "/".join(sorted(ends)))


@settings(max_examples=50)  # it takes a hundred times as long as ours
@given(st.one_of(_MARKED, _INTERVALS))
def test_another_reader_of_edtf_finds_the_same_bounds(text: str) -> None:
    """The package `edtf` 5.0.2, in what it reads as the specification has it."""
    theirs = edtf.parse_edtf(text)
    bounds = theirs.lower_strict()[:3], theirs.upper_strict()[:3]
    assert days(text) == tuple("{:04d}-{:02d}-{:02d}".format(*bound) for bound in bounds)
