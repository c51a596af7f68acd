"""Originals, handed out to those who describe them: as files to keep, never as something to open.

RFC 6266 (Content-Disposition), RFC 9110, 14 (Range), RFC 9530 (Repr-Digest).
"""

from base64 import b64encode
from collections.abc import Iterator
from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.domain.errors import NotFound
from app.domain.originals import UNKNOWN_TYPE, NamedOriginal
from app.services.hand_out_original import HandedOut, find_original, hand_out_original
from app.storage.layout import is_digest
from app.storage.ranged_file import RangedFile
from app.web.api.contract import TOKEN, answers
from app.web.api.scans import Digest
from app.web.conditional import is_held
from app.web.iiif.ranges import ACCEPTED, wanted_part
from app.web.viewing import holding_of, viewer_of

_CHUNK_BYTES: Final = 256 * 1024
_POLICY: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"
_ALWAYS: Final = {
    "cache-control": "private, no-store",
    "vary": "Authorization, Cookie",
    "content-security-policy": _POLICY,
    "cross-origin-resource-policy": "same-origin",
}
_FILE: Final[dict[str, Any]] = {
    "description": "The file as it came in, or the part of it that Range names (206).",
    "content": {UNKNOWN_TYPE: {"schema": {"type": "string", "format": "binary"}}},
}
_ANSWERS: Final = {
    **answers("ProblemAnswer", "", 401, 403, 404, 409, 416, 422, 503),
    HTTPStatus.OK: _FILE,
    HTTPStatus.PARTIAL_CONTENT: _FILE,
    HTTPStatus.NOT_MODIFIED: {"description": "It is the file that If-None-Match names."},
}
AsDamaged = Annotated[
    bool,
    Query(
        alias="damaged",
        description="Hand the bytes out although they are known to be damaged; for administrators.",
    ),
]

router = APIRouter(prefix="/api/scans", tags=["Scans"])


@router.get("/{sha256}", response_class=StreamingResponse, responses=_ANSWERS, openapi_extra=TOKEN)
def hand_out(request: Request, sha256: Digest, *, as_damaged: AsDamaged = False) -> Response:
    """Hand an original out as a file. Needs the scope `write`; each time is written down.

    It is read through first: a damaged one is refused (409).
    """
    holding, viewer = holding_of(request), viewer_of(request)
    if not is_digest(sha256):
        find_original(holding, viewer, "")  # whoever may not ask is told so first
        raise NotFound("There is nothing at this address.")
    original = find_original(holding, viewer, sha256)
    etag = f'"{sha256}"'
    if not as_damaged and is_held(request, etag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={**_ALWAYS, "etag": etag})
    handed = hand_out_original(holding, viewer, original, as_damaged=as_damaged)
    return _streamed(request, handed, etag)


def _streamed(request: Request, handed: HandedOut, etag: str) -> Response:
    length, status = handed.file.size_bytes, HTTPStatus.OK
    headers = {**_ALWAYS, **_named(handed.original, is_damaged=handed.is_damaged)}
    first, last = 0, length - 1
    if not handed.is_damaged:
        headers |= {**ACCEPTED, "etag": etag, "repr-digest": _digest(handed.original.sha256)}
        asked, only_of = (request.headers.get(name, "") for name in ("range", "if-range"))
        part = wanted_part(asked, only_of=only_of, etag=etag, length=length)
        if part is not None:
            first, last, status = part.first, part.last, HTTPStatus.PARTIAL_CONTENT
            headers["content-range"] = part.content_range
    headers["content-length"] = str(last - first + 1)
    media_type = UNKNOWN_TYPE if handed.is_damaged else handed.original.shown_type
    chunks = _chunks(handed.file, first, last + 1)
    return StreamingResponse(chunks, status, headers, media_type)


def _chunks(file: RangedFile, first: int, end: int) -> Iterator[bytes]:
    """Read piece by piece: no original is held in memory, whatever its length."""
    for start in range(first, end, _CHUNK_BYTES):
        yield file.read(start, min(_CHUNK_BYTES, end - start))


def _named(original: NamedOriginal, *, is_damaged: bool) -> dict[str, str]:
    """Name the file for whoever keeps it. RFC 6266, 4.3; RFC 8187."""
    name = f"DAMAGED {original.safe_name}" if is_damaged else original.safe_name
    plain = name.encode("ascii", "replace").decode("ascii").replace("?", "_")
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {"content-disposition": told}


def _digest(sha256: str) -> str:
    """Tell the digest of the whole file. RFC 9530, 3 Repr-Digest."""
    return f"sha-256=:{b64encode(bytes.fromhex(sha256)).decode('ascii')}:"
