"""Describing a unit of the tree: a new one, or one that is already there."""

from app.domain.saving import SavedUnit
from app.domain.units import UnitDescription
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def describe_unit(holding: Holding, viewer: Viewer, description: UnitDescription) -> SavedUnit:
    """Save a unit, found by its reference code. `Rejected` where the unit above it is not known."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        saved = catalogue.save_unit(description)
        catalogue.commit()
        return saved
