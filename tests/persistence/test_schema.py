"""Whether a database has the tables that this program knows."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import DamagedHolding
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.schema import current_revision, head_revision, is_current, migrations, upgrade


def test_a_new_database_is_brought_up_to_date_and_a_current_one_is_left_alone(
    tmp_path: Path,
) -> None:
    engine = open_database(embedded_url(tmp_path / "new.db"))
    assert current_revision(engine) is None
    assert not is_current(engine)
    upgrade(engine)
    assert current_revision(engine) == head_revision()
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()


def test_a_database_of_a_newer_verso_is_not_touched(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DamagedHolding, match=r"9999.*newer one made it"):
        upgrade(engine)
    assert current_revision(engine) == "9999"


def test_somebody_elses_database_is_not_touched(tmp_path: Path) -> None:
    engine = open_database(embedded_url(tmp_path / "addresses.db"))
    with writing(engine).begin() as connection:
        connection.execute(text("CREATE TABLE address (name TEXT)"))
    with pytest.raises(DamagedHolding, match="tables that are not Verso's"):
        upgrade(engine)
    with engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert names == ["address"]
    engine.dispose()


def test_the_migrations_are_where_the_program_is() -> None:
    assert (migrations() / "env.py").is_file()
