"""The OpenAPI document as its page shows it: nothing is told there that the document doesn't."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from markupsafe import Markup, escape

_NOTHING: Final = Markup()
_METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A parameter of an operation, or a field of a record. `kind` is what may stand in it."""

    name: str
    kind: str
    is_required: bool
    told: Markup = _NOTHING
    schema: str = ""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body that is taken, or answered (`status`, else empty). `schema` names its record."""

    told: Markup
    media_type: str = ""
    schema: str = ""
    status: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be done at an address."""

    method: str
    path: str
    title: Markup
    told: Markup
    needs_token: bool
    parameters: tuple[FieldLine, ...]
    body: BodyLine | None
    answers: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class OperationGroup:
    """Operations on one kind of thing."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A record with its fields, or a list of the terms that a field takes."""

    name: str
    told: Markup
    fields: tuple[FieldLine, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceFields:
    """The page of the API: all operations, then all that they take and answer."""

    title: str
    version: str
    about: Markup
    token: Markup
    groups: tuple[OperationGroup, ...]
    schemas: tuple[Schema, ...]


def reference_fields(document: Mapping[str, Any]) -> ReferenceFields:
    """Read the page's fields from an OpenAPI document."""
    operations = list(_operations(document))
    names = list(dict.fromkeys(tag for tag, _ in operations))
    groups = (
        OperationGroup(name, tuple(op for tag, op in operations if tag == name)) for name in names
    )
    components = document["components"]
    schemas = (_schema(name, schema) for name, schema in sorted(components["schemas"].items()))
    heading = document["info"]
    return ReferenceFields(
        heading["title"],
        heading["version"],
        marked(heading["description"]),
        marked(components["securitySchemes"]["token"]["description"]),
        tuple(groups),
        tuple(schemas),
    )


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield item[method]["tags"][0], _operation(method, path, item[method])


def _operation(method: str, path: str, told: Mapping[str, Any]) -> Operation:
    title, _, rest = told["description"].partition("\n\n")
    body = told.get("requestBody")
    return Operation(
        method.upper(),
        path,
        marked(title),
        marked(rest),
        needs_token={} not in told.get("security", [{}]),
        parameters=tuple(map(_parameter, told.get("parameters", ()))),
        body=_body(body) if body else None,
        answers=tuple(_body(answer, status) for status, answer in told["responses"].items()),
    )


def _parameter(told: Mapping[str, Any]) -> FieldLine:
    schema = told["schema"]
    kind = f"{told['in']}: {kind_of(schema)}"
    return FieldLine(told["name"], kind, told.get("required", False), _told(told))


def _body(told: Mapping[str, Any], status: str = "") -> BodyLine:
    for media_type, content in told.get("content", {}).items():
        example = content.get("example")
        written = orjson.dumps(example, option=orjson.OPT_INDENT_2).decode() if example else ""
        schema = _name(content["schema"])
        return BodyLine(_told(told), media_type, schema, status, written)
    return BodyLine(_told(told), status=status)


def _schema(name: str, schema: Mapping[str, Any]) -> Schema:
    required = schema.get("required", ())
    fields = tuple(
        FieldLine(field, kind_of(held), field in required, _told(held), _name_within(held))
        for field, held in schema.get("properties", {}).items()
    )
    terms = tuple(str(term) for term in schema.get("enum", ()))
    return Schema(name, _told(schema), fields, terms)


def kind_of(schema: Mapping[str, Any]) -> str:
    """Say in few words what a JSON Schema lets through."""
    if name := _name(schema):
        return name
    if choices := schema.get("anyOf"):
        return " or ".join(kind_of(choice) for choice in choices)
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object, each field a {kind_of(schema['additionalProperties'])}"
    written = str(schema.get("type", "anything"))
    if "format" in schema:
        written += f" ({schema['format']})"
    if "minimum" in schema and "maximum" in schema:
        written += f" from {schema['minimum']} to {schema['maximum']}"
    return written


def marked(text: str) -> Markup:
    """Set what stands between backquotes as code."""
    pieces = enumerate(text.replace("\n", " ").split("`"))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if place % 2 else escape(piece)
        for place, piece in pieces
    )


def _told(described: Mapping[str, Any]) -> Markup:
    return marked(described.get("description", ""))


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _name_within(schema: Mapping[str, Any]) -> str:
    """The record that a field holds, or a list of it does."""
    within = (schema, schema.get("items", {}), *schema.get("anyOf", ()))
    return next((name for part in within if (name := _name(part))), "")
