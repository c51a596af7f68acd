"""What a description still wants."""

from dataclasses import replace

import pytest

from app.domain.dating import DateDescription, DateOf
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind, SidePresence
from app.domain.work_lists import WorkList, wanting

READ = InscriptionDescription(
    InscriptionKind.NOTE, (ReadingDescription("Buzułuk"),), Region(1, 1, 5, 5)
)
FRONT = SideDescription(SideKind.RECTO, scans=(ScanDescription("1" * 64),))
BACK = SideDescription(SideKind.VERSO, scans=(ScanDescription("2" * 64),), inscriptions=(READ,))
DONE = PhotographDescription(
    "7",
    sides=(FRONT, BACK),
    dates=(DateDescription(DateOf.TAKEN, "1941"),),
    rights=(RightsDescription(statement="free"),),
)


def test_a_finished_description_is_on_no_list() -> None:
    assert wanting(DONE) == frozenset()


def test_an_empty_one_wants_date_rights_and_verso() -> None:
    assert wanting(PhotographDescription("7")) == {
        WorkList.NO_DATE,
        WorkList.NO_RIGHTS,
        WorkList.VERSO_MISSING,
    }


TRANSLATED = ReadingDescription("Buzuluk", layer=ReadingLayer.TRANSLATION)


@pytest.mark.parametrize(
    ("back", "wanted"),
    [
        (replace(BACK, inscriptions=()), {WorkList.NO_TRANSCRIPTION}),
        (replace(BACK, inscriptions=(replace(READ, readings=()),)), {WorkList.NO_TRANSCRIPTION}),
        (
            replace(BACK, inscriptions=(replace(READ, readings=(TRANSLATED,)),)),
            {WorkList.NO_TRANSCRIPTION},
        ),
        (
            replace(
                BACK,
                inscriptions=(replace(READ, kind=InscriptionKind.ILLEGIBLE, readings=()),),
            ),
            set(),
        ),
        (replace(BACK, inscriptions=(replace(READ, region=None),)), {WorkList.NO_REGION}),
        (
            replace(BACK, scans=(), inscriptions=(replace(READ, region=None),)),
            {WorkList.VERSO_MISSING},
        ),
        (SideDescription(SideKind.VERSO, presence=SidePresence.BLANK), set()),
        (
            SideDescription(SideKind.VERSO, presence=SidePresence.NOT_DIGITISED),
            {WorkList.VERSO_MISSING},
        ),
        (replace(BACK, kind=SideKind.MOUNT_VERSO), {WorkList.VERSO_MISSING}),
    ],
)
def test_a_back_says_what_it_wants(back: SideDescription, wanted: set[WorkList]) -> None:
    assert wanting(replace(DONE, sides=(FRONT, back))) == wanted


def test_a_scan_that_does_not_decode_is_on_a_list() -> None:
    for condition in set(ScanCondition) - {ScanCondition.SOUND}:
        (scan,) = FRONT.scans
        front = replace(FRONT, scans=(replace(scan, condition=condition),))
        assert wanting(replace(DONE, sides=(front, BACK))) == {WorkList.DAMAGED_SCAN}


def test_what_is_known_only_from_the_back_is_on_a_list() -> None:
    told = DateDescription(DateOf.TAKEN, "1941", inscription=(1, 0))
    assert wanting(replace(DONE, dates=(told,))) == {WorkList.ONLY_FROM_BACK}
    front = replace(FRONT, inscriptions=(READ,))
    other = replace(DONE, sides=(front, BACK), dates=(replace(told, inscription=(0, 0)),))
    assert wanting(other) == frozenset()
