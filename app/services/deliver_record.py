"""Handing out a photograph's record in the formats of other houses."""

from typing import Any

from app.domain.catalogued import CataloguedPhotograph
from app.domain.viewers import Viewer
from app.exchange.dublin_core import dublin_core
from app.exchange.europeana import europeana
from app.exchange.schema_org import schema_org
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
