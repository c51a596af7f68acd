"""How IIIF documents are written: JSON-LD, the context first, the same bytes every time."""

from collections.abc import Mapping
from typing import Any

import orjson

CONTEXT_3 = "http://iiif.io/api/presentation/3/context.json"


def json_document(context: str | list[str], document: Mapping[str, Any]) -> bytes:
    """Write a document with its context. Sorted keys put `@context` first (4.6) and bytes equal."""
    return orjson.dumps({"@context": context, **document}, option=orjson.OPT_SORT_KEYS)
