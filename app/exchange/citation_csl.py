"""References as CSL-JSON, which Zotero, Pandoc and citeproc read. CSL 1.0.2, csl-data.json."""

from collections.abc import Iterable
from typing import Any

import orjson

from app.domain.dating import Qualifier
from app.exchange.citation import Citation, CitedName
from app.exchange.citation_dates import date_parts

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def as_csl(citations: Iterable[Citation]) -> str:
    """Write references as one array."""
    return orjson.dumps([csl_item(one) for one in citations], option=orjson.OPT_INDENT_2).decode()


def csl_item(cited: Citation) -> dict[str, Any]:
    """Make one reference: of the type `graphic`; what says nothing is left out."""
    item = {
        "id": cited.reference_code,
        "type": "graphic",
        "title": cited.title,
        "author": [_name(author) for author in cited.authors],
        "issued": _issued(cited),
        "archive": cited.archive,
        "archive_collection": cited.collection,
        "archive_location": cited.reference_code,
        "call-number": cited.reference_code,
        "note": cited.credit_line,
        "URL": cited.address,
    }
    return {name: value for name, value in item.items() if value}


def _name(author: CitedName) -> dict[str, str]:
    if parts := author.parts:
        return {"family": parts[0], "given": parts[1]}
    return {"literal": author.name}


def _issued(cited: Citation) -> dict[str, Any]:
    parts = date_parts(cited.date)
    if not parts:
        return {"literal": cited.date_as_written} if cited.date_as_written else {}
    issued: dict[str, Any] = {"date-parts": [list(one) for one in parts]}
    if cited.date is not None and cited.date.qualifier is not Qualifier.NONE:
        issued["circa"] = True
    return issued
