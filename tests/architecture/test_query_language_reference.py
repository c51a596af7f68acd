"""docs/reference/query-language.md says what the reader of questions does."""

import re
from pathlib import Path

import pytest

from app.domain.search_query import And, InField, Near, Node, Not, Or, Phrase, Wildcard, Word
from app.language.folding import fold
from app.language.query_parts import FIELDS
from app.language.query_reading import QueryReader

EXAMPLES: dict[str, type[Node] | tuple[type[Node], ...]] = {
    '"raj Stalina"': Phrase,
    "„raj Stalina”": Phrase,
    '"raj"': Phrase,
    "amnest*": Wildcard,
    "*ski": Wildcard,
    "in*fix": Wildcard,
    "K[...]ski": Wildcard,
    '"Nowy Targ"~5': Near,
    "Lwów OR Wilno": Or,
    "Lwów AND Wilno": And,
    "Lwów NOT most": And,
    "Lwów -most": And,
    "(Lwów OR Wilno) 1939": And,
    'place:"Nowy Targ"': InField,
    "place:(Lwów OR Wilno)": InField,
    "a b OR c": Or,
    "a - b": And,
    "-most": Not,
    "zolnierz": Word,
}


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs/reference/query-language.md").read_text("utf-8")


@pytest.mark.parametrize("query", EXAMPLES)
def test_an_example_is_read_as_the_page_says(page: str, query: str) -> None:
    assert query.strip("„”") in page
    assert isinstance(QueryReader(frozenset()).read(query), EXAMPLES[query])


def test_the_page_has_every_field_and_no_other(page: str) -> None:
    rows = re.findall(r"^\| (`\w+:`[^|]*\|[^|]*)\|", page, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+):`", row)}
    assert {fold(name) for name in told} == {fold(name) for name in FIELDS}
    assert told <= FIELDS.keys()
