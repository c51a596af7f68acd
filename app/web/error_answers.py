"""A fault as an answer: a page, a problem document or a line of text, by what was asked for."""

from html import escape

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from app.web.fault import Fault
from app.web.pages.error import error_page

_IMAGES = ("/iiif/2/", "/iiif/3/")
_DOCUMENTS = ("/iiif/", "/api/")
_PAGES = ("/api/docs",)


def answer_fault(request: Request, fault: Fault) -> Response:
    """Answer a fault in the medium of the address that was asked."""
    path = request.url.path
    application = request.scope.get("app")  # none where a layer answers before it
    has_pages = getattr(getattr(application, "state", None), "has_pages", True)
    if path.startswith(_IMAGES) or not has_pages:
        answer: Response = PlainTextResponse(_text(fault), status_code=fault.status)
    elif path.endswith(".json") or (path.startswith(_DOCUMENTS) and path not in _PAGES):
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
    """RFC 9457, 3; `problems` lists each fault of a document by its path."""
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
