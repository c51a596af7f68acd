"""Noticing what changes in a session, so that its files are written again.

Whatever way a row is changed, its record falls due in the same transaction: rows that the session
flushes are seen as they are, and those that one statement changes are looked up by its conditions
before it runs.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from app.domain.identifiers import new_id
from app.domain.kept_records import RecordKind
from app.persistence.record_tables import FALL_DUE, OWNERS

_TOUCHED: Final = "touched records"


class RecordingSession(Session):
    """A session of the catalogue: what is committed in it falls due to be written as files."""


def touch(session: Session, kind: RecordKind, subjects: Iterable[str]) -> None:
    """Have records fall due with the commit, for what a session can't see by itself."""
    touched: set[tuple[RecordKind, str]] = session.info.setdefault(_TOUCHED, set())
    touched.update((kind, subject) for subject in subjects)


@event.listens_for(RecordingSession, "after_flush")
def _note_rows(session: Session, _context: UOWTransaction) -> None:
    for record in (*session.new, *session.dirty, *session.deleted):
        owner = OWNERS.get(record.__tablename__)
        if owner is not None:
            kind, column = owner
            touch(session, kind, {getattr(record, column), *_former(record, column)})


def _former(record: Any, column: str) -> Iterable[str]:
    """Name what a row belonged to before, where it has been handed on to another."""
    return [was for was in inspect(record).attrs[column].history.deleted or () if was is not None]


@event.listens_for(RecordingSession, "do_orm_execute")
def _note_statements(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete or state.is_insert):
        return
    if state.execution_options.get("falls_due") is False:  # what need not be in a file at once
        return
    statement: Any = state.statement
    owner = OWNERS.get(statement.table.name)
    if owner is None:
        return
    kind, name = owner
    if state.is_insert:
        touch(state.session, kind, _inserted(state, statement, name))
        return
    column = statement.table.c[name]
    concerned = select(column).distinct()
    if statement.whereclause is not None:
        concerned = concerned.where(statement.whereclause)
    touch(state.session, kind, state.session.connection().scalars(concerned))


def _inserted(state: ORMExecuteState, statement: Any, name: str) -> Iterable[str]:
    """Name what new rows belong to: those given, or those that a query gives."""
    if statement.select is not None:
        source = statement.select.subquery()
        position = list(statement._select_names).index(name)  # noqa: SLF001 - nothing public tells
        column = list(source.c)[position]
        return state.session.connection().scalars(select(column).distinct())
    given = state.parameters or statement.compile().params
    rows: list[Any] = [given] if isinstance(given, dict) else list(given)
    return [str(row[name]) for row in rows]


@event.listens_for(RecordingSession, "before_commit")
def _fall_due(session: Session) -> None:
    session.flush()
    touched = session.info.pop(_TOUCHED, None)
    if touched:
        stamp = new_id()
        rows = [
            {"kind": kind.value, "subject": subject, "stamp": stamp}
            for kind, subject in sorted(touched)
        ]
        session.connection().execute(FALL_DUE, rows)


@event.listens_for(RecordingSession, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_TOUCHED, None)
