"""Tokens from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Verso


def test_only_the_token_stands_on_standard_output(verso: "Verso", home: Path) -> None:
    answer = verso("token", "create", "Scanning station", "--scope", "write", "--home", home)
    assert answer.code == 0
    assert "Scanning station (write). Keep it now: it is not shown again." in answer.err
    with open_holding(Settings(home=home)) as holding:
        viewer = holding.viewer_of(answer.out.strip())
    assert viewer is not None
    assert (viewer.name, viewer.scopes) == ("Scanning station", frozenset({Scope.WRITE}))


def test_a_token_without_scopes_given_has_all_that_have_to_do_with_records(
    verso: "Verso", home: Path
) -> None:
    verso("token", "create", "Desk", "--days", "30", "--home", home)
    (shown,) = json.loads(verso("token", "list", "--json", "--home", home).out)
    assert shown["scopes"] == ["publish", "read", "write"]
    assert shown["expires_at"] is not None
    assert "token" not in shown


def test_a_revoked_token_no_longer_holds(verso: "Verso", home: Path) -> None:
    token = verso("token", "create", "Desk", "--home", home).out.strip()
    beginning = verso("token", "list", "--home", home).out.split()[1]
    assert token.startswith(beginning.removesuffix("..."))
    answer = verso("token", "revoke", beginning, "--home", home)
    assert (answer.code, answer.out) == (0, "The token of Desk no longer holds.\n")
    assert "revoked" in verso("token", "list", "--home", home).out
    with open_holding(Settings(home=home)) as holding:
        assert holding.viewer_of(token) is None


def test_a_token_that_is_not_there_cannot_be_revoked(verso: "Verso", home: Path) -> None:
    answer = verso("token", "revoke", "verso_none", "--home", home)
    assert answer.code == 3
    assert "no token verso_none" in answer.err
