"""Words of which a part is told are found among all, the frequent ones first."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.domain.photographs import PhotographDescription
from app.domain.search_query import Wildcard
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.fulltext.kept_words import Words, words_of
from app.persistence.records.search_term import Term

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Back = Callable[..., PhotographDescription]
letters = some.text("aąb", max_size=3)
pieces = some.lists(letters, min_size=2, max_size=4).map(tuple)


def session_of(catalogue: Catalogue) -> Session:
    session: Session = catalogue._transaction.session
    return session


def teach(catalogue: Catalogue, words: dict[str, int]) -> None:
    rows = [{"term": word, "df": df} for word, df in words.items()]
    session_of(catalogue).execute(insert(Term), rows)


@pytest.fixture
def words(opened: Opening) -> tuple[Words, dict[str, int]]:
    told = {f"{a}{b}{c}{d}": len(a + c) for a in "ąab" for b in ("", "ab", "b") for c in "ab"
            for d in ("", "ba")}  # fmt: skip
    with opened(THE_DESK, writes=True) as catalogue:
        teach(catalogue, told)
        return words_of(session_of(catalogue)), told


@pytest.fixture(params=[7, 100])
def ordered_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of the words are in order and some are not, or none are."""
    monkeypatch.setattr("app.persistence.fulltext.kept_words.ORDERED_AT_ONCE", request.param)


@pytest.mark.usefixtures("ordered_at_once")
@pytest.mark.parametrize("most", [1, 5, 100])
def test_what_fits_is_found(words: tuple[Words, dict[str, int]], most: int) -> None:
    known, told = words

    @settings(deadline=None)
    @given(pieces)
    def check(these: tuple[str, ...]) -> None:
        wildcard = Wildcard(these)
        if any(these):
            fitting = sorted((-df, word) for word, df in told.items() if wildcard.matches(word))
            assert known.fitting(wildcard, most) == [word for _, word in fitting[:most]]

    check()


def test_words_are_seen_when_they_are_kept(opened: Opening) -> None:
    ends_so = Wildcard(("", "ski"))
    with opened(THE_DESK, writes=True) as catalogue:
        teach(catalogue, {"kowalski": 1})
        assert words_of(session_of(catalogue)).fitting(ends_so, 9) == ["kowalski"]
    with opened(THE_DESK) as catalogue:
        assert words_of(session_of(catalogue)).fitting(ends_so, 9) == []
    with opened(THE_DESK, writes=True) as catalogue:
        teach(catalogue, {"piłsudski": 2, "kowalski": 3})
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        found = words_of(session_of(catalogue))
        assert found.fitting(ends_so, 9) == ["kowalski", "piłsudski"]
        assert words_of(session_of(catalogue)) is found


def test_words_are_counted_anew_when_there_are_many_more_photographs(
    opened: Opening, back: Back
) -> None:
    begins_so = Wildcard(("qqw", ""))
    for texts in (("qqwa qqwb",), ("qqwb",) * 3):
        with opened(THE_DESK, writes=True) as catalogue:
            for number, text in enumerate(texts):
                catalogue.save(back(f"{len(texts)}/{number}", text))
            catalogue.commit()
        with opened(THE_DESK) as catalogue:
            found = words_of(session_of(catalogue)).fitting(begins_so, 1)
            assert found == (["qqwa"] if len(texts) == 1 else ["qqwb"])
