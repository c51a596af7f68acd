"""What the driver is asked by itself is as SQLAlchemy would ask it, faults included."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.exc import DBAPIError

from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.plain_rows import evened, plain_rows

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.mark.both_databases
def test_rows_are_given_and_faults_are_those_of_sqlalchemy(opened: Opening) -> None:
    with opened(THE_DESK) as catalogue:
        connection = catalogue._transaction.session.connection()
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        (row,) = plain_rows(connection, f"SELECT 1, {mark}", ("zima",))
        assert tuple(row) == (1, "zima")
        with pytest.raises(DBAPIError) as told:
            plain_rows(connection, f"SELECT {mark} FROM nowhere", ("a secret",))
    assert "nowhere" in str(told.value)
    assert "a secret" not in str(told.value)


@pytest.mark.parametrize(
    ("values", "asked"),
    [([], []), ([7], [7] * 4), ([*range(4)], [*range(4)]), ([*range(5)], [*range(5), 4, 4, 4])],
)  # fmt: skip
def test_lists_are_evened_out(values: list[int], asked: list[int]) -> None:
    assert list(evened(values)) == asked
