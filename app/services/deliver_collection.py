"""Handing out the units of the tree as IIIF collections, a long one in parts."""

from typing import Final

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.delivered import DeliveredDocument
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.collection import collection, root_collection

UNITS_A_PART: Final = 500
PHOTOGRAPHS_A_PART: Final = 500


def deliver_collection(
    holding: Holding, viewer: Viewer, unit_id: str, *, after: str = "", units_after: str = ""
) -> DeliveredDocument:
    """Give a unit's collection, or the part of it behind a photograph or behind a unit below it.

    `NotFound` where there is no such unit, or the viewer may not know of it.
    """
    units: Page[CataloguedUnit] = Page(())
    photographs: Page[PhotographSummary] = Page(())
    with holding.open(viewer) as catalogue:
        unit = catalogue.unit(unit_id)
        if not after:
            units = catalogue.units_below(unit_id, after=units_after or None, limit=UNITS_A_PART)
        if not units_after:
            photographs = catalogue.photographs_in(
                unit_id, after=after or None, limit=PHOTOGRAPHS_A_PART, counted=False
            )
    body = collection(
        unit,
        units=units,
        photographs=photographs,
        addresses=holding.addresses,
        limits=holding.limits,
        id=holding.addresses.collection(unit_id, after=after, units_after=units_after),
    )
    return DeliveredDocument.to(viewer, body)


def deliver_root_collection(
    holding: Holding, viewer: Viewer, *, after: str = ""
) -> DeliveredDocument:
    """Give the collection of the units at the top of the tree, or the part of it behind a unit."""
    with holding.open(viewer) as catalogue:
        units = catalogue.units_below(None, after=after or None, limit=UNITS_A_PART)
    address = holding.addresses.root_collection(after=after)
    body = root_collection(units, addresses=holding.addresses, id=address)
    return DeliveredDocument.to(viewer, body)
