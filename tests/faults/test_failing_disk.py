"""The disk fails, or is full, at each of its calls: nothing is lost, doubled or half there.

Every call in `make soak` (`VERSO_TEST_EACH=1`), every so-manieth in the check.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner, Table

EACH = int(os.environ.get("VERSO_TEST_EACH", "37"))
ENDS = {ExitCode.FINE, ExitCode.FINDINGS, ExitCode.DAMAGED_HOLDING}
FAULTS = ("EIO", "ENOSPC")


@pytest.fixture
def words(
    request: pytest.FixtureRequest,
    scans: Path,
    table: "Table",
    rows: tuple[dict[str, str], ...],
) -> Callable[[Path], tuple[object, ...]]:
    """The command that is disturbed: an import with its publication, or an upload."""
    if request.param == "upload":
        return lambda home: ("upload", home, scans / "0.png", "U 1")
    written = table(*rows[:2])
    return lambda home: ("import", written, "--images", scans, "--publish", "--home", home)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("words", ["import", "upload"], indirect=True)
def test_a_fault_of_the_disk_at_any_call_loses_nothing(
    coroner: "Coroner",
    home: Path,
    words: Callable[[Path], tuple[object, ...]],
    fault: str,
) -> None:
    undisturbed = Path(shutil.copytree(home, home.with_name("undisturbed")))
    whole = coroner.run(*words(undisturbed), fault=fault, wide=True)
    assert whole.code == 0
    assert whole.moments > 20
    expected = by_code(coroner.said_of(undisturbed))
    for moment in range(1, whole.moments + 1, EACH):
        struck = Path(shutil.copytree(home, home.with_name(f"struck-{moment}")))
        ended = coroner.run(*words(struck), kill_at=moment, fault=fault, wide=True)
        assert ended.code in ENDS, f"{fault} at {moment}: {ended.code}"
        coroner.require_sound(struck)
        assert coroner.run(*words(struck)).code == 0, f"{fault} at {moment}, again"
        assert by_code(coroner.said_of(struck)) == expected, f"{fault} at {moment}"
        shutil.rmtree(struck)


@pytest.mark.parametrize("words", ["upload"], indirect=True)
def test_a_kill_at_any_call_of_an_upload_loses_nothing(
    coroner: "Coroner", home: Path, words: Callable[[Path], tuple[object, ...]]
) -> None:
    undisturbed = Path(shutil.copytree(home, home.with_name("undisturbed")))
    whole = coroner.run(*words(undisturbed), wide=True)
    expected = coroner.said_of(undisturbed)
    for moment in range(1, whole.moments + 1, max(1, EACH // 4)):
        struck = Path(shutil.copytree(home, home.with_name(f"struck-{moment}")))
        assert coroner.run(*words(struck), kill_at=moment, wide=True).code == -9, moment
        coroner.require_sound(struck)
        assert coroner.run(*words(struck)).code == 0, moment
        assert coroner.said_of(struck) == expected, moment
        shutil.rmtree(struck)


def by_code(said: list[Any]) -> list[Any]:
    """Order what is said: a row that a fault has stopped is made after the others."""
    return sorted(said, key=lambda one: str(one[3]["reference_code"]))
