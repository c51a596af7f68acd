"""A command that is told to somebody can be typed as it stands."""

import sys
from pathlib import Path

import pytest

from app.cli.called import called


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in a folder that the shell does not look into."""
    made = tmp_path / ".venv" / "bin" / "verso"
    made.parent.mkdir(parents=True)
    made.touch(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "argv", [".venv/bin/verso", "serve"])
    return made


@pytest.mark.usefixtures("program")
def test_what_no_path_has_is_named_where_it_lies(tmp_path: Path) -> None:
    assert called("user add NAME", home=tmp_path) == ".venv/bin/verso user add NAME"


def test_what_the_shell_finds_is_named_alone(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(sys, "argv", [str(program), "serve"])
    home = tmp_path / "two words"
    assert called("user list", home=home) == f"verso user list --home '{home}'"
