import pytest

from app.domain.imagery import ScanCondition
from app.domain.sides import ScanDescription, SideDescription, SideKind


def scan(condition: ScanCondition, width_px: int = 10) -> ScanDescription:
    """A scan of which the catalogue has found this out."""
    return ScanDescription("a" * 64, width_px=width_px, height_px=10, condition=condition)


@pytest.mark.parametrize(
    ("condition", "is_shown"),
    [
        (ScanCondition.SOUND, True),
        (ScanCondition.DAMAGED, True),  # as far as it decodes
        (ScanCondition.UNREADABLE, False),
        (ScanCondition.OVERSIZED, False),
    ],
)
def test_a_scan_is_shown_as_far_as_it_decodes(condition: ScanCondition, *, is_shown: bool) -> None:
    assert scan(condition).is_shown is is_shown


def test_a_scan_that_was_not_looked_at_yet_is_not_shown() -> None:
    assert not scan(ScanCondition.SOUND, width_px=0).is_shown


def test_the_first_scan_with_a_picture_stands_for_its_side() -> None:
    hidden, shown, spare = map(
        scan, (ScanCondition.OVERSIZED, ScanCondition.DAMAGED, ScanCondition.SOUND)
    )
    assert SideDescription(SideKind.VERSO, scans=(hidden, shown, spare)).shown_scan is shown
    assert SideDescription(SideKind.VERSO, scans=(hidden,)).shown_scan is None
    assert SideDescription(SideKind.VERSO).shown_scan is None
