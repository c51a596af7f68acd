"""Parts of documents by their own addresses: IIIF Presentation API 3.0, 3.2, `id`; 2.1.1, `@id`."""

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound


def part_of(document: DeliveredDocument, part_id: str) -> DeliveredDocument:
    """Cut a part out of a document, with its context; `NotFound` where there is none by this id."""
    whole = orjson.loads(document.body)
    found = [one for one in _records(whole) if part_id in (one.get("id"), one.get("@id"))]
    if not found:
        raise NotFound("There is nothing at this address.")
    part = max(found, key=len)  # others only point to it, by id and type
    body = orjson.dumps({"@context": whole["@context"], **part})
    tag = hashlib.sha256(body).hexdigest()[:32]
    return DeliveredDocument(body, f'"{tag}"', is_public=document.is_public)


def _records(value: Any) -> Iterator[dict[str, Any]]:
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in held:
        if isinstance(item, dict):
            yield item
        yield from _records(item)
