"""Originals put back from a second store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DamagedOriginal, NotFound
from app.domain.findings import FindingKind
from app.domain.fixity import FixityKind
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.persistence.records.fixity_event import FixityEvent
from app.services.backup import backup
from app.services.repair import repair
from app.services.verify import verify


@pytest.fixture
def backed_up(holding: Holding, published: Callable[..., Saved], tmp_path: Path) -> Path:
    """A store of backups of a holding with three originals."""
    for code, colour in (("A 1", "red"), ("A 2", "blue"), ("A 3", "green")):
        published(code, colour)
    backup(holding, tmp_path / "store")
    return tmp_path / "store"


def events(holding: Holding, sha256: str) -> list[str]:
    with holding.open(THE_DESK) as catalogue:
        rows = catalogue._session.query(FixityEvent).filter_by(sha256=sha256).order_by("id")
        return [f"{event.kind} {event.outcome}" for event in rows]


def flip(path: Path) -> None:
    """Turn one bit of a file over."""
    path.chmod(0o644)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))


def test_what_is_damaged_or_missing_is_put_back_and_told(holding: Holding, backed_up: Path) -> None:
    damaged, missing, _ = holding.originals.all()
    flip(holding.originals.path(damaged))
    holding.originals.path(missing).unlink()
    verify(holding)
    with holding.open(THE_DESK) as catalogue:
        assert [one.sha256 for one in catalogue.fixity.damaged(limit=9)] == [damaged, missing]
    done = repair(holding, backed_up)
    assert (done.repaired, done.unrepaired) == ((damaged, missing), ())
    assert verify(holding).findings == ()
    with holding.open(THE_DESK) as catalogue:
        assert not catalogue.fixity.has_damage()
    told = events(holding, damaged)
    assert set(told[:3]) == {
        "message digest calculation success", "validation success", "ingestion success",
    }  # fmt: skip
    assert {"replication success", "fixity check fail", "recovery success"} <= set(told)


def test_what_is_damaged_in_both_stores_stays_named(holding: Holding, backed_up: Path) -> None:
    damaged = next(holding.originals.all())
    for place in (holding.layout.home, backed_up):
        flip(place / "images/originals" / damaged[:2] / damaged[2:4] / damaged)
    done = repair(holding, backed_up)
    assert (done.repaired, done.unrepaired) == (
        (), (f"{damaged}: it is damaged in the store too",),
    )  # fmt: skip
    assert [finding.kind for finding in verify(holding).findings] == [FindingKind.ALTERED_ORIGINAL]
    assert f"{FixityKind.RECOVERY} fail" in events(holding, damaged)


def test_what_the_store_does_not_have_is_told(
    holding: Holding, published: Callable[..., Saved], backed_up: Path
) -> None:
    before = set(holding.originals.all())
    published("B", "yellow")
    (new,) = set(holding.originals.all()) - before
    flip(holding.originals.path(new))
    assert repair(holding, backed_up).unrepaired == (f"{new}: the store does not have it",)


def test_a_folder_that_is_no_store_is_told(holding: Holding, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is no store"):
        repair(holding, tmp_path)


def test_nothing_is_made_of_a_damaged_original(holding: Holding, backed_up: Path) -> None:
    damaged = next(holding.originals.all())
    assert backed_up.is_dir()
    flip(holding.originals.path(damaged))
    with pytest.raises(DamagedOriginal, match="other bytes than when it came in"):
        holding.derivation.make(damaged)
    assert list(holding.derivatives.keys_of(damaged)) == []
