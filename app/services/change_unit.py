"""Changing a unit of the tree, or beginning one, as its page does."""

from app.domain.catalogued import CataloguedUnit
from app.domain.saving import SavedUnit
from app.domain.units import UnitDescription, UnitMove
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def open_trail(holding: Holding, viewer: Viewer, unit_id: str) -> tuple[CataloguedUnit, ...]:
    """Give the units from the root down to one that is to be changed; `NotFound` for none."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        return catalogue.unit_trail(unit_id)


def change_unit(  # noqa: PLR0913 - which one, as of when, and why
    holding: Holding,
    viewer: Viewer,
    description: UnitDescription,
    *,
    unit_id: str | None = None,
    expected_version: int | None = None,
    reason: str = "",
) -> SavedUnit:
    """Keep a unit by its id; a new one where none is given. `UnitClash` past its version.

    What lies below it moves along with it.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        saved = catalogue.tree.change(
            description, unit_id=unit_id, expected_version=expected_version, reason=reason
        )
        catalogue.commit()
        return saved


def plan_move(holding: Holding, viewer: Viewer, unit_id: str, parent: str) -> UnitMove | None:
    """Say what it would change if a unit went below another one; None where it stands there."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        return catalogue.tree.move(unit_id, parent)
