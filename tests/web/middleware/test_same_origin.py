"""What a page of another site makes a browser send is refused."""

from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.web.viewing import session_cookie

FORM = {"name": "x", "password": "y"}


def cookie_of(browser: httpx.Client) -> dict[str, str]:
    return {"cookie": f"verso_session={browser.cookies['verso_session']}"}


@pytest.mark.parametrize("site_header", ["cross-site", "same-site", "", "SAME-ORIGIN"])
def test_with_a_sessions_cookie_nothing_from_elsewhere_is_done(
    people: Any, site_header: str
) -> None:
    browser = people[Role.CATALOGUER]
    for path in ("/account", "/sign-out", "/api/photographs", "/no/such/page"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = browser.request(method, path, headers={"sec-fetch-site": site_header})
            assert answer.status_code == 403
    assert browser.get("/account").status_code == 200  # and is still signed in


def test_the_refusal_says_what_to_do(people: Any) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    answer = people[Role.VIEWER].post("/account", headers=headers)
    assert answer.headers["content-type"].startswith("text/html")
    assert "Open the page here in this catalogue" in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("header", ["same-origin", "none"])
def test_our_own_pages_and_the_reader_are_believed(people: Any, header: str) -> None:
    answer = people[Role.VIEWER].post("/account", headers={"sec-fetch-site": header}, data=FORM)
    assert answer.status_code == 200


def test_an_old_browser_is_believed_by_its_origin(site: Any, people: Any) -> None:
    here = str(site.client.base_url).rstrip("/")
    cookie = cookie_of(people[Role.VIEWER])
    for origin, status in (
        (here, 200),
        (here.upper().replace("HTTP", "http"), 200),
        ("null", 403),
        ("http://evil.example", 403),
        (f"{here}.evil.example", 403),
        (here.replace("http:", "https:"), 403),
        (None, 403),
    ):
        headers = cookie | ({"origin": origin} if origin else {})
        answer = site.client.post("/account", headers=headers, data=FORM)
        assert answer.status_code == status, origin


def test_the_name_that_a_reader_came_by_is_our_own_too(site: Any, people: Any) -> None:
    port = site.client.base_url.port
    headers = {"host": f"localhost:{port}", "origin": f"http://localhost:{port}"}
    headers |= cookie_of(people[Role.VIEWER])
    answer = site.client.post("/account", headers=headers, data=FORM)
    assert answer.status_code == 200


def test_nobody_is_signed_in_by_another_site(site: Any) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
        assert site.client.post("/sign-in", headers=headers, data=FORM).status_code == 403
    assert site.client.post("/sign-in", data=FORM).status_code == 422  # a program without either


def test_a_token_is_no_cookie(site: Any, people: Any) -> None:
    headers = {**site.writer, "origin": "http://elsewhere.example"}
    answer = site.client.post("/api/photographs", headers=headers, json={})
    assert answer.status_code == 422  # it is looked at, and lacks all that a photograph needs
    headers |= cookie_of(people[Role.VIEWER])  # which some routes would look at, and nothing else
    refused = site.client.post("/api/photographs", headers=headers, json={})
    assert refused.status_code == 403
    assert "by a page of another site" in refused.json()["detail"]


def test_another_scheme_of_authorization_is_sent_by_browsers_too(people: Any) -> None:
    headers = {"authorization": "Basic eDp5", "sec-fetch-site": "cross-site"}
    assert people[Role.VIEWER].post("/account", headers=headers).status_code == 403


def test_reading_is_not_concerned(people: Any) -> None:
    headers = {"sec-fetch-site": "cross-site", "origin": "http://evil.example"}
    assert people[Role.VIEWER].get("/account", headers=headers).status_code == 200


def test_https_has_the_cookie_that_no_neighbour_can_set() -> None:
    assert session_cookie("https://photographs.example.org/a") == "__Host-verso_session"
    assert session_cookie("http://127.0.0.1:8000") == "verso_session"
