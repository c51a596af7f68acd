"""An original is handed out as it came in, or not at all."""

import os
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import DamagedOriginal
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.handing_out import original_to_hand_out


@pytest.fixture
def sha256(holding: Holding) -> str:
    """A catalogued original."""
    made = BytesIO()
    Image.new("RGB", (30, 20), "red").save(made, "PNG")
    taken = holding.take_in_stream([made.getvalue()])
    sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(taken.original.sha256),)),)
    with holding.open(THE_DESK, writes=True) as catalogue:
        described = PhotographDescription("A 1", sides=sides)
        catalogue.save(described, scans={taken.original.sha256: taken})
        catalogue.commit()
    return taken.original.sha256


def rotten(path: Path, *, unseen: bool = False) -> None:
    """Turn one bit of a file over; `unseen`, as rot does, with no trace of a writing."""
    before = path.stat()
    path.chmod(0o644)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))
    if unseen:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def known_as_damaged(holding: Holding, sha256: str) -> bool:
    with holding.open(THE_DESK) as catalogue:
        return catalogue.fixity.is_damaged(sha256)


def test_a_sound_original_is_given_and_read_once_in_an_hour(
    holding: Holding, sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert original_to_hand_out(holding, sha256) == holding.originals.path(sha256)
    monkeypatch.setattr("app.holdings.handing_out.check_original", lambda *_, **__: 1 / 0)
    assert original_to_hand_out(holding, sha256) == holding.originals.path(sha256)


def test_rot_that_nobody_has_met_yet_is_found_before_a_byte_goes_out(
    holding: Holding, sha256: str
) -> None:
    rotten(holding.originals.path(sha256), unseen=True)
    with pytest.raises(DamagedOriginal, match="is damaged"):
        original_to_hand_out(holding, sha256)
    assert known_as_damaged(holding, sha256), "the alarm is raised"


def test_what_changes_within_the_hour_is_read_again(holding: Holding, sha256: str) -> None:
    original_to_hand_out(holding, sha256)
    rotten(holding.originals.path(sha256))
    with pytest.raises(DamagedOriginal, match="is damaged"):
        original_to_hand_out(holding, sha256)


def test_what_is_known_as_damaged_is_not_given_though_it_was_read_lately(
    holding: Holding, sha256: str
) -> None:
    path = original_to_hand_out(holding, sha256)
    sound = path.stat()
    rotten(path)
    with pytest.raises(DamagedOriginal):
        original_to_hand_out(holding, sha256)
    holding.sound_files.remember(sha256, path.stat())
    assert holding.sound_files.has(sha256, path.stat())
    assert not holding.sound_files.has(sha256, sound)
    with pytest.raises(DamagedOriginal):
        original_to_hand_out(holding, sha256)


def test_one_that_was_put_back_by_hand_is_given_again(
    holding: Holding, sha256: str, tmp_path: Path
) -> None:
    path = holding.originals.path(sha256)
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    path.unlink()
    with pytest.raises(DamagedOriginal, match="is missing"):
        original_to_hand_out(holding, sha256)
    assert known_as_damaged(holding, sha256)
    shutil.copy(copy, path)
    assert original_to_hand_out(holding, sha256) == path
    assert not known_as_damaged(holding, sha256)
