"""Pages of an answer, one after the other."""

from collections.abc import Callable

import pytest

from app.domain.errors import Rejected
from app.domain.hits import SearchAnswer
from app.domain.photographs import PhotographDescription
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
    cursor = Cursor(17, (1.5, 0.25), close=True, score=3.25, filing_order="a łódź", row=4)

    assert read_cursor(cursor.written()) == cursor


@pytest.mark.parametrize("typed", ["x", "é", "W10", "bnVsbA", "e30", "A" * 5000, "WzFd", "\x00"])
def test_what_no_search_has_given_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="cursor"):
        read_cursor(typed)
