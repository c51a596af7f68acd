"""The archivist's desk in a browser: with script and without, for eyes, ears, mouse and keys."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.domain.accounts import Role
from app.domain.catalogued import CataloguedPhotograph
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.services.load_sample import load_sample
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults, violations

pytestmark = pytest.mark.browser

PASSWORD = "Trzy fotografie z Buzułuku"  # noqa: S105 - of this test alone
CODE = "ipn-amnesty-1"
Desk = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with the sample, and two who may edit it."""

    holding: Holding

    @property
    def photograph(self) -> CataloguedPhotograph:
        """The photograph with writing on its back."""
        with self.holding.open(THE_DESK) as catalogue:
            found = catalogue.photograph_by_code(CODE)
        assert found is not None
        return found

    @property
    def form(self) -> str:
        """Where it is edited."""
        return f"{self.holding.settings.base_url}/edit/photographs/{self.photograph.id}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, serve_at: Any) -> Iterator[House]:
    """The catalogue, served."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        home = tmp_path_factory.mktemp("desk")
        with found_holding(Settings(home=home, port=listener.getsockname()[1])) as holding:
            load_sample(holding)
            for name in ("zofia", "adam"):
                create_account(holding, THE_DESK, name=name, role=Role.REVIEWER, password=PASSWORD)
            with serve_at(create_application(holding), listener):
                yield House(holding)


@pytest.fixture
def desk(browser: Browser, house: House) -> Iterator[Desk]:
    """Sign somebody in, in a window of their own, at an address."""
    contexts = []

    def sit(address: str, *, name: str = "zofia", language: str = "en", **more: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}, **more}
        context = browser.new_context(locale=language, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{house.holding.settings.base_url}/sign-in")
        page.locator("#name").fill(name)
        page.locator("#password").fill(PASSWORD)
        page.locator("main form button").click()
        page.wait_for_url(lambda url: not url.endswith("/sign-in"))
        page.goto(address)
        return page

    yield sit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("is_new", [True, False])
def test_axe_finds_nothing_on_the_form(
    desk: Desk, house: House, axe: str, language: str, *, is_new: bool
) -> None:
    address = f"{house.form.rsplit('/', 1)[0]}/new" if is_new else house.form
    page = desk(address, language=language)
    assert page.locator("html").get_attribute("lang") == language
    for name in ("agents", "related", "custody"):
        page.locator(f"#add-{name}").click()
        page.locator(f".row[id^={name}-]").last.wait_for()
    page.locator("#custody-0-date_as_written").fill("03.04.1942")
    page.locator("[data-edtf='1942-03-04']").wait_for()
    page.locator("#related-0-photograph").fill(CODE)
    for more in page.locator("details.more").all():
        more.evaluate("details => { details.open = true }")
    assert faults(page, axe) == []
    page.locator("#kept-line:not(:empty)").wait_for()
    throw_away(page)


def throw_away(page: Page) -> None:
    """Leave nothing behind that was typed and not saved."""
    page.reload()
    page.locator("button[value=discard]").click()
    page.wait_for_load_state()


def test_axe_finds_nothing_where_things_were_begun_before(
    desk: Desk, house: House, axe: str
) -> None:
    new = f"{house.form.rsplit('/', 1)[0]}/new"
    page = desk(new, language="pl")
    page.get_by_label("Sygnatura").first.fill("zaczęte")
    page.locator("#edit-body > details summary").click()
    page.locator("#template").fill("klisze")
    page.locator("button[value=template]").click()
    page.locator(".edit-notice").wait_for()
    page.goto(new)
    page.get_by_text("Usuń szablon").click()
    assert faults(page, axe) == []
    page.locator(".sheets button").first.click()
    page.get_by_text("Usuń szablon").click()
    page.locator(".drop-templates button").click()
    expect(page.get_by_text("klisze")).to_have_count(0)


def test_axe_finds_nothing_where_something_is_wrong(desk: Desk, house: House, axe: str) -> None:
    page = desk(f"{house.form.rsplit('/', 1)[0]}/new")
    page.get_by_label("Width in mm").fill("wide")
    page.get_by_role("button", name="Save", exact=True).click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert violations(page, axe) == []
    summary.get_by_role("link", name="Width in mm").click()
    expect(page.get_by_label("Width in mm")).to_be_focused()
    page.locator("#edit button[value=discard], #edit button[value=save]").first.click()


def test_the_whole_form_works_without_script(desk: Desk, house: House, tmp_path: Path) -> None:
    page = desk(house.form.rsplit("/", 1)[0] + "/new", name="adam", java_script_enabled=False)
    page.get_by_label("Reference code").fill("no script")
    page.get_by_role("group", name="Verso").get_by_role("button", name="Add an inscr").click()
    assert page.get_by_label("Reference code").input_value() == "no script"
    part = page.get_by_role("group", name="Inscription 1")
    part.get_by_role("group", name="Reading 1").get_by_label("Text").fill("Katyń")
    (scan,) = house.photograph.description.sides[0].scans
    file = tmp_path / "verso.png"
    file.write_bytes(house.holding.originals.path(scan.sha256).read_bytes() + b"\n")
    page.get_by_role("group", name="Verso").get_by_label("Bring in").set_input_files(file)
    page.get_by_label("As written").first.fill("grudzień 1941")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Take over what was understood").click()
    page.get_by_role("group", name="Inscription 1").get_by_label("Left").fill("10")
    for label in ("Top", "Width", "Height"):
        page.get_by_role("group", name="Inscription 1").get_by_label(label, exact=True).fill("20")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.", exact=True).wait_for()
    with house.holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("no script")
    assert found is not None
    side = found.description.sides[1]
    assert side.scans[0].file_name == "verso.png"
    assert side.inscriptions[0].readings[0].text == "Katyń"
    assert str(side.inscriptions[0].region) == "10,20,20,20"
    assert found.description.dates[0].edtf == "1941-12"


def opened(page: Page, side: str) -> tuple[Locator, tuple[float, float]]:
    """The deep zoom of a side once it is there to be drawn on, and its middle."""
    page.locator(f"[data-side={side}].is-drawing").wait_for()
    stage = page.locator(f"[data-side={side}] .zoom-stage")
    stage.locator(".a9s-annotationlayer > g[transform]").wait_for(state="attached")
    box = stage.bounding_box()
    assert box is not None
    return stage, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_region_is_drawn_with_the_mouse_and_shown_cut_out(desk: Desk, house: House) -> None:
    page = desk(house.form)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    region = page.get_by_role("group", name="Where on the side")
    before = region.get_by_label("Left").input_value()
    region.get_by_role("button", name="Draw it").click()
    stage, middle = opened(page, "sides-1")
    page.mouse.move(middle[0] - 60, middle[1] - 30)
    page.mouse.down()
    page.mouse.move(middle[0], middle[1], steps=3)
    page.mouse.move(middle[0] + 60, middle[1] + 30, steps=3)
    page.mouse.up()
    expect(region.get_by_label("Left")).not_to_have_value(before)
    drawn = [int(region.get_by_label(n, exact=True).input_value()) for n in ("Left", "Top")]
    size = [int(region.get_by_label(n, exact=True).input_value()) for n in ("Width", "Height")]
    assert abs(drawn[0] + size[0] / 2 - 900) < 20, "the middle of a card of 1800 x 1260"
    assert abs(drawn[1] + size[1] / 2 - 630) < 20
    assert abs(size[0] / size[1] - 2) < 0.1
    expect(stage.locator(".a9s-annotation")).to_have_count(1)
    crop = page.locator("#sides-1-inscriptions-0-region-crop img")
    assert f"region={drawn[0]}%2C{drawn[1]}%2C{size[0]}%2C{size[1]}" in str(
        crop.get_attribute("src")
    )
    assert complaints == []


def test_a_polygon_is_drawn_by_its_corners_and_corrected_with_the_keyboard(
    desk: Desk, house: House
) -> None:
    page = desk(house.form)
    region = page.locator("#sides-1-inscriptions-0-region")
    region.get_by_role("button", name="Draw a polygon").click()
    stage, (x, y) = opened(page, "sides-1")
    for across, down in ((-80, -30), (60, -40), (90, 30)):
        page.mouse.move(x + across, y + down)
        page.mouse.click(x + across, y + down, delay=20)
    page.mouse.dblclick(x - 70, y + 40)
    corners = region.get_by_label("Corners of a polygon")
    expect(corners).not_to_have_value("")
    points = [tuple(map(int, point.split(","))) for point in corners.input_value().split()]
    assert len(points) == 4
    left, top = points[0]
    scale = 80 / (900 - left)  # of a card of 1800 x 1260, whose middle is that of the picture
    assert abs((630 - top) * scale - 30) < 2
    drawn = [int(region.get_by_label(n, exact=True).input_value()) for n in ("Left", "Top")]
    assert drawn == [min(x for x, _ in points), min(y for _, y in points)]
    expect(stage.locator("polygon.a9s-inner")).to_have_count(1)
    corners.fill("100,200 900,200 500,600")
    expect(region.get_by_label("Width")).to_have_value("800")
    region.get_by_label("Left").fill("120")
    expect(corners).to_have_value("")


def test_somebody_depicted_is_pointed_out_with_the_mouse(desk: Desk, house: House) -> None:
    page = desk(house.form)
    page.get_by_role("button", name="Add a person or body").click()
    person = page.get_by_role("group", name="Person 1")
    person.get_by_label("Name").fill("a soldier")
    person.get_by_text("More").click()
    person.get_by_role("button", name="Draw it").click()
    expect(person.get_by_label("Shown on this side")).to_have_value("0")
    _, (x, y) = opened(page, "sides-0")
    page.mouse.move(x - 40, y - 30)
    page.mouse.down()
    page.mouse.move(x, y, steps=3)
    page.mouse.move(x + 40, y + 30, steps=3)
    page.mouse.up()
    expect(person.get_by_label("Left")).not_to_have_value("")
    crop = page.locator("#agents-0-region-crop img")
    expect(crop).to_have_attribute("src", re.compile(r"\?region=\d+%2C\d+%2C\d+%2C\d+&turn=0"))
    assert page.evaluate("img => img.decode().then(() => img.naturalWidth)", crop.element_handle())
    page.get_by_role("button", name="Remove: Person 1").click()
    expect(person).to_have_count(0)


def test_two_tabs_on_a_new_photograph_keep_apart(desk: Desk, house: House) -> None:
    new = f"{house.form.rsplit('/', 1)[0]}/new"
    first = desk(new)
    second = first.context.new_page()
    second.goto(new)
    for page, code in ((first, "tab 1"), (second, "tab 2")):
        page.get_by_label("Reference code").first.fill(code)
        page.get_by_text("Kept, not saved:").wait_for()
    for page, code in ((first, "tab 1"), (second, "tab 2")):
        page.reload()
        expect(page.get_by_label("Reference code").first).to_have_value(code)
    second.locator(".sheets li").filter(has_text="tab 1").get_by_role("button").click()
    expect(second.get_by_text("tab 1")).to_have_count(0)
    second.get_by_role("link", name="tab 2").click()
    second.locator(".edit-notice button").click()


def test_the_next_unread_inscription_is_one_key_away(desk: Desk, house: House) -> None:
    page = desk(house.form)
    page.get_by_role("group", name="Recto").get_by_role("button", name="Add an inscr").click()
    page.locator("#sides-0-inscriptions-0").wait_for()
    page.get_by_label("Reference code").focus()
    page.keyboard.press("Alt+u")
    expect(page.locator("#sides-0-inscriptions-0-readings-0-text")).to_be_focused()


def test_what_is_typed_is_there_after_the_browser_is_gone(desk: Desk, house: House) -> None:
    page = desk(house.form, name="adam")
    page.get_by_label("Carrier").fill("a postcard")
    page.get_by_text("Kept, not saved:").wait_for()
    page.context.close()
    again = desk(house.form, name="adam")
    assert again.get_by_label("Carrier").input_value() == "a postcard"
    again.get_by_role("button", name="Throw it away").click()
    expect(again.get_by_label("Carrier")).to_have_value("")


def test_two_browsers_edit_one_record_and_neither_loses_text(
    desk: Desk, house: House, axe: str
) -> None:
    zofia, adam = desk(house.form), desk(house.form, name="adam")
    zofia.get_by_label("Carrier").fill("gelatin silver print")
    adam.get_by_label("Carrier").fill("postcard")
    adam.get_by_label("Process").fill("collotype")
    zofia.get_by_role("button", name="Save", exact=True).click()
    zofia.get_by_text("Saved.", exact=True).wait_for()
    adam.get_by_role("button", name="Save", exact=True).click()
    clash = adam.get_by_role("alert")
    expect(clash).to_contain_text("gelatin silver print")
    assert violations(adam, axe) == []
    assert adam.get_by_label("Carrier").input_value() == "postcard"
    assert adam.get_by_label("Process").input_value() == "collotype"
    clash.get_by_role("row", name="Carrier").get_by_role("button").click()
    expect(adam.get_by_label("Carrier")).to_have_value("gelatin silver print")
    assert adam.get_by_label("Process").input_value() == "collotype"
    adam.get_by_role("button", name="Save", exact=True).click()
    adam.get_by_text("Saved.", exact=True).wait_for()
    expect(adam.get_by_label("Process")).to_have_value("collotype")
    expect(adam.get_by_label("Carrier")).to_have_value("gelatin silver print")


def test_two_browsers_write_on_two_sides_and_both_texts_stand(desk: Desk, house: House) -> None:
    zofia, adam = desk(house.form), desk(house.form, name="adam")
    first = "#sides-1-inscriptions-0-readings-0"
    zofia.locator(f"{first}-source_note").fill("read again under raking light")
    adam.get_by_role("group", name="Recto").get_by_role("button", name="Add an inscr").click()
    adam.locator("#sides-0-inscriptions-0-readings-0-text").fill("FOTO RYŚ")
    adam.locator(f"{first}-text").fill("a paradise (?)")
    zofia.get_by_role("button", name="Save", exact=True).click()
    zofia.get_by_text("Saved.", exact=True).wait_for()
    adam.get_by_role("button", name="Save", exact=True).click()
    told = adam.get_by_role("alert")
    expect(told).to_contain_text("Taken over from there")
    expect(told.get_by_role("table")).to_have_count(0)
    expect(adam.locator(f"{first}-source_note")).to_have_value("read again under raking light")
    adam.get_by_role("button", name="Save", exact=True).click()
    adam.get_by_text("Saved.", exact=True).wait_for()
    expect(adam.locator(f"{first}-text")).to_have_value("a paradise (?)")
    expect(adam.locator("#sides-0-inscriptions-0-readings-0-text")).to_have_value("FOTO RYŚ")
