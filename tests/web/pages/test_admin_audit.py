"""The audit log as administrators read it, and take it away."""

import csv
import json
from io import StringIO
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role


@pytest.fixture
def admin(people: Any) -> httpx.Client:
    """Somebody who may administer, and has given themselves a name like a formula."""
    found: httpx.Client = people[Role.ADMINISTRATOR]
    found.post("/account", data={"do": "name", "display_name": "=1+1"})
    return found


def test_the_log_says_who_did_what_from_where(admin: httpx.Client) -> None:
    page = admin.get("/admin/audit", params={"who": "administrator"}).text
    assert "<strong>administrator</strong> · changed:" in page
    assert "from 127.0.0.1" in page
    assert "<strong>command line</strong>" not in page
    assert page.count("<option ") > 20


def test_who_ran_a_command_and_what_a_token_allows_are_said_in_polish(admin: httpx.Client) -> None:
    page = admin.get("/admin/audit?subject=token", headers={"accept-language": "pl"}).text
    assert "<strong>wiersz poleceń</strong>" in page
    assert "command line" not in page
    assert "publikować, czytać także to, co nieopublikowane, pisać</span>" in page


def test_a_photograph_goes_by_its_reference_code(site: Any, admin: httpx.Client) -> None:
    code = site.draft.description.reference_code
    page = admin.get("/admin/audit", params={"subject_id": code}).text
    assert f'/photographs/{site.draft.id}">' in page
    assert f'<span class="code">{code}</span>' in page
    assert "<strong>administrator</strong>" not in page
    assert exported(admin, subject_id=code) == exported(admin, subject_id=site.draft.id) != []


def test_a_change_that_a_token_made_is_the_tokens(site: Any, admin: httpx.Client) -> None:
    document = site.client.get(f"/api/photographs/{site.draft.id}", headers=site.editor)
    changed = document.json()["photograph"] | {"carrier": "glass"}
    headers = {**site.editor, "if-match": document.headers["etag"]}
    path = f"/api/photographs/{site.draft.id}"
    assert site.client.put(path, json=changed, headers=headers).status_code == 200
    (entry, *_) = reversed(exported(admin, subject_id=site.draft.id))
    assert (entry["who"], entry["means"], entry["verb"]) == ("test", "token", "change")
    assert entry["address"] == "127.0.0.1"


def test_the_table_keeps_formulas_from_being_reckoned(admin: httpx.Client) -> None:
    answer = admin.get("/admin/audit.csv", params={"who": "administrator"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="audit-log.csv"'
    assert answer.headers["cache-control"] == "private, no-store"
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert rows[0]["verb"] == "sign in"
    assert [row["sequence"] for row in rows] == sorted((row["sequence"] for row in rows), key=int)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_json_lines_are_one_object_a_line(admin: httpx.Client) -> None:
    entries = exported(admin)
    assert [entry["sequence"] for entry in entries] == list(range(1, len(entries) + 1))
    assert {"sequence", "happened_at", "who", "verb", "details"} <= entries[0].keys()


def test_days_are_those_of_utc_and_the_last_one_counts(admin: httpx.Client) -> None:
    day = exported(admin)[0]["happened_at"][:10]
    assert exported(admin, since=day, until=day)
    assert not exported(admin, until="2000-01-01")
    assert not exported(admin, since="2999-01-01")
    assert exported(admin, until="9999-12-31")


def test_a_day_that_is_none_is_told(admin: httpx.Client) -> None:
    answer = admin.get("/admin/audit", params={"since": "yesterday"})
    assert answer.status_code == 422
    assert "write it as 2026-11-25" in answer.text
    assert admin.get("/admin/audit", params={"before": 10**30}).status_code == 422


@pytest.mark.parametrize("path", ["/admin/audit", "/admin/audit.csv", "/admin/audit.jsonl"])
def test_nobody_else_reads_it(people: Any, path: str) -> None:
    for role in (Role.VIEWER, Role.CATALOGUER, Role.REVIEWER):
        assert people[role].get(path).status_code == 403


def test_passwords_and_tokens_stand_nowhere_in_it(site: Any, admin: httpx.Client) -> None:
    site.client.post("/sign-in", data={"name": "hunter2hunter2", "password": "my secret words"})
    text = admin.get("/admin/audit.jsonl").text
    for secret in ("hunter2hunter2", "my secret words", "a sentence of some words", "argon2"):
        assert secret not in text


def exported(admin: httpx.Client, **asked: str) -> list[dict[str, Any]]:
    answer = admin.get("/admin/audit.jsonl", params=asked)
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.text.splitlines()]
