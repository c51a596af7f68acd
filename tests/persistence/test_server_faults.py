"""What a server complains of, in words that help, and without a password."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import Engine, text

from app.domain.errors import Busy, DamagedHolding, OutOfReach, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import connect_plainly, open_database, writing
from app.persistence.faults import in_plain_words

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

Opening = Callable[..., AbstractContextManager[Catalogue]]
UNDER_A_NUMBER = "DO $$ BEGIN RAISE SQLSTATE '{}' USING MESSAGE = 'as it is'; END $$"


@pytest.fixture
def database() -> str:
    return "postgresql"


@pytest.mark.parametrize(
    ("code", "kind", "told"),
    [
        ("40P01", Busy, "Another change"),
        ("40001", Busy, "Another change"),
        ("55P03", Busy, "Another change"),
        ("57014", Busy, "took too long"),
        ("53300", Busy, "too much to do"),
        ("53100", DamagedHolding, "the disk is full"),
        ("XX001", DamagedHolding, "is damaged: as it is. Restore"),
        ("42501", DamagedHolding, "doesn't let Verso in: as it is. Look at VERSO_DATABASE_URL"),
    ],
)
def test_each_complaint_is_told_as_what_it_means(
    engine: Engine, code: str, kind: type[Exception], told: str
) -> None:
    with pytest.raises(kind, match=told), in_plain_words(engine), engine.connect() as connection:
        connection.execute(text(UNDER_A_NUMBER.format(code)))


def test_a_statement_that_takes_too_long_is_given_up(server_catalogue: str) -> None:
    engine = open_database(f"{server_catalogue}&options=-c%20statement_timeout%3D1")
    with (
        pytest.raises(Busy, match="took too long"),
        in_plain_words(engine),
        engine.connect() as connection,
    ):
        connection.execute(text("SELECT pg_sleep(1)"))
    engine.dispose()


def test_a_connection_that_was_cut_is_told_and_the_next_one_works(
    engine: Engine, opened: Opening, database_server: "DatabaseServer"
) -> None:
    with (
        pytest.raises(OutOfReach, match="doesn't answer just now"),
        opened(THE_DESK, writes=True) as catalogue,
    ):
        _save_and_be_cut_off(catalogue, database_server, engine)
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0


def _save_and_be_cut_off(catalogue: Catalogue, server: "DatabaseServer", engine: Engine) -> None:
    catalogue.save(PhotographDescription("A/1"))
    with psycopg.connect(server.url()) as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [engine.url.database],
        )
    catalogue.save(PhotographDescription("A/2"))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("127.0.0.1:1", "postgresql://anna:***@127.0.0.1:1/verso is out of reach"),
        ("nowhere.invalid", "is out of reach"),
    ],
)
def test_a_server_that_does_not_answer_is_named_without_the_password(place: str, told: str) -> None:
    engine = open_database(f"postgresql://anna:secret@{place}/verso")
    with pytest.raises(OutOfReach) as fault:
        connect_plainly(engine)
    assert told in fault.value.details
    assert "secret" not in fault.value.details
    engine.dispose()


def test_a_database_that_is_not_there_is_told(database_server: "DatabaseServer") -> None:
    engine = open_database(database_server.url("nowhere"))
    with pytest.raises(OutOfReach) as fault:
        connect_plainly(engine)
    assert 'database "nowhere" does not exist' in fault.value.details
    engine.dispose()


def test_a_text_that_no_database_holds_is_refused_with_its_place(engine: Engine) -> None:
    with (
        pytest.raises(Rejected, match="NUL") as refused,
        in_plain_words(engine),
        writing(engine).begin() as connection,
    ):
        connection.execute(
            text("INSERT INTO place (id, name) VALUES (:id, :name)"), {"id": "1", "name": "a\0"}
        )
    assert [problem.where for problem in refused.value.problems] == ["name"]


def test_half_a_character_is_refused(engine: Engine) -> None:
    with (
        pytest.raises(Rejected, match="half of a character"),
        in_plain_words(engine),
        engine.connect() as connection,
    ):
        connection.execute(text("SELECT :t"), {"t": "\ud800"})
