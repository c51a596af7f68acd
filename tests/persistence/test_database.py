"""What holds on every connection, and what is said of files that are no catalogue."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.domain.errors import DamagedHolding
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import connect_plainly, embedded_url, open_database, writing

Opening = Callable[..., AbstractContextManager[Catalogue]]


def test_what_is_reported_as_kept_survives_a_power_cut(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 10_000


def test_the_library_is_not_one_that_can_damage_a_database(engine: Engine) -> None:
    with engine.connect() as connection:
        version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_who_will_write_holds_the_pen_from_the_beginning(engine: Engine) -> None:
    with writing(engine).connect() as one, engine.connect() as other:
        one.execute(text("SELECT 1"))
        other.exec_driver_sql("PRAGMA busy_timeout = 0")
        with pytest.raises(OperationalError, match="locked"):
            other.execute(text("DELETE FROM job"))


def test_a_row_can_not_point_to_nothing(engine: Engine) -> None:
    with writing(engine).connect() as connection, pytest.raises(IntegrityError):
        connection.execute(
            text(
                "INSERT INTO note (id, photograph_id, position, kind, label, text) "
                "VALUES ('n', 'nobody', 0, 'general', '', '')"
            )
        )


def test_tables_that_were_made_in_a_transaction_vanish_with_it(engine: Engine) -> None:
    with writing(engine).connect() as connection:
        connection.execute(text("CREATE TABLE shelf (id INTEGER)"))
        connection.rollback()
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "shelf" not in names


@pytest.mark.parametrize(
    "content",
    [b"Dear Sir, " * 1000, b"x", b"\x89PNG\r\n\x1a\n" + bytes(5000)],
    ids=["text", "one byte", "picture"],
)
def test_a_file_that_is_no_database_is_named_with_the_way_out(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "letter.db"
    file.write_bytes(content)
    engine = open_database(embedded_url(file))
    with pytest.raises(DamagedHolding, match=r"letter\.db is damaged, or is no database.*backup"):
        connect_plainly(engine)
    engine.dispose()
    assert file.read_bytes() == content


@pytest.mark.parametrize("kept_bytes", [50, 5000, 100_000, -4096, -1])
def test_a_database_that_was_cut_off_is_named(
    engine: Engine, opened: Opening, tmp_path: Path, kept_bytes: int
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
        catalogue.commit()
    engine.dispose()  # the last connection to be closed brings the file up to date
    file = tmp_path / "catalogue.db"
    file.write_bytes(file.read_bytes()[:kept_bytes])
    with pytest.raises(DamagedHolding):
        connect_plainly(engine)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    engine = open_database(embedded_url(tmp_path / "nowhere" / "catalogue.db"))
    with pytest.raises(DamagedHolding, match="can't be opened or written"):
        connect_plainly(engine)
    engine.dispose()
