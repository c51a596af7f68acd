"""The search interface: its shape is a promise."""

from typing import Any

import pytest


def test_the_answer_has_this_shape_and_no_other(site: Any) -> None:
    answer = site.client.get("/api/search", params={"q": "STALINS paradise", "limit": 1})
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    suffix = found["items"][0]["highlights"][0].pop("suffix")
    assert suffix
    assert "... We are getting together after the amnesty.".startswith(suffix)
    assert found == {
        "total": 1,
        "items": [
            {
                "identifier": "SITE 1",
                "id": site.published.id,
                "title": "SITE 1",
                "highlights": [
                    {
                        "side": "verso",
                        "region": "100,50,300,80",
                        "prefix": "",
                        "exact": "Stalin\u2019s paradise",
                    }
                ],
            }
        ],
    }


def test_what_is_found_outside_of_an_inscription_has_no_side(site: Any) -> None:
    (found,) = site.client.get("/api/search?q=SITE").json()["items"]
    assert {(light["side"], light["region"]) for light in found["highlights"]} == {(None, None)}


def test_a_query_without_end_is_refused_with_the_limit(site: Any) -> None:
    assert site.client.get("/api/search", params={"q": "a" * 1000}).status_code == 200
    answer = site.client.get("/api/search", params={"q": "a" * 1001})
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["where"] == "q"
    assert "at most 1000 characters" in problem["reason"]


def test_nothing_asked_finds_nothing(site: Any) -> None:
    assert site.client.get("/api/search").json() == {"total": 0, "items": []}


@pytest.mark.parametrize("limit", ["0", "101", "-1", "ten", "1e3", ""])
def test_a_limit_out_of_bounds_is_refused_by_name(site: Any, limit: str) -> None:
    answer = site.client.get(f"/api/search?q=a&limit={limit}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["problems"][0]["where"] == "limit"


def test_a_reader_finds_drafts_and_the_public_does_not(site: Any) -> None:
    path = "/api/search?q=site"
    assert site.client.get(path).json()["total"] == 1
    found = site.client.get(path, headers=site.reader)
    assert found.json()["total"] == 2
    assert found.headers["cache-control"] == "private, no-store"


def test_an_offset_passes_over_what_came_before(site: Any) -> None:
    path = "/api/search?q=site&limit=1"
    first, second = (
        site.client.get(f"{path}&offset={offset}", headers=site.reader).json()["items"][0]["id"]
        for offset in (0, 1)
    )
    assert {first, second} == {site.published.id, site.draft.id}
