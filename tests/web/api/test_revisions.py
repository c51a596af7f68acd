"""Former states of photographs, over the API."""

from typing import Any

import pytest

BASE = "/api/photographs"


@pytest.fixture(scope="module")
def path(site: Any) -> str:
    """A photograph that was paper (1), published (2), and is to be glass (3)."""
    document = {"reference_code": "REV 1", "carrier": "paper"}
    made = site.client.post(f"{BASE}?reason=old+card", json=document, headers=site.writer)
    address = f"{BASE}/{made.json()['id']}"
    site.client.post(f"{address}/publish", headers=site.editor)
    headers = site.writer | {"if-match": '"2"'}
    site.client.put(address, json=document | {"carrier": "glass"}, headers=headers)
    return address


def test_staff_reads_all_states_with_who_made_them_and_the_public_what_was_public(
    site: Any, path: str
) -> None:
    staff = site.client.get(f"{path}/revisions", headers=site.reader).json()
    assert [(one["version"], one["state"]) for one in staff["items"]] == [
        (3, "draft"),
        (2, "published"),
        (1, "draft"),
    ]
    assert (staff["items"][2]["reason"], staff["items"][2]["made_by"]) == ("old card", "test")
    public = site.client.get(f"{path}/revisions").json()
    assert [one["version"] for one in public["items"]] == [2]
    assert "made_by" not in public["items"][0]
    assert (public["total"], public["after"]) == (1, None)


def test_a_state_is_compared_with_the_one_before_or_any_other(site: Any, path: str) -> None:
    third = site.client.get(f"{path}/revisions/3", headers=site.reader).json()
    assert third["photograph"]["carrier"] == "glass"
    assert (third["against"], third["differences"]) == (
        2,
        [{"where": "carrier", "kind": "changed", "before": "paper", "after": "glass"}],
    )
    first = site.client.get(f"{path}/revisions/1", headers=site.reader).json()
    assert first["against"] is None
    assert {one["kind"] for one in first["differences"]} == {"added"}
    far = site.client.get(f"{path}/revisions/3?against=1", headers=site.reader).json()
    assert far["against"] == 1


def test_a_state_that_never_was_or_was_never_public_is_not_found(site: Any, path: str) -> None:
    for version in ("3", "9", "2?against=3"):
        assert site.client.get(f"{path}/revisions/{version}").status_code == 404
    for version in ("0", "-1", "x", "99999999999999999999"):
        assert site.client.get(f"{path}/revisions/{version}").status_code in {404, 422}


def test_a_state_that_is_brought_back_lies_beside_the_public_one(site: Any, path: str) -> None:
    assert site.client.post(f"{path}/revisions/1/restore").status_code == 401
    assert site.client.post(f"{path}/revisions/9/restore", headers=site.writer).status_code == 404
    back = site.client.post(f"{path}/revisions/1/restore", headers=site.writer)
    assert (back.status_code, back.json()["photograph"]["carrier"]) == (200, "paper")
    assert back.json()["working_copy"]["reason"] == "as in version 1"
    assert site.client.get(path).json()["version"] == 2
