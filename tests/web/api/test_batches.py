"""Changes of many photographs, over the API."""

from typing import Any

from app.services.work_off import work_off

BASE = "/api/batches"


def test_a_batch_is_tried_begun_looked_at_and_taken_back(site: Any) -> None:
    ids = [
        site.client.post(
            "/api/photographs", json={"reference_code": f"BATCH {n}"}, headers=site.writer
        ).json()["id"]
        for n in range(3)
    ]
    operation = {"field": "subjects", "action": "add", "value": "river"}
    order = {"ids": ids, "operations": [operation], "reason": "the river"}
    plan = site.client.post(f"{BASE}/dry-run?limit=2", json=order, headers=site.writer).json()
    assert (len(plan["items"]), plan["after"], plan["total"]) == (2, 2, 3)
    assert plan["items"][0]["differences"] == [
        {"where": "subjects[0]", "kind": "added", "before": None, "after": "river"}
    ]
    begun = site.client.post(BASE, json=order, headers=site.writer)
    assert (begun.status_code, begun.json()["counts"]) == (202, {"waiting": 3})
    assert begun.json()["operations"] == [operation]
    work_off(site.holding)
    address = begun.headers["location"]
    done = site.client.get(f"{address}?limit=2", headers=site.reader).json()
    assert (done["counts"], done["after"]) == ({"changed": 3}, 1)
    assert [one["photograph_id"] for one in done["items"]] == ids[:2]
    changed = site.client.get(f"/api/photographs/{ids[2]}", headers=site.reader).json()
    assert changed["photograph"]["subjects"] == ["river"]
    undo = site.client.post(f"{address}/undo", headers=site.writer)
    assert (undo.status_code, undo.json()["undoes"]) == (202, begun.json()["id"])
    work_off(site.holding)
    after = site.client.get(f"/api/photographs/{ids[2]}", headers=site.reader).json()
    assert "subjects" not in after["photograph"]
    assert site.client.post(f"{address}/undo", headers=site.writer).status_code == 409
    listed = site.client.get(BASE, headers=site.reader).json()["items"]
    assert [one["id"] for one in listed] == [undo.json()["id"], begun.json()["id"]]


def test_what_cannot_be_asked_is_told_by_its_place(site: Any) -> None:
    order = {"query": "x", "operations": [{"field": "sides", "action": "set", "value": []}]}
    for path in (BASE, f"{BASE}/dry-run"):
        answer = site.client.post(path, json=order, headers=site.writer)
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["where"] == "operations[0].field"


def test_a_search_with_filters_is_tried_as_it_is_found(site: Any) -> None:
    operation = {"field": "subjects", "action": "add", "value": "river"}
    order = {"search": "q=SITE&has_transcription=true", "operations": [operation]}
    plan = site.client.post(f"{BASE}/dry-run", json=order, headers=site.writer).json()
    found = site.client.get(f"/api/search?{order['search']}", headers=site.writer).json()
    assert [one["photograph"] for one in plan["items"]] == [site.published.id]
    assert plan["total"] == found["total"] == 1
    begun = site.client.post(BASE, json=order, headers=site.writer).json()
    assert begun["search"] == "q=SITE&has_transcription=true"
    page = site.client.get(f"/edit/batch/{begun['id']}", headers=site.writer).text
    assert 'href="/search?q=SITE&amp;has_transcription=true"' in page
    work_off(site.holding)
    site.client.post(f"{BASE}/{begun['id']}/undo", headers=site.writer)
    work_off(site.holding)
    for wrong, where in (("kind=poem", "search.kind"), ("q=a&page=2", "search")):
        answer = site.client.post(BASE, json=order | {"search": wrong}, headers=site.writer)
        assert answer.status_code == 422
        assert [problem["where"] for problem in answer.json()["problems"]] == [where]


def test_who_may_not_write_begins_none_and_the_public_sees_none(site: Any) -> None:
    order = {"query": "x", "operations": [{"field": "carrier", "action": "remove"}]}
    assert site.client.post(BASE, json=order, headers=site.reader).status_code == 403
    for method, path in (("POST", ""), ("GET", ""), ("GET", f"/{site.draft.id}")):
        answer = site.client.request(method, BASE + path, json=order)
        assert answer.status_code == 401
    assert site.client.get(f"{BASE}/{site.draft.id}", headers=site.reader).status_code == 404
