from app.domain.saving import ScanPlace
from app.domain.sides import SideKind
from app.services.import_batch.scan_use import ScanUse

A, B = "a" * 64, "b" * 64


def test_a_scan_that_nobody_has_is_free() -> None:
    assert ScanUse().why_not(A, key="X 1", catalogued=()) == ""


def test_a_scan_of_an_earlier_row_is_refused_with_its_photograph_and_side() -> None:
    use = ScanUse()
    use.take(A, key="X 1", side=SideKind.VERSO)
    assert "the verso of X 1, in an earlier row" in use.why_not(A, key="X 2", catalogued=())
    assert use.why_not(B, key="X 2", catalogued=()) == ""


def test_a_scan_of_another_photograph_in_the_catalogue_is_refused() -> None:
    place = ScanPlace("id", "X 9", "side", SideKind.RECTO)
    reason = ScanUse().why_not(A, key="X 2", catalogued=[place])
    assert "the recto of X 9, in the catalogue" in reason


def test_a_scan_that_the_photograph_itself_has_already_is_its_own() -> None:
    place = ScanPlace("id", "X 2", "side", SideKind.RECTO)
    assert ScanUse().why_not(A, key="X 2", catalogued=[place]) == ""
