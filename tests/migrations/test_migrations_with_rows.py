"""A catalogue that is in use is brought to newer tables, and back, with all that is in it."""

import shutil
from pathlib import Path

from sqlalchemy import Engine, text

from alembic import command
from app.persistence.database import embedded_url, open_database
from app.persistence.migrating import upgrade
from tests.migrations.conftest import migrate

FIRST_IN_USE = "0017"
"""As old as catalogues may be that people have begun to work with."""


def counts(engine: Engine) -> dict[str, int]:
    """Count the rows of every table that has any."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with engine.connect() as connection:
        names = [name for (name,) in connection.execute(text(named)) if "search" not in name]
        found = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
    return {name: count for name, count in found.items() if count}


def test_nothing_is_lost_on_the_way_back_and_forth(in_use: Path, tmp_path: Path) -> None:
    engine = open_database(embedded_url(Path(shutil.copy(in_use, tmp_path / "catalogue.db"))))
    before = counts(engine)
    assert {"original", "asset", "batch_item", "authority_merge", "unit"} <= before.keys()
    migrate(engine, command.downgrade, FIRST_IN_USE)
    older = counts(engine)
    assert {name: before[name] for name in older} == older
    upgrade(engine)
    after = counts(engine)
    assert {name: after[name] for name in older} == older
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    engine.dispose()
