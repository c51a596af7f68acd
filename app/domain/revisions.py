"""The states that a photograph's description once had."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.access import AccessRule
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


def closed_by(
    description: PhotographDescription, rules: Mapping[str, AccessRule]
) -> PhotographDescription:
    """Put rules of access, by the ids of sides and inscriptions, in the place of former ones."""
    sides = (
        replace(
            side,
            access=rules.get(side.id, side.access),
            inscriptions=tuple(
                replace(one, access=rules.get(one.id, one.access)) for one in side.inscriptions
            ),
        )
        for side in description.sides
    )
    return replace(description, sides=tuple(sides))
