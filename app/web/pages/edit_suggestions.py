"""Which photograph is meant, while its code or its title is typed."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.viewers import Scope
from app.services.suggest_photographs import suggest_photographs
from app.web.api.sending import send
from app.web.pages.desk import desk_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SuggestedPhotograph:
    """A photograph: `name` is its reference code, `other` its title in the reader's language."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class SuggestedPhotographs:
    """Those that may be meant, the likeliest first."""

    items: tuple[SuggestedPhotograph, ...]


@router.get("/suggest/photographs")
def suggest(request: Request, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Give photographs whose codes begin so, then those that a search finds."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    found = suggest_photographs(desk.holding, desk.viewer, q)
    items = (
        SuggestedPhotograph(one.reference_code, str(desk.words.text(one.title))) for one in found
    )
    return send(SuggestedPhotographs(tuple(items)), viewer=desk.viewer)
