"""Handing out records in the formats of other houses."""

from collections.abc import Sequence
from typing import Any

from app.domain.authorities import AuthorityNoun, CataloguedAuthority
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.viewers import Viewer
from app.exchange.dublin_core import dublin_core
from app.exchange.europeana import europeana
from app.exchange.schema_org import schema_org
from app.exchange.schema_org_authorities import authority_schema_org
from app.exchange.schema_org_units import unit_schema_org
from app.exchange.xml_writing import written
from app.holdings import Holding
from app.iiif.record_links import record_links


def linked_record(holding: Holding, photograph: CataloguedPhotograph) -> dict[str, Any]:
    """Say in the words of schema.org what a viewer has been shown of a photograph."""
    links = record_links(photograph, addresses=holding.addresses, limits=holding.limits)
    return schema_org(photograph, links)


def deliver_linked_record(holding: Holding, viewer: Viewer, photograph_id: str) -> dict[str, Any]:
    """Give the record as JSON-LD, as the viewer may see it."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    return linked_record(holding, photograph)


def linked_unit(holding: Holding, trail: Sequence[CataloguedUnit]) -> dict[str, Any]:
    """Say in the words of schema.org what a viewer has been shown of the last unit of a trail."""
    addresses = holding.addresses
    pages = [addresses.unit(one.id) for one in trail]
    return unit_schema_org(trail, pages, collection=addresses.collection(trail[-1].id))


def deliver_linked_unit(holding: Holding, viewer: Viewer, unit_id: str) -> dict[str, Any]:
    """Give a unit's record as JSON-LD, as the viewer may see it."""
    with holding.open(viewer) as catalogue:
        trail = catalogue.unit_trail(unit_id)
    return linked_unit(holding, trail)


def linked_authority(holding: Holding, authority: CataloguedAuthority) -> dict[str, Any]:
    """Say in the words of schema.org what a viewer has been shown of an authority."""
    page = holding.addresses.authority(authority.noun, authority.id)
    return authority_schema_org(authority, page)


def deliver_linked_authority(
    holding: Holding, viewer: Viewer, noun: AuthorityNoun, authority_id: str
) -> dict[str, Any]:
    """Give an authority's record as JSON-LD, as the viewer may see it."""
    with holding.open(viewer) as catalogue:
        authority = catalogue.authorities.authority(noun, authority_id)
    return linked_authority(holding, authority)


def deliver_dublin_core(holding: Holding, viewer: Viewer, photograph_id: str) -> bytes:
    """Give the record in Dublin Core, as XML."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    links = record_links(photograph, addresses=holding.addresses, limits=holding.limits)
    return written(dublin_core(photograph, links))


def deliver_europeana(holding: Holding, viewer: Viewer, photograph_id: str) -> bytes:
    """Give the record in the Europeana Data Model, as XML."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    links = record_links(photograph, addresses=holding.addresses, limits=holding.limits)
    return written(europeana(photograph, links, provider=holding.settings.site_title))
