"""What the page of a search shows."""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from app.domain.hits import Highlight, Quotation, SearchAnswer, SearchHit
from app.domain.sides import SideKind
from app.web.pages.cards import PhotographCard, photograph_card
from app.web.pages.links import local, with_query
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.wording import Wording

_HIGHLIGHTS_A_HIT: Final = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: a query, and which leaf of the answer, counted from 1."""

    query: str
    leaf: int = 1
    hits_a_leaf: int = 20

    @property
    def offset(self) -> int:
        """How many hits come before this leaf."""
        return (self.leaf - 1) * self.hits_a_leaf


@dataclass(frozen=True, slots=True)
class ShownHighlight:
    """Words found, in their sentence. `field` is `inscription`, `title`, `description` or `name`.

    For an inscription, `side` says where it stands, `crop` shows the writing (at its first reading
    only) and `viewer` opens it.
    """

    field: str
    quotation: Quotation
    side: SideKind | None
    crop: Picture | None
    viewer: str


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A photograph that was found. `more` counts the places that are not shown."""

    photograph: PhotographCard
    highlights: tuple[ShownHighlight, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SearchFields:
    """A leaf of a search's answer. `first` and `last` are the places of its hits, from 1.

    `previous_link` and `next_link` are empty where there is nothing further.
    """

    query: str
    total: int
    hits: tuple[ShownHit, ...]
    first: int
    last: int
    previous_link: str
    next_link: str


def search_fields(
    answer: SearchAnswer, asked: Asked, *, server: ImageServer, words: Wording
) -> SearchFields:
    """Gather the fields."""
    last = asked.offset + len(answer.items)
    path = local(f"{server.addresses.base}/search")

    def leaf_link(number: int) -> str:
        return with_query(path, q=asked.query, page=number if number > 1 else 0)

    return SearchFields(
        query=asked.query,
        total=answer.total,
        hits=tuple(_hit(hit, asked.query, server, words) for hit in answer.items),
        first=asked.offset + 1,
        last=last,
        previous_link=leaf_link(asked.leaf - 1) if asked.leaf > 1 else "",
        next_link=leaf_link(asked.leaf + 1) if answer.items and last < answer.total else "",
    )


def _hit(hit: SearchHit, query: str, server: ImageServer, words: Wording) -> ShownHit:
    shown: list[ShownHighlight] = []
    for found in islice(hit.highlights, _HIGHLIGHTS_A_HIT):
        highlight = _highlight(found, hit.photograph.id, query, server)
        is_shown_already = highlight.crop in [earlier.crop for earlier in shown]
        shown.append(replace(highlight, crop=None) if is_shown_already else highlight)
    return ShownHit(
        photograph=photograph_card(hit.photograph, server, words),
        highlights=tuple(shown),
        more=max(0, len(hit.highlights) - len(shown)),
    )


def _highlight(
    found: Highlight, photograph_id: str, query: str, server: ImageServer
) -> ShownHighlight:
    crop = None
    if found.scan and found.region:
        crop = server.crop(found.scan, found.region, rotation_deg=found.rotation_deg)
    viewer = ""
    if found.side_id:
        viewer = local(server.addresses.viewer(photograph_id, found.side_id, query))
    return ShownHighlight(found.field, found.quotation, found.side, crop, viewer)
