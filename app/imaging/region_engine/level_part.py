"""Which part of which level a plan is made from."""

from dataclasses import dataclass
from typing import Self

from app.domain.derivative_levels import DerivativeLevels
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.tile_grid import reduced


@dataclass(frozen=True, slots=True)
class LevelPart:
    """A rectangle of a level, in its pixels and parts of pixels, that becomes `wanted`."""

    level: int
    left: float
    top: float
    right: float
    bottom: float
    wanted: Extent

    @classmethod
    def of(cls, plan: RenderPlan, levels: DerivativeLevels) -> Self:
        """Choose the smallest level that need not be enlarged, and find the region there.

        Where the level has the answer pixel by pixel (a tile, a published size), it is these very
        pixels: all formats, turns and qualities of a tile then show the same.
        """
        region, wanted = plan.region, plan.scaled
        scale = min(region.width_px / wanted.width_px, region.height_px / wanted.height_px)
        halvings = min(max(int(scale), 1).bit_length() - 1, levels.top)
        # a level's last pixels may be started ones: then it is a trifle larger than its part
        for more in (min(halvings + 1, levels.top), halvings):
            kept = _kept(region, 1 << more, levels.picture)
            if kept and (kept.width_px, kept.height_px) == (wanted.width_px, wanted.height_px):
                right_px, bottom_px = kept.x_px + kept.width_px, kept.y_px + kept.height_px
                return cls(levels.top - more, kept.x_px, kept.y_px, right_px, bottom_px, wanted)
        factor = 1 << halvings
        left, top = region.x_px / factor, region.y_px / factor
        right = (region.x_px + region.width_px) / factor
        bottom = (region.y_px + region.height_px) / factor
        return cls(levels.top - halvings, left, top, right, bottom, wanted)

    @property
    def across(self) -> float:
        """How many pixels of the level, side by side, become one."""
        return (self.right - self.left) / self.wanted.width_px

    @property
    def down(self) -> float:
        """How many pixels of the level, one above the other, become one."""
        return (self.bottom - self.top) / self.wanted.height_px

    @property
    def copied(self) -> Region | None:
        """The pixels of the level that are the answer as they are; None if they must be scaled."""
        edges = self.left, self.top, self.right, self.bottom
        if self.across == 1 and self.down == 1 and all(edge == int(edge) for edge in edges):
            return Region(
                int(self.left), int(self.top), self.wanted.width_px, self.wanted.height_px
            )
        return None


def _kept(region: Region, factor: int, picture: Extent) -> Region | None:
    """Give a region in the pixels of a level if all its edges lie between those."""
    right_px, bottom_px = region.x_px + region.width_px, region.y_px + region.height_px
    if region.x_px % factor or region.y_px % factor:
        return None
    if right_px % factor and right_px != picture.width_px:
        return None
    if bottom_px % factor and bottom_px != picture.height_px:
        return None
    width_px, height_px = reduced(region.width_px, factor), reduced(region.height_px, factor)
    return Region(region.x_px // factor, region.y_px // factor, width_px, height_px)
