"""What is done in Clover alike, whatever it has opened."""

from playwright.sync_api import Page, expect

PATIENCE_MS = 60_000


def shown_and_found_by_clover(page: Page, written: str) -> None:
    """Have Clover show the inscription, and find a word of it."""
    page.get_by_role("tab", name="Annotations").click()
    expect(page.get_by_text(written).first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("tab", name="Search").click()
    page.locator("input[name=searchTerms]").fill("paradise")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel", name="Search")).to_contain_text(
        "paradise", timeout=PATIENCE_MS
    )
