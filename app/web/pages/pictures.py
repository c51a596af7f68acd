"""Pictures on a page: what to ask the image server for, in sizes that it has at hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.sides import ScanDescription
from app.domain.size_caps import is_capped, reduced
from app.domain.tile_grid import TileGrid
from app.iiif.addresses import Addresses
from app.iiif.canonical_request import canonical_tail
from app.iiif.image_version import ImageVersion
from app.iiif.scaling import is_within, limited, shape_of
from app.web.pages.links import local

_SMALLEST_PX: Final = 160  # a level below this is no picture but a stamp
_PAGE_PX: Final = 1000
_THUMBNAIL_PX: Final = 700
_CROP: Final = Extent(1200, 700)
_FULL_TURN_DEG: Final = 360
_ANY_PX: Final = 2**31


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with all that an `img` wants: it keeps its place before it has come.

    `src` is the one for a browser that chooses none of `srcset`, which is empty where there is but
    one size. `largest` is the address of the largest, `width_px` and `height_px` its size.
    """

    src: str
    width_px: int
    height_px: int
    srcset: str = ""
    largest: str = ""


@dataclass(frozen=True, slots=True)
class ImageServer:
    """Where pictures come from, and how large they may be asked."""

    addresses: Addresses
    limits: ImageLimits

    def whole(self, scan: ScanDescription) -> Picture:
        """All of a scan, for a page of its own."""
        return self._levels(scan, wanted_px=_PAGE_PX)

    def thumbnail(self, scan: ScanDescription) -> Picture:
        """All of a scan, small, for a list."""
        return self._levels(scan, wanted_px=_THUMBNAIL_PX, largest_px=_PAGE_PX)

    def crop(
        self, scan: ScanDescription, region: Region, *, rotation_deg: int = 0
    ) -> Picture | None:
        """A region alone, turned so that writing which lies `rotation_deg` clockwise is upright.

        None where a cap leaves nothing of it.
        """
        shape = shape_of(region)
        if scan.size_cap_px is not None:
            longer = max(scan.width_px, scan.height_px)
            scaled = [
                side * scan.size_cap_px // longer for side in (shape.width_px, shape.height_px)
            ]
            if min(scaled) < 1:
                return None
            shape = Extent(*scaled)
        box = Extent(min(shape.width_px, _CROP.width_px), min(shape.height_px, _CROP.height_px))
        size = limited(shape, box, self.limits)
        turn_deg = float(-rotation_deg % _FULL_TURN_DEG)
        plan = RenderPlan(region, size.width_px, size.height_px, rotation_deg=turn_deg)
        shown, address = plan.turned, self._address(scan, plan)
        return Picture(address, shown.width_px, shown.height_px, largest=address)

    def _levels(
        self, scan: ScanDescription, *, wanted_px: int, largest_px: int | None = None
    ) -> Picture:
        """Offer the levels that tiles are cut from: they need no scaling."""
        picture = Extent(scan.width_px, scan.height_px)
        most_px = min(
            largest_px or _ANY_PX, _ANY_PX if scan.size_cap_px is None else scan.size_cap_px
        )
        levels = list(self._offered(picture, most_px))
        plans = [RenderPlan(picture.whole, size.width_px, size.height_px) for size in levels]
        sources = [(self._address(scan, plan), plan.width_px) for plan in plans]
        plain, _ = min(sources, key=lambda source: abs(source[1] - wanted_px))
        srcset = ", ".join(f"{address} {width}w" for address, width in sources)
        return Picture(
            src=plain,
            width_px=levels[0].width_px,
            height_px=levels[0].height_px,
            srcset=srcset if len(sources) > 1 else "",
            largest=sources[0][0],
        )

    def _offered(self, picture: Extent, largest_px: int) -> Iterable[Extent]:
        grid = TileGrid.over(picture, limits=self.limits)
        sizes = [grid.level(factor) for factor in grid.factors]
        offered = [
            size
            for size in sizes
            if _SMALLEST_PX <= max(size.width_px, size.height_px) <= largest_px
            and is_within(size, self.limits)
        ]
        smallest = sizes[-1]
        return offered or [
            reduced(picture, largest_px) if is_capped(smallest, largest_px) else smallest
        ]

    def _address(self, scan: ScanDescription, plan: RenderPlan) -> str:
        picture = Extent(scan.width_px, scan.height_px)
        tail = canonical_tail(ImageVersion.V3, plan, picture=picture, limits=self.limits)
        return local(self.addresses.image(scan.id, tail))
