"""Sides beside each other in Mirador, and content states that are opened or dropped."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from app.iiif.addresses import Addresses

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
CANVASES = """() => Object.values(window.verso.viewer.store.getState().windows)
    .map((one) => one.canvasId)"""
DROP = """(told) => {
    const dropped = new DataTransfer();
    for (const [type, text] of Object.entries(told)) dropped.setData(type, text);
    const target = document.querySelector("#viewer");
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true }));
}"""
HARMLESS = ("element.ref", "WebGL", "MUI:")


def painted(page: Page, count: int) -> None:
    """Wait until so many pictures are drawn."""
    page.wait_for_function(
        """(count) => [...document.querySelectorAll("#viewer .openseadragon-canvas canvas")]
            .filter((one) => one.width && one.height).length >= count""",
        arg=count,
        timeout=PATIENCE_MS,
    )


def corner(page: Page, number: int) -> tuple[float, float]:
    """Tell where on the page the window of a side begins, from the left and from the top."""
    box = page.locator(f"#side-{number}").bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_recto_and_verso_stand_beside_each_other(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    page.get_by_role("link", name="Sides side by side").click()
    painted(page, 2)
    canvases = page.evaluate(CANVASES)
    assert [one.rpartition("/")[2] for one in canvases] == [
        visit.site.recto_id,
        visit.site.verso_id,
    ]
    page.wait_for_function(
        "(scans) => scans.every((scan) => performance.getEntriesByType('resource')"
        ".some(({name}) => name.includes(scan) && name.endsWith('.jpg')))",
        arg=[visit.site.recto_scan_id, visit.site.verso_scan_id],
        timeout=PATIENCE_MS,
    )
    assert visit.failed == []
    complaints = [text for text in visit.complaints if not any(known in text for known in HARMLESS)]
    assert complaints == []


def test_four_are_compared_and_no_more(reader: Any) -> None:
    visit = reader.open()
    sides = [
        f"{visit.site.photograph_id}.{visit.site.recto_id}",
        f"{visit.site.photograph_id}.{visit.site.verso_id}",
        visit.site.bilingual_id,
        "01a22c24-0000-7000-8000-000000000000",
        visit.site.photograph_id,
    ]
    page = visit.go("/compare?" + "&".join(f"of={side}" for side in sides))
    painted(page, 3)
    assert len(page.evaluate(CANVASES)) == 3
    first, second, third = (corner(page, number) for number in range(3))
    assert first[0] < second[0] == third[0]
    assert first[1] == second[1] < third[1]
    expect(page.get_by_text("1 more can't be shown to you.")).to_be_visible()


def test_without_script_there_are_pictures_side_by_side(reader: Any) -> None:
    visit = reader.open(script=False)
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    page.get_by_role("link", name="Sides side by side").click()
    expect(page.locator("noscript img")).to_have_count(2)


def test_what_is_like_it_and_what_was_chosen_lead_there(reader: Any) -> None:
    visit = reader.open()
    for photograph_id in (visit.site.photograph_id, visit.site.bilingual_id):
        visit.go(f"/photographs/{photograph_id}")
        visit.page.get_by_role("button", name=re.compile("^Put into")).first.click()
    page = visit.go("/selection")
    page.get_by_role("link", name="Side by side").click()
    painted(page, 2)
    assert len(page.evaluate(CANVASES)) == 2


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_around_what_is_compared(reader: Any, axe: str, language: str) -> None:
    visit = reader.open(language=language, width_px=390)
    page = visit.go(
        f"/compare?of={visit.site.photograph_id}.{visit.site.recto_id}"
        f"&of={visit.site.photograph_id}.{visit.site.verso_id}"
    )
    painted(page, 2)
    first, second = (corner(page, number) for number in range(2))
    assert first[0] == second[0]
    assert first[1] < second[1]
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({exclude: '#viewer'}).then(({violations}) => violations.map(({id}) => id))"
    )
    assert found == []


def test_a_content_state_opens_its_region(reader: Any) -> None:
    visit = reader.open()
    region = visit.site.writing
    canvas = Addresses(visit.site.address).canvas(visit.site.photograph_id, visit.site.verso_id)
    page = visit.go(f"/viewer?iiif-content={canvas}%23xywh={region.xywh}")
    painted(page, 1)
    assert page.evaluate(CANVASES) == [canvas]
    page.wait_for_function(
        """([x, width]) => {
            const [view] = Object.values(window.verso.viewer.store.getState().viewers);
            return view && Math.abs(view.x - x) < 3 && Math.abs(1 / view.zoom / width - 1.5) < 0.05;
        }""",
        arg=[region.x_px + region.width_px / 2, region.width_px],
        timeout=PATIENCE_MS,
    )


def test_what_our_own_pages_offer_for_dragging_is_opened(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(f"/viewer?photograph={visit.site.photograph_id}")
    painted(page, 1)
    addresses = Addresses(visit.site.address)
    manifest = addresses.manifest(visit.site.bilingual_id)
    link = f"{addresses.photograph(visit.site.bilingual_id)}?manifest={manifest}"
    page.evaluate(DROP, {"text/uri-list": link, "text/plain": link})
    page.wait_for_url("**/viewer?iiif-content=*", timeout=PATIENCE_MS)
    painted(page, 1)
    assert visit.site.bilingual_id in page.evaluate(CANVASES)[0]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Of another catalogue"), ("pl", "Z innego katalogu")]
)
def test_what_is_of_another_catalogue_is_told_with_its_address(
    reader: Any, axe: str, language: str, told: str
) -> None:
    visit = reader.open(language=language, width_px=390)
    page = visit.go(f"/viewer?photograph={visit.site.photograph_id}")
    manifest = "https://other.example/iiif/a-rather-long-name-of-a-manifest/manifest.json"
    page.evaluate(DROP, {"text/plain": json.dumps({"id": manifest, "type": "Manifest"})})
    page.wait_for_url("**/viewer?iiif-content=*", timeout=PATIENCE_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text(told)
    expect(page.get_by_role("link", name=manifest)).to_have_attribute("href", manifest)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(({violations}) => violations.map(({id}) => id))")
    assert found == []
    assert [one for one in visit.requested if "other.example" in one] == []


def test_a_state_with_two_sides_shows_them_beside_each_other(reader: Any) -> None:
    visit = reader.open()
    addresses, photograph = Addresses(visit.site.address), visit.site.photograph_id
    sides = [
        addresses.canvas(photograph, side) for side in (visit.site.recto_id, visit.site.verso_id)
    ]
    state = json.dumps({"type": "Annotation", "motivation": ["contentState"], "target": sides})
    page = visit.go(f"/viewer?{urlencode({'iiif-content': state})}")
    painted(page, 2)
    assert page.evaluate(CANVASES) == sides


def test_a_state_that_can_not_be_read_is_told(reader: Any) -> None:
    visit = reader.open()
    page = visit.page
    answer = page.goto(f"{visit.site.address}/viewer?iiif-content=%7Bbroken")
    assert answer is not None
    assert answer.status == 400
    expect(page.locator("main")).to_contain_text("iiif-content")
