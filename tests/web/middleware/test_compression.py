"""Documents travel compressed; pictures as they are."""

import gzip
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


def packed() -> Response:
    headers = {"etag": '"1-gzip"', "content-encoding": "gzip"}
    return Response(gzip.compress(BODY), headers=headers, media_type="application/ld+json")


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    routes = [
        Route("/document", lambda _: answer("application/ld+json")),
        Route("/picture", lambda _: answer("image/tiff")),
        Route("/before", lambda _: packed()),
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


def test_what_was_compressed_before_keeps_its_own_strong_tag(client: httpx.Client) -> None:
    found = client.get("/before", headers={"accept-encoding": "gzip"})
    assert (found.content, found.headers["etag"]) == (BODY, '"1-gzip"')


def test_who_refuses_gzip_does_not_get_it(client: httpx.Client) -> None:
    """RFC 9110, 12.4.2: a weight of 0 says that it is not wanted."""
    found = client.get("/document", headers={"accept-encoding": "gzip;q=0, identity"})
    assert "content-encoding" not in found.headers
    assert found.headers["etag"] == '"1"'
