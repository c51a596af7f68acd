"""A fault as an answer: a page, a problem document or a line of text, by what was asked for."""

from html import escape

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from app.web.fault import Fault

_IMAGES = ("/iiif/2/", "/iiif/3/")
_DOCUMENTS = ("/iiif/", "/api/")
_PAGES = ("/api/docs",)


def answer_fault(request: Request, fault: Fault) -> Response:
    """Answer a fault in the medium of the address that was asked."""
    path = request.url.path
    if path.startswith(_IMAGES):
        answer: Response = PlainTextResponse(_text(fault), status_code=fault.status)
    elif path.endswith(".json") or (path.startswith(_DOCUMENTS) and path not in _PAGES):
        answer = _problem(fault)
    else:
        answer = HTMLResponse(_page(fault), status_code=fault.status)
    answer.headers["cache-control"] = "no-store"
    answer.headers.update(fault.headers)
    return answer


def _text(fault: Fault) -> str:
    number = f" ({fault.number})" if fault.number else ""
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


def _page(fault: Fault) -> str:
    found = "".join(f"<li>{escape(str(problem))}</li>" for problem in fault.problems)
    number = f"<p>{escape(fault.number)}</p>" if fault.number else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(fault.title)}</title><h1>{escape(fault.title)}</h1>"
        f"<p>{escape(fault.message)}</p><ul>{found}</ul>{number}"
        '<p><a href="/">Verso</a></p></html>'
    )
