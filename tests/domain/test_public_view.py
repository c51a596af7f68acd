"""What the public sees of a photograph of which parts are closed."""

from dataclasses import replace
from datetime import date

from app.domain.access import AccessRule
from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    RemarkCode,
)
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.public_view import public_view
from app.domain.region import Region
from app.domain.relations import RelationDescription, RelationKind
from app.domain.sides import ScanDescription, SideDescription, SideKind

TODAY = date(2026, 11, 25)
PRIVACY = AccessRule(
    until_on=date(2040, 12, 31),
    reason="The daughter asked for it in a letter",
    notice={"en": ["Closed at the family's request"]},
    review_on=date(2030, 1, 1),
)
TOLD = AccessRule(until_on=date(2040, 12, 31), notice={"en": ["Closed at the family's request"]})
NOTE = InscriptionDescription(
    InscriptionKind.NOTE,
    (ReadingDescription("We are getting together", id="reading"),),
    region=Region(1, 2, 3, 4),
    writer="Anna",
    id="note",
)
STAMP = InscriptionDescription(
    InscriptionKind.STAMP, (ReadingDescription("FOTO RYŚ"),), access=PRIVACY, id="stamp"
)
FRONT = SideDescription(SideKind.RECTO, scans=(ScanDescription("1" * 64),), id="recto")


def _photograph(**verso: object) -> PhotographDescription:
    back = SideDescription(
        SideKind.VERSO,
        scans=(ScanDescription("2" * 64),),
        inscriptions=(NOTE, STAMP),
        id="verso",
        **verso,  # type: ignore[arg-type]  # fields of the side
    )
    return PhotographDescription("A/1", sides=(FRONT, back))


def test_a_closed_inscription_keeps_its_place_and_its_kind_alone() -> None:
    shown = public_view(_photograph(), today=TODAY)
    assert shown.sides[1].inscriptions == (
        NOTE,
        InscriptionDescription(InscriptionKind.STAMP, access=TOLD, id="stamp"),
    )
    assert shown.sides[1].scans == _photograph().sides[1].scans


def test_related_photographs_are_told_elsewhere_as_far_as_they_may_be_known() -> None:
    related = (RelationDescription(RelationKind.SAME_NEGATIVE, "A/2"),)
    shown = public_view(PhotographDescription("A/1", related=related), today=TODAY)
    assert shown == PhotographDescription("A/1")


def test_of_a_closed_side_neither_scans_nor_writing_are_shown() -> None:
    shown = public_view(_photograph(access=PRIVACY), today=TODAY)
    assert shown.sides == (
        FRONT,
        SideDescription(
            SideKind.VERSO,
            inscriptions=(
                InscriptionDescription(InscriptionKind.NOTE, id="note"),
                InscriptionDescription(InscriptionKind.STAMP, id="stamp"),
            ),
            access=TOLD,
            id="verso",
        ),
    )


def test_what_is_over_is_told_to_nobody() -> None:
    shown = public_view(_photograph(access=PRIVACY), today=date(2041, 1, 1))
    assert shown.sides[1].access is None
    assert shown.sides[1].inscriptions[1].readings == STAMP.readings
    assert shown.sides[1].inscriptions[1].access is None


def test_what_staff_accepted_of_a_chain_is_not_the_public_s() -> None:
    remark = AcceptedRemark(RemarkCode.MADE_TWICE, "Two prints, says the donor.")
    event = CustodyEventDescription(CustodyKind.CREATION, to_agent="Ada")
    described = PhotographDescription("A", custody=(replace(event, accepted_remarks=(remark,)),))
    assert public_view(described, today=TODAY).custody == (event,)
