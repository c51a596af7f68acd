"""IIIF documents as answers: their type, how long they hold, and whether they are asked in vain."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.domain.delivered import DeliveredDocument
from app.web.conditional import holds
from app.web.iiif.negotiation import JSON, JSON_LD, accepts_gzip, prefers_json_ld

ON_EITHER: Final = "Accept, Accept-Encoding"


def answer_document(
    request: Request,
    document: DeliveredDocument,
    *,
    context: str,
    json_ld: bool,
    location: str = "",
) -> Response:
    """Answer a document whose JSON-LD context this is; `json_ld` says what `*/*` gets.

    Caches ask each time whether it is still the same: a photograph may be withdrawn at any moment.
    `location` is the document's own address where another one was asked.
    """
    asked = request.headers
    is_json_ld = prefers_json_ld(",".join(asked.getlist("accept")), otherwise=json_ld)
    is_gzipped = bool(document.gzipped) and accepts_gzip(asked.get("accept-encoding", ""))
    headers = document_headers(document, context, is_json_ld=is_json_ld, is_gzipped=is_gzipped)
    if location:
        headers["content-location"] = location
    if is_document_held(document, ", ".join(asked.getlist("if-none-match"))):
        return Response(status_code=304, headers=kept_headers(headers))
    if not is_gzipped:
        headers["vary"] = "Accept"  # the layer that may compress it says the rest
    return Response(document.gzipped if is_gzipped else document.body, headers=headers)


def document_headers(
    document: DeliveredDocument, context: str, *, is_json_ld: bool, is_gzipped: bool
) -> dict[str, str]:
    """Give the headers of a document in one of its forms, but for its length."""
    headers = {
        "etag": document.gzipped_etag if is_gzipped else document.etag,
        "cache-control": "public, no-cache" if document.is_public else "private, no-store",
        "vary": ON_EITHER,
    }
    if is_gzipped:
        headers["content-encoding"] = "gzip"
    if is_json_ld:
        return headers | {"content-type": f'{JSON_LD};profile="{context}"'}
    relation = 'rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
    return headers | {"link": f"<{context}>; {relation}", "content-type": JSON}


def kept_headers(headers: dict[str, str]) -> dict[str, str]:
    """Give those of them that are sent where the client has the document: RFC 9110, 15.4.5."""
    of_the_body = {"content-type", "content-encoding", "link"}
    return {name: value for name, value in headers.items() if name not in of_the_body}


def is_document_held(document: DeliveredDocument, held: str) -> bool:
    """Whether If-None-Match names the document in either of its encodings."""
    return bool(held) and any(holds(held, tag) for tag in (document.etag, document.gzipped_etag))
