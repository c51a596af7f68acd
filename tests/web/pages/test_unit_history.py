"""The history of a unit: pages, records and the API, as those of photographs."""

from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.text_lengths import LONGEST_TEXT

BASE = "/api/units"


@pytest.fixture
def unit(site: Any, request: pytest.FixtureRequest) -> str:
    """A unit that was published as version 2, and got another title as version 3; its id."""
    said = {
        "reference_code": f"HIST {request.node.name}",
        "title": {"en": ["Soldiers by the Volga"]},
    }
    path = site.client.post(BASE, json=said, headers=site.writer).headers["location"]
    site.client.post(f"{path}/publish", headers=site.editor)
    changed = said | {"title": {"en": ["Soldiers on the Volga"]}}
    headers = site.writer | {"if-match": '"2"'}
    answer = site.client.put(f"{path}?reason=other+word", json=changed, headers=headers)
    assert answer.json()["version"] == 3
    return str(path.rpartition("/")[2])


def test_a_history_tells_staff_who_and_why_and_the_public_what_was_public(
    site: Any, unit: str
) -> None:
    assert f"/units/{unit}/revisions" in site.client.get(f"/units/{unit}").text
    staff = site.client.get(f"/units/{unit}/revisions", headers=site.reader).text
    assert "other word" in staff
    assert f"/units/{unit}/revisions/1" in staff
    public = site.client.get(f"/units/{unit}/revisions").text
    assert f"/units/{unit}/revisions/3" in public
    assert "other word" not in public
    assert f'/units/{unit}/revisions/1"' not in public
    assert site.client.get(f"/units/{unit}/revisions/1").status_code == 404


def test_a_version_tells_a_text_word_by_word_and_how_to_cite_it(site: Any, unit: str) -> None:
    text = site.client.get(f"/units/{unit}/revisions/3").text
    assert "<del>by</del><ins>on</ins>" in text
    assert "Title, English" in text
    assert f"{site.holding.addresses.base}/units/{unit}/revisions/3" in text
    polish = site.client.get(f"/units/{unit}/revisions/3?lang=pl")
    assert polish.headers["content-language"] == "pl"
    record = site.client.get(f"/units/{unit}/revisions/3.json").json()
    assert record["unit"]["title"] == {"en": ["Soldiers on the Volga"]}
    assert [one["where"] for one in record["differences"]] == ["title.en"]
    assert "made_by" not in record


def test_a_former_state_is_brought_back(
    site: Any, unit: str, people: dict[Role, httpx.Client]
) -> None:
    reviewer = people[Role.REVIEWER]
    page = reviewer.get(f"/units/{unit}/revisions/1").text
    assert "everybody sees it at once" in page
    answer = reviewer.post(f"/units/{unit}/revisions/1/restore")
    assert answer.headers["location"] == f"/edit/units/{unit}?done=saved"
    said = site.client.get(f"{BASE}/{unit}").json()
    assert (said["version"], said["unit"]["title"]) == (4, {"en": ["Soldiers by the Volga"]})
    assert people[Role.VIEWER].post(f"/units/{unit}/revisions/1/restore").status_code == 403


def test_programs_read_the_same_and_bring_back(site: Any, unit: str) -> None:
    path = f"{BASE}/{unit}/revisions"
    listed = site.client.get(f"{path}?limit=2", headers=site.reader).json()
    assert [one["made_by"] for one in listed["items"]][1:]
    assert listed["after"] == listed["items"][-1]["version"]
    record = site.client.get(f"{path}/3?against=1", headers=site.reader).json()
    assert (record["against"], record["reason"]) == (1, "other word")
    back = site.client.post(f"{path}/1/restore?reason=right+after+all", headers=site.writer)
    assert back.json()["unit"]["title"] == {"en": ["Soldiers by the Volga"]}
    newest = site.client.get(path, headers=site.reader).json()["items"][0]
    assert newest["reason"] == "right after all"
    for version in ("0", "99", "x", "9" * 40, "3?against=3"):
        answer = site.client.get(f"/units/{unit}/revisions/{version}", headers=site.reader)
        assert answer.status_code == 404, version


def test_a_state_from_before_there_were_limits_is_brought_back(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"reference_code": "HIST L", "title": {"en": ["Papers"]}}
    long = said | {"scope_and_content": {"en": ["A" * (LONGEST_TEXT + 1)]}}
    with monkeypatch.context() as patch:
        patch.setattr("app.persistence.checking_units.length_faults", lambda *_: ())
        path = site.client.post(BASE, json=long, headers=site.writer).headers["location"]
    headers = site.writer | {"if-match": '"1"'}
    assert site.client.put(path, json=said, headers=headers).is_success
    back = site.client.post(f"{path}/revisions/1/restore", headers=site.writer)
    assert back.is_success, back.text
    assert back.json()["unit"]["scope_and_content"] == long["scope_and_content"]
    longer = said | {"scope_and_content": {"en": ["A" * (LONGEST_TEXT + 2)]}}
    headers = site.writer | {"if-match": '"3"'}
    assert site.client.put(path, json=longer, headers=headers).status_code == 422


def test_two_programs_are_told_what_the_other_one_said(site: Any) -> None:
    said = {"reference_code": "HIST C", "title": {"en": ["Papers"]}}
    path = site.client.post(BASE, json=said, headers=site.writer).headers["location"]
    headers = site.writer | {"if-match": '"1"'}
    assert site.client.put(path, json=said | {"level": "fonds"}, headers=headers).is_success
    mine = said | {"date_as_written": "1941"}
    late = site.client.put(path, json=mine, headers=headers)
    assert late.status_code == 412
    told = {one["where"]: (one["before"], one["after"]) for one in late.json()["differences"]}
    assert told == {"level": ("fonds", "collection"), "date_as_written": (None, "1941")}
