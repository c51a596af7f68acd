"""With what a draft begins: its code and sides, and of the files' own words what was ticked."""

import pytest

from app.domain.accessions import ArrivedScan, ScanGroup
from app.domain.beginnings import begun
from app.domain.dating import DateOf
from app.domain.embedded_facts import OFFERED, EmbeddedFact, EmbeddedFacts, Fact, Standard, together
from app.domain.sides import SideKind

SCAN = ArrivedScan("0" * 64, "7_r.tif")
SAID = EmbeddedFacts(
    (
        EmbeddedFact(Fact.TITLE, "Po amnestii", Standard.XMP, "dc:title"),
        EmbeddedFact(Fact.TITLE, "IMG", Standard.IPTC, "2:05 Object Name"),
        EmbeddedFact(Fact.DESCRIPTION, "Grupa przed barakiem", Standard.XMP, "dc:description"),
        EmbeddedFact(Fact.CREATOR, "Jan Nowak", Standard.EXIF, "Artist"),
        EmbeddedFact(Fact.DATE, "1941-12-01", Standard.IPTC, "2:55 Date Created"),
        EmbeddedFact(Fact.RIGHTS, "© IPN", Standard.EXIF, "Copyright"),
    )
)


def test_nothing_is_taken_over_that_nobody_has_ticked() -> None:
    described = begun(ScanGroup("7", (SCAN,)), SAID, language="pl")
    assert (described.reference_code, described.title, described.dates) == ("7", {}, ())
    assert [side.kind for side in described.sides] == [SideKind.RECTO]


def test_what_is_ticked_goes_to_its_field() -> None:
    described = begun(ScanGroup("7", (SCAN,), frozenset(OFFERED)), SAID, language="pl")
    assert described.title == {"pl": ["Po amnestii"]}
    assert described.description == {"pl": ["Grupa przed barakiem"]}
    assert [agent.name for agent in described.agents] == ["Jan Nowak"]
    assert [rights.statement for rights in described.rights] == ["© IPN"]
    (date,) = described.dates
    assert (date.of, date.as_written, date.edtf) == (DateOf.TAKEN, "1941-12-01", "1941-12-01")


@pytest.mark.parametrize(
    ("text", "of", "edtf"),
    [
        ("2024-05-01", DateOf.DIGITISED, "2024-05-01"),
        ("1989-12-31", DateOf.TAKEN, "1989-12-31"),
        ("December 1941", DateOf.TAKEN, ""),
        ("1941-13-40", DateOf.TAKEN, ""),
    ],
)
def test_a_day_from_1990_on_is_that_of_the_scan(text: str, of: DateOf, edtf: str) -> None:
    said = EmbeddedFacts((EmbeddedFact(Fact.DATE, text, Standard.EXIF, "DateTimeOriginal"),))
    group = ScanGroup("7", (SCAN,), frozenset({Fact.DATE}))
    (date,) = begun(group, said, language="en").dates
    assert (date.of, date.as_written, date.edtf) == (of, text, edtf)


def test_what_two_files_say_alike_is_told_once() -> None:
    again = EmbeddedFact(Fact.CREATOR, "Jan Nowak", Standard.XMP, "dc:creator")
    assert together([SAID, SAID, EmbeddedFacts((again,))]) == SAID
