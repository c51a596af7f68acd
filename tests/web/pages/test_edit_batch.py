"""The pages on which many photographs are changed at once."""

from typing import Any

import pytest

from app.services.work_off import work_off

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def ids(site: Any) -> list[str]:
    """Two drafts."""
    made = []
    for number in (1, 2):
        document = {"reference_code": f"MANY {number}", "notes": [{"text": "old"}]}
        answer = site.client.post("/api/photographs", json=document, headers=site.writer)
        made.append(answer.json()["id"])
    return made


def send(site: Any, ids: list[str], **fields: str) -> Any:
    """Send the form, for photographs by their addresses."""
    addresses = "\n".join(f"http://example.org/photographs/{one}" for one in ids)
    operation = {"field": "subjects", "action": "add", "value": "<b>winter</b>"}
    asked = {"ids": addresses or "no address"} | operation
    return site.client.post("/edit/batch", data=asked | fields, headers=site.writer | FORM)


def test_what_would_be_done_is_shown_and_what_was_typed_stays(site: Any, ids: list[str]) -> None:
    page = send(site, ids, step="try", reason="seasons")
    assert page.status_code == 200
    assert "MANY 1" in page.text
    assert "MANY 2" in page.text
    assert "<b>winter" not in page.text
    assert "&lt;b&gt;winter" in page.text
    assert 'value="seasons"' in page.text
    read = site.client.get(f"/api/photographs/{ids[0]}", headers=site.reader).json()
    assert read["version"] == 1


def test_a_batch_that_was_begun_has_a_page_of_its_own(site: Any, ids: list[str]) -> None:
    fields = {"field": "notes", "action": "replace", "value": "old", "by": "older"}
    begun = send(site, ids, step="do", **fields)
    assert begun.status_code == 303
    address = begun.headers["location"]
    work_off(site.holding)
    page = site.client.get(address, headers=site.writer).text
    assert ids[0] in page
    assert "MANY 1" in page
    read = site.client.get(f"/api/photographs/{ids[0]}", headers=site.reader).json()
    assert read["photograph"]["notes"] == [{"text": "older"}]
    undo = site.client.post(f"{address}/undo", headers=site.writer)
    assert undo.status_code == 303
    assert undo.headers["location"] != address
    again = site.client.post(f"{address}/undo", headers=site.writer)
    assert again.headers["location"] == address
    work_off(site.holding)
    read = site.client.get(f"/api/photographs/{ids[0]}", headers=site.reader).json()
    assert read["photograph"]["notes"] == [{"text": "old"}]


def test_what_cannot_be_done_is_told_above_the_form(site: Any, ids: list[str]) -> None:
    bare = send(site, ids, step="do", value="")
    assert (bare.status_code, "operations[0].value" in bare.text) == (422, True)
    odd = send(site, [], step="do")
    assert (odd.status_code, "ids[0]" in odd.text) == (422, True)
    assert site.client.get("/edit/batch/missing", headers=site.writer).status_code == 404
    assert site.client.get("/edit/batch", headers=site.reader).status_code == 403
