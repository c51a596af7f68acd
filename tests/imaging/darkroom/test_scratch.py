"""What a killed program leaves in the temporary folder is taken away by the next one."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.domain.imagery import ImageLimits
from app.imaging.darkroom.darkroom import Darkroom
from app.imaging.darkroom.scratch import Scratch, clear_up

MAKES_ONE_AND_IS_KILLED = """
import os, signal
from app.imaging.darkroom.scratch import Scratch
(Scratch().path / "half-decoded").write_bytes(b"pixels")
os.kill(os.getpid(), signal.SIGKILL)
"""
LONG_AGO = (0, 0)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_by_a_killed_program(temporary: Path) -> Path:
    before = set(temporary.iterdir())
    words = [sys.executable, "-c", MAKES_ONE_AND_IS_KILLED]
    done = subprocess.run(words, env=os.environ | {"TMPDIR": str(temporary)}, check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = set(temporary.iterdir()) - before
    assert (left / "half-decoded").exists()
    return left


def test_a_darkroom_takes_away_what_killed_programs_left(temporary: Path, large: Path) -> None:
    left = left_by_a_killed_program(temporary)
    os.utime(left, LONG_AGO)
    darkroom = Darkroom(ImageLimits().max_decoding_bytes)
    darkroom.work("header", large, {})
    assert not left.exists()
    darkroom.close()
    assert list(temporary.glob("verso-decoding-*")) == []


def test_the_folder_of_who_lives_is_let_alone_and_so_is_a_new_one(temporary: Path) -> None:
    mine, new = Scratch(), left_by_a_killed_program(temporary)
    os.utime(mine.path, LONG_AGO)
    assert (clear_up(), mine.path.exists(), new.exists()) == (0, True, True)
    mine.give_up()
    assert not mine.path.exists()


def test_what_is_not_ours_is_let_alone(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (temporary / "verso-decoding-link").symlink_to(elsewhere)
    (temporary / "verso-decoding-file").write_bytes(b"")
    os.utime(temporary / "verso-decoding-file", LONG_AGO)
    assert clear_up() == 0
    assert len(list(temporary.iterdir())) == 3
