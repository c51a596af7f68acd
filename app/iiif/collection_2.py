"""What is presented, written as a collection of version 2: IIIF Presentation API 2.1.1, 5.8."""

from typing import Any

from app.iiif.addresses import Addresses
from app.iiif.document import json_document
from app.iiif.manifest_searches import search_1
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Listed, PresentedCollection
from app.iiif.texts_2 import links, metadata, small, texts

_CONTEXT = PresentationVersion.V2.context


def collection_2(presented: PresentedCollection, *, addresses: Addresses) -> bytes:
    """Write a collection as JSON.

    Its members stand in two lists, as most viewers look for them there: first collections, then
    manifests. A part that goes on says so by a collection.
    """
    found = {
        "description": texts(presented.summary),
        "metadata": metadata(presented.metadata),
        "related": links([presented.homepage]) if presented.homepage else None,
        "seeAlso": links(presented.see_also),
        "within": presented.part_of.address if presented.part_of else None,
        "service": search_1(presented.searched_as, addresses) if presented.searched_as else None,
        "collections": [_item(one, addresses) for one in presented.items if not one.is_manifest],
        "manifests": [_item(one, addresses) for one in presented.items if one.is_manifest],
    }
    document = {
        "@id": presented.address,
        "@type": "sc:Collection",
        "label": texts(presented.label),
        **{name: value for name, value in found.items() if value},
    }
    return json_document(_CONTEXT, document)


def _item(listed: Listed, addresses: Addresses) -> dict[str, Any]:
    item = {
        "@id": listed.address,
        "@type": "sc:Manifest" if listed.is_manifest else "sc:Collection",
        "label": texts(listed.label),
    }
    return item | ({"thumbnail": small(listed.small, addresses)} if listed.small else {})
