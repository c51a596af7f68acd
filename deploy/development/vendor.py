"""Fetch the vendored files: what we ship of other projects' browser code and fonts.

Every vendored folder is `<name>-<version>/` and has a `vendor.toml`:

    name = "mirador"
    version = "4.0.0"
    licence = "Apache-2.0"
    source = "npm:mirador"        # the package, for `npm pack`
    package_sha256 = "..."        # of the whole package, as published

    [files."mirador.min.js"]
    from = "dist/mirador.min.js"  # its place in the package
    sha256 = "..."

Run by `make vendor`. A file is written only when the package and the file are, byte for byte, what
`vendor.toml` says; everything else in the package is left out.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
PLACES = (
    "app/web/static/vendor", "app/imaging/fonts", "app/iiif/fonts", "tests/browser/vendor",
)  # fmt: skip
FETCH_LIMIT_S = 600


class CannotVendorError(Exception):
    """A package or file that is not what `vendor.toml` says, or can't be had."""


@dataclass(frozen=True, slots=True)
class Vendored:
    """One vendored folder, as its `vendor.toml` describes it."""

    folder: Path
    package: str
    """The package and its version, as `npm pack` takes it: `mirador@4.0.0`."""
    package_sha256: str
    files: dict[str, dict[str, str]]
    """By file name: `from`, the place in the package, and `sha256`."""


def read_description(path: Path) -> Vendored:
    """Read one `vendor.toml`."""
    described: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    registry, _, package = str(described["source"]).partition(":")
    if registry != "npm":
        raise CannotVendorError(f"{path}: source must be npm:<package>, not {described['source']}")
    wanted = f"{described['name']}-{described['version']}"
    if path.parent.name != wanted:
        raise CannotVendorError(f"{path.parent}: the folder's name must be {wanted}")
    return Vendored(
        folder=path.parent,
        package=f"{package}@{described['version']}",
        package_sha256=described["package_sha256"],
        files=described["files"],
    )


def require_digest(content: bytes, sha256: str, subject: str) -> None:
    """Refuse bytes that are not those which were looked at when the file was vendored."""
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise CannotVendorError(f"{subject}: SHA-256 is {found}, vendor.toml says {sha256}")


def fetch_package(package: str, into: Path) -> Path:
    """Have npm fetch one package; the path of its archive. Its scripts are not run."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(into)]
    try:
        subprocess.run(
            [*command, package],
            cwd=into,
            check=True,
            timeout=FETCH_LIMIT_S,
            stdout=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise CannotVendorError("npm is missing. On Debian: apt install npm") from None
    except subprocess.SubprocessError as error:
        raise CannotVendorError(f"npm could not fetch {package}: {error}") from error
    return next(into.glob("*.tgz"))


def vendor(vendored: Vendored, archive: Path) -> None:
    """Write the folder's files out of the package; all of them, or none."""
    require_digest(archive.read_bytes(), vendored.package_sha256, vendored.package)
    contents: dict[str, bytes] = {}
    with tarfile.open(archive) as package:
        for name, file in vendored.files.items():
            try:
                member = package.extractfile(f"package/{file['from']}")
            except KeyError:
                member = None
            if member is None:
                raise CannotVendorError(f"{vendored.package} has no file {file['from']}")
            contents[name] = member.read()
            require_digest(contents[name], file["sha256"], f"{vendored.package} {name}")
    for name, content in contents.items():
        (vendored.folder / name).write_bytes(content)


def main() -> int:
    """Fetch every vendored folder again."""
    try:
        for path in sorted(
            toml for place in PLACES for toml in PROJECT.glob(f"{place}/*/vendor.toml")
        ):
            vendored = read_description(path)
            with tempfile.TemporaryDirectory() as folder:
                vendor(vendored, fetch_package(vendored.package, Path(folder)))
            print(f"{path.parent.relative_to(PROJECT)}: {len(vendored.files)} files")
    except CannotVendorError as error:
        print(f"Not vendored: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
