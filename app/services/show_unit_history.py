"""The states that a unit has had, listed and compared."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedUnit, Page
from app.domain.differences import FieldDifference, unit_differences
from app.domain.errors import NotFound
from app.domain.units import UnitDescription, UnitRevision
from app.domain.viewers import Viewer
from app.holdings import Holding

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """Part of a unit's history, the newest state first: the public ones, or all for staff."""

    unit: CataloguedUnit
    revisions: Page[UnitRevision]


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    """A state, and what is not as in the one it is compared with (None: there is no earlier one).

    `earlier` and `later` are the versions right before and after it that this viewer may see.
    """

    unit: CataloguedUnit
    revision: UnitRevision
    against: UnitRevision | None
    differences: tuple[FieldDifference, ...]
    earlier: int | None
    later: int | None


def show_unit_history(
    holding: Holding,
    viewer: Viewer,
    unit_id: str,
    *,
    before: int | None = None,
    limit: int = AT_ONCE,
) -> UnitHistory:
    """Gather part of a unit's history; `before` asks for what is older than a version."""
    with holding.open(viewer) as catalogue:
        return UnitHistory(
            unit=catalogue.unit(unit_id),
            revisions=catalogue.tree.revisions(unit_id, before=before, limit=limit),
        )


def compare_unit(
    holding: Holding, viewer: Viewer, unit_id: str, version: int, *, against: int | None = None
) -> ComparedUnit:
    """Compare a state with another: `against`, or the one before it that this viewer may see."""
    if against == version:
        raise NotFound("A state is not compared with itself.")
    with holding.open(viewer) as catalogue:
        unit, tree = catalogue.unit(unit_id), catalogue.tree
        revision = tree.revision(unit_id, version)
        earlier, later = tree.versions_beside(unit_id, version)
        other = earlier if against is None else against
        compared = None if other is None else tree.revision(unit_id, other)
    before = compared.description if compared else UnitDescription("", {})
    found = unit_differences(before, revision.description)
    return ComparedUnit(unit, revision, compared, found, earlier, later)
