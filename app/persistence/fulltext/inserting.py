"""Writing many rows at once, some of which may be there already, on either database.

The statements go to the driver as they are: what SQLAlchemy does for each row would take longer
than the writing.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.persistence.records.base import Record

Rows = Sequence[tuple[Any, ...]]


def insert_missing(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows
) -> None:
    """Add those rows whose key is not there."""
    _write(session, f"{_insert(session, record, columns)} ON CONFLICT DO NOTHING", rows)


def insert_or_replace(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows, *, key: str
) -> None:
    """Add rows; where a key is there, all its other columns are replaced."""
    others = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key)
    statement = f"{_insert(session, record, columns)} ON CONFLICT ({key}) DO UPDATE SET {others}"
    _write(session, statement, rows)


def insert_or_better(  # noqa: PLR0913 - what, where, and when it counts
    session: Session,
    record: type[Record],
    columns: Sequence[str],
    rows: Rows,
    *,
    key: Sequence[str],
    better: str,
) -> None:
    """Add rows; where a key is there, all its other columns are replaced if `better` grows."""
    others = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    statement = (
        f"{_insert(session, record, columns)} ON CONFLICT ({', '.join(key)}) DO UPDATE "
        f"SET {others} WHERE excluded.{better} > {record.__tablename__}.{better}"
    )
    _write(session, statement, rows)


def change_rows(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows, *, key: str
) -> None:
    """Change rows that are there: the values of columns in order, then the key of each."""
    mark = _mark(session)
    values = ", ".join(f'"{name}" = {mark}' for name in columns)
    _write(session, f'UPDATE {record.__tablename__} SET {values} WHERE "{key}" = {mark}', rows)


def add_to(session: Session, record: type[Record], column: str, rows: Rows, *, key: str) -> None:
    """Add to a number: the change, then the key of each row."""
    mark = _mark(session)
    table = record.__tablename__
    _write(session, f"UPDATE {table} SET {column} = {column} + {mark} WHERE {key} = {mark}", rows)


def _insert(session: Session, record: type[Record], columns: Sequence[str]) -> str:
    marks = ", ".join([_mark(session)] * len(columns))
    return f"INSERT INTO {record.__tablename__} ({', '.join(columns)}) VALUES ({marks})"


def _mark(session: Session) -> str:
    return "?" if session.get_bind().dialect.name == "sqlite" else "%s"


def _write(session: Session, statement: str, rows: Rows) -> None:
    if rows:
        session.connection().exec_driver_sql(statement, list(rows))
