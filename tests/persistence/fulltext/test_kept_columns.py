"""What a process remembers of entries keeps the gate, whatever changes, and whoever changes it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text

from app.domain.access import AccessRule
from app.domain.photographs import PhotographDescription
from app.domain.search_filters import NO_FILTERS
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.database import open_database, writing
from app.persistence.fulltext.expression import EVERYTHING
from app.persistence.fulltext.kept_columns import columns_of
from app.persistence.fulltext.matching import Matching
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import Audience, SearchEntry
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Back = Callable[..., PhotographDescription]
CLOSURES = (None, -400, -1, 0, 1, 400)  # in days from today, if there is any
STATES = ("published", "draft", "withdrawn")


def transaction(catalogue: Catalogue) -> Transaction:
    return catalogue._transaction


def remembered(catalogue: Catalogue) -> list[int]:
    rows: list[int] = Matching(transaction(catalogue), NO_FILTERS).hits(EVERYTHING).tolist()
    return rows


def by_the_gate(catalogue: Catalogue, viewer: Viewer) -> list[int]:
    own = Audience.STAFF if viewer.may(Scope.READ) else Audience.PUBLIC
    statement = (
        photographs(viewer, SearchEntry.row)
        .join(SearchEntry, SearchEntry.photograph_id == Photograph.id)
        .where(SearchEntry.audience.in_((Audience.ALL, own)))
        .order_by(SearchEntry.row)
    )
    return list(transaction(catalogue).session.scalars(statement))


def hold_alike(opened: Opening) -> set[int]:
    """See that both say the same; give what the public sees."""
    for viewer in (THE_PUBLIC, THE_DESK):
        with opened(viewer) as catalogue:
            assert remembered(catalogue) == by_the_gate(catalogue, viewer)
    with opened(THE_PUBLIC) as catalogue:
        return set(remembered(catalogue))


@contextmanager
def changing(engine: Engine) -> Iterator[Callable[[str], object]]:
    with writing(engine).begin() as connection:
        yield lambda sql: connection.execute(text(sql))


@pytest.fixture
def several(opened: Opening, engine: Engine, back: Back) -> list[str]:
    """Photographs in a unit and in none, some with closed parts."""
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("U", {"pl": ["Zespół"]}))
        closed = AccessRule(reason="private")
        ids = []
        for number in range(9):
            made = back(f"{number}", "zima")
            if number % 4 == 1:
                made = replace(made, sides=(replace(made.sides[0], access=closed),))
            ids.append(catalogue.save(made).id)
            catalogue.publish(ids[-1])
        catalogue.commit()
    with changing(engine) as change:
        told = ", ".join(f"'{one}'" for one in ids[::2])
        change(f"UPDATE photograph SET unit_id = (SELECT id FROM unit) WHERE id IN ({told})")
    return ids


@pytest.mark.parametrize("days", CLOSURES)
def test_the_gate_is_kept_whatever_changes(
    opened: Opening, engine: Engine, several: list[str], days: int | None
) -> None:
    today = datetime.now(UTC).date()  # the gate asks the database, which has no clock of ours
    closure = "NULL" if days is None else f"'{today + timedelta(days=days)}'"
    seen = hold_alike(opened)
    assert len(seen) == len(several)
    for number, state in enumerate(STATES):
        with changing(engine) as change:
            change(f"UPDATE photograph SET state = '{state}' WHERE id = '{several[number]}'")
            change(f"UPDATE photograph SET closed_until = {closure} WHERE id = '{several[3]}'")
        hold_alike(opened)
    with changing(engine) as change:
        change(f"UPDATE unit SET closed_until = {closure}")
    hold_alike(opened)
    with changing(engine) as change:
        change(f"UPDATE photograph SET unit_id = NULL WHERE id = '{several[4]}'")
        change(f"DELETE FROM search_entry WHERE photograph_id = '{several[5]}'")
    left = hold_alike(opened)
    assert len(left) < len(seen)


def test_a_transaction_sees_what_it_writes_and_nobody_else_does(
    opened: Opening, back: Back, several: list[str]
) -> None:
    with opened(THE_DESK) as catalogue:
        before = remembered(catalogue)
    with opened(THE_DESK, writes=True) as writer:
        writer.save(back("10", "lato"))
        own = remembered(writer)
        assert len(own) == len(before) + 1
        with opened(THE_DESK) as reader:
            assert remembered(reader) == before
    with opened(THE_DESK, writes=True) as writer:  # the first was taken back
        writer.save(back("11", "lato", "jesień"))
        assert len(remembered(writer)) == len(before) + 1
        writer.commit()
    hold_alike(opened)
    assert len(several) < len(before) + 1


def test_what_another_process_writes_is_seen(
    opened: Opening, engine: Engine, several: list[str]
) -> None:
    hold_alike(opened)
    other = open_database(engine.url.render_as_string(hide_password=False))
    with writing(other).begin() as connection:
        connection.execute(text(f"UPDATE photograph SET state = 'draft' WHERE id = '{several[0]}'"))
    other.dispose()
    assert len(hold_alike(opened)) == len(several) - 1


def test_nothing_is_read_again_where_nothing_has_changed(
    opened: Opening, several: list[str]
) -> None:
    with opened(THE_DESK) as catalogue:
        first = columns_of(transaction(catalogue))
    with opened(THE_PUBLIC) as catalogue:
        assert columns_of(transaction(catalogue)) is first
        rows = transaction(catalogue).session.scalars(select(SearchEntry.row)).all()
    assert first.newest == max(rows)
    assert len(rows) > len(several)
