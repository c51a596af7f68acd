"""IIIF Content Search API 1.0 and 2.0 over HTTP."""

from typing import Any

import pytest


def test_version_1_answers_with_resources_and_hits(site: Any) -> None:
    answer = site.client.get(f"/iiif/search/1/{site.published.id}?q=PARADISE")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    found = answer.json()
    assert found["@type"] == "sc:AnnotationList"
    assert found["hits"][0]["match"] == "paradise"
    assert found["hits"][0]["annotations"][0] == found["resources"][0]["@id"]


def test_version_2_answers_with_a_page_of_annotations(site: Any) -> None:
    answer = site.client.get(f"/iiif/search/2/{site.published.id}?q=paradise&motivation=painting")
    context = "http://iiif.io/api/search/2/context.json"
    assert answer.headers["content-type"] == f'application/ld+json;profile="{context}"'
    found = answer.json()
    assert found["type"] == "AnnotationPage"
    assert found["items"][0]["target"].endswith("#xywh=100,50,300,80")
    assert found["ignored"] == ["motivation"]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("query", ["", "?q=", "?q=nowhere", "?q=%22%27*%00", "?q=" + "a" * 1000])
def test_no_query_breaks_anything(site: Any, version: int, query: str) -> None:
    answer = site.client.get(f"/iiif/search/{version}/{site.published.id}{query}")
    assert answer.status_code == 200


@pytest.mark.parametrize("service", ["search/1", "search/2", "autocomplete/1", "autocomplete/2"])
def test_a_query_without_end_is_refused_with_the_limit(site: Any, service: str) -> None:
    answer = site.client.get(f"/iiif/{service}/{site.published.id}", params={"q": "a" * 1001})
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert problem["where"] == "q"
    assert "at most 1000 characters" in problem["reason"]


def test_the_beginning_of_a_word_is_completed_as_it_is_written(site: Any) -> None:
    one = site.client.get(f"/iiif/autocomplete/1/{site.published.id}?q=par").json()
    assert [term["match"] for term in one["terms"]] == ["paradise"]
    two = site.client.get(f"/iiif/autocomplete/2/{site.published.id}?q=par").json()
    assert [term["value"] for term in two["items"]] == ["paradise"]


@pytest.mark.parametrize("service", ["search", "autocomplete"])
def test_a_draft_is_searched_by_those_who_may_read_it(site: Any, service: str) -> None:
    path = f"/iiif/{service}/2/{site.draft.id}?q=a"
    assert site.client.get(path).status_code == 404
    assert site.client.get(path, headers=site.reader).status_code == 200
