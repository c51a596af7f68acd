"""What is left of a description for the public, where parts of it are closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.access import AccessRule, closed
from app.domain.agents import ContributionDescription
from app.domain.custody import unremarked
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription


def public_view(description: PhotographDescription, *, today: date) -> PhotographDescription:
    """Take out what is closed on a day, and what was said to staff alone.

    A closed side keeps its place, its kind and its label, and a closed inscription its place and
    its kind: so the public sees that something is withheld, and what else points to them still
    holds. Of a rule the public is told the end and the notice; of custody nothing of remarks.
    Related photographs go, since any may be hidden: those that are not are told elsewhere.
    What holds nothing of all this is given as it is.
    """
    if _is_open(description):
        return description
    sides = tuple(_side(side, today) for side in description.sides)
    return replace(
        description,
        sides=sides,
        agents=tuple(_contribution(one, description.sides, today) for one in description.agents),
        custody=unremarked(description.custody),
        access=_told(description.access, today),
        related=(),
    )


def _side(side: SideDescription, today: date) -> SideDescription:
    told = _told(side.access, today)
    inscriptions = tuple(_inscription(each, today) for each in side.inscriptions)
    if not closed(side.access, today=today):
        return replace(side, access=told, inscriptions=inscriptions)
    withheld = tuple(_withheld(each, None) for each in inscriptions)
    return replace(side, access=told, scans=(), inscriptions=withheld)


def _contribution(
    one: ContributionDescription, sides: Sequence[SideDescription], today: date
) -> ContributionDescription:
    """Keep to staff where somebody stands on a side that is closed."""
    if one.side is None or not closed(sides[one.side].access, today=today):
        return one
    return replace(one, region=None)


def _inscription(inscription: InscriptionDescription, today: date) -> InscriptionDescription:
    told = _told(inscription.access, today)
    if closed(inscription.access, today=today):
        return _withheld(inscription, told)
    return replace(inscription, access=told)


def _withheld(
    inscription: InscriptionDescription, told: AccessRule | None
) -> InscriptionDescription:
    return InscriptionDescription(kind=inscription.kind, id=inscription.id, access=told)


def _told(rule: AccessRule | None, today: date) -> AccessRule | None:
    if rule is None or not rule.closes(today):
        return None
    return AccessRule(until_on=rule.until_on, notice=rule.notice)


def _is_open(description: PhotographDescription) -> bool:
    """Whether there is no rule on any part of it, and nothing that only staff is told."""
    return not (
        description.access
        or description.related
        or any(event.accepted_remarks for event in description.custody)
        or any(
            side.access or any(each.access for each in side.inscriptions)
            for side in description.sides
        )
    )
