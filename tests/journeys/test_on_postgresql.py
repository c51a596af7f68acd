"""One catalogue on PostgreSQL: served by two processes, worked off by two more, verified."""

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.settings import Settings
from tests.awaiting import until

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer, Serving, Verso


@pytest.fixture(scope="module")
def environment(database_server: "DatabaseServer") -> dict[str, str]:
    """The environment of an installation that has its catalogue on a server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VERSO_")}
    return kept | {"VERSO_DATABASE_URL": database_server.make("journey")}


def test_many_processes_are_one_catalogue(
    serving: "Serving",
    verso_process: "Verso",
    program: str,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    home = tmp_path / "holding"
    served = serving("--sample", "--home", home, "--workers", "2", "--no-worker")
    working = [
        subprocess.Popen([program, "worker", "--once", "--home", str(home)], env=environment)
        for _ in range(2)
    ]
    settings = Settings(home=home, database_url=environment["VERSO_DATABASE_URL"])
    with open_holding(settings) as holding:
        until(lambda: not holding.jobs.waiting())
        assert holding.jobs.dead() == ()
        with holding.open(THE_DESK) as catalogue:
            photograph = catalogue.photographs().items[0]
    assert [process.wait() for process in working] == [0, 0]
    manifest = served.http.get(f"/iiif/presentation/3/{photograph.id}/manifest")
    assert manifest.json()["type"] == "Manifest"
    found = verso_process("verify", "--home", home)
    assert (found.code, found.out.splitlines()[-1]) == (0, "The holding is sound.")
    assert not (home / "catalogue.db").exists()
    assert served.stop().code == 0


def test_a_server_that_is_away_is_told_on_the_terminal(
    verso_process: "Verso", environment: dict[str, str], tmp_path: Path
) -> None:
    environment |= {"VERSO_DATABASE_URL": "postgresql://anna:secret@127.0.0.1:1/verso"}
    told = verso_process("init", "--home", tmp_path / "holding")
    assert told.code == 8
    assert "doesn't answer just now" in told.err
    assert "postgresql://anna:***@127.0.0.1:1/verso is out of reach" in told.err
    assert "secret" not in told.err
