"""Units as collections: IIIF Presentation API 3.0, 5.1 Collection.

Plain structures, not iiif-prezi3: a large unit has thousands of items. A long list is given in
parts. Version 3 has no pages of a collection, so the last item of a part is a collection that
goes on with what follows.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from app.domain.catalogued import CataloguedUnit, ChainLink, Page, PhotographSummary
from app.domain.content_search import EVERYWHERE
from app.domain.imagery import ImageLimits
from app.domain.units import UnitDescription
from app.iiif.addresses import Addresses
from app.iiif.collection_2 import collection_2
from app.iiif.collection_3 import collection_3
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, language_map, plain
from app.iiif.manifest_custody import custody_lines
from app.iiif.manifest_links import homepage, unit_label, unit_see_also
from app.iiif.manifest_metadata import told_pairs
from app.iiif.pictures import small_picture
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Listed, Pair, PresentedCollection

WRITERS: Final[Mapping[PresentationVersion, Callable[..., bytes]]] = {
    PresentationVersion.V2: collection_2,
    PresentationVersion.V3: collection_3,
}
_USUAL_LIMITS = ImageLimits()
_V3 = PresentationVersion.V3


def collection(  # noqa: PLR0913 - two lists, and what their items need
    unit: CataloguedUnit,
    *,
    units: Page[CataloguedUnit],
    photographs: Page[PhotographSummary],
    addresses: Addresses,
    limits: ImageLimits = _USUAL_LIMITS,
    after: str = "",
    units_after: str = "",
    is_bound: bool = False,
    version: PresentationVersion = _V3,
) -> bytes:
    """Write a unit's collection: the units below it, then the photographs directly in it.

    `after` and `units_after` are what was asked for where this is a later part; such a part
    carries the one list that it goes on with, and the other page is empty. `is_bound` says that
    the unit is an album, which has a manifest of its own as a whole.
    """
    presented = _Listing(addresses, limits, version).of_unit(
        unit, units, photographs, after=after, units_after=units_after, is_bound=is_bound
    )
    return WRITERS[version](presented, addresses=addresses)


def root_collection(
    units: Page[CataloguedUnit],
    *,
    addresses: Addresses,
    after: str = "",
    version: PresentationVersion = _V3,
) -> bytes:
    """Write the collection of the units that have none above them; `after` as for `collection`."""
    presented = _Listing(addresses, _USUAL_LIMITS, version).of_all(units, after=after)
    return WRITERS[version](presented, addresses=addresses)


class _Listing:
    """Presents units and their photographs, each by its address of one version."""

    def __init__(
        self, addresses: Addresses, limits: ImageLimits, version: PresentationVersion
    ) -> None:
        self._addresses = addresses
        self._limits = limits
        self._version = version

    def of_unit(  # noqa: PLR0913 - as above
        self,
        unit: CataloguedUnit,
        units: Page[CataloguedUnit],
        photographs: Page[PhotographSummary],
        *,
        after: str,
        units_after: str,
        is_bound: bool,
    ) -> PresentedCollection:
        """Present a unit, or a part of it."""
        described = unit.description
        items = (
            *(self._whole_album(unit) if is_bound else ()),
            *map(self._unit, units.items),
            *_more(self._part(unit.id, units_after=units.after or ""), units),
            *(self.photograph(one) for one in photographs.items),
            *_more(self._part(unit.id, after=photographs.after or ""), photographs),
        )
        return PresentedCollection(
            self._part(unit.id, after=after, units_after=units_after),
            unit_label(unit),
            items,
            summary=plain(described.scope_and_content),
            metadata=told_pairs(_metadata(described, self._addresses)),
            homepage=homepage(self._addresses.unit(unit.id)),
            see_also=unit_see_also(unit.id, addresses=self._addresses),
            part_of=None if described.parent else self._root(),
            searched_as=unit.id,
        )

    def of_all(self, units: Page[CataloguedUnit], *, after: str) -> PresentedCollection:
        """Present the top of the tree, or a part of it."""
        more = self._addresses.root_collection(after=units.after or "", version=self._version)
        return PresentedCollection(
            self._addresses.root_collection(after=after, version=self._version),
            Label.ALL_UNITS.texts,
            (*map(self._unit, units.items), *_more(more, units)),
            searched_as=EVERYWHERE,
        )

    def photograph(self, photograph: PhotographSummary) -> Listed:
        """Make a photograph's place in a collection."""
        cover = photograph.cover
        return Listed(
            self._addresses.manifest(photograph.id, self._version),
            language_map(photograph.title) or in_no_language(photograph.reference_code),
            is_manifest=True,
            small=small_picture(cover, limits=self._limits) if cover and cover.is_shown else None,
        )

    def _unit(self, unit: CataloguedUnit) -> Listed:
        return Listed(self._part(unit.id), unit_label(unit))

    def _whole_album(self, unit: CataloguedUnit) -> Iterator[Listed]:
        address = self._addresses.manifest(unit.id, self._version)
        yield Listed(address, unit_label(unit), is_manifest=True)

    def _part(self, unit_id: str, *, after: str = "", units_after: str = "") -> str:
        return self._addresses.collection(
            unit_id, after=after, units_after=units_after, version=self._version
        )

    def _root(self) -> Listed:
        address = self._addresses.root_collection(version=self._version)
        return Listed(address, Label.ALL_UNITS.texts)


def listed_photograph(
    photograph: PhotographSummary,
    *,
    addresses: Addresses,
    limits: ImageLimits,
    version: PresentationVersion,
) -> Listed:
    """Make a photograph's place in any collection."""
    return _Listing(addresses, limits, version).photograph(photograph)


def more(address: str) -> Listed:
    """Lead to the part that follows."""
    return Listed(address, Label.MORE.texts)


def _more(address: str, page: Page[Any]) -> Iterator[Listed]:
    if page.after is not None:
        yield more(address)


def _metadata(described: UnitDescription, addresses: Addresses) -> Iterator[Pair]:
    yield Label.REFERENCE_CODE.texts, in_no_language(described.reference_code)
    date = described.date_as_written or described.date_edtf
    yield Label.DATES.texts, in_no_language(date)
    chain = tuple(map(ChainLink, described.custody))
    yield Label.CUSTODY.texts, custody_lines(chain, addresses=addresses)
