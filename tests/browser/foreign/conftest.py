"""Other people's viewers on another origin, looking at what this catalogue publishes."""

import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlencode

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Request, Response
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from app.domain.errors import VersoError
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.iiif.addresses import Addresses
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import order_image
from app.services.derive import derive

PROJECT = Path(__file__).resolve().parents[3]
INSTALLED = PROJECT / ".venv/viewers"
PATIENCE_MS = 60_000
GLANCES, GLANCE_MS = 300, 200

# The colours of the cards that stand for scans (app/imaging/placeholder.py), and how much of a
# viewer's window they must cover at least; the other side's may appear in thumbnails only.
SHADE: Final = (0xE3, 0xD3, 0xB0)
INK: Final = (0x1F, 0x2F, 0x6B)
NEAR: Final = 14
RECTO_SHADE, VERSO_SHADE, VERSO_INK, OPENED_INK = 0.06, 0.03, 0.001, 0.0003

HARMLESS: Final = (
    "Accessing element.ref was removed in React 19",  # Mirador 4.0.0
    "the server responded with a status of 404",  # Universal Viewer, of its own server
    "is not accurate with multi-image",  # Clover 3.3.8, wherever two pages lie beside each other
)
_IMAGE: Final = re.compile(r"/iiif/([23])/([0-9a-f-]{36})/(.+/default\.\w+)$")
ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
Side = Literal["recto", "verso", "leaf", "opening"]


@dataclass
class Abroad:
    """A viewer of somebody else's in a window; it keeps what was asked of this catalogue.

    `forgives` are complaints that belong to what is tested, where something is refused.
    """

    visit: Any
    elsewhere: str
    images: list[str] = field(default_factory=list)
    answered: list[tuple[int, str]] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    forgives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.page.on("response", self._note)
        self.page.on("requestfailed", self._miss)

    @property
    def page(self) -> Page:
        """The window."""
        page: Page = self.visit.page
        return page

    def open(self, viewer: str, address: str, **more: str) -> Page:
        """Open a viewer's page on a document of the catalogue."""
        query = urlencode({"open": address} | more)
        self.page.goto(f"{self.elsewhere}/{viewer}.html?{query}", wait_until="load")
        return self.page

    def open_all(self, unit_id: str, **more: str) -> None:
        """Open OpenSeadragon on all pictures of a unit, and wait until each of them is there."""
        fetch = self.page.request
        collection = Addresses(self.visit.site.address).collection(unit_id)
        items = fetch.get(collection).json()["items"]
        manifests = [fetch.get(one["id"]).json() for one in items if one["type"] == "Manifest"]
        bodies = [
            canvas["items"][0]["items"][0]["body"] for one in manifests for canvas in one["items"]
        ]
        services = [f"{body['service'][0]['id']}/info.json" for body in bodies]
        query = urlencode({"open": services, **more}, doseq=True)
        self.page.goto(f"{self.elsewhere}/openseadragon.html?{query}", wait_until="load")
        self.page.wait_for_function(
            """(count) => {
                const world = window.viewer?.world;
                return world?.getItemCount() === count
                    && [...Array(count).keys()].every((at) => world.getItemAt(at).getFullyLoaded());
            }""",
            arg=len(services),
            timeout=PATIENCE_MS,
        )

    def sees(self, side: Side) -> None:
        """Wait until a side of the sample's photograph is painted, as one who looks at it.

        An album lies open in some: a `leaf` is its recto with nothing beside it, an `opening` its
        verso beside the recto of the next.
        """
        for _ in range(GLANCES):
            shade, ink = self._share(SHADE), self._share(INK)
            if side == "recto" and shade > RECTO_SHADE:
                return
            if side == "verso" and ink > VERSO_INK and shade < VERSO_SHADE:
                return
            if side == "leaf" and ink < OPENED_INK and shade > VERSO_SHADE:
                return
            if side == "opening" and ink > OPENED_INK and shade > VERSO_SHADE:
                return
            self.page.wait_for_timeout(GLANCE_MS)
        pytest.fail(f"the {side} is not painted: shade {shade:.4f}, ink {ink:.4f} of the window")

    def _share(self, colour: tuple[int, int, int]) -> float:
        seen = Image.open(BytesIO(self.page.screenshot())).convert("RGB")
        apart = ImageChops.difference(seen, Image.new("RGB", seen.size, colour))
        bands = [band.point(lambda level: 255 * (level <= NEAR)) for band in apart.split()]
        near = ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2])
        return near.histogram()[255] / (seen.width * seen.height)

    def _note(self, response: Response) -> None:
        if not response.url.startswith(self.visit.site.address):
            return
        self.answered.append((response.status, response.url))
        if _IMAGE.search(response.url):
            self.images.append(response.url)

    def _miss(self, request: Request) -> None:
        """A request that a page has given up is none that was refused."""
        if (
            request.url.startswith(self.visit.site.address)
            and request.failure != "net::ERR_ABORTED"
        ):
            self.unanswered.append(f"{request.failure} {request.url}")

    def leave(self) -> None:
        """Look back: everything was answered, and nothing was complained of."""
        refused = [seen for seen in self.answered if seen[0] != 200]
        assert refused == [] or self.forgives
        assert self.unanswered == [] or self.forgives
        harmless = (*HARMLESS, *self.forgives)
        complaints = [
            text for text in self.visit.complaints if not any(known in text for known in harmless)
        ]
        assert complaints == []

    def made(self) -> list[str]:
        """Give the images, by what was asked of them, that are not stored as they are sent."""
        return [tail for url in self.images if (tail := _unstored(self.visit.site.holding, url))]


def _unstored(holding: Holding, url: str) -> str:
    """Name what an image's address asks for where no stored bytes are the answer to it."""
    found = _IMAGE.search(url)
    assert found is not None
    version, image_id, tail = ImageVersion(int(found[1])), found[2], found[3]
    try:
        ordered = order_image(holding, THE_PUBLIC, image_id, tail, version=version)
    except VersoError as error:
        return f"{tail}: {error}"
    return "" if ordered.stored else tail


@pytest.fixture(scope="session")
def viewers() -> Path:
    """The folder with the viewers from npm; they are installed when the lock file has changed."""
    done = subprocess.run(
        [PROJECT / "deploy/development/ensure-viewers.sh"],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return INSTALLED


@pytest.fixture(scope="session")
def elsewhere(viewers: Path, serve_at: ServeAt) -> Iterator[str]:
    """Another origin, with the viewers and a page for each."""
    shelves = {
        "/modules": viewers / "node_modules",
        "/built": viewers / "built",
        "/": Path(__file__).with_name("pages"),
    }
    mounts = [Mount(at, StaticFiles(directory=folder)) for at, folder in shelves.items()]
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        with serve_at(Starlette(routes=mounts), listener) as address:
            yield address


@pytest.fixture(scope="session")
def derived_site(site: Any) -> Any:
    """The catalogue after its worker has made every derivative."""
    derive(site.holding)
    return site


@pytest.fixture
def abroad(derived_site: Any, elsewhere: str, reader: Any) -> Iterator[Callable[..., Abroad]]:
    """Open windows on the other origin; at the end each is looked back at."""
    assert elsewhere != derived_site.address
    opened: list[Abroad] = []

    def go(*, language: str = "en", forgives: tuple[str, ...] = ()) -> Abroad:
        opened.append(Abroad(reader.open(language=language), elsewhere, forgives=forgives))
        return opened[-1]

    yield go
    for each in opened:
        each.leave()
