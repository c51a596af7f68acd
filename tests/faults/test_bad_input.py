"""Bad input: a clear message and exit code, and nothing half-done is left behind."""

import json
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

if TYPE_CHECKING:
    from tests.conftest import Answer, Verso
    from tests.faults.conftest import Coroner, Table

BOMB_PX = 60_000


@pytest.fixture
def importing(home: Path, scans: Path, table: "Table", verso: "Verso") -> Any:
    """Import rows with the given scans and options."""

    def run(*rows: dict[str, str], options: tuple[object, ...] = ()) -> "Answer":
        return verso("import", table(*rows), "--images", scans, "--home", home, *options)

    return run


@pytest.fixture(autouse=True)
def nothing_half_done(home: Path, coroner: "Coroner") -> Any:
    """Whatever was tried: the holding is sound, and has no file that no record names."""
    yield
    assert coroner.require_sound(home) & {"orphan original", "leftover"} == set()


def row(recto: str = "0.png", *, code: str = "B 1") -> dict[str, str]:
    """Give a row that names one scan."""
    return {"reference_code": code, "title": "Boat", "recto": recto}


GOOD = {"reference_code": "G 1", "title": "Good", "recto": "2.png"}


def refusal_of(answer: "Answer") -> dict[str, str]:
    """Give the one problem of the first row; the second row must have gone through."""
    assert answer.code == 1
    refused, good = json.loads(answer.out)["rows"]
    assert (refused["outcome"], good["outcome"]) == ("refused", "made")
    (problem,) = refused["problems"]
    found: dict[str, str] = problem
    return found


def png_bomb() -> bytes:
    """Make a PNG of 60,000 x 60,000 black pixels: 3.6 thousand million of them in 2 MB."""
    head = struct.pack(">IIBBBBB", BOMB_PX, BOMB_PX, 1, 0, 0, 0, 0)
    squeezed = zlib.compressobj(1)
    line = bytes(1 + BOMB_PX // 8)
    pixels = b"".join(squeezed.compress(line) for _ in range(BOMB_PX)) + squeezed.flush()
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def _checksum(content: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(content))


def test_a_text_file_named_jpg_is_refused(importing: Any, scans: Path) -> None:
    (scans / "letter.jpg").write_text("Dear Sir, here is the photograph.", "utf-8")
    problem = refusal_of(importing(row("letter.jpg"), GOOD, options=("--json",)))
    assert (problem["column"], problem["value"]) == ("recto", "letter.jpg")
    assert "is no scan" in problem["reason"]
    assert "text" in problem["reason"]


def test_a_truncated_jpeg_is_kept_and_marked_damaged(
    importing: Any, scans: Path, verso: "Verso", home: Path
) -> None:
    whole = BytesIO()
    Image.effect_noise((400, 300), 80).save(whole, "JPEG", quality=90)
    (scans / "cut.jpg").write_bytes(whole.getvalue()[: whole.tell() // 2])
    answer = importing(row("cut.jpg"))
    assert answer.code == 0
    assert "Row 2, B 1: made, 1 side\n  look at recto ('cut.jpg'): is kept, and marked damaged" in (
        answer.out
    )
    assert verso("verify", "--home", home).code == 0


def test_a_png_bomb_is_kept_without_being_decoded_and_the_limit_is_named(
    importing: Any, scans: Path
) -> None:
    (scans / "bomb.png").write_bytes(png_bomb())
    answer = importing(row("bomb.png"))
    assert answer.code == 0
    assert "is kept, and marked oversized" in answer.out
    assert "400,000,000" in answer.out.replace("400000000", "400,000,000")


def test_a_table_without_the_key_column_is_refused_as_a_whole(importing: Any) -> None:
    answer = importing({"title": "Boat", "recto": "0.png"})
    assert (answer.code, answer.out) == (6, "")
    assert "no column 'reference_code'" in answer.err
    assert "The columns there are: title, recto." in answer.err


def test_a_mapping_that_names_a_missing_column_is_refused_as_a_whole(
    importing: Any, tmp_path: Path
) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(
        "key: reference_code\nphotograph:\n  title:\n    en: {column: Tytul}\n", "utf-8"
    )
    answer = importing(row(), options=("--mapping", mapping))
    assert (answer.code, answer.out) == (6, "")
    assert "columns that the table has not got: Tytul" in answer.err


def test_two_rows_with_one_key_are_both_refused(importing: Any) -> None:
    answer = importing(row("0.png"), row("1.png"), GOOD, options=("--json",))
    assert answer.code == 1
    first, second, good = json.loads(answer.out)["rows"]
    assert [r["outcome"] for r in (first, second, good)] == ["refused", "refused", "made"]
    for refused in (first, second):
        (problem,) = refused["problems"]
        assert (problem["column"], problem["value"]) == ("reference_code", "B 1")
        assert "rows 2, 3" in problem["reason"]


def test_a_missing_scan_refuses_its_row(importing: Any) -> None:
    problem = refusal_of(importing(row("lost.png"), GOOD, options=("--json",)))
    assert (problem["column"], problem["value"]) == ("recto", "lost.png")
    assert "is not there" in problem["reason"]


def test_a_scan_outside_of_the_folder_refuses_its_row(importing: Any, tmp_path: Path) -> None:
    Image.new("RGB", (10, 10)).save(tmp_path / "secret.png")
    problem = refusal_of(importing(row("../secret.png"), GOOD, options=("--json",)))
    assert "leads out of the folder" in problem["reason"]


def test_a_scan_that_is_another_photographs_refuses_its_row(importing: Any, scans: Path) -> None:
    (scans / "copy.png").write_bytes((scans / "2.png").read_bytes())
    answer = importing(GOOD, row("copy.png"))
    assert answer.code == 1
    assert (
        "Row 3, B 1: refused\n  refused because of recto ('copy.png'): is the same file, byte for "
        "byte, as the recto of G 1" in answer.out
    )


def test_an_image_without_pixels_leaves_nothing(importing: Any, scans: Path) -> None:
    (scans / "nothing.png").write_bytes(b"")
    problem = refusal_of(importing(row("nothing.png"), GOOD, options=("--json",)))
    assert problem["value"] == "nothing.png"


def test_a_table_of_bytes_is_refused_in_a_sentence(
    verso: "Verso", home: Path, scans: Path, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe" * 40)
    answer = verso("import", table, "--images", scans, "--home", home)
    assert (answer.code, answer.out) == (6, "")
    assert len(answer.err) > 20
