"""How long a session lasts, and what asking about it costs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from app.domain.accounts import Role, SignedIn
from app.domain.audit import AuditFilter, Verb
from app.domain.signing_in import Proven
from app.domain.viewers import THE_DESK, Means, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.sessions import signed_in

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
DIGEST = "a" * 64
AT_THE_DESK = Viewer("public", address="192.0.2.7")


@pytest.fixture
def known(engine: Engine, opened: Opening, clock: list[datetime]) -> Callable[[], SignedIn | None]:
    """Ask whose session it is, at the clock's time; it begins at nine."""
    with opened(THE_DESK, writes=True) as catalogue:
        account = catalogue.accounts.add(
            name="anna",
            shown="Anna",
            role=Role.VIEWER,
            password="kept",  # noqa: S106
        )
        catalogue.commit()
    with opened(AT_THE_DESK, writes=True) as catalogue:
        catalogue.signing_in.begin(
            Proven(account.id, compared_with="kept"), sha256=DIGEST, browser="F", former=""
        )
        catalogue.commit()
    return lambda: signed_in(engine, DIGEST, now=lambda: clock[0])


def test_a_session_tells_who_is_signed_in(
    known: Callable[[], SignedIn | None], engine: Engine
) -> None:
    found = known()
    assert found is not None
    assert (found.account.name, found.viewer.name) == ("anna", "anna")
    assert found.viewer.means is Means.ACCOUNT
    assert found.viewer.scopes == Role.VIEWER.scopes
    assert signed_in(engine, "b" * 64) is None


def test_whoever_comes_back_within_twelve_hours_stays_signed_in_for_seven_days(
    known: Callable[[], SignedIn | None], clock: list[datetime]
) -> None:
    begun = clock[0]
    while clock[0] < begun + timedelta(days=6, hours=14):
        clock[0] += timedelta(hours=11, minutes=59)
        assert known() is not None
    clock[0] = begun + timedelta(days=7) - timedelta(seconds=1)
    assert known() is not None
    clock[0] += timedelta(seconds=1)
    assert known() is None


def test_whoever_stays_away_for_twelve_hours_is_signed_out(
    known: Callable[[], SignedIn | None], clock: list[datetime]
) -> None:
    clock[0] += timedelta(hours=12)
    assert known() is None


def test_asking_is_one_query_and_writes_once_a_minute(
    known: Callable[[], SignedIn | None], clock: list[datetime], engine: Engine
) -> None:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *of: said.append(str(of[2])))
    for _ in range(3):
        known()
    assert [statement.split()[0] for statement in said if "BEGIN" not in statement] == [
        "SELECT"
    ] * 3
    said.clear()
    clock[0] += timedelta(minutes=1)
    for _ in range(3):
        known()
    assert len([statement for statement in said if statement.startswith("UPDATE")]) == 1


@pytest.mark.sqlite_only
def test_the_query_goes_by_the_index(known: Callable[[], SignedIn | None], engine: Engine) -> None:
    known()
    plan = (
        "EXPLAIN QUERY PLAN SELECT 1 FROM account_session JOIN account "
        "ON account.id = account_session.account_id WHERE sha256 = 'x'"
    )
    with engine.connect() as connection:
        steps = [row[3] for row in connection.exec_driver_sql(plan)]
    assert all(step.startswith("SEARCH") for step in steps), steps


def test_a_proof_is_worth_nothing_once_the_password_was_changed(
    known: Callable[[], SignedIn | None], opened: Opening
) -> None:
    found = known()
    assert found is not None
    with opened(AT_THE_DESK, writes=True) as catalogue:
        begun = catalogue.signing_in.begin(
            Proven(found.account.id, compared_with="older"), sha256="b" * 64, browser="", former=""
        )
        assert begun is None


def test_signing_in_and_out_are_in_the_log_with_who_and_from_where(
    known: Callable[[], SignedIn | None], opened: Opening
) -> None:
    with opened(AT_THE_DESK, writes=True) as catalogue:
        assert catalogue.signing_in.end(DIGEST)
        assert not catalogue.signing_in.end(DIGEST)
        catalogue.commit()
    assert known() is None
    with opened(THE_DESK) as catalogue:
        entries = catalogue.audit.after(0, AuditFilter(who="anna"))
    assert [entry.verb for entry in entries] == [Verb.SIGN_IN, Verb.SIGN_OUT]
    assert {(entry.means, entry.address) for entry in entries} == {(Means.ACCOUNT, "192.0.2.7")}
