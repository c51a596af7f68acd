"""A restoration that was killed: it is told of, and ended by running it again."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.checkups import Grade
from app.domain.errors import Conflict, DamagedHolding
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding, open_holding
from app.persistence.records.batch import Batch
from app.persistence.records.fixity_event import FixityEvent
from app.services.backup import backup
from app.services.examine_installation import examine_installation
from app.services.rebuild import rebuild
from app.services.restore import restore
from app.services.verify import verify
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer


class KilledHere(BaseException):
    """Stands for a SIGKILL: nobody mends anything after it."""


def die(*_: object, **__: object) -> None:
    raise KilledHere


def copies_told(holding: Holding) -> list[str]:
    """Say to where originals were copied, as the catalogue tells it."""
    wanted = select(FixityEvent.note).where(FixityEvent.kind == FixityKind.REPLICATION)
    with holding.engine.connect() as connection:
        return sorted(connection.scalars(wanted))


def events_of_the_holding(holding: Holding) -> list[str]:
    wanted = select(Batch.event).where(Batch.event.is_not(None)).order_by(Batch.started_at)
    with holding.engine.connect() as connection:
        return [str(event) for event in connection.scalars(wanted)]


@pytest.fixture
def backed_up(holding: Holding, published: Callable[..., Saved], tmp_path: Path) -> Path:
    """A store, and a holding that was copied to a second disk since, and lost its database."""
    published("A 1", "red")
    backup(holding, tmp_path / "store")
    (sha256,) = holding.originals.all()
    with holding.open(THE_DESK, writes=True) as catalogue:
        kind, outcome = FixityKind.REPLICATION, FixityOutcome.SUCCESS
        catalogue.record_fixity(sha256, kind, outcome, note="to the second disk")
        catalogue.commit()
    holding.records.write_due()
    holding.close()
    for place in holding.layout.home.glob("catalogue.db*"):
        place.unlink()
    return tmp_path / "store"


def cut_short(settings: Settings, store: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Kill a restoration at a call, and see that nobody takes what is there for a catalogue."""
    with monkeypatch.context() as patch:
        patch.setattr(at, die)
        with pytest.raises(KilledHere):
            restore(settings, store)
    (told,) = (one for one in examine_installation(settings) if one.grade is Grade.FAULT)
    assert "`verso restore" in told.told
    for opening in (open_holding, found_holding):
        with pytest.raises(DamagedHolding, match=told.told[:30]):
            opening(settings)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "at", ["app.holdings.restoring.complete_file", "app.services.restore.open_holding"]
)
def test_events_that_only_records_here_told_outlive_a_kill(
    holding: Holding, backed_up: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    cut_short(holding.settings, backed_up, monkeypatch, at)
    restore(holding.settings, backed_up)
    with open_holding(holding.settings) as again:
        assert copies_told(again) == sorted([f"to {backed_up}", "to the second disk"])
        assert events_of_the_holding(again) == ["replication", "recovery"]
        assert verify(again).is_sound
    with pytest.raises(Conflict, match="There is a catalogue"):
        restore(holding.settings, backed_up)


@pytest.mark.sqlite_only
def test_making_the_catalogue_again_ends_a_restoration_too(
    holding: Holding, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(holding.settings, backed_up, monkeypatch, "app.holdings.restoring.complete_file")
    rebuild(holding.settings)
    with open_holding(holding.settings) as again:
        assert copies_told(again) == sorted([f"to {backed_up}", "to the second disk"])
        assert events_of_the_holding(again) == ["replication", "recovery"]


def test_a_restoration_onto_postgresql_is_ended_by_the_next(
    database_server: "DatabaseServer",
    scan: Callable[..., bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    pytest.importorskip("psycopg")
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not on this machine's path")
    url, store = database_server.make("cut_short"), tmp_path / "store"
    with found_holding(Settings(home=tmp_path / "served", database_url=url)) as served:
        served.originals.put([scan("red")])
        backup(served, store)
    url = database_server.make("put_back_twice")
    settings = Settings(home=tmp_path / "again", database_url=url)
    cut_short(settings, store, monkeypatch, "app.holdings.restoring.complete")
    restore(settings, store)
    with open_holding(settings) as again:
        assert events_of_the_holding(again) == ["replication", "recovery"]
        assert verify(again).is_sound
    with pytest.raises(Conflict, match="holds a catalogue already"):
        restore(settings, store)


@pytest.mark.sqlite_only
def test_what_a_killed_run_left_beside_its_draft_is_no_part_of_the_next(
    holding: Holding, published: Callable[..., Saved], tmp_path: Path
) -> None:
    """SQLite would take the journal for one of the file that it lies beside."""
    published("A 1", "red")
    backup(holding, tmp_path / "store")
    journal = holding.layout.home / "catalogue.db-wal"
    published("A 2", "blue")
    assert journal.stat().st_size > 0
    again = Settings(home=tmp_path / "again")
    again.home.mkdir()
    shutil.copyfile(journal, again.home / "catalogue.db.restored-wal")
    restore(again, tmp_path / "store")
    assert counted(again) == 1
    for place in again.home.glob("catalogue.db*"):
        place.unlink()
    shutil.copyfile(journal, again.home / "catalogue.db.rebuilt-wal")
    assert rebuild(again).photographs == 1
    assert counted(again) == 1
    assert not list(again.home.glob("catalogue.db.*"))


def counted(settings: Settings) -> int:
    with open_holding(settings) as holding, holding.open(THE_DESK) as catalogue:
        assert verify(holding).is_sound
        return catalogue.photograph_count()
