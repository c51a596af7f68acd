"""Where on a side something stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.errors import Problem, Rejected

Point = tuple[int, int]

FEWEST_POINTS: Final = 3
MOST_POINTS: Final = 1000


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels of the full image, origin at its top left.

    Where the shape is told closer, `points_px` are the corners of a polygon, x and y of each, in
    their order; the rectangle is then the one around them.
    """

    x_px: int
    y_px: int
    width_px: int
    height_px: int
    points_px: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rectangle without an area or left of the picture, and what is no polygon."""
        if min(self.x_px, self.y_px) < 0 or min(self.width_px, self.height_px) < 1:
            reason = "x and y must be 0 or more, width and height 1 or more"
            problem = Problem("region", str(self), reason)
            raise Rejected("A region must lie on its side.", (problem,))
        if self.points_px and (why := why_not_around(self.sides, self.points_px)):
            problem = Problem("region", points_text(self.points_px), why)
            raise Rejected("The points of a region must make a shape.", (problem,))

    @property
    def sides(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return self.x_px, self.y_px, self.width_px, self.height_px

    @property
    def xywh(self) -> str:
        """`x,y,w,h`. Media Fragments URI 1.0, 4.2.2 Spatial Dimension."""
        return f"{self.x_px},{self.y_px},{self.width_px},{self.height_px}"

    @property
    def points_text(self) -> str:
        """The corners of its polygon, as SVG writes them; empty for a rectangle."""
        return points_text(self.points_px)

    def __str__(self) -> str:
        """As it stands in an address."""
        return self.xywh

    def fits(self, width_px: int, height_px: int) -> bool:
        """Whether it lies wholly on a picture of this size."""
        return self.x_px + self.width_px <= width_px and self.y_px + self.height_px <= height_px


def points_text(points: Sequence[Point]) -> str:
    """Write points as `10,20 200,20 200,90`. SVG 2, 9.3.6 The points attribute."""
    return " ".join(f"{x},{y}" for x, y in points)


def around(points: Sequence[Point]) -> tuple[int, int, int, int]:
    """Give left, top, width and height of the rectangle around points; there must be one."""
    left, top = (min(place) for place in zip(*points, strict=True))
    right, bottom = (max(place) for place in zip(*points, strict=True))
    return left, top, right - left, bottom - top


def why_no_polygon(points: Sequence[Point]) -> str:
    """Say why points make no shape on a picture; empty where they do."""
    if not FEWEST_POINTS <= len(points) <= MOST_POINTS:
        return f"must be {FEWEST_POINTS} to {MOST_POINTS} points; here are {len(points)}"
    if any(min(point) < 0 for point in points):
        return "x and y of each point must be 0 or more"
    if _lie_on_a_line(points):
        return "lie on one line, and enclose nothing"
    return ""


def why_not_around(sides: tuple[int, int, int, int], points: Sequence[Point]) -> str:
    """Say why points are not the polygon that a rectangle is around; empty where they are."""
    if why := why_no_polygon(points):
        return why
    if sides == around(points):
        return ""
    wanted = ", ".join(map(str, around(points)))
    return (
        f"the rectangle around these points is {wanted} (left, top, width, height); write it so, "
        "or leave out the points"
    )


def _lie_on_a_line(points: Sequence[Point]) -> bool:
    first_x, first_y = points[0]
    away = [(x - first_x, y - first_y) for x, y in points]
    across, down = max(away, key=lambda way: abs(way[0]) + abs(way[1]))
    return all(x * down == y * across for x, y in away)
