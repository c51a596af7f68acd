"""Documents travel compressed; pictures as they are."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from app.web.middleware.compression import Compression

Serve = Callable[[Any], httpx.Client]
BODY = b"recto and verso " * 200


def answer(media_type: str, body: bytes = BODY) -> Response:
    return Response(body, headers={"etag": '"1"'}, media_type=media_type)


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    routes = [
        Route("/document", lambda _: answer("application/ld+json")),
        Route("/picture", lambda _: answer("image/tiff")),
        Route("/short", lambda _: answer("application/json", b"{}")),
    ]
    return serve(Compression(Starlette(routes=routes)))


def test_a_document_is_compressed_and_its_tag_is_weak_then(client: httpx.Client) -> None:
    found = client.get("/document", headers={"accept-encoding": "gzip"})
    assert found.content == BODY
    assert found.headers["content-encoding"] == "gzip"
    assert found.headers["etag"] == 'W/"1"'
    assert "Accept-Encoding" in found.headers["vary"]


def test_without_the_wish_it_is_sent_as_it_is(client: httpx.Client) -> None:
    found = client.get("/document", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in found.headers
    assert found.headers["etag"] == '"1"'


@pytest.mark.parametrize("path", ["/picture", "/short"])
def test_pictures_and_what_fits_into_one_packet_are_left_alone(
    client: httpx.Client, path: str
) -> None:
    found = client.get(path, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in found.headers
    assert found.headers["etag"] == '"1"'
