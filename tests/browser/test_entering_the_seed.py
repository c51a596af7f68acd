"""The four photographs of the sample, entered through the pages alone as a new user would."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from app.domain.accounts import Role
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.exchange.sample import sample_photographs, sample_units
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.services.load_sample import load_sample
from app.settings import Settings
from app.web.application import create_application

pytestmark = pytest.mark.browser

MOST_INTERACTIONS = 60
NAME, PASSWORD = "zofia", "Trzy fotografie z Buzułuku"
TOLD = {"id"}


@dataclass(slots=True)
class Hands:
    """Somebody at the keyboard and the mouse; whatever they do counts."""

    page: Page
    count: int = 0

    def click(self, what: Locator) -> None:
        """Click once."""
        self.count += 1
        what.click()

    def write(self, what: Locator, text: str) -> None:
        """Fill in a field."""
        self.count += 1
        what.fill(text)

    def choose(self, what: Locator, label: str) -> None:
        """Choose from a list."""
        self.count += 1
        what.select_option(label=label)

    def bring(self, what: Locator, path: Path) -> None:
        """Choose a file."""
        self.count += 1
        what.set_input_files(path)

    def press(self, keys: str) -> None:
        """Press a key, or several at once."""
        self.count += 1
        self.page.keyboard.press(keys)

    def group(self, name: str, *, within: Locator | None = None) -> Locator:
        """A part of the form by its heading."""
        return (within or self.page.locator("#edit")).get_by_role("group", name=name, exact=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    """The sample as it is loaded, with the cards that stand for its scans."""
    with found_holding(Settings(home=tmp_path_factory.mktemp("sample"))) as holding:
        load_sample(holding)
        yield holding


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, serve_at: Any) -> Iterator[Holding]:
    """A holding with the sample's unit and an account, and nothing else."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        home = tmp_path_factory.mktemp("empty")
        with found_holding(Settings(home=home, port=listener.getsockname()[1])) as holding:
            create_account(holding, THE_DESK, name=NAME, role=Role.CATALOGUER, password=PASSWORD)
            with holding.open(THE_DESK, writes=True) as catalogue:
                for unit in sample_units():
                    catalogue.save_unit(unit)
                catalogue.commit()
            with serve_at(create_application(holding), listener):
                yield holding


@pytest.fixture
def hands(browser: Browser, empty: Holding) -> Iterator[Hands]:
    """Somebody who comes to a new photograph's form and signs in on the way."""
    context = browser.new_context(locale="en", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{empty.settings.base_url}/edit/photographs/new")
    hands = Hands(page)
    hands.write(page.get_by_label("Account name"), NAME)
    hands.write(page.get_by_label("Password"), PASSWORD)
    hands.click(page.locator("main").get_by_role("button", name="Sign in"))
    page.get_by_role("heading", name="New photograph").wait_for()
    yield hands
    assert complaints == []
    context.close()


def loaded(sample: Holding, code: str) -> PhotographDescription:
    """A photograph of the sample as the catalogue has it."""
    with sample.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code(code)
    assert found is not None
    return found.description


def saved(empty: Holding, hands: Hands, code: str) -> PhotographDescription:
    """What was entered, once it is saved."""
    hands.press("Control+s")
    hands.page.get_by_text("Saved.", exact=True).wait_for()
    return loaded(empty, code)


def nameless(value: Any) -> Any:
    """A description without the ids that each catalogue gives."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = {one.name: nameless(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **{n: "" if n in TOLD else v for n, v in inner.items()})
    return tuple(map(nameless, value)) if isinstance(value, tuple) else value


def identify(hands: Hands, photograph: PhotographDescription) -> None:
    """Fill in code, unit, titles and holder."""
    page = hands.page
    hands.write(page.get_by_label("Reference code"), photograph.reference_code)
    hands.write(page.get_by_label("Unit"), photograph.unit)
    for place, texts in enumerate(photograph.title.values()):
        if place:
            hands.click(page.get_by_role("button", name="Add a title"))
        hands.write(hands.group(f"Title {place + 1}").get_by_label("Title"), texts[0])
    if photograph.holder is None:
        return
    holder = hands.group("Holder")
    for place, texts in enumerate(photograph.holder.names.values()):
        name = hands.group(f"Name {place + 1}", within=holder)
        hands.write(name.get_by_label("Name", exact=True), texts[0])
    hands.write(holder.get_by_label("Acronym"), photograph.holder.acronym)


def bring_scans(hands: Hands, sample: Holding, photograph: PhotographDescription, to: Path) -> None:
    """Bring in the scan of each side, under its name."""
    for side in photograph.sides:
        (scan,) = side.scans
        file = to / scan.file_name
        file.write_bytes(sample.originals.path(scan.sha256).read_bytes())
        part = hands.group(side.kind.value.capitalize())
        hands.bring(part.get_by_label("Bring in a scan"), file)
        part.locator(".zoom img").wait_for()


def tell_custody(hands: Hands, photograph: PhotographDescription) -> None:
    """Fill in the chain; the form offers from whom a later keeper has it."""
    for place, event in enumerate(photograph.custody):
        if place:
            hands.click(hands.page.get_by_role("button", name="Add an event"))
        part = hands.group(f"Event {place + 1}")
        hands.write(part.get_by_label("To", exact=True), event.to_agent)
        if not place:
            hands.write(part.get_by_label("Known from"), event.source)


def take_notes(hands: Hands, photograph: PhotographDescription) -> None:
    """Fill in the notes."""
    kinds = {"caption source": "Source of the caption", "cataloguer": "Cataloguer's note"}
    for place, note in enumerate(photograph.notes):
        if place:
            hands.click(hands.page.get_by_role("button", name="Add a note"))
        part = hands.group(f"Note {place + 1}")
        hands.choose(part.get_by_label("Kind"), kinds[note.kind.value])
        hands.write(part.get_by_label("In a word"), note.label)
        hands.write(part.get_by_label("Text"), note.text)


def transcribe(hands: Hands, photograph: PhotographDescription) -> None:
    """Fill in what stands on the verso: where it is, and how it was read twice."""
    verso = hands.group("Verso")
    hands.click(verso.get_by_role("button", name="Add an inscription"))
    (written,) = photograph.sides[1].inscriptions
    part = hands.group("Inscription 1", within=verso)
    assert written.region is not None
    numbers = written.region.xywh.split(",")
    for label, number in zip(("Left", "Top", "Width", "Height"), numbers, strict=True):
        hands.write(part.get_by_label(label, exact=True), number)
    whole, cut = written.readings
    first = hands.group("Reading 1", within=part)
    hands.write(first.get_by_label("Text"), whole.text)
    hands.choose(first.get_by_label("Layer"), "Translation")
    hands.write(first.get_by_label("Language"), whole.language)
    hands.choose(first.get_by_label("Source", exact=True), "taken from a publication")
    hands.write(first.get_by_label("About the source"), whole.source_note)
    hands.click(part.get_by_role("button", name="Add a reading"))
    second = hands.group("Reading 2", within=part)
    hands.write(second.get_by_label("Text"), cut.text)
    second.get_by_label("Cut from").select_option("0")
    hands.count += 1
    hands.write(second.get_by_label("About the source"), cut.source_note)


def date_it(hands: Hands, photograph: PhotographDescription) -> None:
    """Fill in the date as written; what it means the form finds out."""
    (date,) = photograph.dates
    part = hands.group("Date 1")
    hands.write(part.get_by_label("As written"), date.as_written)
    hands.choose(part.get_by_label("Rests on"), "a caption")
    hands.write(part.get_by_label("Note"), date.note)
    part.locator(".understood").get_by_text("December 1941").first.wait_for()


def name_subjects(hands: Hands, photograph: PhotographDescription) -> None:
    """Write one subject after the other; Enter opens the next."""
    for place, subject in enumerate(photograph.subjects):
        if place:
            hands.press("Enter")
        field = hands.page.locator(f"#subjects-{place}-text")
        field.wait_for()
        hands.write(field, subject)


def test_the_richest_is_entered_in_under_sixty_interactions(
    hands: Hands, empty: Holding, sample: Holding, tmp_path: Path
) -> None:
    photograph = loaded(sample, "ipn-amnesty-1")
    identify(hands, photograph)
    bring_scans(hands, sample, photograph, tmp_path)
    transcribe(hands, photograph)
    date_it(hands, photograph)
    name_subjects(hands, photograph)
    tell_custody(hands, photograph)
    take_notes(hands, photograph)
    entered = saved(empty, hands, "ipn-amnesty-1")
    assert nameless(entered) == nameless(photograph)
    assert hands.count < MOST_INTERACTIONS, hands.count


@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_others_are_entered_too(
    place: int, hands: Hands, empty: Holding, sample: Holding, tmp_path: Path
) -> None:
    photograph = loaded(sample, sample_photographs()[place].reference_code)
    identify(hands, photograph)
    if photograph.carrier:
        hands.write(hands.page.get_by_label("Carrier"), photograph.carrier)
        hands.choose(hands.page.get_by_label("Generation"), "reproduction")
    bring_scans(hands, sample, photograph, tmp_path)
    for number, shown in enumerate(photograph.places):
        hands.click(hands.page.get_by_role("button", name="Add a place"))
        part = hands.group(f"Place {number + 1}")
        hands.write(part.get_by_label("Place", exact=True), shown.name)
        hands.choose(part.get_by_label("What it is to the photograph"), "Place mentioned")
    tell_custody(hands, photograph)
    take_notes(hands, photograph)
    entered = saved(empty, hands, photograph.reference_code)
    assert nameless(entered) == nameless(photograph)
    assert hands.count < MOST_INTERACTIONS, hands.count
