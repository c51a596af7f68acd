"""What is installed is whole: pages, styles, words, mappings, fonts and migrations."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NEVER_SHIPPED = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built here without asking the internet."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("verso-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked beside nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def files_of(folder: Path) -> set[str]:
    """Name the files below a folder, but for what Python leaves there."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not NEVER_SHIPPED & set(path.parts)
    }


def test_every_file_of_the_program_is_in_the_wheel(installed: Path) -> None:
    assert files_of(PROJECT / "app") - files_of(installed / "app") == set()


def test_the_migrations_are_in_the_wheel(installed: Path) -> None:
    assert files_of(PROJECT / "alembic") == files_of(installed / "app/alembic")


def test_the_wheel_ships_no_test_and_no_data(installed: Path) -> None:
    (described,) = installed.glob("verso-*.dist-info")
    assert {path.name for path in installed.iterdir()} == {"app", described.name}
    assert (described / "licenses/LICENSE").is_file()
    assert "verso = app.cli.commands:main" in (described / "entry_points.txt").read_text("utf-8")


def test_a_holding_is_founded_by_what_is_installed(installed: Path, tmp_path: Path) -> None:
    script = (
        "import app, sys; from app.cli.commands import main; "
        f"assert app.__file__ == {str(installed / 'app/__init__.py')!r}, app.__file__; "
        "main(['init', '--home', 'holding'])"
    )
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "holding/catalogue.db").is_file()
