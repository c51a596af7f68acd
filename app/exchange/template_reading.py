"""Reading a mapping's photograph along the types of the description that it is to become."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

import orjson
from pydantic import TypeAdapter, ValidationError

from app.domain.sides import ScanDescription
from app.exchange.document_paths import (
    DocumentPath,
    entry_type,
    field_types,
    is_language_map,
    quoted_value,
)
from app.exchange.document_rules import why_no_tag
from app.exchange.expression_reading import is_expression, read_expression
from app.exchange.expressions import Expression
from app.exchange.templates import Constant, Node, Record, Series, Taken

PathReport = Callable[[DocumentPath, object, str], None]
"""Takes a fault: the path in the mapping, the value, and the reason."""

_ENTRY_KEYS: Final = ("each", "always")
_NOTHING: Final = Constant(None)


def read_template(
    raw: object,
    described: Any,
    *,
    path: DocumentPath,
    report: PathReport,
    extra_keys: tuple[str, ...] = (),
) -> Node:
    """Read a part of a mapping that is to become a `described`.

    `extra_keys` are names that may stand here besides the fields, because the caller reads them.
    """
    if entry := entry_type(described):
        return _series(raw, entry, path, report)
    if is_expression(raw):
        return _taken(raw, described, path, report)
    if is_dataclass(described) or is_language_map(described):
        return _record(raw, described, path, report, extra_keys)
    if described == tuple[int, int] and isinstance(raw, str):
        return Constant(raw)  # the name of an inscription, whose place depends on the row
    return _constant(raw, described, path, report)


def _series(raw: object, entry: Any, path: DocumentPath, report: PathReport) -> Node:
    if is_expression(raw) and not is_dataclass(entry):
        return Series((_taken(raw, entry, path, report),))
    if not isinstance(raw, list):
        report(path, raw, "must be a list: put - before each of its entries")
        return _NOTHING
    return Series(
        tuple(
            read_template(item, entry, path=(*path, at), report=report, extra_keys=_ENTRY_KEYS)
            for at, item in enumerate(raw)
        )
    )


def _taken(raw: Any, described: Any, path: DocumentPath, report: PathReport) -> Taken:
    expression = read_nested_expression(raw, path=path, report=report)
    for link in expression.chain():
        for term, value in link.terms.items():
            _constant(value, described, (*path, "terms", term), report)
        if not link.terms and (is_dataclass(described) or is_language_map(described)):
            report(path, "", "has fields of its own: take a value for each of them, or use terms")
    is_text = described is str or (isinstance(described, type) and issubclass(described, StrEnum))
    return Taken(expression, is_text)


def read_nested_expression(raw: Any, *, path: DocumentPath, report: PathReport) -> Expression:
    """Read an expression that stands at a path of the mapping."""
    return read_expression(
        raw, lambda within, value, reason: report((*path, *within), value, reason)
    )


def _record(
    raw: object, described: Any, path: DocumentPath, report: PathReport, extra: tuple[str, ...]
) -> Node:
    if not isinstance(raw, Mapping):
        names = "languages" if is_language_map(described) else "fields"
        report(path, raw, f"must be an object with {names}")
        return _NOTHING
    types = _types(raw, described, extra)
    nodes: dict[str, Node] = {}
    for name, value in raw.items():
        here = (*path, name)
        if name in types:
            nodes[name] = read_template(value, types[name], path=here, report=report)
        elif is_language_map(described):
            report(here, name, why_no_tag(name))
        elif name not in extra:
            report(here, name, f"is no field here; permitted: {', '.join((*types, *extra))}")
    for name in _lacking(raw, described):
        report((*path, name), "", "is missing, and can't be")
    return Record(nodes, _each(raw, path, report, extra), _always(raw, path, report, extra))


def _types(raw: Mapping[str, Any], described: Any, extra: tuple[str, ...]) -> Mapping[str, Any]:
    if is_language_map(described):
        return {tag: list[str] for tag in raw if tag not in extra and not why_no_tag(tag)}
    types = field_types(described)
    if described is ScanDescription:  # its digest is taken from the file itself
        return {name: kind for name, kind in types.items() if name != "sha256"}
    return types


def _lacking(raw: Mapping[str, Any], described: Any) -> list[str]:
    if described is ScanDescription:
        return [] if "file_name" in raw else ["file_name"]
    if is_language_map(described):
        return []
    return [
        field.name
        for field in fields(described)
        if field.default is MISSING
        and field.default_factory is MISSING
        and field.name not in (*raw, "reference_code")
    ]


def _each(
    raw: Mapping[str, Any], path: DocumentPath, report: PathReport, extra: tuple[str, ...]
) -> Expression | None:
    if "each" not in raw or "each" not in extra:
        return None
    if is_expression(raw["each"]):
        return read_nested_expression(raw["each"], path=(*path, "each"), report=report)
    report((*path, "each"), raw["each"], "must take values from a row, such as {column: Files}")
    return None


def _always(
    raw: Mapping[str, Any], path: DocumentPath, report: PathReport, extra: tuple[str, ...]
) -> bool:
    always = raw.get("always", False) if "always" in extra else False
    if not isinstance(always, bool):
        report((*path, "always"), always, "must be true or false")
    return always is True


def _constant(raw: object, described: Any, path: DocumentPath, report: PathReport) -> Constant:
    try:
        TypeAdapter(described).validate_json(orjson.dumps(raw), strict=True, extra="forbid")
    except ValidationError as error:
        for fault in error.errors():
            report((*path, *fault["loc"]), fault["input"], _reason(fault))
    except TypeError as error:
        report(path, quoted_value(raw), str(error))
    return Constant(raw)


def _reason(fault: Any) -> str:
    if fault["type"] == "enum":
        terms = fault["ctx"]["expected"].replace(" or '", ", '").replace("'", "")
        return f"is no term of this field; permitted: {terms}"
    return str(fault["msg"]).replace("Input should be", "must be")
