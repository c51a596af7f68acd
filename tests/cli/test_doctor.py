"""Whether an installation is well, at the terminal."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.checkups import Grade
from app.domain.work import JobKind
from app.holdings import open_holding
from app.persistence.database import driver
from app.persistence.database_checkup import sqlite_grade
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Verso


@pytest.mark.sqlite_only
def test_a_new_holding_is_well(verso: "Verso", home: Path) -> None:
    answer = verso("doctor", "--home", home, "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    grades = {one["subject"]: one["grade"] for one in told["checkups"]}
    assert told["well"]
    for subject in (
        "Verso", "pictures", "disk", "images/originals", "SQLite", "power cuts", "tables", "clock",
        "work", "originals", "search index",
    ):  # fmt: skip
        assert grades[subject] in {"fine", "warning"}, subject
    assert grades["power cuts"] == "fine"
    assert told["settings"] == {"VERSO_HOME": str(home)}


def test_the_sqlite_that_runs_is_one_without_the_fault_of_wal() -> None:
    """SQLite 3.51.3 has mended it; the wheel of pysqlite3 is in the lock for that reason."""
    version = tuple(int(part) for part in driver().sqlite_version.split("."))
    assert version >= (3, 51, 3)
    assert sqlite_grade(version) is Grade.FINE
    assert sqlite_grade((3, 51, 2)) is Grade.WARNING
    assert sqlite_grade((3, 40, 1)) is Grade.WARNING


def test_passwords_are_not_told(
    verso: "Verso", home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERSO_DATABASE_URL", "postgresql://verso:hush@127.0.0.1:1/nowhere")
    answer = verso("doctor", "--home", home)
    assert answer.code == 1
    assert "hush" not in answer.out + answer.err
    assert "FAULT  holding: " in answer.out


@pytest.mark.sqlite_only
def test_what_was_given_up_is_to_be_looked_at(verso: "Verso", home: Path) -> None:
    with open_holding(Settings(home=home)) as holding:
        holding.jobs.want(JobKind.DERIVE, "ab" * 32)
        job = holding.jobs.take()
        assert job is not None
        holding.jobs.failed(job, "nothing decodes", for_good=True)
    answer = verso("doctor", "--home", home)
    assert answer.code == 0
    assert "LOOK   work: 0 waiting, 0 in hand, 1 given up: see `verso work list`" in answer.out


@pytest.mark.sqlite_only
def test_a_folder_without_a_holding_is_told(verso: "Verso", tmp_path: Path) -> None:
    answer = verso("doctor", "--home", tmp_path)
    assert answer.code == 1
    assert "There is no holding" in answer.out
