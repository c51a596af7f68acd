"""What the database complains of, in words that help."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from app.domain.errors import Busy, DamagedHolding
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.faults import in_plain_words

Opening = Callable[..., AbstractContextManager[Catalogue]]


def set_on_each_connection(engine: Engine, pragma: str) -> None:
    def prepare(connection: object, _record: ConnectionPoolEntry) -> None:
        connection.cursor().execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    event.listen(engine, "connect", prepare)


def test_who_waits_too_long_for_another_writer_may_try_again(
    engine: Engine, opened: Opening
) -> None:
    set_on_each_connection(engine, "busy_timeout = 1")
    with writing(engine).connect() as other:
        other.execute(text("SELECT 1"))
        with pytest.raises(Busy) as told, opened(THE_DESK, writes=True) as catalogue:
            catalogue.save(PhotographDescription("A/1"))
    assert told.value.retry_after_s > 0


def test_a_full_disk_is_called_so_and_nothing_is_half_written(
    engine: Engine, opened: Opening
) -> None:
    set_on_each_connection(engine, "max_page_count = 1")  # no page can be added
    large = PhotographDescription("A/1", description={"en": ["x" * 100_000] * 9})
    with (
        pytest.raises(DamagedHolding, match="the disk is full"),
        opened(THE_DESK, writes=True) as catalogue,
    ):
        catalogue.save(large)
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0


def test_a_fault_of_the_program_is_not_blamed_on_the_database(engine: Engine) -> None:
    with (
        pytest.raises(IntegrityError),
        in_plain_words(engine),
        writing(engine).begin() as connection,
    ):
        connection.execute(text("INSERT INTO place (id, name) VALUES ('1', 'A'), ('1', 'B')"))


def test_many_readers_and_a_writer_do_not_hinder_each_other(opened: Opening) -> None:
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(20):
                with opened(THE_DESK) as catalogue:
                    catalogue.newest(limit=3)
                    catalogue.search("a")
        except BaseException as fault:  # noqa: BLE001 - a thread's fault is told to the test
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for number in range(10):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save(PhotographDescription(f"A/{number}"))
            catalogue.commit()
    for reader in readers:
        reader.join()
    assert faults == []
