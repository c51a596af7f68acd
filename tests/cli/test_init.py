"""Founding a holding."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Verso


@pytest.mark.sqlite_only
def test_a_holding_is_made_where_it_is_wanted(verso: "Verso", tmp_path: Path) -> None:
    home = tmp_path / "deep" / "holding"
    answer = verso("init", "--home", home)
    assert (answer.code, answer.out) == (0, f"The holding in {home} is ready.\n")
    assert {path.name for path in home.iterdir()} >= {"catalogue.db", "images", "manifests"}


@pytest.mark.sqlite_only
def test_a_holding_that_is_there_stays_as_it_is(verso: "Verso", home: Path) -> None:
    before = (home / "catalogue.db").read_bytes()
    assert verso("init", "--home", home).code == 0
    assert (home / "catalogue.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(verso: "Verso", tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = verso("init", "--home", tmp_path / "file" / "holding")
    assert answer.code == 8
    assert "could not be made" in answer.err
