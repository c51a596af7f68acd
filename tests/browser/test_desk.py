"""The desk's pages in a browser: units, many at once, work lists, likenesses, names, the log.

Each works without script, and axe finds nothing on it.
"""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.domain.accounts import Role
from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.services.work_off import work_off
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults

pytestmark = pytest.mark.browser

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
PASSWORD = "a sentence of some words"  # noqa: S105
THROW_AWAY: Final = {"en": "Throw it away", "pl": "Odrzuć"}


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with a unit, two scans of one picture, and a place that was renamed."""

    holding: Holding
    address: str
    unit: str
    photograph: str
    place: str


def _scan(quality: int) -> bytes:
    drawn = Image.new("L", (400, 300), 220)
    pen = ImageDraw.Draw(drawn)
    for number in range(60):
        x, y = number * 61 % 380, number * 37 % 280
        pen.rectangle((x, y, x + 9 + number % 7, y + 9), fill=number * 4 % 200)
    written = BytesIO()
    drawn.save(written, "JPEG", quality=quality)
    return written.getvalue()


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
        for role in (Role.ADMINISTRATOR, Role.CATALOGUER):
            create_account(holding, THE_DESK, name=role.value, role=role, password=PASSWORD)
        scans = [holding.take_in_stream([_scan(quality)]) for quality in (90, 40)]
        with holding.open(THE_DESK, writes=True) as catalogue:
            unit = catalogue.save_unit(UnitDescription("PAPERS", {"en": ["Papers"]})).id
            photographs = []
            for number, scan in enumerate(scans, 1):
                sides = (
                    SideDescription(SideKind.RECTO, scans=(ScanDescription(scan.original.sha256),)),
                )
                description = PhotographDescription(
                    f"PAPERS/{number}", {"en": ["Camp"]}, unit="PAPERS", sides=sides
                )
                known = {scan.original.sha256: scan}
                photographs.append(catalogue.save(description, scans=known).id)
            trial = catalogue.save(PhotographDescription("PAPERS/0", {"en": ["A trial"]})).id
            catalogue.deletions.delete(trial, reason="a trial")
            lemberg = AuthorityDescription("Lemberg", "de")
            place = catalogue.authorities.save(AuthorityNoun.PLACE, lemberg).id
            catalogue.authorities.save(
                AuthorityNoun.PLACE, replace(lemberg, name="Lwów"), authority_id=place
            )
            catalogue.commit()
        work_off(holding)
        yield House(holding, address, unit, photographs[0], place)


def sign_in(page: Page) -> None:
    """Begin a session, or another one in the place of that which the browser has."""
    page.goto("/sign-in")
    page.locator("#name").fill(Role.ADMINISTRATOR.value)
    page.locator("#password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(re.compile(r"(?<!/sign-in)$"))


@pytest.fixture
def desk(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """Opens windows of somebody who is signed in, each of a browser of its own."""
    contexts: list[BrowserContext] = []

    def open_one(language: str = "en", *, script: bool = False) -> Page:
        context = browser.new_context(
            locale=language, java_script_enabled=script, base_url=house.address
        )
        contexts.append(context)
        page = context.new_page()
        sign_in(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_on_the_desk(
    desk: Callable[..., Page], house: House, axe: str, language: str
) -> None:
    page = desk(language, script=True)
    for path in (
        f"/photographs/{house.photograph}",  # with the way to its original
        f"/photographs/{house.photograph}/similar",
        f"/units/{house.unit}",
        f"/units/{house.unit}/revisions",
        f"/units/{house.unit}/revisions/1",
        "/edit/units/new",
        f"/edit/units/{house.unit}",
        "/edit/batch?q=camp&kind=note&date_to=1945&expand=none",
        "/edit/work-lists",
        "/edit/work-lists/changed-by-others",
        f"/edit/photographs/{house.photograph}/likenesses",
        f"/edit/places/{house.place}/history",
        f"/edit/photographs/{house.photograph}/delete",
        "/edit/deleted",
    ):
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page, axe) == [], path
    page.goto(f"/edit/photographs/{house.photograph}/delete")
    page.locator("#reason").fill("taken twice, it seems")
    page.locator("main form [name=form_token]").evaluate("field => { field.value = 'of before' }")
    page.locator("main form button").click()
    page.locator("main details summary").click()
    expect(page.get_by_text("taken twice, it seems")).to_be_visible()
    assert faults(page, axe) == [], "a form of an earlier session"
    page.goto(f"/edit/units/{house.unit}")
    page.locator("#parent").fill("NOWHERE")
    page.locator("#save").click()
    assert faults(page, axe) == [], "a fault"
    page.goto(f"/edit/units/{house.unit}")
    page.get_by_role("button", name=THROW_AWAY[language]).click()


def test_a_unit_is_made_described_and_moved_without_script(
    desk: Callable[..., Page], house: House
) -> None:
    page = desk()
    page.goto(f"/units/{house.unit}")
    page.get_by_role("link", name="New unit below it").click()
    expect(page.locator("#parent")).to_have_value("PAPERS")
    page.locator("#reference_code").fill("PAPERS/A")
    page.get_by_label("Title", exact=True).fill("Letters")
    page.get_by_label("Date as written").fill("grudzień 1941")
    page.get_by_role("button", name="Add a title").click()
    page.get_by_role("button", name="Take over what was understood").click()
    expect(page.get_by_label("Date in EDTF")).to_have_value("1941-12")
    page.get_by_label("Title", exact=True).last.fill("Listy")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_have_count(1)
    page.get_by_label("Below this unit").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It goes to the top of the tree.")).to_be_visible()
    page.get_by_role("button", name="Save and move").click()
    expect(page.get_by_label("Below this unit")).to_have_value("")
    page.get_by_role("button", name="Publish the unit").click()
    expect(page.get_by_text("Everybody can see this unit now")).to_be_visible()
    page.get_by_role("link", name="To its page").click()
    expect(page.locator("h1")).to_have_text("Letters")


def test_a_place_is_given_to_many_without_script(desk: Callable[..., Page], house: House) -> None:
    page = desk()
    page.goto("/search?q=camp&expand=inflection")
    page.get_by_role("link", name="Change all of these").click()
    expect(page.get_by_text("Words: With other endings")).to_be_visible()
    page.get_by_label("Field").select_option("places")
    page.get_by_role("button", name="Show its fields").click()
    page.get_by_label("Place", exact=True).fill("Buzułuk")
    page.get_by_role("button", name="Try it").click()
    page.get_by_role("button", name="Change 2 photographs").click()
    work_off(house.holding)
    page.reload()
    expect(page.get_by_text("It is done.")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    work_off(house.holding)
    page.reload()
    expect(page.get_by_role("link", name="taken back: 2")).to_be_visible()


def test_work_lists_likenesses_names_and_the_log_need_no_script(
    desk: Callable[..., Page], house: House
) -> None:
    page = desk()
    page.goto("/edit/work-lists")
    page.get_by_role("link", name="No date").click()
    page.get_by_role("link", name="Edit PAPERS/1").click()
    expect(page.locator("h1")).to_contain_text("Camp")
    page.goto(f"/edit/photographs/{house.photograph}/likenesses")
    page.get_by_role("button", name="different pictures").click()
    expect(page.get_by_text("Looks like PAPERS/2: different pictures")).to_be_visible()
    page.goto(f"/places/{house.place}")
    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Bring this back").click()
    expect(page.locator("h1")).to_have_text("Lemberg")
    page.goto("/admin/audit")
    page.get_by_label("Who, or part of the name").fill("admin")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".desk-lines strong").first).to_have_text("administrator")
    assert set(page.locator(".desk-lines strong").all_inner_texts()) == {"administrator"}
    page.goto("/help/sigla")
    expect(page.locator("h1")).to_be_visible()


def test_a_photograph_is_deleted_without_script(desk: Callable[..., Page], house: House) -> None:
    with house.holding.open(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(PhotographDescription("PAPERS/9", {"en": ["Twice"]})).id
        catalogue.commit()
    page = desk()
    page.goto(f"/edit/photographs/{made}")
    page.get_by_role("link", name="Delete this photograph").click()
    page.get_by_label("Why?").fill("taken twice")
    sign_in(page.context.new_page())
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Nothing was done yet")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator("h1")).to_have_text("Photographs that were deleted")
    page.get_by_role("link", name="PAPERS/9").click()
    expect(page.locator("h1")).to_have_text("This photograph was deleted")
    expect(page.get_by_text("taken twice")).to_be_visible()
