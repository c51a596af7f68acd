"""Bringing back what a unit once said."""

from dataclasses import replace

from app.domain.saving import SavedUnit
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def restore_unit(
    holding: Holding, viewer: Viewer, unit_id: str, version: int, *, reason: str = ""
) -> SavedUnit:
    """Have a unit say again what it said at a version: that is a new version.

    It goes back below the unit that was above it then, with all that is in it. `Rejected` where
    that one is gone, `Conflict` where another unit has its reference code by now.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        unit = catalogue.unit(unit_id)
        former = catalogue.tree.revision(unit_id, version)
        saved = catalogue.tree.change(
            replace(former.description, id=unit.id),
            unit_id=unit.id,
            expected_version=None,
            reason=reason or f"as in version {version}",
            former=former.description,
        )
        catalogue.commit()
        return saved
