"""Scans that come in over several requests: tus resumable upload 1.0.0.

Not in the OpenAPI description, which knows no HEAD without a body and no protocol of several steps:
`docs/reference/uploads.md` describes it.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.errors import NotFound
from app.domain.uploads import Upload, UploadFor
from app.domain.viewers import Scope
from app.services.upload_scan import begin_upload, continue_upload, find_upload, give_up_upload
from app.storage.layout import is_digest
from app.web.api.bodies import arriving
from app.web.api.tus import (
    ALGORITHMS,
    EXTENSIONS,
    VERSION,
    TusRoute,
    checksum_in,
    number_in,
    refuse_other_than_part,
    standing,
    told_in,
)
from app.web.language import language_of
from app.web.refusals import Malformed
from app.web.sentences.telling import telling
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api/uploads", include_in_schema=False, route_class=TusRoute)

_DONE: Final = HTTPStatus.NO_CONTENT


@router.options("")
@router.options("/{upload_id}")
def tell_what_is_spoken(request: Request) -> Response:
    """Tell the version, the extensions and the largest file. tus 1.0.0, OPTIONS."""
    headers = {
        "tus-version": VERSION,
        "tus-extension": EXTENSIONS,
        "tus-checksum-algorithm": ",".join(ALGORITHMS),
        "tus-max-size": str(holding_of(request).settings.max_upload_bytes),
    }
    return Response(status_code=_DONE, headers=headers)


@router.post("")
def begin(request: Request) -> Response:
    """Make room for a file, of which nothing has come yet. tus 1.0.0, Creation."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    if "upload-defer-length" in request.headers:
        raise Malformed("Say how long the file is when you begin: Upload-Length.")
    size_bytes = number_in(request, "upload-length")
    as_told, told = told_in(request)
    sha256 = told.get("sha256", "").lower()
    if sha256 and not is_digest(sha256):
        raise Malformed("A SHA-256 is written with 64 hexadecimal digits.")
    upload = begin_upload(
        holding,
        viewer,
        file_name=told.get("filename", ""),
        size_bytes=size_bytes,
        meant_for=_meant_for(told.get("for", "")),
        sha256=sha256,
        told=as_told,
    )
    root = urlsplit(holding.settings.base_url).path
    place = {"location": f"{root}/api/uploads/{upload.id}"}
    return Response(status_code=HTTPStatus.CREATED, headers=standing(request, upload) | place)


@router.get("/{upload_id}")
def tell_how_far(request: Request, upload_id: str) -> Response:
    """Tell how far a file is, and what became of it once it is whole. tus 1.0.0, HEAD."""
    upload = find_upload(holding_of(request), viewer_of(request), upload_id)
    return JSONResponse(_told(request, upload), headers=standing(request, upload))


@router.patch("/{upload_id}")
def go_on(request: Request, upload_id: str) -> Response:
    """Take the next part in. tus 1.0.0, PATCH."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)  # before any of the body is read
    refuse_other_than_part(request)
    offset_bytes = number_in(request, "upload-offset")
    chunks = arriving(request, most_bytes=holding.settings.max_upload_bytes)
    upload = continue_upload(
        holding,
        viewer,
        upload_id,
        chunks,
        offset_bytes=offset_bytes,
        checksum=checksum_in(request),
    )
    return Response(status_code=_DONE, headers=standing(request, upload))


@router.delete("/{upload_id}")
def give_up(request: Request, upload_id: str) -> Response:
    """Forget a file, with all that has come of it. tus 1.0.0, Termination."""
    give_up_upload(holding_of(request), viewer_of(request), upload_id)
    return Response(status_code=_DONE)


@router.post("/{upload_id}")
def do_as_said(request: Request, upload_id: str) -> Response:
    """Do what a client means that can't send PATCH or DELETE. X-HTTP-Method-Override."""
    meant = request.headers.get("x-http-method-override", "").upper()
    if meant == "PATCH":
        return go_on(request, upload_id)
    if meant == "DELETE":
        return give_up(request, upload_id)
    raise NotFound("There is nothing at this address.")


def _meant_for(given: str) -> UploadFor:
    if given and given not in set(UploadFor):
        raise Malformed(f"A file can be meant for {' or '.join(UploadFor)}.")
    return UploadFor(given or UploadFor.STORE)


def _told(request: Request, upload: Upload) -> dict[str, object]:
    outcome = upload.outcome
    refused = outcome.refused if outcome else None
    telling_of = telling(language_of(request))
    return {
        "file_name": upload.file_name,
        "offset_bytes": upload.offset_bytes,
        "size_bytes": upload.size_bytes,
        "is_done": outcome is not None,
        "sha256": outcome.sha256 if outcome else "",
        "condition": outcome.condition if outcome else "",
        "condition_note": outcome.condition_note if outcome else "",
        "refused": telling_of.told(refused.reason).value if refused else "",
        "photograph": refused.photograph_id if refused else "",
    }
