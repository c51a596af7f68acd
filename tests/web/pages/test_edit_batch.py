"""The pages on which many photographs are changed at once."""

import re
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
    operation = {"op-0-field": "subjects", "op-0-action": "add", "op-0-value-0": "<b>winter"}
    asked = {"which": "listed", "ids": addresses or "no address"} | operation
    return site.client.post("/edit/batch", data=asked | fields, headers=site.writer | FORM)


def begin(site: Any, ids: list[str], **fields: str) -> Any:
    """Try, then begin what was tried."""
    tried = send(site, ids, step="try", **fields)
    found = re.search(r'name="tried" value="([0-9a-f]+)"', tried.text)
    assert found is not None, tried.text
    return send(site, ids, step="do", tried=found.group(1), **fields)


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
    fields = {
        "op-0-field": "notes",
        "op-0-action": "replace",
        "op-0-value-0-text": "old",
        "op-0-by-text": "older",
    }
    begun = begin(site, ids, **fields)
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
    bare = send(site, ids, step="do", **{"op-0-value-0": ""})
    assert (bare.status_code, "operations[0].value" in bare.text) == (422, True)
    odd = send(site, [], step="do")
    assert (odd.status_code, "ids[0]" in odd.text) == (422, True)
    assert site.client.get("/edit/batch/missing", headers=site.writer).status_code == 404
    assert site.client.get("/edit/batch", headers=site.reader).status_code == 403


def test_nothing_is_begun_but_what_was_tried(site: Any, ids: list[str]) -> None:
    tried = send(site, ids, step="try")
    mark = re.findall(r'name="tried" value="([0-9a-f]+)"', tried.text)[0]
    other = send(site, ids, step="do", tried=mark, **{"op-0-value-0": "summer"})
    assert other.status_code == 200
    assert "This is not what was tried." in other.text
    assert "summer" in other.text
    assert "This is not what was tried." in send(site, ids, step="do").text


def test_a_part_with_fields_is_added_to_each(site: Any, ids: list[str]) -> None:
    shown = send(site, ids, step="fields", **{"op-0-field": "places"})
    assert 'name="op-0-value-0-name"' in shown.text
    assert 'name="op-0-value-0-role"' in shown.text
    place = {"op-0-field": "places", "op-0-value-0-name": "Katyń", "op-0-value-0-role": "shown"}
    begun = begin(site, ids, **place)
    assert begun.status_code == 303
    work_off(site.holding)
    for photograph_id in ids:
        read = site.client.get(f"/api/photographs/{photograph_id}", headers=site.reader).json()
        assert read["photograph"]["places"] == [{"role": "shown", "name": "Katyń"}]
    page = site.client.get(f"{begun.headers['location']}?lang=pl", headers=site.writer).text
    assert "Miejsca: dodaj" in page


def test_several_things_are_done_at_once(site: Any, ids: list[str]) -> None:
    more = send(site, ids, step="more")
    assert 'id="op-1"' in more.text
    second = {"op-1-field": "holder", "op-1-action": "set", "op-1-value-0-acronym": "IPN"}
    tried = send(site, ids, step="try", **second)
    assert tried.text.count("IPN") > 1
    fewer = send(site, ids, step="drop:0", **second)
    assert 'id="op-1"' not in fewer.text
    assert 'value="IPN"' in fewer.text


def test_a_list_is_set_row_by_row(site: Any, ids: list[str]) -> None:
    rows = {"op-0-field": "identifiers", "op-0-action": "set", "op-0-value-0-value": "12"}
    grown = send(site, ids, step="row:0", **rows)
    assert 'name="op-0-value-1-value"' in grown.text
    tried = send(site, ids, step="try", **rows, **{"op-0-value-1-value": "13"})
    assert tried.status_code == 200
    assert "13" in tried.text


def test_the_selection_is_changed(site: Any) -> None:
    kept = {"photograph": [site.draft.id], "do": "add"}
    put = site.client.post("/selection", data=kept, headers=site.writer)
    jar = {"cookie": put.headers["set-cookie"].partition(";")[0]}
    page = site.client.get("/edit/batch?which=selection", headers=site.writer | jar)
    assert "My selection: 1 photograph" in page.text
    asked = {"which": "selection", "op-0-field": "carrier", "op-0-action": "set"}
    tried = site.client.post(
        "/edit/batch",
        data=asked | {"op-0-value-0": "glass", "step": "try"},
        headers=site.writer | FORM | jar,
    )
    assert "SITE 2" in tried.text
    assert "Change 1 photograph" in tried.text


def test_a_search_is_changed_with_its_filters(site: Any) -> None:
    asked = "q=SITE&kind=note&expand=none"
    page = site.client.get(f"/edit/batch?{asked}&lang=pl", headers=site.writer).text
    assert '<input type="hidden" name="narrowed" value="kind=note&amp;expand=none">' in page
    assert 'value="SITE"' in page
    assert "Rodzaj zapisu: <strong>" in page
    assert "<strong>Tylko jak wpisano</strong>" in page
    fields = {"which": "search", "query": "SITE", "narrowed": "kind=note&expand=none"}
    tried = send(site, [], step="try", **fields)
    assert ("Change 1 photograph" in tried.text, "SITE 2" in tried.text) == (True, False)
    mark = re.findall(r'name="tried" value="([0-9a-f]+)"', tried.text)[0]
    wider = send(site, [], step="widen", tried=mark, **fields)
    assert 'name="narrowed"' not in wider.text
    both = send(site, [], step="do", tried=mark, **fields | {"narrowed": ""})
    assert "This is not what was tried." in both.text
    assert "SITE 2" in both.text


def test_a_filter_that_cannot_be_read_is_told_and_not_left_aside(site: Any) -> None:
    page = site.client.get("/edit/batch?q=SITE&kind=poem", headers=site.writer)
    assert page.status_code == 422
    assert 'name="narrowed" value="kind=poem"' in page.text
    assert "kind (&#39;poem&#39;): must be one of" in page.text
    for narrowed in ("kind=poem", "%FF", "x=1"):
        fields = {"which": "search", "query": "SITE", "narrowed": narrowed}
        tried = send(site, [], step="try", **fields)
        assert (tried.status_code, "Change 1 photograph" in tried.text) == (422, False)


def test_odd_names_and_numbers_are_passed_by(site: Any, ids: list[str]) -> None:
    odd = {
        "op-99-field": "nothing", "op-x-field": "carrier", "op-0-value-xx-y": "1",
        "op-0-value-99999-name": "1", "start": "9" * 40, "step": "drop:77",
    }  # fmt: skip
    assert send(site, ids, **odd).status_code == 200
