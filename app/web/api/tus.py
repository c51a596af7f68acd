"""The headers of tus resumable upload 1.0.0: core, creation, termination, checksum, expiration."""

import base64
import binascii
from collections.abc import Callable, Coroutine
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any, Final

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.errors import VersoError
from app.domain.uploads import DamagedPart, Upload
from app.domain.viewers import Scope
from app.services.upload_scan import Checksum, lasting
from app.web.errors import answer_error
from app.web.refusals import Malformed, WrongMediaType
from app.web.viewing import holding_of, viewer_of

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,termination,checksum,expiration"
ALGORITHMS: Final = ("sha1", "sha256")
CHECKSUM_MISMATCH: Final = 460
_PART: Final = "application/offset+octet-stream"
_MOST_TOLD: Final = 8_000
_LARGEST: Final = 19  # digits


class TusRoute(APIRoute):
    """A route that speaks one version of tus, in its refusals too. tus 1.0.0, Tus-Resumable."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Answer 412 to another version, and put the headers of this one on every answer."""
        answered = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                if request.method != "OPTIONS":
                    await run_in_threadpool(_let_in, request)
                told = await answered(request) if _is_understood(request) else _other_version()
            except DamagedPart as fault:
                told = _damaged(fault)
            except VersoError as fault:
                told = answer_error(request, fault)
            told.headers["tus-resumable"] = VERSION
            told.headers["cache-control"] = "no-store"
            return told

        return answer


def standing(request: Request, upload: Upload) -> dict[str, str]:
    """Tell in headers how far an upload is. Upload-Offset, Upload-Length, Upload-Expires."""
    expires_at = upload.expires_at(lasting(holding_of(request)))
    told = {
        "upload-offset": str(upload.offset_bytes),
        "upload-length": str(upload.size_bytes),
        "upload-expires": format_datetime(expires_at, usegmt=True),
    }
    return told | ({"upload-metadata": upload.told} if upload.told else {})


def number_in(request: Request, header: str) -> int:
    """Read a header that holds a number of bytes."""
    given = request.headers.get(header, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= _LARGEST):
        raise Malformed(f"The header {header} must be a number of bytes.")
    return int(given)


def told_in(request: Request) -> tuple[str, dict[str, str]]:
    """Read what a sender says of a file: as it came, and its values by their keys.

    Upload-Metadata: pairs of a key and a value in Base64, parted by commas.
    """
    given = request.headers.get("upload-metadata", "")
    if len(given) > _MOST_TOLD:
        raise Malformed(f"The header Upload-Metadata may have {_MOST_TOLD} characters.")
    told: dict[str, str] = {}
    for pair in filter(None, (pair.strip() for pair in given.split(","))):
        key, _, value = pair.partition(" ")
        if key in told:
            raise Malformed(f"The header Upload-Metadata has the key {key} twice.")
        try:
            told[key] = base64.b64decode(value.strip(), validate=True).decode()
        except ValueError as fault:
            raise Malformed(
                f"The header Upload-Metadata has a value of {key} that is no Base64 of UTF-8."
            ) from fault
    return given, told


def checksum_in(request: Request) -> Checksum | None:
    """Read the checksum of a part; None where none was sent. Upload-Checksum."""
    given = request.headers.get("upload-checksum")
    if given is None:
        return None
    algorithm, _, digest = given.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Malformed(f"A checksum may be made with {' or '.join(ALGORITHMS)} here.")
    try:
        return Checksum(algorithm, base64.b64decode(digest, validate=True))
    except binascii.Error as fault:
        raise Malformed("The header Upload-Checksum has a digest that is no Base64.") from fault


def refuse_other_than_part(request: Request) -> None:
    """Refuse a body that does not say that it is a part of a file."""
    if request.headers.get("content-type", "").strip().lower() != _PART:
        raise WrongMediaType(f"Send the next part of the file as {_PART}.")


def _let_in(request: Request) -> None:
    viewer_of(request).must(Scope.WRITE)


def _is_understood(request: Request) -> bool:
    """Whether this version is spoken; who only asks need not say which."""
    given = request.headers.get("tus-resumable")
    return given == VERSION or (given is None and request.method in {"OPTIONS", "GET"})


def _other_version() -> Response:
    status = HTTPStatus.PRECONDITION_FAILED
    return Response(status_code=status, headers={"tus-version": VERSION})


def _damaged(fault: DamagedPart) -> Response:
    """Answer 460, which no registry of HTTP knows. tus 1.0.0, Checksum."""
    document = {
        "type": "about:blank",
        "title": "Checksum Mismatch",
        "status": CHECKSUM_MISMATCH,
        "detail": str(fault),
    }
    return JSONResponse(document, CHECKSUM_MISMATCH, media_type="application/problem+json")
