"""What axe finds on the page that a browser shows. WCAG 2.2, A and AA; axe-core."""

from typing import Any, Final, Literal

from playwright.sync_api import Page

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: Final[tuple[tuple[Literal["light", "dark"], int], ...]] = (("light", 1280), ("dark", 390))
"""Colours depend on the scheme alone, and what lies on what on the width: each is met once."""

NOT_OURS: Final = "#viewer"
"""A window of others, such as Mirador's."""


def violations(page: Page, axe: str) -> list[str]:
    """Tell rule, place and what is wrong there, as the page stands."""
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
