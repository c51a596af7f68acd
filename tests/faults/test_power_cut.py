"""The power is cut while scans come in: whatever was reported as kept is there afterwards.

The holding lies on a disk of its own, in a file. The file is copied while it is written to, which
is what a disk holds at that moment: what the system had not yet handed over is lost. Once in the
check, twenty times in `make soak`, at other moments with `VERSO_TEST_SEED=8`; only root may mount
disks.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.viewers import THE_DESK
from app.holdings import found_holding, open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner

CUTS = int(os.environ.get("VERSO_TEST_POWER_CUTS", "1"))
SEED = int(os.environ.get("VERSO_TEST_SEED", "7"))
DISK_MB = 96
GONE_WITHIN_S = 30
PROGRAM = Path(__file__).with_name("bringing_in.py")


@contextmanager
def mounted(disk: Path, place: Path) -> Iterator[None]:
    place.mkdir(exist_ok=True)
    words = ["mount", "-o", "loop", str(disk), str(place)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a disk can't be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        take_away(place)


def take_away(place: Path) -> None:
    """Unmount a disk, as soon as what a killed process had started is gone as well."""
    until = time.monotonic() + GONE_WITHIN_S
    while (
        done := subprocess.run(["umount", str(place)], capture_output=True, check=False)
    ).returncode:
        assert time.monotonic() < until, done.stderr.decode()
        time.sleep(0.1)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """An empty disk with the file system ext4."""
    if os.geteuid() or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root can mount a disk, and mkfs.ext4 is needed")
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        file.truncate(DISK_MB * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(path)], check=True)
    return path


def test_what_was_reported_survives_a_power_cut(
    coroner: "Coroner", disk: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    place, after = tmp_path / "place", tmp_path / "after"
    with mounted(disk, place):
        found_holding(Settings(home=place / "holding")).close()
        subprocess.run(["sync", "--file-system", str(place)], check=True)
    dice = random.Random(SEED)  # noqa: S311
    for cut in range(CUTS):
        cut_off, used = tmp_path / "cut-off.img", tmp_path / "used.img"
        shutil.copyfile(disk, used)
        with mounted(used, place):
            reported = cut_power(
                place / "holding", used, cut_off, environment, after_s=dice.uniform(0.5, 3.0)
            )
        with mounted(cut_off, after):
            coroner.require_sound(after / "holding")
            require_kept(after / "holding", reported)
        assert reported, f"cut {cut}: nothing had been reported, so nothing was tried"


def cut_power(
    home: Path, disk: Path, copy: Path, environment: dict[str, str], *, after_s: float
) -> list[tuple[str, str]]:
    """Bring scans in for a while, and copy the disk as it is then; give what was reported."""
    command = [sys.executable, str(PROGRAM), str(home)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines: list[str] = []
    output = process.stdout
    reader = threading.Thread(target=lambda: lines.extend(iter(output.readline, "")), daemon=True)
    reader.start()
    while not lines and process.poll() is None:
        time.sleep(0.02)
    time.sleep(after_s)
    process.send_signal(signal.SIGSTOP)
    reported = [line for line in list(lines) if line.endswith("\n")]
    shutil.copyfile(disk, copy)
    process.kill()
    process.wait()
    reader.join()
    output.close()
    return [(line.rsplit(" ", 1)[0], line.split()[-1]) for line in reported]


def require_kept(home: Path, reported: list[tuple[str, str]]) -> None:
    """Each photograph is there, and of what came by parts as much as was said."""
    brought = [(code, sha256) for code, sha256 in reported if code.startswith("C ")]
    with open_holding(Settings(home=home)) as holding, holding.open(THE_DESK) as catalogue:
        for upload, offset in set(reported) - set(brought):
            assert holding.uploads.find(upload).offset_bytes >= int(offset)
        for code, sha256 in brought:
            (place,) = catalogue.scan_places(sha256)
            assert place.reference_code == code
            assert holding.originals.digest_of(sha256) == sha256
