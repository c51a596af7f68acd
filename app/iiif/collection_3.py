"""What is presented, written as a collection of version 3: IIIF Presentation API 3.0, 5.1."""

from typing import Any

from app.iiif.addresses import Addresses
from app.iiif.document import json_document
from app.iiif.manifest_searches import search_services
from app.iiif.parts_3 import link, links, metadata, small
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Listed, PresentedCollection

_CONTEXT = PresentationVersion.V3.context


def collection_3(presented: PresentedCollection, *, addresses: Addresses) -> bytes:
    """Write a collection as JSON."""
    name = presented.searched_as
    part_of = presented.part_of
    found = {
        "summary": presented.summary,
        "metadata": metadata(presented.metadata),
        "homepage": links([presented.homepage]) if presented.homepage else None,
        "seeAlso": links(presented.see_also),
        "partOf": [_item(part_of, addresses)] if part_of else None,
        "service": search_services(name, addresses=addresses) if name else None,
    }
    document = {
        **link(presented.address, "Collection", presented.label),
        **{name: value for name, value in found.items() if value},
        "items": [_item(one, addresses) for one in presented.items],
    }
    return json_document(_CONTEXT, document)


def _item(listed: Listed, addresses: Addresses) -> dict[str, Any]:
    kind = "Manifest" if listed.is_manifest else "Collection"
    item = link(listed.address, kind, listed.label)
    return item | ({"thumbnail": [small(listed.small, addresses)]} if listed.small else {})
