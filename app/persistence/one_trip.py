"""Several look-ups by keys that go to a server at once: nobody waits for each answer by itself.

Each is answered by its index, in a way that the server has worked out once: it takes longer to
think about such small questions than to answer them.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection

from app.persistence.plain_rows import as_told

Question: TypeAlias = tuple[str, Sequence[Any] | Mapping[str, Any]]
"""SQL as psycopg reads it, and its values."""

_BY_KEYS: Final = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'auto', true)"
)
_AS_BEFORE: Final = (
    "SELECT set_config('enable_seqscan', 'on', true), "
    "set_config('plan_cache_mode', 'force_custom_plan', true)"
)


def in_one_trip(
    connection: Connection, questions: Collection[Question]
) -> list[Sequence[Sequence[Any]]]:
    """Give the rows of each, in a transaction on PostgreSQL that has begun.

    Faults are those of SQLAlchemy.
    """
    if not questions:
        return []
    driver: Any = connection.connection.driver_connection
    try:
        with driver.pipeline():
            driver.execute(_BY_KEYS)
            cursors = [driver.execute(sql, values) for sql, values in questions]
            driver.execute(_AS_BEFORE)
        return [cursor.fetchall() for cursor in cursors]
    except connection.dialect.loaded_dbapi.Error as fault:
        raise as_told(connection, "", fault) from fault
