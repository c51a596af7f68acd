"""What is being prepared beside a photograph that the public sees, or once saw."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A description on its way to the public, which goes on seeing `based_on` until then.

    All states of a photograph, shown or not, are numbered in one row: `version` is this one's
    number and `based_on` that of the public state from which it was begun. `state` is draft or in
    review; `reason` what was last said of it, by `edited_by`.
    """

    photograph_id: str
    version: int
    based_on: int
    state: PublicationState
    description: PhotographDescription
    begun_by: str
    begun_at: datetime
    edited_by: str
    edited_at: datetime
    reason: str = ""
