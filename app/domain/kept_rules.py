"""What staff have said that outlives a description which knows nothing of it, as a table's row."""

from dataclasses import replace

from app.domain.custody import keeping_remarks
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.domain.units import UnitDescription


def keeping_rules(
    given: PhotographDescription, before: PhotographDescription
) -> PhotographDescription:
    """Give a description the rules that stood before, wherever it has none of its own.

    Parts are known by their ids. What was closed stays closed: only one who sees a rule opens it.
    So do the remarks on its custody that may stand.
    """
    sides = {side.id: side for side in before.sides}
    return replace(
        given,
        access=given.access or before.access,
        custody=keeping_remarks(given.custody, before.custody),
        sides=tuple(_side(side, sides.get(side.id)) for side in given.sides),
    )


def keeping_unit_rules(given: UnitDescription, before: UnitDescription) -> UnitDescription:
    """The same for a unit, which keeps its whole chain of custody where it is given none."""
    custody = keeping_remarks(given.custody, before.custody) if given.custody else before.custody
    return replace(given, access=given.access or before.access, custody=custody)


def _side(given: SideDescription, before: SideDescription | None) -> SideDescription:
    if before is None:
        return given
    rules = {inscription.id: inscription.access for inscription in before.inscriptions}
    inscriptions = tuple(
        replace(one, access=one.access or rules.get(one.id)) for one in given.inscriptions
    )
    return replace(given, access=given.access or before.access, inscriptions=inscriptions)
