"""The lock files pin everything, the same on every machine, and say nothing about this one."""

import re
from pathlib import Path

import pytest

# A package index or a folder of the machine on which the lock was written.
FOREIGN = re.compile(r"https?:|file:|\s/|index-url|find-links|\s@\s|\.(org|com|io)\b")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)", re.MULTILINE)
LOCKS = ("run", "check")


def read_lock(project: Path, name: str) -> str:
    """The text of one lock file."""
    return (project / f"requirements/{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_path(project: Path, name: str) -> None:
    lines = read_lock(project, name).splitlines()
    assert [line for line in lines if FOREIGN.search(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_in_a_lock_has_a_version_and_a_digest(project: Path, name: str) -> None:
    logical_lines = read_lock(project, name).replace("\\\n", " ").splitlines()
    packages = [line for line in logical_lines if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if not PIN.match(line) or "--hash=sha256:" not in line] == []


def test_the_checks_run_with_the_versions_that_users_run(project: Path) -> None:
    run = dict(PIN.findall(read_lock(project, "run")))
    check = dict(PIN.findall(read_lock(project, "check")))
    both = run.keys() & check.keys()
    assert {name: check[name] for name in both} == {name: run[name] for name in both}
