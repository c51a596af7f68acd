"""The only gate: every SELECT of photographs, units and images begins here."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from app.domain.publication import PublicationState
from app.domain.viewers import Scope, Viewer
from app.persistence.records.asset import Asset
from app.persistence.records.base import Closable, HasPictures
from app.persistence.records.inscription import Inscription
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit

_LONG_AGO: Final = date.min
_Above = aliased(Unit)
_Shown = aliased(Side)
_Written = aliased(Side)

THE_CATALOGUE: Final = Viewer("the catalogue itself", frozenset({Scope.READ}))
"""Looks where something is to be written: a record must be met whether it is hidden or not."""


def photographs(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for photographs that a viewer may see."""
    return select(*what).select_from(Photograph).where(_seen(viewer, photograph_is_public()))


def images(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for scans that a viewer may know of: who sees their photograph and side.

    How much of each they see is another matter: `access_rules.caps_of_sides`.
    """
    return _scans(viewer, image_is_known(), *what)


def whole_images(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for scans that a viewer may see in all their pixels."""
    return _scans(viewer, image_is_public(), *what)


def _scans(viewer: Viewer, is_public: ColumnElement[bool], *what: Any) -> Select[Any]:
    return (
        select(*what)
        .select_from(Photograph)
        .join(Asset, Asset.photograph_id == Photograph.id)
        .where(_seen(viewer, is_public))
    )


def capped_sides(*what: Any) -> Select[Any]:
    """Begin a query for sides whose pictures some rule caps today, with photograph and unit.

    It says nothing of whether they may be known of: whoever asks has come through the gate.
    """
    return (
        select(*what)
        .select_from(Side)
        .join(Photograph, Photograph.id == Side.photograph_id)
        .outerjoin(Unit, Unit.id == Photograph.unit_id)
        .where(or_(*(not_(_is_whole(record)) for record in (Side, Photograph, Unit))))
    )


def units(viewer: Viewer, *what: Any) -> Select[Any]:
    """Begin a query for units that a viewer may see."""
    return select(*what).select_from(Unit).where(_seen(viewer, unit_is_public()))


def withheld_photographs(*what: Any) -> Select[Any]:
    """Begin a query for photographs that are published and closed, with the unit of each.

    The public may learn that they are here, and why they are not shown.
    """
    return (
        select(*what)
        .select_from(Photograph)
        .outerjoin(Unit, Unit.id == Photograph.unit_id)
        .where(Photograph.state == PublicationState.PUBLISHED, not_(photograph_is_public()))
    )


def withheld_images(*what: Any) -> Select[Any]:
    """Begin a query for scans that are closed of photographs that are published."""
    return (
        select(*what)
        .select_from(Photograph)
        .join(Asset, Asset.photograph_id == Photograph.id)
        .join(Side, Side.id == Asset.side_id)
        .outerjoin(Unit, Unit.id == Photograph.unit_id)
        .where(Photograph.state == PublicationState.PUBLISHED, not_(image_is_known()))
    )


def withdrawn_images(*what: Any) -> Select[Any]:
    """Begin a query for scans of photographs that were withdrawn, but for what is closed of them.

    The public has seen these: it may be told that they are gone.
    """
    return (
        select(*what)
        .select_from(Photograph)
        .join(Asset, Asset.photograph_id == Photograph.id)
        .join(Side, Side.id == Asset.side_id)
        .outerjoin(Unit, Unit.id == Photograph.unit_id)
        .where(
            Photograph.state == PublicationState.WITHDRAWN,
            _is_open(Side),
            _is_open(Photograph),
            _is_open(Unit),  # a photograph in no unit is in none that is closed
        )
    )


def withheld_units(*what: Any) -> Select[Any]:
    """Begin a query for units that are published and closed."""
    return select(*what).where(Unit.state == PublicationState.PUBLISHED, not_(_is_open(Unit)))


def unit_is_public() -> ColumnElement[bool]:
    """Whether everybody may see a unit: it is published, and neither it nor any above it closed."""
    return and_(Unit.state == PublicationState.PUBLISHED, _is_open(Unit))


def photograph_is_public() -> ColumnElement[bool]:
    """Whether everybody may see a photograph: it is published, and neither it nor its unit closed.

    A unit is closed as long as any above it: `inherited_access.write_unit_access`.
    """
    above = select(_Above.id).where(_Above.id == Photograph.unit_id, not_(_is_open(_Above)))
    is_published = Photograph.state == PublicationState.PUBLISHED
    return and_(is_published, _is_open(Photograph), not_(above.exists()))


def image_is_known() -> ColumnElement[bool]:
    """Whether everybody may know of a scan: they see its photograph, and its side."""
    side = select(_Shown.id).where(_Shown.id == Asset.side_id, not_(_is_open(_Shown)))
    return and_(photograph_is_public(), not_(side.exists()))


def image_is_public() -> ColumnElement[bool]:
    """Whether everybody may see a scan whole: no rule caps its side, photograph or unit either."""
    side = select(_Shown.id).where(_Shown.id == Asset.side_id, not_(_is_whole(_Shown)))
    above = select(_Above.id).where(_Above.id == Photograph.unit_id, not_(_is_whole(_Above)))
    return and_(image_is_known(), _is_whole(Photograph), not_(side.exists()), not_(above.exists()))


def inscription_is_public() -> ColumnElement[bool]:
    """Whether an inscription and its side are open; its photograph is looked at elsewhere."""
    side = select(_Written.id).where(_Written.id == Inscription.side_id, not_(_is_open(_Written)))
    return and_(_is_open(Inscription), not_(side.exists()))


def _is_open(record: type[Closable]) -> ColumnElement[bool]:
    """Whether no closure holds today, by the calendar of UTC."""
    until_on = func.coalesce(record.closed_until, _LONG_AGO)
    return until_on < func.current_date()


def _is_whole(record: type[HasPictures]) -> ColumnElement[bool]:
    """Whether no rule that closes pictures alone holds today."""
    until_on = func.coalesce(record.images_until, _LONG_AGO)
    return until_on < func.current_date()


def _seen(viewer: Viewer, is_public: ColumnElement[bool]) -> ColumnElement[bool]:
    return true() if viewer.may(Scope.READ) else is_public
