"""What the first bytes of an SQLite file tell."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import DamagedHolding
from app.persistence.database import writing
from app.persistence.sqlite_file import refuse_what_is_cut_off


@pytest.fixture
def file(engine: Engine, tmp_path: Path) -> Path:
    engine.dispose()
    return tmp_path / "catalogue.db"


def test_a_whole_database_is_let_through(file: Path) -> None:
    refuse_what_is_cut_off(file)


def test_what_is_yet_to_be_made_is_let_through(tmp_path: Path) -> None:
    refuse_what_is_cut_off(tmp_path / "nothing.db")
    (tmp_path / "empty.db").touch()
    refuse_what_is_cut_off(tmp_path / "empty.db")


@pytest.mark.parametrize("missing_bytes", [1, 4095, 4096, 100_000])
def test_a_file_that_is_shorter_than_it_says_is_refused(file: Path, missing_bytes: int) -> None:
    file.write_bytes(file.read_bytes()[:-missing_bytes])
    with pytest.raises(DamagedHolding, match="it is cut off"):
        refuse_what_is_cut_off(file)


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\0", b"Dear Sir, " * 1000])
def test_what_has_not_the_form_of_a_database_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.db"
    file.write_bytes(content)
    with pytest.raises(DamagedHolding):
        refuse_what_is_cut_off(file)


def test_what_still_stands_in_the_log_counts(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "catalogue.db"
    with writing(engine).begin() as connection:
        connection.execute(text("INSERT INTO place (id, name) VALUES ('1', 'Buzułuk')"))
    assert file.with_name("catalogue.db-wal").stat().st_size > 0
    refuse_what_is_cut_off(file)
