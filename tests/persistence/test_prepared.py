"""A query that was put into SQL once gives what SQLAlchemy gives, each time it is asked."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import select

from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.prepared import Prepared, rows_of_all, some_of
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def test_it_gives_the_same_rows(opened: Opening) -> None:
    codes = [f"it's {number}%" for number in range(3)]
    with opened(THE_DESK, writes=True) as catalogue:
        for code in codes:
            catalogue.save(PhotographDescription(code, title={"pl": [f"Wołga {code}"]}))
        session = catalogue._transaction.session
        statement = select(
            Photograph.title, Photograph.state, Photograph.reference_code, Photograph.created_at
        ).order_by(Photograph.reference_code)
        asked = Prepared(statement.where(some_of(Photograph.reference_code)))
        for some in (codes[:1], codes, [], ["'; DROP"]):
            found = asked.rows(session.connection(), some)
            wanted = session.execute(statement.where(Photograph.reference_code.in_(some))).all()
            assert [tuple(row) for row in found] == [tuple(row) for row in wanted]
        (row,) = asked.rows(session.connection(), codes[:1])
        assert row.title == {"pl": [f"Wołga {codes[0]}"]}


def test_many_are_asked_for_in_pieces(opened: Opening) -> None:
    asked = Prepared(select(Side.id).where(some_of(Side.id)))
    with opened(THE_DESK) as catalogue:
        connection = catalogue._transaction.session.connection()
        assert asked.rows(connection, [str(number) for number in range(40_000)]) == []


def test_several_are_asked_at_once_and_each_has_its_own_rows(opened: Opening) -> None:
    photographs = Prepared(
        select(Photograph.id, Photograph.title).where(some_of(Photograph.reference_code))
    )
    sides = Prepared(select(Side.id).where(some_of(Side.photograph_id)))
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A 1", title={"pl": ["Wołga"]}))
        connection = catalogue._transaction.session.connection()
        for _ in range(2):  # the first time it learns how rows are read
            (row,), none, nothing = rows_of_all(
                connection, [(photographs, ["A 1"]), (sides, ["x"]), (photographs, [])]
            )
            assert row.title == {"pl": ["Wołga"]}
            assert (none, nothing) == ([], [])
