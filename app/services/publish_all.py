"""Opening many photographs to the public at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.catalogued import Page, PhotographSummary
from app.domain.errors import NotFound
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    """How many photographs were published now, and how many had been before."""

    published: int
    already: int


def publish_all(
    holding: Holding, *, unit: str | None = None, progress: Progress = quietly
) -> PublishedCounts:
    """Publish every photograph, or all in a unit (by its reference code) and the units below it.

    Working copies are left to whoever is at work on them, and what was withdrawn stays so. It may
    be killed and run again: every hundred are made to last together. `NotFound` where there is no
    such unit.
    """
    published = already = 0
    pages = _pages(holding) if unit is None else _pages_below(holding, _unit_id(holding, unit))
    for page in pages:
        with holding.open(THE_DESK, writes=True) as catalogue:
            for photograph in page.items:
                progress(published + already, None, photograph.reference_code)
                if catalogue.publish(photograph.id, in_bulk=True):
                    published += 1
                else:
                    already += 1
            catalogue.commit()
    return PublishedCounts(published, already)


def _unit_id(holding: Holding, reference_code: str) -> str:
    with holding.open(THE_DESK) as catalogue:
        unit = catalogue.unit_by_code(reference_code)
    if unit is None:
        raise NotFound(f"There is no unit with the reference code {reference_code}.")
    return unit.id


def _pages(holding: Holding) -> Iterator[Page[PhotographSummary]]:
    """Give the whole catalogue, each page in a transaction of its own."""
    after = None
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.photographs(after=after, limit=_AT_ONCE)
        yield page
        if (after := page.after) is None:
            return


def _pages_below(holding: Holding, unit_id: str) -> Iterator[Page[PhotographSummary]]:
    """Give what is in a unit, then what is in each unit below it."""
    after = None
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.photographs_in(unit_id, after=after, limit=_AT_ONCE, counted=False)
        yield page
        if (after := page.after) is None:
            break
    while True:
        with holding.open(THE_DESK) as catalogue:
            units = catalogue.units_below(unit_id, after=after, limit=_AT_ONCE)
        for unit in units.items:
            yield from _pages_below(holding, unit.id)
        if (after := units.after) is None:
            return
