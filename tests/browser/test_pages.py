"""Every page works on any screen, without script and without the internet."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width_px", "language"), [(320, "pl"), (390, "en"), (390, "pl"), (1280, "en")]
)
def test_no_page_is_wider_than_its_window(reader: Any, width_px: int, language: str) -> None:
    visit = reader.open(width_px=width_px, language=language)
    for kind, path in visit.site.pages().items():
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width_px, kind


def test_pages_ask_for_nothing_elsewhere_and_complain_of_nothing(reader: Any) -> None:
    visit = reader.open()
    for path in visit.site.pages().values():
        visit.go(path)
    elsewhere = [url for url in visit.requested if not url.startswith(f"{visit.site.address}/")]
    assert elsewhere == []
    missing = [failure for failure in visit.failed if "/photographs/missing" not in failure]
    assert missing == []
    assert [text for text in visit.complaints if "404" not in text] == []


def test_every_picture_has_come(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(visit.site.pages()["photograph"])
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => [...document.images].every(image => image.naturalWidth)")
    count = page.evaluate("document.images.length")
    assert count == 3, "recto, verso, and the writing on it"


def test_a_reader_without_script_searches_and_finds(reader: Any) -> None:
    visit = reader.open(script=False)
    page = visit.go("/")
    page.get_by_role("searchbox").fill("STALIN'S PARADISE...")
    page.keyboard.press("Enter")
    assert page.locator("mark").first.inner_text() == "Stalin\u2019s paradise"
    page.locator(".hit h3 a").first.click()
    page.wait_for_url(f"**/photographs/{visit.site.photograph_id}")
    assert page.locator("blockquote").count() == 2


def test_a_reader_without_script_changes_the_language_for_good(reader: Any) -> None:
    visit = reader.open(script=False)
    page = visit.go("/search?q=Katyn")
    page.get_by_role("link", name="Polski").click()
    page.locator("html[lang=pl]").wait_for()
    assert page.url == f"{visit.site.address}/search?q=Katyn"
    visit.go("/")
    assert page.locator("html").get_attribute("lang") == "pl"
    assert page.get_by_role("button", name="Szukaj").is_visible()


def test_a_reader_without_script_gets_the_sides_as_images(reader: Any) -> None:
    visit = reader.open(script=False)
    page = visit.go(f"/viewer?photograph={visit.site.photograph_id}")
    assert page.locator("noscript img").count() == 2


def test_the_mark_on_the_verso_leads_to_the_reading(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(visit.site.pages()["photograph"])
    page.get_by_role("link", name="Inscription 1", exact=True).click()
    page.wait_for_url("**#inscription-1")
    expect(page.locator("#inscription-1")).to_be_visible()


def test_the_mark_lies_on_the_writing(reader: Any) -> None:
    page = (visit := reader.open()).go(reader.open().site.pages()["photograph"])
    assert visit.failed == []
    mark = page.locator(".marks rect").bounding_box()
    image = page.locator(".side").nth(1).locator("img").bounding_box()
    assert mark is not None
    assert image is not None
    assert image["x"] < mark["x"] < mark["x"] + mark["width"] < image["x"] + image["width"]
    assert image["y"] < mark["y"] < mark["y"] + mark["height"] < image["y"] + image["height"]
