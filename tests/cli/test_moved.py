"""Telling harvesters that the catalogue has another address."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.viewers import THE_PUBLIC
from app.holdings import open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Verso

OLD = "http://old.example.org/photos/"


def test_all_that_is_shown_is_told_of(
    verso: "Verso", home: Path, scans: Path, table: Callable[..., Path]
) -> None:
    path = table({"reference_code": "A 1", "title_en": "The garden", "recto": "red.png"})
    assert verso("import", path, "--images", scans, "--home", home).code == 0
    assert verso("publish", "--all", "--home", home).code == 0
    answer = verso("moved", OLD, "--home", home)
    assert (answer.code, answer.out) == (0, "Harvesters will be told of 1 new address.\n")
    with open_holding(Settings(home=home)) as holding, holding.open(THE_PUBLIC) as catalogue:
        *_, event = catalogue.stream.activities(after=0, limit=9)
    assert (event.kind, event.former_base) == ("move", OLD.rstrip("/"))
    told = verso("moved", OLD, "--json", "--home", home)
    assert json.loads(told.out) == {"told": 1}


@pytest.mark.parametrize(
    ("address", "reason"),
    [("old.example.org", "no address"), ("http://127.0.0.1:8000", "where the catalogue is now")],
)
def test_what_is_no_former_address_is_refused(
    verso: "Verso", home: Path, address: str, reason: str
) -> None:
    assert verso("init", "--home", home).code == 0
    answer = verso("moved", address, "--home", home)
    assert answer.code == 6
    assert reason in answer.err
