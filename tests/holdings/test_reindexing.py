"""An index made anew while it is used."""

import pytest
from sqlalchemy import text

from app.domain.photographs import PhotographDescription
from app.domain.search_terms import IndexedWord
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.pen import Pen
from app.holdings.reindexing import Reindexing
from app.language.analyser import Analyser
from app.persistence.database import writing
from app.persistence.soundness import database_faults
from app.services.describe import describe


def told(holding: Holding, query: str) -> list[object]:
    with holding.engine.connect() as connection:
        return list(connection.execute(text(query)).scalars())


def found(holding: Holding, words: str) -> list[str]:
    with holding.open(THE_DESK) as catalogue:
        return [hit.photograph.reference_code for hit in catalogue.search(words).items]


@pytest.fixture
def codes(holding: Holding) -> list[str]:
    codes = [f"Zima {number}" for number in range(1, 10)]
    for code in codes:
        describe(holding, THE_DESK, PhotographDescription(code))
    return codes


def test_what_was_stopped_goes_on_where_it_was(holding: Holding, codes: list[str]) -> None:
    asked = iter([False])
    stopped = Reindexing(holding, stopping=lambda: next(asked, True))
    stopped._at_once = 3
    first = stopped.renew()
    assert first == 3
    assert told(holding, "SELECT value FROM search_state WHERE fact = 'reached'") != [""]

    assert first + Reindexing(holding).renew() == len(codes)
    assert told(holding, "SELECT value FROM search_state WHERE fact = 'reached'") == [""]
    assert Reindexing(holding).renew() == len(codes)
    assert found(holding, "zima") == codes


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(
            "INSERT INTO search_fts (search_fts) VALUES ('delete-all')",
            marks=pytest.mark.sqlite_only,
        ),
        "UPDATE search_entry SET title = 'nonsense', name = '', ref = ''",
        "DELETE FROM search_entry",
    ],
)
def test_an_index_that_came_to_harm_is_made_anew_from_the_catalogue(
    holding: Holding, codes: list[str], damage: str
) -> None:
    with writing(holding.engine).begin() as connection:
        connection.execute(text(damage))
    assert found(holding, "zima") == []
    assert Reindexing(holding).renew(from_scratch=True) == len(codes)
    assert found(holding, "zima") == codes
    assert list(database_faults(holding.engine)) == []


def test_an_entry_keeps_its_row_so_that_pages_stay_as_they_are(
    holding: Holding, codes: list[str]
) -> None:
    query = "SELECT photograph_id || row FROM search_entry ORDER BY 1"
    before = told(holding, query)
    Reindexing(holding).renew()

    assert told(holding, query) == before
    assert len(before) == len(codes)


@pytest.mark.usefixtures("codes")
def test_only_what_other_rules_made_is_made_again(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reindexing(holding).renew()
    assert not Reindexing(holding).catch_up()
    with writing(holding.engine).begin() as connection:
        connection.execute(text("UPDATE search_entry SET made_by = 'old', verso = 'x'"))
        connection.execute(text("DELETE FROM search_state"))
    analysed: list[str] = []
    indexed_words = Analyser.indexed_words

    def note(analyser: Analyser, text: str, language: str = "") -> tuple[IndexedWord, ...]:
        analysed.append(text)
        return indexed_words(analyser, text, language)

    monkeypatch.setattr(Analyser, "indexed_words", note)
    assert Reindexing(holding).catch_up()
    assert analysed
    analysed.clear()
    assert not Reindexing(holding).catch_up()
    assert analysed == []
    assert found(holding, "x") == []


def test_other_rules_of_keys_renew_the_dictionary_alone(
    holding: Holding, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Reindexing(holding).renew()
    made = told(holding, "SELECT made_by FROM search_entry")
    monkeypatch.setattr(Analyser, "key_version", "another")
    monkeypatch.setattr(Analyser, "keys_of", lambda *_: ())
    monkeypatch.setattr(Analyser, "indexed_words", lambda *_: pytest.fail("postings stay"))
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.search_index.is_old()
    assert Reindexing(holding).catch_up()

    assert told(holding, "SELECT count(*) FROM term_key") == [0]
    assert told(holding, "SELECT made_by FROM search_entry") == made
    assert told(holding, "SELECT value FROM search_state WHERE fact = 'keys'") == ["another"]
    assert found(holding, "zima") == codes


def test_a_photograph_that_was_changed_meanwhile_keeps_its_own_words(
    holding: Holding,
) -> None:
    describe(holding, THE_DESK, PhotographDescription("A 1"))
    with holding.open(THE_DESK) as catalogue:
        index = catalogue.search_index
        portion = index.make_portion(index.read_some(after="", limit=10))
    with writing(holding.engine).begin() as connection:
        connection.execute(text("UPDATE photograph SET version = version + 1"))
        connection.execute(text("UPDATE search_entry SET title = 'newer'"))
    with holding.open(THE_DESK, writes=True) as catalogue:
        assert catalogue.search_index.write_portion(portion) == 0
        catalogue.commit()
    assert told(holding, "SELECT title FROM search_entry") == ["newer"]


def test_lists_of_work_are_made_anew_only_where_nothing_is_trusted(
    holding: Holding, codes: list[str]
) -> None:
    count = "SELECT count(*) FROM work_item WHERE work = 'no-date'"
    with writing(holding.engine).begin() as connection:
        connection.execute(text("DELETE FROM work_item"))
    Reindexing(holding).renew()
    assert told(holding, count) == [0]
    Reindexing(holding).renew(from_scratch=True)
    assert told(holding, count) == [len(codes)]


@pytest.mark.parametrize(("held_s", "next_one"), [(0.3, 50), (0.01, 150), (0.0375, 80)])
@pytest.mark.usefixtures("codes")
def test_a_portion_is_as_large_as_the_last_one_allows(
    holding: Holding, monkeypatch: pytest.MonkeyPatch, held_s: float, next_one: int
) -> None:
    asked: list[int] = []
    renewing = Reindexing(holding, writing_s=0.03, stopping=lambda: len(asked) > 0)
    renewing._at_once = 100
    monkeypatch.setattr(Pen, "held_s", property(lambda _: held_s, lambda *_: None), raising=False)
    renewing._progress = lambda done, _, __: asked.append(done)
    renewing.renew()
    assert abs(renewing._at_once - next_one) <= 1
