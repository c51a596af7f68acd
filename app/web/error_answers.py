"""A fault as an answer: a page, a problem document or a line of text, by what was asked for."""

from html import escape

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from app.domain.documents import as_document
from app.web.fault import Fault
from app.web.medium import Medium, medium_of
from app.web.pages.error import error_page
from app.web.pages.revision_record import difference_line


def answer_fault(request: Request, fault: Fault) -> Response:
    """Answer a fault in the medium of the address that was asked."""
    medium = medium_of(request)
    if medium is Medium.TEXT:
        answer: Response = PlainTextResponse(_text(fault), status_code=fault.status)
    elif medium is Medium.DOCUMENT:
        answer = _problem(fault)
    else:
        answer = _page(request, fault)
    answer.headers["cache-control"] = "no-store"
    answer.headers.update(fault.headers)
    return answer


def _text(fault: Fault) -> str:
    number = f" Tell the archive this number: {fault.number}." if fault.number else ""
    return f"{fault.message}{number}\n"


def _problem(fault: Fault) -> Response:
    """RFC 9457, 3; `problems` lists each fault of a document by its path.

    `withheld` says of what is closed to the public until when, and why, `withdrawn` the same of
    what was taken back; `differences` lists by its path what another editor has saved meanwhile
    (`before`), and what was sent (`after`).
    """
    document: dict[str, object] = {
        "type": "about:blank",
        "title": fault.title,
        "status": fault.status,
        "detail": fault.message,
    }
    if fault.number:
        document["instance"] = f"urn:verso:fault:{fault.number}"
    if fault.problems:
        document["problems"] = [
            {"where": problem.where, "value": problem.value, "reason": problem.reason}
            for problem in fault.problems
        ]
    if fault.withholding:
        document["withheld"] = as_document(fault.withholding)
    if fault.tombstone:
        document["withdrawn"] = as_document(fault.tombstone)
    if fault.differences:
        document["differences"] = [difference_line(one) for one in fault.differences]
    body = orjson.dumps(document)
    return Response(body, status_code=fault.status, media_type="application/problem+json")


def _page(request: Request, fault: Fault) -> Response:
    """Answer a page; a plain one where the pages themselves are what has broken."""
    try:
        return error_page(request, fault)
    except Exception:  # noqa: BLE001 - any error in here would hide the one that is told
        number = f" ({fault.number})" if fault.number else ""
        told = escape(f"{fault.message}{number}")
        title = escape(fault.title)
        body = f'<!doctype html><html lang="en"><title>{title}</title><h1>{title}</h1><p>{told}</p>'
        return HTMLResponse(body, status_code=fault.status)
