"""Related photographs as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.catalogued import CataloguedRelation
from app.domain.relations import RelationKind
from app.web.pages.cards import PhotographCard, photograph_card
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """Another photograph, and what the one on the page is to it. `note` may be empty."""

    kind: RelationKind
    card: PhotographCard
    note: str


def shown_relations(
    related: Iterable[CataloguedRelation], server: ImageServer, words: Wording
) -> tuple[ShownRelation, ...]:
    """Make what a page shows of related photographs, in their order."""
    return tuple(
        ShownRelation(one.kind, photograph_card(one.other, server, words), one.note)
        for one in related
    )
