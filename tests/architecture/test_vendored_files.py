"""What we ship of other projects is, byte for byte, what they published, with its licence."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHELVES = (
    "app/web/static/vendor", "app/imaging/fonts", "app/iiif/fonts", "tests/browser/vendor",
)  # fmt: skip
FOLDERS = sorted(
    folder for shelf in SHELVES for folder in PROJECT.glob(f"{shelf}/*") if folder.is_dir()
)
# Verso works offline: no file that it serves may fetch from a host that hands out packages.
PACKAGE_HOST = re.compile(
    rb"//[\w.-]*(cdn|npm|pkg|registry|skypack|delivr)[\w-]*\.\w", re.IGNORECASE
)


def describe(folder: Path) -> dict[str, Any]:
    """The folder's `vendor.toml`."""
    return tomllib.loads((folder / "vendor.toml").read_text("utf-8"))


pytestmark = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_every_file_is_as_it_was_published(folder: Path) -> None:
    for name, file in describe(folder)["files"].items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert found == file["sha256"], name


def test_the_folder_holds_nothing_else(folder: Path) -> None:
    described = {"vendor.toml", *describe(folder)["files"]}
    assert {path.name for path in folder.iterdir()} == described


def test_the_folder_is_named_by_its_package_and_version(folder: Path) -> None:
    described = describe(folder)
    assert folder.name == f"{described['name']}-{described['version']}"
    assert described["source"].startswith("npm:")


def test_the_folder_has_a_licence(folder: Path) -> None:
    described = describe(folder)
    assert described["licence"]
    assert "LICENSE" in described["files"]


def test_no_file_names_a_package_host(folder: Path) -> None:
    for path in folder.iterdir():
        assert PACKAGE_HOST.search(path.read_bytes()) is None, path.name


def test_the_address_of_a_package_host_would_be_noticed(folder: Path) -> None:
    assert PACKAGE_HOST.search(b'import("//CDN.example/' + folder.name.encode() + b'")')
