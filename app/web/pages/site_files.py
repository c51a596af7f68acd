"""What search engines ask for first: which pages there are, and which to leave alone.

RFC 9309 (Robots Exclusion Protocol), and the Sitemaps protocol 0.9.
"""

from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.services.list_pages import list_part, list_parts
from app.web.viewing import holding_of

_ALONE: Final = ("edit", "admin", "account", "sign-in", "search", "selection", "viewer", "language")
"""What is for people at work, or has no end: each filter of a search is another address."""

_XML: Final = "application/xml"
_FARTHEST: Final = 10**9

router = APIRouter(include_in_schema=False)


@router.get("/robots.txt")
def robots(request: Request) -> PlainTextResponse:
    """Tell crawlers what to leave alone, and where the pages are listed."""
    addresses = holding_of(request).addresses
    root = urlsplit(addresses.base).path
    alone = "".join(f"Disallow: {root}/{path}\n" for path in _ALONE)
    return PlainTextResponse(f"User-agent: *\n{alone}\nSitemap: {addresses.sitemap()}\n")


@router.get("/sitemap.xml")
def parts(request: Request) -> Response:
    """List the parts of the list of pages."""
    return Response(list_parts(holding_of(request)), media_type=_XML)


@router.get("/sitemap/{part}.xml")
def pages(request: Request, part: Annotated[int, Path(ge=0, le=_FARTHEST)]) -> Response:
    """List pages."""
    return Response(list_part(holding_of(request), part), media_type=_XML)
