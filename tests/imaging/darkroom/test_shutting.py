"""What is left to a process that has shut itself off, tried from within."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.imaging.darkroom.landlock import landlock_version

TRIES = """
import ctypes, json, os, resource, socket, sys, threading
from pathlib import Path
from app.imaging.darkroom.shutting import OwnMemory, shut_off
scratch = Path(sys.argv[1])
open_before = open(scratch.parent / "open.txt")
memory = OwnMemory()
shut = shut_off(scratch, scratch_bytes=1000)
told = {"landlock": shut.landlock, "calls": shut.refuses_calls, "open": open_before.read()}

def tried(name, what):
    try:
        told[name] = what() or "done"
    except (OSError, MemoryError) as error:
        told[name] = type(error).__name__

def large():
    (scratch / "large").write_bytes(bytes(2000))

def threaded():
    thread = threading.Thread(target=lambda: told.setdefault("thread", "ran"))
    thread.start()
    thread.join()

told["dumpable"] = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)  # prctl(2), PR_GET_DUMPABLE
told["core"] = resource.getrlimit(resource.RLIMIT_CORE)
held = []
tried("many files", lambda: [held.append(os.dup(0)) for _ in range(100)] and "done")
[os.close(descriptor) for descriptor in held]
tried("other file", lambda: open(scratch.parent / "open.txt").read())
tried("system file", lambda: open("/etc/passwd").read())
tried("again by its number", lambda: open(f"/proc/self/fd/{open_before.fileno()}").read())
tried("writing elsewhere", lambda: (scratch.parent / "b").write_text("b"))
tried("writing in scratch", lambda: (scratch / "b").write_text("b"))
tried("network", lambda: socket.socket(socket.AF_INET).close())
tried("names", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close())
tried("neighbours", lambda: socket.socket(socket.AF_UNIX).close())
tried("program", lambda: os.execv(sys.executable, [sys.executable, "-c", "pass"]))
tried("process", lambda: os.fork() or os._exit(0))
tried("signal", lambda: os.kill(os.getppid(), 0))
tried("threads", threaded)
tried("large file", large)
memory.allow(10_000_000)
tried("memory", lambda: len(bytes(50_000_000)))
tried("too much memory", lambda: len(bytes(1_000_000_000)))
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Have a process shut itself off and try what it can."""
    folder = tmp_path_factory.mktemp("shut")
    (folder / "open.txt").write_text("was open before", "utf-8")
    (folder / "scratch").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", TRIES, str(folder / "scratch")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("name", ["writing in scratch", "threads", "memory"])
def test_what_decoding_needs_is_left(told: dict[str, Any], name: str) -> None:
    assert told["open"] == "was open before"
    assert told["thread"] == "ran"
    assert not str(told[name]).endswith("Error")


@pytest.mark.parametrize("name", ["large file", "too much memory", "many files"])
def test_what_there_is_of_disk_and_memory_is_bounded(told: dict[str, Any], name: str) -> None:
    assert told[name] in {"OSError", "MemoryError"}


def test_what_it_saw_is_left_nowhere(told: dict[str, Any]) -> None:
    """Neither in a file of a crash, nor for a neighbour to look into."""
    assert told["core"] == [0, 0]
    assert told["dumpable"] == 0 or sys.platform != "linux"


@pytest.mark.skipif(not landlock_version(), reason="this kernel has no Landlock")
@pytest.mark.parametrize(
    "name", ["other file", "system file", "again by its number", "writing elsewhere"]
)
def test_no_file_can_be_opened_but_in_scratch(told: dict[str, Any], name: str) -> None:
    assert told["landlock"] == landlock_version()
    assert told[name] == "PermissionError"


@pytest.mark.parametrize("name", ["network", "names", "neighbours", "program", "process", "signal"])
def test_there_is_no_network_and_no_other_program(told: dict[str, Any], name: str) -> None:
    if not told["calls"]:
        pytest.skip("this system can't refuse calls")
    assert told[name] == "PermissionError"
