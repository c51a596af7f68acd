"""The audit log from the command line."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Verso


def test_the_log_is_written_out_oldest_first(verso: "Verso", home: Path) -> None:
    for name in ("Scanner", "Partner"):
        verso("token", "create", name, "--home", home)
    answer = verso("audit", "export", "--home", home)
    entries = [json.loads(line) for line in answer.out.splitlines()]
    assert [(e["sequence"], e["verb"], e["details"]["name"]) for e in entries] == [
        (1, "create", "Scanner"),
        (2, "create", "Partner"),
    ]
    assert {e["who"] for e in entries} == {"command line"}


def test_it_begins_and_ends_where_one_says(verso: "Verso", home: Path) -> None:
    verso("token", "create", "Scanner", "--home", home)
    for option in (("--since", "2999-01-01"), ("--until", "2000-01-01T12:00:00"), ("--who", "x")):
        assert verso("audit", "export", *option, "--home", home).out == ""
    assert verso("audit", "export", "--since", "2000-01-01", "--home", home).out != ""
    assert verso("audit", "export", "--since", "yesterday", "--home", home).code == 2


def test_as_a_table_it_has_a_head(verso: "Verso", home: Path) -> None:
    verso("token", "create", "=1+1", "--home", home)
    table = verso("audit", "export", "--form", "csv", "--home", home).out
    (row,) = csv.DictReader(StringIO(table))
    assert (row["verb"], row["subject"]) == ("create", "token")
