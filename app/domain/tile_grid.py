"""The tiles and the levels that a picture is offered in: what info.json says and viewers ask."""

from dataclasses import dataclass
from math import isqrt

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region

TILE_PX = 512


def reduced(length_px: int, factor: int) -> int:
    """How many pixels a length keeps at a scale factor: a started one counts in full."""
    return -(-length_px // factor)


@dataclass(frozen=True, slots=True)
class TileGrid:
    """Square tiles over a picture, halved from level to level until one tile holds it.

    IIIF Image API 3.0, 5.4 Tiles; Image API 3.0 Implementation Notes, 3.
    """

    picture: Extent
    tile_px: int = TILE_PX

    @classmethod
    def over(cls, picture: Extent, *, limits: ImageLimits) -> "TileGrid":
        """Lay a grid whose tiles may be asked for: 5.2, tiles must be within the limits."""
        widest = min(limits.max_width_px, limits.max_height_px, isqrt(limits.max_area_px))
        return cls(picture, min(TILE_PX, widest))

    @property
    def factors(self) -> tuple[int, ...]:
        """Scale factors: ascending powers of two without a gap, the last brings one tile."""
        factors = [1]
        longest_px = max(self.picture.width_px, self.picture.height_px)
        while reduced(longest_px, factors[-1]) > self.tile_px:
            factors.append(factors[-1] * 2)
        return tuple(factors)

    def level(self, factor: int) -> Extent:
        """Give the size of the whole picture at a scale factor."""
        width_px = reduced(self.picture.width_px, factor)
        return Extent(width_px, reduced(self.picture.height_px, factor))

    def factors_of(self, region: Region) -> tuple[int, ...]:
        """List the scale factors at which a region is one whole tile, or the whole picture."""
        if region == self.picture.whole:
            return self.factors
        return tuple(factor for factor in self.factors if self._is_tile(region, factor))

    def _is_tile(self, region: Region, factor: int) -> bool:
        span_px = self.tile_px * factor
        return (
            region.x_px % span_px == 0
            and region.y_px % span_px == 0
            and region.width_px == min(span_px, self.picture.width_px - region.x_px)
            and region.height_px == min(span_px, self.picture.height_px - region.y_px)
        )
