"""The pages of accounts in a browser: axe, keyboard, and no need for script."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.domain.accounts import Account, Role
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults

pytestmark = pytest.mark.browser

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
PASSWORD = "a sentence of some words"  # noqa: S105
PAGES: Final = (
    "/account",
    "/account?done_with=password",
    "/admin/accounts",
    "/admin/accounts/{anna}",
    "/admin/accounts/{jan}",
    "/admin/audit",
    "/admin/audit?who=nobody",
    "/admin/originals",
    "/admin/work",
)


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with an administrator, Anna, and Jan, who is deactivated."""

    address: str
    anna: Account
    jan: Account


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
        anna = made(holding, "anna", Role.ADMINISTRATOR)
        jan = made(holding, "jan", Role.CATALOGUER)
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.accounts.deactivate(jan.id)
            catalogue.commit()
        yield House(address, anna, jan)


def made(holding: Holding, name: str, role: Role) -> Account:
    shown = f"{name.title()} Nowak-Kowalska z Archiwum"
    return create_account(
        holding, THE_DESK, name=name, role=role, password=PASSWORD, display_name=shown
    )


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


def sign_in(page: Page, house: House, *, following: str = "") -> None:
    page.goto(f"{house.address}/sign-in?next={following}")
    page.locator("#name").fill("anna")
    page.locator("#password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_where_one_signs_in(
    window: Callable[..., Page], house: House, axe: str, language: str
) -> None:
    page = window(language)
    page.goto(f"{house.address}/sign-in")
    assert faults(page, axe) == []
    page.locator("#name").fill("anna")
    page.locator("#password").fill("wrong")
    page.locator("main button[type=submit]").click()
    page.locator("[role=alert]").wait_for()
    assert page.locator("html").get_attribute("lang") == language
    assert faults(page, axe) == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_on_the_pages_of_accounts(
    window: Callable[..., Page], house: House, axe: str, language: str
) -> None:
    page = window(language)
    sign_in(page, house)
    for path in PAGES:
        page.goto(house.address + path.format(anna=house.anna.id, jan=house.jan.id))
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page, axe) == [], path
    page.goto(f"{house.address}/account")
    page.locator("#token_name").fill("Scanner")
    page.locator("button[value=token]").click()
    page.locator(".desk-secret").wait_for()
    assert faults(page, axe) == []
    page.locator("#former_password").fill("wrong")
    page.locator("#password").fill("a new sentence of words")
    page.locator("#repeated_password").fill("another sentence of words")
    page.locator("button[value=password]").click()
    page.locator("[role=alert]").wait_for()
    assert faults(page, axe) == []


@pytest.mark.parametrize("script", [True, False])
def test_one_signs_in_works_and_signs_out_by_keyboard(
    window: Callable[..., Page], house: House, *, script: bool
) -> None:
    page = window(script=script)
    page.goto(f"{house.address}/admin/accounts")
    assert page.url.endswith("/sign-in?next=%2Fadmin%2Faccounts")
    page.locator("#name").press_sequentially("anna")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/accounts")
    assert page.locator(".desk-name").inner_text() == "Anna Nowak-Kowalska z Archiwum"
    name = "with" if script else "without"
    page.locator("#name").fill(f"{name}.script")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**?done_with=added")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.wait_for_url(f"{house.address}/")
    assert page.get_by_role("link", name="Sign in").is_visible()
    page.go_back()
    page.goto(f"{house.address}/account")
    assert "/sign-in?next=" in page.url
