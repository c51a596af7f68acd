"""Bringing scans in and working lists off in a browser: with script and without."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from app.domain.accounts import Role
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding, found_holding
from app.holdings.waiting_scans import FORM_KEY
from app.services.create_account import create_account
from app.services.load_sample import load_sample
from app.services.show_accession import kept_accession
from app.settings import Settings
from app.web.application import create_application
from tests.browser.axe_walk import faults

pytestmark = pytest.mark.browser

PASSWORD = "Trzy fotografie z Buzułuku"  # noqa: S105 - of this test alone
PATIENTLY_MS = 60_000
JAN = Viewer("jan", frozenset({Scope.READ, Scope.WRITE}))
Desk = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class House:
    """A catalogue with the sample, and scans of the same cards that it has not seen."""

    holding: Holding
    scans: Path

    def address(self, path: str) -> str:
        return f"{self.holding.settings.base_url}{path}"

    def scan(self, name: str, *, side: int = 0, ends: bytes) -> Path:
        """A file of one of the sample's pictures, that ends otherwise than any before."""
        with self.holding.open(THE_DESK) as catalogue:
            found = catalogue.photograph_by_code("ipn-amnesty-1")
        assert found is not None
        (scan,) = found.description.sides[side].scans
        path = self.scans / name
        path.write_bytes(self.holding.originals.path(scan.sha256).read_bytes() + ends)
        return path

    def described(self, code: str) -> PhotographDescription:
        with self.holding.open(THE_DESK) as catalogue:
            found = catalogue.photograph_by_code(code)
        assert found is not None
        return found.description


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, serve_at: Any) -> Iterator[House]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        home = tmp_path_factory.mktemp("accession")
        with found_holding(Settings(home=home, port=listener.getsockname()[1])) as holding:
            load_sample(holding)
            for name in ("zofia", "adam", "ewa", "jan", "en", "pl"):
                create_account(
                    holding, THE_DESK, name=name, role=Role.CATALOGUER, password=PASSWORD
                )
            with serve_at(create_application(holding), listener):
                yield House(holding, tmp_path_factory.mktemp("scans"))


@pytest.fixture
def desk(browser: Browser, house: House) -> Iterator[Desk]:
    contexts = []

    def sit(path: str, *, name: str = "zofia", language: str = "en", **more: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}, **more}
        context = browser.new_context(locale=language, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(house.address("/sign-in"))
        page.locator("#name").fill(name)
        page.locator("#password").fill(PASSWORD)
        page.locator("main form button").click()
        page.wait_for_url(lambda url: not url.endswith("/sign-in"))
        page.goto(house.address(path))
        return page

    yield sit
    for context in contexts:
        context.close()


def drop(page: Page, *paths: Path) -> None:
    """Drop files on the page, as a mouse does."""
    files = [{"name": path.name, "body": list(path.read_bytes())} for path in paths]
    transfer = page.evaluate_handle(
        """files => {
          const transfer = new DataTransfer();
          for (const { name, body } of files) {
            transfer.items.add(new File([new Uint8Array(body)], name, { type: "image/png" }));
          }
          return transfer;
        }""",
        files,
    )
    page.dispatch_event("main", "drop", {"dataTransfer": transfer})


def test_two_scans_are_dropped_and_become_a_draft_that_is_edited(desk: Desk, house: House) -> None:
    page = desk("/edit/accession")
    drop(
        page,
        house.scan("buzuluk_v.png", side=1, ends=b"\n"),
        house.scan("buzuluk_r.png", ends=b"\n"),
    )
    page.get_by_role("textbox", name="Reference code").wait_for()
    assert page.get_by_role("textbox", name="Reference code").input_value() == "buzuluk"
    page.get_by_role("button", name="Make drafts").click()
    page.get_by_role("heading", name="1 draft was made").wait_for()
    page.get_by_role("link", name="buzuluk").click()
    expect(page.get_by_label("Reference code")).to_have_value("buzuluk")
    sides = house.described("buzuluk").sides
    assert [(side.kind, side.scans[0].file_name) for side in sides] == [
        (SideKind.RECTO, "buzuluk_r.png"),
        (SideKind.VERSO, "buzuluk_v.png"),
    ]


def test_the_same_without_script(desk: Desk, house: House) -> None:
    page = desk("/edit/accession", name="adam", java_script_enabled=False)
    page.get_by_label("Files of scans").set_input_files(
        [
            house.scan("11 awers.png", ends=b"\n\n"),
            house.scan("11 rewers.png", side=1, ends=b"\n\n"),
            house.scan("letter.png", ends=b"\n\n"),
        ]
    )
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_text("This very file is here already, as 11 awers.png.").wait_for()
    page.get_by_label("Side (11 rewers.png)").select_option("mount verso")
    page.get_by_role("textbox", name="Reference code").first.fill("IPN 11")
    page.get_by_role("button", name="Make drafts").click()
    page.get_by_role("link", name="IPN 11").click()
    expect(page.get_by_label("Reference code")).to_have_value("IPN 11")
    assert [side.kind for side in house.described("IPN 11").sides] == [
        SideKind.RECTO,
        SideKind.MOUNT_VERSO,
    ]


def test_what_did_not_arrive_is_sent_again(desk: Desk, house: House) -> None:
    page = desk("/edit/accession", name="ewa")
    page.evaluate("WAITS_MS.length = 0")
    page.route("**/api/uploads", lambda route: route.fulfill(status=401), times=1)
    page.route("**/api/uploads", lambda route: route.abort(), times=1)
    (empty := house.scans / "a very long name of a file with nothing in it.png").touch()
    two = (house.scan("21_r.png", ends=b"\n21"), house.scan("22_r.png", side=1, ends=b"\n22"))
    drop(page, *two, empty)
    again = page.get_by_role("button", name="Send again what did not arrive")
    again.wait_for()
    faults_told = page.locator("#arrivals .is-fault")
    expect(faults_told).to_contain_text(
        ["the connection broke", "you are no longer signed in", "it seems to be empty"]
    )
    expect(page.get_by_text("Files that are in: 0 / 3")).to_be_visible()
    name, reason = (faults_told.last.locator("span").nth(one).bounding_box() for one in (0, 1))
    assert name
    assert reason
    assert reason["y"] >= name["y"] + name["height"], "one stands below the other"
    again.click()
    page.get_by_text("2 scans wait").wait_for()


def test_a_large_file_goes_on_where_it_was_broken_off(desk: Desk, house: House) -> None:
    """Held, gone on with, broken off with the page, and brought to its end from a new one."""
    page = desk("/edit/accession", name="jan")
    path = house.scan("31_r.png", ends=bytes(20 * 2**20))
    size_bytes, part_bytes = path.stat().st_size, 8 * 2**20
    sent: list[tuple[str, str | None, bool]] = []
    stopped: list[Route] = []

    def note(asked: Request) -> None:
        if "/api/uploads" in asked.url:
            is_checked = asked.headers.get("upload-checksum", "").startswith("sha256 ")
            sent.append((asked.method, asked.headers.get("upload-offset"), is_checked))

    def stop(route: Route) -> None:
        """Let the first part through, and nothing of the others arrive."""
        if route.request.headers.get("upload-offset") in {None, "0"}:
            route.continue_()
        else:
            stopped.append(route)

    page.on("request", note)
    page.route("**/api/uploads/*", stop)
    page.get_by_label("Files of scans").set_input_files(path)
    hold = page.get_by_role("button", name="Hold: 31_r.png")
    expect(page.get_by_text("40%")).to_be_visible(timeout=PATIENTLY_MS)
    hold.click()
    page.get_by_role("button", name="Go on: 31_r.png").click()
    expect(page.get_by_role("button", name="Hold: 31_r.png")).to_be_visible(timeout=PATIENTLY_MS)
    assert next(one for one in sent if one[0] == "PATCH") == ("PATCH", "0", True)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(house.address("/edit/accession"))
    page.get_by_role("heading", name="1 file is not whole yet").wait_for()
    expect(page.get_by_text("8.4 MB of")).to_be_visible(timeout=PATIENTLY_MS)
    sent.clear()
    page.unroute("**/api/uploads/*")
    page.get_by_label("Files of scans").set_input_files(path)
    page.get_by_text("1 scan waits").wait_for()
    assert [one[:2] for one in sent[:3]] == [
        ("HEAD", None),
        ("PATCH", str(part_bytes)),
        ("PATCH", str(2 * part_bytes)),
    ]
    (scan,) = kept_accession(house.holding, JAN, FORM_KEY).scans
    assert house.holding.originals.path(scan.sha256).stat().st_size == size_bytes


@pytest.mark.parametrize("language", ["en", "pl"])
def test_axe_finds_nothing(desk: Desk, house: House, axe: str, language: str) -> None:
    page = desk("/edit/accession", name=language, language=language)
    drop(page, house.scan(f"{language}_r.png", ends=language.encode()))
    page.locator(".scan").first.wait_for()
    drop(page, house.scan(f"{language} again.png", ends=language.encode()))
    page.locator("#refused").wait_for()
    assert page.locator("html").get_attribute("lang") == language
    assert faults(page, axe) == []


def test_a_work_list_leads_to_the_form(desk: Desk) -> None:
    page = desk("/")
    page.get_by_role("link", name="Work lists").click()
    page.get_by_role("link", name="Changed by others").click()
    page.get_by_role("link", name="Edit").first.click()
    expect(page.get_by_label("Reference code")).to_be_visible()
