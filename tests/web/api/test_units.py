"""Units of the tree over the API."""

from typing import Any


def test_a_unit_is_made_and_then_changed_under_the_same_id(site: Any) -> None:
    unit = {"reference_code": "API-U", "title": {"en": ["Letters"]}, "level": "series"}
    made = site.client.post("/api/units", json=unit, headers=site.writer)
    assert made.status_code == 201
    assert made.json()["unit"]["title"] == {"en": ["Letters"]}
    unit["title"] = {"en": ["Letters home"]}
    changed = site.client.post("/api/units", json=unit, headers=site.writer)
    assert changed.status_code == 200
    assert changed.json()["id"] == made.json()["id"]
    read = site.client.get(made.headers["location"], headers=site.writer)
    assert read.json() == changed.json()


def test_a_unit_below_one_that_nobody_knows_is_refused(site: Any) -> None:
    unit = {"reference_code": "API-V", "title": {"en": ["V"]}, "parent": "NOWHERE"}
    answer = site.client.post("/api/units", json=unit, headers=site.writer)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["where"] == "parent"


def test_a_field_that_is_none_is_named_with_those_that_are(site: Any) -> None:
    unit = {"reference_code": "API-W", "title": {"en": ["W"]}, "colour": "red"}
    (problem,) = site.client.post("/api/units", json=unit, headers=site.writer).json()["problems"]
    assert problem["where"] == "colour"
    assert "reference_code" in problem["reason"]


def test_the_tree_is_walked_from_the_top_down(site: Any) -> None:
    below = {"reference_code": "API-X", "title": {"en": ["X"]}, "parent": "SITE"}
    assert site.client.post("/api/units", json=below, headers=site.writer).status_code == 201
    roots = site.client.get("/api/units?limit=100", headers=site.reader).json()["items"]
    (top,) = [unit for unit in roots if unit["unit"]["reference_code"] == "SITE"]
    children = site.client.get(f"/api/units?below={top['id']}", headers=site.reader).json()
    assert [unit["unit"]["reference_code"] for unit in children["items"]] == ["API-X"]
    assert children["after"] is None


def test_the_public_sees_the_units_of_what_is_published(site: Any) -> None:
    roots = site.client.get("/api/units").json()["items"]
    assert [unit["unit"]["reference_code"] for unit in roots] == ["SITE"]
    assert site.client.post("/api/units", json={"reference_code": "API-Y"}).status_code == 401


def test_who_may_write_and_not_read_is_told_what_was_written(site: Any) -> None:
    unit = {"reference_code": "API-Z", "title": {"en": ["Camp"]}}
    made = site.client.post("/api/units", json=unit, headers=site.station)
    assert (made.status_code, made.json()["unit"]["title"]) == (201, {"en": ["Camp"]})
    assert site.client.get(made.headers["location"], headers=site.station).status_code == 404


def test_a_unit_s_chain_of_custody_goes_round_and_is_handed_down(site: Any) -> None:
    event = {
        "kind": "gift",
        "from_agent": "Ada",
        "to_agent": "Museum",
        "date_edtf": "1960-21",
        "gap_before": True,
        "accepted_remarks": [{"code": "gap beside a holder", "reason": "It was away."}],
    }
    unit = {"reference_code": "API-C", "title": {"en": ["C"]}, "custody": [event]}
    made = site.client.post("/api/units", json=unit, headers=site.writer).json()
    assert made["unit"]["custody"] == [event]
    again = site.client.post("/api/units", json=made["unit"], headers=site.writer)
    assert (again.status_code, again.json()) == (200, made)
    record = {"reference_code": "API-C 1", "unit": "API-C"}
    kept = site.client.post("/api/photographs", json=record, headers=site.writer).json()
    assert "custody" not in kept["photograph"]
    manifest = site.client.get(kept["manifest"], headers=site.writer).json()
    credit = manifest["requiredStatement"]["value"]
    assert credit["en"] == ["Photo from the archives of the Museum (gift of Ada)"]
    assert credit["pl"] == ["Fotografia z archiwum: Museum (dar: Ada)"]


def test_a_chain_that_can_t_be_true_is_refused_by_place_and_field(site: Any) -> None:
    event = {"kind": "purchase", "from_agent": "Ada", "to_agent": "Ada"}
    unit = {"reference_code": "API-D", "title": {"en": ["D"]}, "custody": [event]}
    answer = site.client.post("/api/units", json=unit, headers=site.writer)
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert (problem["where"], problem["value"]) == ("custody[0].to_agent", "Ada")


def test_a_unit_is_changed_as_of_a_version(site: Any) -> None:
    unit = {"reference_code": "API-Y", "title": {"en": ["Y"]}}
    path = site.client.post("/api/units", json=unit, headers=site.writer).headers["location"]
    read = site.client.get(path, headers=site.reader)
    assert read.headers["etag"] == '"1"'
    bare = site.client.put(path, json=unit, headers=site.writer)
    assert bare.status_code == 428
    given = site.writer | {"if-match": '"1"'}
    unit["reference_code"] = "API-YY"
    changed = site.client.put(path, json=unit, headers=given)
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    past = site.client.put(path, json=unit, headers=given)
    assert past.status_code == 412
    twin = site.client.put(
        path, json=unit | {"reference_code": "SITE"}, headers=site.writer | {"if-match": "*"}
    )
    assert twin.status_code == 409
    assert (
        site.client.put(path, json=unit, headers=site.reader | {"if-match": "*"}).status_code == 403
    )


def test_a_unit_is_published_and_taken_back(site: Any) -> None:
    unit = {"reference_code": "API-ZZ", "title": {"en": ["Z"]}}
    path = site.client.post("/api/units", json=unit, headers=site.writer).headers["location"]
    assert site.client.get(path).status_code == 404
    assert site.client.post(f"{path}/publish", headers=site.writer).status_code == 403
    shown = site.client.post(f"{path}/publish", headers=site.editor)
    assert shown.json()["state"] == "published"
    assert site.client.get(path).status_code == 200
    assert site.client.post(f"{path}/hide", headers=site.editor).json()["state"] == "draft"
    assert site.client.get(path).status_code == 410
    seat = site.published.units[-1].id
    assert site.client.post(f"/api/units/{seat}/hide", headers=site.editor).status_code == 409
