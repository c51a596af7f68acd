"""Forms that arrive slowly hold nobody up."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest

from app.web.middleware.whole_forms import WholeForms
from app.web.pages.small_forms import MOST_BYTES

THREADS = 40
"""How many anyio has for endpoints that are plain functions."""

FORM = [(b"content-type", b"application/x-www-form-urlencoded; charset=utf-8")]


@pytest.mark.parametrize(
    ("path", "kind", "length"),
    [
        ("/oai", "application/x-www-form-urlencoded", 60_000),
        ("/sign-in", "multipart/form-data; boundary=x", 60_000),
        ("/api/photographs", "application/json", 60_000),
        ("/api/scans", "image/png", 500_000),
    ],
)
def test_as_many_slow_bodies_as_there_are_threads_stop_nobody(
    site: Any, path: str, kind: str, length: int
) -> None:
    here = site.client.base_url
    known = f"cookie: verso_visit={'v' * 43}\r\n"
    if path.startswith("/api/"):
        known = f"authorization: {site.editor['authorization']}\r\n"
    begun = (
        f"POST {path} HTTP/1.1\r\nhost: {here.host}:{here.port}\r\n{known}"
        f"content-type: {kind}\r\ncontent-length: {length}\r\n\r\n--x\r\n" + "a" * 2000
    )
    with ExitStack() as open_ones:
        for _ in range(THREADS + 5):
            connection = socket.create_connection((here.host, here.port), timeout=28)
            open_ones.enter_context(connection).sendall(begun.encode())
        assert site.client.get("/units", timeout=28).status_code == 200  # before 30 s have passed


def passed_on(messages: list[dict[str, Any]], **limits: Any) -> tuple[list[Any], list[Any]]:
    """Give what the layer passes on to the application, and what it sends itself."""
    received: list[Any] = []
    sent: list[Any] = []

    async def application(_scope: Any, receive: Any, _send: Any) -> None:
        received.append(await receive())

    async def receive() -> dict[str, Any]:
        if not messages:
            await asyncio.Event().wait()
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/x",
        "headers": FORM,
        "query_string": b"",
    }
    asked = WholeForms(application, **limits)(scope, receive, send)
    with ThreadPoolExecutor(1) as apart:  # the loop of a browser's test may run in this one
        apart.submit(asyncio.run, asked).result()
    return received, sent


def part(body: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_form_is_passed_on_whole() -> None:
    received, _ = passed_on([part(b"a=1&", more=True), part(b"b=2", more=False)])
    assert received == [part(b"a=1&b=2", more=False)]


def test_a_large_form_is_passed_on_once_it_is_too_large_for_whoever_is_not_known() -> None:
    received, _ = passed_on([part(b"a" * MOST_BYTES, more=True), part(b"b", more=True)])
    assert received == [part(b"a" * MOST_BYTES + b"b", more=True)]


def test_who_hangs_up_is_told_of() -> None:
    received, _ = passed_on([part(b"a=", more=True), {"type": "http.disconnect"}])
    assert received == [{"type": "http.disconnect"}]


def test_a_form_that_does_not_come_is_refused() -> None:
    received, sent = passed_on([part(b"a=", more=True)], within_s=0.05)
    assert received == []
    assert sent[0]["status"] == 408
