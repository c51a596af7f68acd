"""A real Chromium before a real server that holds the sample."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from app.domain.region import Region
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding, found_holding
from app.iiif.addresses import Addresses
from app.services.load_sample import load_sample
from app.settings import Settings
from app.web.application import create_application
from tests.awaiting import PATIENCE_S, until

PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Site:
    """The catalogue as it is served; the seed photograph is the one with writing on its back.

    `bilingual_id` is that of a photograph with a title in English and one in Polish; `writing` is
    where the seed photograph's writing stands on its verso.
    """

    address: str
    photograph_id: str
    recto_id: str
    verso_id: str
    recto_scan_id: str
    verso_scan_id: str
    unit_id: str
    bilingual_id: str
    writing: Region
    holding: Holding = field(repr=False)

    @property
    def viewer(self) -> str:
        """The viewer on the seed photograph."""
        return Addresses(self.address).viewer(self.photograph_id)

    def pages(self) -> dict[str, str]:
        """Every kind of page by a name, as a path."""
        return {
            "start": "/",
            "photograph": f"/photographs/{self.photograph_id}",
            "units": "/units",
            "unit": f"/units/{self.unit_id}",
            "search": "/search?q=stalins+paradise",
            "nothing found": "/search?q=xyzzy",
            "empty search": "/search",
            "marks in readings": "/help/sigla",
            "error": "/photographs/missing",
            "reference of the API": "/api/docs",
        }


@dataclass(slots=True)
class Visit:
    """One reader's window, with every request that it made and every error on its console."""

    page: Page
    site: Site
    requested: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of the site and wait until its pictures have come."""
        self.page.goto(f"{self.site.address}{path}", wait_until="load")
        return self.page


class Reader:
    """Opens windows, as readers with different eyes and machines would."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self._site = site
        self._contexts: list[BrowserContext] = []

    def open(
        self,
        *,
        language: str = "en",
        scheme: Literal["light", "dark"] = "light",
        width_px: int = 1280,
        script: bool = True,
    ) -> Visit:
        """Open a window of its own."""
        context = self._browser.new_context(
            locale=language,
            color_scheme=scheme,
            viewport={"width": width_px, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self._contexts.append(context)
        visit = Visit(context.new_page(), self._site)
        visit.page.on("request", lambda request: visit.requested.append(request.url))
        visit.page.on("response", lambda response: _note(visit, response.status, response.url))
        visit.page.on("console", lambda said: _listen(visit, said.type, said.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        return visit

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()


def _note(visit: Visit, status: int, address: str) -> None:
    if status >= 400:
        visit.failed.append(f"{status} {address}")


def _listen(visit: Visit, kind: str, text: str) -> None:
    if kind == "error":
        visit.complaints.append(text)


@contextmanager
def serving(application: Any, listener: socket.socket) -> Iterator[None]:
    """Serve an application on a listening socket until the end of the block."""
    config = uvicorn.Config(application, log_level="critical", lifespan="off", loop="asyncio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until(lambda: server.started, "the server does not start")
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A holding with the sample, served on a free port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        settings = Settings(home=tmp_path_factory.mktemp("holding"), port=listener.getsockname()[1])
        with found_holding(settings) as holding:
            load_sample(holding)
            with holding.open(THE_PUBLIC) as catalogue:
                seed = catalogue.photograph_by_code("ipn-amnesty-1")
                bilingual = catalogue.photograph_by_code("ipn-amnesty-4")
            assert seed is not None
            assert bilingual is not None
            recto, verso = seed.description.sides
            writing = verso.inscriptions[0].region
            assert writing is not None
            with serving(create_application(holding), listener):
                yield Site(
                    settings.base_url,
                    seed.id,
                    recto.id,
                    verso.id,
                    recto.scans[0].id,
                    verso.scans[0].id,
                    seed.units[-1].id,
                    bilingual.id,
                    writing,
                    holding,
                )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, which calls nobody."""
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("there is no chromium here: apt-get install chromium")
    started = playwright.chromium.launch(executable_path=found, headless=True, args=list(FLAGS))
    new_context = started.new_context

    def patient(**more: Any) -> BrowserContext:
        context = new_context(**more)
        context.set_default_timeout(PATIENCE_MS)
        return context

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(started, "new_context", patient)
        yield started
    started.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Opens windows that are closed after the test."""
    opened = Reader(browser, site)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checks, as a script."""
    (script,) = Path(__file__).parent.glob("vendor/axe-core-*/axe.min.js")
    return script.read_text("utf-8")
