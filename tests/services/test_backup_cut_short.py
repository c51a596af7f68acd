"""A backup that was killed: what it had copied is told of by the next one, and once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.errors import Busy
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.saving import Saved
from app.holdings import Holding
from app.holdings.second_store import SecondStore
from app.persistence.records.fixity_event import FixityEvent
from app.services.backup import backup


class KilledHere(BaseException):
    """Stands for a SIGKILL: nobody mends anything after it."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def killed(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Back up, killed when everything is copied and nothing of it is told."""

    def run(store: Path) -> None:
        def die(*_: object) -> None:
            raise KilledHere

        with monkeypatch.context() as patch:
            patch.setattr("app.holdings.replications.Replications._keep", die)
            with pytest.raises(KilledHere):
                backup(holding, store)

    return run


def told(holding: Holding) -> list[tuple[str, str]]:
    """Give the note of each event of a copy that succeeded, with its original."""
    wanted = select(FixityEvent.sha256, FixityEvent.note).where(
        FixityEvent.kind == FixityKind.REPLICATION, FixityEvent.outcome == FixityOutcome.SUCCESS
    )
    with holding.engine.connect() as connection:
        return sorted((sha256, note) for sha256, note in connection.execute(wanted))


def once_each(holding: Holding, store: Path) -> list[tuple[str, str]]:
    return [(sha256, f"to {store}") for sha256 in holding.originals.all()]


def test_originals_that_a_killed_backup_copied_are_told_of_by_the_next(
    holding: Holding,
    published: Callable[..., Saved],
    store: Path,
    killed: Callable[[Path], None],
) -> None:
    published("A 1", "red")
    backup(holding, store)
    published("A 2", "blue")
    killed(store)
    assert len(told(holding)) == 1
    killed(store)
    again = backup(holding, store)
    assert (again.copied, again.already) == (0, 2)
    assert told(holding) == once_each(holding, store)
    backup(holding, store)
    assert told(holding) == once_each(holding, store), "and nothing is told twice"


def test_what_is_here_is_told_of_with_the_name_that_the_disk_had_then(
    holding: Holding,
    published: Callable[..., Saved],
    store: Path,
    killed: Callable[[Path], None],
) -> None:
    """A disk of backups is mounted elsewhere: what lay on it before was not copied again."""
    published("A 1", "red")
    backup(holding, store)
    published("A 2", "blue")
    swept = holding.originals.put([b"of no photograph"]).sha256
    killed(store)
    holding.originals.path(swept).unlink()
    elsewhere = store.rename(store.with_name("elsewhere"))
    backup(holding, elsewhere)
    assert told(holding) == once_each(holding, store)


def test_what_a_busy_catalogue_did_not_take_is_told_by_the_next_backup(
    holding: Holding,
    published: Callable[..., Saved],
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published("A 1", "red")
    with monkeypatch.context() as patch:
        patch.setattr("app.holdings.replications.Replications._write", busy)
        backup(holding, store)
    assert told(holding) == []
    backup(holding, store)
    assert told(holding) == once_each(holding, store)


def busy(*_: object) -> None:
    raise Busy("Somebody else writes.")


def test_two_backups_into_one_store_at_once_are_refused(holding: Holding, store: Path) -> None:
    """The second would take away the half-written copy of the first."""
    second = SecondStore(store)
    second.begin()
    with second.alone(), pytest.raises(Busy, match="Another backup is being written"):
        backup(holding, store)
    backup(holding, store)
    assert len(second.catalogues.all()) == 1
