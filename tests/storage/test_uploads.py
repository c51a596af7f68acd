"""Uploads in parts: what is settled counts, whoever was killed, and one writer at a time."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.accessions import RefusedScan
from app.domain.errors import DamagedHolding, NotFound
from app.domain.uploads import Upload, UploadFor, UploadInUse, UploadOutcome
from app.storage.layout import Layout
from app.storage.uploads import LocalUploads

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
ID = "0123456789abcdef0123456789abcdef"
BEGUN = Upload(ID, "zofia", "żółć <b>.tif", 10, NOW, meant_for=UploadFor.ACCESSION, told="a YQ==")


@pytest.fixture
def uploads(layout: Layout) -> LocalUploads:
    uploads = LocalUploads(layout)
    uploads.begin(BEGUN)
    return uploads


def test_what_is_known_of_an_upload_is_found_again(uploads: LocalUploads, layout: Layout) -> None:
    assert LocalUploads(layout).find(ID) == BEGUN
    outcome = UploadOutcome("ab" * 32, RefusedScan("x", "why", "photograph", "A 1"))
    uploads.note(replace(BEGUN, outcome=outcome, offset_bytes=10))
    assert [*uploads.all()] == [replace(BEGUN, outcome=outcome, offset_bytes=10)]


def test_only_what_was_settled_counts(uploads: LocalUploads, layout: Layout) -> None:
    with uploads.open(ID) as opened:
        opened.write(b"abc")
        opened.settle(NOW)
        opened.write(b"lost")
    assert uploads.find(ID).offset_bytes == 3
    with LocalUploads(layout).open(ID) as again:
        again.write(b"def")
        again.settle(NOW + timedelta(hours=1))
        assert again.path.read_bytes() == b"abcdef"
    assert uploads.find(ID).touched_at == NOW + timedelta(hours=1)


def test_what_is_known_has_its_name_on_the_disk_too(
    uploads: LocalUploads, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut brings back what was known before the last part."""
    folder, flushed, real = layout.incoming_upload(ID), list[tuple[int, str]](), os.fsync

    def noted(descriptor: int) -> None:
        known = (folder / "known.json").read_text("utf-8")
        flushed.append((os.fstat(descriptor).st_ino, known))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    with uploads.open(ID) as opened:
        opened.write(b"abc")
        opened.settle(NOW)
    assert (folder.stat().st_ino, (folder / "known.json").read_text("utf-8")) in flushed
    assert uploads.find(ID).offset_bytes == 3


def test_a_file_that_has_lost_settled_bytes_is_told(uploads: LocalUploads) -> None:
    with uploads.open(ID) as opened:
        opened.write(b"abc")
        opened.settle(NOW)
    os.truncate(opened.path, 2)
    with uploads.open(ID) as again, pytest.raises(DamagedHolding, match="lost bytes"):
        again.write(b"def")


def test_one_that_is_taken_away_while_it_is_looked_at_is_none(
    uploads: LocalUploads, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between seeing that it is there and reading it, and between reading it and its lock."""
    folder = layout.incoming_upload(ID)

    def there(_: Layout, place: Path) -> bool:
        if place.name == "known.json":
            shutil.rmtree(folder)
        return True

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.uploads.stand", there)
        assert [*uploads.all()] == []
    uploads.begin(BEGUN)
    monkeypatch.setattr(uploads, "find", lambda _: shutil.rmtree(folder))
    with pytest.raises(NotFound), uploads.open(ID):
        pass


def test_two_do_not_write_at_once(uploads: LocalUploads, layout: Layout) -> None:
    with uploads.open(ID), pytest.raises(UploadInUse), LocalUploads(layout).open(ID):
        pass
    with uploads.open(ID):
        pass


def test_nobody_waits_for_a_process_that_is_being_started(
    uploads: LocalUploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it runs its own program it has all that was open here, as a duplicate has it."""
    inherited, real = list[int](), os.open

    def shared(path: Path, flags: int, *mode: int) -> int:
        descriptor = real(path, flags, *mode)
        if path.name == "lock":
            inherited.append(os.dup(descriptor))
        return descriptor

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", shared)
        with uploads.open(ID):
            pass
    with uploads.open(ID) as again:
        assert again.upload == BEGUN
    os.close(*inherited)


def test_after_a_disk_has_failed_to_settle_nothing_more_is_kept(
    uploads: LocalUploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second fsync after a failed one may succeed without anything being on the disk."""
    real = os.fsync
    with uploads.open(ID) as opened:
        opened.write(b"abc")
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "EIO")))
        with pytest.raises(DamagedHolding):
            opened.settle(NOW)
        monkeypatch.setattr(os, "fsync", real)
        opened.settle(NOW)
    assert uploads.find(ID).offset_bytes == 0


@pytest.mark.parametrize("name", ["", "..", "../../catalogue.db", "A" * 32, "0" * 33, "0" * 31])
def test_no_name_leads_elsewhere(uploads: LocalUploads, name: str) -> None:
    with pytest.raises(NotFound):
        uploads.find(name)
    with pytest.raises(NotFound):
        uploads.remove(name)


def test_what_nobody_goes_on_with_is_taken_away(uploads: LocalUploads, layout: Layout) -> None:
    folder = layout.incoming_upload(ID)
    assert uploads.remove_untouched(older_than=timedelta(hours=1)) == 0
    for path in (*folder.iterdir(), folder):
        os.utime(path, (0, 0))
    assert uploads.remove_untouched(older_than=timedelta(hours=1)) == 1
    assert not folder.exists()
    assert [*uploads.all()] == []


def test_one_that_was_only_begun_when_its_process_was_killed_is_none(
    uploads: LocalUploads, layout: Layout
) -> None:
    (layout.incoming_upload(ID) / "known.json").unlink()
    assert [*uploads.all()] == []
    with pytest.raises(NotFound):
        uploads.find(ID)
