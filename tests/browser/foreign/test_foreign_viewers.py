"""Viewers of others, from another origin, open what this catalogue publishes.

What each has a place for, and what it asks for, was observed in the versions that
tests/browser/package.json names.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from app.iiif.addresses import Addresses
from app.iiif.image_version import ImageVersion
from tests.browser.foreign.clover import shown_and_found_by_clover

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
TITLE = "Polish soldiers freed from Soviet gulags"
CREDIT = "Photo from the archives of the Institute of National Remembrance"
WRITTEN = "We are getting together after the amnesty."
THUMBNAIL = "full/90,/0/default.jpg"  # Universal Viewer's own width, whatever there is
HIT = "/!100,20/0/default.jpg"  # Clover's picture of the place that a hit stands at
Go = Callable[..., Any]


@pytest.fixture
def manifest(derived_site: Any) -> str:
    """The manifest of the photograph with writing on its back."""
    return Addresses(derived_site.address).manifest(derived_site.photograph_id)


@pytest.fixture
def in_two_languages(derived_site: Any) -> str:
    """The manifest of a photograph that has a title in English and one in Polish."""
    return Addresses(derived_site.address).manifest(derived_site.bilingual_id)


def test_mirador_shows_both_sides_and_what_is_known_and_finds_a_word(
    abroad: Go, manifest: str
) -> None:
    window = abroad()
    page = window.open("mirador", manifest)
    expect(page.get_by_role("heading", name=TITLE).first).to_be_visible(timeout=PATIENCE_MS)
    window.sees("recto")
    page.get_by_role("button", name="Next item").click()
    window.sees("verso")
    page.get_by_role("tab", name="Annotations").click()
    expect(page.get_by_text(WRITTEN).first).to_be_visible()
    page.get_by_role("tab", name="Rights").click()
    expect(page.get_by_text(CREDIT)).to_be_visible()
    page.get_by_role("button", name="Previous item").click()
    page.get_by_role("tab", name="Search").click()
    box = page.get_by_role("combobox", name="search terms")
    box.fill("paradise")
    box.press("Enter")
    expect(page.locator("#viewer :is(mark, strong)").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("2 of 2 • Verso")).to_be_visible()
    assert len(window.images) > 8
    assert window.made() == []


def test_universal_viewer_shows_both_sides_and_what_is_known_and_finds_a_word(
    abroad: Go, manifest: str
) -> None:
    window = abroad()
    page = window.open("universal", manifest)
    expect(page.get_by_text(TITLE).first).to_be_visible(timeout=PATIENCE_MS)
    window.sees("recto")
    expect(page.locator(".attribution")).to_contain_text(CREDIT)
    page.locator(".paging.next").click()
    window.sees("verso")
    page.locator(".rightPanel .expandButton").click()
    expect(page.locator(".rightPanel")).to_contain_text("Reference code")
    expect(page.locator(".rightPanel")).to_contain_text(WRITTEN)
    page.locator(".paging.prev").click()
    page.locator("#searchWithinInput").click()
    page.locator("#searchWithinInput").fill("paradise")
    page.keyboard.press("Enter")
    expect(page.get_by_text("found for 'paradise'")).to_be_visible(timeout=PATIENCE_MS)
    page.locator("button.nextResult").click()
    expect(page.locator(".annotationRect.current")).to_have_attribute(
        "title", f"Stalin\u2019s paradise... {WRITTEN}", timeout=PATIENCE_MS
    )
    made = window.made()
    assert set(made) <= {THUMBNAIL}
    assert len(made) <= len(window.images) / 5


def test_clover_shows_both_sides_and_what_is_known_and_finds_a_word(
    abroad: Go, manifest: str
) -> None:
    window = abroad()
    page = window.open("clover", manifest)
    expect(page.get_by_text(TITLE).first).to_be_visible(timeout=PATIENCE_MS)
    window.sees("recto")
    expect(page.get_by_text(CREDIT)).to_be_attached()
    page.get_by_role("radio", name="Verso").click()
    window.sees("verso")
    shown_and_found_by_clover(page, WRITTEN)
    made = window.made()
    assert [tail for tail in made if not tail.endswith(HIT)] == []
    assert len(made) <= len(window.images) / 5


def test_tify_shows_both_sides_and_what_is_known(abroad: Go, manifest: str) -> None:
    window = abroad()
    page = window.open("tify", manifest)
    expect(page.get_by_role("heading", name=TITLE).first).to_be_visible(timeout=PATIENCE_MS)
    window.sees("recto")
    expect(page.get_by_text(CREDIT)).to_be_attached()
    page.get_by_role("button", name="Text").click()
    page.get_by_role("button", name="Next page").first.click()
    window.sees("verso")
    expect(page.get_by_text(WRITTEN).first).to_be_visible(timeout=PATIENCE_MS)
    assert window.made() == []


@pytest.mark.parametrize("version", ["4", "5", "6"])
def test_openseadragon_shows_both_sides_and_all_pictures_of_a_unit(
    abroad: Go, derived_site: Any, version: str
) -> None:
    window, addresses = abroad(), Addresses(derived_site.address)
    window.page.set_viewport_size({"width": 760, "height": 560})
    for side, image, form in (
        ("recto", derived_site.recto_scan_id, ImageVersion.V3),
        ("verso", derived_site.verso_scan_id, ImageVersion.V2),
    ):
        information = f"{addresses.image_service(image, form)}/info.json"
        window.open("openseadragon", information, version=version)
        window.sees(side)
    window.open_all(derived_site.unit_id, version=version)
    assert len(window.images) > 8
    assert window.made() == []


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        ("en-GB", "Head photograph of the article", "Reference code"),
        ("pl-PL", "Fotografia otwierająca artykuł", "Sygnatura"),
    ],
)
def test_a_record_in_two_languages_is_shown_in_the_readers(
    abroad: Go, in_two_languages: str, language: str, title: str, label: str
) -> None:
    window = abroad(language=language)
    page = window.open("universal", in_two_languages, language=language)
    expect(page.get_by_text(title).first).to_be_visible(timeout=PATIENCE_MS)
    page.locator(".rightPanel .expandButton").click()
    expect(page.get_by_text(label, exact=True).first).to_be_visible()
    page = window.open("mirador", in_two_languages, language=language[:2])
    expect(page.get_by_text(title).first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text(label, exact=True).first).to_be_visible()
    window.sees("recto")
