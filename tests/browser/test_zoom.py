"""Deep zoom in its place on the photograph's page, with what is written there within reach."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
WRITTEN = "We are getting together after the amnesty."
SEEN_PX = "() => document.querySelector('.zoom-mark').getBoundingClientRect().width {}"
AS_POLYGON = """() => {
    const box = document.querySelector(".marks rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map(
        (name) => Number(box.getAttribute(name)));
    const polygon = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
    polygon.setAttribute("points", `${x},${y} ${x + width},${y} ${x},${y + height}`);
    box.replaceWith(polygon);
}"""


def look_closer(visit: Any, side: str = "Verso") -> Page:
    """Open the photograph's page, and one of its sides in deep zoom."""
    page: Page = visit.go(f"/photographs/{visit.site.photograph_id}")
    figure = page.locator(".side", has_text=side)
    figure.get_by_role("button", name="Look closer here").click()
    expect(figure.locator(".zoom-stage canvas").first).to_be_visible()
    return page


def seen_px(page: Page) -> float:
    """How wide the first writing appears on the screen."""
    box = page.locator(".zoom-mark").first.bounding_box()
    assert box is not None
    return box["width"]


def test_what_is_written_lies_over_the_picture_where_it_stands(reader: Any) -> None:
    visit = reader.open()
    page = look_closer(visit)
    mark = page.get_by_role("button", name="Inscription 1", exact=True)
    expect(mark).to_be_visible(timeout=PATIENCE_MS)
    stage = page.locator(".zoom-stage").bounding_box()
    box = mark.bounding_box()
    assert stage is not None
    assert box is not None
    shown = min(stage["width"] / 1800, stage["height"] / 1260)  # the card's size
    region = visit.site.writing
    assert box["width"] == pytest.approx(region.width_px * shown, rel=0.02)
    left = stage["x"] + (stage["width"] - 1800 * shown) / 2
    assert box["x"] == pytest.approx(left + region.x_px * shown, abs=4)
    page.wait_for_function(
        "() => performance.getEntriesByType('resource')"
        ".some(({name}) => name.includes('/0,0,1024') && name.endsWith('/default.jpg'))"
    )
    assert (visit.failed, visit.complaints) == ([], [])


def test_by_keyboard_one_goes_to_a_writing_reads_it_and_comes_back(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    opener = page.locator(".side", has_text="Verso").get_by_role("button", name="Look closer here")
    opener.focus()
    page.keyboard.press("Enter")
    mark = page.get_by_role("button", name="Inscription 1", exact=True)
    expect(mark).to_be_visible(timeout=PATIENCE_MS)
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    before = seen_px(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(WRITTEN)
    expect(mark).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(SEEN_PX.format(f"> {1.15 * before}"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_be_empty()
    expect(mark).to_be_focused()
    page.wait_for_function(SEEN_PX.format(f"< {1.02 * before}"))
    assert seen_px(page) == pytest.approx(before, rel=0.02)
    page.keyboard.press("Escape")
    expect(page.locator(".zoom-stage")).to_have_count(0)
    expect(opener).to_be_focused()
    assert visit.complaints == []


def test_a_click_on_a_writing_goes_to_it(reader: Any) -> None:
    visit = reader.open(language="pl")
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    page.locator(".opens-zoom").last.click()
    page.locator(".zoom-mark").click(timeout=PATIENCE_MS)
    expect(page.get_by_role("status")).to_contain_text(WRITTEN)


def test_a_polygon_keeps_its_shape(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    page.evaluate(AS_POLYGON)
    page.locator(".opens-zoom").last.click()
    shape = page.locator(".zoom-mark polygon")
    expect(shape).to_be_visible(timeout=PATIENCE_MS)
    drawn, mark = shape.bounding_box(), page.locator(".zoom-mark").bounding_box()
    assert drawn is not None
    assert mark is not None
    assert (drawn["width"], drawn["height"]) == pytest.approx(
        (mark["width"], mark["height"]), abs=10
    )


def test_without_script_there_is_no_button_and_the_picture_leads_to_the_viewer(reader: Any) -> None:
    visit = reader.open(script=False)
    page = visit.go(f"/photographs/{visit.site.photograph_id}")
    expect(page.locator(".opens-zoom").first).to_be_hidden()
    expect(page.locator(".sheet-link").first).to_have_attribute("href", re.compile("^/viewer[?]"))
    expect(page.locator(".marks a").first).to_be_visible()


@pytest.mark.parametrize("width_px", [390, 1280])
def test_with_deep_zoom_open_the_page_is_accessible(reader: Any, axe: str, width_px: int) -> None:
    visit = reader.open(width_px=width_px)
    page = look_closer(visit)
    page.locator(".zoom-mark").click(timeout=PATIENCE_MS)
    page.evaluate(axe)
    found = page.evaluate("axe.run('.mat').then(({violations}) => violations.map(({id}) => id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width_px
