"""RFC 9110, 9.3.2: HEAD is GET without the content."""

from collections.abc import Callable
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.web.middleware.head_requests import HeadRequests

Serve = Callable[[Any], httpx.Client]


def test_head_has_the_headers_of_get_and_no_body(serve: Serve) -> None:
    route = Route("/", lambda _: PlainTextResponse("recto", headers={"etag": '"1"'}))
    client = serve(HeadRequests(Starlette(routes=[route])))
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == "5"
    assert answer.headers["etag"] == '"1"'
    assert client.get("/").text == "recto"
