"""A record of very many new words is saved as fast as others can wait for."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.domain.viewers import THE_DESK
from app.persistence.fulltext import learning

CARD = "Żołnierze śpiewają wieczorem"


def told(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_of_too_many_new_words_each_is_found_as_it_is_written_and_a_job_asked_for(
    engine: Engine,
    back: Callable[..., Any],
    saved: Callable[..., list[str]],
    find: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learning, "MOST_AT_ONCE", 3)
    ids = saved(back("A", CARD))
    jobs = "SELECT subject FROM job WHERE kind = 'search words'"
    assert told(engine, jobs) == [(ids[0],)]
    assert told(engine, "SELECT term, df FROM term WHERE term = 'spiewaja'") == [("spiewaja", 1)]
    assert find("śpiewają", viewer=THE_DESK).total == 1
    assert find("śpiewać", viewer=THE_DESK).total == 0
    assert told(engine, "SELECT count(*) FROM term_form") == [(0,)]

    monkeypatch.setattr(learning, "MOST_AT_ONCE", 4)
    saved(back("B", CARD))
    assert find("śpiewać", viewer=THE_DESK).total == 2
    assert told(engine, "SELECT term, df FROM term WHERE term = 'spiewaja'") == [("spiewaja", 2)]
    assert told(engine, jobs) == [(ids[0],)]
