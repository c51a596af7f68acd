"""`make sbom` names all that a Verso that runs is made of. CycloneDX 1.6; Package URL."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

PURL = re.compile(r"pkg:(pypi/[a-z0-9.-]+|npm/(%40[a-z0-9-]+/)?[a-z0-9.-]+)@[A-Za-z0-9.+!-]+")


@pytest.fixture(scope="module")
def bill(project: Path) -> dict[str, Any]:
    command = [sys.executable, "deploy/development/sbom.py"]
    written = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    read: dict[str, Any] = json.loads(written.stdout)
    return read


def test_every_package_of_the_lock_and_every_vendored_one_is_named(
    bill: dict[str, Any], project: Path
) -> None:
    lock = (project / "requirements/run.txt").read_text("utf-8")
    wanted = set(re.findall(r"^([a-z0-9][a-z0-9.-]*==[^ ]+) ", lock, re.MULTILINE))
    for file in project.glob("app/**/vendor.toml"):
        told = tomllib.loads(file.read_text("utf-8"))
        wanted.add(f"{told['name']}=={told['version']}")
    assert {f"{one['name']}=={one['version']}" for one in bill["components"]} == wanted
    assert len(wanted) > 70


def test_each_has_a_name_that_holds_everywhere_and_the_digests_of_what_was_published(
    bill: dict[str, Any],
) -> None:
    for one in bill["components"]:
        assert PURL.fullmatch(one["purl"]), one["purl"]
        assert one["hashes"], one["name"]
        assert all(re.fullmatch("[0-9a-f]{64}", told["content"]) for told in one["hashes"])
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(set(references)) == len(references)
    assert bill["dependencies"][0]["dependsOn"] == references


def test_it_says_what_it_is_of(bill: dict[str, Any], project: Path) -> None:
    told = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    described = bill["metadata"]["component"]
    assert (described["name"], described["version"]) == (told["name"], told["version"])
