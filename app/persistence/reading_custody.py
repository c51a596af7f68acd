"""From records to descriptions: a chain of custody."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from app.domain.custody import AcceptedRemark, CustodyEventDescription, RemarkCode
from app.persistence.records.agent import Agent
from app.persistence.records.custody_event import CustodyFacts, UnitCustodyEvent
from app.persistence.records.unit import Unit


def with_agents(chain: Any, event: type[CustodyFacts]) -> ORMOption:
    """Load a chain (the relation) with the agents of its events: one query more."""
    return selectinload(chain).options(*_agents(event))


def load_unit_chains(session: Session, units: Sequence[Unit]) -> None:
    """Load what happened to these units, all in one query, however they were loaded."""
    if not units:
        return
    statement = (
        select(UnitCustodyEvent)
        .where(UnitCustodyEvent.unit_id.in_([unit.id for unit in units]))
        .order_by(UnitCustodyEvent.unit_id, UnitCustodyEvent.position)
        .options(*_agents(UnitCustodyEvent))
    )
    chains: dict[str, list[UnitCustodyEvent]] = {unit.id: [] for unit in units}
    for event in session.scalars(statement):
        chains[event.unit_id].append(event)
    for unit in units:
        set_committed_value(unit, "custody", chains[unit.id])


def described_chain(records: Iterable[CustodyFacts]) -> tuple[CustodyEventDescription, ...]:
    """Give the description of a chain, whose records come in their order."""
    return tuple(map(_event, records))


def _agents(event: type[CustodyFacts]) -> tuple[Any, ...]:
    ends = (event.from_agent, event.to_agent, event.via_agent)
    return tuple(joinedload(end) for end in ends)


def _event(record: CustodyFacts) -> CustodyEventDescription:
    return CustodyEventDescription(
        kind=record.kind,
        from_agent=_name(record.from_agent),
        to_agent=_name(record.to_agent),
        via_agent=_name(record.via_agent),
        date_as_written=record.date_as_written,
        date_edtf=record.date_edtf,
        place=record.place,
        agreement=record.agreement,
        passed=record.passed,
        ownership_changed=record.ownership_changed,
        gap_before=record.gap_before,
        source=record.source,
        accepted_remarks=tuple(
            AcceptedRemark(RemarkCode(remark["code"]), remark["reason"])
            for remark in record.accepted_remarks
        ),
        calendar=record.calendar,
    )


def _name(agent: Agent | None) -> str:
    return agent.name if agent else ""
