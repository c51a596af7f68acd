"""Any region at any size from the tiles of a derivative.

The nearest level above the wanted scale is cut and scaled once, exact to a fraction of a pixel,
so that regions asked in pieces fit together.
"""

from typing import Final

from app.domain.errors import UnreadableScan
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.encode import encode
from app.imaging.memory import give_back_promptly
from app.imaging.region_engine.cutting import cut_out
from app.imaging.region_engine.decoded_tiles import DecodedTiles, TileSource
from app.imaging.region_engine.folded import decoded_folded, encoded_planes
from app.imaging.region_engine.folded_cutting import cut_out_folded
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.pixels import as_picture, decoded, encoded
from app.imaging.region_engine.scaling import CATMULL_ROM, LANCZOS, Kernel
from app.imaging.region_engine.seen_part import SeenPart
from app.imaging.region_engine.workbench import Workbenches
from app.imaging.turning import finished

_JPEG_QUALITY: Final = 85
_PART_OF_PIXELS: Final = 8
_IN_COLOUR: Final = {Quality.DEFAULT, Quality.COLOR}


class RegionEngine:
    """Makes pictures from derivatives. Threads may share it; it keeps up to `most_bytes` of tiles.

    Most are asked for as JPEG files: for these tiles are kept as the planes that JPEG files
    consist of, for all else as pixels. Where nothing is kept all is made of pixels, which are
    decoded sooner.
    """

    def __init__(self, *, most_bytes: int, jpeg_quality: int = _JPEG_QUALITY) -> None:
        give_back_promptly()
        pixels_bytes = most_bytes // _PART_OF_PIXELS
        self._pixels = DecodedTiles(decoded, most_bytes=pixels_bytes)
        self._folded = DecodedTiles(decoded_folded, most_bytes=most_bytes - pixels_bytes)
        self._folds: Final = most_bytes > 0
        self._jpeg_quality = jpeg_quality
        self._benches = Workbenches()

    @property
    def way(self) -> str:
        """By which way its JPEG files are made: where it changes their bytes may."""
        return "planes" if self._folds else "pixels"

    def render(self, source: TileSource, plan: RenderPlan) -> bytes:
        """Make the picture that a plan asks for and give it encoded.

        `UnreadableScan` where a tile gives no pixels or the plan is for another picture.
        """
        picture = source.levels.picture
        if not plan.region.fits(picture.width_px, picture.height_px):
            raise UnreadableScan(f"The scan has {picture} pixels and no region {plan.region}.")
        part = LevelPart.of(plan, source.levels)
        kernel, quality = _kernel(plan, part), self._jpeg_quality
        with self._benches.one() as bench:
            if self._folds and _is_plain(plan):
                planes = SeenPart(self._folded, source, part, bench, kernel=kernel)
                return encoded_planes(*cut_out_folded(planes), jpeg_quality=quality)
            pixels = cut_out(SeenPart(self._pixels, source, part, bench, kernel=kernel))
            if _is_plain(plan):
                return encoded(pixels, jpeg_quality=quality)
            turned = finished(as_picture(pixels), plan)
        return encode(turned, plan.format, jpeg_quality=quality)


def _kernel(plan: RenderPlan, part: LevelPart) -> Kernel:
    """Choose the filter. What is enlarged shows it at every edge, and gets the better one."""
    is_reduced = min(part.across, part.down) > 1
    return CATMULL_ROM if is_reduced and plan.format is ImageFormat.JPG else LANCZOS


def _is_plain(plan: RenderPlan) -> bool:
    """Whether a plan asks for a JPEG file of the pixels as they are: most do."""
    untouched = not plan.mirrored and not plan.rotation_deg and plan.quality in _IN_COLOUR
    return untouched and plan.format is ImageFormat.JPG
