"""Making derivatives from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso


def test_derivatives_are_made_once_and_anew_when_all_are_wanted(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    rows = [{"reference_code": f"A {c}", "title": c, "recto": f"{c}.png"} for c in ("red", "blue")]
    assert verso("import", table(*rows), "--images", scans, "--home", home).code == 0
    first = verso("derive", "--home", home)
    assert (first.code, first.out) == (0, "2 derivatives made; 0 were in order before.\n")
    again = json.loads(verso("derive", "--json", "--home", home).out)
    assert again == {"made": 0, "already": 2, "refused": {}}
    assert json.loads(verso("derive", "--all", "--json", "--home", home).out)["made"] == 2


def test_a_scan_that_gives_nothing_is_told_and_ends_with_one(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    verso("import", table(row), "--images", scans, "--home", home)
    (path,) = [p for p in (home / "images/originals").glob("*/*/*") if p.is_file() and not p.suffix]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:40])
    answer = verso("derive", "--home", home)
    assert answer.code == 1
    assert answer.out.startswith(f"No derivative: {path.name}: ")
