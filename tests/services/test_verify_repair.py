"""Originals put back from a second store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DamagedOriginal, NotFound
from app.domain.findings import FindingKind
from app.domain.fixity import CheckedOriginal
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding, original_findings
from app.holdings.fixity import check_original
from app.persistence.records.fixity_event import FixityEvent
from app.services.backup import backup
from app.services.verify import verify
from app.storage.layout import Layout


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
        known = catalogue.fixity.damaged(limit=9).items
        assert [one.sha256 for one in known] == [damaged, missing]
    done = verify(holding, repair_from=backed_up)
    assert [(one.kind, one.subject) for one in done.findings] == [
        (FindingKind.REPAIRED_ORIGINAL, missing), (FindingKind.REPAIRED_ORIGINAL, damaged),
    ]  # fmt: skip
    assert done.findings[1].message.endswith(f"when it came in. It was put back from {backed_up}.")
    assert done.is_sound
    assert verify(holding).findings == ()
    with holding.open(THE_DESK) as catalogue:
        assert not catalogue.fixity.has_damage()
    told = events(holding, damaged)
    assert set(told[:3]) == {
        "message digest calculation success", "validation success", "ingestion success",
    }  # fmt: skip
    assert {"replication success", "fixity check fail", "recovery success"} <= set(told)


def test_what_is_known_to_be_damaged_is_put_back_without_reading_all(
    holding: Holding, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = next(holding.originals.all())
    flip(holding.originals.path(damaged))
    verify(holding)
    read = list[str]()

    def check(holding: Holding, sha256: str, *, sha512: str | None) -> CheckedOriginal:
        read.append(sha256)
        return check_original(holding, sha256, sha512=sha512)

    monkeypatch.setattr(original_findings, "check_original", check)
    done = verify(holding, deep=False, repair_from=backed_up)
    assert done.counts == {FindingKind.REPAIRED_ORIGINAL: 1}
    assert read == [damaged]


def test_what_is_damaged_in_both_stores_stays_named(holding: Holding, backed_up: Path) -> None:
    damaged = next(holding.originals.all())
    for place in (holding.layout.home, backed_up):
        flip(Layout(place).original(damaged))
    done = verify(holding, repair_from=backed_up)
    (told,) = done.findings
    assert (told.kind, told.subject) == (FindingKind.ALTERED_ORIGINAL, damaged)
    assert "It could not be put back: it is damaged in the store too." in told.message
    assert "recovery fail" in events(holding, damaged)
    assert not done.is_sound


def test_what_the_store_does_not_have_stays_named(
    holding: Holding, backed_up: Path, published: Callable[..., Saved]
) -> None:
    earlier = set(holding.originals.all())
    published("A 4", "white")
    (new,) = set(holding.originals.all()) - earlier
    holding.originals.path(new).unlink()
    (told,) = verify(holding, repair_from=backed_up).findings
    assert told.kind is FindingKind.MISSING_ORIGINAL
    assert "It could not be put back: the store does not have it." in told.message


def test_a_folder_that_is_no_store_is_told(holding: Holding, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is no store"):
        verify(holding, repair_from=tmp_path)


def test_nothing_is_made_of_a_damaged_original(holding: Holding, backed_up: Path) -> None:
    damaged = next(holding.originals.all())
    assert backed_up.is_dir()
    flip(holding.originals.path(damaged))
    with pytest.raises(DamagedOriginal, match="other bytes than when it came in"):
        holding.derivation.make(damaged)
    assert list(holding.derivatives.keys_of(damaged)) == []
