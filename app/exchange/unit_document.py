"""A unit of the tree above photographs, as a document."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from app.domain.access import AccessRule
from app.domain.units import UnitDescription
from app.exchange.custody_rules import CUSTODY_RULES
from app.exchange.document_reading import read_document
from app.exchange.document_rules import (
    FieldRule,
    Found,
    RecordRule,
    faults_of,
    why_no_edtf,
    why_no_reference_code,
)
from app.exchange.document_schema import schema_of
from app.exchange.photograph_rules import access_rule

_ADAPTER: Final = TypeAdapter(UnitDescription)
_RULES: Final[Mapping[type, Mapping[str, FieldRule]]] = {
    UnitDescription: {"reference_code": why_no_reference_code, "date_edtf": why_no_edtf},
    **CUSTODY_RULES,
}


def _above_itself(record: Mapping[str, Any]) -> Found:
    if record.get("parent") and record.get("parent") == record.get("reference_code"):
        yield ("parent",), str(record["parent"]), "a unit can't stand above itself"


_RECORD_RULES: Final[Mapping[type, RecordRule]] = {
    AccessRule: access_rule,
    UnitDescription: _above_itself,
}


def read_unit(document: object) -> UnitDescription:
    """Read a unit's document, or raise `Rejected` with all that is wrong with it."""
    return read_document(
        document,
        adapter=_ADAPTER,
        described=UnitDescription,
        find=lambda plain: faults_of(plain, UnitDescription, fields=_RULES, records=_RECORD_RULES),
        noun="unit",
    )


def unit_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a unit's document."""
    return schema_of(_ADAPTER)
