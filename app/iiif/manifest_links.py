"""Where a manifest leads to: its page, its record, its holder, its collection."""

from typing import Any

from pydantic import HttpUrl, ValidationError

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.institutions import InstitutionDescription
from app.iiif.addresses import Addresses
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, language_map
from app.iiif.manifest_metadata import holder_names


def homepage(address: str) -> list[dict[str, Any]]:
    """3.3.1 `homepage`: a page of the catalogue, which speaks both languages."""
    return [
        {
            "id": address,
            "type": "Text",
            "label": Label.RECORD_PAGE.texts,
            "format": "text/html",
            "language": ["en", "pl"],
        }
    ]


def see_also(photograph_id: str, *, addresses: Addresses) -> list[dict[str, Any]]:
    """3.3.1 `seeAlso`: the record, for machines."""
    return [
        {
            "id": addresses.record(photograph_id),
            "type": "Dataset",
            "label": Label.RECORD.texts,
            "format": "application/json",
        }
    ]


def part_of(unit: CataloguedUnit, *, addresses: Addresses) -> list[dict[str, Any]]:
    """3.3.2 `partOf`: the collection of the unit that a photograph lies in."""
    return [{"id": addresses.collection(unit.id), "type": "Collection", "label": unit_label(unit)}]


def unit_label(unit: CataloguedUnit) -> dict[str, list[str]]:
    """Give a unit's title, or its reference code where it has none."""
    described = unit.description
    return language_map(described.title) or in_no_language(described.reference_code)


def provider(
    photograph: CataloguedPhotograph, *, addresses: Addresses
) -> list[dict[str, Any]] | None:
    """3.1 `provider`: who keeps the photograph, by the names and the homepage that are known."""
    holder = photograph.description.holder
    names = holder_names(holder)
    if holder is None or not names:
        return None
    agent = {"id": addresses.holder(photograph.id), "type": "Agent", "label": names}
    return [agent | _holder_homepage(holder, names)]


def _holder_homepage(holder: InstitutionDescription, names: dict[str, list[str]]) -> dict[str, Any]:
    """Give a homepage as browsers spell it. What is no web address is no homepage."""
    try:
        address = str(HttpUrl(holder.homepage))
    except ValidationError:
        return {}
    page = {"id": address, "type": "Text", "label": names, "format": "text/html"}
    return {"homepage": [page]}
