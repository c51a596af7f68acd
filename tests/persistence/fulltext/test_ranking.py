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
PLAN = Plan((Part(EVERYTHING, (SELDOM, FREQUENT)),))


def score(**columns: str) -> float:
    ranking = Ranking(PLAN, tellings(PLAN, 1000))
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


def test_a_word_counts_once_by_the_best_of_what_answers_it() -> None:
    assert score(verso="wolga x") > score(verso="wolga wolgi") * 0.999
    assert score(verso="wolga") > score(verso="wolga x x x")
