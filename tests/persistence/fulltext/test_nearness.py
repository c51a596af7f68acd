"""Entries in which words stand near each other, in one text: those that answer, and no others."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Connection, text

from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.fulltext import nearness
from app.persistence.fulltext.answering import answering
from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT, OTHER_FORM
from app.persistence.fulltext.expression import ANYWHERE, Close
from app.persistence.fulltext.nearness import near_each_other, text_ends
from app.persistence.fulltext.postings import Postings

Opening = Callable[..., AbstractContextManager[Catalogue]]
WORDS = ("armia", "wołga", "лагерь", "ab")
FAR = " x" * 4
TEXTS = (
    "armia wołga", f"wołga{FAR} armia", f"armia {END_OF_TEXT} wołga ab", f"ab ab {OTHER_FORM} ab",
    f"x{FAR}{FAR} лагерь ab armia wołga", "", "ab x ab",
)  # fmt: skip
groups = some.lists(some.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(tuple)


def entries() -> Iterator[dict[str, str]]:
    for number in range(len(TEXTS) ** 2):
        here, there = TEXTS[number % len(TEXTS)], TEXTS[number // len(TEXTS)]
        yield dict.fromkeys(COLUMNS, "") | {"verso": here, "title": there}


@pytest.fixture
def connection(opened: Opening) -> Iterator[Connection]:
    told = [row | {"row": number} for number, row in enumerate(entries(), 1)]
    with opened(THE_DESK, writes=True) as catalogue:
        connection = catalogue._transaction.session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        columns = ", ".join(COLUMNS)
        marks = ", ".join(f":{name}" for name in COLUMNS)
        insert = (
            f"INSERT INTO search_entry (row, photograph_id, {columns}) VALUES (:row, :row, {marks})"
        )
        connection.execute(text(insert), told)
        yield connection


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    some.lists(groups, min_size=2, max_size=3).map(tuple), some.integers(0, 6),
    some.sampled_from([ANYWHERE, frozenset({"title"}), frozenset({"verso", "name"})]),
)  # fmt: skip
def test_they_are_those_that_answer(
    connection: Connection,
    asked: tuple[tuple[str, ...], ...],
    distance: int,
    columns: frozenset[str],
) -> None:
    close = Close(asked, distance, columns)
    answers = answering(close)
    wanted = {number for number, row in enumerate(entries(), 1) if answers(row)}
    assert near_each_other(connection, Postings(), close).tolist() == sorted(wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "MANY", 0)
        assert near_each_other(connection, Postings(), close).tolist() == sorted(wanted)


def test_what_is_far_away_or_in_another_column_is_not_looked_at(connection: Connection) -> None:
    close = Close((("armia",), ("wołga",)), 1, frozenset({"title"}))
    told = {f"{row['title']}" for number, row in enumerate(entries(), 1)
            if number in near_each_other(connection, Postings(), close).tolist()}  # fmt: skip
    assert told == {TEXTS[0], TEXTS[4]}
    assert near_each_other(connection, Postings(), Close((("armia",), ()), 9)).tolist() == []
    assert (
        near_each_other(connection, Postings(), Close((("armia",), ("nie ma",)), 9)).tolist() == []
    )


def test_of_ends_those_in_changed_blocks_alone_are_read_again(connection: Connection) -> None:
    columns = ", ".join(COLUMNS)
    connection.exec_driver_sql(  # a block on
        f"INSERT INTO search_entry (row, photograph_id, {columns}) "
        f"SELECT 256, 256, {columns} FROM search_entry WHERE row = 3"
    )
    before = Postings()
    text_ends(connection, before)
    connection.exec_driver_sql(f"UPDATE search_entry SET verso = 'x {END_OF_TEXT} y'")

    as_before, anew = text_ends(connection, before), text_ends(connection, Postings())
    for blocks in ({0}, {1}, {0, 1}, range(100)):
        told = text_ends(connection, before.renewed(blocks))
        for block in (0, 1):
            wanted = anew if block in blocks else as_before
            assert told[told >> 40 == block].tolist() == wanted[wanted >> 40 == block].tolist()
