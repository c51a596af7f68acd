"""History, batches and tombstones in a browser: axe, and no need for script."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.domain.accounts import Role
from app.domain.batches import Action, BatchOrder, Operation
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.change_many import change_many
from app.services.create_account import create_account
from app.services.describe import describe
from app.services.publish import publish
from app.services.withdraw import withdraw
from app.services.work_off import work_off
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults

pytestmark = pytest.mark.browser

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
PASSWORD = "a sentence of some words"  # noqa: S105
PAGES: Final = (
    "/photographs/{photograph}",
    "/photographs/{photograph}/revisions",
    "/photographs/{photograph}/revisions/1",
    "/photographs/{photograph}/revisions/3",
    "/edit/batch?q=volga",
    "/edit/batch/{batch}",
)


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with a photograph that is changed beside itself, one withdrawn, and a batch."""

    address: str
    holding: Holding
    photograph: str
    withdrawn: str
    batch: str

    def at(self, path: str) -> str:
        """Give a path's whole address."""
        return self.address + path.format(photograph=self.photograph, batch=self.batch)


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, listener: socket.socket, serve_at: ServeAt
) -> Iterator[House]:
    home = tmp_path_factory.mktemp("house") / "holding"
    settings = Settings(home=home, port=listener.getsockname()[1])
    with (
        found_holding(settings) as holding,
        serve_at(create_application(holding), listener) as address,
    ):
        create_account(
            holding, THE_DESK, name="anna", role=Role.REVIEWER, password=PASSWORD,
            display_name="Anna Nowak",
        )  # fmt: skip
        yield filled(holding, address)


def filled(holding: Holding, address: str) -> House:
    plain = PhotographDescription("A 1", title={"en": ["Soldiers by the Volga"]})
    shown = describe(holding, THE_DESK, plain, reason="from the old card").id
    gone = describe(holding, THE_DESK, replace(plain, reference_code="A 2")).id
    publish(holding, THE_DESK, shown)
    publish(holding, THE_DESK, gone)
    withdraw(holding, THE_DESK, gone, reason="asked for by the family")
    title = {"en": ["Soldiers on the Volga"]}
    changed = replace(plain, title=title, subjects=("army", "river"))
    describe(holding, THE_DESK, changed, photograph_id=shown, reason="another word")
    operation = Operation("carrier", Action.SET, "glass")
    batch = change_many(holding, THE_DESK, BatchOrder((operation,), (shown, gone)))
    work_off(holding)
    return House(address, holding, shown, gone, batch.id)


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens windows, each of a browser of its own."""
    contexts: list[BrowserContext] = []

    def open_one(language: str = "en", *, script: bool = True) -> Page:
        context = browser.new_context(locale=language, java_script_enabled=script)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def sign_in(page: Page, house: House) -> None:
    page.goto(f"{house.address}/sign-in")
    page.locator("#name").fill("anna")
    page.locator("#password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_on_any_page(
    house: House, window: Callable[..., Page], axe: str, language: str
) -> None:
    page = window(language)
    addresses = [house.at(f"/photographs/{house.withdrawn}")]
    for signed_in in (False, True):
        if signed_in:
            sign_in(page, house)
            addresses = [house.at(path) for path in PAGES]
        for address in addresses:
            page.goto(address)
            assert page.locator("html").get_attribute("lang") == language
            assert faults(page, axe) == [], address


def test_a_version_is_brought_back_and_published_without_script(
    house: House, window: Callable[..., Page]
) -> None:
    page = window(script=False)
    sign_in(page, house)
    page.goto(house.at("/photographs/{photograph}"))
    page.get_by_role("link", name="History").click()
    page.get_by_role("link", name="Version 1", exact=True).click()
    page.get_by_role("button", name="Bring this version back").click()
    page.wait_for_url(house.at("/edit/photographs/{photograph}"))
    with page.expect_navigation():
        page.get_by_role("button", name="Publish what is saved").click()
    page.goto(house.at("/photographs/{photograph}"))
    assert page.locator("h1").inner_text() == "Soldiers by the Volga"
    assert page.get_by_text("is being prepared").count() == 0


def test_many_are_changed_and_taken_back_without_script(
    house: House, window: Callable[..., Page]
) -> None:
    page = window(script=False)
    sign_in(page, house)
    page.goto(house.at("/edit/batch?q=volga"))
    page.locator("#op-0-value-0").fill("winter")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_text("winter").nth(1)).to_be_attached()
    with page.expect_navigation():
        page.get_by_role("button", name="Change 2 photographs").click()
    work_off(house.holding)
    page.reload()
    assert page.get_by_text("It is done.").count() == 1
    with page.expect_navigation():
        page.get_by_role("button", name="Take it back").click()
    work_off(house.holding)
    page.reload()
    assert page.get_by_role("heading", name="A change is taken back").count() == 1
