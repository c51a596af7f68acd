"""What all records in the words of schema.org have: texts in languages, spans, units, documents."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from app.domain.catalogued import CataloguedUnit
from app.domain.dating import DateSpan
from app.domain.errors import Rejected
from app.domain.languages import LanguageMap
from app.exchange.record_words import NO_LANGUAGE
from app.language.edtf import parse_edtf

CONTEXT: Final = "https://schema.org"
_DOCUMENT_TYPE: Final = (
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
)


def texts(values_of: LanguageMap | None) -> list[Any]:
    """Give each text with its language. JSON-LD 1.1, 4.2.4 String Internationalization."""
    return [
        text if tag == NO_LANGUAGE else {"@language": tag, "@value": text}
        for tag, values in (values_of or {}).items()
        for text in values
        if text.strip()
    ]


def whole(units: Sequence[CataloguedUnit], pages: Sequence[str]) -> dict[str, Any]:
    """Write the last of some units, which is part of the one above, up to the root."""
    written: dict[str, Any] = {}
    for unit, page in zip(units, pages, strict=True):
        described = unit.description
        written = {
            "@type": ["Collection", "ArchiveComponent"],
            "@id": page,
            "url": page,
            "name": texts(described.title) or described.reference_code,
            "identifier": described.reference_code,
        } | ({"isPartOf": written} if written else {})
    return written


def iiif_document(address: str) -> dict[str, str]:
    """Write a manifest or a collection as the file that a thing is encoded in."""
    return {"@type": "MediaObject", "contentUrl": address, "encodingFormat": _DOCUMENT_TYPE}


def covered(edtf: str) -> str:
    """Give the days that an EDTF date covers as ISO 8601 has it; empty for what is none."""
    span = _span(edtf)
    return f"{_day(span.earliest_on)}/{_day(span.latest_on)}" if span else ""


def _span(edtf: str) -> DateSpan | None:
    try:
        return parse_edtf(edtf) if edtf else None
    except Rejected:
        return None


def _day(day: date | None) -> str:
    return day.isoformat() if day else ".."
