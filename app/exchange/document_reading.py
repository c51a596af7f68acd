"""Reading documents strictly: every fault at once, each with its path and the terms permitted."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, Final, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from app.domain.errors import Problem, Rejected
from app.exchange.document_paths import DocumentPath, path_text, permitted_fields, quoted_value
from app.exchange.markup import without_markup
from app.exchange.unfit_values import unfit_values

T = TypeVar("T")
_MOST_TOLD: Final = 100  # more would help nobody, and a hostile document can have a million
_WORDING = {
    "missing": "is missing",
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object with named fields",
    "mapping_type": "must be an object with named fields",
    "dataclass_type": "must be an object with named fields",
    "date_type": "must be a day such as 1941-12-31",
    "date_parsing": "must be a day such as 1941-12-31",
    "date_from_datetime_parsing": "must be a day such as 1941-12-31",
    "date_from_datetime_inexact": "must be a day such as 1941-12-31",
}

Finder = Callable[[object], Iterable[tuple[DocumentPath, Problem]]]
"""What finds the faults that types can't say, each with the path of what must be set right."""


def read_document(
    document: object, *, adapter: TypeAdapter[T], described: type, find: Finder, noun: str
) -> T:
    """Make a description of plain lists, dictionaries, text and numbers, or raise `Rejected`.

    `described` is the description's class, `noun` what it describes. HTML in it is made plain text.
    """
    if unfit := list(unfit_values(document)):
        raise rejected(noun, unfit)
    try:
        plain = orjson.dumps(document)
    except TypeError as error:
        problem = Problem("", "", f"can't be written as JSON: {error}")
        raise rejected(noun, [problem]) from error
    document, held_markup = without_markup(orjson.loads(plain))
    plain = orjson.dumps(document) if held_markup else plain
    meaning = list(find(document))
    try:
        description = adapter.validate_json(_set_aside(plain, meaning), strict=True, extra="forbid")
    except ValidationError as error:
        form = [_worded(fault, described) for fault in error.errors()[: _MOST_TOLD + 1]]
        raise rejected(noun, [*form, *(problem for _, problem in meaning)]) from error
    if meaning:
        raise rejected(noun, (problem for _, problem in meaning))
    return description


def rejected(noun: str, problems: Iterable[Problem]) -> Rejected:
    """Say that a document can't be taken, with what is wrong with it: the first 100 faults."""
    found = tuple(islice(dict.fromkeys(problems), _MOST_TOLD + 1))
    count = "one fault" if len(found) == 1 else f"{len(found)} faults"
    if len(found) > _MOST_TOLD:
        count = f"more than {_MOST_TOLD} faults; here are the first"
    return Rejected(f"This {noun} can't be taken: it has {count}.", found[:_MOST_TOLD])


def _set_aside(plain: bytes, faults: Iterable[tuple[DocumentPath, Problem]]) -> bytes:
    """Take out every region with a fault: a region refuses itself and would hide other faults."""
    regions = {path[: path.index("region")] for path, _ in faults if "region" in path}
    if not regions:
        return plain
    document = orjson.loads(plain)
    for path in regions:
        holder: Any = document
        for step in path:
            holder = holder[step]
        del holder["region"]
    return orjson.dumps(document)


def _worded(fault: Any, described: type) -> Problem:
    """Say a fault that pydantic found in the words of this catalogue."""
    path, kind = fault["loc"], fault["type"]
    value = "" if kind == "missing" else quoted_value(fault["input"])
    if kind == "unexpected_keyword_argument":
        reason = f"is no field here; permitted: {permitted_fields(described, path[:-1])}"
    elif kind == "enum":
        terms = fault["ctx"]["expected"].replace(" or '", ", '").replace("'", "")
        reason = f"is no term of this field; permitted: {terms}"
    else:
        reason = _WORDING.get(kind, fault["msg"])
    return Problem(path_text(path), value, reason)
