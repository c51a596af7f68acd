"""Paths are read in one way by everybody, or not at all."""

from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.web.middleware.plain_paths import PlainPaths

Serve = Callable[[Any], httpx.Client]


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    everything = Route("/{rest:path}", lambda request: PlainTextResponse(request.url.path))
    return serve(PlainPaths(Starlette(routes=[everything])))


def status_of(client: httpx.Client, path: str) -> int:
    """Ask for a path as it is written: httpx would put it right first."""
    connection = HTTPConnection(client.base_url.host, client.base_url.port)
    with closing(connection):
        connection.request("GET", path)
        return connection.getresponse().status


@pytest.mark.parametrize(
    "path",
    ["/a%2Fb", "/a%2fb", "/a%00", "/a%0Ab", "/a%7F", "/a%FF", "/..", "/%2E%2E/b", "/./b"],
)
def test_what_could_be_read_in_two_ways_names_nothing(client: httpx.Client, path: str) -> None:
    assert status_of(client, path) == 404


@pytest.mark.parametrize("path", ["/a%2Db", "/pct%3A1", "/%5Emax", "/Katy%C5%84", "/a%252Fb"])
def test_other_escapes_are_as_good_as_what_they_stand_for(client: httpx.Client, path: str) -> None:
    assert status_of(client, path) == 200


def test_a_slash_in_the_query_is_no_matter(client: httpx.Client) -> None:
    assert status_of(client, "/search?q=a%2Fb%00..") == 200
