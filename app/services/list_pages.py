"""Listing all pages that are open to the public, for search engines."""

from app.domain.activities import PublicNoun
from app.domain.errors import NotFound
from app.domain.viewers import THE_PUBLIC
from app.exchange.sitemap import sitemap, sitemap_index
from app.holdings import Holding


def list_parts(holding: Holding) -> bytes:
    """Give the list of the parts of the list."""
    with holding.open(THE_PUBLIC) as catalogue:
        parts = catalogue.stream.parts()
    return sitemap_index(
        (holding.addresses.sitemap(part.number), part.changed_at) for part in parts
    )


def list_part(holding: Holding, number: int) -> bytes:
    """Give one part; `NotFound` where no page is in it."""
    addresses = holding.addresses
    with holding.open(THE_PUBLIC) as catalogue:
        pages = [
            (
                addresses.unit(page.id)
                if page.noun is PublicNoun.UNIT
                else addresses.photograph(page.id),
                page.changed_at,
            )
            for page in catalogue.stream.pages(number)
        ]
    if not pages:
        raise NotFound("There is nothing at this address.")
    return sitemap(pages)
