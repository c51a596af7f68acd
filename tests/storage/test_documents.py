"""Published documents: whole or not at all, newest only, and all of them can be made again."""

import errno
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import DamagedHolding
from app.storage.documents import LocalDocuments
from app.storage.layout import DocumentKey, Layout

PHOTOGRAPH = "0193537c-5c00-7000-8000-00000000abcd"
NEIGHBOUR = "0193537c-5c00-7000-8000-11111111abcd"  # in the same shard
FIRST, SECOND, THIRD = (DocumentKey(PHOTOGRAPH, revision) for revision in (1, 2, 10))
AT_ONCE = timedelta(0)


@pytest.fixture
def documents(layout: Layout) -> LocalDocuments:
    return LocalDocuments(layout)


def test_a_document_is_read_as_it_was_written(documents: LocalDocuments) -> None:
    body = '{"label": "Łódź, „raj”"}'.encode()
    documents.write(FIRST, body)
    assert documents.read(FIRST) == body


def test_a_document_that_was_never_made_is_none(documents: LocalDocuments) -> None:
    assert documents.read(FIRST) is None
    assert list(documents.keys()) == []
    assert list(documents.leftovers(older_than=AT_ONCE)) == []


def test_a_new_revision_takes_the_place_of_the_older_ones(documents: LocalDocuments) -> None:
    for key in (FIRST, SECOND, THIRD):
        documents.write(key, str(key.revision).encode())
    assert list(documents.keys()) == [THIRD]
    assert documents.read(THIRD) == b"10"
    assert documents.read(FIRST) is None


def test_a_revision_that_comes_late_does_not_displace_the_newer_one(
    documents: LocalDocuments,
) -> None:
    documents.write(THIRD, b"10")
    documents.write(FIRST, b"1")
    assert list(documents.keys()) == [THIRD]


def test_the_same_revision_can_be_made_again(documents: LocalDocuments) -> None:
    documents.write(FIRST, b"wrong")
    documents.write(FIRST, b"right")
    assert documents.read(FIRST) == b"right"


def test_removing_takes_a_revision_and_those_before_it(documents: LocalDocuments) -> None:
    documents.write(DocumentKey(NEIGHBOUR, 1), b"neighbour")
    documents.write(SECOND, b"2")
    documents.remove(FIRST)
    assert documents.read(SECOND) == b"2"
    documents.remove(SECOND)
    documents.remove(SECOND)
    assert list(documents.keys()) == [DocumentKey(NEIGHBOUR, 1)]


def test_the_whole_folder_can_be_deleted_and_made_again(
    documents: LocalDocuments,
    layout: Layout,
) -> None:
    documents.write(FIRST, b"1")
    shutil.rmtree(layout.manifests)
    assert documents.read(FIRST) is None
    documents.write(SECOND, b"2")
    assert list(documents.keys()) == [SECOND]


def test_keys_come_in_a_stable_order_and_strangers_are_passed_over(
    documents: LocalDocuments,
    layout: Layout,
) -> None:
    keys = [DocumentKey("root", 3), FIRST, DocumentKey(NEIGHBOUR, 1)]
    for key in keys:
        documents.write(key, b"{}")
    (layout.manifests / "README").touch()
    (layout.document(FIRST).parent / "root.1.json").touch()  # ours in form, in another's shard
    (layout.document(FIRST).parent / "x.1.json~").touch()
    assert list(documents.keys()) == [FIRST, DocumentKey(NEIGHBOUR, 1), DocumentKey("root", 3)]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failed_write_leaves_the_older_revision_and_no_trace(
    documents: LocalDocuments,
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
) -> None:
    documents.write(FIRST, b"1")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(DamagedHolding, match="the disk is full"):
            documents.write(SECOND, b"2")
    assert documents.read(FIRST) == b"1"
    assert documents.read(SECOND) is None
    assert list(layout.incoming_manifests.iterdir()) == []


def test_a_document_is_on_the_disk_before_it_has_its_name(
    documents: LocalDocuments,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []
    for name in ("write", "fsync", "replace", "unlink"):
        real = getattr(os, name)

        def noted(*given: object, name: str = name, real: object = real) -> object:
            calls.append(name)
            return real(*given)  # type: ignore[operator]  # one of the os functions above

        monkeypatch.setattr(os, name, noted)
    documents.write(FIRST, b"1")
    assert calls[:3] == ["write", "fsync", "replace"]


def test_readers_see_a_revision_whole_while_it_is_made_again(documents: LocalDocuments) -> None:
    bodies = [letter * 200_000 for letter in (b"a", b"b")]
    documents.write(FIRST, bodies[0])

    def rewrite() -> None:
        for turn in range(30):
            documents.write(FIRST, bodies[turn % 2])

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(rewrite)
        while not writing.done():
            assert documents.read(FIRST) in bodies
        writing.result()


def test_documents_follow_the_umask(documents: LocalDocuments, layout: Layout) -> None:
    before = os.umask(0o027)
    try:
        documents.write(FIRST, b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(layout.document(FIRST).stat().st_mode) == 0o640


@pytest.mark.parametrize("level", ["shard", "file"])
def test_a_planted_link_is_neither_read_nor_written_through(
    documents: LocalDocuments,
    layout: Layout,
    tmp_path: Path,
    level: str,
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / FIRST.file_name).write_bytes(b"secret")
    place = layout.document(FIRST)
    if level == "shard":
        place.parent.parent.mkdir(parents=True)
        place.parent.symlink_to(outside)
    else:
        place.parent.mkdir(parents=True)
        place.symlink_to(outside / FIRST.file_name)
    with pytest.raises(DamagedHolding, match="symbolic link"):
        documents.read(FIRST)
    with pytest.raises(DamagedHolding, match="symbolic link"):
        documents.write(FIRST, b"mine")
    assert (outside / FIRST.file_name).read_bytes() == b"secret"
    assert [path.name for path in outside.iterdir()] == [FIRST.file_name]
    assert list(documents.keys()) == []


def test_leftovers_of_a_kill_are_found_and_removed(
    documents: LocalDocuments,
    layout: Layout,
) -> None:
    documents.write(FIRST, b"1")
    (layout.incoming_manifests / f"{'0' * 32}.part").write_bytes(b"half")
    (found,) = documents.leftovers(older_than=AT_ONCE)
    assert found.size_bytes == 4
    documents.remove_leftover(found.name)
    assert list(documents.leftovers(older_than=AT_ONCE)) == []
