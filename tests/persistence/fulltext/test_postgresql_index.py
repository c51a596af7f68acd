"""Whatever is asked, both indexes give the same entries; how a question is put to PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.orm import Session

from app.domain.sigla_forms import GAP
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT, OTHER_FORM
from app.persistence.fulltext.expression import (
    ANYWHERE,
    NOTHING,
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    Run,
    Without,
)
from app.persistence.fulltext.opening import index_of
from app.persistence.fulltext.postgresql_index import condition, matching, query_of
from app.persistence.fulltext.values import value_words
from app.persistence.records.search_entry import SearchEntry

ENTRIES = 80
WORDS = ("armia", "wołga", "oneil", "ab", "лагерь", "שלום", "1942", f"k{GAP}ski", GAP)
"""Such as are cut from texts: letters, marks and digits of any script, and what is lost."""


@pytest.fixture(scope="module")
def engines(
    empty_catalogue: Path, server_catalogue: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Engine]]:
    """The same entries in a file and on a server, of which no photograph is there."""
    file = tmp_path_factory.mktemp("postings") / "catalogue.db"
    shutil.copy(empty_catalogue, file)
    both = open_database(embedded_url(file)), open_database(server_catalogue)
    freely = "PRAGMA foreign_keys = OFF", "SET session_replication_role = replica"
    for engine, statement in zip(both, freely, strict=True):
        with engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.connection.rollback()
            if engine.dialect.name == "sqlite":
                raw.execute(statement)
        with writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(statement))
            connection.execute(text("DELETE FROM search_entry"))
            connection.execute(insert(SearchEntry), list(_entries()))
    yield both
    with writing(both[1]).begin() as connection:
        connection.execute(text("DELETE FROM search_entry"))
    for engine in both:
        engine.dispose()


def _entries() -> Iterator[dict[str, object]]:
    drawn = Random("postings")  # noqa: S311 - the same entries each time, and no secret
    for row in range(1, ENTRIES + 1):
        columns = {}
        for column in COLUMNS:
            texts = [" ".join(drawn.choices(WORDS, k=drawn.randrange(1, 5))) for _ in range(2)]
            told = f" {END_OF_TEXT} ".join(texts) + f" {OTHER_FORM} {drawn.choice(WORDS)}"
            columns[column] = told if drawn.random() < 0.3 else ""
        values = {drawn.randrange(1, 6) for _ in range(2)}
        yield {"row": row, "photograph_id": f"p{row}", "facets": value_words(values), **columns}


words = some.sampled_from((*WORDS, "nowhere"))
columns = some.one_of(some.just(ANYWHERE), some.frozensets(some.sampled_from(COLUMNS), max_size=3))
groups = some.lists(words, max_size=3, unique=True).map(tuple)
leaves = some.one_of(
    some.builds(AnyWord, groups, columns),
    some.builds(Run, some.lists(groups, min_size=1, max_size=3).map(tuple), columns),
    some.builds(
        Close, some.lists(groups, min_size=2, max_size=3).map(tuple), some.integers(0, 4), columns
    ),
)
several = some.recursive(
    leaves,
    lambda inner: some.one_of(
        some.builds(AllOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(AnyOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(Without, inner, inner),
    ),
    max_leaves=6,
)


def found(engine: Engine, expression: Expression) -> set[int]:
    with Session(engine) as session:
        return set(index_of(session).rows(expression).tolist())


@settings(max_examples=150, deadline=None, derandomize=True)
@given(expression=several)
def test_both_indexes_answer_alike(engines: tuple[Engine, Engine], expression: Expression) -> None:
    in_file, on_server = engines
    assert found(on_server, expression) == found(in_file, expression)


@pytest.mark.parametrize(
    ("expression", "least"),
    [
        (AnyWord(("wołga",)), 20),
        (AnyWord(("wołga",), frozenset({"title"})), 3),
        (Run((("wołga",), ("лагерь", "1942"))), 3),
        (Without(AnyWord(("wołga",)), AnyWord(("armia",))), 3),
        (Close((("wołga",), ("лагерь", "1942")), 1), 3),
        (Without(AnyWord(("wołga",)), Close((("wołga",), ("лагерь",)), 1)), 3),
        (AllOf((AnyWord(("wołga", "armia")), Run((("oneil",), ("ab",))))), 1),
    ],
)
def test_the_entries_are_such_that_something_is_found(
    engines: tuple[Engine, Engine], expression: Expression, least: int
) -> None:
    assert len(found(engines[1], expression)) >= least


@pytest.mark.parametrize("expression", [NOTHING, Run(((),)), AnyWord(("wołga",), frozenset())])
def test_what_nothing_answers_finds_nothing(
    engines: tuple[Engine, Engine], expression: Expression
) -> None:
    assert found(engines[1], expression) == set()


def test_what_the_postings_answer_is_one_question() -> None:
    asked = AllOf((AnyWord(("a", "b")), Without(AnyWord(("7",)), AnyWord(("o'c\\",)))))
    assert query_of(asked) == "(('a' | 'b') & (('7') & !('o''c\\\\')))"


def test_a_phrase_is_looked_for_where_its_words_are() -> None:
    told = str(condition(Run((("a",), ("b.",)), frozenset({"title"}))).compile())
    assert "search_entry.postings @@" in told
    assert "search_entry.title" in told
    assert "search_entry.verso" not in told


def test_closeness_is_no_question_to_an_index() -> None:
    with pytest.raises(TypeError, match="closeness"):
        condition(Close((("a",), ("b",)), 3))


def test_an_entry_of_more_than_a_megabyte_is_kept_and_found(engines: tuple[Engine, Engine]) -> None:
    long = " ".join(f"słowo{number}" for number in range(150_000))
    row = {"row": ENTRIES + 1, "photograph_id": "long", "facets": value_words(()), "verso": long}
    with writing(engines[1]).connect() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(insert(SearchEntry), [row])
        has = connection.execute(
            text("SELECT postings @@ '''słowo20000'''::tsquery FROM search_entry WHERE row = :row"),
            {"row": ENTRIES + 1},
        ).scalar_one()
    assert has


def test_the_index_itself_is_asked(engines: tuple[Engine, Engine]) -> None:
    with writing(engines[1]).connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        session = Session(connection)
        statement = matching(select(SearchEntry.row), AnyWord(("wołga",)))
        plan = session.execute(text("EXPLAIN " + str(_literal(statement)))).scalars().all()
    assert any("ix_search_entry_postings" in line for line in plan), plan


def _literal(statement: object) -> object:
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - for this alone

    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    return statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
