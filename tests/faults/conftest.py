"""What the tests of faults share: a killer, small tables with scans, and what a catalogue says."""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.domain.documents import as_document
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, found_holding, open_holding
from app.persistence.database import driver
from app.services.verify import verify
from app.settings import Settings

_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?")
OWN = {"id"}
"""What two catalogues of one content may differ in: the names that they gave."""


@dataclass(frozen=True, slots=True)
class Killed:
    """How a run ended: -9 where it was killed; else its exit code, and how many moments it had."""

    code: int
    moments: int


@dataclass(frozen=True, slots=True)
class Coroner:
    """Kills `verso` at a moment, and looks at the holding that is left."""

    run: Callable[..., Killed]

    def said_of(self, home: Path) -> list[Any]:
        """Give all that a catalogue says, but for the names that it gave by itself."""
        with open_holding(Settings(home=home)) as holding:
            return [_said(holding, photograph_id) for photograph_id in _ids(holding)]

    def state_of(
        self, home: Path, *, but_for: tuple[str, ...] = (), in_order: bool = True
    ) -> frozenset[tuple[str, str]]:
        """Tell what stands in a holding, but for names and moments: the same for the same.

        Each table and each file has its digest. SQLite must find its own file whole. Names are told
        by the order in which they are met; where that is of no matter, not `in_order`, they are all
        alike. Tables are left out that begin as `but_for` says.
        """
        names: dict[str, int] = {}
        found = set[tuple[str, str]]()

        def plainly(told: str) -> str:
            told = _MOMENT.sub("when", told)
            if not in_order:
                return _NAME.sub("name", told)
            return _NAME.sub(lambda name: str(names.setdefault(name[0], len(names))), told)

        def note(subject: str, told: bytes) -> None:
            found.add((subject, hashlib.sha256(told).hexdigest()))

        with closing(driver().connect(str(home / "catalogue.db"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            for (table,) in connection.execute(tables).fetchall():
                if not table.startswith(but_for):
                    rows = connection.execute(f'SELECT * FROM "{table}"')
                    told = [plainly(repr(row)) for row in rows]
                    note(table, "\n".join(told if in_order else sorted(told)).encode())
        for path in sorted(home.rglob("*")):
            if path.is_file() and not path.name.startswith("catalogue.db"):
                body = path.read_bytes()
                is_text = path.suffix == ".json"  # a record has a digest of itself
                name = plainly(str(path.relative_to(home)))
                if is_text:
                    body = plainly(body.decode()).encode() if in_order else b""
                note(name, body)
        return frozenset(found)

    def require_sound(self, home: Path) -> set[str]:
        """Verify a holding: it must be sound. Gives the kinds of what was found of no harm."""
        with open_holding(Settings(home=home)) as holding:
            report = verify(holding)
        assert [one for one in report.findings if not one.is_harmless] == []
        return {str(finding.kind) for finding in report.findings}


@pytest.fixture(scope="session")
def disk_calls(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """What counts a process's calls to the disk; None where there is no compiler for it."""
    source = Path(__file__).with_name("disk_calls.c")
    library = tmp_path_factory.mktemp("disk_calls") / "disk_calls.so"
    words = ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
    if sys.platform != "linux" or shutil.which("gcc") is None:
        return None
    subprocess.run(words, check=True)
    return library


@pytest.fixture(scope="session")
def coroner(environment: dict[str, str], disk_calls: Path | None) -> Iterator[Coroner]:
    """Run `verso` with arguments, killed at a moment or call (see killing.py) or not at all."""
    command = [sys.executable, str(Path(__file__).with_name("killing.py"))]
    counting = {"LD_PRELOAD": str(disk_calls)} if disk_calls else {}
    process = subprocess.Popen(
        command,
        env=environment | counting,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    ask, answers = process.stdin, process.stdout
    assert ask is not None
    assert answers is not None

    def run(*arguments: object, **how: Any) -> Killed:
        if how.get("of") == "calls" and disk_calls is None:
            pytest.skip("calls to the disk are counted on Linux, and gcc is needed for it")
        request = {"arguments": [*map(str, arguments)], "at": None} | how
        print(json.dumps(request), file=ask, flush=True)
        return Killed(**json.loads(answers.readline()))

    yield Coroner(run)
    ask.close()
    answers.close()
    process.wait(timeout=60)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty holding, made once."""
    home = tmp_path_factory.mktemp("founded") / "holding"
    found_holding(Settings(home=home)).close()
    return home


@pytest.fixture
def new_home(founded: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Make an empty holding by a name."""
    return lambda name: Path(shutil.copytree(founded, tmp_path / name))


@pytest.fixture
def home(new_home: Callable[[str], Path]) -> Path:
    """An empty holding."""
    return new_home("holding")


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder with a recto and a verso for each of three photographs."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(3):
        Image.new("RGB", (40, 30), (number * 60, 0, 0)).save(folder / f"{number}.png")
        Image.new("L", (40, 30), number * 60).save(folder / f"{number}v.png")
    return folder


Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write a table of rows; its columns are those of the first."""

    def write(*rows: dict[str, str], name: str = "table.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def rows() -> tuple[dict[str, str], ...]:
    """A row for each of the three photographs."""
    return tuple(
        {
            "reference_code": f"A {number}",
            "title": f"Boat {number}",
            "recto": f"{number}.png",
            "verso": f"{number}v.png",
            "inscription": f"Łódź, boat number {number}",
            "date": "4 February 1883[?]",
        }
        for number in range(3)
    )


def _ids(holding: Holding) -> list[str]:
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photographs(limit=500).items
    return [photograph.id for photograph in found]


def _said(holding: Holding, photograph_id: str) -> Any:
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph(photograph_id)
    words = found.description.reference_code
    with holding.open(THE_PUBLIC) as catalogue:
        hits = catalogue.search(words).total
    return found.state, found.version, hits, _without_names(as_document(found.description))


def _without_names(document: Any) -> Any:
    if isinstance(document, dict):
        return {key: _without_names(value) for key, value in document.items() if key not in OWN}
    if isinstance(document, list):
        return [_without_names(item) for item in document]
    return document
