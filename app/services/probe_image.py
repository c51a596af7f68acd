"""Telling a viewer beforehand whether somebody may see an image."""

from dataclasses import dataclass

from app.domain.access import Withholding
from app.domain.errors import Withheld
from app.domain.size_caps import SmallerImage, reduced, reduced_name
from app.domain.viewers import Viewer
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class ProbedImage:
    """Why an image is not shown, or not whole; None where it is. `smaller` is what is shown."""

    withheld: Withholding | None = None
    smaller: SmallerImage | None = None


def probe_image(holding: Holding, viewer: Viewer, image_id: str) -> ProbedImage:
    """Tell why a closed image is not shown to a viewer, and what is in its place.

    `NotFound` as for the image itself: what is hidden is as what is not there.
    """
    try:
        with holding.open(viewer) as catalogue:
            image = catalogue.image(image_id)
    except Withheld as withheld:
        return ProbedImage(withheld.withholding)
    if image.capped is None or image.picture is None:
        return ProbedImage()
    cap_px = image.cap_px or 0
    smaller = SmallerImage(reduced_name(image.id, cap_px), reduced(image.picture, cap_px))
    return ProbedImage(image.capped, smaller)
