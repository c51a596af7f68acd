"""How wide and how high a picture is."""

from dataclasses import dataclass

from app.domain.errors import Problem, Rejected
from app.domain.region import Region


@dataclass(frozen=True, slots=True)
class Extent:
    """Width and height of a picture in pixels, each 1 or more."""

    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        """Refuse a picture without an area."""
        if min(self.width_px, self.height_px) < 1:
            problem = Problem("size", str(self), "width and height must be 1 or more")
            raise Rejected("A picture must have an area.", (problem,))

    @property
    def area_px(self) -> int:
        """Its number of pixels."""
        return self.width_px * self.height_px

    @property
    def turned(self) -> "Extent":
        """The same picture, lying on its side."""
        return Extent(self.height_px, self.width_px)

    @property
    def whole(self) -> Region:
        """All of it, as a region."""
        return Region(0, 0, self.width_px, self.height_px)

    def __str__(self) -> str:
        """As one says it: `2604 x 1940`."""
        return f"{self.width_px} x {self.height_px}"
