"""What a search answers."""

from app.domain.catalogued import PhotographSummary
from app.domain.hits import Expansion, FoundSpelling, SearchAnswer, SearchHit, Tier
from app.domain.search_terms import Reason

SUMMARY = PhotographSummary("p", "A/1", {}, None)


def test_only_what_was_asked_for_is_no_approximation() -> None:
    assert not SearchHit(SUMMARY, ()).is_approximate
    assert SearchHit(SUMMARY, (), tier=Tier.MISTYPED).is_approximate
    assert SearchHit(SUMMARY, (), tier=Tier.PARTLY).is_approximate


def test_an_answer_is_expanded_where_other_spellings_were_found() -> None:
    found = (FoundSpelling("Buzułuku", Reason.INFLECTED),)

    assert SearchAnswer(1, (), expansions=(Expansion("Buzułuk", found),)).is_expanded
    assert not SearchAnswer(1, (), expansions=(Expansion("Buzułuk"),)).is_expanded
