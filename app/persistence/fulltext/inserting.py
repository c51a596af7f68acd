"""Writing many rows at once, some of which may be there already, on either database.

The statements go to the driver as they are: what SQLAlchemy does for each row would take longer
than the writing. A server gets the rows as one array a column, in one statement.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Session

from app.persistence.records.base import Record

Rows = Sequence[tuple[Any, ...]]


def insert_missing(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows
) -> None:
    """Add those rows whose key is not there."""
    _insert_all(session, f"{_insert(session, record, columns)} ON CONFLICT DO NOTHING", rows)


def insert_or_replace(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows, *, key: str
) -> None:
    """Add rows; where a key is there, all its other columns are replaced."""
    others = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key)
    statement = f"{_insert(session, record, columns)} ON CONFLICT ({key}) DO UPDATE SET {others}"
    _insert_all(session, statement, rows)


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
    _insert_all(session, statement, rows)


def change_rows(
    session: Session, record: type[Record], columns: Sequence[str], rows: Rows, *, key: str
) -> None:
    """Change rows that are there: the values of columns in order, then the key of each."""
    table = record.__tablename__
    if _is_on_server(session):
        given = [f"c{place}" for place in range(len(columns) + 1)]
        values = ", ".join(
            f'"{name}" = given.{one}' for name, one in zip(columns, given, strict=False)
        )
        statement = (
            f"UPDATE {table} SET {values} FROM {_arrays(session, record, (*columns, key))} "
            f'AS given ({", ".join(given)}) WHERE {table}."{key}" = given.{given[-1]}'
        )
        _write_at_once(session, statement, rows)
    else:
        values = ", ".join(f'"{name}" = ?' for name in columns)
        _write(session, f'UPDATE {table} SET {values} WHERE "{key}" = ?', rows)


def add_to(session: Session, record: type[Record], column: str, rows: Rows, *, key: str) -> None:
    """Add to a number: the change, then the key of each row."""
    table = record.__tablename__
    if _is_on_server(session):
        statement = (
            f"UPDATE {table} SET {column} = {table}.{column} + change.more "
            f"FROM {_arrays(session, record, (column, key))} AS change (more, of) "
            f"WHERE {table}.{key} = change.of"
        )
        _write_at_once(session, statement, rows)
    else:
        statement = f"UPDATE {table} SET {column} = {column} + ? WHERE {key} = ?"
        _write(session, statement, rows)


def _insert(session: Session, record: type[Record], columns: Sequence[str]) -> str:
    if _is_on_server(session):
        given = f"SELECT * FROM {_arrays(session, record, columns)} AS given WHERE true"
    else:
        given = f"VALUES ({', '.join('?' * len(columns))})"
    return f"INSERT INTO {record.__tablename__} ({', '.join(columns)}) {given}"


def _arrays(session: Session, record: type[Record], columns: Sequence[str]) -> str:
    """Say that rows come as arrays, one for each column, of what that holds."""
    dialect, own = session.get_bind().dialect, record.__table__.c
    kinds = [
        "TEXT" if isinstance(own[name].type, String) else own[name].type.compile(dialect)
        for name in columns
    ]
    return f"unnest({', '.join(f'%s::{kind}[]' for kind in kinds)})"


def _is_on_server(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _insert_all(session: Session, statement: str, rows: Rows) -> None:
    (_write_at_once if _is_on_server(session) else _write)(session, statement, rows)


def _write(session: Session, statement: str, rows: Rows) -> None:
    if rows:
        session.connection().exec_driver_sql(statement, list(rows))


def _write_at_once(session: Session, statement: str, rows: Rows) -> None:
    if rows:
        arrays = tuple(map(list, zip(*rows, strict=True)))
        session.connection().exec_driver_sql(statement, arrays)
