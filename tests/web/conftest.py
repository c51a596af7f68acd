"""A small catalogue on a running server: a published photograph, a draft, and four tokens."""

import random
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from app.domain.accounts import Role
from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding, found_holding, open_holding
from app.services.create_account import create_account
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application
from tests.filled_forms import FORMS

WORDS = "Stalin\u2019s paradise... We are getting together after the amnesty."
ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True)
class Site:
    """A running catalogue; the tokens are named by what they are for."""

    holding: Holding
    client: httpx.Client
    published: CataloguedPhotograph
    draft: CataloguedPhotograph
    reader: dict[str, str]
    writer: dict[str, str]
    editor: dict[str, str]
    station: dict[str, str]
    application: Any = field(default=None, kw_only=True)

    @property
    def recto(self) -> str:
        """The id of the published photograph's recto, as an image. It has 600 x 400 pixels."""
        return self.published.description.sides[0].scans[0].id

    @property
    def hidden(self) -> str:
        """The id of the draft's image."""
        return self.draft.description.sides[0].scans[0].id


@pytest.fixture(scope="session")
def scan() -> Callable[..., bytes]:
    """Make the bytes of a scan: noise, so that no two seeds and no two crops look alike."""

    def make(seed: int = 1, *, size: tuple[int, int] = (600, 400), kind: str = "PNG") -> bytes:
        small = Image.frombytes("RGB", (30, 20), random.Random(seed).randbytes(1800))  # noqa: S311
        written = BytesIO()
        small.resize(size).save(written, kind)
        return written.getvalue()

    return make


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty holding, made once."""
    home = tmp_path_factory.mktemp("founded") / "holding"
    found_holding(Settings(home=home)).close()
    return home


@pytest.fixture(scope="module")
def holding(
    founded: Path, tmp_path_factory: pytest.TempPathFactory, listener: socket.socket
) -> Iterator[Holding]:
    """An empty holding of the module's own, which knows the address that it will have."""
    home = tmp_path_factory.mktemp("site") / "holding"
    shutil.copytree(founded, home)
    port = listener.getsockname()[1]
    with open_holding(Settings(home=home, port=port, max_upload_bytes=2**20)) as holding:
        yield holding


@pytest.fixture(scope="module")
def site(
    holding: Holding, listener: socket.socket, serve_at: ServeAt, scan: Callable[..., bytes]
) -> Iterator[Site]:
    """The catalogue, served."""
    scans = [holding.take_in_stream([scan(seed)]) for seed in (1, 2, 3)]
    draft = _save(holding, "SITE 2", (_side(SideKind.RECTO, scans[2]),), scans)
    sides = (_side(SideKind.RECTO, scans[0]), _side(SideKind.VERSO, scans[1], _inscription()))
    published = _save(holding, "SITE 1", sides, scans, publish=True)
    tokens = [
        {"authorization": f"Bearer {create_token(holding, name='test', scopes=scopes)}"}
        for scopes in ({Scope.READ}, {Scope.READ, Scope.WRITE}, set(Scope), {Scope.WRITE})
    ]
    application = create_application(holding)
    with (
        serve_at(application, listener) as address,
        httpx.Client(base_url=address, timeout=30, event_hooks=FORMS) as client,
    ):
        yield Site(holding, client, published, draft, *tokens, application=application)


def _inscription() -> InscriptionDescription:
    reading = ReadingDescription(WORDS, language="en")
    return InscriptionDescription(InscriptionKind.NOTE, (reading,), Region(100, 50, 300, 80))


def _side(
    kind: SideKind, scan: AccessionedScan, *written: InscriptionDescription
) -> SideDescription:
    described = ScanDescription(scan.original.sha256, file_name=f"{kind}.png")
    return SideDescription(kind, scans=(described,), inscriptions=written)


def _save(
    holding: Holding,
    code: str,
    sides: tuple[SideDescription, ...],
    scans: list[AccessionedScan],
    *,
    publish: bool = False,
) -> CataloguedPhotograph:
    description = PhotographDescription(code, title={"en": [code]}, unit="SITE", sides=sides)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("SITE", title={"en": ["Papers"], "pl": ["Papiery"]}))
        saved = catalogue.save(description, scans={scan.original.sha256: scan for scan in scans})
        if publish:
            catalogue.publish(saved.id)
        photograph = catalogue.photograph(saved.id)
        catalogue.commit()
        return photograph


PASSWORD = "a sentence of some words"  # noqa: S105 - of accounts in a temporary folder


@pytest.fixture(scope="module")
def people(site: Site) -> Iterator[dict[Role, httpx.Client]]:
    """Somebody of each role, called by it, signed in as with a browser."""
    with ExitStack() as stack:
        yield {role: _signed_in(site, role, stack) for role in Role}


def _signed_in(site: Site, role: Role, stack: ExitStack) -> httpx.Client:
    create_account(site.holding, THE_DESK, name=role.value, role=role, password=PASSWORD)
    browser = httpx.Client(
        base_url=site.client.base_url,
        timeout=30,
        headers={"sec-fetch-site": "same-origin"},
        event_hooks=FORMS,
    )
    stack.enter_context(browser)
    answer = browser.post("/sign-in", data={"name": role.value, "password": PASSWORD})
    assert answer.status_code == httpx.codes.SEE_OTHER
    return browser
