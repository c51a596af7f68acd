import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import Rejected
from app.domain.imagery import ScanCondition, StoredOriginal
from app.holdings import Holding
from app.holdings.intake import Intake


def png(*, width_px: int = 30) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width_px, 20), "red").save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def intake(holding: Holding) -> Intake:
    return holding.intake


def nothing_stored(holding: Holding) -> bool:
    home = holding.layout.originals
    return [path for path in home.rglob("*") if path.is_file() and path.name != ".lock"] == []


def test_a_scan_is_examined_where_it_lies(holding: Holding, intake: Intake, tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(png())
    seen = intake.examine(path)
    assert seen.original == StoredOriginal(hashlib.sha256(png()).hexdigest(), len(png()))
    assert (seen.characteristics.width_px, seen.characteristics.condition) == (30, "sound")
    assert nothing_stored(holding)
    assert intake.take_in(path) == seen
    assert holding.originals.digest_of(seen.original.sha256) == seen.original.sha256


def test_a_text_with_the_name_of_a_picture_is_refused_and_not_stored(
    holding: Holding, intake: Intake, tmp_path: Path
) -> None:
    path = tmp_path / "scan.jpg"
    path.write_text("This is no picture.")
    for verb in (intake.fingerprint, intake.examine, intake.store, intake.take_in):
        with pytest.raises(Rejected, match="plain text"):
            verb(path)
    with pytest.raises(Rejected, match=r"plain text.*Nothing was stored"):
        holding.take_in_stream([path.read_bytes()])
    assert nothing_stored(holding)


@pytest.mark.parametrize("chunk_bytes", [1, 511, 512, 513, 10_000])
def test_a_stream_is_known_by_its_head_however_it_is_cut(
    holding: Holding, chunk_bytes: int
) -> None:
    whole = png(width_px=3000)
    pieces = (whole[at : at + chunk_bytes] for at in range(0, len(whole), chunk_bytes))
    taken = holding.take_in_stream(pieces, expected_sha256=hashlib.sha256(whole).hexdigest())
    assert holding.originals.path(taken.original.sha256).read_bytes() == whole
    assert taken.characteristics.width_px == 3000


def test_of_a_stream_that_is_no_scan_no_more_than_its_head_is_read(holding: Holding) -> None:
    def endless() -> Iterator[bytes]:
        yield b"words " * 100
        pytest.fail("was read on")

    with pytest.raises(Rejected, match="plain text"):
        holding.take_in_stream(endless())
    with pytest.raises(Rejected, match="it seems to be empty"):
        holding.take_in_stream([])


def test_a_stream_past_the_limit_or_with_another_digest_is_not_stored(
    holding: Holding, intake: Intake
) -> None:
    with pytest.raises(Rejected, match="larger than 40 bytes"):
        intake.take_in_stream([png()], largest_bytes=40)
    with pytest.raises(Rejected, match="not the one announced"):
        holding.take_in_stream([png()], expected_sha256="0" * 64)
    assert nothing_stored(holding)


def test_a_file_is_not_stored_if_it_is_no_longer_the_one_expected(
    holding: Holding, intake: Intake, tmp_path: Path
) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(png())
    with pytest.raises(Rejected, match="not the one announced"):
        intake.store(path, expected_sha256="0" * 64)
    assert nothing_stored(holding)


def test_a_truncated_scan_is_kept_and_marked_damaged(holding: Holding) -> None:
    written = BytesIO()
    Image.effect_noise((600, 400), 50).save(written, "JPEG")
    taken = holding.take_in_stream([written.getvalue()[:-5000]])
    assert taken.characteristics.condition is ScanCondition.DAMAGED
    assert holding.originals.exists(taken.original.sha256)


def test_what_the_store_keeps_is_known_by_digest_and_length(
    holding: Holding, intake: Intake
) -> None:
    original = holding.take_in_stream([png()]).original
    assert intake.keeps(original)
    assert not intake.keeps(StoredOriginal(original.sha256, original.size_bytes + 1))
    assert not intake.keeps(StoredOriginal("0" * 64, 1))


def test_a_stored_scan_can_be_claimed_and_another_can_not(holding: Holding, intake: Intake) -> None:
    taken = holding.take_in_stream([png()])
    claimed = intake.claimed(taken.original.sha256)
    assert claimed is not None
    assert claimed.original.size_bytes == len(png())
    assert claimed.characteristics == taken.characteristics
    assert intake.claimed("0" * 64) is None
    assert intake.claimed("no digest") is None
