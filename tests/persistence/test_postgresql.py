"""What holds on every connection with a server, and how writers take turns there."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import InternalError

from app.domain.clashes import Clash
from app.domain.errors import Busy, DamagedHolding
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.persistence.catalogue import Catalogue
from app.persistence.database import connect_plainly, open_database, writing
from app.persistence.faults import in_plain_words
from app.persistence.jobs import JobQueue
from app.persistence.postgresql import server_url
from app.persistence.transaction import utc_now

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

Opening = Callable[..., AbstractContextManager[Catalogue]]
SOON_S = 0.2  # long enough for a thread to come to the place where it waits


@pytest.fixture
def database() -> str:
    return "postgresql"


def asked(engine: Engine, query: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(query)).scalar_one()


def in_thread(act: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Begin something beside the test; what comes of it is put into the list."""
    left: list[object] = []

    def run() -> None:
        try:
            left.append(act())
        except Exception as fault:  # noqa: BLE001 - it is handed to the test
            left.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(SOON_S)
    return thread, left


def test_a_day_is_a_day_of_utc_and_nothing_waits_for_ever(engine: Engine) -> None:
    assert asked(engine, "SHOW timezone") == "UTC"
    assert asked(engine, "SHOW lock_timeout") == "10s"
    assert asked(engine, "SHOW statement_timeout") == "2min"


def test_who_reads_sees_one_state_from_beginning_to_end(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK) as reading:
        assert reading.photograph_count() == 0
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save(PhotographDescription("A/1"))
            catalogue.commit()
        assert reading.photograph_count() == 0
    assert asked(engine, "SELECT count(*) FROM photograph") == 1


def test_who_reads_can_not_write(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(InternalError, match="read-only"):
        connection.execute(text("DELETE FROM job"))


def test_a_writer_waits_for_the_one_before_and_goes_on_from_what_that_one_left(
    opened: Opening,
) -> None:
    def second() -> object:
        with opened(THE_DESK, writes=True) as catalogue:
            saved = catalogue.save(PhotographDescription("A/1", process="collodion"))
            catalogue.commit()
        return saved.version

    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1", process="albumen"))
        thread, left = in_thread(second)
        assert left == []
        catalogue.commit()
    thread.join()
    assert left == [2]


def test_of_two_who_change_the_same_version_one_is_told(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A/1"))
        catalogue.commit()

    def change(process: str) -> object:
        with opened(THE_DESK, writes=True) as catalogue:
            done = catalogue.save(
                PhotographDescription("A/1", process=process),
                photograph_id=saved.id,
                expected_version=1,
            )
            catalogue.commit()
        return done.version

    begun = [in_thread(lambda process=process: change(process)) for process in ("a", "b", "c")]  # type: ignore[misc]
    for thread, _ in begun:
        thread.join()
    came = [left[0] for _, left in begun]
    assert came.count(2) == 1
    assert sum(isinstance(one, Clash) for one in came) == 2


def test_who_waits_too_long_for_another_writer_may_try_again(
    engine: Engine, opened: Opening, server_catalogue: str
) -> None:
    hurried = f"{server_catalogue}&options=-c%20lock_timeout%3D1"
    impatient = open_database(hurried)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
        with (
            pytest.raises(Busy),
            in_plain_words(impatient),
            writing(impatient).connect() as connection,
        ):
            connection.execute(text("SELECT 1"))
    impatient.dispose()
    assert asked(engine, "SELECT count(*) FROM photograph") == 0


def test_a_worker_passes_by_what_another_is_just_taking(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for subject in "ab":
            catalogue.ask_for(JobKind.MANIFEST, subject)
        catalogue.commit()
    queue = JobQueue(engine, now=lambda: utc_now() + timedelta(days=1))
    with writing(engine).connect() as other:
        other.execute(text("SELECT 1 FROM job WHERE subject = 'a' FOR UPDATE"))
        job = queue.take()
        assert job is not None
        assert job.subject == "b"
        assert queue.take() is None


def test_work_is_not_begun_before_what_makes_it_necessary_can_be_seen(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "a")
        catalogue.commit()
    queue = JobQueue(engine, now=lambda: utc_now() + timedelta(days=1))
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "a")  # it waits already: nothing is added
        assert queue.take() is None
        catalogue.commit()
    assert queue.take() is not None
    assert queue.take() is None


def test_work_is_done_while_somebody_writes(engine: Engine, opened: Opening) -> None:
    queue = JobQueue(engine, now=lambda: utc_now() + timedelta(days=1))
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "a")
        catalogue.commit()
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
        job = queue.take()
        assert job is not None
        queue.done(job)
    assert queue.waiting() == 0


def test_what_many_want_at_once_is_asked_for_once(engine: Engine) -> None:
    queue = JobQueue(engine)
    begun = [in_thread(lambda: queue.want(JobKind.DERIVE, "a")) for _ in range(4)]
    for thread, left in begun:
        thread.join()
        assert left == [None]
    assert queue.waiting() == 1


def test_who_finds_no_connection_free_may_try_again(server_catalogue: str) -> None:
    engine = open_database(server_catalogue, connections=1)
    engine.pool._timeout = 0.01  # type: ignore[attr-defined]  # nobody waits ten seconds for a test
    queue = JobQueue(engine)
    with engine.connect(), pytest.raises(Busy, match="Too many"):
        queue.waiting()
    engine.dispose()


def test_a_database_in_another_alphabet_is_refused(database_server: "DatabaseServer") -> None:
    with psycopg.connect(database_server.url(), autocommit=True) as administrator:
        administrator.execute("DROP DATABASE IF EXISTS latin")
        administrator.execute(
            "CREATE DATABASE latin ENCODING 'LATIN2' LC_COLLATE 'C' LC_CTYPE 'C' "
            "LOCALE_PROVIDER libc TEMPLATE template0"
        )
    engine = open_database(database_server.url("latin"))
    with pytest.raises(DamagedHolding, match=r"LATIN2.*UTF8"):
        connect_plainly(engine)
    engine.dispose()


def test_the_address_is_the_one_that_every_program_of_postgresql_takes() -> None:
    url = server_url("postgres://anna:secret@db.example.org:5433/verso?sslmode=require")
    assert url.drivername == "postgresql+psycopg"
    assert (url.host, url.port, url.database) == ("db.example.org", 5433, "verso")
