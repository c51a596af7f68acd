"""Telling a viewer beforehand whether somebody may see an image."""

from app.domain.access import Withholding
from app.domain.errors import Withheld
from app.domain.viewers import Viewer
from app.holdings import Holding


def probe_image(holding: Holding, viewer: Viewer, image_id: str) -> Withholding | None:
    """Tell why a closed image is not shown to a viewer; None where they may see it.

    `NotFound` as for the image itself: what is hidden is as what is not there.
    """
    try:
        with holding.open(viewer) as catalogue:
            catalogue.image(image_id)
    except Withheld as withheld:
        return withheld.withholding
    return None
