"""The disk fails, is full, or the process is killed, at each call to it: nothing is lost.

Nor is anything doubled, or half there: the catalogue is sound, and the next run completes it. The
calls are those of Python and of the SQLite in it, to the database and its log as well.

Every call in `make soak` (`VERSO_TEST_EACH=1`), every so-manieth in the check; `VERSO_TEST_FIRST`
is the first of them, so that they can be tried in parts.
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

UPLOADS = ("upload", "send")  # "send": by parts, each of which is kept
IN_THE_CHECK = {"import": "131", "upload": "197", "send": "197"}
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
ENDS = {ExitCode.FINE, ExitCode.FINDINGS, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY}
KILLED = -9
FAULTS: dict[str, dict[str, Any]] = {
    "SIGKILL": {},
    "EIO": {"fault": "EIO"},
    "ENOSPC": {"fault": "ENOSPC"},
    "ENOSPC from there on": {"fault": "ENOSPC", "stays": True},
}


@pytest.fixture
def words(
    request: pytest.FixtureRequest,
    scans: Path,
    table: "Table",
    rows: tuple[dict[str, str], ...],
) -> Callable[[Path], tuple[object, ...]]:
    """What is disturbed: an import of one scan with its publication, or an upload, whole or not."""
    if request.param in UPLOADS:
        return lambda home: (request.param, home, scans / "0.png", "U 1")
    written = table({name: value for name, value in rows[0].items() if name != "verso"})
    return lambda home: ("import", written, "--images", scans, "--publish", "--home", home)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("words", ["import", *UPLOADS], indirect=True)
def test_a_fault_at_any_call_to_the_disk_loses_nothing(
    coroner: "Coroner",
    home: Path,
    words: Callable[[Path], tuple[object, ...]],
    fault: str,
) -> None:
    struck = home.with_name("struck")
    shutil.copytree(home, struck)
    coroner.run(*words(struck), is_first=True)
    expected = coroner.said_of(struck)
    again = anew(home, struck)
    whole = coroner.run(*words(again), of="calls")
    assert (whole.code, coroner.said_of(again)) == (0, expected)
    assert whole.moments > 100
    met = set[tuple[bool, frozenset[tuple[str, str]]]]()
    each = int(os.environ.get("VERSO_TEST_EACH", IN_THE_CHECK[str(words(home)[0])]))
    for call in range(FIRST, whole.moments + 1, each):
        anew(home, struck)
        ended = coroner.run(*words(struck), of="calls", at=call, **FAULTS[fault])
        may_end = {KILLED} if fault == "SIGKILL" else ENDS
        assert ended.code in may_end, f"{fault} at {call}: {ended.code}"
        is_reported = ended.code == ExitCode.FINE
        state = is_reported, coroner.state_of(struck)
        if state in met:  # what becomes of it was seen
            continue
        coroner.require_sound(struck)
        said = coroner.said_of(struck)
        assert descriptions(said) in ([], descriptions(expected)), call
        assert said == expected or not is_reported, f"{fault} at {call}: reported, and not there"
        assert coroner.run(*words(struck)).code == 0, f"{fault} at {call}, again"
        assert coroner.said_of(struck) == expected, f"{fault} at {call}"
        assert "orphan original" not in coroner.require_sound(struck), f"{fault} at {call}"
        met.add(state)
    print(f"{fault}: {whole.moments} calls, {len(met)} different states")  # noqa: T201


def anew(home: Path, struck: Path) -> Path:
    """Put a copy of a holding in its place: always the same, so that it need not be learnt anew."""
    shutil.rmtree(struck)
    return Path(shutil.copytree(home, struck))


def descriptions(said: list[Any]) -> list[Any]:
    """What is said of photographs, published or not."""
    return [one[3] for one in said]
