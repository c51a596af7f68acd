"""Photographs over the API: made, read, changed by one at a time, shown and hidden."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

Scan = Callable[..., bytes]
BASE = "/api/photographs"


def make(site: Any, code: str, **more: Any) -> Any:
    """Make a draft over the API."""
    document = {"reference_code": code, "title": {"en": [code]}, **more}
    return site.client.post(BASE, json=document, headers=site.writer)


def test_a_photograph_with_its_scan_is_made_in_two_steps(site: Any, scan: Scan) -> None:
    digest = hashlib.sha256(scan(31)).hexdigest()
    site.client.put(f"/api/scans/{digest}", content=scan(31), headers=site.writer)
    reading = {"text": "Moskwa", "language": "pl"}
    region = {"x_px": 1, "y_px": 2, "width_px": 3, "height_px": 4}
    recto = {
        "kind": "recto",
        "scans": [{"sha256": digest, "file_name": "a.png"}],
        "inscriptions": [{"kind": "note", "region": region, "readings": [reading]}],
    }
    answer = make(site, "API 1", sides=[recto], unit="SITE")
    assert answer.status_code == 201
    made = answer.json()
    assert (made["state"], made["version"]) == ("draft", 1)
    assert answer.headers["etag"].removeprefix("W/") == '"1"'
    (side,) = made["photograph"]["sides"]
    assert side["scans"][0]["width_px"] == 600
    assert side["inscriptions"][0]["readings"][0]["text"] == "Moskwa"
    read = site.client.get(answer.headers["location"], headers=site.reader)
    assert read.json() == made
    assert read.headers["cache-control"] == "private, no-store"


def test_a_reference_code_that_is_taken_makes_nothing_and_changes_nothing(site: Any) -> None:
    first = make(site, "API 2").json()
    second = make(site, "API 2", condition="torn")
    assert second.status_code == 409
    assert "API 2" in second.json()["detail"]
    read = site.client.get(f"{BASE}/{first['id']}", headers=site.reader)
    assert read.json() == first


def test_all_faults_are_told_at_once_each_by_its_path(site: Any) -> None:
    sides = [{"kind": "back"}, {"kind": "verso", "inscriptions": [{"kind": "note", "colour": 1}]}]
    answer = make(site, "API 3", sides=sides, holders="none")
    assert answer.status_code == 422
    told = {problem["where"] for problem in answer.json()["problems"]}
    assert told == {"sides[0].kind", "sides[1].inscriptions[0].colour", "holders"}


def test_a_scan_that_is_not_kept_here_is_named(site: Any) -> None:
    sides = [{"kind": "recto", "scans": [{"sha256": "0" * 64}]}]
    answer = make(site, "API 4", sides=sides)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["where"] == "sides[0].scans[0].sha256"


def test_a_change_needs_the_version_that_it_is_a_change_of(site: Any) -> None:
    made = make(site, "API 5")
    path, changed = f"{BASE}/{made.json()['id']}", made.json()["photograph"] | {"carrier": "glass"}
    blind = site.client.put(path, json=changed, headers=site.writer)
    assert blind.status_code == 428
    held = site.writer | {"if-match": made.headers["etag"]}
    answer = site.client.put(path, json=changed, headers=held)
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert answer.json()["photograph"]["carrier"] == "glass"
    late = site.client.put(path, json=changed | {"carrier": "paper"}, headers=held)
    assert late.status_code == 412
    assert site.client.get(path, headers=site.reader).json() == answer.json()


def test_what_compression_made_of_a_tag_still_names_the_version(site: Any) -> None:
    made = make(site, "API 6")
    path = f"{BASE}/{made.json()['id']}"
    for tag in ('W/"1"', '"7", "1"', "*"):
        same = site.client.put(
            path, json=made.json()["photograph"], headers=site.writer | {"if-match": tag}
        )
        assert (same.status_code, same.json()["version"]) == (200, 1)


def test_of_editors_who_change_one_version_at_once_one_wins(site: Any) -> None:
    made = make(site, "API 7")
    path = f"{BASE}/{made.json()['id']}"

    def change(number: int) -> int:
        document = made.json()["photograph"] | {"condition": f"torn {number} times"}
        headers = site.writer | {"if-match": '"1"'}
        return int(site.client.put(path, json=document, headers=headers).status_code)

    with ThreadPoolExecutor(6) as editors:
        statuses = sorted(editors.map(change, range(6)))
    assert statuses == [200, 412, 412, 412, 412, 412]
    assert site.client.get(path, headers=site.reader).json()["version"] == 2


def test_who_takes_any_version_is_never_overtaken(site: Any) -> None:
    made = make(site, "API 7a")
    path = f"{BASE}/{made.json()['id']}"

    def change(number: int) -> int:
        document = made.json()["photograph"] | {"condition": f"torn {number} times"}
        headers = site.writer | {"if-match": "*"}
        return int(site.client.put(path, json=document, headers=headers).status_code)

    with ThreadPoolExecutor(6) as editors:
        assert list(editors.map(change, range(12))) == [200] * 12
    assert site.client.get(path, headers=site.reader).json()["version"] == 13


def test_another_photographs_code_cannot_be_taken_over(site: Any) -> None:
    make(site, "API 8")
    made = make(site, "API 9")
    document = made.json()["photograph"] | {"reference_code": "API 8"}
    headers = site.writer | {"if-match": made.headers["etag"]}
    answer = site.client.put(f"{BASE}/{made.json()['id']}", json=document, headers=headers)
    assert answer.status_code == 409


def test_a_photograph_is_shown_and_hidden_again(site: Any) -> None:
    path = f"{BASE}/{make(site, 'API 10').json()['id']}"
    assert site.client.get(path).status_code == 404
    assert site.client.post(f"{path}/publish", headers=site.writer).status_code == 403
    shown = site.client.post(f"{path}/publish", headers=site.editor)
    assert (shown.status_code, shown.json()["state"]) == (200, "published")
    assert site.client.get(path).status_code == 200
    bare = site.client.post(f"{path}/withdraw", headers=site.editor)
    assert (bare.status_code, bare.json()["problems"][0]["where"]) == (422, "reason")
    hidden = site.client.post(f"{path}/withdraw?reason=rights", headers=site.editor)
    assert (hidden.status_code, hidden.json()["state"]) == (200, "withdrawn")
    gone = site.client.get(path)
    assert gone.status_code == 410
    assert gone.json()["withdrawn"]["reference_code"] == "API 10"
    assert gone.json()["withdrawn"]["reason"] == "rights"
    assert [shown.headers["etag"], hidden.headers["etag"]] == ['"2"', '"3"']


def test_the_list_is_walked_part_by_part_without_a_gap(site: Any) -> None:
    for number in range(5):
        make(site, f"LIST {number}")
    codes: list[str] = []
    after: str | None = ""
    while after is not None:
        query = f"?limit=2&after={after}" if after else "?limit=2"
        part = site.client.get(BASE + query, headers=site.reader).json()
        codes += [item["reference_code"] for item in part["items"]]
        after = part["after"]
    assert len(codes) == len(set(codes))
    assert {f"LIST {number}" for number in range(5)} | {"SITE 1", "SITE 2"} <= set(codes)
    drafts = site.client.get(f"{BASE}?state=draft&limit=100", headers=site.reader).json()["items"]
    assert "SITE 1" not in {item["reference_code"] for item in drafts}
    assert "SITE 2" not in {i["reference_code"] for i in site.client.get(BASE).json()["items"]}


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", ""), ("PUT", "/{}"), ("POST", "/{}/publish"), ("POST", "/{}/withdraw")],
)
def test_the_public_changes_nothing(site: Any, method: str, path: str) -> None:
    address = BASE + path.format(site.published.id)
    answer = site.client.request(method, address, json={"reference_code": "SITE 1"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert site.client.get(f"{BASE}/{site.published.id}").json()["version"] == 2


def test_who_may_write_and_not_read_is_told_what_was_written(site: Any) -> None:
    document = {"reference_code": "API 11", "title": {"en": ["Camp"]}}
    made = site.client.post(BASE, json=document, headers=site.station)
    assert (made.status_code, made.json()["photograph"]["title"]) == (201, {"en": ["Camp"]})
    path = f"{BASE}/{made.json()['id']}"
    assert site.client.get(path, headers=site.station).status_code == 404
    assert site.client.get(path, headers=site.reader).status_code == 200
