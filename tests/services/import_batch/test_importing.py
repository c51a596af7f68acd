import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.errors import NotAllowed, NotSignedIn, Rejected
from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding, open_holding
from app.services.import_batch import import_batch
from app.services.verify import verify
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import DatabaseOf

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "real" / "copy1-60"
MAPPING = ROOT / "docs" / "how-to" / "import-copy1-60.yaml"

needs_real = pytest.mark.skipif(
    not REAL.is_dir(), reason="the scans of a real register are not here: ../shared/real/copy1-60"
)

IMPORT = """
import sys
from pathlib import Path
from app.holdings import open_holding
from app.services.import_batch import import_batch
from app.settings import Settings

home, table, images = map(Path, sys.argv[1:4])
def told(done, total, doing):
    print(done, flush=True)
settings = Settings(home=home, database_url=sys.argv[4])
import_batch(open_holding(settings), table=table, images=images, progress=told)
"""


def tree(home: Path) -> dict[str, bytes]:
    """Everything below a folder but the database."""
    files = (path for path in home.rglob("*") if path.is_file() and "catalogue.db" not in path.name)
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


def test_a_dry_run_reports_what_the_import_then_does_and_changes_nothing(
    holding: Holding, images: Path, table: Callable[..., Path], scan: Callable[..., bytes]
) -> None:
    (images / "1.png").write_bytes(scan("red"))
    (images / "cut.jpg").write_bytes(scan("blue", size=(600, 400), kind="JPEG")[:1500])
    rows = table(
        ["A 1", "Title", "1.png", ""],
        ["A 2", "", "nowhere.png", ""],
        ["A 3", "", "cut.jpg", ""],
        ["A 4", "", "1.PNG", ""],
    )
    before = tree(holding.layout.home)
    dry = import_batch(holding, table=rows, images=images, dry_run=True)
    assert tree(holding.layout.home) == before
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0
    wet = import_batch(holding, table=rows, images=images)
    assert [row.outcome for row in dry.rows] == [
        Outcome.MADE, Outcome.REFUSED, Outcome.MADE, Outcome.REFUSED,
    ]  # fmt: skip
    for foreseen, done in zip(dry.rows, wet.rows, strict=True):
        assert foreseen.photograph_id == ""
        assert (foreseen.outcome, foreseen.sides, foreseen.problems, foreseen.warnings) == (
            done.outcome, done.sides, done.problems, done.warnings,
        )  # fmt: skip
    assert (dry.is_dry_run, wet.is_dry_run) == (True, False)


def test_a_dry_run_takes_the_mapping_s_units_as_there_already(
    holding: Holding, images: Path, tmp_path: Path
) -> None:
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yaml"
    table.write_text("Code\nA 1\n")
    mapping.write_text(
        "key: Code\nphotograph: {unit: A}\nunits: [{reference_code: A, title: {en: [Album]}}]\n"
    )
    how: dict[str, Any] = {"table": table, "images": images, "mapping": mapping}
    dry = import_batch(holding, **how, dry_run=True)
    assert [row.problems for row in dry.rows] == [()]
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.unit_by_code("A") is None
    assert import_batch(holding, **how).is_clean
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("A 1")
    assert found is not None
    assert [unit.description.reference_code for unit in found.units] == ["A"]


def test_files_that_no_row_names_and_columns_left_out_on_purpose_are_reported(
    holding: Holding, images: Path, tmp_path: Path, scan: Callable[..., bytes]
) -> None:
    for name in ("1.png", "2.png"):
        (images / name).write_bytes(scan("red"))
    table, mapping = images / "t.csv", tmp_path / "m.yaml"
    table.write_text("Code,File,Shelf,Box\nA 1,1.png,3,9\n")
    mapping.write_text(
        "key: Code\n"
        "photograph: {sides: [{kind: recto, scans: [{file_name: {column: File}}]}]}\n"
        "ignore: [{columns: [Shelf], because: no longer true}]\n"
    )
    report = import_batch(holding, table=table, images=images, mapping=mapping)
    assert report.unused_files == ("2.png",)
    assert report.ignored == (("Shelf", "no longer true"),)
    assert report.rows[0].unmapped == ("Box",)


@pytest.mark.parametrize(
    ("columns", "mapping", "message"),
    [
        ("Title", "key: Code\nphotograph: {}\n", "no column 'Code'"),
        ("Code", "key: Code\nphotograph: {title: {en: {column: Titel}}}\n", "Titel"),
    ],
    ids=["no key column", "mapping names a missing column"],
)
def test_a_table_that_does_not_fit_its_mapping_changes_nothing(
    holding: Holding, images: Path, columns: str, mapping: str, message: str
) -> None:
    tmp_path = images.parent
    (tmp_path / "t.csv").write_text(f"{columns}\nA\n")
    (tmp_path / "m.yaml").write_text(mapping)
    with pytest.raises(Rejected, match=message):
        import_batch(holding, table=tmp_path / "t.csv", images=images, mapping=tmp_path / "m.yaml")
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0


def test_progress_is_told_for_every_row(
    holding: Holding, images: Path, table: Callable[..., Path]
) -> None:
    told: list[tuple[int, int | None, str]] = []
    rows = table(["A 1", "", "", ""], ["A 2", "", "", ""])
    import_batch(holding, table=rows, images=images, progress=lambda *step: told.append(step))
    assert told == [(0, 2, "A 1"), (1, 2, "A 2"), (2, 2, "")]


def test_who_may_not_write_or_publish_imports_nothing(
    holding: Holding, images: Path, table: Callable[..., Path]
) -> None:
    rows, writer = table(["A 1", "", "", ""]), Viewer("writer", frozenset({Scope.WRITE}))
    with pytest.raises(NotSignedIn):
        import_batch(holding, table=rows, images=images, viewer=THE_PUBLIC)
    with pytest.raises(NotAllowed):
        import_batch(holding, table=rows, images=images, viewer=writer, publish=True)


@pytest.fixture
def twelve(images: Path, table: Callable[..., Path], scan: Callable[..., bytes]) -> Path:
    """A table of twelve photographs with a scan each."""
    for at in range(12):
        (images / f"{at}.png").write_bytes(scan(f"#0000{at:02x}", size=(400, 300)))
    return table(*([f"A {at}", "", f"{at}.png", ""] for at in range(12)))


@pytest.mark.parametrize("kill_after_rows", [1, 4, 8])
def test_an_import_that_is_killed_goes_on_where_it_was(
    founded: Path,
    images: Path,
    twelve: Path,
    kill_after_rows: int,
    on_server: "DatabaseOf | None",
) -> None:
    home = images.parent / "killed"
    shutil.copytree(founded, home)
    command = [sys.executable, "-c", IMPORT, str(home), str(twelve), str(images)]
    command.append(on_server(home) if on_server else "")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        while int(child.stdout.readline()) < kill_after_rows:
            pass
        time.sleep(0.005)
        os.kill(child.pid, signal.SIGKILL)
    with open_holding(Settings(home=home)) as holding:
        assert verify(holding).is_sound
        with holding.open(THE_DESK) as catalogue:
            done = catalogue.photograph_count()
        assert kill_after_rows <= done <= 12
        report = import_batch(holding, table=twelve, images=images)
        assert report.counts[Outcome.UNCHANGED] == done
        assert report.counts[Outcome.MADE] == 12 - done
        assert [*verify(holding).findings] == []


@needs_real
@pytest.mark.timeout(600)
def test_the_real_register_comes_in_whole_and_a_second_time_changes_nothing(
    holding: Holding,
) -> None:
    how: dict[str, Any] = {
        "table": REAL / "catalogue.json",
        "images": REAL / "images",
        "mapping": MAPPING,
    }
    report = import_batch(holding, **how)
    assert [row.problems for row in report.rows if row.problems] == []
    assert (report.counts[Outcome.MADE], report.sides) == (41, 74)
    assert verify(holding).is_sound
    in_table = {
        view["img_name"]: record["citableReference"]
        for record in json.loads((REAL / "catalogue.json").read_text("utf-8"))
        for view in record["image_list"]
    }
    assert len(in_table) == 74
    with holding.open(THE_DESK) as catalogue:
        for name, code in in_table.items():
            digest = sha256((REAL / "images" / name).read_bytes()).hexdigest()
            assert [place.reference_code for place in catalogue.scan_places(digest)] == [code], name
            assert holding.originals.digest_of(digest) == digest
    again = import_batch(holding, **how)
    assert again.counts[Outcome.UNCHANGED] == 41
