"""Listing the images of a holding, for people who look for an image service and nothing else."""

from app.domain.catalogued import Page
from app.domain.named_image import NamedImage
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding


def list_images(holding: Holding, *, after: str | None = None, limit: int = 50) -> Page[NamedImage]:
    """Give every image of some published photographs; `limit` and `after` count photographs.

    An image goes by its photograph's reference code and its side.
    """
    with holding.open(THE_PUBLIC) as catalogue:
        page = catalogue.photographs(after=after, limit=limit)
        images = tuple(
            NamedImage(scan.id, f"{photograph.description.reference_code}, {side.kind}")
            for summary in page.items
            for photograph in [catalogue.photograph(summary.id)]
            for side in photograph.description.sides
            for scan in side.scans
            if scan.is_shown
        )
    return Page(images, page.after)
