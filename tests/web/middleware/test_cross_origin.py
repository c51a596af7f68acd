"""Public documents are open to pages of every origin. Fetch Standard, 3.3 CORS protocol."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.web.middleware.cross_origin import CrossOrigin

Serve = Callable[[Any], httpx.Client]


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    paths = ["/iiif/3/x/info.json", "/photographs/x.json", "/photographs/x", "/api/photographs"]
    every = ["GET", "POST", "OPTIONS"]
    routes = [Route(path, lambda _: PlainTextResponse("ok"), methods=every) for path in paths]
    return serve(CrossOrigin(Starlette(routes=routes)))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path",
    ["/iiif/3/x/info.json", "/photographs/x.json", "/iiif/nothing", "/api/photographs", "/api/no"],
)
def test_public_documents_and_their_errors_are_open(
    client: httpx.Client, method: str, path: str
) -> None:
    assert client.request(method, path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/photographs/x", "/", "/apiary"])
def test_pages_are_not(client: httpx.Client, path: str) -> None:
    assert "access-control-allow-origin" not in client.get(path).headers


def test_what_writes_is_not_and_no_preflight_allows_it(client: httpx.Client) -> None:
    assert "access-control-allow-origin" not in client.post("/api/photographs").headers
    asked = {"origin": "https://viewer.example", "access-control-request-method": "PUT"}
    allowed = client.options("/api/photographs", headers=asked).headers
    assert allowed["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


def test_a_preflight_is_answered_and_names_the_one_header_that_a_star_leaves_out(
    client: httpx.Client,
) -> None:
    asked = {"origin": "https://viewer.example", "access-control-request-method": "GET"}
    answer = client.options("/iiif/3/x/info.json", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
