"""The one rights statement that IIIF takes: IIIF Presentation API 3.0, 3.2 `rights`."""

import re
from collections.abc import Iterable

from app.domain.rights import RightsDescription

_KNOWN = re.compile(
    r"http://(creativecommons\.org/(licenses|publicdomain)/[a-z0-9./+-]+"
    r"|rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/)",
    re.ASCII,
)


def is_statement(uri: str) -> bool:
    """Whether IIIF takes this URI for a statement of rights."""
    return _KNOWN.fullmatch(uri) is not None


def rights_uri(assertions: Iterable[RightsDescription]) -> str | None:
    """Give the first Creative Commons or RightsStatements.org URI that is asserted."""
    return next((one.uri for one in assertions if is_statement(one.uri)), None)
