"""A unit's record in the words of schema.org: https://schema.org/ArchiveComponent."""

from collections.abc import Sequence
from typing import Any

from app.domain.catalogued import CataloguedUnit
from app.exchange.schema_org_parts import CONTEXT, covered, iiif_document, texts, whole


def unit_schema_org(
    trail: Sequence[CataloguedUnit], pages: Sequence[str], *, collection: str
) -> dict[str, Any]:
    """Write the last unit of a trail, part of the one above; what says nothing is left out.

    `pages` are those of the trail's units, `collection` is the unit's in IIIF.
    """
    described = trail[-1].description
    told: dict[str, Any] = {
        "@context": CONTEXT,
        **whole(trail, pages),
        "description": texts(described.scope_and_content),
        "temporalCoverage": covered(described.date_edtf) or described.date_as_written,
        "encoding": iiif_document(collection),
    }
    return {name: value for name, value in told.items() if value}
