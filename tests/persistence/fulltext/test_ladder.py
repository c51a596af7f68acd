"""What is found beside what was asked for, and how it is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.access import AccessRule
from app.domain.hits import SearchAnswer, SearchHit, Tier
from app.domain.photographs import PhotographDescription
from app.domain.search_query import Expand
from app.domain.search_terms import Reason
from app.domain.viewers import THE_DESK

pytestmark = pytest.mark.both_databases

Back = Callable[..., PhotographDescription]
Saving = Callable[..., list[str]]
Finding = Callable[..., SearchAnswer]


def found(hits: tuple[SearchHit, ...]) -> list[str]:
    return [hit.photograph.reference_code for hit in hits]


def spelt(answer: SearchAnswer) -> dict[str, Reason]:
    return {one.written: one.reason for each in answer.expansions for one in each.found}


def test_endings_are_found_and_told_as_they_are_spelt(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "w Buzułuku"), back("2", "Buzułuk"), back("3", "do Buz[ułuku]"))
    answer = find("Buzułuk")

    assert sorted(found(answer.items)) == ["1", "2", "3"]
    assert found(answer.items)[0] == "2"
    assert spelt(answer)["Buzułuku"] is Reason.INFLECTED
    assert answer.is_expanded
    assert answer.approximate == ()


def test_expansion_can_be_switched_off(back: Back, saved: Saving, find: Finding) -> None:
    saved(back("1", "w Buzułuku"), back("2", "Buzułuk"), back("3", "Бузулук", language="ru"))

    assert found(find("Buzułuk", expand=Expand.NONE).items) == ["2"]
    assert found(find("Buzułuk", expand=Expand.INFLECTION).items) == ["2", "1"]
    assert sorted(found(find("Buzułuk", expand=Expand.ALL).items)) == ["1", "2", "3"]
    assert not find("Buzułuk", expand=Expand.NONE).is_expanded


def test_a_mistyped_word_is_found_apart_and_counts_nowhere(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "Cmentarz w Rzeszowie"))
    answer = find("cmetnarz")

    assert (answer.total, answer.items, dict(answer.facets)) == (0, (), {})
    assert found(answer.approximate) == ["1"]
    assert answer.approximate[0].tier is Tier.MISTYPED
    assert answer.approximate[0].highlights[0].quotation.exact == "Cmentarz"
    assert answer.did_you_mean == "Cmentarz"
    assert find("cmetnarz", expand=Expand.INFLECTION).approximate == ()


def test_half_of_the_words_are_better_than_nothing(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "cmentarz nad rzeką"), back("2", "kościół"), back("3", "cmentarz, kościół"))
    answer = find("cmentarz kościół")

    assert found(answer.items) == ["3"]
    assert sorted(found(answer.approximate)) == ["1", "2"]
    assert {hit.tier for hit in answer.approximate} == {Tier.PARTLY}


def test_words_are_found_written_as_one_and_as_two(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "koło Jangijul"), back("2", "Krasno wodsk"))

    parted = find("Jangi Jul")
    assert found(parted.approximate) == ["1"]
    assert parted.did_you_mean == "Jangijul"
    assert found(find("Krasnowodsk").approximate) == ["2"]


def test_words_near_each_other_may_be_mistyped_or_farther_apart(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "krowa i stary pies na łańcuchu"))

    assert found(find('"krowa łańcuch"~4').items) == ["1"]
    mistyped = find('"krwoa łańcuch"~4')
    assert (mistyped.total, found(mistyped.approximate)) == (0, ["1"])
    assert mistyped.did_you_mean == '"krowa łańcuch"~4'
    apart = find('"krowa łańcuch"~2')
    assert (apart.total, found(apart.approximate)) == (0, ["1"])
    assert apart.approximate[0].tier is Tier.PARTLY


def test_the_words_of_a_phrase_are_found_apart_and_in_other_forms(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "wdzięczni ranni spod Piedimonte"), back("2", "ranni"))
    answer = find('"rannych spod Piedimonte"')

    assert (answer.total, found(answer.approximate)) == (0, ["1"])
    assert answer.approximate[0].highlights[0].quotation.exact == "ranni spod Piedimonte"


def test_a_word_is_found_within_a_compound(back: Back, saved: Saving, find: Finding) -> None:
    saved(back("1", "Feldlazarett Nr. 7", language="de"), back("2", "Lazarettzug", language="de"))
    answer = find("Lazarett")

    assert (answer.total, sorted(found(answer.approximate))) == (0, ["1", "2"])
    assert set(spelt(answer).values()) == {Reason.WITHIN}
    assert answer.did_you_mean == ""


def test_a_correction_has_no_marks_and_leaves_what_is_there(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "na cm[entarz]"), back("2", "siostrą"), back("3", "szyna"))

    assert find("siostra cmetnarz").did_you_mean == "siostra cmentarz"


def test_a_correction_also_spells_what_only_sounds_so_in_its_own_script(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(back("1", "Stalin\u2019s paradise. We are getting together", language="en"))

    assert find("paradice").did_you_mean == ""  # it is found
    assert find("stalins paradice tagether").did_you_mean == "stalins paradise together"
    assert find("(stalin s) paradice").did_you_mean == "(Stalin\u2019s) paradise"
    assert find("сталин tagether").did_you_mean == "сталин together"


def test_nothing_near_is_looked_for_where_there_is_enough(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(*(back(str(n), "cmentarz") for n in range(10)), back("11", "cmentrz"))

    assert find("cmentarz").approximate == ()


def test_no_spelling_of_what_is_closed_is_told(back: Back, saved: Saving, find: Finding) -> None:
    secret = back("1", "tajny Buzułukowi")
    (side,) = secret.sides
    saved(back("2", "Buzułuk"), replace(secret, sides=(replace(side, access=AccessRule()),)))
    saved(back("3", "Buzułukiem"), published=False)

    assert spelt(find("Buzułuk")) == {}
    assert spelt(find("Buzułuk", viewer=THE_DESK)).keys() == {"Buzułukowi", "Buzułukiem"}
    assert find("Buzułukowj").did_you_mean != "Buzułukowi"
