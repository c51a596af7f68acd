"""What the API answers, field by field: the reference of `/api/docs` is made from this."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain.dating import Calendar, Qualifier
from app.domain.differences import DifferenceKind
from app.domain.imagery import ScanCondition
from app.domain.publication import PublicationState
from app.domain.relations import RelationKind
from app.domain.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class UnitAbove:
    """A unit that a photograph belongs to, from the top of the tree down."""

    id: str
    reference_code: str
    page: str


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another photograph, and what this one is to it, whichever of both says so."""

    kind: RelationKind
    id: str
    reference_code: str
    title: Mapping[str, list[str]]
    page: str
    note: str


@dataclass(frozen=True, slots=True)
class WorkingCopyLine:
    """What is prepared beside a photograph that is public, or was. Only staff is told.

    `based_on` is the public version that it was begun from; `reason` what was last said of it.
    """

    version: int
    based_on: int
    state: PublicationState
    begun_by: str
    begun_at: datetime
    edited_by: str
    edited_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A fault, or what is odd, in what was handed in: where, what stands there, and why it is."""

    where: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class PhotographRecord:
    """A photograph as it stands in the catalogue. Send `photograph`, changed, to change it.

    The address of the record as JSON, `/photographs/{id}.json`, answers the same. `related` are
    those related photographs that you may see; what the record itself says of them stands in
    `photograph`, for staff. `remarks` are told to who has just changed it: texts that held HTML and
    are plain text now, marks of a reading that are out of place (docs/reference/sigla.md), and what
    is odd about the chain of custody, with the code by which `accepted_remarks` lets it stand.
    """

    id: str
    version: int
    state: PublicationState
    created_at: datetime
    modified_at: datetime
    published_at: datetime | None
    page: str
    manifest: str
    units: tuple[UnitAbove, ...]
    photograph: Mapping[str, Any]
    working_copy: WorkingCopyLine | None = None
    related: tuple[RelatedLine, ...] = ()
    remarks: tuple[ProblemLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One field, or one part of a list, that is not as before. `kind` says what became of it."""

    where: str
    kind: DifferenceKind
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class PhotographLine:
    """A photograph in a list."""

    id: str
    reference_code: str
    title: Mapping[str, list[str]]
    date_as_written: str
    side_count: int


@dataclass(frozen=True, slots=True)
class PhotographList:
    """Part of a list. `after` asks for what follows, and is null at the end."""

    items: tuple[PhotographLine, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """A unit of the tree as it stands in the catalogue.

    `remarks` are told to who has just changed it: texts that held HTML and are plain text now, and
    what is odd about its chain of custody.
    """

    id: str
    version: int
    state: PublicationState
    unit: Mapping[str, Any]
    remarks: tuple[ProblemLine, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitList:
    """Part of a list of units. `after` asks for what follows, and is null at the end."""

    items: tuple[UnitAnswer, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """A scan that is kept now. Name it in a photograph's side by its `sha256`.

    Sizes are as shown: after the EXIF orientation is applied; 0 where nothing decodes.
    """

    sha256: str
    size_bytes: int
    already_kept: bool
    media_type: str
    width_px: int
    height_px: int
    condition: ScanCondition
    condition_note: str


@dataclass(frozen=True, slots=True)
class DateMeaning:
    """What a date may mean: EDTF, and the first and last day of it; null where it is open."""

    edtf: str
    earliest_on: date | None
    latest_on: date | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """What was understood of a date as written.

    `note` says what was taken for granted, `reason` why `edtf` is empty, `alternatives` what else
    it may be. `calendar` is the one it was written in; `edtf` is Gregorian, as EDTF always is.
    """

    as_written: str
    edtf: str
    earliest_on: date | None
    latest_on: date | None
    qualifier: Qualifier
    calendar: Calendar
    note: str
    reason: str
    alternatives: tuple[DateMeaning, ...]


@dataclass(frozen=True, slots=True)
class ProblemAnswer:
    """What went wrong. RFC 9457; `problems` lists the faults of a document, all at once.

    With 412, `differences` lists what another editor has saved meanwhile (`before`) and what was
    sent (`after`); with 410, `withdrawn` says since when and why there is nothing here.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    problems: tuple[ProblemLine, ...] = ()
    differences: tuple[DifferenceLine, ...] = ()
    withdrawn: Tombstone | None = None
