"""What is asked at once is answered as one by one, and leaves the connection as it was."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.persistence.database import open_database
from app.persistence.one_trip import in_one_trip


@pytest.fixture
def connection(server_catalogue: str) -> Iterator[Connection]:
    engine = open_database(server_catalogue)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


def settings(connection: Connection) -> list[str]:
    names = ("enable_seqscan", "plan_cache_mode", "transaction_read_only")
    return [str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in names]


def test_each_question_has_its_rows(connection: Connection) -> None:
    before = settings(connection)
    several = "SELECT * FROM unnest(%(some)s::int[])", {"some": [1, 2]}
    told = in_one_trip(connection, [("SELECT %s::text", ("zima",)), several])
    assert told == [[("zima",)], [(1,), (2,)]]
    assert in_one_trip(connection, []) == []
    assert settings(connection) == before == ["on", "force_custom_plan", "on"]


def test_what_is_asked_is_looked_up_by_its_index(connection: Connection) -> None:
    explained = "EXPLAIN SELECT term FROM term WHERE term = %s", ("zima",)
    (plan,) = in_one_trip(connection, [explained])
    assert "ix_term_term" in str(plan)


def test_a_fault_is_one_of_sqlalchemy_and_tells_no_value(connection: Connection) -> None:
    with pytest.raises(DBAPIError, match="nowhere") as told:
        in_one_trip(connection, [("SELECT 1", ()), ("SELECT %s FROM nowhere", ("a secret",))])
    assert "a secret" not in str(told.value)
