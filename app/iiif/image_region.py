"""The region of an image request."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Self

from app.domain.extent import Extent
from app.domain.region import Region
from app.iiif.image_grammar import bad, numbers, pattern


class _Form(Enum):
    FULL = pattern("full")
    SQUARE = pattern("square")
    PIXELS = pattern("int,int,int,int")
    PERCENT = pattern("pct:dec,dec,dec,dec")


@dataclass(frozen=True, slots=True)
class RequestedRegion:
    """IIIF Image API 3.0, 4.1 Region; 2.1, 4.1 Region: the same in both."""

    text: str
    form: _Form
    values: tuple[Fraction, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `full`, `square`, `x,y,w,h` or `pct:x,y,w,h`."""
        for form in _Form:
            if found := form.value.fullmatch(text):
                return cls(text, form, numbers(found.groups()))
        raise bad("region", text, "write full, square, x,y,w,h or pct:x,y,w,h (section 4.1)")

    def of(self, picture: Extent) -> Region:
        """Find it on a picture, cut off at the picture's edge."""
        left, top, right, bottom = self._edges(picture)
        right, bottom = min(right, picture.width_px), min(bottom, picture.height_px)
        if left >= picture.width_px or top >= picture.height_px:
            reason = f"it lies outside the picture of {picture} pixels (section 4.1)"
            raise bad("region", self.text, reason)
        if left >= right or top >= bottom:
            raise bad("region", self.text, "its width or height is zero (section 4.1)")
        return Region(left, top, right - left, bottom - top)

    def _edges(self, picture: Extent) -> tuple[int, int, int, int]:
        """Left, top, right and bottom; edges are rounded, so that neighbours meet."""
        if self.form is _Form.FULL:
            return 0, 0, picture.width_px, picture.height_px
        if self.form is _Form.SQUARE:
            side_px = min(picture.width_px, picture.height_px)
            left = (picture.width_px - side_px) // 2
            top = (picture.height_px - side_px) // 2
            return left, top, left + side_px, top + side_px
        if self.form is _Form.PIXELS:
            x_px, y_px, width_px, height_px = map(int, self.values)
            return x_px, y_px, x_px + width_px, y_px + height_px
        across, down = Fraction(picture.width_px, 100), Fraction(picture.height_px, 100)
        x, y, width, height = self.values
        edges = x * across, y * down, (x + width) * across, (y + height) * down
        left, top, right, bottom = (int(edge + Fraction(1, 2)) for edge in edges)
        return left, top, right, bottom
