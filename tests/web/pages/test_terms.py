"""Every term of the catalogue's vocabularies is worded, in both languages."""

from enum import StrEnum

import pytest

from app.domain.dating import DateOf
from app.domain.photographs import Generation
from app.domain.sides import SideKind
from app.domain.units import Level
from app.web.language_catalogue import translations
from app.web.pages.terms import vocabularies, worded
from app.web.pages.wording import wording

EVERY_MEMBER: list[StrEnum] = [member for vocabulary in vocabularies() for member in vocabulary]


@pytest.mark.parametrize("member", EVERY_MEMBER, ids=repr)
def test_every_member_is_worded_in_polish_too(member: StrEnum) -> None:
    context, english = worded(member)
    polish = translations("pl").pgettext(context, english)
    assert polish != english or english == "Album"


def test_the_terms_are_those_of_the_field() -> None:
    words = wording("pl")
    assert [words.term(side) for side in (SideKind.RECTO, SideKind.VERSO)] == ["Awers", "Odwrocie"]
    assert [words.term(level) for level in (Level.FONDS, Level.SERIES)] == ["Zespół", "Seria"]


def test_equal_words_of_different_vocabularies_are_kept_apart() -> None:
    # members of two StrEnums with one value are equal, and so could take each other's place
    assert worded(DateOf.REGISTERED) != worded(Generation.ORIGINAL)
    assert worded(Generation.UNKNOWN)[0] == "generation"
