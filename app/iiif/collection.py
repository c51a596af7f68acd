"""Units as collections: IIIF Presentation API 3.0, 5.1 Collection.

Plain structures, not iiif-prezi3: a large unit has thousands of items. A long list is given in
parts. Version 3 has no pages of a collection, so the last item of a part is a collection that
goes on with what follows.
"""

from collections.abc import Iterator
from typing import Any

from app.domain.catalogued import CataloguedUnit, ChainLink, Page, PhotographSummary
from app.domain.imagery import ImageLimits
from app.domain.units import UnitDescription
from app.iiif.addresses import Addresses
from app.iiif.document import CONTEXT_3, json_document
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, language_map, plain
from app.iiif.manifest_custody import custody_lines
from app.iiif.manifest_links import homepage, unit_label
from app.iiif.manifest_metadata import Pair, pairs
from app.iiif.pictures import thumbnail

_USUAL_LIMITS = ImageLimits()


def collection(  # noqa: PLR0913 - two lists, and what their items need
    unit: CataloguedUnit,
    *,
    units: Page[CataloguedUnit],
    photographs: Page[PhotographSummary],
    addresses: Addresses,
    limits: ImageLimits = _USUAL_LIMITS,
    id: str = "",  # noqa: A002 - the specification's own word
) -> bytes:
    """Write a unit's collection: the units below it, then the photographs directly in it.

    `id` is the address that was asked for where this is a later part (`Addresses.collection`
    with `after` or `units_after`); such a part carries the one list that it goes on with, and the
    other page is empty.
    """
    described = unit.description
    items = [
        *(_unit_item(one, addresses) for one in units.items),
        *_more(addresses.collection(unit.id, units_after=units.after or ""), units),
        *(photograph_item(one, addresses, limits) for one in photographs.items),
        *_more(addresses.collection(unit.id, after=photographs.after or ""), photographs),
    ]
    return json_document(
        CONTEXT_3,
        {
            "id": id or addresses.collection(unit.id),
            "type": "Collection",
            "label": unit_label(unit),
            **_told("summary", plain(described.scope_and_content)),
            **_told("metadata", pairs(_metadata(described, addresses))),
            "homepage": homepage(addresses.unit(unit.id)),
            **_told("partOf", [] if described.parent else [_root(addresses)]),
            "items": items,
        },
    )


def root_collection(
    units: Page[CataloguedUnit],
    *,
    addresses: Addresses,
    id: str = "",  # noqa: A002 - as above
) -> bytes:
    """Write the collection of the units that have none above them; `id` as for `collection`."""
    items = [
        *(_unit_item(one, addresses) for one in units.items),
        *_more(addresses.root_collection(after=units.after or ""), units),
    ]
    whole = _root(addresses) | {"id": id or addresses.root_collection(), "items": items}
    return json_document(CONTEXT_3, whole)


def _root(addresses: Addresses) -> dict[str, Any]:
    return {
        "id": addresses.root_collection(),
        "type": "Collection",
        "label": Label.ALL_UNITS.texts,
    }


def _unit_item(unit: CataloguedUnit, addresses: Addresses) -> dict[str, Any]:
    return {"id": addresses.collection(unit.id), "type": "Collection", "label": unit_label(unit)}


def photograph_item(
    photograph: PhotographSummary, addresses: Addresses, limits: ImageLimits
) -> dict[str, Any]:
    """Make a photograph's place in a collection."""
    code = in_no_language(photograph.reference_code)
    item = {
        "id": addresses.manifest(photograph.id),
        "type": "Manifest",
        "label": language_map(photograph.title) or code,
    }
    if photograph.cover is None or not photograph.cover.is_shown:
        return item
    return item | {"thumbnail": [thumbnail(photograph.cover, addresses=addresses, limits=limits)]}


def _more(address: str, page: Page[Any]) -> list[dict[str, Any]]:
    """Lead to the part that follows, if one does."""
    if page.after is None:
        return []
    return [{"id": address, "type": "Collection", "label": Label.MORE.texts}]


def _metadata(described: UnitDescription, addresses: Addresses) -> Iterator[Pair]:
    yield Label.REFERENCE_CODE.texts, in_no_language(described.reference_code)
    date = described.date_as_written or described.date_edtf
    yield Label.DATES.texts, in_no_language(date)
    chain = tuple(map(ChainLink, described.custody))
    yield Label.CUSTODY.texts, custody_lines(chain, addresses=addresses)


def _told(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}
