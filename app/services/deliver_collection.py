"""Handing out the units of the tree as IIIF collections, a long one in parts."""

from collections.abc import Callable
from typing import Final, TypeVar

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.delivered import DeliveredDocument
from app.domain.errors import BadQuery, NotFound, Problem
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.collection import collection, root_collection
from app.iiif.presentation_version import PresentationVersion
from app.persistence.catalogue import Catalogue

UNITS_A_PART: Final = 100
PHOTOGRAPHS_A_PART: Final = 50
"""A part of a large unit is not larger, nor slower, than a small unit as a whole."""

V3: Final = PresentationVersion.V3
T = TypeVar("T")


def deliver_collection(  # noqa: PLR0913 - whose, which, which part, and in which form
    holding: Holding,
    viewer: Viewer,
    unit_id: str,
    *,
    after: str = "",
    units_after: str = "",
    version: PresentationVersion = V3,
) -> DeliveredDocument:
    """Give a unit's collection, or the part of it behind a photograph or behind a unit below it.

    `NotFound` where there is no such unit, or the viewer may not know of it; `BadQuery` where
    there is a unit, but no such place in its list.
    """
    units: Page[CataloguedUnit] = Page(())
    photographs: Page[PhotographSummary] = Page(())
    with holding.open(viewer) as catalogue:
        unit = catalogue.unit(unit_id)
        if not after:
            units = _part(
                "units_after", units_after, lambda: _units(catalogue, unit_id, units_after)
            )
        if not units_after:
            photographs = _part("after", after, lambda: _photographs(catalogue, unit_id, after))
        is_whole = not after and not units_after
        is_bound = is_whole and catalogue.reading_room.album_state(unit_id) is not None
    body = collection(
        unit,
        units=units,
        photographs=photographs,
        addresses=holding.addresses,
        limits=holding.limits,
        after=after,
        units_after=units_after,
        is_bound=is_bound,
        version=version,
    )
    return DeliveredDocument.to(viewer, body)


def deliver_root_collection(
    holding: Holding, viewer: Viewer, *, after: str = "", version: PresentationVersion = V3
) -> DeliveredDocument:
    """Give the collection of the units at the top of the tree, or the part of it behind a unit."""
    with holding.open(viewer) as catalogue:
        units = _part("after", after, lambda: _units(catalogue, None, after))
    body = root_collection(units, addresses=holding.addresses, after=after, version=version)
    return DeliveredDocument.to(viewer, body)


def _units(catalogue: Catalogue, unit_id: str | None, after: str) -> Page[CataloguedUnit]:
    return catalogue.units_below(unit_id, after=after or None, limit=UNITS_A_PART)


def _photographs(catalogue: Catalogue, unit_id: str, after: str) -> Page[PhotographSummary]:
    return catalogue.photographs_in(
        unit_id, after=after or None, limit=PHOTOGRAPHS_A_PART, counted=False
    )


def _part(name: str, value: str, listed: Callable[[], Page[T]]) -> Page[T]:
    """Give a part of a list that is there; where its place is not, the parameter is wrong."""
    try:
        return listed()
    except NotFound as missing:
        problem = Problem(name, value[:60], "is no place in this list; begin with its first part")
        raise BadQuery(f"This part can't be given. {problem}", (problem,)) from missing
