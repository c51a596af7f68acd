"""Where on a side something stands."""

from dataclasses import dataclass

from app.domain.errors import Problem, Rejected


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels of the full image, origin at its top left."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        """Refuse a rectangle without an area or left of the picture."""
        if min(self.x_px, self.y_px) < 0 or min(self.width_px, self.height_px) < 1:
            reason = "x and y must be 0 or more, width and height 1 or more"
            problem = Problem("region", str(self), reason)
            raise Rejected("A region must lie on its side.", (problem,))

    @property
    def xywh(self) -> str:
        """`x,y,w,h`. Media Fragments URI 1.0, 4.2.2 Spatial Dimension."""
        return f"{self.x_px},{self.y_px},{self.width_px},{self.height_px}"

    def __str__(self) -> str:
        """As it stands in an address."""
        return self.xywh

    def fits(self, width_px: int, height_px: int) -> bool:
        """Whether it lies wholly on a picture of this size."""
        return self.x_px + self.width_px <= width_px and self.y_px + self.height_px <= height_px
