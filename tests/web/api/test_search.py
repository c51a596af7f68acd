"""The search interface: its shape is a promise."""

from typing import Any

import pytest

from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.exchange.search_address import FLAGS, LISTS
from app.exchange.search_address_reading import read_search


def test_the_answer_has_this_shape_and_no_other(site: Any) -> None:
    answer = site.client.get("/api/search", params={"q": "STALINS paradise", "limit": 1})
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    (item,) = found["items"]
    (highlight,) = item["highlights"]
    assert highlight.pop("suffix").startswith("... We are getting together")
    assert item.pop("score") >= 0
    assert item == {
        "identifier": "SITE 1",
        "id": site.published.id,
        "title": "SITE 1",
        "approximate": False,
        "highlights": [highlight],
    }
    written = site.published.description.sides[1].inscriptions[0]
    assert highlight == {
        "inscription": written.id,
        "side": "verso",
        "region": "100,50,300,80",
        "prefix": "",
        "exact": "Stalin\u2019s paradise",
        "language": "en",
        "field": "inscription",
        "reading": written.readings[0].id,
        "matched_as": "text",
        "name_of": "",
    }
    assert set(found) == {
        "total",
        "approximate",
        "expanded",
        "facets",
        "items",
        "next_cursor",
        "did_you_mean",
    }
    assert (found["total"], found["approximate"]) == (1, 0)


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
    found = site.client.get("/api/search").json()
    assert (found["total"], found["items"], found["next_cursor"]) == (0, [], None)


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


def test_a_page_passes_over_what_came_before(site: Any) -> None:
    path = "/api/search?q=site&limit=1"
    first, second = (
        site.client.get(f"{path}&page={page}", headers=site.reader).json()["items"][0]["id"]
        for page in (1, 2)
    )
    assert {first, second} == {site.published.id, site.draft.id}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("date_from", "yesterday"),
        ("date_to", "1941-13"),
        ("side", "inside"),
        ("expand", "some"),
        ("certainly", "x"),
    ],
)
def test_a_value_that_cant_be_answers_422_by_its_name(site: Any, name: str, value: str) -> None:
    answer = site.client.get("/api/search", params={"q": "a", name: value})
    assert answer.status_code == 422
    assert [problem["where"] for problem in answer.json()["problems"]] == [name]


def test_its_description_lists_every_parameter(site: Any) -> None:
    document = site.client.get("/api/openapi.json").json()
    operation = document["paths"]["/api/search"]["get"]
    named = {parameter["name"] for parameter in operation["parameters"]}
    read, _ = read_search([(name, "1941") for name in named])
    others = {"q", "limit", "page", "cursor", "date_from", "date_to", "expand"}
    assert named == {*others, *LISTS, *FLAGS}
    assert read.query == "1941"


def test_a_cursor_goes_on_right_behind_while_photographs_are_added(site: Any) -> None:
    def ask(**more: Any) -> Any:
        asked = {"q": "site", "limit": 1, **more}
        return site.client.get("/api/search", params=asked, headers=site.reader).json()

    first = ask()
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("SITE 0 site site", title={"en": ["Site site site"]}))
        catalogue.commit()
    second = ask(cursor=first["next_cursor"])
    found = [item["id"] for answer in (first, second) for item in answer["items"]]
    assert set(found) == {site.published.id, site.draft.id}
    assert second["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["x", "\x00", "A" * 3000, "eyJ4IjoxfQ"])
def test_a_cursor_that_is_none_of_ours_is_refused_by_name(site: Any, cursor: str) -> None:
    answer = site.client.get("/api/search", params={"q": "site", "cursor": cursor})
    assert answer.status_code == 422
    assert {problem["where"] for problem in answer.json()["problems"]} == {"cursor"}


def test_facets_narrow_an_answer_by_the_same_names(site: Any) -> None:
    facets = site.client.get("/api/search?q=site").json()["facets"]
    assert facets["collection"] == [
        {"value": site.published.units[-1].id, "label": "Papers", "count": 1}
    ]
    assert facets["side"] == [{"value": "verso", "label": "verso", "count": 1}]
    for name, lines in facets.items():
        for line in lines if name not in {"decade", "year"} else ():
            asked = {"q": "site", name: line["value"]}
            assert site.client.get("/api/search", params=asked).json()["total"] == line["count"]


def test_words_are_suggested_as_they_are_written(site: Any) -> None:
    found = site.client.get("/api/words", params={"q": "after the amn"}).json()
    assert found == {"words": [{"written": "amnesty", "count": 1}]}
    assert site.client.get("/api/words?limit=0").status_code == 422
