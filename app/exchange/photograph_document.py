"""A photograph as a document: what the JSON API takes, what YAML holds, what a revision keeps.

The way out is `app.domain.documents.as_document`; this is the way in.
"""

from typing import Any, Final

from pydantic import TypeAdapter

from app.domain.photographs import PhotographDescription
from app.exchange.document_reading import read_document
from app.exchange.document_rules import faults_of
from app.exchange.document_schema import schema_of
from app.exchange.photograph_rules import FIELD_RULES, RECORD_RULES, RULES_BEFORE_STORAGE

_ADAPTER: Final = TypeAdapter(PhotographDescription)


def read_photograph(document: object, *, is_stored: bool = True) -> PhotographDescription:
    """Read a photograph's document, or raise `Rejected` with all that is wrong with it.

    `is_stored` False takes scans by the names of their files, with an empty digest: the catalogue
    knows it once they are stored. Whether a region lies on its scan, and whether a scan is kept
    here, is for the catalogue to see.
    """
    rules = FIELD_RULES if is_stored else RULES_BEFORE_STORAGE
    return read_document(
        document,
        adapter=_ADAPTER,
        described=PhotographDescription,
        find=lambda plain: faults_of(
            plain, PhotographDescription, fields=rules, records=RECORD_RULES
        ),
        noun="photograph",
    )


def photograph_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a photograph's document."""
    return schema_of(_ADAPTER)
