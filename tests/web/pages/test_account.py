"""One's own account, over HTTP."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from tests.filled_forms import FORMS

PASSWORD = "a sentence of some words"  # noqa: S105
OTHER = "another sentence of words"


@pytest.fixture
def reviewer(people: Any) -> httpx.Client:
    """Somebody who may publish, and not administer."""
    found: httpx.Client = people[Role.REVIEWER]
    return found


@contextmanager
def elsewhere(browser: httpx.Client, password: str = PASSWORD) -> Iterator[httpx.Client]:
    """The same person, signed in with another browser."""
    headers = {"sec-fetch-site": "same-origin"}
    with httpx.Client(
        base_url=browser.base_url, headers=headers, timeout=30, event_hooks=FORMS
    ) as client:
        answer = client.post("/sign-in", data={"name": "reviewer", "password": password})
        assert answer.status_code == 303
        yield client


def change(browser: httpx.Client, former: str, new: str, again: str = "") -> httpx.Response:
    form = {"former_password": former, "password": new, "repeated_password": again or new}
    return browser.post("/account", data={"do": "password", **form})


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(reviewer: httpx.Client) -> None:
    with elsewhere(reviewer) as other:
        done = change(reviewer, PASSWORD, OTHER)
        assert (done.status_code, done.headers["location"]) == (303, "/account?done_with=password")
        assert "The password is changed" in reviewer.get(done.headers["location"]).text
        assert other.get("/account").status_code == 303
    with elsewhere(reviewer, OTHER):
        pass
    assert change(reviewer, OTHER, PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("former", "new", "again", "told"),
    [
        ("wrong", OTHER, OTHER, "present password is not the one"),
        (PASSWORD, "too short", "too short", "at least 12 characters"),
        (PASSWORD, OTHER, OTHER + "x", "not the same both times"),
        (PASSWORD, "reviewerReviewer1", "reviewerReviewer1", "little more than the account"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    reviewer: httpx.Client, former: str, new: str, again: str, told: str
) -> None:
    answer = change(reviewer, former, new, again)
    assert answer.status_code == 422
    assert told in answer.text
    assert new not in answer.text
    with elsewhere(reviewer):
        pass


def test_a_guesser_at_an_open_browser_has_to_wait(people: Any) -> None:
    viewer = people[Role.VIEWER]
    for _ in range(5):
        assert change(viewer, "wrong", OTHER).status_code == 422
    answer = change(viewer, PASSWORD, OTHER)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) <= 30


def test_ones_sessions_are_listed_and_ended(reviewer: httpx.Client) -> None:
    reviewer.post("/account", data={"do": "sessions"})  # those of other tests
    with elsewhere(reviewer) as other:
        page = reviewer.get("/account").text
        (session_id,) = re.findall(r'name="session" value="([^"]+)"', page)
        assert page.count("this session") == 1
        assert "127.0.0.1" in page
        form = {"do": "sessions", "session": session_id}
        assert reviewer.post("/account", data=form).status_code == 303
        assert other.get("/account").status_code == 303
        assert reviewer.post("/account", data=form).status_code == 404  # it is gone
    with elsewhere(reviewer) as other:
        reviewer.post("/account", data={"do": "sessions"})
        assert other.get("/account").status_code == 303
    assert reviewer.get("/account").status_code == 200


def test_a_token_is_shown_once_and_does_what_it_says(site: Any, reviewer: httpx.Client) -> None:
    form = {"do": "token", "token_name": "Scanner <1>", "scope": ["read"], "days": "30"}
    page = reviewer.post("/account", data=form).text
    (token,) = re.findall(r"verso_[\w-]{43}", page)
    headers = {"authorization": f"Bearer {token}"}
    draft = f"/api/photographs/{site.draft.id}"
    assert site.client.get(draft, headers=headers).status_code == 200
    assert site.client.post("/api/units", headers=headers, json={}).status_code == 403
    listed = reviewer.get("/account").text
    assert token not in listed
    assert "Scanner &lt;1&gt;" in listed
    (token_id,) = re.findall(r'name="token" value="([^"]+)"', listed)
    assert reviewer.post("/account", data={"do": "revoked", "token": token_id}).status_code == 303
    assert site.client.get(draft, headers=headers).status_code == 401


def test_nobody_makes_a_token_that_may_do_more_than_they(reviewer: httpx.Client) -> None:
    assert 'value="administer"' not in reviewer.get("/account").text
    form = {"do": "token", "token_name": "x", "scope": ["read", "administer"], "days": ""}
    assert reviewer.post("/account", data=form).status_code == 403


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"token_name": " ", "scope": ["read"]}, "token&#39;s name"),
        ({"token_name": "x"}, "Tick one thing at least"),
        ({"token_name": "x", "scope": ["read"], "days": "99999"}, "1 to 3650 days"),
        ({"token_name": "x", "scope": ["read"], "days": "soon"}, "1 to 3650 days"),
        ({"token_name": "x", "scope": ["read"], "days": "0"}, "1 to 3650 days"),
    ],
)
def test_a_token_has_a_name_and_allows_something(
    reviewer: httpx.Client, form: dict[str, Any], told: str
) -> None:
    answer = reviewer.post("/account", data={"do": "token", **form})
    assert answer.status_code == 422
    assert told in answer.text


def test_the_full_name_is_what_others_read(reviewer: httpx.Client) -> None:
    name = {"do": "name", "display_name": "Zofia <b>Nowak</b>"}
    assert reviewer.post("/account", data=name).status_code == 303
    assert "Zofia &lt;b&gt;Nowak" in reviewer.get("/").text
    answer = reviewer.post("/account", data={"do": "name", "display_name": "a\u202eb"})
    assert answer.status_code == 422
    assert "one line of at most 200" in answer.text


def test_a_button_that_is_none_does_nothing(reviewer: httpx.Client) -> None:
    assert reviewer.post("/account", data={"do": "__class__"}).status_code == 200
