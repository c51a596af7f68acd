"""The commands that a newcomer meets first: make, and what continuous integration runs."""

import os
import re
import subprocess
from pathlib import Path


def make(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a fresh terminal, even when these tests were started by make."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", *arguments]
    return subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_make_help_explains_every_target(project: Path) -> None:
    targets = re.findall(
        r"^\.PHONY: (\S+)$", (project / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    shown = make(project, "help").stdout
    named = {"run", "check", "real", "lock", "vendor", "format", "messages", "clean"}
    assert named <= set(targets)
    assert [name for name in targets if not re.search(rf"^  {name} +\S", shown, re.MULTILINE)] == []


def test_make_real_names_the_folder_that_is_missing(project: Path, tmp_path: Path) -> None:
    missing = tmp_path / "no scans here"
    answer = make(project, "real", f"REAL={missing}")
    assert answer.returncode != 0
    assert f"No catalogue.json with images/ in {missing}." in answer.stderr


def test_continuous_integration_runs_what_a_developer_runs(project: Path) -> None:
    script = project / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[-1] == "exec make check"


def test_a_shell_script_stops_at_its_first_fault(project: Path) -> None:
    scripts = [project / ".ci/run", *project.glob("deploy/**/*.sh")]
    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []
    assert [path.name for path in scripts if "\nset -eu\n" not in path.read_text("utf-8")] == []


def test_cleaning_never_names_what_belongs_to_a_holding(project: Path) -> None:
    recipe = make(project, "--dry-run", "clean").stdout
    assert "rm -rf .venv" in recipe
    assert re.search(r"catalogue|images|manifests|VERSO_HOME|git clean", recipe) is None
