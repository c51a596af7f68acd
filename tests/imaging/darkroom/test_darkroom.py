"""Real processes, real files: what becomes of a task, and of the one who asked."""

import os
import signal
import socket
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from app.domain.derivative import DerivativeSettings
from app.domain.errors import DamagedHolding, Rejected, UnreadableScan
from app.domain.imagery import ImageLimits
from app.imaging.darkroom import hired
from app.imaging.darkroom.darkroom import Darkroom
from tests.awaiting import PATIENCE_S, until

LIMITS = ImageLimits()
DERIVED = {"settings": DerivativeSettings(), "limits": LIMITS}


class Kept:
    """Keeps files; at the first one it does what it was told to."""

    def __init__(self, at_the_first: Any = None) -> None:
        self.names: list[str] = []
        self._at_the_first = at_the_first

    def add(self, name: str, body: bytes) -> None:  # noqa: ARG002 - as a store has it
        """Keep a file's name."""
        self.names.append(name)
        if self._at_the_first is not None and len(self.names) == 1:
            self._at_the_first()


def header_of(darkroom: Darkroom, path: Path) -> Any:
    """Have a header read."""
    return darkroom.work("header", path, {})[0]


def process_of(darkroom: Darkroom) -> int:
    """Give the id of the process that waits, of which there is one here."""
    (hired,) = darkroom._idle
    return hired.process_id


def test_one_process_serves_one_file_after_the_other(darkroom: Darkroom, large: Path) -> None:
    first = header_of(darkroom, large)
    process = process_of(darkroom)
    second = header_of(darkroom, large)
    assert first == second
    assert (first["stored"]["width_px"], first["stored"]["height_px"]) == (5000, 5000)
    assert process_of(darkroom) == process


def test_a_process_that_is_silent_for_too_long_is_ended_and_replaced(large: Path) -> None:
    hasty = Darkroom(LIMITS.max_decoding_bytes, longest_s=0.05)
    with pytest.raises(UnreadableScan, match=r"it took more than 0\.05 seconds"):
        hasty.work("characterise", large, {"limits": LIMITS})
    hasty.close()


def test_a_decoder_that_dies_costs_the_one_scan(darkroom: Darkroom, large: Path) -> None:
    header_of(darkroom, large)
    process = process_of(darkroom)
    kept = Kept(lambda: os.kill(process, signal.SIGKILL))
    with pytest.raises(UnreadableScan, match="broke off"):
        darkroom.work("derive", large, DERIVED, into=kept)
    assert header_of(darkroom, large)["media_type"] == "image/png"
    assert process_of(darkroom) != process


def test_a_decoder_that_the_system_ends_says_nothing_of_the_scan(large: Path) -> None:
    """It is killed while it waits for memory; a second one finds the scan sound."""
    room = Darkroom(100)
    header_of(room, large)
    process = process_of(room)
    with ThreadPoolExecutor(1) as threads:
        with room._memory.share() as share:
            share.take(100)
            asked = threads.submit(room.work, "characterise", large, {"limits": LIMITS})
            until(lambda: room._memory._change._waiters)  # type: ignore[attr-defined]
            os.kill(process, signal.SIGKILL)
        assert asked.result()[0]["condition"] == "sound"
    room.close()


def test_a_decoder_that_the_system_ends_before_it_is_ready_is_replaced(
    monkeypatch: pytest.MonkeyPatch, large: Path
) -> None:
    start, ended = hired._started, list[int]()

    def ended_at_once(*given: Any) -> "subprocess.Popen[bytes]":
        process = start(*given)
        if not ended:
            ended.append(process.pid)
            process.kill()
        return process

    monkeypatch.setattr(hired, "_started", ended_at_once)
    room = Darkroom(LIMITS.max_decoding_bytes)
    assert header_of(room, large)["media_type"] == "image/png"
    assert process_of(room) not in ended
    room.close()


def test_what_goes_wrong_with_the_one_who_asked_ends_the_task(
    darkroom: Darkroom, large: Path
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    header_of(darkroom, large)
    process = process_of(darkroom)
    with pytest.raises(OSError, match="No space left"):
        darkroom.work("derive", large, DERIVED, into=Kept(full))
    assert not Path(f"/proc/{process}").exists()
    header_of(darkroom, large)


def test_a_refusal_comes_through_whole_and_the_process_stays(
    darkroom: Darkroom, tmp_path: Path, large: Path
) -> None:
    header_of(darkroom, large)
    process = process_of(darkroom)
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear Sir", "utf-8")
    with pytest.raises(Rejected, match=r"letter\.jpg is no scan") as refusal:
        darkroom.work("characterise", letter, {"limits": LIMITS})
    (problem,) = refusal.value.problems
    assert (problem.where, problem.value, problem.reason) == (
        "file", "letter.jpg", "it seems to be plain text",
    )  # fmt: skip
    assert process_of(darkroom) == process


def tiff_of_one_tile(path: Path, side: int) -> None:
    """Write a grey, black TIFF 6.0 (section 15) by hand, whose one tile is all of it."""
    squeezed = zlib.compressobj(1)
    row = bytes(side)
    tile = b"".join(squeezed.compress(row) for _ in range(side)) + squeezed.flush()
    deflate, black_is_zero, tile_at = 8, 1, 8
    entries = {256: side, 257: side, 258: 8, 259: deflate, 262: black_is_zero, 277: 1,
               322: side, 323: side, 324: tile_at, 325: len(tile)}  # fmt: skip
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries.items())
    directory = struct.pack("<H", len(entries)) + listed + bytes(4)
    path.write_bytes(b"II*\x00" + struct.pack("<I", tile_at + len(tile)) + tile + directory)


def test_a_picture_that_takes_more_memory_than_its_header_says_is_stopped(
    darkroom: Darkroom, tmp_path: Path
) -> None:
    """400 MB at once, where a TIFF of whatever size is to be read a few rows at a time."""
    tiff_of_one_tile(tmp_path / "tile.tif", 20_000)
    given = {"limits": ImageLimits(max_decoding_bytes=256 * 1024**2)}
    made, _ = darkroom.work("characterise", tmp_path / "tile.tif", given)
    assert made["condition"] == "unreadable"
    assert most_memory_bytes(process_of(darkroom)) < 350 * 1024**2


def most_memory_bytes(process: int) -> int:
    """Tell how much memory a process has had at most. proc(5), VmHWM."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def test_those_that_want_more_memory_than_there_is_wait_for_each_other(large: Path) -> None:
    """Each wants some 100 MB of the 128 that there are; without waiting they would be at once."""
    narrow = Darkroom(128 * 1024**2)
    given = {"limits": ImageLimits(max_decoding_bytes=128 * 1024**2)}
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(narrow.work, "characterise", large, given) for _ in range(3)]
        assert {each.result()[0]["condition"] for each in asked} == {"sound"}
    assert narrow._memory._taken_bytes == 0
    narrow.close()


def test_one_who_waits_for_memory_goes_on_when_it_is_given_back() -> None:
    memory = Darkroom(100)._memory
    came = Event()

    def second() -> None:
        with memory.share() as share:
            share.take(60)
            came.set()

    with memory.share() as share:
        share.take(60)
        waiting = Thread(target=second)
        waiting.start()
        assert not came.wait(0.05)
    assert came.wait(PATIENCE_S)
    waiting.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells so")
def test_a_process_is_shut_off_and_knows_no_secret(
    monkeypatch: pytest.MonkeyPatch, large: Path
) -> None:
    monkeypatch.setenv("VERSO_DATABASE_URL", "postgresql://verso:secret@host/verso")
    fresh = Darkroom(LIMITS.max_decoding_bytes)
    header_of(fresh, large)
    process = Path(f"/proc/{process_of(fresh)}")
    status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines())
    assert (status["NoNewPrivs"], status["Seccomp"], status["Threads"]) == ("1", "2", "1")
    limits = (process / "limits").read_text()
    assert [line.split()[-3:-1] for line in limits.splitlines() if "core file" in line] == [
        ["0", "0"]
    ]
    assert "unlimited" not in next(one for one in limits.splitlines() if "address space" in one)
    assert "unlimited" not in next(one for one in limits.splitlines() if "file size" in one)
    assert b"secret" not in (process / "environ").read_bytes()
    fresh.close()


def test_where_no_process_can_be_started_it_is_told(
    monkeypatch: pytest.MonkeyPatch, large: Path
) -> None:
    """Nothing is said of the scan: it may be as sound as ever."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DamagedHolding, match="can't be started"):
        Darkroom(LIMITS.max_decoding_bytes).work("header", large, {})


def test_a_process_ends_when_the_one_who_asked_is_no_more(large: Path) -> None:
    """Nobody is left to end it, where a server was killed."""
    asking = (
        "import os, sys; from pathlib import Path; "
        "from app.imaging.darkroom.darkroom import Darkroom; room = Darkroom(10**9); "
        f"room.work('header', Path({str(large)!r}), {{}}); "
        "print(room._idle[0].process_id, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, check=False
    )
    process = int(done.stdout)
    with socket.socket() as unused:  # a descriptor of ours, so that numbers differ
        unused.close()
    until(lambda: not _runs(process), "the process is still there")


def _runs(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return False
