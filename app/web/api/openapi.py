"""The OpenAPI description of the API. OpenAPI Specification 3.1."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from app.domain.authorities import AuthorityNoun
from app.exchange.authority_document import authority_schema
from app.exchange.photograph_document import photograph_schema
from app.exchange.unit_document import unit_schema
from app.web.api.answers import (
    DateAnswer,
    PhotographList,
    PhotographRecord,
    ProblemAnswer,
    ScanAnswer,
    UnitAnswer,
    UnitList,
)
from app.web.api.authority_answers import (
    AuthorityList,
    AuthorityRecord,
    MergeOrder,
    MergeRecord,
    Suggestions,
)
from app.web.api.batch_answers import BatchList, BatchOrder, BatchPlan, BatchRecord
from app.web.api.revision_answers import (
    RevisionList,
    RevisionRecord,
    UnitRevisionList,
    UnitRevisionRecord,
)
from app.web.api.search_answers import SearchResult, SuggestedWords

_ANSWERS: Final = (
    SearchResult,
    SuggestedWords,
    PhotographRecord,
    PhotographList,
    RevisionList,
    RevisionRecord,
    UnitRevisionList,
    UnitRevisionRecord,
    UnitAnswer,
    UnitList,
    ScanAnswer,
    DateAnswer,
    BatchOrder,
    BatchRecord,
    BatchList,
    BatchPlan,
    AuthorityRecord,
    AuthorityList,
    Suggestions,
    MergeOrder,
    MergeRecord,
    ProblemAnswer,
)
_HERE: Final = "#/components/schemas/"
_TOKEN: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token that `verso token create` has printed: `verso_` and 43 characters.",
}
_IN_PATHS: Final = {
    "photograph_id": "The photograph's id, as lists and searches give it.",
    "unit_id": "The unit's id, as lists give it.",
    "authority_id": "The authority's id, as lists give it.",
    "batch_id": "The batch's id, as the list of batches gives it.",
    "merge_id": "The merge's id, as merging has answered it.",
    "kind": f"One of {', '.join(f'`{noun}`' for noun in AuthorityNoun)}.",
}
_FASTAPIS_OWN: Final = "Validation Error"
_ABOUT: Final = (
    "Reading what is published needs no token. A token with the scope `read` sees drafts too, "
    "`write` describes photographs and units and brings scans in, `publish` shows and hides. "
    "A photograph with new scans is made in two steps: send each scan's file, then describe the "
    "photograph and name the scans by their SHA-256."
)


def openapi_document(application: FastAPI) -> dict[str, Any]:
    """Describe every operation of the application's API, with all that it takes and answers."""
    document = get_openapi(
        title=f"{application.title} API",
        version=application.version,
        description=_ABOUT,
        routes=application.routes,
    )
    for operation in (one for item in document["paths"].values() for one in item.values()):
        if operation["responses"].get("422", {}).get("description") == _FASTAPIS_OWN:
            del operation["responses"]["422"]  # of an identifier, which is found or not: 404
        for parameter in operation.get("parameters", ()):
            parameter.setdefault("description", _IN_PATHS.get(parameter["name"], ""))
    components = document.setdefault("components", {})
    components["securitySchemes"] = {"token": _TOKEN}
    components["schemas"] = _schemas()
    return document


@cache
def _schemas() -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    for answer in _ANSWERS:
        schemas |= _parted(answer.__name__, TypeAdapter(answer).json_schema(mode="serialization"))
    schemas |= _parted("PhotographDescription", photograph_schema())
    schemas |= _parted("UnitDescription", unit_schema())
    schemas |= _parted("AuthorityDescription", authority_schema())
    whole = {
        "PhotographRecord": ("photograph",),
        "RevisionRecord": ("photograph",),
        "UnitRevisionRecord": ("unit",),
        "UnitAnswer": ("unit",),
        "AuthorityRecord": ("authority",),
        "MergeRecord": ("authority",),
    }
    for name, (field,) in whole.items():
        description = f"{field.capitalize()}Description"
        schemas[name]["properties"][field] = {"$ref": _HERE + description}
    return schemas


def _parted(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Take a schema's own definitions out, to stand beside it."""
    whole = {key: value for key, value in schema.items() if key != "$defs"}
    found = {name: whole, **schema.get("$defs", {})}
    return {part: _moved(value) for part, value in found.items()}


def _moved(value: Any) -> Any:
    """Point all references to where the definitions stand now."""
    if isinstance(value, dict):
        return {key: _moved(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_moved(item) for item in value]
    if isinstance(value, str) and value.startswith("#/$defs/"):
        return _HERE + value.removeprefix("#/$defs/")
    return value
