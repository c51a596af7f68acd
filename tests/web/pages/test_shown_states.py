"""Links to places on photographs, on pages and in the viewer. IIIF Content State API 1.0."""

import html
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.iiif.content_state import decode, encode

LINK = re.compile(r'class="state-link" href="([^"]*)" data-iiif-content="([^"]*)"')
SETTINGS = re.compile(r'id="viewer-settings">(.*?)</script>', re.DOTALL)


def links(page: str) -> list[tuple[str, Any]]:
    return [
        (html.unescape(link), json.loads(html.unescape(content)))
        for link, content in LINK.findall(page)
    ]


def window(site: Any, link: str) -> dict[str, Any]:
    answer = site.client.get(link)
    assert answer.status_code == 200
    (found,) = SETTINGS.findall(answer.text)
    return dict(json.loads(html.unescape(found))["mirador"]["windows"][0])


def test_each_side_and_each_writing_has_a_link_that_says_what_is_dragged(site: Any) -> None:
    found = links(site.client.get(f"/photographs/{site.published.id}").text)
    recto, verso, writing = found
    for link, content in found:
        (value,) = parse_qs(urlsplit(link).query)["iiif-content"]
        assert decode(value) == content
        assert content["partOf"][0]["id"] == site.holding.addresses.manifest(site.published.id)
    sides = site.published.description.sides
    canvases = [site.holding.addresses.canvas(site.published.id, side.id) for side in sides]
    assert [recto[1]["id"], verso[1]["id"]] == canvases
    assert writing[1]["id"] == f"{canvases[1]}#xywh=100,50,300,80"
    (hit,) = links(site.client.get("/search?q=paradise").text)
    assert hit == writing


def test_a_link_opens_the_viewer_on_the_side_and_at_the_region(site: Any) -> None:
    *_, (link, content) = links(site.client.get(f"/photographs/{site.published.id}").text)
    opened = window(site, link)
    assert f"{opened['canvasId']}#xywh=100,50,300,80" == content["id"]
    view = opened["initialViewerConfig"]
    assert (view["x"], view["y"], view["zoom"]) == (250, 90, pytest.approx(1 / 450))


def test_addresses_open_what_they_name(site: Any) -> None:
    addresses, published = site.holding.addresses, site.published
    side = published.description.sides[1]
    reading = side.inscriptions[0].readings[0]
    manifest = addresses.manifest(published.id)
    for state in (
        manifest, addresses.canvas(published.id, side.id),
        addresses.annotation(published.id, reading.id),
        addresses.content_state(published.id, side.id, "1,2,30,40"),
        encode({"type": "Annotation", "motivation": "contentState", "target": manifest}),
    ):  # fmt: skip
        answer = site.client.get("/viewer", params={"iiif-content": state})
        assert answer.status_code == 200
        assert manifest in answer.text
    unit = published.units[-1].id
    state = addresses.collection(unit)
    answer = site.client.get("/viewer", params={"iiif-content": state})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/units/{unit}")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("", 400), ("x", 400), ("{", 400), ("e30", 400), ("\0", 400), ("a" * 20_001, 400),
        ("https://example.org/iiif/1/manifest", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_told_by_the_name_of_its_parameter(
    site: Any, state: str, status: int
) -> None:
    answer = site.client.get("/viewer", params={"iiif-content": state})
    assert answer.status_code == status
    assert bool(re.search(r"iiif-content(: | \()", answer.text)) == (status == 400)


def test_a_draft_opens_for_nobody_who_may_not_read_it(site: Any) -> None:
    state = site.holding.addresses.manifest(site.draft.id)
    asked = {"iiif-content": state}
    assert site.client.get("/viewer", params=asked).status_code == 404
    assert site.client.get("/viewer", params=asked, headers=site.reader).status_code == 200
