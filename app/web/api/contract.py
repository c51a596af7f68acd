"""What each operation of the API takes and answers, for its OpenAPI description."""

from http import HTTPStatus
from typing import Any, Final

from app.web.api.answers import ProblemAnswer

PROBLEM_TYPE: Final = "application/problem+json"
TOKEN: Final[dict[str, Any]] = {"security": [{"token": []}]}
TOKEN_IF_ANY: Final[dict[str, Any]] = {"security": [{}, {"token": []}]}

_WHY: Final = {
    400: "The body can't be read as what it says it is.",
    401: "A token is wanted, and none that holds was given.",
    403: "The token's holder may not do this.",
    404: "There is no such thing, or the viewer may not know of it.",
    410: "It was withdrawn from the public, or deleted; `withdrawn` says when and why.",
    409: "Another record has this key, or another photograph has this scan.",
    412: "The record has changed since it was read; `differences` lists theirs and yours.",
    413: "The body is too long.",
    415: "The body is of a kind that is not taken here.",
    416: "The part that Range names lies past the end.",
    422: "What was handed in can't be taken as it is; `problems` lists why. Nothing was changed.",
    428: "If-Match is missing: send the ETag that the record had when it was read.",
    503: "Too much is being asked at once; come again after Retry-After seconds.",
}

Responses = dict[int | str, dict[str, Any]]


def answers(schema: str, told: str, *faults: int, status: int = HTTPStatus.OK) -> Responses:
    """List the answers of an operation: one that is told, and what can go wrong."""
    said = {"description": told, "content": {"application/json": {"schema": ref(schema)}}}
    return {status: said, **{code: _fault(code) for code in sorted(faults)}}


def answers_nothing(told: str, *faults: int) -> Responses:
    """List the answers of an operation that has nothing to say where all went well."""
    return {
        HTTPStatus.NO_CONTENT: {"description": told},
        **{code: _fault(code) for code in sorted(faults)},
    }


def made_or_kept(schema: str, made: str, kept: str, *faults: int) -> Responses:
    """List the answers of an operation that makes something, or finds it there already."""
    return answers(schema, kept, *faults) | answers(schema, made, status=HTTPStatus.CREATED)


def takes(schema: str, told: str, *, example: Any = None) -> dict[str, Any]:
    """Say which JSON document an operation takes."""
    content = {"application/json": {"schema": ref(schema), "example": example}}
    return {"requestBody": {"required": True, "description": told, "content": content}} | TOKEN


def takes_a_file(told: str) -> dict[str, Any]:
    """Say that an operation takes a file's bytes as they are."""
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {"requestBody": {"required": True, "description": told, "content": content}} | TOKEN


def ref(schema: str) -> dict[str, str]:
    """Point to one of the document's schemas."""
    return {"$ref": f"#/components/schemas/{schema}"}


def _fault(code: int) -> dict[str, Any]:
    content = {PROBLEM_TYPE: {"schema": ref(ProblemAnswer.__name__)}}
    return {"description": _WHY[code], "content": content}
