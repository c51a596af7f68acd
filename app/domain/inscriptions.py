"""What is written, stamped or stuck on a photograph, and how it has been read."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.access import AccessRule
from app.domain.region import Region


class InscriptionKind(StrEnum):
    """What an act of writing or marking is."""

    CAPTION = "caption"
    NOTE = "note"
    DEDICATION = "dedication"
    SIGNATURE = "signature"
    DATE = "date"
    ADDRESS = "address"
    STAMP = "stamp"
    BACK_MARK = "back-mark"
    LABEL = "label"
    INVENTORY_NUMBER = "inventory number"
    NEGATIVE_NUMBER = "negative number"
    PRICE = "price"
    REGISTRANT_DESCRIPTION = "description by the registrant"
    ILLEGIBLE = "illegible"


class ReadingLayer(StrEnum):
    """How far a reading stands from what is on the photograph."""

    DIPLOMATIC = "diplomatic"
    NORMALISED = "normalised"
    TRANSLITERATION = "transliteration"
    TRANSLATION = "translation"


class ReadingSource(StrEnum):
    """What was read."""

    ORIGINAL = "original"
    SCAN = "scan"
    PUBLICATION = "publication"
    OLD_CARD = "old card"
    RECOGNITION = "text recognition"
    UNKNOWN = "unknown"


class ReviewState(StrEnum):
    """Whether a second person has looked."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class ReadingDescription:
    """One layer of an inscription, verbatim, with a small Leiden set of sigla.

    `language` is a BCP 47 tag (`pl`, `ru-Latn`) or empty where nobody has said. `based_on` and
    `truncates` point to another reading of the same inscription by its place in the list, from 0:
    the one that this was made from, and the whole one of which this is a part. One reading of each
    layer and language can be `preferred`. The sigla are those of `app/domain/sigla.py`.
    """

    text: str
    layer: ReadingLayer = ReadingLayer.DIPLOMATIC
    language: str = ""
    source: ReadingSource = ReadingSource.UNKNOWN
    source_note: str = ""
    author: str = ""
    based_on: int | None = None
    truncates: int | None = None
    certainty: str = ""
    review_state: ReviewState = ReviewState.UNREVIEWED
    preferred: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class InscriptionDescription:
    """One act of writing or marking on a side, with its readings.

    `region` is in pixels of the side's full image; None means the side as a whole.
    `rotation_deg` says how far the writing is turned clockwise from upright. Writer, hand and
    stamp are named as their authorities are.
    """

    kind: InscriptionKind
    readings: tuple[ReadingDescription, ...] = ()
    region: Region | None = None
    rotation_deg: int = 0
    writer: str = ""
    hand: str = ""
    medium: str = ""
    condition: str = ""
    written_edtf: str = ""
    access: AccessRule | None = None
    id: str = ""
    stamp: str = ""

    @property
    def preferred_reading(self) -> ReadingDescription | None:
        """The reading to show where only one can be: the first preferred one, else the first."""
        return next((r for r in self.readings if r.preferred), next(iter(self.readings), None))
