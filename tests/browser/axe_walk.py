"""What axe finds on the page that a browser shows. WCAG 2.2, A and AA; axe-core."""

from typing import Any, Final, Literal

from playwright.sync_api import Page

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: Final[tuple[tuple[Literal["light", "dark"], int], ...]] = (("light", 1280), ("dark", 390))
"""Colours depend on the scheme alone, and what lies on what on the width: each is met once."""

TWO_FRAMES: Final = """() => document.fonts.ready.then(() => new Promise((rested) =>
    requestAnimationFrame(() => requestAnimationFrame(() => rested()))))"""

NOT_OURS: Final = "#viewer"
"""A window of others, such as Mirador's."""


def violations(page: Page, axe: str) -> list[str]:
    """Tell rule, place and what is wrong there, as the page stands once it has come to rest."""
    _rest(page)
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        """([rules, notOurs]) => axe.run(
            {exclude: [notOurs]}, {runOnly: rules, resultTypes: ["violations"]})""",
        [RULES, NOT_OURS],
    )
    return [
        f"{violation['id']}: {node['html']} ({node['failureSummary']})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _rest(page: Page) -> None:
    """Wait until all is loaded and nothing glides: axe measures one place after another.

    A page that takes the reader to a refusal scrolls once it is drawn; gliding, its head would be
    measured in one place and what covers it in another.
    """
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_load_state("load")
    page.evaluate(TWO_FRAMES)


def faults(page: Page, axe: str) -> list[str]:
    """Tell the same in light and wide, dark and narrow; and whether anything sticks out."""
    found: list[str] = []
    for scheme, width_px in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width_px, "height": 900})
        found += [f"{scheme} {width_px}: {one}" for one in violations(page, axe)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width_px}: the page is wider than its window")
    return found
