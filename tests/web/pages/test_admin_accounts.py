"""Administrators keep accounts, over HTTP."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from tests.filled_forms import FORMS

PASSWORD = "a sentence of some words"  # noqa: S105


@pytest.fixture
def admin(people: Any) -> httpx.Client:
    """Somebody who may administer."""
    found: httpx.Client = people[Role.ADMINISTRATOR]
    return found


def made(admin: httpx.Client, name: str, role: Role = Role.CATALOGUER) -> str:
    """Make an account with the form, and give its page."""
    form = {"name": name, "display_name": "", "role": role, "password": PASSWORD}
    answer = admin.post("/admin/accounts", data=form)
    assert answer.status_code == 303
    return str(answer.headers["location"]).partition("?")[0]


@contextmanager
def entered(admin: httpx.Client, name: str, password: str = PASSWORD) -> Iterator[httpx.Client]:
    headers = {"sec-fetch-site": "same-origin"}
    with httpx.Client(
        base_url=admin.base_url, headers=headers, timeout=30, event_hooks=FORMS
    ) as client:
        client.post("/sign-in", data={"name": name, "password": password})
        yield client


def test_an_account_is_made_and_used(admin: httpx.Client) -> None:
    page = made(admin, "jan")
    assert "The account is made" in admin.get(f"{page}?done_with=added").text
    with entered(admin, "jan") as jan:
        assert jan.get("/account").status_code == 200
        assert jan.get("/admin/accounts").status_code == 403


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"name": "two words", "password": PASSWORD}, "letters, digits"),
        ({"name": "ola", "password": "short"}, "at least 12 characters"),
        ({"name": "ADMINISTRATOR", "password": PASSWORD}, "an account of this name already"),
    ],
)
def test_what_will_not_do_is_said_and_what_was_typed_stays(
    admin: httpx.Client, form: dict[str, str], told: str
) -> None:
    shown = {"display_name": 'Ola "Olga" Nowak', "role": "reviewer"}
    answer = admin.post("/admin/accounts", data={**form, **shown})
    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{form["name"]}"' in answer.text
    assert "Ola &#34;Olga&#34; Nowak" in answer.text
    assert '<option value="reviewer" selected>' in answer.text
    assert form["password"] not in answer.text


def test_who_is_deactivated_is_out_at_the_next_click(admin: httpx.Client) -> None:
    page = made(admin, "ola")
    with entered(admin, "ola") as ola:
        assert ola.get("/account").status_code == 200
        assert admin.post(page, data={"do": "deactivated"}).status_code == 303
        assert ola.get("/account").status_code == 303
        assert admin.post(page, data={"do": "activated"}).status_code == 303
        assert ola.get("/account").status_code == 303  # the session does not come back
    with entered(admin, "ola") as ola:
        assert ola.get("/account").status_code == 200


def test_a_role_changes_at_the_next_click(admin: httpx.Client) -> None:
    page = made(admin, "ewa", Role.VIEWER)
    with entered(admin, "ewa") as ewa:
        assert ewa.get("/admin/audit").status_code == 403
        admin.post(page, data={"do": "role", "role": "administrator"})
        assert ewa.get("/admin/audit").status_code == 200
        admin.post(page, data={"do": "role", "role": "viewer"})
        assert ewa.get("/admin/audit").status_code == 403
        assert admin.post(page, data={"do": "role", "role": "king"}).status_code == 303  # nothing
        assert ewa.get("/admin/audit").status_code == 403


def test_an_administrator_gives_a_new_password_and_ends_sessions(admin: httpx.Client) -> None:
    page = made(admin, "iza")
    with entered(admin, "iza") as iza:
        admin.post(page, data={"do": "sessions"})
        assert iza.get("/account").status_code == 303
    new = "a whole new sentence"
    assert admin.post(page, data={"do": "password", "password": "short"}).status_code == 422
    assert admin.post(page, data={"do": "password", "password": new}).status_code == 303
    with entered(admin, "iza") as iza:
        assert iza.get("/account").status_code == 303
    with entered(admin, "iza", new) as iza:
        assert iza.get("/account").status_code == 200


def test_the_only_administrator_stays_one(admin: httpx.Client) -> None:
    listed = admin.get("/admin/accounts").text
    (own,) = re.findall(r'href="(/admin/accounts/[^"]+)">administrator<', listed)
    for form in ({"do": "deactivated"}, {"do": "role", "role": "viewer"}):
        answer = admin.post(own, data=form)
        assert answer.status_code == 422
        assert "only administrator" in answer.text


def test_the_list_turns_its_pages(admin: httpx.Client) -> None:
    listed = admin.get("/admin/accounts?after=jan").text
    assert ">ola</a>" in listed
    assert listed.count(">administrator</a>") == 1  # who is signed in, in the page's head
    assert "To the first page" in listed


def test_an_account_that_is_not_there_is_not_found(admin: httpx.Client) -> None:
    for account_id in ("x", "01a212d1-68b7-7a4e-9c8c-e70c38e70353"):
        assert admin.get(f"/admin/accounts/{account_id}").status_code == 404
        answer = admin.post(f"/admin/accounts/{account_id}", data={"do": "activated"})
        assert answer.status_code == 404
