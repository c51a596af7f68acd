"""IIIF Image API 3.0, 4.3 Rotation and 4.8 Canonical URI Syntax."""

import pytest

from app.iiif.image_rotation import RequestedRotation, canonical_rotation


@pytest.mark.parametrize(
    ("text", "mirrored", "degrees", "canonical"),
    [
        ("0", False, 0.0, "0"),
        ("90", False, 90.0, "90"),
        ("360", False, 0.0, "0"),
        ("22.5", False, 22.5, "22.5"),
        ("22.50", False, 22.5, "22.5"),
        ("100.0", False, 100.0, "100"),
        ("!0", True, 0.0, "!0"),
        ("!180", True, 180.0, "!180"),
        (".5", False, 0.5, "0.5"),
        ("007", False, 7.0, "7"),
        ("0.0000000001", False, 1e-10, "0.0000000001"),
        ("359.99999999999", False, 0.0, "0"),
    ],
)
def test_a_rotation_is_read_and_written_canonically(
    text: str, *, mirrored: bool, degrees: float, canonical: str
) -> None:
    rotation = RequestedRotation.parse(text)
    assert (rotation.mirrored, rotation.degrees) == (mirrored, degrees)
    assert canonical_rotation(degrees, mirrored=mirrored) == canonical
