"""Drafts: gone after every failure, found again after a kill, never seen in a final place."""

import errno
import hashlib
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import DamagedHolding, NotFound
from app.storage.incoming import Incoming
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
from tests.awaiting import PATIENCE_S, until

ROOT = Path(__file__).parents[2]
AT_ONCE = timedelta(0)
AN_HOUR = timedelta(hours=1)
SCANS = [b"recto" * 3000, b"verso" * 5000]

# Puts SCANS, in a fresh holding for each call of each kind that touches the disk, and kills itself
# right before or right after that call. Prints which digests `put` had already reported.
KILLED_AT_EVERY_CALL = """
import json, os, signal, sys
from pathlib import Path
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals

def kill_at(name, nth, when):
    real, seen = getattr(os, name), [0]
    def counted(*given, **named):
        seen[0] += 1
        if seen[0] == nth and when == "before": os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*given, **named)
        if seen[0] == nth and when == "after": os.kill(os.getpid(), signal.SIGKILL)
        return answer
    setattr(os, name, counted)

def put_all(home, report, scans):
    for scan in scans:
        stored = LocalOriginals(Layout(home)).put([scan[:4000], scan[4000:]])
        with open(report, "a") as lines: lines.write(stored.sha256 + "\\n")

root, scans = Path(sys.argv[1]), [bytes.fromhex(scan) for scan in json.loads(sys.argv[2])]
for name in ("mkdir", "open", "write", "fsync", "rename", "close", "unlink"):
    for when in ("before", "after"):
        for nth in range(1, 60):
            home = root / f"{name}-{when}-{nth}"
            home.mkdir()
            child = os.fork()
            if child == 0:
                kill_at(name, nth, when)
                put_all(home, home.with_suffix(".reported"), scans)
                os._exit(0)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
                break
            print(home.name, flush=True)
        else:
            sys.exit("more calls than this test foresaw")
"""
PUT_FROM_PIPE = """
import sys
from pathlib import Path
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
LocalOriginals(Layout(Path(sys.argv[1]))).put(open(0, "rb", buffering=0))
"""
PUT_PAST_A_LIMIT = """
import resource, sys
from pathlib import Path
from app.domain.errors import DamagedHolding
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    LocalOriginals(Layout(Path(sys.argv[1]))).put([b"x" * 700_000] * 3)
except DamagedHolding as fault:
    print(fault)
"""


@pytest.fixture
def incoming(layout: Layout) -> Incoming:
    return Incoming(layout, layout.incoming_originals)


def scans_on_disk(layout: Layout) -> dict[str, bytes]:
    """Every file below images/originals that is neither a draft nor the lock, by its name."""
    files = (p for p in layout.originals.rglob("*") if p.is_file())
    kept = (p for p in files if p.name != ".lock" and p.parent != layout.incoming_originals)
    return {path.name: path.read_bytes() for path in kept}


def test_a_draft_is_gone_when_it_is_given_up(incoming: Incoming, layout: Layout) -> None:
    def interrupted() -> None:
        with incoming.draft(mode=0o444) as draft:
            draft.write(b"half a sc")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(layout.incoming_originals.iterdir()) == []


def test_a_draft_that_was_moved_is_left_alone(incoming: Incoming, layout: Layout) -> None:
    with incoming.draft(mode=0o444) as draft:
        draft.write(b"whole")
        draft.path.rename(layout.home / "whole")
    assert (layout.home / "whole").read_bytes() == b"whole"


def test_a_draft_has_its_mode_less_the_umask(incoming: Incoming) -> None:
    before = os.umask(0o077)
    try:
        with incoming.draft(mode=0o444) as draft:
            assert stat.S_IMODE(draft.path.stat().st_mode) == 0o400
    finally:
        os.umask(before)


def test_a_write_that_the_system_takes_in_pieces_is_finished(
    incoming: Incoming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, rest: real(descriptor, rest[:3]))
    with incoming.draft(mode=0o444) as draft:
        draft.write(b"in several pieces")
        assert draft.path.read_bytes() == b"in several pieces"


def test_a_failed_flush_is_never_tried_again(
    incoming: Incoming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flushed: list[int] = []

    def fail(descriptor: int) -> None:
        flushed.append(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with (
        pytest.raises(DamagedHolding, match="the disk reports a fault"),
        incoming.draft(mode=0o444) as draft,
    ):
        draft.flush()
    assert len(flushed) == 1


def test_only_drafts_that_lay_long_enough_are_leftovers(
    incoming: Incoming,
    layout: Layout,
) -> None:
    assert list(incoming.leftovers(older_than=AT_ONCE)) == []
    layout.incoming_originals.mkdir(parents=True)
    old, new = (layout.incoming_originals / f"{letter * 32}.part" for letter in "ab")
    old.write_bytes(b"abc")
    new.write_bytes(b"being written")
    (layout.incoming_originals / "notes.txt").touch()  # somebody else's
    written_at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    os.utime(old, (written_at.timestamp(), written_at.timestamp()))
    (found,) = incoming.leftovers(older_than=AN_HOUR)
    assert (found.name, found.size_bytes, found.changed_at) == (old.name, 3, written_at)
    incoming.remove(found.name)
    incoming.remove(found.name)
    assert sorted(layout.incoming_originals.iterdir()) == [
        new,
        layout.incoming_originals / "notes.txt",
    ]


@pytest.mark.parametrize("name", ["", "notes.txt", "../x", "a" * 32, f"../{'a' * 29}.part"])
def test_what_is_no_draft_is_never_removed(incoming: Incoming, name: str) -> None:
    with pytest.raises(NotFound):
        incoming.remove(name)


def test_a_draft_swept_away_while_it_was_written_is_not_stored(layout: Layout) -> None:
    def source() -> list[bytes]:
        for path in layout.incoming_originals.iterdir():
            path.unlink()
        return [b"abc"]

    with pytest.raises(DamagedHolding, match="could not be stored: it is not there"):
        LocalOriginals(layout).put(chunk for turn in (source,) for chunk in turn())
    assert scans_on_disk(layout) == {}


def test_a_kill_at_any_call_leaves_whole_originals_and_drafts_only(tmp_path: Path) -> None:
    given = json.dumps([scan.hex() for scan in SCANS])
    command = [sys.executable, "-c", KILLED_AT_EVERY_CALL, str(tmp_path), given]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    killed = run.stdout.split()
    assert len(killed) > 100
    for name in killed:
        layout, reported = Layout(tmp_path / name), tmp_path / f"{name}.reported"
        for digest, scan in scans_on_disk(layout).items():
            assert hashlib.sha256(scan).hexdigest() == digest, name
        done = reported.read_text().split() if reported.exists() else []
        assert set(done) <= set(scans_on_disk(layout)), name
        check_that_it_can_go_on(layout, name)


def check_that_it_can_go_on(layout: Layout, name: str) -> None:
    store = LocalOriginals(layout)
    for leftover in store.leftovers(older_than=AT_ONCE):
        store.remove_leftover(leftover.name)
    for scan in SCANS:
        stored = store.put([scan])
        assert store.digest_of(stored.sha256) == stored.sha256, name
    assert len(list(store.all())) == 2, name
    assert list(layout.incoming_originals.iterdir()) == [], name


@pytest.mark.parametrize("sent_bytes", [1, 65_536, 2_500_000])
def test_a_kill_in_the_middle_of_a_scan_leaves_one_leftover_of_that_size(
    layout: Layout,
    sent_bytes: int,
) -> None:
    command = [sys.executable, "-c", PUT_FROM_PIPE, str(layout.home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdin is not None
        child.stdin.write(b"x" * sent_bytes)
        child.stdin.flush()
        found = wait_for_leftover(layout, sent_bytes)
        child.kill()
        child.wait(PATIENCE_S)
        child.stdin.close()
    assert found == [sent_bytes]
    assert scans_on_disk(layout) == {}
    store = LocalOriginals(layout)
    assert list(store.leftovers(older_than=AN_HOUR)) == []
    (leftover,) = store.leftovers(older_than=AT_ONCE)
    store.remove_leftover(leftover.name)
    assert list(layout.incoming_originals.iterdir()) == []


def wait_for_leftover(layout: Layout, size_bytes: int) -> list[int]:
    store = LocalOriginals(layout)

    def sizes() -> list[int]:
        return [draft.size_bytes for draft in store.leftovers(older_than=AT_ONCE)]

    until(lambda: sizes() == [size_bytes], sizes)
    return sizes()


def test_a_file_that_outgrows_the_disk_leaves_nothing(layout: Layout) -> None:
    command = [sys.executable, "-c", PUT_PAST_A_LIMIT, str(layout.home)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("images/originals/.incoming/")
    assert "could not be written: a file may not grow that large here" in run.stdout
    assert scans_on_disk(layout) == {}
    assert list(layout.incoming_originals.iterdir()) == []
