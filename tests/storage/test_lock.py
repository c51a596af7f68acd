"""One at a time, and nobody waits for the dead."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.errors import Busy, DamagedHolding
from app.storage.layout import Layout
from app.storage.lock import one_at_a_time, only_one
from tests.awaiting import PATIENCE_S

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from app.storage.layout import Layout
from app.storage.lock import one_at_a_time
with one_at_a_time(Layout(Path(sys.argv[1])), Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_two_threads_never_hold_a_lock_at_once(layout: Layout) -> None:
    inside, most = [0], [0]
    counting = threading.Lock()

    def work() -> None:
        for _ in range(25):
            with one_at_a_time(layout, layout.home / "lock"):
                with counting:
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                threading.Event().wait(0.0005)
                with counting:
                    inside[0] -= 1

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()
    assert most == [1]


def test_a_killed_process_lets_go_of_its_lock(layout: Layout) -> None:
    lock = layout.home / "lock"
    command = [sys.executable, "-c", HOLDER, str(layout.home), str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        entered = threading.Event()

        def enter() -> None:
            with one_at_a_time(layout, lock):
                entered.set()

        waiting = threading.Thread(target=enter, daemon=True)
        waiting.start()
        assert not entered.wait(0.2)
        holder.kill()
        assert entered.wait(PATIENCE_S)
        waiting.join(PATIENCE_S)


def test_whoever_will_not_wait_is_told_so_and_may_have_it_afterwards(layout: Layout) -> None:
    lock = layout.home / "lock"
    with (
        one_at_a_time(layout, lock),
        pytest.raises(Busy, match="Somebody has it"),
        only_one(layout, lock, told="Somebody has it."),
    ):
        pass
    with only_one(layout, lock, told="Somebody has it."):
        pass


def test_a_lock_that_is_a_link_is_not_followed(layout: Layout, tmp_path: Path) -> None:
    lock = layout.home / "lock"
    lock.symlink_to(tmp_path / "elsewhere")
    with (
        pytest.raises(DamagedHolding, match="lock could not be locked"),
        one_at_a_time(layout, lock),
    ):
        pass
    assert not (tmp_path / "elsewhere").exists()
