"""Write down what a Verso that runs is made of: a software bill of materials, as CycloneDX 1.6.

    python deploy/development/sbom.py > verso.cdx.json

Nothing is asked but the lock and the vendored files that lie here: every Python package with its
version and the digests that it may have, every package of browser code and every font with the
digest of what was published. So it can be held against lists of known faults, where there are any.
What a package holds inside (libvips in pyvips-binary, React in Mirador) has no line of its own.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
VENDORED = ("app/web/static/vendor", "app/imaging/fonts", "app/iiif/fonts")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill_of_materials() -> dict[str, Any]:
    """Give the whole document."""
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    verso = {"type": "application", "name": told["name"], "version": told["version"]}
    parts = sorted((*_packages(), *_vendored()), key=lambda part: str(part["purl"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**verso, "bom-ref": told["name"]}},
        "components": parts,
        "dependencies": [{"ref": told["name"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _packages() -> Iterator[dict[str, Any]]:
    """Give the Python packages of the lock. A digest is that of a wheel or of the source."""
    for name, version, rest in PINNED.findall((PROJECT / "requirements/run.txt").read_text()):
        yield _part(name, version, f"pkg:pypi/{name.lower()}@{version}", DIGEST.findall(rest))


def _vendored() -> Iterator[dict[str, Any]]:
    """Give the packages of others that are part of this one."""
    for folder in VENDORED:
        for file in sorted((PROJECT / folder).glob("*/vendor.toml")):
            told = tomllib.loads(file.read_text("utf-8"))
            kind, _, package = told["source"].partition(":")
            name = package.replace("@", "%40") if kind == "npm" else told["name"]
            purl = f"pkg:{'npm' if kind == 'npm' else 'generic'}/{name}@{told['version']}"
            part = _part(told["name"], told["version"], purl, [told["package_sha256"]])
            yield {**part, "licenses": [{"license": {"id": told["licence"]}}]}


def _part(name: str, version: str, purl: str, digests: list[str]) -> dict[str, Any]:
    """Give one component; a purl names it everywhere. Package URL specification."""
    hashes = [{"alg": "SHA-256", "content": digest} for digest in digests]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": hashes,
    }


if __name__ == "__main__":
    json.dump(bill_of_materials(), sys.stdout, indent=2)
    sys.stdout.write("\n")
