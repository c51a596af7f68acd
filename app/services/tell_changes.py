"""Telling harvesters what became of all that the public sees: IIIF Change Discovery."""

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.iiif.change_discovery import A_PAGE, all_changes, last_page, page_of_changes


def tell_all_changes(holding: Holding) -> DeliveredDocument:
    """Give the collection of all events, which leads to its pages. It is the same for everybody."""
    with holding.open(THE_PUBLIC) as catalogue:
        count = catalogue.stream.count()
    return DeliveredDocument.to(THE_PUBLIC, all_changes(count, addresses=holding.addresses))


def tell_page_of_changes(holding: Holding, number: int) -> DeliveredDocument:
    """Give one page; `NotFound` for one behind the last."""
    with holding.open(THE_PUBLIC) as catalogue:
        count = catalogue.stream.count()
        if number > last_page(count):
            raise NotFound("There is nothing at this address.")
        activities = catalogue.stream.activities(after=number * A_PAGE, limit=A_PAGE)
    body = page_of_changes(activities, number, count=count, addresses=holding.addresses)
    return DeliveredDocument.to(THE_PUBLIC, body)
