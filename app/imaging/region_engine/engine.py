"""Any region at any size from the tiles of a derivative.

The nearest level above the wanted scale is cut and scaled once, exact to a fraction of a pixel,
so that regions asked in pieces fit together. Tall answers are made in bands: memory stays bounded.
"""

from math import ceil, floor
from typing import Final

from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.imaging.encode import encode
from app.imaging.region_engine.decoded_tiles import DecodedTiles, TileSource
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.scaling import reach_px, scaled
from app.imaging.turning import finished

_BAND_PX: Final = 4_000_000
_JPEG_QUALITY: Final = 85


class RegionEngine:
    """Makes pictures from derivatives. Threads may share it; `tiles` bounds what it keeps."""

    def __init__(self, tiles: DecodedTiles, *, jpeg_quality: int = _JPEG_QUALITY) -> None:
        self._tiles = tiles
        self._jpeg_quality = jpeg_quality

    def render(self, source: TileSource, plan: RenderPlan) -> bytes:
        """Make the picture that a plan asks for and give it encoded.

        `UnreadableScan` where a tile gives no pixels or the plan is for another picture.
        """
        picture = source.levels.picture
        if not plan.region.fits(picture.width_px, picture.height_px):
            raise UnreadableScan(f"The scan has {picture} pixels and no region {plan.region}.")
        part = LevelPart.of(plan, source.levels)
        pixels = finished(self._pixels(source, part), plan)
        return encode(pixels, plan.format, jpeg_quality=self._jpeg_quality)

    def _pixels(self, source: TileSource, part: LevelPart) -> Image.Image:
        if part.copied:
            return self._cut(source, part.level, part.copied)
        wanted = part.wanted
        step = max(1, int(_BAND_PX / max((part.right - part.left) * part.down, wanted.width_px)))
        if step >= wanted.height_px:
            return self._band(source, part, 0, wanted.height_px)
        answer = None
        for first in range(0, wanted.height_px, step):
            band = self._band(source, part, first, min(first + step, wanted.height_px))
            answer = answer or Image.new(band.mode, (wanted.width_px, wanted.height_px))
            answer.paste(band, (0, first))
        return answer or band

    def _band(self, source: TileSource, part: LevelPart, first: int, last: int) -> Image.Image:
        """Make the answer's rows from `first` to before `last`."""
        level = source.levels.extent(part.level)
        across, down = reach_px(part.across), reach_px(part.down)
        top, bottom = part.top + first * part.down, part.top + last * part.down
        x_px, y_px = max(0, floor(part.left) - across), max(0, floor(top) - down)
        right_px = min(level.width_px, ceil(part.right) + across)
        bottom_px = min(level.height_px, ceil(bottom) + down)
        seen = Region(x_px, y_px, right_px - x_px, bottom_px - y_px)
        box = (part.left - x_px, top - y_px, part.right - x_px, min(bottom - y_px, seen.height_px))
        return scaled(
            self._cut(source, part.level, seen), box, (part.wanted.width_px, last - first)
        )

    def _cut(self, source: TileSource, level: int, seen: Region) -> Image.Image:
        """Put together the pixels of a region of a level."""
        covering = tuple(source.levels.covering(level, seen))
        first = self._tiles.get(source, covering[0])
        size = (seen.width_px, seen.height_px)
        if len(covering) == 1:
            left_px = seen.x_px % source.levels.tile_px
            top_px = seen.y_px % source.levels.tile_px
            return first.crop((left_px, top_px, left_px + size[0], top_px + size[1]))
        answer = Image.new(first.mode, size)
        for tile in covering:
            picture = first if tile is covering[0] else self._tiles.get(source, tile)
            place = source.levels.place(tile)
            answer.paste(picture, (place.x_px - seen.x_px, place.y_px - seen.y_px))
        return answer
