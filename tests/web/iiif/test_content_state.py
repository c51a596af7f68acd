"""IIIF Content State API 1.0 over HTTP: 2.2.2 Annotation URI."""

from typing import Any

import pytest

from app.iiif.content_state_reading import Place, read_state


def test_a_state_at_an_address_is_the_annotation_that_it_says(site: Any) -> None:
    side = site.published.description.sides[1]
    address = site.holding.addresses.content_state(site.published.id, side.id, "100,50,300,80")
    answer = site.client.get(address)
    state = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (state["id"], state["type"], state["motivation"]) == (
        address, "Annotation", ["contentState"],
    )  # fmt: skip
    assert state["target"]["id"].endswith(f"/canvas/{side.id}#xywh=100,50,300,80")
    (place,) = read_state(answer.text, addresses=site.holding.addresses)
    assert place == Place(site.published.id, side.id, side.inscriptions[0].region)


def test_a_hidden_photograph_and_another_side_are_not_found(site: Any) -> None:
    for photograph, side in ((site.draft, site.draft), (site.published, site.draft)):
        side_id = side.description.sides[0].id
        address = site.holding.addresses.content_state(photograph.id, side_id)
        assert site.client.get(address).status_code == 404


@pytest.mark.parametrize("xywh", ["1,2,3", "a", "1,2,0,0", "-1,2,3,4", "1.5,2,3,4", "\0"])
def test_a_region_that_cannot_be_read_is_told_by_the_name_of_its_parameter(
    site: Any, xywh: str
) -> None:
    side_id = site.published.description.sides[0].id
    path = f"/iiif/content-state/{site.published.id}/{side_id}"
    answer = site.client.get(path, params={"xywh": xywh})
    assert answer.status_code == 400
    assert [problem["where"] for problem in answer.json()["problems"]] == ["xywh"]
