"""What a description says, told field by field."""

from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.web.pages.shown_differences import shown_fields
from app.web.pages.wording import wording


def test_parts_are_told_with_their_labels_and_what_they_hold_line_by_line() -> None:
    readings = (ReadingDescription("abc", language="en"), ReadingDescription("a", truncates=0))
    written = InscriptionDescription(InscriptionKind.NOTE, readings)
    scan = ScanDescription("1" * 64, file_name="a.tif", width_px=6000, size_bytes=7)
    description = PhotographDescription(
        "A",
        sides=(
            SideDescription(SideKind.RECTO, scans=(scan,)),
            SideDescription(SideKind.VERSO, inscriptions=(written,)),
        ),
        dates=(DateDescription(DateOf.TAKEN, "1941", inscription=(1, 0)),),
    )
    told = {field.label: field.lines for field in shown_fields(description, wording("en"))}
    assert told["Sides"] == (
        "Which side: Recto",
        "Scan 1, Name of the file: a.tif",
        "Which side: Verso",
        "Inscription 1, Kind: Note",
        "Reading 1, Text: abc; Language: en",
        "Reading 2, Text: a; Cut from: 1",
    )
    assert told["Dates"] == ("Date of what: Taken; As written: 1941; On this inscription: 2.1",)


def test_a_polish_reader_reads_polish_labels() -> None:
    description = PhotographDescription("A", sides=(SideDescription(SideKind.RECTO),))
    told = {field.label: field.lines for field in shown_fields(description, wording("pl"))}
    assert told["Strony"] == ("Która strona: Awers",)
