"""The project's own tree, as the rules of the house look at it."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder with `pyproject.toml`."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sources(project: Path) -> list[Path]:
    """Every Python file that the project wrote, relative to it."""
    folders = ("app", "alembic", "benchmarks", "deploy", "tests")
    return sorted(
        path.relative_to(project) for name in folders for path in project.glob(f"{name}/**/*.py")
    )
