"""Each kind that the catalogue knows has its words in both languages of the house."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from app.domain.agents import AgentRole
from app.domain.custody import CustodyKind, Passed
from app.domain.dating import DateOf
from app.domain.inscriptions import InscriptionKind
from app.domain.naming import IdentifierKind, TitleKind
from app.domain.photographs import Generation
from app.domain.places import PlaceRole
from app.domain.sides import ScanRole, SideKind
from app.iiif import terms


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (terms.SIDE_KINDS, set(SideKind)),
        (terms.SCAN_ROLES, set(ScanRole)),
        (terms.DATES, set(DateOf)),
        (terms.AGENT_ROLES, set(AgentRole)),
        (terms.PLACE_ROLES, set(PlaceRole)),
        (terms.INSCRIPTION_KINDS, set(InscriptionKind)),
        (terms.IDENTIFIER_KINDS, set(IdentifierKind)),
        (terms.TITLE_KINDS, set(TitleKind)),
        (terms.CUSTODY_KINDS, set(CustodyKind)),
        # what is not known is not said
        (terms.GENERATIONS, set(Generation) - {Generation.UNKNOWN}),
        (terms.PASSED, set(Passed) - {Passed.UNKNOWN}),
    ],
)
def test_every_kind_has_a_word_of_its_own_in_both_languages(
    table: Mapping[StrEnum, terms.Term], kinds: set[StrEnum]
) -> None:
    assert set(table) == kinds
    for language in (0, 1):
        words = [term[language] for term in table.values()]
        assert all(words)
        assert len(set(words)) == len(words)


def test_a_term_is_given_in_both_languages() -> None:
    assert terms.named(terms.SIDE_KINDS, SideKind.VERSO) == {"en": ["Verso"], "pl": ["Odwrocie"]}
