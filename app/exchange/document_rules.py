"""Walking a document along a description's types, to look for what the types can't say."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, Final

from app.domain.errors import Problem, Rejected
from app.exchange.document_paths import (
    DocumentPath,
    entry_type,
    field_types,
    is_language_map,
    path_text,
    quoted_value,
)
from app.language.edtf import parse_edtf

FieldRule = Callable[[str], str]
"""Says why a text can't stand in a field; empty where it can."""

Found = Iterable[tuple[DocumentPath, str, str]]
"""Faults of a record: the path within it, the value, the reason (empty: no fault after all)."""

RecordRule = Callable[[Mapping[str, Any]], Found]
"""Finds faults between the fields of a record."""

Faults = Iterator[tuple[DocumentPath, Problem]]

LANGUAGE_TAG: Final = re.compile(r"(?:[A-Za-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_LONGEST_CODE = 200


def faults_of(
    document: Any,
    described: Any,
    *,
    fields: Mapping[type, Mapping[str, FieldRule]],
    records: Mapping[type, RecordRule],
    path: DocumentPath = (),
) -> Faults:
    """Find the faults of a document and all that it holds; what has not the form is passed by."""
    if (entry := entry_type(described)) and isinstance(document, list):
        for place, item in enumerate(document):
            yield from faults_of(item, entry, fields=fields, records=records, path=(*path, place))
    elif is_language_map(described) and isinstance(document, dict):
        yield from _at(path, (((), tag, why_no_tag(tag)) for tag in document))
    elif isinstance(described, type) and is_dataclass(described) and isinstance(document, dict):
        rules = fields.get(described, {})
        for name, kind in field_types(described).items():
            value, here = document.get(name), (*path, name)
            if isinstance(value, str) and name in rules:
                yield from _at(here, [((), value, rules[name](value))])
            yield from faults_of(value, kind, fields=fields, records=records, path=here)
        if described in records:
            yield from _at(path, records[described](document))


def _at(path: DocumentPath, found: Found) -> Faults:
    for within, value, reason in found:
        if reason:
            where = (*path, *within)
            yield where, Problem(path_text(where), quoted_value(value), reason)


def why_no_tag(tag: str) -> str:
    """Say why a text is no language tag: the form of BCP 47 (RFC 5646), or `none`."""
    if tag == "none" or LANGUAGE_TAG.fullmatch(tag):
        return ""
    return "is no language tag; write BCP 47 such as en, pl or ru-Latn, or none"


def why_no_language(language: str) -> str:
    """Say why a text is no language of a reading: a tag, or empty where nobody has said."""
    if not language or LANGUAGE_TAG.fullmatch(language):
        return ""
    return "is no language tag; write BCP 47 such as en, pl or ru-Latn, or leave it empty"


def why_no_edtf(edtf: str) -> str:
    """Say why a text is no EDTF date; an empty one says nothing and may stand."""
    if not edtf:
        return ""
    try:
        parse_edtf(edtf)
    except Rejected as error:
        return "; ".join(problem.reason for problem in error.problems) or str(error)
    return ""


def why_no_reference_code(code: str) -> str:
    """Say why a text can't be the key of a record. ISAD(G) 3.1.1 Reference code."""
    if not code.strip():
        return "is blank; a record is found by its reference code"
    if code != code.strip():
        return "begins or ends with a space; take it away"
    if not code.isprintable():
        return "holds a control character or a line break; take it out"
    if len(code) > _LONGEST_CODE:
        return f"has {len(code)} characters; at most {_LONGEST_CODE} are permitted"
    return ""
