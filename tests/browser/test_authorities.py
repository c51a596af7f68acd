"""The pages of authorities in a browser: axe, names suggested while typing, no need for script."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.domain.accounts import Role
from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.holdings import found_holding
from app.services.create_account import create_account
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults

pytestmark = pytest.mark.browser

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
PASSWORD = "a sentence of some words"  # noqa: S105
UNKNOWN: Final = "Unknown man, 3rd from right (B 2)"
KNOWN: Final = AuthorityDescription(
    "Anna Kuropatwińska",
    language="pl",
    kind=AgentKind.PERSON,
    forms=(NameForm("Annette K.", "fr", "1939", "1945"),),
    from_edtf="1883-02-04",
    until_edtf="1951?",
    identifiers=(OutsideIdentifier(IdentifierScheme.VIAF, "24602065"),),
    note="Photographer",
)


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with somebody known and two who are not, one of them identified."""

    address: str
    known: str
    unknown: str
    photograph: str


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
        create_account(holding, THE_DESK, name="anna", role=Role.CATALOGUER, password=PASSWORD)
        with holding.open(THE_DESK, writes=True) as catalogue:
            save = catalogue.authorities.save
            known, first, unknown = (
                save(AuthorityNoun.AGENT, one).id for one in (KNOWN, _unknown("left"), _unknown())
            )
            photograph = ""
            for code, name in (("B 1", _unknown("left").name), ("B 2", UNKNOWN)):
                agent = ContributionDescription(AgentRole.DEPICTED, name, AgentKind.PERSON)
                photograph = catalogue.save(PhotographDescription(code, agents=(agent,))).id
                catalogue.publish(photograph)
            catalogue.authorities.merge(AuthorityNoun.AGENT, first, known, reason="a letter")
            catalogue.commit()
        yield House(address, known, unknown, photograph)


def _unknown(where: str = "") -> AuthorityDescription:
    name = f"Unknown woman, {where} (B 1)" if where else UNKNOWN
    return AuthorityDescription(name, kind=AgentKind.PERSON, is_unidentified=True)


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
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_on_the_pages_of_authorities(
    window: Callable[..., Page], house: House, axe: str, language: str
) -> None:
    page = window(language)
    for path in ("/agents", "/agents?beginning=qq", f"/agents/{house.known}", "/stamps"):
        page.goto(house.address + path)
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page, axe) == [], path
    sign_in(page, house)
    for path in (
        "/agents",
        f"/agents/{house.known}",
        f"/edit/agents/{house.known}",
        f"/edit/agents/{house.unknown}",
        "/edit/places/new",
    ):
        page.goto(house.address + path)
        assert faults(page, axe) == [], path
    page.locator("#name").fill("Kraków")
    page.locator("#from_edtf").fill("long ago")
    page.locator("main form .desk-button").first.click()
    page.locator("[role=alert]").wait_for()
    assert page.locator("#from_edtf").get_attribute("aria-invalid") == "true"
    assert faults(page, axe) == []


def test_names_are_suggested_while_they_are_typed(
    window: Callable[..., Page], house: House
) -> None:
    page = window()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, house)
    page.goto(f"{house.address}/edit/photographs/{house.photograph}")
    page.locator("#agents-0-name").fill("")
    page.locator("#agents-0-name").press_sequentially("annet")
    offered = page.locator(f"#offered-agents option[value='{KNOWN.name}']")
    offered.wait_for(state="attached")
    assert "Annette K." in (offered.get_attribute("label") or "")
    assert complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_somebody_is_identified_and_it_is_undone(
    window: Callable[..., Page], house: House, *, script: bool
) -> None:
    page = window(script=script)
    sign_in(page, house)
    page.goto(f"{house.address}/edit/agents/{house.unknown}")
    page.locator("#into").fill(KNOWN.name)
    page.locator("#reason").fill("recognised by her daughter")
    page.locator("form[action$='/merge'] button").click()
    page.wait_for_url(f"**/agents/{house.known}?done_with=merged")
    assert page.locator("#history + ul").inner_text().count(UNKNOWN) >= 1
    assert page.locator(".card").count() == 2
    page.locator("form[action$='/undo'] button").first.click()
    page.wait_for_url(f"**/agents/{house.unknown}?done_with=unmerged")
    assert page.locator("h1").inner_text() == UNKNOWN
