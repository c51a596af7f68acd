"""A holding is lost, and put back: from a backup, and from its own files."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.storage.layout import Layout

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso


@pytest.fixture
def catalogued(verso: "Verso", home: Path, scans: Path, table: "Table") -> Path:
    """A holding with one published photograph and one original."""
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    words = ("import", table(row), "--images", scans, "--home", home, "--publish")
    assert verso(*words).code == 0
    return home


@pytest.mark.sqlite_only
def test_a_holding_is_backed_up_lost_and_restored(
    verso: "Verso", catalogued: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    made = verso("backup", store, "--home", catalogued)
    assert (made.code, made.out.splitlines()[-1]) == (0, "The holding is backed up.")
    told = json.loads(verso("backup", store, "--home", catalogued, "--json").out)
    assert (told["originals_copied"], told["originals_already"], told["lost"]) == (0, 1, [])
    shutil.rmtree(catalogued)
    restored = verso("restore", store, "--home", catalogued)
    assert restored.code == 0
    assert restored.out.endswith(f"The holding in {catalogued} is restored, and sound.\n")
    assert verso("search", "Boat", "--home", catalogued).out.count("A 1") == 1
    assert "2 copies of the catalogue." in verso("restore", store, "--list").out


@pytest.mark.sqlite_only
def test_what_can_not_be_restored_is_told_by_its_exit_code(
    verso: "Verso", catalogued: Path, tmp_path: Path
) -> None:
    assert verso("restore", tmp_path / "nothing", "--home", tmp_path / "x").code == 3
    verso("backup", tmp_path / "store", "--home", catalogued)
    assert verso("restore", tmp_path / "store", "--home", catalogued).code == 5
    assert verso("backup", catalogued / "inside", "--home", catalogued).code == 6


@pytest.mark.sqlite_only
def test_a_lost_database_is_made_again_of_the_files(verso: "Verso", catalogued: Path) -> None:
    assert verso("rebuild", "--home", catalogued).code == 5
    for path in catalogued.glob("catalogue.db*"):
        path.unlink()
    assert verso("verify", "--home", catalogued).code == 8
    answer = verso("rebuild", "--home", catalogued)
    assert answer.code == 0
    assert answer.out.endswith("The catalogue was rebuilt, and all of it is sound.\n")
    assert "Accounts, tokens" in answer.out
    assert verso("search", "Boat", "--home", catalogued).out.count("A 1") == 1


@pytest.mark.sqlite_only
def test_a_record_that_can_not_be_used_is_told(verso: "Verso", catalogued: Path) -> None:
    for path in catalogued.glob("catalogue.db*"):
        path.unlink()
    broken = Layout(catalogued).record("unit", "01a22c2a-dd03-7192-a19d-c084ed5e5c01")
    broken.parent.mkdir(parents=True)
    broken.write_text("{", "utf-8")
    answer = verso("rebuild", "--home", catalogued, "--json")
    assert answer.code == 1
    told = json.loads(answer.out)
    assert (told["photographs"], told["originals"], told["sound"]) == (1, 1, True)
    assert broken.name in told["unreadable"][0]
