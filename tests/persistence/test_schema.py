"""At which state of its tables a database stands."""

from pathlib import Path

from alembic.script import ScriptDirectory

from app.persistence.database import embedded_url, open_database
from app.persistence.migrating import configuration, upgrade
from app.persistence.schema import NEWEST, current_revision, is_current


def test_the_newest_revision_is_the_one_that_the_migrations_end_with() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == NEWEST


def test_a_new_database_is_brought_up_to_date_and_a_current_one_is_left_alone(
    tmp_path: Path,
) -> None:
    engine = open_database(embedded_url(tmp_path / "new.db"))
    assert current_revision(engine) is None
    assert not is_current(engine)
    upgrade(engine)
    assert current_revision(engine) == NEWEST
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()
