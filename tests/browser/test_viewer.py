"""Mirador shows the photograph, what is written on it, and finds it again."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
HARMLESS = ("element.ref",)  # React 19 on the way in which Mirador 4.0.0 reads a property
PAINTED = """() => {
    const canvas = document.querySelector("#viewer .openseadragon-canvas canvas");
    if (!canvas || !canvas.width) return false;
    const copy = document.createElement("canvas");
    copy.width = copy.height = 32;
    const drawing = copy.getContext("2d");
    drawing.drawImage(canvas, 0, 0, 32, 32);
    const pixels = drawing.getImageData(0, 0, 32, 32).data;
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at + 3]) colours.add(pixels.slice(at, at + 3).join());
    return colours.size > 8;
}"""


def open_viewer(visit: Any, **asked: str) -> Page:
    """Open the viewer on the seed photograph."""
    query = "".join(f"&{name}={value}" for name, value in asked.items())
    page: Page = visit.go(f"/viewer?photograph={visit.site.photograph_id}{query}")
    return page


def wait_for_canvas(page: Page, side_id: str) -> None:
    """Wait until Mirador shows the canvas of a side."""
    page.wait_for_function(
        "side => Object.values(window.verso.viewer.store.getState().windows)[0]"
        ".canvasId?.endsWith(`/canvas/${side}`)",
        arg=side_id,
        timeout=PATIENCE_MS,
    )


def wait_for_annotation(page: Page, annotation_id: str = "/annotation/") -> None:
    """Wait until Mirador has selected an annotation of which this is the id, or a part of it."""
    page.wait_for_function(
        "wanted => Object.values(window.verso.viewer.store.getState().windows)[0]"
        ".selectedAnnotationId?.includes(wanted)",
        arg=annotation_id,
        timeout=PATIENCE_MS,
    )


@pytest.mark.parametrize("side", ["recto", "verso"])
def test_it_paints_the_side_that_was_asked(reader: Any, side: str) -> None:
    visit = reader.open()
    side_id = visit.site.recto_id if side == "recto" else visit.site.verso_id
    page = open_viewer(visit, side=side_id)
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    wait_for_canvas(page, side_id)
    tiles = [url for url in visit.requested if "/iiif/3/" in url and "/default.jpg" in url]
    assert tiles != []
    assert visit.failed == []


def test_it_lists_the_inscription_as_an_annotation(reader: Any) -> None:
    visit = reader.open()
    page = open_viewer(visit, side=visit.site.verso_id)
    written = page.get_by_text("We are getting together after the amnesty.")
    expect(written.first).to_be_visible(timeout=PATIENCE_MS)


def test_it_opens_on_the_words_that_were_searched_for(reader: Any) -> None:
    visit = reader.open()
    page = open_viewer(visit, side=visit.site.verso_id, q="stalins+paradise")
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    expect(page.locator("#viewer mark, #viewer strong").first).to_be_visible(timeout=PATIENCE_MS)
    wait_for_annotation(page)
    wait_for_canvas(page, visit.site.verso_id)


def test_it_opens_on_the_very_writing_that_was_found(reader: Any) -> None:
    visit = reader.open()
    found = visit.go("/search?q=stalins+paradise")
    found.get_by_role("link", name="See the writing").first.click()
    page = visit.page
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    wanted = page.evaluate("JSON.parse(document.getElementById('viewer-settings').textContent)")
    selected = wanted["selected"]
    assert "/annotation/" in selected
    wait_for_annotation(page, selected)
    page.wait_for_function(
        """({x, zoom}) => {
            const shown = Object.values(window.verso.viewer.store.getState().viewers)[0];
            return Math.abs(shown?.x - x) < 2 && Math.abs(shown?.zoom / zoom - 1) < 0.02;
        }""",
        arg=wanted["mirador"]["windows"][0]["initialViewerConfig"],
        timeout=PATIENCE_MS,
    )


def test_its_own_search_finds_paradise_and_turns_to_the_verso(reader: Any) -> None:
    visit = reader.open()
    page = open_viewer(visit, side=visit.site.recto_id)
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    page.locator("#viewer").get_by_role("tab", name="Search").click()
    box = page.locator("#viewer").get_by_role("combobox", name="search terms")
    box.fill("paradise")
    box.press("Enter")
    wait_for_canvas(page, visit.site.verso_id)
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    wait_for_annotation(page)


def test_it_speaks_polish_on_a_polish_page(reader: Any) -> None:
    visit = reader.open(language="pl")
    page = open_viewer(visit)
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    language = page.evaluate("window.verso.viewer.store.getState().config.language")
    assert language == "pl"
    expect(page.get_by_text("1 z 2")).to_be_visible()  # Mirador 4.0.0 has this in English alone


def test_it_asks_for_nothing_elsewhere_and_complains_of_nothing(reader: Any) -> None:
    visit = reader.open()
    page = open_viewer(visit, side=visit.site.verso_id, q="paradise")
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    own = (f"{visit.site.address}/", f"blob:{visit.site.address}/", "data:")
    assert [url for url in visit.requested if not url.startswith(own)] == []
    assert visit.failed == []
    complaints = [text for text in visit.complaints if not any(known in text for known in HARMLESS)]
    assert complaints == []


DROP = """([kind, text]) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", text);
    document.getElementById("viewer").dispatchEvent(
        new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
}"""
DRAG = """() => {
    const carried = new DataTransfer();
    const link = [...document.querySelectorAll("[data-iiif-content]")].at(-1);
    link.dispatchEvent(new DragEvent("dragstart", {bubbles: true, dataTransfer: carried}));
    return carried.getData("text/plain");
}"""


def test_a_place_is_dragged_from_a_page_and_opens_where_it_is_dropped(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    carried = page.evaluate(DRAG)
    assert '"type":"Canvas"' in carried
    page = open_viewer(visit, side=visit.site.recto_id)
    page.wait_for_function("() => window.verso")
    with page.expect_navigation(url="**/viewer?iiif-content=*"):
        page.evaluate(DROP, ["drop", carried])
    page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    wait_for_canvas(page, visit.site.verso_id)
    with page.expect_navigation(url="**/viewer?iiif-content=http*manifest"):
        manifest = f"{visit.site.address}/iiif/presentation/3/{visit.site.photograph_id}/manifest"
        page.evaluate(DROP, ["drop", f"http://other.example/?manifest={manifest}"])
    assert visit.failed == []
