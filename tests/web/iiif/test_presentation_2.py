"""IIIF Presentation API 2.1.1 over HTTP, by its own addresses and by content negotiation (7)."""

from typing import Any

import pytest

V2 = "http://iiif.io/api/presentation/2/context.json"
V3 = "http://iiif.io/api/presentation/3/context.json"


@pytest.mark.parametrize(
    ("accept", "context"),
    [
        ("*/*", V3),
        ("application/json, text/javascript, text/plain", V3),
        ("text/html", V3),
        ("", V3),
        (f'application/ld+json;profile="{V2}"', V2),
        (f"application/ld+json; profile={V2}", V2),
        (f'application/ld+json;profile="{V2}";q=0.2, application/ld+json;profile="{V3}"', V3),
        (f'application/ld+json;profile="{V2}", */*;q=0.1', V2),
        ('application/ld+json;profile="http://example.org/none"', V3),
    ],
)
def test_one_address_gives_the_version_that_is_named_and_never_406(
    site: Any, accept: str, context: str
) -> None:
    path = f"/iiif/presentation/3/{site.published.id}/manifest"
    answer = site.client.get(path, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.json()["@context"] == context
    assert "Accept" in answer.headers["vary"].split(", ")


def test_what_was_asked_for_at_another_address_names_its_own(site: Any) -> None:
    path = f"/iiif/presentation/3/{site.published.id}/manifest"
    answer = site.client.get(path, headers={"accept": f'application/ld+json;profile="{V2}"'})
    own = answer.json()["@id"]
    assert own == answer.headers["content-location"]
    assert own == str(site.client.base_url.join(path.replace("/3/", "/2/")))
    assert site.client.get(own).json() == answer.json()


def test_an_address_of_version_2_gives_it_as_json_to_everybody(site: Any) -> None:
    path = f"/iiif/presentation/2/{site.published.id}/manifest"
    answer = site.client.get(path, headers={"accept": "*/*"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["@type"] == "sc:Manifest"
    again = site.client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("part", ["manifest", "sequence/normal", "list/{side}"])
def test_a_draft_has_none_of_it_for_the_public(site: Any, part: str) -> None:
    side = site.draft.description.sides[0].id
    path = f"/iiif/presentation/2/{site.draft.id}/{part.format(side=side)}"
    assert site.client.get(path).status_code == 404
    assert site.client.get(path, headers=site.reader).status_code == 200


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("collection/root?after=nowhere", "after"),
        ("collection/{unit}?after=%00", "after"),
        ("collection/{unit}?after=00000000-0000-7000-8000-000000000000", "after"),
        ("collection/{unit}?units_after=../x", "units_after"),
        ("collection/search?q=SITE&cursor=nowhere", "cursor"),
    ],
)
def test_a_wrong_place_in_a_list_is_400_and_named(
    site: Any, version: int, path: str, name: str
) -> None:
    unit = site.published.units[-1].id
    answer = site.client.get(f"/iiif/presentation/{version}/{path.format(unit=unit)}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert [one["where"] for one in answer.json()["problems"]] == [name]


@pytest.mark.parametrize("version", [2, 3])
def test_what_is_not_there_is_a_json_problem(site: Any, version: int) -> None:
    for name in ("00000000-0000-7000-8000-000000000000", "nothing", "%00"):
        answer = site.client.get(f"/iiif/presentation/{version}/{name}/manifest")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
