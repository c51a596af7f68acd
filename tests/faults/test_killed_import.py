"""SIGKILL at every moment of an import: the catalogue is sound, and the next run completes it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Verso
    from tests.faults.conftest import Coroner, Table


@pytest.fixture
def one_in(
    coroner: "Coroner",
    new_home: Callable[[str], Path],
    scans: Path,
    table: "Table",
    rows: tuple[dict[str, str], ...],
) -> Path:
    """A holding into which the first of the rows was imported."""
    home = new_home("before")
    words = ("import", table(rows[0], name="first.csv"), "--images", scans, "--publish")
    assert coroner.run(*words, "--home", home).code == 0
    return home


def test_an_import_killed_at_any_moment_is_completed_by_the_next(
    coroner: "Coroner",
    one_in: Path,
    scans: Path,
    table: "Table",
    rows: tuple[dict[str, str], ...],
) -> None:
    words = ("import", table(*rows[:2]), "--images", scans, "--publish", "--home")
    undisturbed = Path(shutil.copytree(one_in, one_in.with_name("undisturbed")))
    whole = coroner.run(*words, undisturbed)
    assert whole.code == 0
    assert whole.moments > 2 * 3 + 2, "two files with their folders, and commits"
    expected = coroner.said_of(undisturbed)
    for moment in range(1, whole.moments + 1):
        home = Path(shutil.copytree(one_in, one_in.with_name(f"killed-{moment}")))
        assert coroner.run(*words, home, kill_at=moment).code == -9, moment
        coroner.require_sound(home)
        assert coroner.run(*words, home).code == 0, moment
        assert coroner.said_of(home) == expected, moment
        shutil.rmtree(home)


def test_a_change_killed_at_any_moment_is_there_wholly_or_not_at_all(
    coroner: "Coroner",
    one_in: Path,
    scans: Path,
    table: "Table",
    rows: tuple[dict[str, str], ...],
) -> None:
    changed = table(rows[0] | {"title": "Bridge", "date": "May 1884"}, name="changed.csv")
    words = ("import", changed, "--images", scans, "--publish", "--home")
    after = Path(shutil.copytree(one_in, one_in.with_name("after")))
    whole = coroner.run(*words, after)
    old, new = coroner.said_of(one_in), coroner.said_of(after)
    assert old != new
    for moment in range(1, whole.moments + 1):
        home = Path(shutil.copytree(one_in, one_in.with_name(f"changed-{moment}")))
        assert coroner.run(*words, home, kill_at=moment).code == -9, moment
        coroner.require_sound(home)
        assert coroner.said_of(home) in (old, new), moment
        assert coroner.run(*words, home).code == 0, moment
        assert coroner.said_of(home) == new, moment
        shutil.rmtree(home)


@pytest.fixture
def struck(
    request: pytest.FixtureRequest, program: str, environment: dict[str, str]
) -> Callable[..., int]:
    """Run `verso`, killed at the n-th of its writes, SQLite's among them; give its exit code."""
    if not _can_trace():
        pytest.skip("strace is not here, or may not trace: kills inside of SQLite are not tried")
    kill = f"inject=pwrite64:signal=SIGKILL:when={request.param}"
    tracing = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=pwrite64", "-e", kill]

    def run(*words: str) -> int:
        command = [*tracing, program, *words]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        return done.returncode

    return run


@pytest.mark.parametrize("struck", [9, 41], indirect=True)
def test_an_import_killed_while_the_database_writes_is_completed_too(
    struck: Callable[..., int],
    coroner: "Coroner",
    verso: "Verso",
    home: Path,
    importing: tuple[str, ...],
) -> None:
    assert struck(*importing) in {-9, 128 + 9}
    coroner.require_sound(home)
    again = verso(*importing, "--json")
    assert again.code == 0
    assert json.loads(again.out)["totals"]["refused"] == 0
    assert "orphan original" not in coroner.require_sound(home)


@pytest.fixture
def importing(
    home: Path, scans: Path, table: "Table", rows: tuple[dict[str, str], ...]
) -> tuple[str, ...]:
    """The words of a command that imports all three rows."""
    return ("import", str(table(*rows)), "--images", str(scans), "--home", str(home))


def _can_trace() -> bool:
    """Whether programs can be stopped at their system calls here."""
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=none", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
