"""Adding rows that may be there already, on either database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.persistence.records.base import Record

Rows = Sequence[Mapping[str, Any]]


def insert_missing(session: Session, record: type[Record], rows: Rows) -> None:
    """Add those rows whose key is not there."""
    if rows:
        table = record.__table__
        session.connection().execute(_insert(session, table).on_conflict_do_nothing(), rows)


def insert_or_better(
    session: Session, record: type[Record], rows: Rows, *, key: Sequence[str], better: str
) -> None:
    """Add rows; where a key is there, all its other columns are replaced if `better` grows."""
    if not rows:
        return
    table = record.__table__
    statement = _insert(session, table)
    others = [column.name for column in table.columns if column.name not in key]
    statement = statement.on_conflict_do_update(
        index_elements=list(key),
        set_={name: statement.excluded[name] for name in others},
        where=statement.excluded[better] > table.c[better],
    )
    session.connection().execute(statement, rows)


def _insert(session: Session, table: Any) -> Any:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    assert isinstance(table, Table)  # noqa: S101 - each record has one
    return dialect.insert(table)
