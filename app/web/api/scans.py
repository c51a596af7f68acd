"""Scans, brought in by programs before a photograph names them."""

from typing import Annotated, Final

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import NotFound
from app.domain.saving import AccessionedScan
from app.domain.viewers import Scope
from app.services.accession_scan import accession_scan
from app.storage.layout import is_digest
from app.web.api.answers import ScanAnswer
from app.web.api.bodies import arriving
from app.web.api.contract import made_or_kept, takes_a_file
from app.web.api.sending import send
from app.web.viewing import holding_of, viewer_of

_ANSWERS: Final = made_or_kept(
    "ScanAnswer", "It is kept.", "It was kept already.", 401, 403, 404, 413, 422
)
Digest = Annotated[str, Path(description="The file's SHA-256: 64 digits in lower case.")]

router = APIRouter(prefix="/api/scans", tags=["Scans"])


@router.post(
    "", responses=_ANSWERS, openapi_extra=takes_a_file("The file as it is: no form, no encoding.")
)
def bring(request: Request) -> Response:
    """Bring a scan in. When this answers, the disk has it, under the SHA-256 of its bytes."""
    return _keep(request, None)


@router.put("/{sha256}", responses=_ANSWERS, openapi_extra=takes_a_file("The file as it is."))
def bring_known(request: Request, sha256: Digest) -> Response:
    """Bring a scan in under the digest that it must have; anything else is refused."""
    if not is_digest(sha256):
        raise NotFound("There is nothing at this address.")
    return _keep(request, sha256)


def _keep(request: Request, sha256: str | None) -> Response:
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)  # before any of the body is read
    chunks = arriving(request, most_bytes=holding.settings.max_upload_bytes)
    scan = accession_scan(holding, viewer, chunks, expected_sha256=sha256)
    status = 200 if scan.original.already_kept else 201
    return send(_answer(scan), viewer=viewer, status=status)


def _answer(scan: AccessionedScan) -> ScanAnswer:
    original, found = scan.original, scan.characteristics
    return ScanAnswer(
        original.sha256,
        original.size_bytes,
        original.already_kept,
        found.media_type,
        found.width_px,
        found.height_px,
        found.condition,
        found.condition_note,
    )
