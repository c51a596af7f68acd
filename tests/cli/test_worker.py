"""The worker in a process of its own."""

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli import worker
from app.holdings import open_holding
from app.settings import Settings
from tests.awaiting import PATIENCE_S

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import DatabaseOf, Verso

PRESENTATION_2 = "http://iiif.io/api/presentation/2/context.json"
PRESENTATION_3 = "http://iiif.io/api/presentation/3/context.json"
NO_RECORD = "0 records written beside the originals.\n"
PROMPT = "Ctrl+C stops it."


@pytest.fixture
def busy(verso: "Verso", home: Path, scans: Path, table: "Table") -> Path:
    """A holding in which a manifest waits to be made."""
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    assert verso("import", table(row), "--images", scans, "--home", home, "--publish").code == 0
    return home


def test_what_is_due_is_done_once(
    verso: "Verso", busy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "log_plainly", lambda: None)  # this process has a log of its own
    answer = verso("worker", "--once", "--home", busy)
    assert answer.code == 0
    assert re.fullmatch(rf"[1-9] pieces? of work done, {NO_RECORD}", answer.out)
    made = [json.loads(path.read_bytes()) for path in (busy / "manifests").rglob("*.json")]
    assert {one["@context"] for one in made} == {PRESENTATION_2, PRESENTATION_3}
    assert len(made) == 2
    assert verso("worker", "--once", "--home", busy).out == f"0 pieces of work done, {NO_RECORD}"


def test_it_works_until_it_is_told_to_stop(
    environment: dict[str, str], program: str, busy: Path, on_server: "DatabaseOf | None"
) -> None:
    command = [program, "worker", "--home", str(busy)]
    environment |= {"VERSO_DATABASE_URL": on_server(busy)} if on_server else {}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().rstrip().endswith(PROMPT)
    process.terminate()
    assert process.stdout.read() == "Stopped.\n"
    assert process.wait(timeout=PATIENCE_S) == 0
    process.stdout.close()
    with open_holding(Settings(home=busy)) as holding:
        assert holding.jobs.dead() == ()
