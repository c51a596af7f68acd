"""The way to the sign-in page where the catalogue is reached below a path, by https."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.viewers import THE_DESK
from app.holdings import found_holding
from app.services.create_account import create_account
from app.settings import Settings
from app.web.application import create_application
from tests.filled_forms import FORMS

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
PUBLIC = "https://archive.example/photographs"
PASSWORD = "a sentence of some words"  # noqa: S105


@pytest.fixture(scope="module")
def behind(
    tmp_path_factory: pytest.TempPathFactory, listener: socket.socket, serve_at: ServeAt
) -> Iterator[httpx.Client]:
    """A catalogue as the proxy before it sees it."""
    home = Path(tmp_path_factory.mktemp("behind")) / "holding"
    port = listener.getsockname()[1]
    with found_holding(Settings(home=home, port=port, public_url=PUBLIC)) as holding:
        create_account(holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)
        with (
            serve_at(create_application(holding), listener) as address,
            httpx.Client(base_url=address, timeout=30, event_hooks=FORMS) as client,
        ):
            yield client


def test_the_path_that_readers_see_is_kept_there_and_back(behind: httpx.Client) -> None:
    led = behind.get("/account")
    assert led.headers["location"] == "/photographs/sign-in?next=%2Fphotographs%2Faccount"
    page = behind.get("/sign-in", params={"next": "/photographs/account"}).text
    assert 'action="/photographs/sign-in"' in page


def test_https_has_a_cookie_that_goes_by_https_only(behind: httpx.Client) -> None:
    form = {"name": "anna", "password": PASSWORD}
    headers = {"origin": "https://archive.example"}
    answer = behind.post("/sign-in", data=form, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/photographs/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-verso_session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    sent = {"cookie": cookie.split(";")[0]}
    assert behind.get("/account", headers=sent).status_code == 200
    # the same under the name that a neighbour could set
    sent = {"cookie": sent["cookie"].removeprefix("__Host-")}
    assert behind.get("/account", headers=sent).status_code == 303


def test_the_origin_is_the_one_that_readers_see(behind: httpx.Client) -> None:
    form = {"name": "anna", "password": "wrong"}
    for origin, status in (
        ("https://archive.example", 422),
        ("https://archive.example:443", 403),  # no browser writes it so
        ("http://archive.example", 403),
        ("https://archive.example.evil", 403),
    ):
        answer = behind.post("/sign-in", data=form, headers={"origin": origin})
        assert answer.status_code == status, origin
