"""By what an answer can be narrowed: counts are exact, and a filter gives what was counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.access import AccessRule
from app.domain.agents import AgentRole, ContributionDescription
from app.domain.dating import DateDescription, DateOf
from app.domain.hits import FacetValue, SearchAnswer
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.rights import RightsDescription
from app.domain.search_filters import SearchFilters
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK

pytestmark = pytest.mark.both_databases

Back = Callable[..., PhotographDescription]
Saving = Callable[..., list[str]]
Finding = Callable[..., SearchAnswer]
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture
def three(back: Back, saved: Saving) -> list[str]:
    wolga = (PlaceDescription(PlaceRole.SHOWN, "Wołga"),)
    return saved(
        back("1", "zima", places=wolga, rights=(RightsDescription(CC0),)),
        back("2", "zima", places=wolga, side=SideKind.RECTO, language="ru-Latn"),
        back("3", "lato", agents=(ContributionDescription(AgentRole.AUTHOR, "Jan"),)),
    )


def found(answer: SearchAnswer) -> list[str]:
    return [hit.photograph.reference_code for hit in answer.items]


def counts(answer: SearchAnswer, facet: str) -> dict[str, int]:
    if facet not in answer.facets:
        return {}
    return {
        (value.label.get("none") or [value.value])[0]: value.count
        for value in answer.facets[facet].values
    }


@pytest.mark.usefixtures("three")
def test_each_value_is_counted_once_a_photograph(find: Finding) -> None:
    answer = find("zima")

    assert counts(answer, "places") == {"Wołga": 2}
    assert counts(answer, "sides") == {"recto": 1, "verso": 1}
    assert counts(answer, "languages") == {"pl": 1, "ru": 1}
    assert counts(answer, "kinds") == {"note": 2}
    assert counts(answer, "rights") == {CC0: 1}
    assert counts(answer, "has_transcription") == {"true": 2}
    assert counts(answer, "persons") == {}


@pytest.mark.usefixtures("three")
def test_a_filter_gives_what_its_facet_counted(find: Finding) -> None:
    (place,) = find("zima").facets["places"].values

    assert found(find("", filters=SearchFilters(places=(place.value,)))) == ["1", "2"]
    assert found(find("zima", filters=SearchFilters(rights=(CC0,)))) == ["1"]
    assert found(find("", filters=SearchFilters(sides=("recto",)))) == ["2"]
    assert found(find("", filters=SearchFilters(sides=("recto", "verso")))) == ["1", "2", "3"]
    assert found(find("zima", filters=SearchFilters(languages=("ru",)))) == ["2"]
    assert found(find("", filters=SearchFilters(places=("nowhere",)))) == []
    assert find("").total == 0


@pytest.mark.usefixtures("three")
def test_side_kind_and_language_can_be_typed(find: Finding) -> None:
    assert found(find("side:recto")) == ["2"]
    assert found(find("zima lang:pl")) == ["1"]
    assert found(find("kind:note -side:verso")) == ["2"]
    assert found(find("side:verso zima")) == ["1"]
    assert found(find("kind:stamp")) == []


def test_a_word_beside_a_side_is_wanted_on_that_side(
    back: Back, saved: Saving, find: Finding
) -> None:
    recto, verso = (back("x", text, side=side).sides[0] for text, side in (
        ("zima", SideKind.RECTO), ("lato", SideKind.VERSO),
    ))  # fmt: skip
    saved(PhotographDescription("1", title={"pl": ["wiosna"]}, sides=(recto, verso)))

    assert found(find("side:verso lato")) == ["1"]
    assert found(find("side:verso zima")) == []
    assert found(find("side:verso title:wiosna")) == ["1"]


def test_what_is_closed_counts_for_staff_alone(back: Back, saved: Saving, find: Finding) -> None:
    closed = back("1", "zima")
    (side,) = closed.sides
    (note,) = side.inscriptions
    note = replace(note, access=AccessRule(), hand="a known hand")
    saved(replace(closed, sides=(replace(side, inscriptions=(note,)),)), back("2", "zima"))

    assert (find("zima").total, find("zima", viewer=THE_DESK).total) == (1, 2)
    assert counts(find("side:verso"), "hands") == {}
    assert counts(find("side:verso", viewer=THE_DESK), "hands") == {"a known hand": 1}
    assert counts(find("side:verso"), "languages") == {"pl": 1}


def test_drafts_count_for_staff_alone(back: Back, saved: Saving, find: Finding) -> None:
    saved(back("1", "zima"))
    saved(back("2", "zima"), published=False)

    assert (find("zima").total, find("zima", viewer=THE_DESK).total) == (1, 2)
    assert counts(find("zima"), "kinds") == {"note": 1}


@pytest.mark.parametrize(
    ("start", "end", "possibly", "certainly"),
    [
        ("1941-01-01", "1941-12-31", ["day", "decade", "two"], ["day"]),
        ("1940-01-01", "1949-12-31", ["day", "decade", "two"], ["day", "decade"]),
        ("1939-06-01", "1939-06-30", ["two"], []),
        ("1920-01-01", "1930-12-31", ["before"], []),
        ("1939-01-01", None, ["day", "decade", "two"], ["day", "decade", "two"]),
        (None, "1935-12-31", ["before"], ["before"]),
    ],
)
def test_dates_are_asked_as_far_as_they_are_known(  # noqa: PLR0913, PLR0917 - cases and fixtures
    back: Back,
    saved: Saving,
    find: Finding,
    start: str | None,
    end: str | None,
    possibly: list[str],
    certainly: list[str],
) -> None:
    def dated(code: str, *edtf: str) -> PhotographDescription:
        dates = tuple(DateDescription(DateOf.TAKEN, edtf=each) for each in edtf)
        inscribed = DateDescription(DateOf.INSCRIBED, edtf="1985")  # tells nothing of its taking
        return back(code, "zima", dates=(*dates, inscribed))

    saved(
        dated("day", "1941-12-08"), dated("decade", "194X"), dated("two", "1939-06", "1941-05"),
        dated("before", "../1931"), back("none", "zima"),
    )  # fmt: skip
    days = [date.fromisoformat(day) if day else None for day in (start, end)]

    for wanted, is_certain in ((possibly, False), (certainly, True)):
        filters = SearchFilters(days[0], days[1], certainly=is_certain)
        assert sorted(found(find("zima", filters=filters))) == sorted(wanted)


def test_the_timeline_counts_decades_and_what_has_none(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(
        *(
            back(edtf, "zima", dates=(DateDescription(DateOf.TAKEN, edtf=edtf),))
            for edtf in ("1941", "1939/1941", "19XX")
        ),
        back("none", "zima"),
    )
    answer = find("zima")

    assert answer.timeline[1930] == 2
    assert answer.timeline[1940] == 3
    assert answer.timeline[1900] == 1
    assert answer.undated == 1


def test_values_that_are_words_of_the_house_have_no_label(find: Finding, three: list[str]) -> None:
    assert len(three) == 3
    assert find("lato").facets["sides"].values == (FacetValue("verso", 1),)


def test_years_and_what_is_certain_are_counted_where_days_are_asked_of(
    back: Back, saved: Saving, find: Finding
) -> None:
    edtf = ("1941-12", "1941/1943", "194X", "1952")
    dates = [(DateDescription(DateOf.TAKEN, one, one),) for one in edtf]
    saved(*(back(str(n), "zima", dates=one) for n, one in enumerate(dates)))
    forties = SearchFilters(date_from=date(1941, 6, 1), date_to=date(1944, 12, 31))
    answer = find("zima", filters=forties)

    assert answer.years == {1941: 3, 1942: 2, 1943: 2, 1944: 1}
    assert counts(answer, "certainly") == {"true": 1}
    assert find("zima", filters=replace(forties, certainly=True)).total == 1
    assert counts(find("zima"), "certainly") == {}
    assert find("zima").years == {}
    assert find("zima", filters=SearchFilters(date_from=date(1941, 6, 1))).years == {}
