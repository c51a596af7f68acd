"""The files of deploy/ for nginx and systemd: right in form, and nginx keeps what it may."""

import getpass
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding, found_holding
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application
from tests.awaiting import PATIENCE_S, until

PROJECT = Path(__file__).resolve().parents[2]
SEARCHED = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"
ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def nginx() -> str:
    """The program; where it is not installed these tests are skipped."""
    program = shutil.which("nginx", path=SEARCHED)
    if program is None:
        pytest.skip("nginx is not here: apt-get install nginx-light")
    return program


@pytest.fixture(scope="module")
def configuration(
    tmp_path_factory: pytest.TempPathFactory, listener: socket.socket
) -> Iterator[Path]:
    """The configuration of deploy/, moved to ports and folders of the test's own."""
    folder = tmp_path_factory.mktemp("nginx")
    bound = socket.socket()  # see `free_port`
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    told = (PROJECT / "deploy/nginx/verso.conf").read_text("utf-8")
    told = told.replace("listen 80;", f"listen 127.0.0.1:{port};")
    told = told.replace("127.0.0.1:8000", f"127.0.0.1:{listener.getsockname()[1]}")
    told = told.replace("/var/cache/nginx/verso", str(folder / "cache"))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"daemon off;\nuser {getpass.getuser()};\npid {folder}/pid;\n"
        f"error_log {folder}/log;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{told}}}\n"
    )
    yield whole
    bound.close()


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory, listener: socket.socket) -> Iterator[Holding]:
    """A holding with one published image and one draft."""
    home = tmp_path_factory.mktemp("home")
    with found_holding(Settings(home=home, port=listener.getsockname()[1])) as holding:
        yield holding


def catalogue_image(holding: Holding, code: str, folder: Path, *, publish: bool) -> str:
    """Take in a scan of noise, make its derivative, and give the image's id."""
    scan = folder / f"{code}.png"
    Image.effect_noise((700, 500), 30).save(scan)
    taken = holding.take_in(scan)
    sha256 = taken.original.sha256
    holding.derivation.make(sha256)
    side = SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),))
    with holding.open(THE_DESK, writes=True) as catalogue:
        described = PhotographDescription(code, sides=(side,))
        saved = catalogue.save(described, scans={sha256: taken})
        if publish:
            catalogue.publish(saved.id)
        catalogue.commit()
        return catalogue.photograph(saved.id).description.sides[0].scans[0].id


@pytest.fixture(scope="module")
def client(
    nginx: str, configuration: Path, holding: Holding, listener: socket.socket, serve_at: ServeAt
) -> Iterator[httpx.Client]:
    """A reader before nginx, which stands before Verso."""
    said = (configuration.parent / "said").open("wb")
    command = [nginx, "-e", str(configuration.parent / "log"), "-c", str(configuration)]
    found = re.search(r"listen (\S+);", configuration.read_text())
    assert found is not None
    with said, serve_at(create_application(holding), listener):
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            with httpx.Client(base_url=f"http://{found[1]}", timeout=30) as client:
                until(lambda: _listens(client), "nginx does not listen")
                yield client
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _listens(client: httpx.Client) -> bool:
    try:
        client.get("/")
    except httpx.ConnectError:
        return False
    return True


def test_nginx_takes_the_configuration(nginx: str, configuration: Path) -> None:
    command = [nginx, "-t", "-e", str(configuration.parent / "log"), "-c", str(configuration)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_a_public_tile_is_kept_and_is_the_same(
    client: httpx.Client, holding: Holding, tmp_path: Path
) -> None:
    image_id = catalogue_image(holding, "PUBLIC", tmp_path, publish=True)
    path = f"/iiif/3/{image_id}/0,0,512,500/512,500/0/default.jpg"
    first, again = client.get(path, headers={"cookie": "verso_language=pl"}), client.get(path)
    assert [answer.headers["x-cache"] for answer in (first, again)] == ["MISS", "HIT"]
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    held = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert held.status_code == 304


def test_who_is_signed_in_goes_past_the_cache(
    client: httpx.Client, holding: Holding, tmp_path: Path
) -> None:
    image_id = catalogue_image(holding, "SESSION", tmp_path, publish=True)
    path = f"/iiif/3/{image_id}/full/max/0/default.jpg"
    cookies = ["a=b; __Host-verso_session=x", "verso_session=x", "verso_language=pl"]
    answers = [client.get(path, headers={"cookie": cookie}) for cookie in cookies]
    assert [answer.headers["x-cache"] for answer in answers] == ["BYPASS", "BYPASS", "MISS"]


def test_what_a_token_opens_is_kept_for_nobody(
    client: httpx.Client, holding: Holding, tmp_path: Path
) -> None:
    image_id = catalogue_image(holding, "DRAFT", tmp_path, publish=False)
    path = f"/iiif/3/{image_id}/full/max/0/default.jpg"
    token = create_token(holding, name="reader", scopes={Scope.READ})
    bearer = {"authorization": f"Bearer {token}"}
    answers = [client.get(path, headers=bearer) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.headers["x-cache"] for answer in answers] == ["BYPASS", "BYPASS"]
    assert client.get(path).status_code == 404


def test_a_slash_within_a_name_reaches_verso_as_it_was_sent(client: httpx.Client) -> None:
    assert client.get("/iiif/3/a%2Fb/info.json").status_code == 404
    assert client.get("/iiif/3/x/%5Bfrob%5D/max/0/default.jpg").status_code in {400, 404}


UNITS = ("verso.service", "verso-worker.service", "verso-backup.service", "verso-backup.timer")


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not here: apt-get install systemd")
    for name in UNITS:
        told = (PROJECT / "deploy/systemd" / name).read_text("utf-8")
        (tmp_path / name).write_text(told.replace("/opt/verso/bin/verso", "/bin/true"))
    units = [str(tmp_path / name) for name in UNITS]
    answer = subprocess.run(
        [program, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, "")
