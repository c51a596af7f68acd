"""A closed photograph, opened in viewers by signing in: IIIF Authorization Flow 2.0 and 1.0."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from app.domain.access import AccessRule
from app.domain.accounts import Role
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK
from app.iiif.addresses import Addresses
from app.services.create_account import create_account

pytestmark = pytest.mark.browser

PATIENCE_MS = 20_000
PASSWORD: Final = "a sentence of some words"  # noqa: S105
RULE: Final = AccessRule(until_on=date(2999, 12, 31), reason="a letter")
CARD_PX: Final = 1800


@dataclass(frozen=True, slots=True)
class Closed:
    """A photograph whose verso is closed, and the image of that side."""

    photograph_id: str
    image_id: str


@pytest.fixture(scope="module")
def closed(derived_site: Any, elsewhere: str) -> Iterator[Closed]:
    """Close a side of the sample, make an account, and know the other origin's viewer."""
    holding = derived_site.holding
    create_account(holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)
    with holding.open(THE_DESK, writes=True) as catalogue:
        found = catalogue.photograph_by_code("ipn-amnesty-3")
        sides = tuple(
            replace(side, access=RULE if side.kind is SideKind.VERSO else None)
            for side in found.description.sides
        )
        catalogue.save(replace(found.description, sides=sides), photograph_id=found.id)
        catalogue.commit()
    before = holding.settings
    holding.settings = before.model_copy(update={"viewer_origins": (elsewhere,)})
    yield Closed(found.id, sides[1].scans[0].id)
    holding.settings = before
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(found.description, photograph_id=found.id)
        catalogue.commit()


def sign_in(window: Page) -> None:
    """Type name and password into the form that a viewer's window shows."""
    window.get_by_label("Account name").fill("anna")
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()


def test_a_client_of_flow_2_opens_an_image_from_another_origin_and_signs_out(
    abroad: Callable[..., Any], closed: Closed, derived_site: Any
) -> None:
    window = abroad(forgives=("401",))
    information = Addresses(derived_site.address).image_service(closed.image_id) + "/info.json"
    page = window.open("authorization", information)
    told = page.locator("#told")
    way_in = page.get_by_role("button", name="Sign in to see this image")
    expect(way_in).to_be_enabled(timeout=PATIENCE_MS)
    expect(told).to_have_text(
        "probe 401 This image is closed to the public\n"
        "AuthAccessTokenError2 missingAspect\n"
        "no image\n"
    )
    with page.expect_popup() as opened:
        way_in.click()
    sign_in(opened.value)
    expect(page.get_by_role("button", name="Close")).to_be_enabled(timeout=PATIENCE_MS)
    expect(told).to_contain_text(f"AuthAccessToken2\nprobe 200\nimage {CARD_PX}")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Close").click()
    opened.value.locator("#main").get_by_role("button", name="Sign out").click()
    expect(told).to_contain_text(f"image {CARD_PX}\nprobe 401", timeout=PATIENCE_MS)
    expect(told).to_contain_text("no image\n")


def test_miradors_login_flow_opens_a_closed_side_once_a_session_is_over(
    reader: Any, closed: Closed
) -> None:
    visit = reader.open()
    page: Page = visit.go("/sign-in")
    sign_in(page)
    visit.go(f"/viewer?photograph={closed.photograph_id}")
    expect(page.get_by_text("1 of 2 • Recto")).to_be_visible(timeout=PATIENCE_MS)
    page.context.clear_cookies()  # as when the session has ended meanwhile
    page.get_by_role("button", name="Next item").click()
    bar = page.locator("#viewer")
    bar.get_by_text("Sign in to see this image").click(timeout=PATIENCE_MS)
    with page.expect_popup(timeout=PATIENCE_MS) as opened:
        bar.get_by_role("button", name="Sign in", exact=True).click()
    with page.expect_response(
        lambda answer: f"/{closed.image_id}/full/" in answer.url and answer.status == 200,
        timeout=PATIENCE_MS,
    ):
        sign_in(opened.value)
    expect(page.get_by_text("2 of 2 • Verso")).to_be_visible()
    expect(page.locator("#viewer").get_by_role("button", name="Sign out")).to_be_visible()
