"""The order of a batch as a document: read strictly, every fault with its place."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.domain.analysis import LONGEST_QUERY
from app.domain.batch_operations import BULK_FIELDS, IN_LANGUAGES, LISTS, TEXTS
from app.domain.batches import MOST_PHOTOGRAPHS, Action, BatchOrder, Operation
from app.domain.errors import NotFound, Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.search_request import SearchRequest
from app.exchange.batch_search import read_batch_search
from app.exchange.document_paths import entry_type, field_types, permitted_fields, quoted_value
from app.exchange.document_rules import why_no_tag
from app.exchange.photograph_document import read_photograph
from app.exchange.search_address import AskedSearch
from app.exchange.unfit_values import unfit_values

_FIELDS: Final = ("operations", "ids", "query", "search", "reason")
_OF_OPERATION: Final = ("field", "action", "value", "by")
_MOST_OPERATIONS: Final = 50


def read_batch(document: object) -> BatchOrder:
    """Read what is to be done to which photographs, or raise `Rejected` with all that is wrong."""
    problems = list(unfit_values(document)) or list(_faults(document))
    if problems or not isinstance(document, Mapping):
        raise Rejected("This batch can't be taken as it is.", tuple(problems))
    operations = tuple(
        Operation(one["field"], Action(one["action"]), one.get("value"), one.get("by"))
        for one in document["operations"]
    )
    ids = tuple(dict.fromkeys(document.get("ids") or ()))
    reason, asked = document.get("reason") or "", _search(document)
    if asked is None:
        return BatchOrder(operations, ids, reason=reason)
    search = SearchRequest(asked.query, asked.filters, asked.expand)
    return BatchOrder(operations, ids, search, reason, asked.address_query())


def _search(document: Mapping[str, Any]) -> AskedSearch | None:
    query, search = document.get("query") or "", document.get("search") or ""
    if not query and not search:
        return None
    return read_batch_search(search)[0] if search else AskedSearch(query)


def _faults(document: object) -> Iterator[Problem]:
    if not isinstance(document, Mapping):
        yield Problem("", "", "must be an object with named fields")
        return
    for name in document:
        if name not in _FIELDS:
            yield Problem(str(name), "", f"is no field here; permitted: {', '.join(_FIELDS)}")
    for name in ("query", "search", "reason"):
        if not isinstance(document.get(name), str | None):
            yield Problem(name, quoted_value(document[name]), "must be text")
    yield from _selection_faults(document)
    operations = document.get("operations")
    if not isinstance(operations, list) or not 0 < len(operations) <= _MOST_OPERATIONS:
        yield Problem("operations", "", f"must be a list of 1 to {_MOST_OPERATIONS} operations")
        return
    for number, operation in enumerate(operations):
        yield from _operation_faults(operation, f"operations[{number}]")


def _selection_faults(document: Mapping[str, Any]) -> Iterator[Problem]:
    ids, query, search = document.get("ids") or [], document.get("query"), document.get("search")
    if [bool(ids), bool(query), bool(search)].count(True) != 1:
        yield Problem("ids", "", "name the photographs by ids, by a query or by a search: by one")
    if isinstance(query, str) and len(query) > LONGEST_QUERY:
        yield Problem("query", "", f"should have at most {LONGEST_QUERY} characters")
    if isinstance(search, str) and search:
        yield from read_batch_search(search)[1]
    if not isinstance(ids, list):
        yield Problem("ids", quoted_value(ids), "must be a list")
        return
    if len(ids) > MOST_PHOTOGRAPHS:
        yield Problem("ids", "", f"are too many: at most {MOST_PHOTOGRAPHS:,} in one batch")
    for number, photograph_id in enumerate(ids[:MOST_PHOTOGRAPHS]):
        try:
            known_form(photograph_id if isinstance(photograph_id, str) else "")
        except NotFound:
            where = f"ids[{number}]"
            yield Problem(where, quoted_value(photograph_id), "is no id of a photograph")


def _operation_faults(operation: object, where: str) -> Iterator[Problem]:
    if not isinstance(operation, Mapping) or not set(operation) <= set(_OF_OPERATION):
        permitted = ", ".join(_OF_OPERATION)
        yield Problem(where, "", f"must be an object with the fields {permitted}")
        return
    name, _, language = str(operation.get("field", "")).partition(".")
    if name not in BULK_FIELDS:
        permitted = ", ".join(sorted(BULK_FIELDS))
        yield Problem(f"{where}.field", name, f"can't be changed here; permitted: {permitted}")
        return
    if name in IN_LANGUAGES and (why := why_no_tag(language)):
        reason = f"name a language, as in {name}.en: it {why}"
        yield Problem(f"{where}.field", str(operation["field"]), reason)
    elif name not in IN_LANGUAGES and language:
        yield Problem(f"{where}.field", str(operation["field"]), "has no languages")
    if operation.get("action") not in [action.value for action in Action]:
        permitted = ", ".join(Action)
        told = quoted_value(operation.get("action"))
        yield Problem(f"{where}.action", told, f"is no action; permitted: {permitted}")
        return
    yield from _value_faults(operation, name, Action(operation["action"]), where)


def _value_faults(
    operation: Mapping[str, Any], name: str, action: Action, where: str
) -> Iterator[Problem]:
    value, by = operation.get("value"), operation.get("by")
    if value in (None, "") and action is not Action.REMOVE:
        yield Problem(f"{where}.value", "", "is missing")
    elif action in (Action.SET, Action.ADD):
        yield from _probed(name, value, where, is_one=action is Action.ADD)
    elif value is not None:
        yield from _pattern_faults(name, value, f"{where}.value")
    if action is Action.REPLACE and by is not None:
        yield from _pattern_faults(name, by, f"{where}.by")
    elif action is not Action.REPLACE and by is not None:
        yield Problem(f"{where}.by", quoted_value(by), "is only for what is replaced")


def _probed(name: str, value: Any, where: str, *, is_one: bool) -> Iterator[Problem]:
    """Try a value in an otherwise empty photograph."""
    if name in IN_LANGUAGES:
        value = {"en": [value]}
    elif name in LISTS and is_one:
        value = [value]
    try:
        read_photograph({"reference_code": "x", name: value})
    except Rejected as refusal:
        for problem in refusal.problems:
            yield Problem(f"{where}.value", problem.value, problem.reason)


def _pattern_faults(name: str, value: Any, where: str) -> Iterator[Problem]:
    """Look at what is looked for, or put in its place: a text, or some fields of a part."""
    if name in TEXTS | IN_LANGUAGES | {"subjects"}:
        if not isinstance(value, str):
            yield Problem(where, quoted_value(value), "must be text")
        return
    hint = field_types(PhotographDescription)[name]
    part = entry_type(hint) or hint
    if not isinstance(value, Mapping) or not set(value) <= set(field_types(part)):
        permitted = permitted_fields(part, ())
        yield Problem(where, quoted_value(value), f"must be an object with some of {permitted}")
