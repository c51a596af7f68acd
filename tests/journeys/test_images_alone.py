"""An image server and nothing else, of a folder that somebody has."""

import os
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.awaiting import until

if TYPE_CHECKING:
    from tests.conftest import Serving, Verso


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with one picture."""
    place = tmp_path / "pictures"
    place.mkdir()
    Image.effect_noise((1300, 700), 40).convert("RGB").save(place / "harbour.jpg", quality=92)
    return place


def test_a_folder_of_pictures_is_served_and_stays_as_it_was(
    serving: "Serving", pictures: Path, tmp_path: Path
) -> None:
    before = (pictures / "harbour.jpg").read_bytes()
    cache = tmp_path / "cache"
    served = serving("--only", "images", pictures, "--cache", cache)
    page = served.http.get("/").text
    assert "harbour.jpg" in page
    service = page.partition('<a href="')[2].partition("/info.json")[0]
    assert served.http.get(f"{service}/info.json").json()["width"] == 1300
    tile = f"{service}/512,512,512,188/512,188/0/default.jpg"
    assert served.http.get(tile).headers["content-type"] == "image/jpeg"
    until(lambda: any(name.endswith(".zip") for *_, names in os.walk(cache) for name in names))
    assert served.http.get(tile).status_code == 200
    assert served.http.get("/search").status_code == 404
    ended = served.stop(by=SIGINT)
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    assert [path.name for path in pictures.iterdir()] == ["harbour.jpg"]
    assert (pictures / "harbour.jpg").read_bytes() == before


def test_the_images_of_a_holding_are_served_alone(serving: "Serving", tmp_path: Path) -> None:
    served = serving("--only", "images", "--sample", "--home", tmp_path / "holding")
    assert "info.json" in served.http.get("/").text
    assert served.http.get("/units").status_code == 404
    assert served.stop().code == 0


@pytest.mark.parametrize(
    "arguments",
    [["--sample", "--only", "images"], []],
    ids=["with the sample", "without --only"],
)
def test_a_folder_goes_with_images_alone(
    verso: "Verso", pictures: Path, arguments: list[str]
) -> None:
    answer = verso("serve", pictures, *arguments)
    assert answer.code == 2
    assert "--only images" in answer.err


@pytest.mark.parametrize("more", [["--workers", 2], ["--no-worker"]])
def test_a_folder_is_served_by_one_process_that_makes_its_tiles(
    verso: "Verso", pictures: Path, more: list[object]
) -> None:
    answer = verso("serve", "--only", "images", pictures, *more)
    assert answer.code == 2
    assert str(more[0]) in answer.err


def test_a_folder_that_is_not_there_is_named(
    verso: "Verso", tmp_path: Path, free_port: int
) -> None:
    missing = tmp_path / "nothing"
    answer = verso("serve", "--only", "images", missing, "--cache", tmp_path, "--port", free_port)
    assert (answer.code, answer.err) == (
        6,
        f"{missing} is no folder. Name one that has pictures in it.\n",
    )
