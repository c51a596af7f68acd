"""Scans of other photographs that look like those of one, for somebody to decide on."""

from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.identifiers import known_form
from app.domain.near_duplicates import LikenessVerdict, NearDuplicate
from app.domain.viewers import Scope
from app.services.decide_likeness import decide_likeness, near_duplicates
from app.services.show_photograph import show_photograph
from app.storage.layout import is_digest
from app.web.pages.accession_fields import ShownLikeness, picture_of
from app.web.pages.desk import Desk, desk_of
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.pages.text import Text

router = APIRouter(prefix="/edit/photographs", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class LikePair:
    """One of the photograph's scans beside another one.

    `bits` of 64 are different; so many in a hundred of their details are the same (None: nobody
    has looked).
    """

    picture: str
    likeness: ShownLikeness
    bits: int
    agreement: int | None


@dataclass(frozen=True, slots=True)
class LikenessFields:
    """Everything on the page. `layouts` are pairs that have nothing but their layout in common."""

    title: Text
    reference_code: str
    link: str
    action: str
    pairs: tuple[LikePair, ...]
    layouts: tuple[LikePair, ...]
    verdicts: tuple[LikenessVerdict, ...] = tuple(LikenessVerdict)


@router.get("/{photograph_id}/likenesses")
def show(request: Request, photograph_id: str) -> HTMLResponse:
    """Show what looks alike, decided or not."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    known = known_form(photograph_id)
    found = near_duplicates(desk.holding, desk.viewer, known)
    described = show_photograph(desk.holding, desk.viewer, known).photograph.description
    pairs = [_pair(sha256, one, desk) for sha256, one in found]
    fields = LikenessFields(
        title=desk.words.text(described.title) or Text(described.reference_code),
        reference_code=described.reference_code,
        link=f"{desk.root}/photographs/{known}",
        action=f"{desk.root}/edit/photographs/{known}/likenesses",
        pairs=tuple(pair for pair in pairs if pair.likeness.is_same_picture),
        layouts=tuple(pair for pair in pairs if not pair.likeness.is_same_picture),
    )
    return respond(request, "edit/likenesses.html", fields)


@router.post("/{photograph_id}/likenesses")
def decide(request: Request, photograph_id: str) -> Response:
    """Keep a decision."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    show_photograph(desk.holding, desk.viewer, known_form(photograph_id))  # or 404
    _, one, other, told = (*read_form(request)["do"].split(":"), "", "", "", "")[:4]
    verdict = next((each for each in LikenessVerdict if each == told), None)
    if verdict is not None and is_digest(one) and is_digest(other):
        decide_likeness(desk.holding, desk.viewer, one, other, verdict)
    here = f"{desk.root}/edit/photographs/{known_form(photograph_id)}/likenesses"
    return RedirectResponse(here, HTTPStatus.SEE_OTHER)


def _pair(sha256: str, found: NearDuplicate, desk: Desk) -> LikePair:
    likeness = ShownLikeness(
        found.reference_code,
        f"{desk.root}/photographs/{found.photograph_id}",
        picture_of(found.sha256, desk.root),
        f"decide:{sha256}:{found.sha256}",
        found.verdict,
        found.is_same_picture,
    )
    agreement = None if found.agreement is None else round(100 * found.agreement)
    return LikePair(picture_of(sha256, desk.root), likeness, found.distance, agreement)
