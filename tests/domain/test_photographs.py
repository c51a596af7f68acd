from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind

NOTE, STAMP = (
    InscriptionDescription(kind) for kind in (InscriptionKind.NOTE, InscriptionKind.STAMP)
)
SOUND = ScanDescription("a" * 64, width_px=10, height_px=10)
UNREADABLE = ScanDescription("b" * 64, condition=ScanCondition.UNREADABLE)


GIFT = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="IPN")


def test_the_credit_line_is_as_the_chain_tells_with_what_is_handed_down() -> None:
    told = {
        "en": ["Photo from the archives of the IPN (gift of Ada)"],
        "pl": ["Fotografia z archiwum: IPN (dar: Ada)"],
    }
    assert PhotographDescription("A", custody=(GIFT,)).shown_credit_lines() == told
    assert PhotographDescription("A").shown_credit_lines((GIFT,)) == told
    assert PhotographDescription("A").shown_credit_lines() == {}


def test_a_credit_line_is_overridden_in_one_language_or_in_all() -> None:
    both = PhotographDescription("A", custody=(GIFT,), credit_line="Photo: IPN")
    assert both.shown_credit_lines() == {"none": ["Photo: IPN"]}
    one = PhotographDescription("A", custody=(GIFT,), credit_lines={"pl": ["Fot. IPN"]})
    assert one.shown_credit_lines() == {
        "en": ["Photo from the archives of the IPN (gift of Ada)"],
        "pl": ["Fot. IPN"],
    }


def test_the_holder_s_usual_credit_line_stands_where_no_chain_tells_one() -> None:
    holder = InstitutionDescription(acronym="IPN", credit_line="IPN, Warszawa")
    assert PhotographDescription("A", holder=holder).shown_credit_lines() == {
        "none": ["IPN, Warszawa"]
    }


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
