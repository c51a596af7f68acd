"""What may be done with a photograph, and who says so. PREMIS 3.0: Rights Statement."""

import re
from dataclasses import dataclass
from datetime import date

_STATEMENT = re.compile(
    r"http://(creativecommons\.org/(licenses|publicdomain)/[a-z0-9./+-]+"
    r"|rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class RightsDescription:
    """One assertion of rights.

    `uri` is a Creative Commons or RightsStatements.org address (the only ones that IIIF
    Presentation 3.0, 3.2 `rights` takes), `basis` the law, licence or contract it rests on,
    `until_on` the last day on which it holds.
    """

    uri: str = ""
    statement: str = ""
    holder: str = ""
    basis: str = ""
    until_on: date | None = None


def is_statement(uri: str) -> bool:
    """Whether IIIF takes this URI for a statement of rights."""
    return _STATEMENT.fullmatch(uri) is not None
