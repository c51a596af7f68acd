"""Verifying from the command line."""

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.delete_photograph import delete_photograph
from app.settings import Settings
from app.storage.layout import Layout

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso

ORPHAN = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of no bytes at all


@pytest.fixture
def catalogued(verso: "Verso", home: Path, scans: Path, table: "Table") -> Path:
    """A holding with one photograph and one original."""
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    assert verso("import", table(row), "--images", scans, "--home", home).code == 0
    return home


def original(home: Path) -> Path:
    """Give the one original of a holding."""
    (path,) = [p for p in (home / "images/originals").glob("*/*/*") if p.is_file() and not p.suffix]
    return path


def test_a_holding_in_order_is_sound(verso: "Verso", catalogued: Path) -> None:
    answer = verso("verify", "--home", catalogued)
    assert answer.code == 0
    assert answer.out == "1 photograph, 1 original read through.\nThe holding is sound.\n"
    assert "1 original looked at." in verso("verify", "--quick", "--home", catalogued).out


def test_a_single_altered_byte_is_found(verso: "Verso", catalogued: Path) -> None:
    path = original(catalogued)
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    answer = verso("verify", "--json", "--home", catalogued)
    assert answer.code == 1
    report = json.loads(answer.out)
    assert report["sound"] is False
    assert [(f["kind"], f["harmless"]) for f in report["findings"]] == [("altered original", False)]
    assert path.name in report["findings"][0]["message"]


def test_a_missing_original_is_found_even_quickly(verso: "Verso", catalogued: Path) -> None:
    original(catalogued).unlink()
    answer = verso("verify", "--quick", "--home", catalogued)
    assert answer.code == 1
    assert "NOT SOUND: missing original" in answer.out
    assert answer.out.endswith("The holding is NOT sound.\n")


def test_a_person_is_told_of_the_first_of_each_kind_and_a_program_of_all(
    verso: "Verso", catalogued: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.verify.MOST_TOLD", 2)
    monkeypatch.setattr("app.domain.findings.MOST_KEPT", 2)
    original(catalogued).unlink()
    for number in range(5):
        half = Layout(catalogued).incoming_originals / f"{number:032d}.part"
        half.write_bytes(b"half")
        os.utime(half, (0, 0))
    told = verso("verify", "--home", catalogued).out
    assert told.count("harmless: leftover: ") == 2
    assert "... and 3 more: leftover (`verso verify --json` names all)\n" in told
    assert "Found: 1 missing original, 5 leftover.\n" in told
    report = json.loads(verso("verify", "--json", "--home", catalogued).out)
    assert report["counts"] == {"missing original": 1, "leftover": 5}
    assert len(report["findings"]) == 6


def test_an_orphan_is_told_and_swept_once_it_is_a_day_old(verso: "Verso", catalogued: Path) -> None:
    path = Layout(catalogued).original(ORPHAN)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    young = verso("verify", "--sweep", "--home", catalogued)
    assert young.code == 0
    assert young.out.startswith(
        "Swept: 0 originals, 0 half-written files, 0 documents, 0 derivatives.\n"
    )
    long_ago = time.time() - 100_000
    os.utime(path, (long_ago, long_ago))
    told = verso("verify", "--home", catalogued)
    assert told.code == 0
    assert "harmless: orphan original" in told.out
    swept = json.loads(verso("verify", "--sweep", "--json", "--home", catalogued).out)
    assert swept["swept"] == {
        "originals": 1,
        "leftovers": 0,
        "documents": 0,
        "derivatives": 0,
    }
    assert swept["findings"] == []
    assert not path.exists()


def test_sweeping_is_a_command_of_its_own(verso: "Verso", catalogued: Path) -> None:
    path = Layout(catalogued).original(ORPHAN)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert json.loads(verso("sweep", "--home", catalogued, "--json").out)["originals"] == 0
    os.utime(path, (0, 0))
    told = verso("sweep", "--home", catalogued)
    assert told.out == (
        "1 original, 0 half-written files, 0 documents and 0 derivatives were taken away.\n"
    )
    assert not path.exists()


def test_what_deleted_photographs_left_goes_when_it_is_asked_for(
    verso: "Verso", catalogued: Path
) -> None:
    with open_holding(Settings(home=catalogued)) as holding:
        with holding.open(THE_DESK) as catalogue:
            (only,) = catalogue.photographs().items
        delete_photograph(holding, THE_DESK, only.id, reason="a trial")
    kept = verso("sweep", "--deleted", "--home", catalogued)
    assert kept.out.endswith(
        "What 1 deleted photograph left behind is kept; `verso sweep --deleted` gives it up in "
        "time.\n"
    )
    assert original(catalogued).exists()
    os.utime(original(catalogued), (0, 0))
    command = ("sweep", "--deleted", "--deleted-days", "0", "--home", catalogued)
    assert verso(*command).out == (
        "The history of 1 deleted photograph was given up, and the records of 1 original.\n"
        "1 original, 0 half-written files, 0 documents and 0 derivatives were taken away.\n"
    )


def test_a_damaged_original_is_put_back_from_a_second_store(
    verso: "Verso", catalogued: Path, tmp_path: Path
) -> None:
    verso("backup", tmp_path / "store", "--home", catalogued)
    path = original(catalogued)
    path.chmod(0o644)
    path.write_bytes(b"rotten")
    answer = verso("verify", "--repair-from", tmp_path / "store", "--home", catalogued)
    assert answer.code == 0
    told = answer.out.splitlines()
    assert told[0] == "Put back: 1 original."
    assert told[1].startswith("harmless: repaired original: The original of the recto of A 1 has ")
    assert told[2] == "Found: 1 repaired original."
    assert verso("verify", "--repair-from", tmp_path, "--home", catalogued).code == 3
