"""RFC 8259: JSON that means one thing only. RFC 9110, 15.5.14 Content Too Large."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from app.web.api.bodies import arriving, read_json
from app.web.errors import answer_errors
from tests.awaiting import PATIENCE_S

Serve = Callable[[Any], httpx.Client]
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    application = FastAPI(openapi_url=None)
    answer_errors(application)

    @application.post("/api/json")
    def echo(request: Request) -> Response:
        return Response(orjson.dumps(read_json(request, most_bytes=1000)))

    @application.post("/api/file")
    def count(request: Request) -> Response:
        return Response(str(sum(map(len, arriving(request, most_bytes=100_000)))))

    @application.post("/api/soon")
    def count_soon(request: Request) -> Response:
        chunks = arriving(request, most_bytes=100_000, longest_pause_s=0.5)
        return Response(str(sum(map(len, chunks))))

    return serve(application)


def test_a_document_is_read(client: httpx.Client) -> None:
    answer = client.post("/api/json", content='{"title": "Katyń"}', headers=JSON)
    assert answer.json() == {"title": "Katyń"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": 1, "a": 2}',
        b'{"a": [{"b": 1, "b": 1}]}',
        b'{"a": NaN}',
        b"[-Infinity]",
        b'{"a": "\xff"}',  # Latin-1
        b"\xef\xbb\xbf{}",  # a byte order mark
        b"\xff\xfe{\x00}\x00",  # UTF-16
        b"[" * 900,
    ],
)
def test_what_could_mean_two_things_or_none_is_refused(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/api/json", content=body, headers=JSON)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["problems"][0]["reason"]


def test_the_field_that_stands_twice_is_named(client: httpx.Client) -> None:
    answer = client.post("/api/json", content='{"title": 1, "title": 2}', headers=JSON)
    assert "'title' twice" in answer.json()["detail"]


def test_another_kind_of_body_is_not_guessed_at(client: httpx.Client) -> None:
    answer = client.post("/api/json", data={"title": "Katyń"})
    assert answer.status_code == 415


def test_a_document_past_the_limit_is_refused(client: httpx.Client) -> None:
    answer = client.post("/api/json", content=b" " * 1001, headers=JSON)
    assert answer.status_code == 413


def test_a_file_arrives_whole_in_pieces(client: httpx.Client) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(10):
            yield b"x" * 9_999

    assert client.post("/api/file", content=pieces()).text == "99990"
    assert client.post("/api/file", content=b"").text == "0"


def test_a_file_that_does_not_say_how_long_it_is_is_stopped_at_the_limit(
    client: httpx.Client,
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(11):
            yield b"x" * 10_000

    assert client.post("/api/file", content=pieces()).status_code == 413


def test_a_file_that_stops_arriving_is_given_up(client: httpx.Client) -> None:
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address, timeout=PATIENCE_S) as connection:
        connection.sendall(b"POST /api/soon HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
        assert connection.recv(1000).startswith(b"HTTP/1.1 408 ")
