"""From records to descriptions: the units above photographs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from app.domain.catalogued import CataloguedUnit
from app.domain.custody import unremarked
from app.domain.units import UnitDescription
from app.domain.viewers import Scope, Viewer
from app.persistence.access_rules import access_of
from app.persistence.reading_custody import described_chain, load_unit_chains
from app.persistence.records.unit import Unit
from app.persistence.visibility import units

_BEHIND_SLASH: Final = chr(ord("/") + 1)


def trail_ids(path: str) -> list[str]:
    """Take a unit's path apart: ids from the root down to itself."""
    return path.rstrip("/").split("/") if path else []


def within(path: str) -> ColumnElement[bool]:
    """Whether a unit is one of a path, or lies below it: a stretch of the index of paths."""
    return and_(Unit.path >= path, Unit.path < f"{path.removesuffix('/')}{_BEHIND_SLASH}")


def described_unit(record: Unit, *, parent_code: str) -> UnitDescription:
    """Give the description that a unit's record holds; its chain of custody must be loaded."""
    return UnitDescription(
        reference_code=record.reference_code,
        title=record.title,
        level=record.level,
        parent=parent_code,
        date_as_written=record.date_as_written,
        date_edtf=record.date_edtf,
        scope_and_content=record.scope_and_content,
        custody=described_chain(record.custody),
        access=access_of(record),
        id=record.id,
    )


def catalogued_units(
    session: Session, viewer: Viewer, records: Sequence[Unit]
) -> tuple[CataloguedUnit, ...]:
    """Hand units out; a parent that the viewer may not see is not named."""
    load_unit_chains(session, records)
    known = {record.id: record for record in records}
    missing = {record.parent_id for record in records if record.parent_id} - known.keys()
    known |= _by_id(session, viewer, missing)
    return tuple(_catalogued(record, known, viewer) for record in records)


def trails(
    session: Session, viewer: Viewer, unit_ids: Iterable[str | None]
) -> dict[str | None, tuple[CataloguedUnit, ...]]:
    """Give for each of these units the way from the root down to it, as far as it may be seen."""
    ends = _by_id(session, viewer, {unit_id for unit_id in unit_ids if unit_id})
    above = {step for end in ends.values() for step in trail_ids(end.path)} - ends.keys()
    known = ends | _by_id(session, viewer, above)
    load_unit_chains(session, tuple(known.values()))
    return {
        end.id: tuple(
            _catalogued(known[step], known, viewer) for step in trail_ids(end.path) if step in known
        )
        for end in ends.values()
    }


def _by_id(session: Session, viewer: Viewer, unit_ids: Collection[str]) -> dict[str, Unit]:
    if not unit_ids:
        return {}
    statement = units(viewer, Unit).where(Unit.id.in_(unit_ids))
    return {record.id: record for record in session.scalars(statement)}


def _catalogued(record: Unit, known: Mapping[str, Unit], viewer: Viewer) -> CataloguedUnit:
    parent = known.get(record.parent_id or "")
    description = described_unit(record, parent_code=parent.reference_code if parent else "")
    if not viewer.may(Scope.READ):
        description = replace(
            description,
            custody=unremarked(description.custody),
            access=None,  # one that is over; staff know why it was
        )
    return CataloguedUnit(
        id=record.id,
        version=record.version,
        shown_version=record.shown_version,
        state=record.state,
        description=description,
    )
