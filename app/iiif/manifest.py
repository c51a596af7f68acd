"""The manifest of a photograph: IIIF Presentation API 3.0, 5.2 Manifest.

Whoever changes what is written here raises `app/iiif/edition.py`.
"""

from typing import Any

from iiif_prezi3 import Manifest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.iiif.addresses import Addresses
from app.iiif.document import CONTEXT_3, json_document
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, language_map, plain
from app.iiif.manifest_canvas import canvases
from app.iiif.manifest_links import homepage, part_of, provider, see_also
from app.iiif.manifest_metadata import metadata
from app.iiif.manifest_searches import search_services
from app.iiif.navigation_date import navigation_date
from app.iiif.pictures import thumbnail
from app.iiif.rights import rights_uri


def manifest(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> bytes:
    """Write a photograph's manifest as JSON. Equal photographs make equal bytes.

    Every list is given at once and every id is ours: iiif-prezi3 would otherwise invent ids from
    a counter, and look at a list again for each thing that is added to it.
    """
    made = Manifest(
        id=addresses.manifest(photograph.id),
        label=manifest_label(photograph.description),
        behavior=["individuals"],
        metadata=metadata(photograph, addresses=addresses),
        homepage=homepage(addresses.photograph(photograph.id)),
        seeAlso=see_also(photograph.id, addresses=addresses),
        service=search_services(photograph.id, addresses=addresses),
        items=canvases(photograph, addresses=addresses, limits=limits),
        **_optional(photograph, addresses, limits),
    )
    written = made.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json_document(CONTEXT_3, written)


def manifest_label(described: PhotographDescription) -> dict[str, list[str]]:
    """Give the title, or the reference code where there is none: 3.1 `label` must say something."""
    return language_map(described.title) or in_no_language(described.reference_code)


def _optional(
    photograph: CataloguedPhotograph, addresses: Addresses, limits: ImageLimits
) -> dict[str, Any]:
    """Give what only some photographs have; an empty property would be an error."""
    described = photograph.description
    cover = described.cover.shown_scan if described.cover else None
    found = {
        "summary": plain(described.description),
        "requiredStatement": _required_statement(photograph),
        "rights": rights_uri(described.rights),
        "navDate": navigation_date(described.dates),
        "provider": provider(photograph, addresses=addresses),
        "partOf": part_of(photograph.units[-1], addresses=addresses) if photograph.units else None,
        "thumbnail": [thumbnail(cover, addresses=addresses, limits=limits)] if cover else None,
    }
    return {name: value for name, value in found.items() if value}


def _required_statement(photograph: CataloguedPhotograph) -> dict[str, Any] | None:
    """3.1 `requiredStatement`: the credit line in each language, else the holder's usual one."""
    credit = plain(photograph.credit_lines)
    return {"label": Label.CREDIT_LINE.texts, "value": credit} if credit else None
