"""`make check` says what does not hold, ends with the right code, and leaves nothing running."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.awaiting import PATIENCE_S, until

SCRIPTS = Path("deploy/development")
GOES_ON = "exec sleep 600"
EVERY_ONE_BUT_BANDIT = 7  # ruff twice, and the last two side by side


@pytest.fixture
def trial(project: Path, tmp_path: Path) -> Path:
    """The script among programs that do nothing, and find nothing."""
    scripts, programs = tmp_path / SCRIPTS, tmp_path / ".venv/bin"
    scripts.mkdir(parents=True)
    programs.mkdir(parents=True)
    shutil.copy(project / SCRIPTS / "check.sh", scripts)
    for name in ("ensure-venv.sh", "ensure-browser.sh", "ensure-viewers.sh"):
        does(scripts / name, "exit 0")
    for name in ("ruff", "lint-imports", "djlint", "codespell", "mypy", "bandit", "pytest"):
        does(programs / name, "exit 0")
    return tmp_path


def does(program: Path, line: str) -> None:
    program.write_text(f"#!/bin/sh\necho $$ >>$(dirname $0)/started\n{line}\n")
    program.chmod(0o755)


def heeds_ctrl_c() -> None:
    """Whoever runs these tests in the background has it ignored, by all that they start too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begun(trial: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [trial / SCRIPTS / "check.sh"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeds_ctrl_c,  # noqa: PLW1509 - no other thread runs here
    )


def runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def nothing_runs(trial: Path) -> bool:
    """Whether all that was started ends."""
    started = [int(line) for line in (trial / ".venv/bin/started").read_text().split()]
    until(lambda: not any(map(runs, started)))
    return True


@pytest.mark.parametrize(
    ("programs", "code", "told"),
    [
        ({}, 0, "Everything holds."),
        ({"pytest": "exit 1"}, 1, "check stopped at: tests (pytest)"),
        ({"mypy": "echo wrong; exit 1", "pytest": GOES_ON}, 1, "wrong\ncheck stopped at: types"),
        ({"mypy": "sleep 0.2; exit 1", "pytest": "exit 1"}, 1, "check stopped at: types (mypy)"),
    ],
)
def test_it_ends_with_what_does_not_hold(
    trial: Path, programs: dict[str, str], code: int, told: str
) -> None:
    for name, line in programs.items():
        does(trial / ".venv/bin" / name, line)
    with begun(trial) as checking:
        out, err = checking.communicate(timeout=PATIENCE_S)
    assert checking.returncode == code
    assert told in (err if code else out)
    assert ("Everything holds." in out) is (code == 0)
    assert nothing_runs(trial)


def test_ctrl_c_ends_all(trial: Path) -> None:
    for name in ("mypy", "pytest"):
        does(trial / ".venv/bin" / name, GOES_ON)
    started = trial / ".venv/bin/started"
    with begun(trial) as checking:
        while not started.exists() or len(started.read_text().split()) < EVERY_ONE_BUT_BANDIT:
            time.sleep(0.01)
        os.killpg(checking.pid, signal.SIGINT)
        checking.communicate(timeout=PATIENCE_S)
    assert checking.returncode == 130
    assert nothing_runs(trial)
