"""The states that a photograph's description once had."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState


@dataclass(frozen=True, slots=True)
class RevisionSummary:
    """A line of a photograph's history: which state it was brought to, by whom, when and why.

    `state` is what it was then: a published one was what everybody saw. `batch_id` is the import
    or the change of many photographs that it came with.
    """

    photograph_id: str
    version: int
    state: PublicationState
    made_at: datetime
    made_by: str
    reason: str = ""
    batch_id: str | None = None


@dataclass(frozen=True, slots=True)
class KeptRevision:
    """A state as it was kept, whole."""

    summary: RevisionSummary
    description: PhotographDescription
