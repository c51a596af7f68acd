"""Which pictures a derivative has, counted by hand."""

import pytest

from app.domain.derivative import DerivativeSettings, DerivativeShape, StoredRendition
from app.domain.derivative_levels import StoredTile
from app.domain.errors import Rejected
from app.domain.extent import Extent


def test_every_setting_makes_another_edition() -> None:
    variants = [
        DerivativeSettings(),
        DerivativeSettings(jpeg_quality=84),
        DerivativeSettings(tile_px=256),
        DerivativeSettings(restart_px=256),
        DerivativeSettings(rendition_px=0),
    ]
    assert len({settings.edition for settings in variants}) == len(variants)
    assert DerivativeSettings().edition == DerivativeSettings().edition
    assert len(DerivativeSettings().edition) == 12


@pytest.mark.parametrize(
    "wrong",
    [
        {"jpeg_quality": 0},
        {"jpeg_quality": 96},
        {"tile_px": 500},
        {"tile_px": 0},
        {"tile_px": 8192},
        {"restart_px": 0},
        {"restart_px": 100},
        {"rendition_px": -1},
    ],
)
def test_settings_that_no_file_could_be_made_with_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Rejected) as refused:
        DerivativeSettings(**wrong)
    assert [problem.where for problem in refused.value.problems] == list(wrong)


def test_a_picture_of_one_tile_needs_no_rendition() -> None:
    pictures = list(DerivativeShape(Extent(4, 3)).pictures())
    assert pictures == [StoredTile(2, 0, 0), StoredTile(1, 0, 0), StoredTile(0, 0, 0)]


def test_levels_of_several_tiles_are_kept_whole_up_to_a_longest_side() -> None:
    """5,000 x 3,000 halved: 2500 x 1500, 1250 x 750, 625 x 375, then one tile."""
    pictures = list(DerivativeShape(Extent(5000, 3000)).pictures())
    renditions = [picture for picture in pictures if isinstance(picture, StoredRendition)]
    assert renditions == [StoredRendition(Extent(1250, 750)), StoredRendition(Extent(625, 375))]
    assert renditions[0].name == "renditions/1250x750.jpg"
    tiles = [picture for picture in pictures if isinstance(picture, StoredTile)]
    assert len(tiles) == 10 * 6 + 5 * 3 + 3 * 2 + 2 * 1 + 10  # ten levels of one tile: 313 to 1
