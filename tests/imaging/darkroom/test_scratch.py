"""What a killed program leaves in the temporary folder is taken away by the next one."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

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


def test_another_who_clears_up_at_the_same_time_hides_none(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (temporary / f"verso-decoding-{number}").mkdir()
        os.utime(temporary / f"verso-decoding-{number}", LONG_AGO)
    first, second, third = (entry.path for entry in os.scandir(temporary))
    remove = shutil.rmtree

    def remove_two(folder: Path, **more: Any) -> None:
        monkeypatch.undo()
        assert str(folder) == first
        remove(second)
        remove(folder, **more)

    monkeypatch.setattr(shutil, "rmtree", remove_two)
    clear_up()
    assert not Path(third).exists()


def test_what_is_not_ours_is_let_alone(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (temporary / "verso-decoding-link").symlink_to(elsewhere)
    (temporary / "verso-decoding-file").write_bytes(b"")
    os.utime(temporary / "verso-decoding-file", LONG_AGO)
    assert clear_up() == 0
    assert len(list(temporary.iterdir())) == 3
