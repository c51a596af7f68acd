"""What is like a photograph: each kind of likeness with a few photographs, and a search of all."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.exchange.search_address import AskedSearch
from app.services.show_similar import SameMark, SameText, show_similar
from app.web.pages.cards import PhotographCard, photograph_cards
from app.web.pages.compare import compare_link
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.text import Text

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ShownLikeness:
    """Photographs that share something: `name` says what, `link` is the search of all of them."""

    name: str
    link: str
    cards: tuple[PhotographCard, ...]


@dataclass(frozen=True, slots=True)
class SimilarFields:
    """Everything on the page. `link` leads back to the photograph.

    `compare` shows it beside those that show nearly the same picture; empty where none does.
    """

    title: Text
    link: str
    texts: tuple[ShownLikeness, ...]
    hands: tuple[ShownLikeness, ...]
    stamps: tuple[ShownLikeness, ...]
    alike: tuple[PhotographCard, ...]
    compare: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is like it."""
        return not (self.texts or self.hands or self.stamps or self.alike)


@router.get("/photographs/{photograph_id}/similar")
def similar(request: Request, photograph_id: str) -> HTMLResponse:
    """Show what is like a photograph."""
    desk = desk_of(request)
    found = show_similar(desk.holding, desk.viewer, photograph_id)
    described = found.photograph.description
    fields = SimilarFields(
        title=desk.words.text(described.title) or Text(described.reference_code),
        link=local(desk.server.addresses.photograph(found.photograph.id)),
        texts=tuple(_text(one, desk) for one in found.texts),
        hands=tuple(_mark(one, desk) for one in found.marks if one.noun == "hand"),
        stamps=tuple(_mark(one, desk) for one in found.marks if one.noun == "stamp"),
        alike=photograph_cards(found.alike, desk.server, desk.words),
        compare=compare_link(
            desk.server.addresses,
            ((one, "") for one in (found.photograph.id, *(other.id for other in found.alike))),
        ),
    )
    return respond(request, "similar.html", fields)


def _text(found: SameText, desk: Desk) -> ShownLikeness:
    cards = photograph_cards(found.shown, desk.server, desk.words)
    link = _link(AskedSearch(found.phrase), desk)
    return ShownLikeness(f"{found.beginning} ({desk.words.number(found.total)})", link, cards)


def _mark(found: SameMark, desk: Desk) -> ShownLikeness:
    asked = AskedSearch().with_value(found.noun.value, found.authority_id)
    cards = photograph_cards(found.shown, desk.server, desk.words)
    return ShownLikeness(found.name, _link(asked, desk), cards)


def _link(asked: AskedSearch, desk: Desk) -> str:
    return local(desk.server.addresses.found(asked.address_query()))
