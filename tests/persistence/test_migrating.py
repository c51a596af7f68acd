"""Only a catalogue of our own, and of no later Verso, is brought up to date."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from alembic import command
from app.domain.errors import DamagedHolding
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.migrating import configuration, migrations, upgrade
from app.persistence.schema import current_revision


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


@pytest.mark.parametrize(("since", "falls_due"), [("0030", False), ("0029", True)])
def test_records_are_written_anew_only_where_a_migration_changes_what_they_say(
    engine: Engine, since: str, *, falls_due: bool
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(
            text(
                "INSERT INTO original (sha256, size_bytes, media_type, width_px, height_px, bands,"
                " bit_depth, condition, condition_note, catalogued_at, checked_at, is_damaged)"
                " VALUES ('a', 1, 'image/png', 1, 1, 3, 8, 'sound', '', '2026-11-30 09:00:00',"
                " '2026-11-30 09:00:00', 0)"
            )
        )
    config = configuration()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, since)
        connection.execute(text("DELETE FROM record_due"))
    upgrade(engine)
    with engine.connect() as connection:
        due = connection.scalars(text("SELECT subject FROM record_due")).all()
    assert due == (["a"] if falls_due else [])


def test_the_migrations_are_where_the_program_is() -> None:
    assert (migrations() / "env.py").is_file()
