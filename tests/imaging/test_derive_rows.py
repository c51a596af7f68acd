"""What streams out of a scan, piece by piece, is the picture as shown."""

from pathlib import Path

import pytest
from PIL import Image

from app.imaging.derive_rows import open_rows
from app.imaging.scan_file import read_header


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_pieces_follow_each_other_to_the_last_row(
    tmp_path: Path, quarters: Image.Image, mode: str
) -> None:
    path = tmp_path / "scan.png"
    picture = quarters.convert(mode).crop((0, 0, 300, 197))
    picture.save(path)
    rows = open_rows(path, read_header(path))
    assert rows.mode == mode
    assert b"".join(piece.tobytes() for piece in rows.pieces()) == picture.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_exif_orientation_is_applied(
    tmp_path: Path, quarters: Image.Image, orientation: int
) -> None:
    """Pillow's own reading of EXIF 2.32, tag 274, is the oracle."""
    path = tmp_path / "scan.tif"
    exif = Image.Exif()
    exif[274] = orientation
    quarters.save(path, exif=exif)
    turns = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_270],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_90],
    }
    shown = quarters
    for turn in turns[orientation]:
        shown = shown.transpose(turn)
    header = read_header(path)
    assert (header.shown.width_px, header.shown.height_px) == shown.size
    pieces = open_rows(path, header).pieces()
    assert b"".join(piece.tobytes() for piece in pieces) == shown.tobytes()
