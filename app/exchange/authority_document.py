"""An authority as a document: what the JSON API takes, and what a form is read as."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from app.domain.authorities import AuthorityDescription, NameForm
from app.domain.authority_identifiers import (
    IdentifierScheme,
    OutsideIdentifier,
    why_no_identifier,
)
from app.exchange.document_reading import read_document
from app.exchange.document_rules import (
    FieldRule,
    Found,
    faults_of,
    why_no_edtf,
    why_no_language,
)
from app.exchange.document_schema import schema_of

_ADAPTER: Final = TypeAdapter(AuthorityDescription)


def _why_no_name(name: str) -> str:
    if not name.strip():
        return "must say something"
    if name != name.strip():
        return "begins or ends with a space; take it away"
    return "" if name.isprintable() else "holds a control character or a line break; take it out"


_RULES: Final[Mapping[type, Mapping[str, FieldRule]]] = {
    AuthorityDescription: {
        "name": _why_no_name,
        "language": why_no_language,
        "from_edtf": why_no_edtf,
        "until_edtf": why_no_edtf,
    },
    NameForm: {
        "name": _why_no_name,
        "language": why_no_language,
        "from_edtf": why_no_edtf,
        "until_edtf": why_no_edtf,
    },
}


def _identifier(record: Mapping[str, Any]) -> Found:
    scheme, value = record.get("scheme"), record.get("value")
    if scheme in list(IdentifierScheme) and isinstance(value, str):
        yield ("value",), value, why_no_identifier(IdentifierScheme(scheme), value)


def read_authority(document: object) -> AuthorityDescription:
    """Read an authority's document, or raise `Rejected` with all that is wrong with it."""
    return read_document(
        document,
        adapter=_ADAPTER,
        described=AuthorityDescription,
        find=lambda plain: faults_of(
            plain, AuthorityDescription, fields=_RULES, records={OutsideIdentifier: _identifier}
        ),
        noun="authority",
    )


def authority_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of an authority's document."""
    return schema_of(_ADAPTER)
