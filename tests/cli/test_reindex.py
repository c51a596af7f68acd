"""Making the search index anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.holdings import open_holding
from app.persistence.database import writing
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Verso


@pytest.fixture
def registered(verso: "Verso", home: Path, scans: Path, table: Callable[..., Path]) -> Path:
    """A holding with two photographs of one garden."""
    path = table(
        {"reference_code": "A 1", "title_en": "The garden", "recto": "red.png"},
        {"reference_code": "A 2", "title_en": "The garden in snow", "recto": "blue.png"},
    )
    assert verso("import", path, "--images", scans, "--home", home).code == 0
    return home


def test_an_index_that_lost_its_words_finds_them_again(verso: "Verso", registered: Path) -> None:
    with (
        open_holding(Settings(home=registered)) as holding,
        writing(holding.engine).begin() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM search_entry")
    found = verso("verify", "--quick", "--home", registered)
    assert found.code == 1
    assert "`verso reindex` makes it anew" in found.out + found.err
    answer = verso("reindex", "--home", registered)
    assert answer.code == 0
    assert answer.out == "The search index was made anew; it holds 2 photographs.\n"
    assert "2 photographs found" in verso("search", "garden", "--home", registered).out
    assert verso("verify", "--quick", "--home", registered).code == 0


def test_a_program_reads_how_many_photographs_the_index_holds(
    verso: "Verso", registered: Path
) -> None:
    answer = verso("reindex", "--json", "--home", registered)
    assert json.loads(answer.out) == {"photographs": 2}
