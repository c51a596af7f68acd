"""What an operation makes of a photograph's document, field by field. Nothing is checked here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, Final

from app.domain.agents import ContributionDescription
from app.domain.batches import Action, Operation
from app.domain.documents import plain
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription, TitleKind
from app.domain.notes import NoteDescription
from app.domain.photographs import Generation
from app.domain.places import PlaceDescription
from app.domain.relations import RelationDescription
from app.domain.rights import RightsDescription

TEXTS: Final = frozenset(
    {"unit", "carrier", "process", "condition", "credit_line", "title_kind", "generation"}
)
IN_LANGUAGES: Final = frozenset({"title", "description", "credit_lines"})
LISTS: Final = frozenset(
    {"subjects", "places", "agents", "identifiers", "rights", "notes", "related"}
)
RECORDS: Final = frozenset({"holder"})
BULK_FIELDS: Final = TEXTS | IN_LANGUAGES | LISTS | RECORDS
"""The fields that can be changed in many photographs at once."""

PARTS: Final[Mapping[str, type]] = {
    "places": PlaceDescription,
    "agents": ContributionDescription,
    "identifiers": IdentifierDescription,
    "rights": RightsDescription,
    "notes": NoteDescription,
    "related": RelationDescription,
    "holder": InstitutionDescription,
}
"""What is described by the parts of a list, or by a record; subjects are texts."""

_USUAL: Final = {"title_kind": TitleKind.SUPPLIED.value, "generation": Generation.UNKNOWN.value}
"""What a photograph says by default, which its document leaves out."""

Document = Mapping[str, Any]


def changed(document: Document, operations: Iterable[Operation]) -> dict[str, Any]:
    """Give a document with all operations done to it, in their order."""
    result = dict(document)
    for operation in operations:
        name, _, language = operation.field.partition(".")
        if name in IN_LANGUAGES:
            texts = dict(result.get(name, {}))
            _put(texts, language, _in_language(texts.get(language, []), operation))
            _put(result, name, texts)
        else:
            _put(result, name, _DONE_TO[_kind_of(name)](result.get(name), operation))
    return result


def _kind_of(name: str) -> str:
    return "text" if name in TEXTS else "list" if name in LISTS else "record"


def _put(record: dict[str, Any], name: str, value: Any) -> None:
    """Write a field, or leave it out where it says nothing."""
    if value in (None, "", [], {}):
        record.pop(name, None)
    else:
        record[name] = value


def _in_language(texts: list[str], operation: Operation) -> list[str]:
    value = operation.value
    match operation.action:
        case Action.SET:
            return [value]
        case Action.ADD:
            return texts if value in texts else [*texts, value]
        case Action.REMOVE:
            return [] if value is None else [text for text in texts if text != value]
        case Action.REPLACE:
            return [text.replace(value, operation.by or "") for text in texts]


def _text(text: str | None, operation: Operation) -> Any:
    match operation.action:
        case Action.SET:
            return operation.value
        case Action.ADD:
            return text or operation.value  # what is there already stays
        case Action.REMOVE:
            return None if operation.value in (None, text) else text
        case Action.REPLACE:
            told = text or _USUAL.get(operation.field, "")
            return told.replace(operation.value, operation.by or "")


def _record(record: Any, operation: Operation) -> Any:
    match operation.action:
        case Action.SET:
            return operation.value
        case Action.ADD:
            return record or operation.value
        case Action.REMOVE:
            is_meant = operation.value is None or _fits(record, operation.value, operation)
            return None if is_meant else record
        case Action.REPLACE:
            return operation.by if _fits(record, operation.value, operation) else record


def _list(parts: list[Any] | None, operation: Operation) -> list[Any]:
    there, value = parts or [], operation.value
    match operation.action:
        case Action.SET:
            return list(value)
        case Action.ADD:
            is_there = any(_whole(part, operation) == _whole(value, operation) for part in there)
            return there if is_there else [*there, value]
        case Action.REMOVE:
            if value is None:
                return []
            return [part for part in there if not _fits(part, value, operation)]
        case Action.REPLACE:
            return [
                _replaced(part, operation.by) if _fits(part, value, operation) else part
                for part in there
            ]


def _replaced(part: Any, by: Any) -> Any:
    """Put the fields of `by` in the place of a part's own; a text goes as a whole."""
    return {**part, **by} if isinstance(part, Mapping) and isinstance(by, Mapping) else by


def _fits(part: Any, wanted: Any, operation: Operation) -> bool:
    """Whether a part says all that is wanted; of a text, whether it is the same."""
    if isinstance(part, Mapping) and isinstance(wanted, Mapping):
        told = _whole(part, operation)
        return all(told.get(name) == value for name, value in wanted.items())
    return bool(part == wanted)


def _whole(part: Any, operation: Operation) -> Any:
    """Give a part with what it says by default too, which its document leaves out."""
    described = PARTS.get(operation.field)
    if described is None or not isinstance(part, Mapping):
        return part
    usual = {
        field.name: plain(field.default)
        for field in fields(described)
        if field.default is not MISSING
    }
    return {**usual, **part}


_DONE_TO: Final[Mapping[str, Callable[[Any, Operation], Any]]] = {
    "text": _text,
    "list": _list,
    "record": _record,
}
