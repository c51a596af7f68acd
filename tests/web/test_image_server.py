"""Images alone, over a holding and over a plain folder, on a running server."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from app.domain.viewers import THE_PUBLIC
from app.holdings.picture_folder import PictureFolder
from app.services.list_images import list_images
from app.settings import Settings
from app.web.image_server import create_image_server
from tests.web.conftest import Site

Serve = Callable[[Any], httpx.Client]
ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
FOR_NOW = "public, max-age=3600"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two pictures."""
    place = tmp_path_factory.mktemp("pictures")
    Image.effect_noise((900, 600), 40).convert("RGB").save(place / "łódź 1.jpg")
    Image.new("L", (3, 5), 90).save(place / "żuk.png")
    return place


@pytest.fixture(scope="module")
def folder(
    pictures: Path, tmp_path_factory: pytest.TempPathFactory, listener: socket.socket
) -> PictureFolder:
    """The folder, opened."""
    settings = Settings(port=listener.getsockname()[1])
    return PictureFolder(pictures, cache=tmp_path_factory.mktemp("cache"), settings=settings)


@pytest.fixture(scope="module")
def client(
    folder: PictureFolder, listener: socket.socket, serve_at: ServeAt
) -> Iterator[httpx.Client]:
    """The folder, served."""
    application = create_image_server(folder, listing=partial(folder.listed, limit=1))
    with (
        serve_at(application, listener) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield client


def test_the_start_page_leads_to_every_picture(client: httpx.Client) -> None:
    first = client.get("/")
    assert "żuk.png" not in first.text
    assert "łódź 1.jpg" in first.text
    second = client.get("/?after=łódź 1.jpg")
    assert "żuk.png" in second.text


def test_a_picture_of_a_folder_answers_both_versions(
    client: httpx.Client, folder: PictureFolder
) -> None:
    names = {image.name: image.id for image in folder.listed(after=None, limit=9).items}
    for version in (2, 3):
        service = f"/iiif/{version}/{names['łódź 1.jpg']}"
        described = client.get(f"{service}/info.json").json()
        assert (described["width"], described["height"]) == (900, 600)
        answer = client.get(f"{service}/512,0,388,512/388,512/0/default.jpg")
        with Image.open(BytesIO(answer.content)) as tile:
            assert tile.size == (388, 512)


def test_what_a_name_stands_for_may_change_so_it_is_never_kept_for_good(
    client: httpx.Client, folder: PictureFolder
) -> None:
    image_id = folder.listed(after=None, limit=9).items[0].id
    with folder.open(THE_PUBLIC) as index:
        folder.derivation.make(index.image(image_id).sha256)
    for _ in range(2):  # the ordinary way, and the short one
        answer = client.get(f"/iiif/3/{image_id}/0,0,512,512/512,512/0/default.jpg")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == FOR_NOW


def test_faults_are_told_in_a_line_of_text(client: httpx.Client) -> None:
    for path in ("/search", "/units", "/iiif/3/00000000-0000-5000-8000-000000000000/info.json"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/plain")


def test_nobody_has_a_token_for_a_folder(client: httpx.Client, folder: PictureFolder) -> None:
    image_id = folder.listed(after=None, limit=9).items[0].id
    answer = client.get(
        f"/iiif/3/{image_id}/info.json", headers={"authorization": "Bearer verso_x"}
    )
    assert answer.status_code == 401


def test_a_holding_gives_its_public_images_and_nothing_else(site: Site, serve: Serve) -> None:
    listing = partial(list_images, site.holding)
    client = serve(create_image_server(site.holding, listing=listing))
    page = client.get("/").text
    assert page.count("SITE 1") > 0
    assert "SITE 2" not in page
    assert client.get(f"/iiif/3/{site.recto}/full/max/0/default.jpg").status_code == 200
    assert client.get(f"/iiif/3/{site.hidden}/info.json").status_code == 404
    assert client.get("/iiif/presentation/3/collection/root").status_code == 404
    assert client.get("/api/photographs").status_code == 404
