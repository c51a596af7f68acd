"""Backups made while others write, and put back: each is whole."""

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.documents import as_document
from app.domain.errors import Conflict, DamagedHolding, NotFound, Rejected
from app.domain.fixity import FixityKind, FixityOutcome, ReadingMark
from app.domain.kept_records import RecordKind
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.exchange.record_document import read_record_document
from app.holdings import Holding, found_holding, open_holding
from app.holdings.second_store import SecondStore
from app.persistence.backing_up import backup_name
from app.persistence.records import all_records
from app.services.backup import backup
from app.services.restore import restore
from app.services.verify import verify
from app.settings import Settings
from app.storage.layout import Layout
from app.storage.reading_mark import ReadingMarkFile
from app.storage.record_files import RecordFiles

if TYPE_CHECKING:
    from tests.conftest import DatabaseOf, DatabaseServer

WHILE_WRITING = int(os.environ.get("VERSO_TEST_BACKUPS", "3"))  # 10 in `make soak`


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def place(
    request: pytest.FixtureRequest, on_server: "DatabaseOf | None", tmp_path: Path
) -> Callable[[str], Settings]:
    """Name a place in which there is nothing yet: a folder, and an empty database on a server."""

    def named(name: str) -> Settings:
        settings = Settings(home=tmp_path / name)
        if on_server is None:
            return settings
        server: DatabaseServer = request.getfixturevalue("database_server")
        return settings.model_copy(update={"database_url": server.make(name)})

    return named


def codes(holding: Holding) -> list[str]:
    found: list[str] = []
    with holding.open(THE_DESK) as catalogue:
        page = catalogue.photographs(limit=500)
        found += [one.reference_code for one in page.items]
        while page.after is not None:
            page = catalogue.photographs(after=page.after, limit=500)
            found += [one.reference_code for one in page.items]
    return found


def test_a_backup_is_put_back_as_it_was(
    holding: Holding,
    published: Callable[..., Saved],
    store: Path,
    place: Callable[[str], Settings],
) -> None:
    first, second = published("A 1", "red"), published("A 2", "blue")
    done = backup(holding, store)
    assert (done.photographs, done.copied, done.already, done.lost) == (2, 2, 0, ())
    there = place("again")
    restored = restore(there, store)
    assert (restored.copied, restored.catalogue.name) == (2, done.name)
    with open_holding(there) as again:
        assert verify(again).findings == ()
        with again.open(THE_DESK) as catalogue, holding.open(THE_DESK) as original:
            for saved in (first, second):
                said = [
                    as_document(one.photograph(saved.id).description)
                    for one in (catalogue, original)
                ]
                assert said[0] == said[1]
        digests = list(again.originals.all())
        assert retold(again, digests) == [[f"success to {store}"]] * 2, "events of its own backup"
        assert f"to {store}: 2 originals copied, 0 could not be" in runs(again)


@pytest.mark.sqlite_only
def test_what_happened_here_since_a_backup_stays_told(
    holding: Holding, published: Callable[..., Saved], store: Path
) -> None:
    """The database is lost, its files are not: the store's replace them, but for the events."""
    published("A 1", "red")
    backup(holding, store)
    (sha256,) = holding.originals.all()
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.record_fixity(
            sha256, FixityKind.REPLICATION, FixityOutcome.SUCCESS, note="to the second disk"
        )
        catalogue.commit()
    holding.records.write_due()
    file = ReadingMarkFile(holding.layout)
    file.write(ReadingMark(holding.now(), sha256, 1))
    holding.close()
    for place in holding.layout.home.glob("catalogue.db*"):
        place.unlink()
    restore(holding.settings, store)
    assert file.read() is None, "the catalogue that came back has not seen that reading"
    with open_holding(holding.settings) as again:
        told = [f"success to {store}", "success to the second disk"]
        assert retold(again, [sha256]) == [told]


@pytest.mark.sqlite_only
def test_what_was_saved_since_a_backup_is_not_lost_by_restoring_it(
    holding: Holding, published: Callable[..., Saved], store: Path
) -> None:
    first = published("A 1", "red")
    backup(holding, store)
    change_title(holding, first)
    later = published("A 2", "blue")
    holding.records.write_due()
    holding.close()
    for place in holding.layout.home.glob("catalogue.db*"):
        place.unlink()
    before = dict(holding.record_files.bodies())
    with pytest.raises(Conflict, match="would be lost") as refused:
        restore(holding.settings, store)
    assert all(f"photograph {one.id}" in str(refused.value) for one in (first, later))
    assert dict(holding.record_files.bodies()) == before
    restore(holding.settings, store, anyway=True)
    with open_holding(holding.settings) as again:
        assert codes(again) == ["A 1"]


def change_title(holding: Holding, saved: Saved) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        description = catalogue.photograph(saved.id).description
        changed = replace(description, title={"en": ["Another title"]})
        catalogue.edit(changed, photograph_id=saved.id)
        catalogue.publish(saved.id)
        catalogue.commit()


def retold(holding: Holding, digests: list[str]) -> list[list[str]]:
    """Say what stands beside originals once their records are written anew."""
    holding.records.fall_due(RecordKind.ORIGINAL, digests)
    holding.records.write_due()
    return [replications(holding.record_files, sha256) for sha256 in digests]


def runs(holding: Holding) -> list[str]:
    """Say what the catalogue tells of runs over the whole holding."""
    with holding.engine.connect() as connection:
        return list(connection.scalars(select(all_records().tables["batch"].c.summary)))


def test_only_what_is_new_is_copied_again(
    holding: Holding, published: Callable[..., Saved], store: Path
) -> None:
    published("A 1", "red")
    backup(holding, store)
    published("A 2", "blue")
    done = backup(holding, store, keep=1)
    assert (done.copied, done.already) == (1, 1)
    assert holding.records.due_count() == 0
    for sha256 in holding.originals.all():
        told = [replications(RecordFiles(Layout(home)), sha256) for home in (
            holding.layout.home, store,
        )]  # fmt: skip
        assert told == [[f"success to {store}"]] * 2, "told beside it, in both places, and once"
    assert [one.name for one in SecondStore(store).catalogues.all()] == [done.name]
    assert sorted(SecondStore(store).originals.all()) == sorted(holding.originals.all())


def replications(files: RecordFiles, sha256: str) -> list[str]:
    """Say what stands beside an original of its having been copied."""
    return [
        f"{event['outcome']} {event['note']}"
        for record in read_record_document(files.beside(sha256) or b"")
        for event in record.rows.get("fixity_event", ())
        if event["kind"] == "replication"
    ]


def test_backups_made_while_others_write_are_each_whole(
    holding: Holding,
    scan: Callable[..., bytes],
    store: Path,
    place: Callable[[str], Settings],
) -> None:
    """What was saved before a backup began is in it, and nothing of it is half there."""
    over, saved = threading.Event(), list[str]()

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            taken = holding.take_in_stream([scan((number % 256, number // 256, 9))])
            scans = (ScanDescription(taken.original.sha256),)
            sides = (SideDescription(SideKind.RECTO, scans=scans),)
            described = PhotographDescription(f"W {number}", sides=sides)
            with holding.open(THE_DESK, writes=True) as catalogue:
                catalogue.save(described, scans={taken.original.sha256: taken})
                catalogue.commit()
            saved.append(f"W {number}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = []
        for _ in range(WHILE_WRITING):
            before = len(saved)
            made.append((backup(holding, store), before))
    finally:
        over.set()
        writer.join()
    for number, (done, before) in enumerate(made):
        settings = place(f"again-{number}")
        restore(settings, store, name=done.name)
        with open_holding(settings) as again:
            assert verify(again).is_sound
            found = codes(again)
        assert found[:before] == saved[:before], "what was saved before is there"
        assert found == [f"W {at + 1}" for at in range(len(found))], "one after the other"
        shutil.rmtree(settings.home)


def test_a_damaged_original_is_not_copied_and_is_named(
    holding: Holding, published: Callable[..., Saved], store: Path
) -> None:
    published("A 1", "red")
    published("A 2", "blue")
    damaged = next(holding.originals.all())
    flip(holding.originals.path(damaged))
    done = backup(holding, store)
    (told,) = done.lost
    assert told == f"{damaged}: it has other bytes than when it came in"
    assert damaged not in list(SecondStore(store).originals.all())
    assert replications(holding.record_files, damaged) == [
        "fail it has other bytes than when it came in"
    ]


def test_a_missing_original_is_named_unless_an_earlier_backup_has_it(
    holding: Holding, published: Callable[..., Saved], store: Path
) -> None:
    published("A 1", "red")
    (sha256,) = holding.originals.all()
    lost = holding.originals.path(sha256).rename(store.with_name("lost"))
    assert backup(holding, store).lost == (f"{sha256}: it is missing",)
    lost.rename(holding.layout.original(sha256))
    assert backup(holding, store).lost == ()
    holding.originals.path(sha256).unlink()
    assert backup(holding, store).lost == (), "the store has it"


def test_a_backup_within_the_holding_is_refused(holding: Holding) -> None:
    with pytest.raises(Rejected, match="can't lie within the holding"):
        backup(holding, holding.layout.home / "backup")


def test_a_backup_that_was_cut_short_is_not_there(
    holding: Holding, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.services.backup.copy_originals", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            backup(holding, store)
    assert SecondStore(store).catalogues.all() == []
    backup(holding, store)
    assert len(SecondStore(store).catalogues.all()) == 1
    assert not (store / "catalogues" / ".incoming").exists()


def test_a_catalogue_that_is_there_is_never_written_over(holding: Holding, store: Path) -> None:
    backup(holding, store)
    with pytest.raises(Conflict, match=r"(There is|holds) a catalogue"):
        restore(holding.settings, store)


def test_a_damaged_copy_of_the_catalogue_is_not_put_back(
    holding: Holding, store: Path, place: Callable[[str], Settings]
) -> None:
    done = backup(holding, store)
    flip(store / "catalogues" / done.name / backup_name(holding.engine))
    there = place("again")
    with pytest.raises(DamagedHolding, match="not as it was written"):
        restore(there, store)
    assert not (there.home / "catalogue.db").exists()
    with pytest.raises(DamagedHolding, match=r"^There (is no|are scans)"):
        open_holding(there)


def test_a_folder_without_backups_is_told(
    holding: Holding, store: Path, place: Callable[[str], Settings]
) -> None:
    there = place("again")
    with pytest.raises(NotFound, match="is no store"):
        restore(there, store)
    backup(holding, store)
    with pytest.raises(NotFound, match="no backup 20000101T000000Z"):
        restore(there, store, name="20000101T000000Z")


def test_a_catalogue_on_postgresql_is_backed_up_and_put_back(
    database_server: "DatabaseServer", scan: Callable[..., bytes], store: Path, tmp_path: Path
) -> None:
    pytest.importorskip("psycopg")
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not on this machine's path")
    url = database_server.make("backed_up")
    settings = Settings(home=tmp_path / "served", database_url=url)
    with found_holding(settings) as served:
        taken = served.take_in_stream([scan("red")])
        sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(taken.original.sha256),)),)
        with served.open(THE_DESK, writes=True) as catalogue:
            described = PhotographDescription("P 1", sides=sides)
            catalogue.save(described, scans={taken.original.sha256: taken})
            catalogue.commit()
        backup(served, store)
    again = Settings(home=tmp_path / "again", database_url=database_server.make("put_back"))
    restore(again, store)
    with open_holding(again) as holding:
        assert codes(holding) == ["P 1"]
        assert verify(holding).is_sound
        assert retold(holding, [taken.original.sha256]) == [[f"success to {store}"]]


def flip(path: Path) -> None:
    """Turn one bit of a file over."""
    path.chmod(0o644)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))
