"""A closed photograph, opened in viewers by signing in: IIIF Authorization Flow 2.0 and 1.0."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

PATIENCE_MS: Final = 20_000
CAP_PX: Final = 600
FAR: Final = date(2999, 12, 31)
PASSWORD: Final = "a sentence of some words"  # noqa: S105
RULE: Final = AccessRule(until_on=date(2999, 12, 31), reason="a letter")
CARD_PX: Final = 1800


@dataclass(frozen=True, slots=True)
class Closed:
    """A photograph whose verso is closed or capped, that side, and its image."""

    photograph_id: str
    side_id: str
    image_id: str


@pytest.fixture(scope="module")
def closed(derived_site: Any, elsewhere: str) -> Iterator[Closed]:
    """Close a side of the sample, make an account, and know the other origin's viewer."""
    holding = derived_site.holding
    create_account(holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)
    before = holding.settings
    holding.settings = before.model_copy(update={"viewer_origins": (elsewhere,)})
    with ruled(holding, "ipn-amnesty-3", RULE) as known:
        yield known
    holding.settings = before


@pytest.fixture
def capped(closed: Closed, derived_site: Any) -> Iterator[Closed]:
    """Show the verso of another photograph small."""
    assert closed.image_id
    rule = AccessRule(until_on=FAR, size_cap_px=CAP_PX)
    with ruled(derived_site.holding, "ipn-amnesty-4", rule) as known:
        yield known


@pytest.fixture
def held_back(closed: Closed, derived_site: Any) -> Iterator[Closed]:
    """Show the verso of another photograph to those alone who sign in, and say that it is there."""
    assert closed.image_id
    rule = AccessRule(until_on=FAR, size_cap_px=0)
    with ruled(derived_site.holding, "ipn-amnesty-2", rule) as known:
        yield known


@contextmanager
def ruled(holding: Any, code: str, rule: AccessRule) -> Iterator[Closed]:
    """Put a rule on the verso of a photograph, and take it away again."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        found = catalogue.photograph_by_code(code)
        sides = tuple(
            replace(side, access=rule if side.kind is SideKind.VERSO else None)
            for side in found.description.sides
        )
        catalogue.save(replace(found.description, sides=sides), photograph_id=found.id)
        catalogue.commit()
    (verso,) = [side for side in sides if side.access]
    yield Closed(found.id, verso.id, verso.scans[0].id)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(found.description, photograph_id=found.id)
        catalogue.commit()


def sign_in(window: Page) -> None:
    """Type name and password into the form that a viewer's window shows."""
    window.get_by_label("Account name").fill("anna")
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()


def sign_in_from_the_bar(page: Page, closed: Closed) -> None:
    """Sign in as Mirador offers it beside an image, until the whole of this one has come."""
    bar = page.locator("#viewer")
    bar.get_by_text("Sign in to see this image").click(timeout=PATIENCE_MS)
    with page.expect_popup(timeout=PATIENCE_MS) as opened:
        bar.get_by_role("button", name="Sign in", exact=True).click()
    with page.expect_response(
        lambda answer: f"/{closed.image_id}/full/" in answer.url and answer.status == 200,
        timeout=PATIENCE_MS,
    ):
        sign_in(opened.value)


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
    sign_in_from_the_bar(page, closed)
    expect(page.get_by_text("2 of 2 • Verso")).to_be_visible()
    expect(page.locator("#viewer").get_by_role("button", name="Sign out")).to_be_visible()


def test_a_first_visitor_in_mirador_is_offered_to_sign_in_and_sees_the_side_whole(
    reader: Any, held_back: Closed
) -> None:
    visit = reader.open()
    page: Page = visit.go(f"/viewer?photograph={held_back.photograph_id}&side={held_back.side_id}")
    sign_in_from_the_bar(page, held_back)
    expect(page.locator("#viewer").get_by_role("button", name="Sign out")).to_be_visible(
        timeout=PATIENCE_MS
    )


def test_a_first_visitor_in_mirador_sees_a_side_small_and_after_signing_in_whole(
    reader: Any, capped: Closed
) -> None:
    asked: list[tuple[int, str]] = []
    visit = reader.open()
    visit.page.on("response", lambda answer: asked.append((answer.status, answer.url)))
    page: Page = visit.go(f"/viewer?photograph={capped.photograph_id}&side={capped.side_id}")
    bar = page.locator("#viewer")
    expect(bar.get_by_text("Sign in to see this image")).to_be_visible(timeout=PATIENCE_MS)
    small = f"/{capped.image_id}~{CAP_PX}/"
    page.wait_for_function(
        "(part) => performance.getEntriesByType('resource').some((one) => one.name.includes(part))",
        arg=small,
        timeout=PATIENCE_MS,
    )
    assert [
        url for status, url in asked if capped.image_id in url and status not in {200, 302}
    ] == []
    bar.get_by_text("Sign in to see this image").click()
    with page.expect_popup(timeout=PATIENCE_MS) as opened:
        bar.get_by_role("button", name="Sign in", exact=True).click()
    with page.expect_response(
        lambda answer: (
            f"/{capped.image_id}/" in answer.url
            and answer.url.endswith(".jpg")
            and answer.status == 200
        ),
        timeout=PATIENCE_MS,
    ):
        sign_in(opened.value)
    expect(bar.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE_MS)


def test_a_client_of_flow_2_is_told_what_to_show_instead(
    abroad: Callable[..., Any], capped: Closed, derived_site: Any
) -> None:
    window = abroad(forgives=("401",))
    information = Addresses(derived_site.address).image_service(capped.image_id) + "/info.json"
    page = window.open("authorization", information)
    told = page.locator("#told")
    way_in = page.get_by_role("button", name="Sign in to see this image")
    expect(way_in).to_be_enabled(timeout=PATIENCE_MS)
    expect(told).to_contain_text(f"instead A smaller image {CAP_PX}")
    expect(told).to_contain_text(f"image {CAP_PX}\n")
    with page.expect_popup() as opened:
        way_in.click()
    sign_in(opened.value)
    expect(told).to_contain_text(f"probe 200\nimage {CARD_PX}", timeout=PATIENCE_MS)


def test_universal_viewer_elsewhere_shows_a_side_small_and_offers_to_sign_in(
    abroad: Callable[..., Any], capped: Closed, derived_site: Any
) -> None:
    window = abroad(forgives=("302",))
    manifest = Addresses(derived_site.address).manifest(capped.photograph_id)
    page = window.open("universal", manifest, canvas="1")
    expect(page.get_by_text("Sign in to see this image")).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_function(
        "(part) => performance.getEntriesByType('resource').some((one) => one.name.includes(part))",
        arg=f"~{CAP_PX}/0,0,512,",
        timeout=PATIENCE_MS,
    )
    assert {status for status, _ in window.answered} == {200, 302}


def test_universal_viewer_elsewhere_signs_in_and_then_asks_for_images_without_the_cookie(
    abroad: Callable[..., Any], held_back: Closed, derived_site: Any
) -> None:
    """It asks for tiles as CORS-anonymous, so nobody's cookie comes along: they are refused."""
    window = abroad(forgives=("401", "failed to load"))
    manifest = Addresses(derived_site.address).manifest(held_back.photograph_id)
    page = window.open("universal", manifest, canvas="1")
    with page.expect_popup(timeout=PATIENCE_MS) as opened:
        page.locator(".overlay:visible .confirm").click()
    with page.expect_response(
        lambda answer: f"/{held_back.image_id}/0,0," in answer.url, timeout=PATIENCE_MS
    ) as tile:
        sign_in(opened.value)
    assert "cookie" not in tile.value.request.all_headers()
    assert tile.value.status == 401
    described = [status for status, url in window.answered if url.endswith("info.json")]
    assert described[-2:] == [401, 200]
