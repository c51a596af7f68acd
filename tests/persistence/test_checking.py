"""What can't be taken, told by its place, its value and the reason."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.dating import DateDescription, DateOf
from app.domain.errors import Conflict
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.language.analyser import Analyser
from app.persistence.checking import faults_of, refuse_shared_scans

FRONT = ScanDescription(f"{1:064x}", "front.jpg")
Scan = Callable[..., AccessionedScan]


def faults(
    description: PhotographDescription, *known: AccessionedScan
) -> list[tuple[str, str, str]]:
    files = {scan.original.sha256: scan for scan in known}
    found = faults_of(description, files=files, span_of=Analyser().span_of)
    return [(problem.where, problem.value, problem.reason) for problem in found]


def recto(*scans: ScanDescription, region: Region | None = None) -> PhotographDescription:
    note = InscriptionDescription(InscriptionKind.NOTE, region=region)
    side = SideDescription(SideKind.RECTO, scans=scans, inscriptions=(note,))
    return PhotographDescription("A/1", sides=(side,))


def test_a_reference_code_must_say_something() -> None:
    assert faults(PhotographDescription(" ")) == [("reference_code", " ", "must say something")]


def test_a_scan_must_be_known_by_its_digest() -> None:
    ((where, value, reason),) = faults(recto(FRONT))
    assert (where, value) == ("sides[0].scans[0].sha256", FRONT.sha256)
    assert "no scan with this digest is in the store" in reason


@pytest.mark.parametrize("sha256", ["", "abc", "G" * 64, f"{1:064X}A", f"{171:064X}", "../" * 21])
def test_a_digest_has_64_lower_case_hexadecimal_digits(sha256: str) -> None:
    ((where, value, reason),) = faults(recto(ScanDescription(sha256)))
    assert (where, value) == ("sides[0].scans[0].sha256", sha256)
    assert reason == "is no SHA-256 in lower-case hexadecimal"


def test_a_side_has_no_scan_twice(scan: Scan) -> None:
    assert [fault[2] for fault in faults(recto(FRONT, FRONT), scan(1))] == [
        "the side has this scan twice",
        "the side has this scan twice",
    ]


def test_a_region_may_reach_to_the_edge_of_its_side(scan: Scan) -> None:
    assert faults(recto(FRONT, region=Region(900, 700, 100, 100)), scan(1)) == []


def test_a_region_may_not_reach_beyond_its_side(scan: Scan) -> None:
    assert faults(recto(FRONT, region=Region(900, 700, 101, 100)), scan(1)) == [
        (
            "sides[0].inscriptions[0].region",
            "900,700,101,100",
            "reaches beyond the side's picture, which is 1000 x 800 pixels",
        )
    ]


def test_a_region_is_measured_in_the_scan_that_is_shown(scan: Scan) -> None:
    description = recto(FRONT, ScanDescription(f"{2:064x}"), region=Region(0, 0, 2000, 1600))
    broken = scan(1, condition=ScanCondition.UNREADABLE)
    assert faults(description, broken, scan(2, 2000, 1600)) == []


def test_a_region_needs_a_picture_to_lie_on() -> None:
    ((where, _, reason),) = faults(recto(region=Region(0, 0, 1, 1)))
    assert where == "sides[0].inscriptions[0].region"
    assert "has no picture" in reason


@pytest.mark.parametrize("other", [0, 2, -1])
def test_a_reading_points_to_another_reading_of_its_inscription(other: int) -> None:
    readings = (ReadingDescription("Zima", based_on=other), ReadingDescription("Winter"))
    note = InscriptionDescription(InscriptionKind.NOTE, readings=readings)
    description = PhotographDescription(
        "A/1", sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    )
    assert [(where, value) for where, value, _ in faults(description)] == [
        ("sides[0].inscriptions[0].readings[0].based_on", str(other))
    ]


@pytest.mark.parametrize(
    ("readings", "where"),
    [
        ((ReadingDescription("a", truncates=1), ReadingDescription("b", based_on=0)), "based_on"),
        (
            (ReadingDescription("a", preferred=True), ReadingDescription("b", preferred=True)),
            "preferred",
        ),
    ],
)
def test_readings_go_in_no_circle_and_one_of_a_kind_is_preferred(
    readings: tuple[ReadingDescription, ...], where: str
) -> None:
    note = InscriptionDescription(InscriptionKind.NOTE, readings=readings)
    description = PhotographDescription(
        "A/1", sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    )
    assert [where for where, _, _ in faults(description)] == [
        f"sides[0].inscriptions[0].readings[1].{where}"
    ]


@pytest.mark.parametrize("place", [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_a_date_rests_on_an_inscription_that_is_there(place: tuple[int, int]) -> None:
    date = DateDescription(DateOf.TAKEN, inscription=place)
    assert [where for where, _, _ in faults(replace(recto(), dates=(date,)))] == [
        "dates[0].inscription"
    ]


def test_a_date_of_writing_is_edtf_too() -> None:
    note = InscriptionDescription(InscriptionKind.NOTE, written_edtf="1942-13")
    side = SideDescription(SideKind.VERSO, inscriptions=(note,))
    assert [where for where, _, _ in faults(PhotographDescription("A/1", sides=(side,)))] == [
        "sides[0].inscriptions[0].written_edtf"
    ]


def test_what_claims_to_be_edtf_must_be() -> None:
    description = PhotographDescription(
        "A/1",
        dates=(DateDescription(DateOf.TAKEN, edtf="1941-12"), DateDescription(DateOf.TAKEN)),
        custody=(CustodyEventDescription(CustodyKind.GIFT, date_edtf="December"),),
    )
    ((where, value, reason),) = faults(description)
    assert (where, value) == ("custody[0].date_edtf", "December")
    assert reason.startswith("is no EDTF date")


def test_a_file_in_use_elsewhere_is_named_with_its_place() -> None:
    place = ScanPlace("id", "COPY 1/60/3", "side id", SideKind.FORM)
    with pytest.raises(Conflict, match=r"front\.jpg is already the form of COPY 1/60/3\."):
        refuse_shared_scans(recto(FRONT), {FRONT.sha256: place})
