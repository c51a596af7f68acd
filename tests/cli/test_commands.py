"""`verso` as a whole: help, version, and how errors are told."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
import typer

from app.cli import export, init
from app.cli.application import COMMANDS
from app.cli.commands import application, main

if TYPE_CHECKING:
    from tests.conftest import Verso

GROUPS = {
    "token": ("create",),
    "user": ("add",),
    "audit": ("export",),
    "work": ("list",),
    "export": ("bagit",),
}
"""Commands that have commands of their own: one of each."""


def test_it_tells_its_version(verso: "Verso") -> None:
    answer = verso("--version")
    assert (answer.code, answer.out) == (0, f"verso {version('verso')}\n")


def test_help_lists_every_command_with_what_it_is_for(verso: "Verso") -> None:
    shown = verso("--help").out
    assert [name for name, (_, line) in COMMANDS.items() if f"{name} " not in shown] == []
    assert {"init", "serve", "worker", "import", "publish"} <= set(COMMANDS)
    assert {"search", "verify", "settings", "token"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_teaches(verso: "Verso", name: str) -> None:
    answer = verso(name, *GROUPS.get(name, ()), "--help")
    assert answer.code == 0
    assert [
        part
        for part in ("Examples:\n    ", "verso ", "Exit codes:\n    0 ", "--home")
        if part not in answer.out
    ] == []


def test_the_commands_are_found_by_whoever_goes_through_them() -> None:
    group = typer.main.get_command(application)
    assert [name for name, command in group.commands.items() if command.name != name] == []  # type: ignore[attr-defined] # Typer types a group as a command


def test_the_list_of_commands_waits_for_none_of_them() -> None:
    script = (
        "import sys\n"
        "from app.cli.commands import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "import json; sys.stderr.write(json.dumps(sorted(sys.modules)))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {
        "sqlalchemy",
        "pyvips",
        "fastapi",
        "uvicorn",
        "iiif_prezi3",
        "pydantic",
        "rich",
        "yaml",
    }
    assert heavy & set(json.loads(answer.stderr)) == set()


def test_a_word_that_is_no_command_is_answered_with_the_nearest(verso: "Verso") -> None:
    answer = verso("serv")
    assert answer.code == 2
    assert "Did you mean 'serve'" in answer.err


@pytest.mark.sqlite_only
def test_an_error_is_a_sentence_on_standard_error_and_an_exit_code(
    verso: "Verso", tmp_path: Path
) -> None:
    answer = verso("verify", "--home", tmp_path / "nothing")
    assert (answer.code, answer.out) == (8, "")
    assert answer.err.startswith("There is no holding in ")
    assert "Traceback" not in answer.err


def test_a_setting_that_cannot_be_is_named(verso: "Verso", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSO_PORT", "eighty")
    answer = verso("settings")
    assert answer.code == 6
    assert "VERSO_PORT ('eighty'): must be a whole number" in answer.err


def _stumble(_: object) -> NoReturn:
    raise ZeroDivisionError("by nought")


def test_a_fault_that_nobody_foresaw_is_told_without_its_trace(
    verso: "Verso", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init, "found_holding", _stumble)
    answer = verso("init")
    assert answer.code == 70
    assert "ZeroDivisionError: by nought" in answer.err
    assert "VERSO_DEBUG=1" in answer.err
    assert "Traceback" not in answer.err


def test_who_looks_for_the_fault_is_shown_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSO_DEBUG", "1")
    monkeypatch.setattr(init, "found_holding", _stumble)
    with pytest.raises(ZeroDivisionError):
        main(["init"])


def test_ctrl_c_says_that_nothing_is_lost(verso: "Verso", monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(init, "found_holding", interrupt)
    answer = verso("init")
    assert answer.code == 130
    assert "Stopped. What was finished is kept; the same command goes on." in answer.err
    monkeypatch.setattr(export, "open_holding", interrupt)
    assert "Stopped. The folder holds a part" in verso("export", "bagit", "x").err
