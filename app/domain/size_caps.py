"""How much of a picture everybody sees where a rule caps its size: geometry and names.

A picture that is shown smaller is an image of its own, with a name of its own: whatever may be
asked of it, by region and by size, comes out of no more pixels than it has.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.access import LARGEST_CAP_PX, AccessRule
from app.domain.errors import NotFound
from app.domain.extent import Extent
from app.domain.identifiers import known_form
from app.domain.region import Region
from app.domain.render_plan import RenderPlan

_MARK: Final = "~"
_MOST_DIGITS: Final = len(str(LARGEST_CAP_PX))


@dataclass(frozen=True, slots=True)
class SmallerImage:
    """An image as everybody sees it, where a rule caps it: its own name and size."""

    name: str
    size: Extent


def in_force(rules: Iterable[AccessRule | None], today: date) -> AccessRule | None:
    """Sum up the rules that cap one picture on a day, from the narrowest to the widest.

    The smallest cap holds, as long as any does; told is the narrowest notice there is.
    """
    held = [rule for rule in rules if rule is not None and rule.caps(today)]
    if not held:
        return None
    return AccessRule(
        until_on=None if any(rule.until_on is None for rule in held) else _last(held),
        notice=next((rule.notice for rule in held if rule.notice), {}),
        size_cap_px=min(rule.size_cap_px or 0 for rule in held),
    )


def _last(held: Iterable[AccessRule]) -> date:
    return max(rule.held_until for rule in held)


def is_capped(picture: Extent, cap_px: int | None) -> bool:
    """Whether a cap leaves less of a picture than there is."""
    return cap_px is not None and max(picture.width_px, picture.height_px) > cap_px


def reduced(picture: Extent, cap_px: int) -> Extent:
    """Give the size in which a picture is shown under a cap of 1 or more: its longer side is it.

    Of the other side a started pixel counts in full, as in `TileGrid`.
    """
    longer = max(picture.width_px, picture.height_px)
    if longer <= cap_px:
        return picture
    width, height = (-(-side * cap_px // longer) for side in (picture.width_px, picture.height_px))
    return Extent(width, height)


def reduced_name(image_id: str, cap_px: int) -> str:
    """Name an image as it is shown under a cap."""
    return f"{image_id}{_MARK}{cap_px}"


def known_image(name: str) -> tuple[str, int | None]:
    """Take the name of an image apart: its id, and the cap under which it is meant, if any.

    `NotFound` for what names none. A cap has one spelling.
    """
    image_id, mark, digits = name.partition(_MARK)
    known_form(image_id)
    if not mark:
        return image_id, None
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
    if not is_number or digits.startswith("0"):
        raise NotFound("There is nothing at this address.")
    return image_id, int(digits)


def on_whole(region: Region, *, small: Extent, whole: Extent) -> Region:
    """Find where a region of a reduced picture lies on the whole one, to its nearest pixels.

    Regions that touch still do, and together they are the whole.
    """
    left, right = (
        _moved(at, small.width_px, whole.width_px)
        for at in (region.x_px, region.x_px + region.width_px)
    )
    top, bottom = (
        _moved(at, small.height_px, whole.height_px)
        for at in (region.y_px, region.y_px + region.height_px)
    )
    return Region(left, top, right - left, bottom - top)


def on_its_pixels(region: Region, *, picture: Extent, cap_px: int) -> Region:
    """Widen a region of a picture to the pixels that a cap of 1 or more leaves of it.

    Parts that are moved by less than such a pixel are one part: laid over each other they would
    tell what lies between. IIIF names regions by the pixels of the whole.
    """
    small = reduced(picture, cap_px)
    left = region.x_px * small.width_px // picture.width_px
    top = region.y_px * small.height_px // picture.height_px
    right = -(-(region.x_px + region.width_px) * small.width_px // picture.width_px)
    bottom = -(-(region.y_px + region.height_px) * small.height_px // picture.height_px)
    cells = Region(left, top, right - left, bottom - top)
    return on_whole(cells, small=small, whole=picture)


def _moved(at: int, small: int, whole: int) -> int:
    return (2 * at * whole + small) // (2 * small)


def exceeds(plan: RenderPlan, picture: Extent, cap_px: int) -> bool:
    """Whether a plan on a picture gives more of it than a cap allows.

    Whichever part is asked for, its scale is bounded on both axes, so that no number of small
    parts makes a large one. The whole picture alone is given its rounding.
    """
    longer = max(picture.width_px, picture.height_px)
    if plan.region == picture.whole:
        size = reduced(picture, cap_px)
        return plan.width_px > size.width_px or plan.height_px > size.height_px
    return (
        plan.width_px * longer > plan.region.width_px * cap_px
        or plan.height_px * longer > plan.region.height_px * cap_px
    )
