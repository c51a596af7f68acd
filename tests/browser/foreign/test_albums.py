"""Viewers of others open a unit that is an album, and leaf through its photographs.

What each has a place for was observed in the versions that tests/browser/package.json names.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from app.domain.units import Level
from app.domain.viewers import THE_DESK
from app.iiif.addresses import Addresses
from tests.browser.foreign.clover import shown_and_found_by_clover

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
ALBUM = "Verso sample"
TITLE = "Polish soldiers freed from Soviet gulags"
NEXT = "They were not included in the"
CREDIT = "Photo from the archives of the Institute of National Remembrance"
WRITTEN = "We are getting together after the amnesty."
VERSO = "ipn-amnesty-1 \u00b7 Verso"
SIDES = 8
THUMBNAIL = "full/90,/0/default.jpg"  # Universal Viewer's own width, whatever there is
HIT = "/!100,20/0/default.jpg"  # Clover's picture of the place that an annotation stands at
Go = Callable[..., Any]


@pytest.fixture(scope="module")
def collection(derived_site: Any) -> Iterator[str]:
    """The collection of the sample's unit, while that is an album of its four photographs."""
    holding, unit_id = derived_site.holding, derived_site.unit_id

    def keep(level: Level) -> Level:
        with holding.open(THE_DESK, writes=True) as catalogue:
            described = catalogue.unit(unit_id).description
            catalogue.save_unit(replace(described, level=level))
            catalogue.commit()
            kept: Level = described.level
            return kept

    before = keep(Level.ALBUM)
    yield Addresses(derived_site.address).collection(unit_id)
    keep(before)


def test_mirador_leafs_through_an_album_of_a_unit(abroad: Go, collection: str) -> None:
    window = abroad()
    page = window.open("mirador", collection)
    offer = page.locator("button.MuiButton-contained", has_text="Show collection")
    offer.dispatch_event("click")  # Mirador may have shown the list by itself
    expect(page.get_by_role("menuitem", name=TITLE)).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("menuitem", name=ALBUM).click()
    window.sees("recto")
    page.get_by_role("tab", name="Index").click()
    chapters = page.get_by_role("treeitem")
    expect(chapters).to_have_count(4)
    chapters.nth(1).click()
    expect(page.get_by_text(f"3 of {SIDES} \u2022 ipn-amnesty-2 \u00b7 Recto")).to_be_visible()
    chapters.nth(0).click()
    page.get_by_role("button", name="Next item").click()
    expect(page.get_by_text(f"2 of {SIDES} \u2022 {VERSO}")).to_be_visible()
    window.sees("verso")
    page.get_by_role("tab", name="Annotations").click()
    expect(page.get_by_text(WRITTEN).first).to_be_visible()
    page.get_by_role("tab", name="Rights").click()
    expect(page.get_by_text(CREDIT).first).to_be_visible()
    page.get_by_role("tab", name="Search").click()
    box = page.get_by_role("combobox", name="search terms")
    box.fill("paradise")
    box.press("Enter")
    expect(page.locator("#viewer :is(mark, strong)").first).to_be_visible(timeout=PATIENCE_MS)
    assert window.made() == []


def test_universal_viewer_leafs_through_an_album_of_a_unit(abroad: Go, collection: str) -> None:
    window = abroad()
    page = window.open("universal", collection)
    window.sees("recto")
    tree = page.locator(".leftPanel")
    expect(tree).to_contain_text(NEXT)
    expect(page.locator(".attribution")).to_contain_text(CREDIT)
    page.locator(".paging.next").click()
    window.sees("opening")
    page.locator(".rightPanel .expandButton").click()
    expect(page.locator(".rightPanel")).to_contain_text(WRITTEN)
    page.locator(".leftPanel .thumbs.tab").click()
    expect(page.locator(".leftPanel .thumb img[src]")).to_have_count(SIDES)
    page.locator("#searchWithinInput").click()
    page.locator("#searchWithinInput").fill("paradise")
    page.keyboard.press("Enter")
    expect(page.get_by_text("found for 'paradise'")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".annotationRect").first).to_have_attribute("title", re.compile(WRITTEN))
    made = window.made()
    assert set(made) <= {THUMBNAIL}
    assert len(made) <= SIDES
    assert len(made) <= len(window.images) / 2


def test_clover_leafs_through_an_album_of_a_unit(abroad: Go, collection: str) -> None:
    window = abroad()
    window.page.set_viewport_size({"width": 2000, "height": 900})
    page = window.open("clover", collection)
    window.sees("recto")
    expect(page.get_by_role("combobox")).to_contain_text(ALBUM)
    expect(page.get_by_text(CREDIT).first).to_be_attached()
    page.get_by_role("radio", name=VERSO).click()
    window.sees("opening")
    shown_and_found_by_clover(page, WRITTEN)
    made = window.made()
    assert [tail for tail in made if not tail.endswith(HIT)] == []
    assert len(made) <= len(window.images) / 5


def test_tify_leafs_through_an_album_of_a_unit(abroad: Go, collection: str) -> None:
    window = abroad()
    page = window.open("tify", collection, panel="collection")
    expect(page.get_by_text(TITLE)).to_be_visible(timeout=PATIENCE_MS)
    page.locator(".tify-collection").get_by_text(ALBUM).last.click()
    window.sees("leaf")
    page.get_by_role("button", name="Contents").click()
    expect(page.locator(".tify-toc-link")).to_have_count(4)
    page.get_by_role("button", name="Text").click()
    page.get_by_role("button", name="Next page").first.click()
    window.sees("opening")
    expect(page.get_by_text(WRITTEN).first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text(CREDIT)).to_be_attached()
    assert window.made() == []
