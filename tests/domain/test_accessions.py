"""Scans that wait: grouped by their names, and left alone where somebody has grouped them."""

from dataclasses import replace

from app.domain.accessions import MOST_REFUSED, Accession, ArrivedScan, RefusedScan, ScanGroup
from app.domain.side_names import EVERY_NAME
from app.domain.sides import SideKind

RECTO, VERSO = SideKind.RECTO, SideKind.VERSO


def arrived(number: int, name: str) -> ArrivedScan:
    return ArrivedScan(f"{number:064x}", name)


def told(accession: Accession) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (group.reference_code, [(scan.file_name, scan.side.value) for scan in group.scans])
        for group in accession.groups
    ]


def test_what_is_wrong_with_a_file_stands_apart_from_what_it_is() -> None:
    whole = replace(arrived(1, "7.tif"), technical="TIFF · 10 × 10 px")  # noqa: RUF001 - a size
    cut = replace(whole, technical=f"{whole.technical} · damaged: A part is lost: here.")
    assert (whole.format_told, whole.fault) == (whole.technical, "")
    assert (cut.format_told, cut.fault) == (whole.technical, "A part is lost: here.")


def test_scans_that_come_one_by_one_are_grouped_as_if_they_came_together() -> None:
    accession = Accession()
    for number, name in enumerate(["7_v.tif", "8.tif", "7_r.tif"]):
        accession = accession.with_scans([arrived(number, name)], EVERY_NAME)
    assert told(accession) == [
        ("7", [("7_r.tif", "recto"), ("7_v.tif", "verso")]),
        ("8", [("8.tif", "recto")]),
    ]


def test_what_somebody_has_corrected_stays() -> None:
    accession = Accession().with_scans([arrived(1, "7_r.tif"), arrived(2, "7_v.tif")], EVERY_NAME)
    corrected = replace(accession.groups[0], reference_code="IPN BU 7")
    after = replace(accession, groups=(corrected,)).with_scans([arrived(3, "8.tif")], EVERY_NAME)
    assert after.groups[0] == corrected
    assert told(after)[1] == ("8", [("8.tif", "recto")])


def test_a_side_that_was_chosen_stays() -> None:
    front = replace(arrived(1, "7.tif"), side=SideKind.ENVELOPE)
    accession = Accession(groups=(ScanGroup("7", (front,)),))
    after = accession.with_scans([arrived(2, "7_v.tif")], EVERY_NAME)
    assert told(after)[0] == ("7", [("7.tif", "envelope")])


def test_a_group_becomes_sides_in_their_usual_order() -> None:
    group = ScanGroup(
        "7",
        (
            replace(arrived(1, "v.tif"), side=VERSO),
            arrived(2, "r.tif"),
            arrived(3, "r raking.tif"),
        ),
    )
    sides = group.sides()
    assert [(side.kind, [scan.file_name for scan in side.scans]) for side in sides] == [
        (RECTO, ["r.tif", "r raking.tif"]),
        (VERSO, ["v.tif"]),
    ]


def test_a_refusal_is_told_of_once() -> None:
    refused = RefusedScan("notes.txt", "It is plain text.")
    once = Accession().with_refused(refused)
    assert once.with_refused(refused) == once


def test_of_many_refusals_the_last_ones_are_told() -> None:
    accession = Accession()
    for number in range(MOST_REFUSED + 1):
        accession = accession.with_refused(RefusedScan(str(number), "no scan"))
    assert len(accession.refused) == MOST_REFUSED
    assert accession.refused[-1].file_name == str(MOST_REFUSED)
