"""A migration that is killed at a statement leaves nothing behind, and its repetition is clean.

Each migration from the first to the newest, of a catalogue in use. Every statement in `make soak`
(`VERSO_TEST_EACH_STATEMENT=1`), on PostgreSQL too; every so-manieth in the check, from number
`VERSO_TEST_FIRST` on, so that they can be tried in parts.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alembic import command
from app.persistence.database import embedded_url
from app.persistence.migrating import revisions
from app.settings import Settings
from tests.migrations.conftest import migrate, opened, rows, use

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer
    from tests.migrations.conftest import Upgrading

EACH = int(os.environ.get("VERSO_TEST_EACH_STATEMENT", "150"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
KILLED = -9

Copy = Callable[[str, str], str]
"""Makes a database by a name like the one of another name, and gives its address."""


def test_a_migration_killed_at_any_statement_repeats_cleanly(
    in_use: Path, tmp_path: Path, upgrading: "Upgrading"
) -> None:
    shutil.copy(in_use, tmp_path / "older.db")

    def copy(name: str, other: str) -> str:
        file = tmp_path / f"{name}.db"
        for besides in ("-wal", "-shm"):
            Path(f"{file}{besides}").unlink(missing_ok=True)
        return embedded_url(Path(shutil.copy(tmp_path / f"{other}.db", file)))

    kill_each(copy, embedded_url(tmp_path / "older.db"), upgrading, each=EACH)


@pytest.mark.skipif(EACH > 99, reason="a long test, for `make soak`")
def test_so_it_is_on_postgresql(
    database_server: "DatabaseServer", tmp_path: Path, upgrading: "Upgrading"
) -> None:
    url = database_server.make("older")
    use(Settings(home=tmp_path / "served", database_url=url))

    def copy(name: str, other: str) -> str:
        return database_server.make(name, copied_from=other)

    kill_each(copy, url, upgrading, each=EACH)


def kill_each(copy: Copy, older: str, upgrading: "Upgrading", *, each: int) -> None:
    """Take the newest migration back, then the one before it; kill each at its statements."""
    count = passed = 0
    for revision in reversed(revisions()):
        with opened(older) as engine:
            migrate(engine, command.downgrade, "-1")
        newer = copy("newer", "older")
        whole = upgrading(newer, revision)
        assert whole["code"] == 0
        chosen = [n for n in range(1, whole["statements"] + 1) if (passed + n - FIRST) % each == 0]
        passed += whole["statements"]
        count += len(chosen)
        if chosen:
            kill_at(chosen, revision, copy, older, newer, upgrading)
    print(f"{count} statements of {passed}, of {len(revisions())} migrations")  # noqa: T201
    assert count > 1


def kill_at(  # noqa: PLR0913, PLR0917 - one migration, before and after
    statements: list[int],
    revision: str,
    copy: Copy,
    older: str,
    newer: str,
    upgrading: "Upgrading",
) -> None:
    """Kill a migration at statements, and repeat it."""
    with opened(older) as engine:
        before = rows(engine)
    known = repr(before)
    with opened(newer) as engine:
        after = rows(engine, known=known)
    for statement in statements:
        url = copy("killed", "older")
        assert upgrading(url, revision, at=statement)["code"] == KILLED
        with opened(url) as engine:
            assert rows(engine) == before, f"{revision} at {statement}"
        assert upgrading(url, revision)["code"] == 0
        with opened(url) as engine:
            assert rows(engine, known=known) == after, f"{revision} at {statement}, again"
