from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind

NOTE, STAMP = (
    InscriptionDescription(kind) for kind in (InscriptionKind.NOTE, InscriptionKind.STAMP)
)
SOUND = ScanDescription("a" * 64, width_px=10, height_px=10)
UNREADABLE = ScanDescription("b" * 64, condition=ScanCondition.UNREADABLE)


def test_the_credit_line_is_as_catalogued_else_as_the_chain_tells() -> None:
    gift = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="IPN")
    assert (
        PhotographDescription("A", custody=(gift,)).shown_credit_line == "IPN (acquired from Ada)"
    )
    override = PhotographDescription("A", custody=(gift,), credit_line="Photo: IPN")
    assert override.shown_credit_line == "Photo: IPN"
    assert PhotographDescription("A").shown_credit_line == ""


def test_inscriptions_come_with_their_sides_in_reading_order() -> None:
    recto = SideDescription(SideKind.RECTO)
    verso = SideDescription(SideKind.VERSO, inscriptions=(NOTE, STAMP))
    photograph = PhotographDescription("A", sides=(recto, verso))
    assert list(photograph.inscriptions()) == [(verso, NOTE), (verso, STAMP)]


def test_the_cover_is_the_first_side_with_a_picture() -> None:
    recto = SideDescription(SideKind.RECTO, scans=(UNREADABLE,))
    verso = SideDescription(SideKind.VERSO, scans=(SOUND,))
    assert PhotographDescription("A", sides=(recto, verso)).cover is verso
    assert PhotographDescription("A", sides=(recto,)).cover is None
