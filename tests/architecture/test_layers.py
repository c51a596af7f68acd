"""The contracts of import-linter hold, and each of them can fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]
# One sin against every contract. Whoever adds a contract adds a sin.
BREACHES = {
    "app/domain/planted.py": "import pydantic\nimport app.storage.planted\n",
    "app/storage/planted.py": (
        "import fastapi\nimport sqlalchemy\nimport PIL\nimport iiif_prezi3\nimport Stemmer\n"
        "import numpy\n"
    ),
    "app/services/planted_first.py": (
        "import app.services.planted_second\nimport app.imaging.render\n"
    ),
    "app/services/planted_second.py": "",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says about the tree in `folder`."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def verdict_on_breaches(project: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says about a copy of the tree in which every contract is broken."""
    copy = tmp_path_factory.mktemp("breached")
    shutil.copytree(
        project / "app",
        copy / "app",
        ignore=shutil.ignore_patterns("static", "fonts", "__pycache__"),
    )
    shutil.copy(PYPROJECT, copy)
    for path, content in BREACHES.items():
        (copy / path).write_text(content, encoding="utf-8")
    return lint_imports(copy).stdout


def test_the_layers_and_the_homes_of_the_big_dependencies_hold(project: Path) -> None:
    verdict = lint_imports(project)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_planted_breach_of_the_contract_is_caught(
    contract: str, verdict_on_breaches: str
) -> None:
    assert f"{contract} BROKEN" in verdict_on_breaches
