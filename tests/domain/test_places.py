"""Where a place lies is told by two degrees, or not at all."""

import pytest

from app.domain.places import why_no_point


@pytest.mark.parametrize(
    ("latitude", "longitude", "faulty"),
    [
        (None, None, set()),
        (52.2297, 21.0122, set()),
        (-90.0, 180.0, set()),
        (90.01, 0.0, {"latitude"}),
        (0.0, -180.5, {"longitude"}),
        (float("nan"), 0.0, {"latitude"}),
        (1.0, None, {"longitude"}),
        (None, 1.0, {"latitude"}),
    ],
)
def test_a_point_has_both_degrees_within_the_globe(
    latitude: float | None, longitude: float | None, faulty: set[str]
) -> None:
    assert set(why_no_point(latitude, longitude)) == faulty
