"""The one table from kinds of errors to HTTP.

What the visitor can't mend is logged under a number, and only that number is shown.
"""

import secrets
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.clashes import TwoEditors
from app.domain.errors import (
    BadImageRequest,
    BadQuery,
    Busy,
    Conflict,
    DamagedHolding,
    DamagedOriginal,
    FileTooLarge,
    ImageWithheld,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OutOfReach,
    OutOfSpace,
    Problem,
    Rejected,
    TooManyTries,
    UnreadableScan,
    VersoError,
    Withdrawn,
    Withheld,
)
from app.domain.uploads import NoRoom, UploadInUse, UploadOver
from app.web.error_answers import answer_fault
from app.web.fault import Fault
from app.web.leading_to_sign_in import is_led_to_sign_in, lead_to_sign_in
from app.web.refusals import (
    Malformed,
    Stalled,
    TooLarge,
    VersionChanged,
    VersionWanted,
    WrongMediaType,
)

STATUS: Final[Mapping[type[VersoError], HTTPStatus]] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Withheld: HTTPStatus.FORBIDDEN,
    ImageWithheld: HTTPStatus.UNAUTHORIZED,  # as the probe says: Authorization Flow 2.0, 3.3
    Withdrawn: HTTPStatus.GONE,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    TwoEditors: HTTPStatus.PRECONDITION_FAILED,
    UploadInUse: HTTPStatus.LOCKED,
    UploadOver: HTTPStatus.GONE,
    NoRoom: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    VersionChanged: HTTPStatus.PRECONDITION_FAILED,
    VersionWanted: HTTPStatus.PRECONDITION_REQUIRED,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    TooManyTries: HTTPStatus.TOO_MANY_REQUESTS,
    Rejected: HTTPStatus.UNPROCESSABLE_ENTITY,
    BadImageRequest: HTTPStatus.BAD_REQUEST,
    BadQuery: HTTPStatus.BAD_REQUEST,
    Malformed: HTTPStatus.BAD_REQUEST,
    Stalled: HTTPStatus.REQUEST_TIMEOUT,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    WrongMediaType: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    UnreadableScan: HTTPStatus.UNPROCESSABLE_ENTITY,
    OutOfSpace: HTTPStatus.INSUFFICIENT_STORAGE,
    FileTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    DamagedOriginal: HTTPStatus.SERVICE_UNAVAILABLE,
    DamagedHolding: HTTPStatus.INTERNAL_SERVER_ERROR,
    VersoError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_PLAINLY: Final = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This can't be done at this address.",
}
_IIIF: Final = "/iiif/"
_OF_THE_DISK: Final = {
    HTTPStatus.INSUFFICIENT_STORAGE: "There is no room left on the catalogue's disk. Nothing was "
    "changed: try it again once whoever runs the catalogue has made some.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "No file may grow that large here. Nothing was stored.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The original is damaged, and is not given out until it has "
    "been put back from another copy.",
}
_LOG: Final = structlog.get_logger()


def answer_errors(application: FastAPI) -> None:
    """Have the application answer each kind of error through the table."""
    application.add_exception_handler(VersoError, answer_error)
    application.add_exception_handler(HTTPException, answer_error)
    application.add_exception_handler(RequestValidationError, answer_error)


def answer_error(request: Request, error: Exception) -> Response:
    """Answer an error of any kind; one that nobody foresaw is logged with its trace."""
    if isinstance(error, NotSignedIn) and is_led_to_sign_in(request):
        return lead_to_sign_in(request)
    if isinstance(error, VersoError):
        fault = _told(request, error)
    elif isinstance(error, HTTPException):
        message = _PLAINLY.get(HTTPStatus(error.status_code), error.detail)
        fault = Fault(error.status_code, message, headers=error.headers or {})
    elif isinstance(error, RequestValidationError) and _is_of_path(error):
        fault = Fault(HTTPStatus.NOT_FOUND, _PLAINLY[HTTPStatus.NOT_FOUND])
    elif isinstance(error, RequestValidationError):
        problems = tuple(_worded(found) for found in error.errors())
        status = _as_iiif_says(request, STATUS[Rejected])
        fault = Fault(status, "This can't be asked so.", problems)
    else:
        fault = _numbered(request, error)
    return answer_fault(request, fault)


def status_of(error: VersoError, *, reads: bool) -> HTTPStatus:
    """Give the status of an error by its nearest kind.

    A scan from which no picture comes is a fault of what is handed in (422); for one who only
    `reads`, there is no picture at that address (404).
    """
    if reads and isinstance(error, UnreadableScan):
        return HTTPStatus.NOT_FOUND
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def _told(request: Request, error: VersoError) -> Fault:
    status = status_of(error, reads=request.method in {"GET", "HEAD"})
    if isinstance(error, Rejected):
        status = _as_iiif_says(request, status)
    if isinstance(error, OutOfSpace | DamagedOriginal):  # what lies where is no visitor's business
        _LOG.error("the disk", path=request.url.path, told=str(error))
        return Fault(status, _OF_THE_DISK[status])
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, Busy):
        return _numbered(request, error)
    headers = {}
    if isinstance(error, NotSignedIn | ImageWithheld):
        given = "authorization" in request.headers
        headers["www-authenticate"] = "Bearer" + (' error="invalid_token"' if given else "")
    if isinstance(error, Busy):
        headers["retry-after"] = str(error.retry_after_s)
    problems = error.problems if isinstance(error, Rejected) else ()
    if isinstance(error, OutOfReach):  # where the database is, is no visitor's business
        _LOG.error("out of reach", path=request.url.path, told=error.details)
    return Fault(
        status,
        str(error),
        problems,
        headers,
        withholding=error.withholding if isinstance(error, Withheld) else None,
        tombstone=error.tombstone if isinstance(error, Withdrawn) else None,
        differences=error.differences if isinstance(error, TwoEditors) else (),
    )


def _numbered(request: Request, error: Exception) -> Fault:
    """Log what happened; the visitor learns only the number under which it stands there."""
    number = secrets.token_hex(4)
    told: dict[str, str] = {"told": str(error)}
    if not isinstance(error, VersoError):  # as text: a renderer of traces would show all locals
        told["exception"] = "".join(traceback.format_exception(error)).rstrip()
    _LOG.error("failed", number=number, method=request.method, path=request.url.path, **told)
    return Fault(HTTPStatus.INTERNAL_SERVER_ERROR, "Something here has broken.", number=number)


def _as_iiif_says(request: Request, status: HTTPStatus) -> HTTPStatus:
    """Give 400 to whoever asks a IIIF service for what it can't read, as its specifications do."""
    is_asked = request.method in {"GET", "HEAD"} and request.url.path.startswith(_IIIF)
    return HTTPStatus.BAD_REQUEST if is_asked and status == STATUS[Rejected] else status


def _is_of_path(error: RequestValidationError) -> bool:
    """Whether a part of the address itself can't be meant: then there is nothing there."""
    return any(found.get("loc", ("",))[0] == "path" for found in error.errors())


def _worded(found: Mapping[str, object]) -> Problem:
    """Say a fault of a parameter: FastAPI's place begins with `query` or `path`."""
    place = found.get("loc", ())
    where = ".".join(map(str, place[1:])) if isinstance(place, tuple) else ""
    value = found.get("input")
    shown = "" if value is None or isinstance(value, dict | list) else str(value)[:60]
    return Problem(where, shown, str(found.get("msg", "")))
