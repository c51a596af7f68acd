"""Any region at any size from the tiles of a derivative.

The nearest level above the wanted scale is cut and scaled once, exact to a fraction of a pixel,
so that regions asked in pieces fit together.
"""

from typing import Final

from app.domain.errors import UnreadableScan
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.encode import encode
from app.imaging.memory import give_back_promptly
from app.imaging.region_engine.cutting import Cutting
from app.imaging.region_engine.decoded_tiles import DecodedTiles, TileSource
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.pixels import as_picture, encoded
from app.imaging.region_engine.scaling import CATMULL_ROM, LANCZOS, Kernel
from app.imaging.region_engine.workbench import Workbenches
from app.imaging.turning import finished

_JPEG_QUALITY: Final = 85
_IN_COLOUR: Final = {Quality.DEFAULT, Quality.COLOR}


class RegionEngine:
    """Makes pictures from derivatives. Threads may share it; `tiles` bounds what it keeps."""

    def __init__(self, tiles: DecodedTiles, *, jpeg_quality: int = _JPEG_QUALITY) -> None:
        give_back_promptly()
        self._tiles = tiles
        self._jpeg_quality = jpeg_quality
        self._benches = Workbenches()

    def render(self, source: TileSource, plan: RenderPlan) -> bytes:
        """Make the picture that a plan asks for and give it encoded.

        `UnreadableScan` where a tile gives no pixels or the plan is for another picture.
        """
        picture = source.levels.picture
        if not plan.region.fits(picture.width_px, picture.height_px):
            raise UnreadableScan(f"The scan has {picture} pixels and no region {plan.region}.")
        part = LevelPart.of(plan, source.levels)
        with self._benches.one() as bench:
            pixels = Cutting(self._tiles, source, part, bench, kernel=_kernel(plan, part)).pixels()
            if _is_plain(plan):
                return encoded(pixels, jpeg_quality=self._jpeg_quality)
            turned = finished(as_picture(pixels), plan)
        return encode(turned, plan.format, jpeg_quality=self._jpeg_quality)


def _kernel(plan: RenderPlan, part: LevelPart) -> Kernel:
    """Choose the filter. What is enlarged shows it at every edge, and gets the better one."""
    is_reduced = min(part.across, part.down) > 1
    return CATMULL_ROM if is_reduced and plan.format is ImageFormat.JPG else LANCZOS


def _is_plain(plan: RenderPlan) -> bool:
    """Whether a plan asks for a JPEG file of the pixels as they are: most do."""
    untouched = not plan.mirrored and not plan.rotation_deg and plan.quality in _IN_COLOUR
    return untouched and plan.format is ImageFormat.JPG
