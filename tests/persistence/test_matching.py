"""Which part is which: by id, else by what it is."""

from dataclasses import replace

import pytest

from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.persistence.matching import Matching

POLISH = ReadingDescription("Zima", language="pl", id="reading pl")
ENGLISH = ReadingDescription(
    "Winter", layer=ReadingLayer.TRANSLATION, language="en", id="reading en"
)
NOTE = InscriptionDescription(InscriptionKind.NOTE, readings=(POLISH, ENGLISH), id="note")
STAMP = InscriptionDescription(InscriptionKind.STAMP, id="stamp")
SECOND_STAMP = InscriptionDescription(InscriptionKind.STAMP, id="second stamp")
RECTO = SideDescription(SideKind.RECTO, scans=(ScanDescription("front", id="image"),), id="recto")
VERSO = SideDescription(SideKind.VERSO, inscriptions=(NOTE, STAMP, SECOND_STAMP), id="verso")
KEPT = (RECTO, VERSO)


def matched(*sides: SideDescription) -> tuple[SideDescription, ...]:
    """The sides as matched, where nothing is wrong with them."""
    matching = Matching(KEPT)
    found = matching.matched(PhotographDescription("A/1", sides=sides)).sides
    assert matching.problems == []
    return found


def faults(*sides: SideDescription) -> list[tuple[str, str]]:
    """Where ids are that can't be meant, and which they are."""
    matching = Matching(KEPT)
    matching.matched(PhotographDescription("A/1", sides=sides))
    return [(problem.where, problem.value) for problem in matching.problems]


def without_ids(side: SideDescription) -> SideDescription:
    inscriptions = tuple(
        replace(one, id="", readings=tuple(replace(r, id="") for r in one.readings))
        for one in side.inscriptions
    )
    scans = tuple(replace(scan, id="") for scan in side.scans)
    return replace(side, id="", inscriptions=inscriptions, scans=scans)


def test_without_any_id_everything_is_found_by_what_it_is() -> None:
    assert matched(without_ids(RECTO), without_ids(VERSO)) == KEPT


def test_sides_are_found_by_their_kind_in_whatever_order() -> None:
    assert [side.id for side in matched(without_ids(VERSO), without_ids(RECTO))] == [
        "verso",
        "recto",
    ]


def test_the_second_of_a_kind_is_the_second() -> None:
    stamp = InscriptionDescription(InscriptionKind.STAMP)
    verso = SideDescription(SideKind.VERSO, inscriptions=(stamp, stamp, stamp))
    (found,) = matched(verso)
    assert [one.id for one in found.inscriptions] == ["stamp", "second stamp", ""]


def test_a_given_id_is_not_found_again_for_another() -> None:
    stamps = (replace(STAMP, id=""), STAMP)
    (found,) = matched(SideDescription(SideKind.VERSO, inscriptions=stamps))
    assert [one.id for one in found.inscriptions] == ["second stamp", "stamp"]


def test_a_reading_in_another_language_is_another_reading() -> None:
    german = replace(ENGLISH, language="de", id="")
    (found,) = matched(replace(VERSO, inscriptions=(replace(NOTE, readings=(german,)),)))
    assert found.inscriptions[0].readings[0].id == ""


def test_an_edited_reading_stays_the_same_reading() -> None:
    edited = replace(POLISH, text="Zima 1942", id="")
    (found,) = matched(replace(VERSO, inscriptions=(replace(NOTE, readings=(edited,)),)))
    assert found.inscriptions[0].readings == (replace(POLISH, text="Zima 1942"),)


def test_an_inscription_may_move_to_another_side_by_its_id() -> None:
    found = matched(replace(RECTO, inscriptions=(NOTE,)), replace(VERSO, inscriptions=()))
    assert found[0].inscriptions == (NOTE,)


def test_a_scan_is_found_on_whichever_side_it_is_now() -> None:
    (found,) = matched(replace(VERSO, scans=(ScanDescription("front"),)))
    assert found.scans[0].id == "image"


def test_the_id_of_an_image_belongs_to_its_file() -> None:
    other = ScanDescription("another file", id="image")
    assert faults(replace(RECTO, scans=(other,))) == [("sides[0].scans[0].id", "image")]


@pytest.mark.parametrize(
    ("side", "where"),
    [
        (replace(RECTO, id="?"), "sides[0].id"),
        (
            replace(VERSO, inscriptions=(replace(NOTE, id="?"),)),
            "sides[0].inscriptions[0].id",
        ),
        (
            replace(VERSO, inscriptions=(replace(NOTE, readings=(replace(POLISH, id="?"),)),)),
            "sides[0].inscriptions[0].readings[0].id",
        ),
    ],
)
def test_an_id_that_the_photograph_does_not_know_is_a_fault(
    side: SideDescription, where: str
) -> None:
    assert (where, "?") in faults(side)


def test_an_id_that_is_given_twice_is_a_fault() -> None:
    assert faults(RECTO, RECTO) == [("sides[1].id", "recto")]
