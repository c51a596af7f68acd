"""A photograph's record as a document, for programs and for people who keep copies."""

from typing import Any

from app.domain.catalogued import CataloguedPhotograph
from app.domain.documents import as_document
from app.iiif.addresses import Addresses


def record_of(photograph: CataloguedPhotograph, addresses: Addresses) -> dict[str, Any]:
    """Write a record down whole; what says nothing is left out. Instants are ISO 8601, in UTC."""
    published_at = photograph.published_at
    return {
        "id": photograph.id,
        "version": photograph.version,
        "state": photograph.state.value,
        "created_at": photograph.created_at.isoformat(),
        "modified_at": photograph.modified_at.isoformat(),
        "published_at": published_at.isoformat() if published_at else None,
        "page": addresses.photograph(photograph.id),
        "manifest": addresses.manifest(photograph.id),
        "units": [
            {
                "id": unit.id,
                "reference_code": unit.description.reference_code,
                "page": addresses.unit(unit.id),
            }
            for unit in photograph.units
        ],
        "photograph": as_document(photograph.description),
    }
