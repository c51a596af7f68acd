"""The thing one can hold: one print, negative, slide, postcard or album leaf."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.access import AccessRule
from app.domain.agents import ContributionDescription
from app.domain.credit_lines import (
    NOBODY_KNOWN,
    KnownAgents,
    credit_lines_of,
    known_by_holder,
)
from app.domain.custody import CustodyEventDescription, whole_chain
from app.domain.dating import DateDescription
from app.domain.inscriptions import InscriptionDescription
from app.domain.institutions import InstitutionDescription
from app.domain.languages import LanguageMap
from app.domain.naming import IdentifierDescription, TitleKind
from app.domain.notes import NoteDescription
from app.domain.places import PlaceDescription
from app.domain.relations import RelationDescription
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
    code of the unit that it belongs to, or empty. `credit_lines` override the derived ones by
    language, `credit_line` those of all other languages.
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
    access: AccessRule | None = None
    credit_lines: LanguageMap = field(default_factory=dict)
    related: tuple[RelationDescription, ...] = ()

    def shown_credit_lines(
        self,
        inherited: Sequence[CustodyEventDescription] = (),
        *,
        known: KnownAgents = NOBODY_KNOWN,
    ) -> dict[str, list[str]]:
        """Give the credit lines to print, by language (`none` for one of no language).

        As catalogued, else as the chain of custody tells them with what the units above hand
        down, else the holder's usual one.
        """
        kept = {tag: list(lines) for tag, lines in self.credit_lines.items() if any(lines)}
        if self.credit_line:
            return {"none": [self.credit_line]} | kept
        chain = whole_chain(inherited, self.custody)
        agents = known.completed_by(known_by_holder(self.holder, chain))
        derived = credit_lines_of(chain, known=agents)
        usual = self.holder.credit_line if self.holder else ""
        return (derived or ({"none": [usual]} if usual else {})) | kept

    def inscriptions(self) -> Iterator[tuple[SideDescription, InscriptionDescription]]:
        """Every inscription with its side, in reading order."""
        for side in self.sides:
            for inscription in side.inscriptions:
                yield side, inscription

    @property
    def cover(self) -> SideDescription | None:
        """The side whose picture stands for the photograph."""
        return next((side for side in self.sides if side.shown_scan), None)
