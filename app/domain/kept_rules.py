"""Rules of access that outlive a description which does not know of them, such as a table's row."""

from dataclasses import replace

from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription


def keeping_rules(
    given: PhotographDescription, before: PhotographDescription
) -> PhotographDescription:
    """Give a description the rules that stood before, wherever it has none of its own.

    Parts are known by their ids. What was closed stays closed: only one who sees a rule opens it.
    """
    sides = {side.id: side for side in before.sides}
    return replace(
        given,
        access=given.access or before.access,
        sides=tuple(_side(side, sides.get(side.id)) for side in given.sides),
    )


def _side(given: SideDescription, before: SideDescription | None) -> SideDescription:
    if before is None:
        return given
    rules = {inscription.id: inscription.access for inscription in before.inscriptions}
    inscriptions = tuple(
        replace(one, access=one.access or rules.get(one.id)) for one in given.inscriptions
    )
    return replace(given, access=given.access or before.access, inscriptions=inscriptions)
