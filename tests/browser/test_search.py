"""Searching in a browser: narrowed without script, seen on a map, put aside, for every eye."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.domain.accounts import Role
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import violations

pytestmark = pytest.mark.browser

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
Open = Callable[..., Page]

PASSWORD: Final = "a sentence of some words"  # noqa: S105
LOOKS: Final[tuple[tuple[Literal["light", "dark"], int], ...]] = (("light", 390), ("dark", 1280))
PLACES: Final = {"Buzułuk": (52.78, 52.26), "Lwów": (49.84, 24.03), "Teheran": (35.7, 51.4)}
PHOTOGRAPHS: Final = (
    ("Buzułuk", "1941-12", "Po amnestii w Buzułuku, zima", "pl"),
    ("Buzułuk", "1942", "Szpital polowy w Buzułuku", "pl"),
    ("Lwów", "1936-05", "Szkoła we Lwowie, maj", "pl"),
    ("Lwów", "1936", "Львівська школа", "uk"),
    ("Teheran", "1943", "Szkoła w Teheranie", "pl"),
)


def _description(number: int, digest: str) -> PhotographDescription:
    place, edtf, text, language = PHOTOGRAPHS[number]
    reading = ReadingDescription(text, language=language)
    note = InscriptionDescription(
        InscriptionKind.NOTE, (reading,), Region(20, 20, 300, 60), hand="hand A"
    )
    return PhotographDescription(
        f"SEARCH {number}",
        title={"pl": [f"Fotografia {number}"]},
        unit="SEARCH",
        places=(PlaceDescription(PlaceRole.TAKEN_AT, place),),
        dates=(DateDescription(DateOf.TAKEN, edtf, edtf),),
        sides=(
            SideDescription(SideKind.VERSO, scans=(ScanDescription(digest),), inscriptions=(note,)),
        ),
    )


def _scan(number: int) -> bytes:
    written = BytesIO()
    Image.new("RGB", (400, 300), (250, 240 - number, 220)).save(written, "PNG")
    return written.getvalue()


def _fill(holding: Holding) -> None:
    scans = [holding.take_in_stream([_scan(number)]) for number in range(len(PHOTOGRAPHS))]
    known = {scan.original.sha256: scan for scan in scans}
    with holding.open(THE_DESK, writes=True) as catalogue:
        for name, (latitude, longitude) in PLACES.items():
            forms = (NameForm("Lemberg", "de"),) if name == "Lwów" else ()
            said = AuthorityDescription(
                name, language="pl", forms=forms, latitude=latitude, longitude=longitude
            )
            catalogue.authorities.save(AuthorityNoun.PLACE, said)
        catalogue.save_unit(UnitDescription("SEARCH", title={"pl": ["Zbiór"]}))
        for number, digest in enumerate(known):
            catalogue.publish(catalogue.save(_description(number, digest), scans=known).id)
        catalogue.commit()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, serve_at: ServeAt) -> Iterator[str]:
    """The address of a catalogue with five photographs of three places."""
    home: Path = tmp_path_factory.mktemp("searched") / "holding"
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        settings = Settings(home=home, port=listener.getsockname()[1])
        with found_holding(settings) as holding:
            _fill(holding)
            create_account(holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)
            with serve_at(create_application(holding), listener) as address:
                yield address


@pytest.fixture
def open_page(browser: Browser, house: str) -> Iterator[Open]:
    """Open a page of the catalogue in a window of its own."""
    contexts: list[BrowserContext] = []

    def opened(
        path: str, *, script: bool = True, language: str = "en", width_px: int = 1280
    ) -> Page:
        context = browser.new_context(
            locale=language,
            java_script_enabled=script,
            viewport={"width": width_px, "height": 900},
            reduced_motion="reduce",
            base_url=house,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_an_answer_is_narrowed_and_widened_without_script(open_page: Open) -> None:
    page = open_page("/search?q=szkoła", script=False)
    total = page.locator(".heading .facts span").first
    expect(total).to_have_text("3 photographs")
    page.locator("#facet-place + ul").get_by_role("link", name="Lwów").click()
    expect(total).to_have_text("2 photographs")
    page.get_by_role("link", name="Take away: Place: Lwów").click()
    expect(total).to_have_text("3 photographs")
    page.get_by_label("from", exact=True).fill("1940")
    page.get_by_role("button", name="Search").click()
    expect(total).to_have_text("1 photograph")


def test_a_decade_is_a_link_that_the_keyboard_reaches(open_page: Open) -> None:
    page = open_page("/search?q=szkoła")
    page.locator(".timeline svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**date_from=1930&date_to=1939")
    expect(page.locator(".heading .facts span").first).to_have_text("2 photographs")
    page.get_by_role("link", name="1936: 2 photographs").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**date_from=1936&date_to=1936")
    page.get_by_role("link", name="Show all times").click()
    expect(page.locator(".heading .facts span").first).to_have_text("3 photographs")


@pytest.mark.parametrize("width_px", [390, 1280])
def test_the_keyboard_passes_over_what_was_found(open_page: Open, width_px: int) -> None:
    page = open_page("/search?q=szkoła", width_px=width_px)
    way = page.get_by_role("link", name="Narrow it down")
    way.focus()
    page.wait_for_function("() => document.activeElement.getBoundingClientRect().width > 50")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'narrow'")


def test_places_stand_on_a_map_that_asks_nobody_outside(open_page: Open, house: str) -> None:
    page = open_page("/search?q=szkoła")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#map-fold summary").click()
    expect(page.locator(".map-place")).to_have_count(2)
    page.locator(".map-land").first.wait_for(state="attached")
    page.get_by_role("link", name="Teheran (1)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=**")
    expect(page.locator(".heading .facts span").first).to_have_text("1 photograph")
    assert [url for url in asked if not url.startswith((house, "data:"))] == []


def test_a_word_is_finished_by_the_keyboard(open_page: Open) -> None:
    page = open_page("/search")
    field = page.get_by_role("combobox", name="What to look for")
    field.press_sequentially("szpital buz")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    chosen = page.locator("#suggested-0")
    assert field.get_attribute("aria-activedescendant") == "suggested-0"
    expect(chosen).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("szpital Buzułuk")
    field.press("Enter")
    page.wait_for_url("**/search?q=szpital**")


def test_photographs_are_put_aside_and_taken_away_without_script(open_page: Open) -> None:
    page = open_page("/search?q=szkoła", script=False)
    page.get_by_role("button", name="Put into the selection").first.click()
    page.wait_for_url("**#found-*")
    page.get_by_role("button", name="Put all on this page into the selection").click()
    page.get_by_role("link", name="Selection 3").click()
    expect(page.locator(".card")).to_have_count(3)
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert Path(download.value.path()).read_text("utf-8").count("TY  - ART") == 3
    page.get_by_role("button", name="Take out of the selection").first.click()
    expect(page.locator(".card")).to_have_count(2)
    page.get_by_role("button", name="Empty the selection").click()
    expect(page.locator(".nothing")).to_be_visible()


def test_somebody_keeps_a_search_under_a_name(open_page: Open, axe: str) -> None:
    page = open_page("/sign-in?next=/search%3Fq%3Dszkoła", width_px=390)
    page.locator("#name").fill("anna")
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button").click()
    page.get_by_label("Keep this search as").fill("Szkoły")
    page.get_by_role("button", name="Keep").click()
    assert violations(page, axe) == []
    page.get_by_role("link", name="Szkoły", exact=True).click()
    expect(page.locator(".heading .facts span").first).to_have_text("3 photographs")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing_on_the_pages_of_searching(
    open_page: Open, axe: str, language: str
) -> None:
    page = open_page("/search?q=szkoła&date_from=1930", language=language)
    page.locator("form.select button").first.click()
    photograph = page.locator(".hit h3 a").first.get_attribute("href") or ""
    paths = (
        "/search?q=szkoła&date_from=1930&place=Lwów&has_transcription=x",
        "/search?q=szkołla",
        "/selection",
        "/help/searching",
        f"{photograph}/similar",
        photograph,
    )
    for path in paths:
        page.goto(path)
        if page.locator("#map-fold").count():
            page.locator("#map-fold summary").click()
        for details in page.locator(".facets details, .timeline details").all():
            details.evaluate("(element) => { element.open = true; }")
        for scheme, width_px in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width_px, "height": 900})
            assert violations(page, axe) == [], (path, scheme, width_px)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width_px, (path, width_px)
