import pytest

from app.domain.findings import Finding, FindingKind, VerifyReport

HARMLESS = {
    FindingKind.REPAIRED_ORIGINAL,
    FindingKind.ORPHAN_ORIGINAL,
    FindingKind.LEFTOVER,
    FindingKind.OLD_INDEX,
    FindingKind.STALE_DOCUMENT,
    FindingKind.WRONG_DOCUMENT,
    FindingKind.STALE_DERIVATIVE,
    FindingKind.DAMAGED_DERIVATIVE,
    FindingKind.UNMADE_DERIVATIVE,
    FindingKind.RECORD_BEHIND,
}


@pytest.mark.parametrize("kind", FindingKind)
def test_only_what_can_be_swept_or_made_again_is_harmless(kind: FindingKind) -> None:
    finding = Finding(kind, "a.jpg", "Sweep it.")
    assert finding.is_harmless == (kind in HARMLESS)
    assert VerifyReport(1, 1, (finding,)).is_sound == (kind in HARMLESS)


def test_one_loss_makes_a_holding_unsound() -> None:
    orphan = Finding(FindingKind.ORPHAN_ORIGINAL, "a", "")
    missing = Finding(FindingKind.MISSING_ORIGINAL, "b", "")
    assert VerifyReport(0, 0).is_sound
    assert not VerifyReport(2, 1, (orphan, missing)).is_sound
