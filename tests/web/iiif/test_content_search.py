"""IIIF Content Search API 1.0 and 2.0 over HTTP."""

from typing import Any

import pytest

from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind, SidePresence
from app.domain.viewers import THE_DESK
from app.services import search_inside


def test_version_1_answers_with_resources_and_hits(site: Any) -> None:
    answer = site.client.get(f"/iiif/search/1/{site.published.id}?q=PARADISE")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    found = answer.json()
    assert found["@type"] == "sc:AnnotationList"
    assert found["hits"][0]["match"] == "paradise"
    assert found["hits"][0]["annotations"][0] == found["resources"][0]["@id"]


def test_version_2_answers_with_a_page_of_annotations(site: Any) -> None:
    answer = site.client.get(
        f"/iiif/search/2/{site.published.id}?q=paradise&user=x&motivation=supplementing"
    )
    context = "http://iiif.io/api/search/2/context.json"
    assert answer.headers["content-type"] == f'application/ld+json;profile="{context}"'
    found = answer.json()
    assert found["type"] == "AnnotationPage"
    assert found["items"][0]["target"].endswith("#xywh=100,50,300,80")
    assert found["ignored"] == ["user"]
    assert found["id"].endswith("?q=paradise&motivation=supplementing")


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("query", ["", "?q=", "?q=nowhere", "?q='*", "?q=" + "a" * 1000])
def test_no_query_that_can_be_read_breaks_anything(site: Any, version: int, query: str) -> None:
    for searched in (site.published.id, site.published.units[-1].id, "root"):
        answer = site.client.get(f"/iiif/search/{version}/{searched}{query}")
        assert answer.status_code == 200


SERVICES = ("search/1", "search/2", "autocomplete/1", "autocomplete/2")
UNREADABLE = {
    "q": ("a" * 1001, "a" * 10_000, '"paradise', 'a "b" "c', "para\0dise"),
    "date": ("1942", "2026-01-01/2026-02-01", "2026-02-30T00:00:00Z/2026-03-01T00:00:00Z"),
    "page": ("x", "1", "1..0~W10", "2..0~W10", "0..0~W10", "1..9999999999~x", "1." + ".0~x" * 17),
    "min": ("x", "-1", "1.5"),
}


@pytest.mark.parametrize("searched", ["photograph", "unit", "root"])
@pytest.mark.parametrize("service", SERVICES)
def test_what_cannot_be_read_is_refused_by_the_name_of_its_parameter(
    site: Any, service: str, searched: str
) -> None:
    name = {"photograph": site.published.id, "unit": site.published.units[-1].id}
    completes = service.startswith("auto")
    for parameter, values in UNREADABLE.items():
        if parameter in ({"date", "page"} if completes else {"min"}):
            continue
        if parameter == "page" and searched == "photograph":
            values = values[:2]  # noqa: PLW2901 - an answer of one photograph has one page
        for value in values:
            params = {"q": "paradise", parameter: value}
            path = f"/iiif/{service}/{name.get(searched, searched)}"
            answer = site.client.get(path, params=params)
            assert answer.status_code == 400, (parameter, value)
            assert [one["where"] for one in answer.json()["problems"]] == [parameter]


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


@pytest.mark.parametrize(
    ("version", "motivation", "items", "extended"),
    [
        (1, "painting", 1, 0), (1, "commenting", 0, 0), (2, "commenting tagging", 1, 2),
        (2, "painting", 0, 0), (2, "highlighting", 1, 1), (2, "supplementing highlighting", 1, 1),
    ],
)  # fmt: skip
def test_motivations_are_heeded(
    site: Any, version: int, motivation: str, items: int, extended: int
) -> None:
    path = f"/iiif/search/{version}/{site.published.id}"
    found = site.client.get(path, params={"q": "paradise", "motivation": motivation}).json()
    assert len(found["resources" if version == 1 else "items"]) == items
    told = [one for page in found.get("annotations", []) for one in page["items"]]
    assert len(told) == extended


def test_annotations_are_found_by_when_they_were_made(site: Any) -> None:
    path = f"/iiif/search/2/{site.published.id}"
    spans = {"1999-01-01T00:00:00Z/1999-12-31T00:00:00Z": 0}
    spans["2020-01-01T00:00:00Z/2999-01-01T00:00:00Z"] = 1
    spans[" ".join(spans)] = 1
    for span, count in spans.items():
        found = site.client.get(path, params={"q": "paradise", "date": span}).json()
        assert len(found["items"]) == count
        assert "ignored" not in found


@pytest.mark.parametrize("searched", ["unit", "root"])
def test_a_unit_and_the_whole_catalogue_are_searched_and_lead_to_the_manifest(
    site: Any, searched: str
) -> None:
    name = site.published.units[-1].id if searched == "unit" else searched
    manifest = site.holding.addresses.manifest(site.published.id)
    one = site.client.get(f"/iiif/search/1/{name}?q=PARADISE").json()
    assert one["resources"][0]["on"]["within"]["@id"] == manifest
    assert one["hits"][0]["annotations"][0] == one["resources"][0]["@id"]
    two = site.client.get(f"/iiif/search/2/{name}?q=PARADISE").json()
    (item,) = two["items"]
    assert item["target"]["id"].endswith("#xywh=100,50,300,80")
    (within,) = item["target"]["partOf"]
    assert (within["id"], within["label"]) == (manifest, {"en": ["SITE 1"]})
    assert two["annotations"][0]["items"][0]["target"]["source"] == item["id"]
    for version, key in ((1, "terms"), (2, "items")):
        words = site.client.get(f"/iiif/autocomplete/{version}/{name}?q=para").json()[key]
        assert [word.get("match") or word["value"] for word in words] == ["paradise"]
    found = site.client.get(f"/iiif/autocomplete/2/{name}?q=para&min=2").json()
    assert found["items"] == []


def test_titles_are_none_of_what_is_written(site: Any) -> None:
    assert site.client.get("/api/search?q=SITE").json()["total"] == 1
    for searched in (site.published.id, "root"):
        assert site.client.get(f"/iiif/search/2/{searched}?q=SITE").json()["items"] == []


def test_what_is_nowhere_is_not_found(site: Any) -> None:
    for service in SERVICES:
        for searched in ("nowhere", "01a22c40-1ffe-7728-8f94-4a330ec0ddf0"):
            assert site.client.get(f"/iiif/{service}/{searched}?q=a").status_code == 404


@pytest.fixture
def long_answer(site: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The unit in which a word is read twice on each of five photographs; two make a page."""
    monkeypatch.setattr(search_inside, "PHOTOGRAPHS_A_PAGE", 2)
    unit = str(site.published.units[-1].id)
    with site.holding.open(THE_DESK) as catalogue:
        if catalogue.photograph_by_code("LONG 0"):
            return unit
    reading = ReadingDescription("Zima nad Wołgą", language="pl")
    note = InscriptionDescription(InscriptionKind.NOTE, (reading, reading))
    side = SideDescription(
        SideKind.VERSO, presence=SidePresence.NOT_DIGITISED, inscriptions=(note,)
    )
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        for number in range(5):
            described = PhotographDescription(f"LONG {number}", unit="SITE", sides=(side,))
            catalogue.publish(catalogue.save(described).id)
        catalogue.commit()
    return unit


FORMS = {1: ("resources", "@id", "within"), 2: ("items", "id", "partOf")}


def address_of(told: Any) -> str:
    return str(told["id"] if isinstance(told, dict) else told)


@pytest.mark.parametrize("version", FORMS)
@pytest.mark.parametrize("counted", [200, 4])
def test_a_long_answer_is_walked_by_its_pages_to_the_end_and_back(
    site: Any, long_answer: str, monkeypatch: pytest.MonkeyPatch, version: int, counted: int
) -> None:
    """1.0, 3.3.2; 2.0, 4.2.2: next, prev, first, and total and last where all are counted."""
    items, key, whole = FORMS[version]
    monkeypatch.setattr(search_inside, "COUNTED", counted)
    first = site.client.get(f"/iiif/search/{version}/{long_answer}?q=wolga").json()
    pages = [first]
    while "next" in pages[-1]:
        pages.append(site.client.get(address_of(pages[-1]["next"])).json())
    seen = [one[key] for page in pages for one in page[items]]
    assert (len(seen), len(set(seen))) == (10, 10)
    assert [page["startIndex"] for page in pages] == [0, 4, 8]
    back = [pages[-1]]
    while "prev" in back[-1]:
        back.append(site.client.get(address_of(back[-1]["prev"])).json())
    assert [page[items] for page in reversed(back)] == [page[items] for page in pages]
    for page in (*pages, *back):
        assert address_of(page[whole]["first"]) == address_of(first[whole]["first"])
        assert page[whole].get("total") == (10 if counted > 5 else None)
        last = page[whole].get("last")
        assert (last is None) is (counted < 5)
        if last:
            assert site.client.get(address_of(last)).json()[items] == pages[-1][items]


def test_the_way_back_of_a_very_long_answer_is_forgotten_in_time(
    site: Any, long_answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_inside, "PHOTOGRAPHS_A_PAGE", 1)
    monkeypatch.setattr(search_inside, "COUNTED", 0)
    for module in ("app.domain.content_search", "app.iiif.content_search_request"):
        monkeypatch.setattr(f"{module}.MOST_PLACES", 2)
    page = site.client.get(f"/iiif/search/2/{long_answer}?q=wolga").json()
    starts = []
    while "next" in page:
        page = site.client.get(page["next"]["id"]).json()
        starts.append(page["startIndex"])
        first = site.client.get(page["partOf"]["first"]["id"]).json()
        assert first["startIndex"] == 0
    before = site.client.get(page["prev"]["id"]).json()
    assert starts == [2, 4, 6, 8]
    assert (before["startIndex"], "prev" in before, "next" in before) == (6, False, True)
