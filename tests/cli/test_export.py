"""Exporting from the command line."""

import json
import os
import pwd
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso


def test_a_holding_is_exported_in_both_forms(
    verso: "Verso", home: Path, scans: Path, table: "Table", tmp_path: Path
) -> None:
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    assert verso("import", table(row), "--images", scans, "--home", home).code == 0
    bag = verso("export", "bagit", tmp_path / "bag", "--home", home)
    assert bag.code == 0
    assert bag.out.startswith("1 photograph or unit exported to ")
    account = pwd.getpwuid(os.geteuid()).pw_name
    assert f"command line ({account})" in verso("audit", "export", "--home", home).out
    told = json.loads(verso("export", "ocfl", tmp_path / "ocfl", "--home", home, "--json").out)
    assert (told["things"], told["files"], told["lost"]) == (1, 3, [])
    assert verso("export", "ocfl", tmp_path / "ocfl", "--home", home).code == 5
    nowhere = verso("export", "ocfl", tmp_path / "new", "--unit", "X", "--home", home)
    assert nowhere.code == 3
