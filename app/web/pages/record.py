"""A photograph's record as a document, for programs and for people who keep copies."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.catalogued import CataloguedPhotograph, CataloguedRelation
from app.domain.documents import as_document
from app.domain.working_copy import WorkingCopy
from app.iiif.addresses import Addresses


def record_of(
    photograph: CataloguedPhotograph,
    addresses: Addresses,
    *,
    working_copy: WorkingCopy | None = None,
    related: Iterable[CataloguedRelation] = (),
) -> dict[str, Any]:
    """Write a record down whole; what says nothing is left out. Instants are ISO 8601, in UTC.

    `related` are the photographs that it belongs together with, whichever says so. For staff it
    says that something is prepared beside it.
    """
    published_at = photograph.published_at
    record: dict[str, Any] = {
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
    if belonging := [_related(one, addresses) for one in related]:
        record["related"] = belonging
    return record | ({"working_copy": _beside(working_copy)} if working_copy else {})


def working_record_of(
    photograph: CataloguedPhotograph,
    working_copy: WorkingCopy,
    addresses: Addresses,
    *,
    related: Iterable[CataloguedRelation] = (),
) -> dict[str, Any]:
    """Write down what is prepared beside a photograph, as its record would be."""
    prepared = replace(
        photograph,
        version=working_copy.version,
        state=working_copy.state,
        modified_at=working_copy.edited_at,
        description=working_copy.description,
    )
    return record_of(prepared, addresses, working_copy=working_copy, related=related)


def _related(one: CataloguedRelation, addresses: Addresses) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "id": one.other.id,
        "reference_code": one.other.reference_code,
        "title": one.other.title,
        "page": addresses.photograph(one.other.id),
        "note": one.note,
    }


def _beside(copy: WorkingCopy) -> dict[str, Any]:
    return {
        "version": copy.version,
        "based_on": copy.based_on,
        "state": copy.state.value,
        "begun_by": copy.begun_by,
        "begun_at": copy.begun_at.isoformat(),
        "edited_by": copy.edited_by,
        "edited_at": copy.edited_at.isoformat(),
        "reason": copy.reason,
    }
