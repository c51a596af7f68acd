"""Many new words are learnt in pieces, between which others write."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.learning import Learning, adapted
from app.holdings.pen import Pen
from app.holdings.reindexing import Reindexing
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.fulltext import learning
from app.services.describe import describe
from app.services.work_off import work_off

MADE = ("fuzzy_deletion", "fuzzy_key", "term_form", "term_key")
KEYS = "SELECT key || ' ' || term FROM term_key JOIN term ON term.id = term_id ORDER BY 1"


def keys(holding: Holding) -> list[str]:
    with holding.engine.connect() as connection:
        return list(connection.execute(text(KEYS)).scalars())


def test_words_learnt_in_pieces_by_the_job_have_the_keys_of_those_learnt_at_once(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "MOST_AT_ONCE", 3)
    for name in ("_FEWEST", "_FIRST", "_MOST"):
        monkeypatch.setattr(f"app.holdings.learning.{name}", 2)
    monkeypatch.setattr("app.services.work_off._MOST_NEW_WORDS", 2)
    pieces, write = [], Pen.write

    def note(pen: Pen, verb: Callable[[Catalogue], str]) -> str:
        pieces.append(verb)
        return write(pen, verb)

    monkeypatch.setattr(Pen, "write", note)
    title = {"pl": ["Żołnierze śpiewają wieczorem przed wyjazdem"]}
    describe(holding, THE_DESK, PhotographDescription("A", title=title))
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.search("śpiewać").total == 0
    with writing(holding.engine).begin() as connection:
        connection.execute(text("UPDATE search_state SET value = 'older' WHERE fact = 'keys'"))
    Reindexing(holding)._keys()  # by other rules, before the job has come to it
    assert any(key.endswith(" spiewaja") for key in keys(holding)), "it is still known by its form"
    pieces.clear()
    assert work_off(holding) == 3  # other work has its turn between
    assert len(pieces) == 2  # of five words and the reference code, two are few
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.search("śpiewać").total == 1
    learnt = keys(holding)

    monkeypatch.setattr(learning, "MOST_AT_ONCE", 250)
    with writing(holding.engine).begin() as connection:
        for table in MADE:
            connection.execute(text(f"DELETE FROM {table}"))
    Reindexing(holding).renew(from_scratch=True)
    assert keys(holding) == learnt


def test_nothing_new_is_nothing_to_wait_for(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pen, "write", lambda *_: pytest.fail("written"))
    Learning(holding).learn(())


def test_a_piece_is_as_large_as_the_last_ones_time_allows() -> None:
    assert adapted(100, 2.0, fewest=10, most=500) == 50
    assert adapted(100, 0.1, fewest=10, most=500) == 150
    assert adapted(12, 9.0, fewest=10, most=500) == 10
    assert adapted(400, 0.1, fewest=10, most=500) == 500
