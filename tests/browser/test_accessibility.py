"""Whoever can't see well, or has no mouse, reads every page. WCAG 2.2, A and AA; axe-core."""

from typing import Any

import pytest

from tests.browser.axe_walk import faults, violations

pytestmark = pytest.mark.browser

KINDS = (
    "start",
    "photograph",
    "units",
    "unit",
    "search",
    "nothing found",
    "empty search",
    "marks in readings",
    "error",
)


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_page(reader: Any, axe: str, kind: str, language: str) -> None:
    visit = reader.open(language=language)
    page = visit.go(visit.site.pages()[kind])
    assert page.locator("html").get_attribute("lang") == language
    assert faults(page, axe) == []


def test_axe_finds_nothing_on_the_reference_of_the_api(reader: Any, axe: str) -> None:
    visit = reader.open(scheme="dark", width_px=390)
    assert violations(visit.go(visit.site.pages()["reference of the API"]), axe) == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_around_the_viewer(reader: Any, axe: str, language: str) -> None:
    visit = reader.open(language=language)
    page = visit.go(f"/viewer?photograph={visit.site.photograph_id}")
    page.locator("#viewer canvas").first.wait_for()
    assert violations(page, axe) == []


def test_every_link_and_field_is_reached_with_the_tab_key(reader: Any) -> None:
    visit = reader.open()
    page = visit.go(visit.site.pages()["photograph"])
    wanted = page.evaluate(  # what is folded away is reached once its summary has unfolded it
        """() => [...document.querySelectorAll("a[href], button, input, summary")]
            .filter(element => element.tabIndex >= 0 && element.checkVisibility()).length"""
    )
    reached = set()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => {
                    const all = [
                        ...document.querySelectorAll("a[href], button, input, summary")
                    ];
                    return all.indexOf(document.activeElement);
                }"""
            )
        )
    assert len(reached - {-1}) == wanted


def test_the_first_tab_offers_to_skip_to_the_content(reader: Any) -> None:
    page = reader.open().go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")


def test_what_has_the_focus_can_be_seen(reader: Any) -> None:
    page = reader.open().go("/units")
    for _ in range(6):
        page.keyboard.press("Tab")
        style = page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                return [style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        assert style[0] != "none"
        assert style[1] >= 2
