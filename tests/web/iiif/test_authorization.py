"""Closed images and the ways in: IIIF Authorization Flow API 2.0 and 1.0, as a client asks."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.domain.access import AccessRule
from app.domain.accounts import Role
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK
from app.services.create_account import create_account
from tests.filled_forms import FORMS

PASSWORD = "a sentence of some words"  # noqa: S105
NOTICE = {"en": ["Closed at the family's request"]}
AUTH_2 = "http://iiif.io/api/auth/2/context.json"


@pytest.fixture(scope="module")
def closed(site: Any) -> str:
    """The id of an image on a closed side of the published photograph."""
    said = site.published.description
    rule = AccessRule(until_on=date(2999, 12, 31), reason="a letter", notice=NOTICE)
    sides = tuple(
        replace(side, access=rule if side.kind is SideKind.VERSO else None) for side in said.sides
    )
    create_account(site.holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(replace(said, sides=sides), photograph_id=site.published.id)
        catalogue.commit()
    return str(said.sides[1].scans[0].id)


@pytest.fixture
def browser(site: Any, closed: str) -> Iterator[httpx.Client]:
    """A browser in which nobody is signed in."""
    assert closed
    with httpx.Client(base_url=site.client.base_url, timeout=30, event_hooks=FORMS) as client:
        yield client


def sign_in(browser: httpx.Client, following: str = "/") -> httpx.Response:
    """Sign Anna in, as the form does."""
    typed = {"name": "anna", "password": PASSWORD, "next": following}
    return browser.post("/sign-in", data=typed, headers={"sec-fetch-site": "same-origin"})


def message_of(answer: httpx.Response) -> dict[str, Any]:
    """Read what a token's frame posts, and where to."""
    assert answer.status_code == 200
    written = re.search(r'<script type="application/json" id="message">(.*?)</script>', answer.text)
    assert written is not None
    told: dict[str, Any] = json.loads(written[1])
    return told


def token_of(browser: httpx.Client, site: Any) -> str:
    """Get a token of 2.0 for the catalogue's own viewer."""
    origin = str(site.client.base_url).rstrip("/")
    asked = {"messageId": "1", "origin": origin}
    token: str = message_of(browser.get("/iiif/auth/2/token", params=asked))["message"][
        "accessToken"
    ]
    return token


@pytest.mark.parametrize("version", [2, 3])
def test_a_closed_image_is_described_with_the_ways_in(site: Any, closed: str, version: int) -> None:
    answer = site.client.get(f"/iiif/{version}/{closed}/info.json")
    assert answer.status_code == 401
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    described = answer.json()
    assert described["@context"][0] == AUTH_2
    assert described["@context"][-1] == f"http://iiif.io/api/image/{version}/context.json"
    probe, login = described["service"]
    assert probe["type"] == "AuthProbeService2"
    assert probe["id"].endswith(f"/iiif/auth/probe/{closed}")
    (access,) = probe["service"]
    assert (access["type"], access["profile"]) == ("AuthAccessService2", "active")
    assert access["label"]["pl"] == ["Zaloguj się, aby zobaczyć ten obraz"]
    kinds = [service["type"] for service in access["service"]]
    assert kinds == ["AuthAccessTokenService2", "AuthLogoutService2"]
    assert login["profile"] == "http://iiif.io/api/auth/1/login"
    profiles = [service["profile"] for service in login["service"]]
    assert profiles == ["http://iiif.io/api/auth/1/token", "http://iiif.io/api/auth/1/logout"]


def test_an_open_image_needs_no_way_in(site: Any, closed: str) -> None:
    assert closed
    described = site.client.get(f"/iiif/3/{site.recto}/info.json").json()
    assert described["@context"] == "http://iiif.io/api/image/3/context.json"
    assert "service" not in described


def test_no_manifest_names_a_probe_service(site: Any, closed: str) -> None:
    path = f"/iiif/presentation/3/{site.published.id}/manifest"
    for headers in (dict[str, str](), site.reader):
        assert "AuthProbeService2" not in site.client.get(path, headers=headers).text
    assert closed


def test_a_draft_is_not_described_to_the_public(site: Any) -> None:
    assert site.client.get(f"/iiif/3/{site.hidden}/info.json").status_code == 404
    assert site.client.get(f"/iiif/auth/probe/{site.hidden}").status_code == 404


def test_the_probe_tells_the_public_that_and_why_it_is_closed(site: Any, closed: str) -> None:
    answer = site.client.get(f"/iiif/auth/probe/{closed}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    told = answer.json()
    assert (told["@context"], told["type"], told["status"]) == (AUTH_2, "AuthProbeResult2", 401)
    assert told["note"] == NOTICE
    assert site.client.get(f"/iiif/auth/probe/{site.recto}").json()["status"] == 200


def test_a_page_of_another_origin_may_send_the_token(site: Any, closed: str) -> None:
    asked = {
        "origin": "https://viewer.example.org",
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
    }
    answer = site.client.options(f"/iiif/auth/probe/{closed}", headers=asked)
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_window_leads_to_the_form_and_back_and_then_closes(browser: httpx.Client) -> None:
    led = browser.get("/iiif/auth/access?origin=https%3A%2F%2Fviewer.example.org")
    assert led.status_code == 303
    assert led.headers["location"].startswith("/sign-in?next=%2Fiiif%2Fauth%2Faccess")
    back = sign_in(browser, "/iiif/auth/access").headers["location"]
    assert back == "/iiif/auth/access"
    page = browser.get(back)
    assert "You are signed in" in page.text
    assert "/static/authorization.js" in page.text
    assert page.headers["cache-control"] == "private, no-store"


def test_the_token_tells_the_probe_who_asks_and_opens_the_description_alone(
    browser: httpx.Client, site: Any, closed: str
) -> None:
    sign_in(browser)
    bearer = {"authorization": f"Bearer {token_of(browser, site)}"}
    told = site.client.get(f"/iiif/auth/probe/{closed}", headers=bearer).json()
    assert told["status"] == 200
    described = site.client.get(f"/iiif/3/{closed}/info.json", headers=bearer)
    assert described.status_code == 200
    assert described.headers["cache-control"] == "private, no-store"
    image = f"/iiif/3/{closed}/full/max/0/default.jpg"
    assert site.client.get(image, headers=bearer).status_code == 401
    assert site.client.get("/photographs.json", headers=bearer).status_code in {401, 404}
    shown = browser.get(image)
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "private, no-store"


def test_the_token_is_posted_to_the_origin_that_asked_with_its_message(
    browser: httpx.Client, site: Any
) -> None:
    sign_in(browser)
    origin = str(site.client.base_url).rstrip("/")
    answer = browser.get("/iiif/auth/2/token", params={"messageId": "a<b", "origin": f"{origin}/"})
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, no-store"
    posted = message_of(answer)
    assert posted["target"] == origin
    told = posted["message"]
    assert (told["type"], told["messageId"], told["expiresIn"]) == ("AuthAccessToken2", "a<b", 900)
    assert told["accessToken"].startswith("viewing_")


def test_another_site_gets_no_token_unless_the_catalogue_knows_it(browser: httpx.Client) -> None:
    sign_in(browser)
    asked = {"messageId": "7", "origin": "https://viewer.example.org"}
    posted = message_of(browser.get("/iiif/auth/2/token", params=asked))
    assert posted["target"] == "https://viewer.example.org"
    told = posted["message"]
    assert (told["type"], told["profile"]) == ("AuthAccessTokenError2", "invalidOrigin")
    assert "accessToken" not in told
    posted = message_of(browser.get("/iiif/auth/1/token", params=asked))
    assert posted["message"]["error"] == "invalidOrigin"


def test_nobody_gets_a_token_who_is_not_signed_in(browser: httpx.Client, site: Any) -> None:
    asked = {"messageId": "7", "origin": str(site.client.base_url)}
    told = message_of(browser.get("/iiif/auth/2/token", params=asked))["message"]
    assert (told["profile"], told["messageId"]) == ("missingAspect", "7")
    told = message_of(browser.get("/iiif/auth/1/token", params=asked))["message"]
    assert (told["error"], told["messageId"]) == ("missingCredentials", "7")
    answer = browser.get("/iiif/auth/1/token")
    assert (answer.status_code, answer.json()["error"]) == (401, "missingCredentials")


def test_a_program_without_a_window_gets_the_token_of_1_as_json(browser: httpx.Client) -> None:
    sign_in(browser)
    told = browser.get("/iiif/auth/1/token").json()
    assert set(told) == {"accessToken", "expiresIn"}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("origin=https%3A%2F%2Fviewer.example.org", "messageId"),
        ("messageId=1", "origin"),
        ("messageId=1&origin=null", "origin"),
        ("messageId=1&origin=javascript%3Aalert(1)", "origin"),
        ("messageId=1&origin=https%3A%2F%2Fa%3A99999", "origin"),
    ],
)
def test_what_can_not_be_asked_so_is_named(browser: httpx.Client, query: str, named: str) -> None:
    answer = browser.get(f"/iiif/auth/2/token?{query}")
    assert answer.status_code == 400
    assert named in answer.text


def test_signing_out_ends_the_token_and_another_site_can_not_do_it(
    browser: httpx.Client, site: Any, closed: str
) -> None:
    sign_in(browser)
    bearer = {"authorization": f"Bearer {token_of(browser, site)}"}
    asked = browser.get("/iiif/auth/logout")
    assert '<form class="desk-form" method="post" action="/iiif/auth/logout">' in asked.text
    probe = f"/iiif/auth/probe/{closed}"
    assert site.client.get(probe, headers=bearer).json()["status"] == 200
    elsewhere = browser.post("/iiif/auth/logout", headers={"sec-fetch-site": "cross-site"})
    assert elsewhere.status_code == 403
    assert site.client.get(probe, headers=bearer).json()["status"] == 200
    out = browser.post("/iiif/auth/logout", headers={"sec-fetch-site": "same-origin"})
    assert "You are signed out" in out.text
    assert site.client.get(probe, headers=bearer).json()["status"] == 401


def test_a_token_is_over_after_a_quarter_of_an_hour(
    browser: httpx.Client, site: Any, closed: str
) -> None:
    sign_in(browser)
    bearer = {"authorization": f"Bearer {token_of(browser, site)}"}
    probe, before = f"/iiif/auth/probe/{closed}", site.holding.now
    try:
        site.holding.now = lambda: datetime.now(UTC) + timedelta(minutes=14)
        assert site.client.get(probe, headers=bearer).json()["status"] == 200
        site.holding.now = lambda: datetime.now(UTC) + timedelta(minutes=15)
        assert site.client.get(probe, headers=bearer).json()["status"] == 401
    finally:
        site.holding.now = before
