"""Bringing scans in by hand: many at once, grouped by their names, made drafts of."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.accession_form import accession_of, fields_of, joined, put_out_by
from app.domain.accessions import Accession, Arrival
from app.domain.errors import NotFound
from app.domain.near_duplicates import LikenessVerdict
from app.domain.uploads import UploadFor
from app.domain.viewers import Scope
from app.holdings.waiting_scans import FORM_KEY
from app.services.decide_likeness import decide_likeness
from app.services.make_drafts import make_drafts
from app.services.preview_scan import preview_scan
from app.services.receive_scans import receive_scan
from app.services.show_accession import keep_accession, kept_accession, show_accession
from app.services.upload_scan import give_up_upload, lasting, unfinished_uploads
from app.storage.layout import is_digest
from app.web.api.bodies import arriving
from app.web.forms.arriving import MOST_TEXT_BYTES, arrived
from app.web.forms.tree import FormFields
from app.web.pages.accession_fields import Outcome, UnfinishedUpload, accession_fields
from app.web.pages.desk import Desk, desk_of
from app.web.pages.rendering import respond

router = APIRouter(prefix="/edit/accession", include_in_schema=False)

_MOST_FILES: Final = 500
_THUMBNAIL_PX: Final = 320
_SCAN_LIFETIME: Final = "private, max-age=86400, immutable"


@router.get("")
def show(request: Request, unit: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show what was brought in, and where more can be."""
    desk = desk_of(request)
    accession = kept_accession(desk.holding, desk.viewer, FORM_KEY)
    if unit and not accession.unit:
        accession = replace(accession, unit=unit)
    return _shown(request, desk, accession, Outcome())


@router.post("")
def answer(request: Request) -> Response:
    """Take scans in, and do what a button says; what was corrected stays in any case."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)  # before any of the body is read
    fields, arrivals = _received(request, desk)
    accession = _as_typed(desk, fields)
    wish = next((value for name, value in reversed(fields) if name == "do"), "")
    verb, _, rest = wish.partition(":")
    if verb == "drafts":
        return _made(request, desk, accession)
    if verb == "decide":
        accession = _decided(desk, accession, rest)
    elif verb == "give-up":
        with suppress(NotFound):  # pressed twice
            give_up_upload(desk.holding, desk.viewer, rest)
    elif verb == "forget":
        accession = replace(accession, refused=())
    keep_accession(desk.holding, desk.viewer, FORM_KEY, accession)
    if verb == "bring" and not arrivals:
        told = desk.words.say("Choose one file at least.")
        return _shown(request, desk, accession, Outcome(fault=told))
    return RedirectResponse(f"{desk.root}/edit/accession#waiting", HTTPStatus.SEE_OTHER)


@router.get("/scans/{sha256}.jpg")
def thumbnail(request: Request, sha256: str) -> Response:
    """Show a scan small, to whoever catalogues it."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    if not is_digest(sha256):
        raise NotFound("There is nothing at this address.")
    picture = preview_scan(desk.holding, desk.viewer, sha256, longest_px=_THUMBNAIL_PX)
    headers = {"cache-control": _SCAN_LIFETIME, "vary": "Cookie, Authorization"}
    return Response(picture, media_type="image/jpeg", headers=headers)


def _received(request: Request, desk: Desk) -> tuple[FormFields, list[Arrival]]:
    """Read a form; each of its scans is in the store, and known to wait, as soon as it came."""
    arrivals: list[Arrival] = []

    def keep(_: str, file_name: str, chunks: Iterator[bytes]) -> None:
        arrivals.append(receive_scan(desk.holding, desk.viewer, chunks, file_name=file_name))

    most_bytes = MOST_TEXT_BYTES + _MOST_FILES * desk.holding.settings.max_upload_bytes
    content_type = request.headers.get("content-type", "")
    fields = arrived(content_type, arriving(request, most_bytes=most_bytes), keep=keep)
    return fields, arrivals


def _as_typed(desk: Desk, fields: FormFields) -> Accession:
    """Give the accession as it stands in the form, with what came in since the form was shown."""
    kept = kept_accession(desk.holding, desk.viewer, FORM_KEY)
    typed = accession_of(fields)
    known = {scan.sha256: scan for scan in kept.scans}
    groups = tuple(
        replace(group, scans=tuple(scan for scan in group.scans if scan.sha256 in known))
        for group in typed.groups
    )
    trusted = replace(typed, groups=tuple(group for group in groups if group.scans), refused=())
    return joined(trusted, kept, put_out_by(fields), desk.holding.settings.side_rule)


def _decided(desk: Desk, accession: Accession, rest: str) -> Accession:
    """Keep a decision; a scan of which one has the photograph already does not wait any longer."""
    one, _, rest = rest.partition(":")
    other, _, told = rest.partition(":")
    verdict = next((each for each in LikenessVerdict if each == told), None)
    if verdict is None or not (is_digest(one) and is_digest(other)):
        return accession
    decide_likeness(desk.holding, desk.viewer, one, other, verdict)
    if verdict is not LikenessVerdict.SAME_SCAN:
        return accession
    fields = [
        (name, "out") if name == f"scan-{_place(accession, one)}-group" else (name, value)
        for name, value in fields_of(accession)
    ]
    return accession_of(fields)


def _place(accession: Accession, sha256: str) -> int:
    digests = [scan.sha256 for scan in accession.scans]
    return digests.index(sha256) if sha256 in digests else -1


def _made(request: Request, desk: Desk, accession: Accession) -> Response:
    """Make drafts, and show what became of each group."""
    keep_accession(desk.holding, desk.viewer, FORM_KEY, accession)
    done = make_drafts(
        desk.holding, desk.viewer, accession, form_key=FORM_KEY, language=desk.words.language
    )
    outcome = Outcome(
        made=done.made,
        faults={refused.group.reference_code: refused.reason for refused in done.refused},
        fault="" if accession.groups else desk.words.say("Choose one file at least."),
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if done.refused else HTTPStatus.OK
    return _shown(request, desk, done.left, outcome, status=status)


def _shown(
    request: Request,
    desk: Desk,
    accession: Accession,
    outcome: Outcome,
    *,
    status: int = HTTPStatus.OK,
) -> Response:
    shown = show_accession(desk.holding, desk.viewer, accession)
    fields = accession_fields(
        shown,
        outcome,
        tuple(_unfinished(desk)),
        root=desk.root,
        most=desk.words.bytes(desk.holding.settings.max_upload_bytes),
    )
    return respond(request, "edit/accession.html", fields, status=status)


def _unfinished(desk: Desk) -> Iterator[UnfinishedUpload]:
    for upload in unfinished_uploads(desk.holding, desk.viewer):
        if upload.meant_for is UploadFor.ACCESSION:
            yield UnfinishedUpload(
                upload.id,
                upload.file_name,
                desk.words.bytes(upload.offset_bytes),
                desk.words.bytes(upload.size_bytes),
                desk.words.moment(upload.expires_at(lasting(desk.holding))),
            )
