import hashlib
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.import_report import ImportReport, ReportedRow
from app.domain.saving import Outcome, Saved
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.holdings.intake import Intake
from app.imaging.identify import HEAD_BYTES
from app.services.import_batch import import_batch
from app.settings import Settings

Import = Callable[..., ImportReport]


@pytest.fixture
def imported(holding: Holding, images: Path) -> Import:
    """Import a table from the folder of scans."""

    def run(table: Path, *, dry_run: bool = False, publish: bool = False) -> ImportReport:
        return import_batch(holding, table=table, images=images, dry_run=dry_run, publish=publish)

    return run


@pytest.fixture
def one_scan(images: Path, table: Callable[..., Path], scan: Callable[..., bytes]) -> Path:
    """A table of one row with a red recto."""
    (images / "1r.png").write_bytes(scan("red"))
    return table(["A 1", "", "1r.png", ""])


def only(report: ImportReport) -> ReportedRow:
    (row,) = report.rows
    return row


def refusals(row: ReportedRow) -> list[tuple[str, str]]:
    assert row.outcome is Outcome.REFUSED
    return [(problem.where, problem.value) for problem in row.problems]


def png_bomb() -> bytes:
    """A PNG of 60,000 x 60,000 grey pixels: 3.6 GB in a few MB, whole and valid."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    packer, row = zlib.compressobj(6), bytes(1 + 60_000 // 8)
    pixels = b"".join([*(packer.compress(row) for _ in range(60_000)), packer.flush()])
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_row_becomes_a_photograph_with_its_scans(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path,
    scan: Callable[..., bytes],
) -> None:  # fmt: skip
    recto, verso = scan("red", kind="JPEG"), scan("blue")
    (images / "1r.jpg").write_bytes(recto)
    (images / "1v.png").write_bytes(verso)
    row = only(imported(table(["A 1", "A soldier", "1r.jpg", "1v.png"])))
    assert (row.number, row.key, row.outcome, row.sides) == (2, "A 1", Outcome.MADE, 2)
    with holding.open(THE_DESK) as catalogue:
        sides = catalogue.photograph(row.photograph_id).description.sides
    assert [(side.kind, side.scans[0].sha256) for side in sides] == [
        (SideKind.RECTO, hashlib.sha256(recto).hexdigest()),
        (SideKind.VERSO, hashlib.sha256(verso).hexdigest()),
    ]
    assert [(s.scans[0].width_px, s.scans[0].media_type) for s in sides] == [
        (30, "image/jpeg"), (30, "image/png"),
    ]  # fmt: skip
    assert holding.originals.path(sides[1].scans[0].sha256).read_bytes() == verso


def test_a_second_run_changes_nothing_and_a_changed_cell_that_field_alone(
    imported: Import, table: Callable[..., Path], images: Path, scan: Callable[..., bytes]
) -> None:
    (images / "1r.png").write_bytes(scan("red"))
    first = only(imported(table(["A 1", "A soldier", "1r.png", ""])))
    second = only(imported(table(["A 1", "A soldier", "1r.png", ""])))
    assert (second.outcome, second.photograph_id) == (Outcome.UNCHANGED, first.photograph_id)
    third = only(imported(table(["A 1", "Two soldiers", "1r.png", ""])))
    assert (third.outcome, third.photograph_id) == (Outcome.CHANGED, first.photograph_id)
    assert third.changed == ("title",)


def test_a_second_run_reads_no_picture_again(
    holding: Holding, imported: Import, one_scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(one_scan)
    for verb in ("look", "store"):
        monkeypatch.setattr(holding.intake, verb, lambda *_, **__: pytest.fail("not needed"))
    assert only(imported(one_scan)).outcome is Outcome.UNCHANGED


def test_an_original_that_was_lost_or_cut_is_put_back_by_a_second_run(
    holding: Holding, imported: Import, one_scan: Path
) -> None:
    imported(one_scan)
    (digest,) = holding.originals.all()
    place = holding.originals.path(digest)
    place.unlink()
    assert only(imported(one_scan)).outcome is Outcome.UNCHANGED
    assert holding.originals.digest_of(digest) == digest
    place.chmod(0o644)
    place.write_bytes(b"cut")
    imported(one_scan)
    assert holding.originals.digest_of(digest) == digest


def test_a_bad_row_is_named_by_column_and_value_and_stops_no_other(
    imported: Import, table: Callable[..., Path], images: Path, scan: Callable[..., bytes]
) -> None:
    (images / "text.jpg").write_text("This is no picture.")
    (images / "3r.png").write_bytes(scan("red"))
    report = imported(
        table(
            ["A 1", "", "missing.jpg", ""],
            ["A 2", "", "", "text.jpg"],
            ["A 3", "", "3r.png", ""],
            ["", "No key", "3r.png", ""],
        )
    )
    assert [row.outcome for row in report.rows] == [
        Outcome.REFUSED, Outcome.REFUSED, Outcome.MADE, Outcome.REFUSED,
    ]  # fmt: skip
    assert refusals(report.rows[0]) == [("recto", "missing.jpg")]
    assert "is not there" in report.rows[0].problems[0].reason
    assert refusals(report.rows[1]) == [("verso", "text.jpg")]
    assert "it seems to be plain text" in report.rows[1].problems[0].reason
    assert refusals(report.rows[3]) == [("reference_code", "")]
    assert not report.is_clean


def test_a_key_as_long_as_a_book_is_shortened_in_the_report(
    imported: Import, table: Callable[..., Path]
) -> None:
    row = only(imported(table(["A" * 90_000, "", "", ""])))
    assert refusals(row)[0][0] == "reference_code"
    assert row.key == "A" * 119 + "…"


def test_a_refused_row_leaves_none_of_its_files_behind(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path,
    scan: Callable[..., bytes],
) -> None:  # fmt: skip
    (images / "r.png").write_bytes(scan("red"))
    columns = "reference_code,recto,verso,unit"
    report = imported(
        table(
            ["A 1", "r.png", "missing.png", ""],
            ["A 2", "r.png", "", "no such unit"],
            columns=columns,
        )
    )
    assert refusals(report.rows[0]) == [("verso", "missing.png")]
    assert refusals(report.rows[1]) == [("unit", "no such unit")]
    assert list(holding.originals.all()) == []


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"no scan now")])
@pytest.mark.parametrize("verb", ["fingerprint", "look"])
def test_a_file_that_changes_while_it_is_read_refuses_its_row_and_is_not_stored(
    imported: Import, one_scan: Path, monkeypatch: pytest.MonkeyPatch, verb: str, change: Any
) -> None:
    real = getattr(Intake, verb)

    def then_change(intake: Intake, path: Path, *more: Any) -> Any:
        seen = real(intake, path, *more)
        change(path)
        return seen

    monkeypatch.setattr(Intake, verb, then_change)
    row = only(imported(one_scan))
    assert refusals(row) == [("recto", "1r.png")]
    assert "was changed or taken away while it was read" in row.problems[0].reason
    assert not list((one_scan.parent / "holding/images/originals").glob("??/??/*"))


def test_two_rows_with_one_key_are_both_refused_naming_the_rows(
    holding: Holding, imported: Import, table: Callable[..., Path]
) -> None:
    report = imported(table(["A 1", "One", "", ""], ["A 2", "", "", ""], ["A 1", "Two", "", ""]))
    for place in (0, 2):
        assert refusals(report.rows[place]) == [("reference_code", "A 1")]
        assert "rows 2, 4" in report.rows[place].problems[0].reason
    assert report.rows[1].outcome is Outcome.MADE
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_by_code("A 1") is None


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_scan_used_twice_refuses_the_later_row_naming_photograph_and_side(
    imported: Import, table: Callable[..., Path], images: Path, scan: Callable[..., bytes],
    *, dry_run: bool,
) -> None:  # fmt: skip
    (images / "1.png").write_bytes(scan("red"))
    (images / "copy.png").write_bytes(scan("red"))
    rows = table(["A 1", "", "", "1.png"], ["A 2", "", "copy.png", ""])
    first, second = imported(rows, dry_run=dry_run).rows
    assert first.outcome is Outcome.MADE
    assert refusals(second) == [("recto", "copy.png")]
    assert "the verso of A 1" in second.problems[0].reason


def test_one_file_can_not_be_both_sides_of_a_photograph(
    imported: Import, table: Callable[..., Path], images: Path, scan: Callable[..., bytes]
) -> None:
    (images / "1.png").write_bytes(scan("red"))
    row = only(imported(table(["A 1", "", "1.png", "1.png"])))
    assert refusals(row) == [("verso", "1.png")]
    assert "the recto of this very row" in row.problems[0].reason


def test_a_scan_of_a_photograph_that_is_not_in_the_table_is_refused(
    imported: Import, table: Callable[..., Path], images: Path, scan: Callable[..., bytes],
    catalogued: Callable[..., Saved],
) -> None:  # fmt: skip
    catalogued("B 9", "red")
    (images / "1.png").write_bytes(scan("red"))
    row = only(imported(table(["A 1", "", "1.png", ""])))
    assert refusals(row) == [("recto", "1.png")]
    assert "the recto of B 9, in the catalogue" in row.problems[0].reason


def test_recto_and_verso_that_were_mixed_up_are_put_right_by_a_second_run(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path,
    scan: Callable[..., bytes],
) -> None:  # fmt: skip
    (images / "r.png").write_bytes(scan("red"))
    (images / "v.png").write_bytes(scan("blue"))
    imported(table(["A 1", "", "v.png", "r.png"]))
    row = only(imported(table(["A 1", "", "r.png", "v.png"])))
    assert (row.outcome, row.problems) == (Outcome.CHANGED, ())
    with holding.open(THE_DESK) as catalogue:
        sides = catalogue.photograph(row.photograph_id).description.sides
    assert sides[0].scans[0].sha256 == hashlib.sha256(scan("red")).hexdigest()


def test_a_truncated_jpeg_is_kept_marked_and_remarked_on(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path,
    scan: Callable[..., bytes],
) -> None:  # fmt: skip
    whole = scan("red", size=(600, 400), kind="JPEG")
    (images / "cut.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    row = only(imported(table(["A 1", "", "cut.jpg", ""])))
    assert row.outcome is Outcome.MADE
    (warning,) = row.warnings
    assert (warning.where, warning.value) == ("recto", "cut.jpg")
    assert "marked damaged" in warning.reason
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(row.photograph_id).description.sides
    assert side.scans[0].condition == "damaged"
    assert side.scans[0].is_shown


def test_a_bomb_of_60_000_by_60_000_pixels_is_kept_undecoded_and_the_limit_named(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path
) -> None:
    bomb = png_bomb()
    assert HEAD_BYTES < len(bomb) < 1_000_000
    (images / "bomb.png").write_bytes(bomb)
    row = only(imported(table(["A 1", "", "bomb.png", ""])))
    assert row.outcome is Outcome.MADE
    assert "marked oversized" in row.warnings[0].reason
    assert "3,600,000,000 pixels; the limit here is 400,000,000" in row.warnings[0].reason
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(row.photograph_id).description.sides
    assert not side.scans[0].is_shown


def test_a_scan_past_the_limit_is_shown_by_a_second_run_once_the_limit_is_raised(
    holding: Holding, imported: Import, table: Callable[..., Path], images: Path,
    scan: Callable[..., bytes],
) -> None:  # fmt: skip
    (images / "wide.png").write_bytes(scan("red", size=(1200, 900)))
    rows = table(["A 1", "", "wide.png", ""])
    narrow = Settings(home=holding.settings.home, max_source_px=1_000_000)
    with open_holding(narrow) as before:
        first = only(import_batch(before, table=rows, images=images))
    assert "marked oversized" in first.warnings[0].reason
    second = only(imported(rows))
    assert (second.outcome, second.changed, second.warnings) == (Outcome.CHANGED, ("sides",), ())
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(second.photograph_id).description.sides
    assert side.scans[0].is_shown


@pytest.mark.parametrize("dry_run", [True, False])
def test_publishing_opens_the_rows_taken_also_those_unchanged(
    imported: Import, table: Callable[..., Path], *, dry_run: bool
) -> None:
    rows = table(["A 1", "", "", ""], ["A 2", "", "", ""])
    imported(rows)
    assert imported(rows, publish=True, dry_run=dry_run).published == 2
    again = imported(rows, publish=True, dry_run=dry_run).published
    assert again == (2 if dry_run else 0)


CAPPING = """
key: Code
photograph:
  access: {size_cap_px: {column: Cap, as: number}, until_on: {column: Until}}
"""


def test_a_table_s_caps_become_rules_and_what_is_no_cap_refuses_its_row(
    holding: Holding, images: Path, tmp_path: Path
) -> None:
    rows, mapping = tmp_path / "t.csv", tmp_path / "m.yaml"
    mapping.write_text(CAPPING)
    rows.write_text("Code,Cap,Until\nA,,\nB,400,2040-01-01\nC,0,\nD,-1,\nE,400.5,\nF,large,\n")
    report = import_batch(holding, table=rows, images=images, mapping=mapping)
    refused = {row.key: refusals(row) for row in report.rows if row.problems}
    assert refused == {"D": [("Cap", "-1")], "E": [("Cap", "400.5")], "F": [("Cap", "large")]}
    with holding.open(THE_DESK) as catalogue:
        found = (catalogue.photograph_by_code(code) for code in "ABC")
        assert [one.description.access for one in found if one] == [
            None,
            AccessRule(date(2040, 1, 1), size_cap_px=400),
            AccessRule(size_cap_px=0),
        ]
