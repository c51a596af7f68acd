"""Signing in and out over HTTP, as a browser without script does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.viewers import THE_DESK
from app.services.change_account import change_account
from app.services.create_account import create_account
from tests.filled_forms import FORMS

PASSWORD = "a sentence of some words"  # noqa: S105
ANNA = {"name": "anna", "password": PASSWORD}


@pytest.fixture(scope="module")
def anna(site: Any) -> str:
    """The id of an account."""
    page = site.client.get("/sign-in").text
    assert "verso user add NAME --role administrator" in page  # nobody is there yet
    account = create_account(
        site.holding,
        THE_DESK,
        name="anna",
        role=Role.CATALOGUER,
        password=PASSWORD,
        display_name="Anna <Nowak>",
    )
    assert "verso user add" not in site.client.get("/sign-in").text
    return account.id


@pytest.fixture
def browser(site: Any, anna: str) -> Iterator[httpx.Client]:
    """A browser that has not been here before."""
    assert anna
    headers = {"sec-fetch-site": "same-origin"}
    with httpx.Client(
        base_url=site.client.base_url, headers=headers, timeout=30, event_hooks=FORMS
    ) as client:
        yield client


@pytest.fixture
def clock(site: Any) -> Iterator[list[datetime]]:
    """What the time is for the catalogue: the only entry, which a test may change.

    Each test is in a year of its own, in which nobody has tried in vain yet.
    """
    years = getattr(site.holding, "years", 2027)
    site.holding.years = years + 1
    time = [datetime(years, 1, 1, 9, 0, tzinfo=UTC)]
    before, site.holding.now = site.holding.now, lambda: time[0]
    yield time
    site.holding.now = before


def test_who_is_not_signed_in_is_led_there_and_back(browser: httpx.Client) -> None:
    led = browser.get("/account?x=1")
    assert led.status_code == 303
    assert led.headers["location"] == "/sign-in?next=%2Faccount%3Fx%3D1"
    assert led.headers["cache-control"] == "no-store"
    page = browser.get(led.headers["location"])
    assert '<input type="hidden" name="next" value="/account?x=1">' in page.text
    back = browser.post("/sign-in", data={**ANNA, "next": "/account?x=1"})
    assert (back.status_code, back.headers["location"]) == (303, "/account?x=1")
    assert browser.get("/account?x=1").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: httpx.Client) -> None:
    cookie = browser.post("/sign-in", data=ANNA).headers["set-cookie"]
    name, *rules = cookie.split("; ")
    assert name.startswith("verso_session=")
    assert len(name) >= len("verso_session=") + 43  # 256 bits
    assert {rule.lower() for rule in rules} >= {"httponly", "samesite=lax", "path=/"}
    assert "secure" not in cookie.lower()  # this catalogue is reached by plain http


@pytest.mark.parametrize(
    "following",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/%0d%0aset-cookie:x=y\r\nx: y",
    ],
)
def test_nobody_is_led_elsewhere(browser: httpx.Client, following: str) -> None:
    answer = browser.post("/sign-in", data={**ANNA, "next": following})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    page = browser.get("/sign-in", params={"next": following}).text
    assert '<input type="hidden" name="next" value="">' in page


def test_an_unknown_name_is_answered_like_a_wrong_password(
    browser: httpx.Client, site: Any, anna: str
) -> None:
    wrong = browser.post("/sign-in", data={"name": "anna", "password": "wrong"})
    unknown = browser.post("/sign-in", data={"name": "nobody", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace("anna", "nobody") == unknown.text
    assert "set-cookie" not in wrong.headers
    change_account(site.holding, THE_DESK, anna, is_active=False)
    deactivated = browser.post("/sign-in", data=ANNA)
    change_account(site.holding, THE_DESK, anna, is_active=True)
    assert deactivated.text == wrong.text


def test_a_session_that_was_put_there_is_not_taken_up(browser: httpx.Client, site: Any) -> None:
    planted = browser.post("/sign-in", data=ANNA).cookies["verso_session"]
    again = browser.post("/sign-in", data=ANNA).cookies["verso_session"]
    assert again != planted
    old = site.client.get("/account", headers={"cookie": f"verso_session={planted}"})
    assert old.status_code == 303  # and the former one has ended
    chosen = {"verso_session": "chosen-by-somebody-else"}
    with httpx.Client(
        base_url=browser.base_url, headers=browser.headers, cookies=chosen, event_hooks=FORMS
    ) as other:
        assert other.post("/sign-in", data=ANNA).cookies["verso_session"] not in chosen.values()


def test_signing_out_ends_the_session_on_the_server(browser: httpx.Client, site: Any) -> None:
    kept = browser.post("/sign-in", data=ANNA).cookies["verso_session"]
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "verso_session" not in browser.cookies
    old = site.client.get("/account", headers={"cookie": f"verso_session={kept}"})
    assert old.status_code == 303
    assert browser.post("/sign-out").status_code == 303  # once more is nothing


def test_a_name_is_tried_five_times_and_then_has_to_wait(
    browser: httpx.Client, clock: list[datetime]
) -> None:
    for _ in range(5):
        assert browser.post("/sign-in", data={**ANNA, "password": "x"}).status_code == 422
    waiting = browser.post("/sign-in", data=ANNA)  # the right one has to wait too
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "30")
    assert "Wait 30 seconds" in waiting.text
    polish = browser.post("/sign-in", data=ANNA, headers={"accept-language": "pl"})
    assert "Odczekaj 30 sekund" in polish.text
    clock[0] += timedelta(seconds=30)
    assert browser.post("/sign-in", data=ANNA).status_code == 303
    assert browser.post("/sign-in", data={**ANNA, "password": "x"}).status_code == 422


def test_a_session_ends_when_nobody_used_it_for_twelve_hours(
    browser: httpx.Client, clock: list[datetime]
) -> None:
    browser.post("/sign-in", data=ANNA)
    clock[0] += timedelta(hours=11)
    assert browser.get("/account").status_code == 200
    clock[0] += timedelta(hours=12)
    assert browser.get("/account").status_code == 303


def test_every_page_says_who_is_signed_in_and_is_kept_by_no_cache(
    browser: httpx.Client, site: Any
) -> None:
    public = browser.get("/")
    assert 'href="/sign-in?next=' in public.text
    browser.post("/sign-in", data=ANNA)
    for path in ("/", "/units", "/search?q=paradise", f"/photographs/{site.published.id}"):
        answer = browser.get(path)
        assert "Anna &lt;Nowak&gt;" in answer.text
        assert 'action="/sign-out"' in answer.text
        assert answer.headers["cache-control"] == "private, no-store"
        assert "Cookie" in answer.headers["vary"]
    assert public.headers["cache-control"] == "public, no-cache"
    assert "Cookie" in public.headers["vary"]


def test_a_cookie_that_holds_no_longer_is_the_public(site: Any) -> None:
    answer = site.client.get("/", headers={"cookie": f"verso_session={'x' * 5000}"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, no-cache")
    assert site.client.get(f"/photographs/{site.draft.id}").status_code == 404


def test_whoever_sends_a_form_without_a_session_is_told_the_way_out(browser: httpx.Client) -> None:
    answer = browser.post("/account", data={"do": "name", "display_name": "Anna"})
    assert answer.status_code == 401
    assert 'href="/sign-in" target="_blank"' in answer.text
    assert "your browser sends again what you had typed" in answer.text


def test_programs_are_not_led_to_a_page(browser: httpx.Client) -> None:
    for path in ("/admin/audit.csv", "/admin/audit.jsonl"):
        answer = browser.get(path)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"{}", "application/json", 415),
        (b"name=%ff%fe&password=x", "application/x-www-form-urlencoded", 400),
        (b"name=" + b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"&".join([b"x=y"] * 200), "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 422),
    ],
)
def test_a_form_that_is_none_is_refused(
    browser: httpx.Client, body: bytes, media_type: str, status: int
) -> None:
    answer = browser.post("/sign-in", content=body, headers={"content-type": media_type})
    assert answer.status_code == status
