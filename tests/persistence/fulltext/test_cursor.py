"""Pages of an answer, one after the other."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.errors import Rejected
from app.domain.hits import SearchAnswer
from app.domain.identifiers import new_id
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.persistence.fulltext import ordering
from app.persistence.fulltext.cursor import Cursor, read_cursor

Back = Callable[..., PhotographDescription]
Saving = Callable[..., list[str]]
Finding = Callable[..., SearchAnswer]


def walk(find: Finding, query: str, between: Callable[[], object]) -> list[str]:
    """Turn all pages, with something done after each."""
    codes: list[str] = []
    cursor = ""
    while True:
        answer = find(query, limit=3, cursor=cursor)
        codes += [hit.photograph.reference_code for hit in answer.items]
        cursor = answer.next_cursor
        if not cursor:
            return codes
        between()


@pytest.mark.parametrize("closely", [1, 4, 200])
def test_pages_hold_all_hits_once_whatever_is_added_meanwhile(
    back: Back, saved: Saving, find: Finding, monkeypatch: pytest.MonkeyPatch, closely: int
) -> None:
    monkeypatch.setattr(ordering, "CLOSELY", closely)
    saved(*(back(f"A {n}", "zima " + "nad rzeką " * (n % 3)) for n in range(1, 12)))
    added = iter(range(100))

    def add() -> None:
        saved(back(f"B {next(added)}", "zima"), back(f"B {next(added)}", "zima nad"))

    whole = [hit.photograph.reference_code for hit in find("zima", limit=50).items]
    assert walk(find, "zima", add) == whole
    assert len(set(whole)) == 11


def test_a_cursor_reads_as_it_was_written() -> None:
    newest, last = new_id(), new_id()
    cursor = Cursor(newest, (1.5, 0.25), close=True, score=3.25, filing_order="a łódź", last=last)

    assert read_cursor(cursor.written()) == cursor


@pytest.mark.both_databases
def test_an_answer_and_its_cursor_are_as_if_what_is_hidden_were_not_there(
    back: Back, saved: Saving, find: Finding
) -> None:
    """Else a score told whether a word is written on what is closed, and how often."""
    queries = ("zima OR tajemnica", "zima", "zimą rzeka", "zimaa", "rzek*")
    saved(back("A 1", "zima nad rzeką"), back("A 2", "zima"), back("A 3", "rzeka"))
    before = [find(query, limit=1) for query in queries]

    saved(*(back(f"B {n}", "zima, tajemnica") for n in range(9)), published=False)
    closed = AccessRule(until_on=date(2999, 12, 31))
    saved(back("B 9", "tajemnica rzeki", access=closed))

    assert [find(query, limit=1) for query in queries] == before


def test_a_cursor_goes_on_where_the_last_or_the_newest_is_there_no_more(
    back: Back, saved: Saving, find: Finding, opened: Callable[..., Any]
) -> None:
    ids = saved(*(back(f"A {n}", "zima") for n in range(1, 6)))
    first = find("zima", limit=2)
    with opened(THE_DESK, writes=True) as catalogue:
        for photograph_id in (ids[1], ids[-1]):
            catalogue.withdraw(photograph_id, reason="a slip")
        catalogue.commit()
    assert codes(find("zima", limit=2, cursor=first.next_cursor)) == ["A 3", "A 4"]


def codes(answer: SearchAnswer) -> list[str]:
    """Give the reference codes of what was found."""
    return [hit.photograph.reference_code for hit in answer.items]


@pytest.mark.parametrize("typed", ["x", "é", "W10", "bnVsbA", "e30", "A" * 5000, "WzFd", "\x00"])
def test_what_no_search_has_given_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="cursor"):
        read_cursor(typed)
