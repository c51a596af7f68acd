"""Packages that programs which we did not write accept: ocfl-py and bagit."""

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import bagit  # type: ignore[import-untyped]
import ocfl  # type: ignore[import-untyped]
import pytest

from app.domain.errors import Conflict, NotFound, OutOfSpace
from app.domain.packages import PackageThing
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.exchange.record_document import read_record_document
from app.holdings import Holding
from app.services.export_package import export_package
from app.storage.bagit_writing import BagWriter
from app.storage.ocfl_writing import OcflWriter, object_path


@pytest.fixture
def filled(holding: Holding, catalogued: Callable[..., Saved]) -> Holding:
    """Two units, one below the other, with a photograph in each, and one in none."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("Ź 1", {"pl": ["Zespół"]}))
        catalogue.save_unit(UnitDescription("Ź 1/2", {"pl": ["Seria"]}, parent="Ź 1"))
        catalogue.commit()
    catalogued("Ź 1/1", "red", unit="Ź 1")
    catalogued("Ź 1/2/1", "blue", unit="Ź 1/2")
    catalogued("ELSEWHERE / 9", "green")
    return holding


def test_a_storage_root_is_accepted_without_errors(filled: Holding, tmp_path: Path) -> None:
    done = export_package(filled, tmp_path / "ocfl", OcflWriter)
    assert (done.things, done.lost) == (5, ())
    root = ocfl.StorageRoot(str(tmp_path / "ocfl"))
    assert root.validate(validate_objects=True, check_digests=True)
    assert (root.num_objects, root.good_objects) == (5, 5)
    for inventory in (tmp_path / "ocfl").glob("*/*/*/*/inventory.json"):
        passed, validator = ocfl.Object().validate(str(inventory.parent), log_warnings=True)[:2]
        assert passed, validator.status_str()
        assert validator.log.num_warnings == 0, validator.status_str()


def test_one_unit_is_exported_with_what_is_below_it(filled: Holding, tmp_path: Path) -> None:
    done = export_package(filled, tmp_path / "ocfl", OcflWriter, unit="Ź 1")
    assert done.things == 4
    described = [
        json.loads(path.read_text("utf-8"))["reference_code"]
        for path in (tmp_path / "ocfl").glob("*/*/*/*/v1/content/description.json")
    ]
    assert sorted(described) == ["Ź 1", "Ź 1/1", "Ź 1/2", "Ź 1/2/1"]


def test_a_bag_is_accepted(filled: Holding, tmp_path: Path) -> None:
    done = export_package(filled, tmp_path / "bag", BagWriter)
    assert (done.things, done.lost) == (5, ())
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["Payload-Oxum"] == f"{done.size_bytes}.{done.files}"
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    scans = [name for name in bag.payload_files() if "/scans/" in name]
    assert len(scans) == 3
    assert all(name.isascii() for name in bag.payload_files())


def test_a_damaged_original_is_left_out_and_named(filled: Holding, tmp_path: Path) -> None:
    damaged = filled.originals.path(next(filled.originals.all()))
    damaged.chmod(0o644)
    damaged.write_bytes(b"rotten")
    done = export_package(filled, tmp_path / "bag", BagWriter)
    (told,) = done.lost
    assert (told.sha256, told.reason) == (damaged.name, "it has other bytes than when it came in")
    assert damaged.name[:8] in str(told)
    bagit.Bag(str(tmp_path / "bag")).validate()
    with filled.open(THE_DESK) as catalogue:
        assert catalogue.fixity.is_damaged(damaged.name)
    assert [event["outcome"] for event in exports(filled)] == ["warning"]
    (record, *_) = read_record_document(filled.record_files.beside(damaged.name) or b"")
    told_of = [f"{one['kind']} {one['outcome']}" for one in record.rows["fixity_event"]]
    assert told_of[-2:] == ["fixity check fail", "dissemination fail"]


def exports(holding: Holding) -> list[dict[str, Any]]:
    """Give the events of exports, as they stand in the records' files."""
    files = sorted(holding.layout.records.glob("batch/*/*.json"))
    rows = [read_record_document(path.read_bytes())[0].rows["batch"][0] for path in files]
    return [dict(row) for row in rows if row["source"] == "export"]


def test_an_export_is_one_event_of_its_unit_that_outlives_the_catalogue(
    filled: Holding, tmp_path: Path
) -> None:
    """PREMIS 3.0: dissemination; one event links to the unit, whatever lies in it."""
    anna = replace(THE_DESK, name="command line (anna)")
    export_package(filled, tmp_path / "ocfl", OcflWriter, unit="Ź 1", viewer=anna)
    assert filled.records.due_count() == 0
    with filled.open(THE_DESK) as catalogue:
        unit = catalogue.unit_by_code("Ź 1")
    assert unit is not None
    (event,) = exports(filled)
    assert (event["event"], event["outcome"], event["unit_id"], event["started_by"]) == (
        "dissemination", "success", unit.id, "command line (anna)",
    )  # fmt: skip
    told = "OCFL 1.1: 4 things, 10 files, 0 left out"
    assert event["summary"] == f"into {tmp_path / 'ocfl'}: {told}"


def test_an_export_that_fails_is_told_as_such(filled: Holding, tmp_path: Path) -> None:
    class FullDisk(BagWriter):
        def add(self, thing: PackageThing) -> None:  # noqa: ARG002 - it has no room for any
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OutOfSpace, match="No space left"):
        export_package(filled, tmp_path / "bag", FullDisk)
    filled.records.write_due()
    (event,) = exports(filled)
    assert (event["outcome"], event.get("unit_id")) == ("fail", None)
    assert "No space left" in event["summary"]


def test_what_is_there_is_never_written_over(filled: Holding, tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "a file").touch()
    with pytest.raises(Conflict, match="is not empty"):
        export_package(filled, tmp_path / "bag", BagWriter)


def test_a_unit_that_there_is_not_is_told(filled: Holding, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no unit with the reference code Z 2"):
        export_package(filled, tmp_path / "bag", BagWriter, unit="Z 2")


def test_an_object_lies_where_the_extension_says() -> None:
    """The example of OCFL extension 0003, with its default configuration."""
    assert object_path("object-01") == "3c0/ff4/240/object-01"
    assert object_path("..hor/rib:le-$id") == "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"
