"""How well a photograph answers."""

from app.domain.search_query import Word
from app.domain.search_terms import AcceptedWord, Reason
from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import EVERYTHING
from app.persistence.fulltext.plan import Group, Part, Plan
from app.persistence.fulltext.ranking import Ranking, tellings

SELDOM = Group(
    Word(("wolga",)),
    (
        AcceptedWord("wolga", 1.0, Reason.EXACT, df=2),
        AcceptedWord("wolgi", 0.9, Reason.INFLECTED, df=2),
    ),
)
FREQUENT = Group(Word(("nad",)), (AcceptedWord("nad", 1.0, Reason.EXACT, df=500),))
THERE = {"wolga": 2, "wolgi": 2, "nad": 500}
PLAN = Plan((Part(EVERYTHING, (SELDOM, FREQUENT)),))


def score(**columns: str) -> float:
    ranking = Ranking(PLAN, tellings(PLAN, 1000, lambda words: sum(map(THERE.__getitem__, words))))
    return ranking.score(dict.fromkeys(COLUMNS, "") | columns)


def test_the_order_of_answers() -> None:
    in_order = [
        score(verso="nad wolga"),
        score(verso="nad szeroka wolga"),  # words apart
        score(verso="nad szeroka wolgi"),  # another ending
        score(verso="nad", title="wolga"),  # in two texts
        score(verso="wolga"),
        score(verso="a \ue003 wolga"),  # as another form only
        score(verso="nad"),  # the word that tells less
        score(verso="x"),
    ]

    assert in_order == sorted(in_order, reverse=True)
    assert len(set(in_order)) == len(in_order)


def test_a_written_number_counts_for_one_typed_word_where_it_is_surest() -> None:
    day = Group(Word(("14",)), (AcceptedWord("14", 1.0, Reason.EXACT),))
    short = (AcceptedWord("1914", 1.0, Reason.EXACT), AcceptedWord("14", 0.6, Reason.NUMBER))
    plan = Plan((Part(EVERYTHING, (day, Group(Word(("1914",)), short))),))

    def scored(verso: str) -> float:
        return Ranking(plan, (1.0, 1.0)).score(dict.fromkeys(COLUMNS, "") | {"verso": verso})

    whole, in_short, other_year = scored("14 ix 1914"), scored("14 ix 14"), scored("14 ix 42")
    assert whole > in_short > other_year
    assert other_year == scored("14 ix 39")


def test_a_word_counts_once_by_the_best_of_what_answers_it() -> None:
    assert score(verso="wolga x") > score(verso="wolga wolgi") * 0.999
    assert score(verso="wolga") > score(verso="wolga x x x")
