"""`make vendor` writes what vendor.toml describes, and nothing that it does not."""

import hashlib
import importlib.util
import io
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

PUBLISHED = b"export default 1\n"


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@pytest.fixture(scope="module")
def script(project: Path) -> ModuleType:
    """The script, loaded from its file: deploy/ is no package."""
    path = project / "deploy/development/vendor.py"
    specification = importlib.util.spec_from_file_location("vendor_script", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A package as npm packs one, with one file more than anybody asked for."""
    path = tmp_path / "viewer-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as package:
        for name in ("dist/viewer.js", "LICENSE", "README.md"):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(PUBLISHED)
            package.addfile(member, io.BytesIO(PUBLISHED))
    return path


def describe(
    folder: Path, archive: Path, *, sha256: str = digest(PUBLISHED), place: str = "dist/viewer.js"
) -> Path:
    """A vendor.toml for two files of the package."""
    folder.mkdir()
    lines = [
        'name = "viewer"\nversion = "1.0.0"\nlicence = "MIT"\nsource = "npm:viewer"',
        f'package_sha256 = "{digest(archive.read_bytes())}"',
        f'[files."LICENSE"]\nfrom = "LICENSE"\nsha256 = "{digest(PUBLISHED)}"',
        f'[files."viewer.js"]\nfrom = "{place}"\nsha256 = "{sha256}"\n',
    ]
    (folder / "vendor.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "vendor.toml"


def test_only_the_files_that_are_named_are_unpacked(
    script: ModuleType, archive: Path, tmp_path: Path
) -> None:
    described = describe(tmp_path / "viewer-1.0.0", archive)
    script.vendor(script.read_description(described), archive)
    assert {path.name for path in described.parent.iterdir()} == {
        "vendor.toml",
        "LICENSE",
        "viewer.js",
    }
    assert (described.parent / "viewer.js").read_bytes() == PUBLISHED


def test_a_file_that_is_not_what_was_looked_at_leaves_the_folder_as_it_was(
    script: ModuleType, archive: Path, tmp_path: Path
) -> None:
    described = describe(tmp_path / "viewer-1.0.0", archive, sha256=digest(b"another"))
    with pytest.raises(script.CannotVendorError, match=r"viewer@1\.0\.0 viewer\.js: SHA-256 is"):
        script.vendor(script.read_description(described), archive)
    assert [path.name for path in described.parent.iterdir()] == ["vendor.toml"]


def test_a_package_that_was_published_anew_is_refused_as_a_whole(
    script: ModuleType, archive: Path, tmp_path: Path
) -> None:
    described = script.read_description(describe(tmp_path / "viewer-1.0.0", archive))
    archive.write_bytes(archive.read_bytes() + b"\0")
    with pytest.raises(script.CannotVendorError, match=r"^viewer@1\.0\.0: SHA-256 is"):
        script.vendor(described, archive)


def test_a_file_that_the_package_lacks_is_named(
    script: ModuleType, archive: Path, tmp_path: Path
) -> None:
    described = script.read_description(
        describe(tmp_path / "viewer-1.0.0", archive, place="dist/gone.js")
    )
    with pytest.raises(script.CannotVendorError, match=r"has no file dist/gone\.js"):
        script.vendor(described, archive)


def test_a_folder_is_named_by_its_package_and_version(
    script: ModuleType, archive: Path, tmp_path: Path
) -> None:
    described = describe(tmp_path / "viewer-2.0.0", archive)
    with pytest.raises(script.CannotVendorError, match=r"must be viewer-1\.0\.0"):
        script.read_description(described)
