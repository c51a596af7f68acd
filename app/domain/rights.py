"""What may be done with a photograph, and who says so. PREMIS 3.0: Rights Statement."""

from dataclasses import dataclass
from datetime import date


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
