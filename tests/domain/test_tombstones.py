from app.domain.documents import as_document
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.tombstones import digests_named


def test_every_file_of_which_descriptions_speak_is_named() -> None:
    scans = (ScanDescription("a" * 64), ScanDescription("b" * 64))
    sides = (SideDescription(SideKind.RECTO, scans=scans), SideDescription(SideKind.VERSO))
    documents = [as_document(PhotographDescription("A", sides=part)) for part in ((), sides)]
    assert [*digests_named(documents)] == ["a" * 64, "b" * 64]
