"""Accounts from the command line."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.holdings import open_holding
from app.services.sign_in import ByPassword, sign_in
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Answer, Verso

PASSWORD = "a sentence of some words"  # noqa: S105


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, verso: "Verso") -> "Verso":
    """Run a command with a password on standard input."""

    def run(*arguments: object, password: str = PASSWORD) -> "Answer":
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return verso(*arguments, "--password-stdin")

    return run


def add(typed: "Verso", home: Path, name: str, role: str = "cataloguer") -> "Answer":
    return typed("user", "add", name, "--role", role, "--home", home)


def test_who_is_added_can_sign_in(typed: "Verso", home: Path) -> None:
    answer = add(typed, home, "Anna", "administrator")
    assert (answer.code, answer.out) == (0, "anna may sign in, as administrator.\n")
    with open_holding(Settings(home=home)) as holding:
        assert sign_in(holding, ByPassword("anna", PASSWORD), address="").account.name == "anna"


def test_a_password_that_will_not_do_makes_no_account(
    typed: "Verso", verso: "Verso", home: Path
) -> None:
    answer = typed("user", "add", "jan", "--role", "viewer", "--home", home, password="short")  # noqa: S106
    assert answer.code == 6
    assert "at least 12 characters" in answer.err
    assert verso("user", "list", "--home", home).out == ""


def test_without_a_terminal_the_way_out_is_told(
    verso: "Verso", home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    answer = verso("user", "add", "jan", "--role", "viewer", "--home", home)
    assert (answer.code, "--password-stdin" in answer.err) == (6, True)


def test_names_and_roles_that_are_none_are_told(typed: "Verso", home: Path) -> None:
    assert add(typed, home, "two words").code == 6
    assert add(typed, home, "jan", "king").code == 2
    assert add(typed, home, "jan").code == 0
    assert add(typed, home, "JAN").code == 5


def test_the_list_tells_role_and_state(typed: "Verso", verso: "Verso", home: Path) -> None:
    add(typed, home, "jan")
    assert verso("user", "role", "jan", "reviewer", "--home", home).out == "jan is reviewer now.\n"
    assert verso("user", "list", "--home", home).out == "jan  reviewer  has never signed in\n"
    answer = verso("user", "deactivate", "jan", "--home", home)
    assert answer.out == "jan can no longer sign in; sessions and tokens have ended.\n"
    assert "deactivated" in verso("user", "list", "--home", home).out
    (shown,) = json.loads(verso("user", "list", "--json", "--home", home).out)
    assert (shown["name"], shown["role"]) == ("jan", "reviewer")
    assert shown["deactivated_at"] is not None
    assert "password" not in shown
    assert verso("user", "activate", "jan", "--home", home).code == 0


def test_a_lost_password_is_replaced(typed: "Verso", home: Path) -> None:
    add(typed, home, "jan")
    other = "another sentence of words"
    answer = typed("user", "password", "jan", "--home", home, password=other)
    assert answer.out == "jan has a new password; all sessions have ended.\n"
    with open_holding(Settings(home=home)) as holding:
        assert sign_in(holding, ByPassword("jan", other), address="").cookie


def test_the_only_administrator_stays(typed: "Verso", verso: "Verso", home: Path) -> None:
    add(typed, home, "anna", "administrator")
    answer = verso("user", "deactivate", "anna", "--home", home)
    assert (answer.code, "only administrator" in answer.err) == (5, True)


def test_who_is_not_there_is_told(verso: "Verso", home: Path) -> None:
    answer = verso("user", "deactivate", "jan", "--home", home)
    assert (answer.code, answer.err) == (3, "There is no such account as jan.\n")
