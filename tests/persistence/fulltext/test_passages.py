"""The texts of a photograph that are searched."""

from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.persistence.fulltext.passages import Field, passages

READING = ReadingDescription("Zima 1942", language="pl")
NOTE = InscriptionDescription(InscriptionKind.NOTE, readings=(READING,), writer="Jan")
VERSO = SideDescription(SideKind.VERSO, inscriptions=(NOTE,))


def test_what_is_written_on_it_comes_first_then_titles_descriptions_and_names() -> None:
    photograph = PhotographDescription(
        "A/1",
        title={"pl": ["Zima"], "en": ["Winter"]},
        description={"en": ["Snow"]},
        sides=(VERSO,),
    )
    assert [(passage.field, passage.text) for passage in passages(photograph)] == [
        (Field.INSCRIPTION, "Zima 1942"),
        (Field.TITLE, "Zima"),
        (Field.TITLE, "Winter"),
        (Field.DESCRIPTION, "Snow"),
        (Field.PERSON, "Jan"),
        (Field.REF, "A/1"),
    ]


def test_a_reading_knows_where_it_stands() -> None:
    first = next(passages(PhotographDescription("A/1", sides=(VERSO,))))
    assert (first.side, first.inscription, first.reading) == (VERSO, NOTE, READING)


def test_a_name_that_comes_twice_is_searched_once() -> None:
    chain = (
        CustodyEventDescription(CustodyKind.CUSTODY, to_agent="Institute"),
        CustodyEventDescription(CustodyKind.GIFT, from_agent="Institute", to_agent="Museum"),
    )
    names = [p.text for p in passages(PhotographDescription("A/1", custody=chain))]
    assert names == ["Institute", "Museum", "A/1"]
