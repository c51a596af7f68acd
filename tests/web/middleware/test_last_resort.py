"""What nobody foresaw is answered with a number, and never with a trace."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from app.web.middleware.last_resort import LastResort

Serve = Callable[[Any], httpx.Client]


def fail(request: Request) -> Response:
    raise RuntimeError("/srv/holding/catalogue.db", request.url)


async def fail_halfway(_: Request) -> Response:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"half"
        raise RuntimeError("the other half")

    return StreamingResponse(chunks())


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    # Starlette answers unknown errors by itself unless nothing reaches it: this is how it is used
    routes = [Route("/api/x", fail), Route("/api/half", fail_halfway)]
    return serve(LastResort(Starlette(routes=routes).router))


def test_an_unforeseen_error_shows_a_number_and_nothing_else(client: httpx.Client) -> None:
    answer = client.get("/api/x")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "Something here has broken."
    assert answer.json()["instance"].startswith("urn:verso:fault:")
    assert "catalogue.db" not in answer.text
    assert "Traceback" not in answer.text


def test_an_answer_that_has_begun_is_broken_off(client: httpx.Client) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/api/half")
