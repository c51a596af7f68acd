"""IIIF documents as answers: their type, how long they hold, and whether they are asked in vain."""

from starlette.requests import Request
from starlette.responses import Response

from app.domain.delivered import DeliveredDocument
from app.web.conditional import is_held
from app.web.iiif.negotiation import JSON, JSON_LD, prefers_json_ld


def answer_document(
    request: Request, document: DeliveredDocument, *, context: str, json_ld: bool
) -> Response:
    """Answer a document whose JSON-LD context this is; `json_ld` says what `*/*` gets.

    Caches ask each time whether it is still the same: a photograph may be withdrawn at any moment.
    """
    headers = {
        "etag": document.etag,
        "cache-control": "public, no-cache" if document.is_public else "private, no-store",
        "vary": "Accept",
    }
    if is_held(request, document.etag):
        return Response(status_code=304, headers=headers)
    accept = ",".join(request.headers.getlist("accept"))
    if prefers_json_ld(accept, otherwise=json_ld):
        media_type = f'{JSON_LD};profile="{context}"'
    else:
        media_type = JSON
        relation = 'rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
        headers["link"] = f"<{context}>; {relation}"
    return Response(document.body, headers=headers | {"content-type": media_type})
