"""What the API answers of former states of photographs, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.publication import PublicationState
from app.web.api.answers import DifferenceLine


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A state that a photograph has had. `made_by`, `reason` and `batch` are told to staff alone.

    `page` is its permanent address.
    """

    version: int
    state: PublicationState
    made_at: datetime
    page: str
    made_by: str = ""
    reason: str = ""
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class RevisionList:
    """Part of a history, the newest state first. `after` asks for what is older."""

    items: tuple[RevisionLine, ...]
    after: int | None
    total: int


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """A state whole. `differences` are those from the version `against`; null: it is the first."""

    version: int
    state: PublicationState
    made_at: datetime
    page: str
    photograph: Mapping[str, Any]
    against: int | None
    differences: tuple[DifferenceLine, ...]
    made_by: str = ""
    reason: str = ""
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRevisionLine:
    """A state that a unit has had. `made_by` and `reason` are told to staff alone.

    `page` is its permanent address; `made_at` is null for what was said before states were kept.
    """

    version: int
    state: PublicationState
    made_at: datetime | None
    page: str
    made_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitRevisionList:
    """Part of a history, the newest state first. `after` asks for what is older."""

    items: tuple[UnitRevisionLine, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class UnitRevisionRecord:
    """A state whole. `differences` are those from the version `against`; null: it is the first."""

    version: int
    state: PublicationState
    made_at: datetime | None
    page: str
    unit: Mapping[str, Any]
    against: int | None
    differences: tuple[DifferenceLine, ...]
    made_by: str = ""
    reason: str = ""
