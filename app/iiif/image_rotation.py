"""Mirroring and rotation of an image request."""

from dataclasses import dataclass
from typing import Self

from app.iiif.image_grammar import bad, pattern

_FORM = pattern("(!)?dec")
_FULL_TURN_DEG = 360
_PLACES = 10  # 2.1, 4: at most 10 decimal digits; finer turns nothing


@dataclass(frozen=True, slots=True)
class RequestedRotation:
    """IIIF Image API 3.0, 4.3 Rotation; 2.1, 4.3 Rotation: the same in both.

    `degrees` are clockwise, 0 or more and less than 360: a full turn is none.
    """

    mirrored: bool
    degrees: float

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `n` or `!n`."""
        found = _FORM.fullmatch(text)
        if not found:
            raise bad("rotation", text, "write degrees from 0 to 360, or !degrees (section 4.3)")
        degrees = round(float(found[2]), _PLACES)
        if degrees > _FULL_TURN_DEG:
            raise bad("rotation", text, "it must not be more than 360 degrees (section 4.3)")
        return cls(mirrored=found[1] is not None, degrees=degrees % _FULL_TURN_DEG)


def canonical_rotation(degrees: float, *, mirrored: bool) -> str:
    """Write a rotation. IIIF Image API 3.0, 4.8 and 2.1, 4.7: an integer if possible."""
    text = f"{degrees:.{_PLACES}f}".rstrip("0").rstrip(".")
    return f"!{text}" if mirrored else text
