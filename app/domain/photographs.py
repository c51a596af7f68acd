"""The thing one can hold: one print, negative, slide, postcard or album leaf."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.agents import ContributionDescription
from app.domain.custody import CustodyEventDescription, credit_line_of
from app.domain.dating import DateDescription
from app.domain.inscriptions import InscriptionDescription
from app.domain.institutions import InstitutionDescription
from app.domain.languages import LanguageMap
from app.domain.naming import IdentifierDescription, TitleKind
from app.domain.notes import NoteDescription
from app.domain.places import PlaceDescription
from app.domain.rights import RightsDescription
from app.domain.sides import SideDescription


class Generation(StrEnum):
    """How far from the negative."""

    UNKNOWN = "unknown"
    ORIGINAL = "original"
    COPY_PRINT = "copy print"
    REPRODUCTION = "reproduction"


@dataclass(frozen=True, slots=True)
class PhotographDescription:
    """All that is catalogued of one photograph: the archival item, and one IIIF Manifest.

    The one shape in which a photograph is handed in, handed out and kept as a revision.
    `reference_code` (ISAD(G) 3.1.1) is its key in the whole catalogue. `unit` is the reference
    code of the unit that it belongs to, or empty. `credit_line` overrides the derived one.
    """

    reference_code: str
    title: LanguageMap = field(default_factory=dict)
    title_kind: TitleKind = TitleKind.SUPPLIED
    description: LanguageMap = field(default_factory=dict)
    unit: str = ""
    holder: InstitutionDescription | None = None
    carrier: str = ""
    process: str = ""
    generation: Generation = Generation.UNKNOWN
    condition: str = ""
    width_mm: float | None = None
    height_mm: float | None = None
    credit_line: str = ""
    sides: tuple[SideDescription, ...] = ()
    dates: tuple[DateDescription, ...] = ()
    custody: tuple[CustodyEventDescription, ...] = ()
    agents: tuple[ContributionDescription, ...] = ()
    places: tuple[PlaceDescription, ...] = ()
    subjects: tuple[str, ...] = ()
    identifiers: tuple[IdentifierDescription, ...] = ()
    rights: tuple[RightsDescription, ...] = ()
    notes: tuple[NoteDescription, ...] = ()

    @property
    def shown_credit_line(self) -> str:
        """The credit line to print: as catalogued, else as the custody chain tells it."""
        return self.credit_line or credit_line_of(self.custody)

    def inscriptions(self) -> Iterator[tuple[SideDescription, InscriptionDescription]]:
        """Every inscription with its side, in reading order."""
        for side in self.sides:
            for inscription in side.inscriptions:
                yield side, inscription

    @property
    def cover(self) -> SideDescription | None:
        """The side whose picture stands for the photograph."""
        return next((side for side in self.sides if side.shown_scan), None)
