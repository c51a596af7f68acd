"""What was found, as a page shows it: each photograph with the words and the writing itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from app.domain.hits import Highlight, MatchedAs, Quotation, SearchHit
from app.domain.sides import SideKind
from app.web.pages.cards import PhotographCard, photograph_card
from app.web.pages.links import local
from app.web.pages.marked_text import (
    Piece,
    is_told_by,
    marked_quotations,
    marked_title,
    quoted,
)
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.search_terms import FIELDS
from app.web.pages.shown_citation import coins_of
from app.web.pages.shown_states import ShownState, shown_state
from app.web.pages.wording import Wording

_HIGHLIGHTS_A_HIT: Final = 4


@dataclass(frozen=True, slots=True)
class ShownHighlight:
    """Words found, in their sentence, of which `pieces` are the whole.

    `where` says in what they stand, in the reader's language.

    For an inscription, `side` says where it stands, `crop` shows the writing (at its first reading
    only) and `viewer` opens it there. `language` is a BCP 47 tag, or empty. Of an other name,
    `name_of` is what it names. `state` links to the place from any IIIF viewer.
    """

    field: str
    where: str
    quotation: Quotation
    pieces: tuple[Piece, ...]
    side: SideKind | None
    crop: Picture | None
    viewer: str
    language: str = ""
    matched_as: MatchedAs = MatchedAs.TEXT
    name_of: str = ""
    state: ShownState | None = None


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A photograph that was found. `more` counts the places that are not shown.

    Words found in the title that names it are marked there, and not quoted beneath. `anchor` is
    where it stands on the page, `cite` leads to its reference, `coins` is one for Zotero.
    """

    photograph: PhotographCard
    title: tuple[Piece, ...]
    highlights: tuple[ShownHighlight, ...]
    more: int
    anchor: str
    cite: str
    coins: str


def shown_hit(hit: SearchHit, query: str, server: ImageServer, words: Wording) -> ShownHit:
    """Make what a page shows of a hit."""
    card = photograph_card(hit.photograph, server, words)
    told = _by_text(found for found in hit.highlights if not is_told_by(card.title, found))
    shown: list[ShownHighlight] = []
    for alike in islice(told, _HIGHLIGHTS_A_HIT):
        highlight = _highlight(alike, hit.photograph.id, query, server, words)
        is_shown_already = highlight.crop in [earlier.crop for earlier in shown]
        shown.append(replace(highlight, crop=None) if is_shown_already else highlight)
    return ShownHit(
        photograph=card,
        title=marked_title(card.title, hit.highlights),
        highlights=tuple(shown),
        more=len(told) - len(shown),
        anchor=f"found-{hit.photograph.id}",
        cite=f"{card.link}#cite",
        coins=coins_of(hit.photograph, server=server, words=words),
    )


def _by_text(highlights: Iterable[Highlight]) -> list[list[Highlight]]:
    """Put those together that quote the very same, so that it is quoted once, with all marks."""
    alike: dict[tuple[str, ...], list[Highlight]] = {}
    for one in highlights:
        place = (one.field, one.reading_id, one.side_id, one.language, one.name_of)
        alike.setdefault((*place, quoted(one.quotation)), []).append(one)
    return list(alike.values())


def _highlight(
    alike: Sequence[Highlight], photograph_id: str, query: str, server: ImageServer, words: Wording
) -> ShownHighlight:
    found = alike[0]
    crop = None
    if found.scan and found.region:
        crop = server.crop(found.scan, found.region, rotation_deg=found.rotation_deg)
    viewer, state = "", None
    if found.side_id:
        state = shown_state(photograph_id, found.side_id, found.region, server)
        addresses = server.addresses
        viewer = local(addresses.viewer(photograph_id, found.side_id, query, found.reading_id))
    return ShownHighlight(
        field=found.field,
        where=words.marked(FIELDS.get(found.field, FIELDS["name"])),
        quotation=found.quotation,
        pieces=marked_quotations([one.quotation for one in alike]),
        side=found.side,
        crop=crop,
        viewer=viewer,
        language=found.language,
        matched_as=found.matched_as,
        name_of=found.name_of,
        state=state,
    )
