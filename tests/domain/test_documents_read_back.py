"""What was written down is read back."""

from datetime import date

from app.domain.access import AccessRule
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.dating import DateBasis, DateDescription, DateOf
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import Generation, PhotographDescription
from app.domain.region import Region
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind, SidePresence


def test_a_description_is_the_same_after_it_was_a_document() -> None:
    reading = ReadingDescription("Wołga", language="pl", based_on=1, preferred=True, id="r")
    note = InscriptionDescription(
        InscriptionKind.NOTE, (reading, ReadingDescription("Volga")), Region(1, 2, 3, 4), 90
    )
    description = PhotographDescription(
        "A/1",
        title={"en": ["One"], "pl": ["Jeden", "Pierwszy"]},
        holder=InstitutionDescription({"pl": ["Instytut"]}, "IPN"),
        generation=Generation.COPY_PRINT,
        width_mm=90.5,
        sides=(
            SideDescription(
                SideKind.VERSO,
                scans=(ScanDescription("a" * 64, "a.tif", width_px=3),),
                inscriptions=(note,),
                access=AccessRule(date(2040, 1, 1), notice={"en": ["Letters"]}),
            ),
            SideDescription(SideKind.RECTO, presence=SidePresence.BLANK),
        ),
        dates=(DateDescription(DateOf.TAKEN, basis=DateBasis.STAMP, inscription=(0, 0)),),
        custody=(CustodyEventDescription(CustodyKind.GIFT, gap_before=True),),
        rights=(RightsDescription(until_on=date(2030, 12, 31)),),
        subjects=("camp",),
    )
    assert read_back(PhotographDescription, as_document(description)) == description


def test_a_field_that_is_known_no_more_is_passed_over() -> None:
    document = {"reference_code": "A/1", "emulsion": "fine"}
    assert read_back(PhotographDescription, document) == PhotographDescription("A/1")
