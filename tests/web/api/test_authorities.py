"""The authority file over HTTP."""

import json
from typing import Any
from uuid import uuid4

import pytest

LVIV = {
    "name": "Lwów",
    "language": "pl",
    "forms": [
        {"name": "Lemberg", "language": "de", "from_edtf": "1772", "until_edtf": "1918"},
        {"name": "Lviv", "language": "uk-Latn"},
    ],
    "identifiers": [{"scheme": "geonames", "value": "702550"}],
    "note": "Galicia",
}


@pytest.fixture
def made(site: Any) -> Any:
    """Make an authority; give what was answered."""

    def make(kind: str = "place", **changes: Any) -> dict[str, Any]:
        name = f"{changes.pop('name', 'Lwów')} {kind} {uuid4()}"
        document = {**LVIV, "name": name, **changes}
        answer = site.client.post(f"/api/authorities/{kind}", json=document, headers=site.writer)
        assert answer.status_code == 201, answer.text
        record: dict[str, Any] = answer.json()
        assert record["authority"] == document
        assert answer.headers["location"].endswith(f"/api/authorities/{kind}/{record['id']}")
        return record

    return make


def test_what_is_sent_comes_back_whole_and_is_changed_as_of_its_version(
    site: Any, made: Any
) -> None:
    record = made()
    address = f"/api/authorities/place/{record['id']}"
    read = site.client.get(address, headers=site.reader)
    assert read.json() == record
    changed = record["authority"] | {"note": ""}
    del changed["note"]
    etag = {"if-match": read.headers["etag"]}
    put = site.client.put(address, json=changed, headers=site.writer | etag)
    assert put.json()["authority"] == changed
    late = site.client.put(address, json=LVIV, headers=site.writer | etag)
    assert late.status_code == 412
    told = {one["where"]: one for one in late.json()["differences"]}
    assert (told["name"]["before"], told["name"]["after"]) == (changed["name"], LVIV["name"])
    assert (told["note"]["before"], told["note"]["after"]) == (None, LVIV["note"])
    assert site.client.put(address, json=LVIV, headers=site.writer).status_code == 428


def test_the_page_s_own_record_answers_the_same(site: Any, made: Any) -> None:
    record = made()
    answer = site.client.get(f"/places/{record['id']}.json", headers=site.reader)
    assert answer.json() == record
    assert site.client.get(f"/places/{record['id']}.json").status_code == 404


def test_names_are_suggested_to_whoever_writes(site: Any, made: Any) -> None:
    record = made(name="Zakopane")
    asked = {"kind": "place", "q": "zakop"}
    found = site.client.get("/api/suggest", params=asked, headers=site.writer).json()["items"]
    assert record["id"] in {one["id"] for one in found}
    assert site.client.get("/api/suggest", params=asked).status_code == 401
    refused = site.client.get("/api/suggest", params=asked, headers=site.reader)
    assert refused.status_code == 403


def test_two_are_merged_and_parted_again(site: Any, made: Any) -> None:
    merged, target = made(), made(name="Lviv city")
    address = f"/api/authorities/place/{merged['id']}"
    order = {"into": target["id"], "reason": "the same town"}
    merge = site.client.post(f"{address}/merge", json=order, headers=site.writer).json()
    assert merge["authority"] == merged["authority"]
    assert (merge["target_id"], merge["undone_at"]) == (target["id"], None)
    assert site.client.get(address, headers=site.reader).json()["id"] == target["id"]
    undone = site.client.post(f"/api/merges/{merge['id']}/undo", headers=site.writer)
    assert undone.json()["undone_at"]
    again = site.client.get(address, headers=site.reader).json()
    assert again["authority"] == merged["authority"]


@pytest.mark.parametrize(
    "body", [{}, [], {"into": 3}, {"into": "x"}, {"into": "0" * 36, "why": "so"}]
)
def test_a_merge_that_names_no_other_is_refused(site: Any, made: Any, body: Any) -> None:
    address = f"/api/authorities/place/{made()['id']}/merge"
    answer = site.client.post(address, json=body, headers=site.writer)
    assert answer.status_code in (404, 422)


@pytest.mark.parametrize("reason", ["a\0b", "\ud800", [], 7])
def test_a_merge_s_reason_that_is_no_text_is_told(site: Any, made: Any, reason: Any) -> None:
    record, target = made(), made(name="Lviv city")
    address = f"/api/authorities/place/{record['id']}"
    order = json.dumps({"into": target["id"], "reason": reason})
    headers = site.writer | {"content-type": "application/json"}
    answer = site.client.post(f"{address}/merge", content=order, headers=headers)
    assert answer.status_code == 422
    assert [problem["where"] for problem in answer.json()["problems"]] == ["reason"]
    assert site.client.get(address, headers=site.reader).json()["id"] == record["id"]


def test_lists_are_walked_by_their_beginning(site: Any, made: Any) -> None:
    ids = {made(name="Quedlinburg")["id"] for _ in range(3)}
    asked: dict[str, Any] = {"kind": "place", "beginning": "quedl", "limit": 2}
    found: list[str] = []
    while True:
        page = site.client.get("/api/authorities", params=asked, headers=site.reader).json()
        found += [one["id"] for one in page["items"]]
        if page["after"] is None:
            break
        asked["after"] = page["after"]
    assert set(found) == ids


def test_whoever_may_not_write_changes_nothing(site: Any, made: Any) -> None:
    address = f"/api/authorities/place/{made()['id']}"
    post, put = site.client.post, site.client.put
    assert post("/api/authorities/place", json=LVIV).status_code == 401
    assert post("/api/authorities/place", json=LVIV, headers=site.reader).status_code == 403
    assert put(address, json=LVIV, headers=site.reader | {"if-match": "*"}).status_code == 403
    merge = post(f"{address}/merge", json={"into": "x"}, headers=site.reader)
    assert merge.status_code == 403


@pytest.mark.parametrize("name", ["<script>alert(1)", "\u202eabc", "😀" * 10, "a&b\"'"])
def test_names_are_stored_as_they_are_and_never_run(site: Any, name: str) -> None:
    document = {"name": name, "kind": "person"}
    answer = site.client.post("/api/authorities/agent", json=document, headers=site.writer)
    if answer.status_code == 422:
        assert answer.json()["problems"][0]["where"] == "name"
        return
    assert answer.json()["authority"]["name"] == name
    page = site.client.get(f"/agents/{answer.json()['id']}", headers=site.reader)
    assert "<script>alert" not in page.text
