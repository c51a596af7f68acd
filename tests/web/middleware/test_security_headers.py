"""Content Security Policy Level 3: scripts from files only, everywhere."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from app.web.middleware.security_headers import SecurityHeaders

Serve = Callable[[Any], httpx.Client]


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    routes = [
        Route("/", lambda _: HTMLResponse("<p>")),
        Route("/viewer", lambda _: HTMLResponse("<p>")),
        Route("/api/search", lambda _: JSONResponse({})),
    ]
    base_url = "https://photographs.example/verso"
    return serve(SecurityHeaders(Starlette(routes=routes), base_url=base_url))


@pytest.fixture(scope="module")
def mapped(serve: Serve) -> httpx.Client:
    """A catalogue whose map has a background from elsewhere."""
    routes = [Route(path, lambda _: HTMLResponse("<p>")) for path in ("/", "/search", "/viewer")]
    guarded = SecurityHeaders(
        Starlette(routes=routes),
        base_url="https://photographs.example",
        tiles_url="https://tiles.example:8443/{z}/{x}/{y}.png?key=a",
    )
    return serve(guarded)


def policy(client: httpx.Client, path: str) -> dict[str, str]:
    """A page's policy by directive."""
    directives = client.get(path).headers["content-security-policy"].split("; ")
    return {name: sources for name, _, sources in (each.partition(" ") for each in directives)}


def test_a_page_takes_scripts_and_styles_from_its_own_files_alone(client: httpx.Client) -> None:
    strict = policy(client, "/")
    assert strict["default-src"] == "'none'"
    assert strict["script-src"] == strict["style-src"] == "'self'"
    assert strict["frame-ancestors"] == "'self'"
    assert strict["base-uri"] == "'none'"


def test_only_the_viewer_may_write_styles_and_nothing_may_write_scripts(
    client: httpx.Client,
) -> None:
    relaxed = policy(client, "/viewer")
    assert relaxed["style-src"] == "'self' 'unsafe-inline'"
    assert relaxed["script-src"] == "'self'"
    assert "blob:" in relaxed["img-src"]
    assert relaxed["frame-ancestors"] == "*"  # other sites may show it, and no other page


def test_pictures_and_documents_come_from_the_public_address_too(client: httpx.Client) -> None:
    assert "https://photographs.example" in policy(client, "/viewer")["connect-src"]
    assert "https://photographs.example" in policy(client, "/")["img-src"]


def test_the_page_with_the_map_alone_asks_for_its_background(mapped: httpx.Client) -> None:
    pictures = policy(mapped, "/search")["img-src"].split()
    assert pictures == [
        "'self'",
        "https://photographs.example",
        "data:",
        "https://tiles.example:8443",
    ]
    assert policy(mapped, "/search")["connect-src"] == "'self' https://photographs.example"
    for path in ("/", "/viewer"):
        assert "tiles.example" not in str(policy(mapped, path))


def test_what_is_no_page_may_do_nothing(client: httpx.Client) -> None:
    assert policy(client, "/api/search") == {"default-src": "'none'", "frame-ancestors": "'none'"}


@pytest.mark.parametrize("path", ["/", "/viewer", "/api/search", "/nothing"])
def test_no_answer_is_taken_for_another_type_than_it_says(client: httpx.Client, path: str) -> None:
    assert client.get(path).headers["x-content-type-options"] == "nosniff"
