"""Rows as SQLite's driver gives them, for what is asked dozens of times for one answer.

What SQLAlchemy does beside each statement takes longer than SQLite does for a small one.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_FEWEST_MARKS: Final = 4


def plain_rows(
    connection: Connection, statement: str, values: Sequence[Any] = ()
) -> Sequence[Sequence[Any]]:
    """Ask in a transaction that has begun. Faults are those of SQLAlchemy."""
    if connection.dialect.name != "sqlite":
        return connection.exec_driver_sql(statement, tuple(values)).fetchall()
    driver: Any = connection.connection.driver_connection
    try:
        rows: list[tuple[Any, ...]] = driver.execute(statement, values).fetchall()
    except connection.dialect.loaded_dbapi.Error as fault:
        raise as_told(connection, statement, fault) from fault
    return rows


def evened(values: Sequence[Any]) -> Sequence[Any]:
    """Repeat the last of some values that a question lists, till they are 4, 8, 16 and so on.

    So there are few questions for the driver to put into the database's words, and it keeps them.
    """
    count = _FEWEST_MARKS
    while count < len(values):
        count *= 2
    return [*values, *[values[-1]] * (count - len(values))] if values else []


def as_told(connection: Connection, statement: str, fault: Exception) -> Exception:
    """Say it as SQLAlchemy does; the values are nobody's business."""
    base: Any = connection.dialect.loaded_dbapi.Error
    told: Exception = DBAPIError.instance(
        statement, None, fault, base, hide_parameters=True, dialect=connection.dialect
    )
    return told
