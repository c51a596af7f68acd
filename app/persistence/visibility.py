"""The only gate: every SELECT of photographs, units and images begins here."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select, true

from app.domain.publication import PublicationState
from app.domain.viewers import Scope, Viewer
from app.persistence.records.asset import Asset
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit

THE_CATALOGUE: Final = Viewer("the catalogue itself", frozenset({Scope.READ}))
"""Looks where something is to be written: a record must be met whether it is hidden or not."""


def photographs(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for photographs that a viewer may see."""
    return select(*what).select_from(Photograph).where(_shown(viewer, Photograph.state))


def images(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for scans: they are seen by whoever sees their photograph."""
    return photographs(viewer, *what).join(Asset, Asset.photograph_id == Photograph.id)


def units(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for units that a viewer may see."""
    return select(*what).select_from(Unit).where(_shown(viewer, Unit.state))


def _shown(viewer: Viewer, state: Any) -> ColumnElement[bool]:
    if viewer.may(Scope.READ):
        return true()
    shown: ColumnElement[bool] = state == PublicationState.PUBLISHED
    return shown
