"""What a search finds: photographs, and the very words in what is written on them."""

from dataclasses import dataclass

from app.domain.catalogued import PhotographSummary
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words found, with what stands around them; joined, the three stand so in the text.

    Web Annotation Data Model, 4.2.4 Text Quote Selector. Who shows it to a person puts `…` where
    the text `goes_on`, before or after; the quotation itself never holds what is not written.
    """

    prefix: str
    exact: str
    suffix: str
    goes_on_before: bool = False
    goes_on_after: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """One place where words were found.

    `field` names what the text is: `inscription`, `title`, `description` or `name`. The side, its
    region (None: the whole side), the scan that shows it, how far the writing is turned clockwise
    and the reading are given for an inscription only.
    """

    field: str
    quotation: Quotation
    side: SideKind | None = None
    side_id: str = ""
    region: Region | None = None
    scan: ScanDescription | None = None
    rotation_deg: int = 0
    reading_id: str = ""


@dataclass(frozen=True, slots=True)
class ReadingHit:
    """A reading in which words were found, with all that was found in it, in order."""

    side_id: str
    inscription_id: str
    reading_id: str
    text: str
    language: str
    region: Region | None
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A photograph that answers a query."""

    photograph: PhotographSummary
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The best of what was found, of `total` photographs in all."""

    total: int
    items: tuple[SearchHit, ...]
