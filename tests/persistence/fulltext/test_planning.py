"""From a question to what an index is asked."""

import pytest

from app.domain.search_query import (
    And,
    Asked,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SearchField,
    Wildcard,
    Word,
)
from app.domain.search_terms import AcceptedWord, Reason
from app.persistence.fulltext.expression import (
    EVERYTHING,
    NOTHING,
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
)
from app.persistence.fulltext.lookup import Accepted
from app.persistence.fulltext.planning import Planner

ZIMA, NAD, THE, STAR = Word(("zima",)), Word(("nad",)), Word(("the",), is_optional=True), Wildcard(
    ("wol", "")
)  # fmt: skip
WORDS: dict[Asked, Accepted] = {
    ZIMA: Accepted((
        AcceptedWord("zima", 1.0, Reason.EXACT), AcceptedWord("zimy", 0.7, Reason.INFLECTED),
    )),
    NAD: Accepted((AcceptedWord("nad", 1.0, Reason.EXACT),)),
    THE: Accepted((AcceptedWord("the", 1.0, Reason.EXACT),)),
    STAR: Accepted((
        AcceptedWord("wolga", 1.0, Reason.WILDCARD), AcceptedWord("wolny", 1.0, Reason.WILDCARD),
    )),
}  # fmt: skip
ANY_ZIMA, ANY_NAD = AnyWord(("zima", "zimy")), AnyWord(("nad",))
TITLE, VERSO = frozenset({"title"}), frozenset({"verso"})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (ZIMA, ANY_ZIMA),
        (And((ZIMA, NAD)), AllOf((ANY_ZIMA, ANY_NAD))),
        (Or((ZIMA, NAD)), AnyOf((ANY_ZIMA, ANY_NAD))),
        (And((ZIMA, THE)), ANY_ZIMA),
        (THE, AnyWord(("the",))),
        (Phrase((ZIMA, STAR)), Run((("zima",), ("wolga", "wolny")))),
        (Near((ZIMA, NAD), 5), Close((("zima", "zimy"), ("nad",)), 5)),
        (And((NAD, Not(ZIMA))), Without(ANY_NAD, AnyWord(("zima",)))),
        (Not(NAD), Without(EVERYTHING, ANY_NAD)),
        (InField(SearchField.TITLE, NAD), AnyWord(("nad",), TITLE)),
        (
            InField(SearchField.TITLE, And((NAD, Not(ZIMA)))),
            Without(AnyWord(("nad",), TITLE), AnyWord(("zima",), TITLE)),
        ),
        (InField(SearchField.SIDE, Word(("verso",))), HasValue((1,))),
        (InField(SearchField.SIDE, Word(("nowhere",))), NOTHING),
        (InField(SearchField.LANG, Word(("pl",))), HasValue((2,))),
        (InField(SearchField.KIND, Phrase((Word(("back",)), Word(("mark",))))), HasValue((3,))),
        (
            And((InField(SearchField.SIDE, Word(("verso",))), NAD)),
            AllOf((HasValue((1,)), AnyWord(("nad",), VERSO))),
        ),
        (None, EVERYTHING),
    ],
)
def test_a_tree_becomes_an_expression(asked: Node | None, expected: Expression) -> None:
    numbers = {("sides", "verso"): 1, ("languages", "pl"): 2, ("kinds", "back-mark"): 3}

    assert (
        Planner(WORDS, lambda value: numbers.get((value.facet, value.value))).plan(asked).expression
        == expected
    )


def test_the_surest_words_can_be_asked_for_alone() -> None:
    plan = Planner(WORDS, lambda _: None).plan(And((ZIMA, NAD)))

    assert plan.surest(0.9).expression == AllOf((AnyWord(("zima",)), ANY_NAD))
