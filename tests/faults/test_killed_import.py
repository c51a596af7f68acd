"""SIGKILL at every moment of an import: the catalogue is sound, and the next run completes it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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
        assert coroner.run(*words, home, at=moment).code == -9, moment
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
        assert coroner.run(*words, home, at=moment).code == -9, moment
        coroner.require_sound(home)
        assert coroner.said_of(home) in (old, new), moment
        assert coroner.run(*words, home).code == 0, moment
        assert coroner.said_of(home) == new, moment
        shutil.rmtree(home)
