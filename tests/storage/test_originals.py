"""Originals: kept once, whole, read-only, under their digest. Digests: FIPS 180-2, appendix B.

What a SIGKILL leaves behind is tested with the drafts, in test_incoming.py.
"""

import errno
import hashlib
import io
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import DamagedHolding, NotFound, Rejected
from app.domain.imagery import StoredOriginal
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals, Originals
from tests.awaiting import PATIENCE_S

ROOT = Path(__file__).parents[2]
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
LONG = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
LONG_TEXT = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
AT_ONCE = timedelta(0)
A_DAY = timedelta(days=1)
DISK_CALLS = ("open", "mkdir", "write", "fsync", "rename", "replace", "utime", "unlink", "close")
NEVER_CALLED = {"new": {"replace", "utime"}, "kept": {"rename", "replace"}, "damaged": {"rename"}}
PUT_SAME_AND_OWN = """
import sys
from pathlib import Path
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
store = LocalOriginals(Layout(Path(sys.argv[1])))
sys.stdin.readline()
for turn in range(20):
    same = store.put([b"same %d" % turn])
    store.put([sys.argv[2].encode(), b" own %d" % turn])
    print(int(same.already_kept))
"""


@pytest.fixture
def store(layout: Layout) -> LocalOriginals:
    return LocalOriginals(layout)


def empty_of_drafts(layout: Layout) -> bool:
    return list(layout.incoming_originals.iterdir()) == []


def spoil(path: Path, body: bytes) -> None:
    """Change a read-only original behind the store's back."""
    path.chmod(0o644)
    path.write_bytes(body)


def test_a_local_store_is_a_store(store: LocalOriginals) -> None:
    kept: Originals = store
    assert list(kept.all()) == []


def test_an_original_lies_whole_under_its_digest(store: LocalOriginals, layout: Layout) -> None:
    assert store.put([b"a", b"bc"]) == StoredOriginal(ABC, 3, already_kept=False)
    assert store.put(io.BytesIO(LONG_TEXT)) == StoredOriginal(LONG, 56)
    assert store.put([]) == StoredOriginal(EMPTY, 0)
    assert store.path(ABC) == layout.original(ABC)
    assert store.path(ABC).read_bytes() == b"abc"
    assert store.digest_of(LONG) == LONG
    assert empty_of_drafts(layout)


def test_the_announced_digest_is_compared(store: LocalOriginals, layout: Layout) -> None:
    assert store.put([b"abc"], expected_sha256=ABC).sha256 == ABC
    with pytest.raises(Rejected, match="not the one announced"):
        store.put([LONG_TEXT], expected_sha256=ABC)
    with pytest.raises(Rejected, match="none"):
        store.put([b"abc"], expected_sha256="../../etc/passwd")
    assert not store.exists(LONG)
    assert empty_of_drafts(layout)


def test_a_file_that_is_too_large_is_not_stored(store: LocalOriginals, layout: Layout) -> None:
    with pytest.raises(Rejected, match="larger than 55 bytes"):
        store.put([LONG_TEXT], largest_bytes=55)
    assert list(store.all()) == []
    assert empty_of_drafts(layout)
    assert store.put([LONG_TEXT], largest_bytes=56).size_bytes == 56


def test_a_fault_of_the_source_is_not_called_a_fault_of_the_holding(
    store: LocalOriginals,
    layout: Layout,
) -> None:
    def donors_disk() -> Iterator[bytes]:
        yield b"ab"
        raise OSError(errno.EIO, "the memory card was pulled out")

    with pytest.raises(OSError, match="the memory card was pulled out"):
        store.put(donors_disk())
    assert list(store.all()) == []
    assert empty_of_drafts(layout)


def test_the_file_is_on_the_disk_before_its_name_and_the_name_before_the_answer(
    store: LocalOriginals,
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[tuple[str, object]] = []
    real_fsync, real_write, real_rename = os.fsync, os.write, os.rename

    def fsync(descriptor: int) -> None:
        calls.append(("fsync", os.fstat(descriptor).st_ino))
        real_fsync(descriptor)

    def write(descriptor: int, body: memoryview) -> int:
        calls.append(("write", os.fstat(descriptor).st_ino))
        return real_write(descriptor, body)

    def rename(source: Path, target: Path) -> None:
        calls.append(("rename", target))
        real_rename(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "rename", rename)
    store.put([b"a", b"bc"])
    place = layout.original(ABC)
    folders = [place.parent, place.parent.parent, layout.originals, layout.home / "images"]
    assert calls == [
        ("write", place.stat().st_ino),
        ("write", place.stat().st_ino),
        ("fsync", place.stat().st_ino),
        ("rename", place),
        *(("fsync", folder.stat().st_ino) for folder in [*folders, layout.home]),
    ]


def test_an_original_already_here_is_kept_and_its_name_made_safe(
    store: LocalOriginals,
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.put([b"abc"])
    number = store.path(ABC).stat().st_ino
    settled: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: settled.append(os.fstat(descriptor).st_ino))
    assert store.put([b"abc"]) == StoredOriginal(ABC, 3, already_kept=True)
    assert store.path(ABC).stat().st_ino == number
    assert store.path(ABC).parent.stat().st_ino in settled  # the other writer may not be so far
    assert empty_of_drafts(layout)


@pytest.mark.parametrize("body", [b"", b"ab", b"abd", b"abcd"])
def test_damaged_bytes_are_replaced_by_the_good_ones(store: LocalOriginals, body: bytes) -> None:
    store.put([b"abc"])
    spoil(store.path(ABC), body)
    assert store.digest_of(ABC) == hashlib.sha256(body).hexdigest()
    assert store.put([b"abc"]) == StoredOriginal(ABC, 3, already_kept=False)
    assert store.digest_of(ABC) == ABC
    assert stat.S_IMODE(store.path(ABC).stat().st_mode) & 0o222 == 0


def test_bytes_that_the_disk_cannot_read_any_more_are_replaced(
    store: LocalOriginals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.put([b"abc"])

    def unreadable(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.originals.digests_of", unreadable)
        with pytest.raises(DamagedHolding, match="could not be read: the disk reports a fault"):
            store.digest_of(ABC)
        assert not store.put([b"abc"]).already_kept
    assert store.digest_of(ABC) == ABC


def test_originals_are_read_only_and_follow_the_umask(store: LocalOriginals) -> None:
    for umask, body, mode in [(0o022, b"1", 0o444), (0o027, b"2", 0o440), (0o077, b"3", 0o400)]:
        before = os.umask(umask)
        try:
            kept = store.path(store.put([body]).sha256)
        finally:
            os.umask(before)
        assert stat.S_IMODE(kept.stat().st_mode) == mode


def test_a_missing_original_is_a_damaged_holding_and_a_foreign_name_is_nothing(
    store: LocalOriginals,
) -> None:
    assert not store.exists(ABC)
    for verb in (store.path, store.digest_of):
        with pytest.raises(DamagedHolding, match=f"images/originals/ba/78/{ABC} is missing"):
            verb(ABC)
    for ask in (store.path, store.digest_of, store.exists):
        with pytest.raises(NotFound):
            ask("../../catalogue.db")


def test_all_originals_come_sorted_and_strangers_are_passed_over(
    store: LocalOriginals,
    layout: Layout,
) -> None:
    digests = sorted(store.put([bytes([number])]).sha256 for number in range(40))
    shard = layout.original(digests[0]).parent
    (shard / "Thumbs.db").touch()
    (shard / ("f" * 64)).touch()  # a digest, in another's shard
    (layout.originals / "zz").mkdir()
    (layout.originals / "README").touch()
    assert list(store.all()) == digests


@pytest.mark.parametrize(
    "nth_path",
    [
        "images",
        "images/originals",
        "images/originals/.incoming",
        "images/originals/ba",
        "images/originals/ba/78",
    ],
)
def test_no_original_is_stored_through_a_planted_link(
    store: LocalOriginals,
    layout: Layout,
    tmp_path: Path,
    nth_path: str,
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    planted = layout.home / nth_path
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.symlink_to(outside)
    with pytest.raises(DamagedHolding, match=f"{nth_path} is a symbolic link"):
        store.put([b"abc"])
    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_an_original_is_never_followed(
    store: LocalOriginals,
    layout: Layout,
    tmp_path: Path,
) -> None:
    outside = tmp_path / "secret"
    outside.write_bytes(b"abc")
    place = layout.original(ABC)
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    verbs: list[Callable[[], object]] = [
        lambda: store.put([b"abc"]),
        lambda: store.path(ABC),
        lambda: store.exists(ABC),
        lambda: store.digest_of(ABC),
        lambda: store.set_aside(ABC, older_than=AT_ONCE),
    ]
    for verb in verbs:
        with pytest.raises(DamagedHolding, match="is a symbolic link"):
            verb()
    assert list(store.all()) == []
    assert outside.read_bytes() == b"abc"


def test_a_sweep_takes_only_what_lay_long_enough(store: LocalOriginals) -> None:
    store.put([b"abc"])
    assert not store.set_aside(ABC, older_than=A_DAY)
    os.utime(store.path(ABC), (0, 0))
    assert store.set_aside(ABC, older_than=A_DAY)
    assert not store.exists(ABC)
    assert not store.set_aside(ABC, older_than=A_DAY)


def test_putting_an_original_again_saves_it_from_a_sweep(store: LocalOriginals) -> None:
    store.put([b"abc"])
    os.utime(store.path(ABC), (0, 0))
    assert store.put([b"abc"]).already_kept
    assert not store.set_aside(ABC, older_than=A_DAY)


def test_threads_that_put_the_same_bytes_agree_on_one_original(
    store: LocalOriginals,
    layout: Layout,
) -> None:
    start = threading.Barrier(8)

    def put() -> StoredOriginal:
        start.wait(PATIENCE_S)
        return store.put([LONG_TEXT[:20], LONG_TEXT[20:]])

    with ThreadPoolExecutor(8) as pool:
        answers = [waiting.result() for waiting in [pool.submit(put) for _ in range(8)]]
    assert {answer.sha256 for answer in answers} == {LONG}
    assert sorted(answer.already_kept for answer in answers) == [False] + [True] * 7
    assert store.path(LONG).read_bytes() == LONG_TEXT
    assert empty_of_drafts(layout)


def test_processes_that_put_the_same_bytes_agree_on_one_original(layout: Layout) -> None:
    command = [sys.executable, "-c", PUT_SAME_AND_OWN, str(layout.home)]
    children = [
        subprocess.Popen([*command, name], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    answers = [child.communicate(b"go\n", timeout=PATIENCE_S)[0].split() for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    for kept in zip(*answers, strict=True):
        assert sorted(kept) == [b"0", b"1", b"1"]
    store = LocalOriginals(layout)
    digests = list(store.all())
    assert len(digests) == 20 + 3 * 20
    assert [store.digest_of(digest) for digest in digests] == digests
    assert empty_of_drafts(layout)


class FailingCall:
    """Stands for one function of `os`, and fails at its n-th call as a bad or full disk would."""

    REAL_CLOSE = staticmethod(os.close)

    def __init__(self, real: Callable[..., Any], nth: int, number: int) -> None:
        self._real, self._left, self._number = real, nth, number

    @property
    def has_failed(self) -> bool:
        return self._left <= 0

    def __call__(self, *given: object, **named: object) -> Any:
        self._left -= 1
        if self._left == 0:
            if self._real is self.REAL_CLOSE:
                self._real(*given)  # Linux gives a descriptor back even if closing fails
            raise OSError(self._number, os.strerror(self._number))
        return self._real(*given, **named)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("before", ["new", "kept", "damaged"])
@pytest.mark.parametrize("call", DISK_CALLS)
def test_a_fault_at_any_call_is_told_and_leaves_nothing_half_done(
    tmp_path: Path,
    call: str,
    before: str,
    number: int,
) -> None:
    for nth in range(1, 60):
        layout = Layout(tmp_path / str(nth))
        layout.home.mkdir()
        if not put_with_fault(layout, call=call, before=before, nth=nth, number=number):
            assert nth > 1 or call in NEVER_CALLED[before]
            return
    pytest.fail("more calls than this test foresaw")


def put_with_fault(layout: Layout, *, call: str, before: str, nth: int, number: int) -> bool:
    """Put `abc` with the n-th call failing; False once there is no n-th call to fail."""
    store = LocalOriginals(layout)
    if before != "new":
        store.put([b"abc"])
    if before == "damaged":
        spoil(store.path(ABC), b"abd")
    with pytest.MonkeyPatch.context() as patch:
        failing = FailingCall(getattr(os, call), nth, number)
        patch.setattr(os, call, failing)
        try:
            stored = store.put([b"a", b"bc"])
        except DamagedHolding:
            stored = None
    if stored is None and before == "new":
        assert not store.exists(ABC)
    elif stored is not None or before == "kept":
        assert store.digest_of(ABC) == ABC
    if call != "unlink" and layout.incoming_originals.exists():
        assert empty_of_drafts(layout)
    assert store.put([b"abc"]).sha256 == store.digest_of(ABC) == ABC
    return failing.has_failed
