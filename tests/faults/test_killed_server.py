"""SIGKILL of a catalogue that is served: what was answered is kept, and it is sound."""

import hashlib
import itertools
import shutil
import signal
import threading
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from PIL import Image

from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.load_sample import load_sample
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Serving, Verso
    from tests.faults.conftest import Coroner

UPLOADERS = 3
ANSWERS_WITHIN_S = 60


@pytest.fixture(scope="module")
def whole_sample(
    coroner: "Coroner", founded: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Any]:
    """What a holding says into which the sample was loaded without a disturbance."""
    home = Path(shutil.copytree(founded, tmp_path_factory.mktemp("whole") / "holding"))
    completed(home)
    return coroner.said_of(home)


@pytest.mark.parametrize("moment", [3, 17, 40])
def test_a_first_start_killed_while_the_sample_is_loaded_is_completed(
    coroner: "Coroner", whole_sample: list[Any], home: Path, free_port: int, moment: int
) -> None:
    words = ("serve", "--sample", "--port", free_port, "--home")
    assert coroner.run(*words, home, at=moment).code == -9
    coroner.require_sound(home)
    completed(home)  # as the next start does
    assert coroner.said_of(home) == whole_sample
    coroner.require_sound(home)


def test_a_first_start_killed_while_the_holding_is_founded_is_completed(
    coroner: "Coroner", tmp_path: Path, free_port: int
) -> None:
    words = ("serve", "--sample", "--port", free_port, "--home")
    for moment in (1, 3, 6, 9, 12):
        home = tmp_path / f"founded-{moment}"
        assert coroner.run(*words, home, at=moment).code == -9
        assert coroner.run("init", "--home", home).code == 0
        coroner.require_sound(home)


def completed(home: Path) -> None:
    """Load the sample, or what is missing of it."""
    with open_holding(Settings(home=home)) as holding:
        assert len(load_sample(holding)) == 4


def test_what_a_killed_server_had_answered_is_kept(
    serving: "Serving", verso: "Verso", coroner: "Coroner", home: Path
) -> None:
    token = verso("token", "create", "Station", "--home", home).out.strip()
    numbers = itertools.count()
    kept: set[tuple[str, str]] = set()
    for pause_s in (0, 0.03):
        served = serving("--home", home)
        clients = [
            threading.Thread(target=upload, args=(str(served.http.base_url), token, numbers, kept))
            for _ in range(UPLOADERS)
        ]
        for client in clients:
            client.start()
        await_more(kept, than=len(kept) + 4)
        time.sleep(pause_s)
        assert served.stop(by=signal.SIGKILL).code == -9
        for client in clients:
            client.join()
        coroner.require_sound(home)
    with open_holding(Settings(home=home)) as holding, holding.open(THE_DESK) as catalogue:
        for code, sha256 in kept:
            (place,) = catalogue.scan_places(sha256)
            assert place.reference_code == code
            assert holding.originals.path(sha256).is_file()


def await_more(kept: set[tuple[str, str]], *, than: int) -> None:
    """Wait until so many photographs were brought in."""
    until = time.monotonic() + ANSWERS_WITHIN_S
    while len(kept) <= than:
        assert time.monotonic() < until, "the server takes nothing in"
        time.sleep(0.005)


def upload(
    address: str, token: str, numbers: "itertools.count[int]", kept: set[tuple[str, str]]
) -> None:
    """Bring in scans and photographs until the server is gone; note what it said it has."""
    headers = {"authorization": f"Bearer {token}"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as http:
        try:
            while True:
                number = next(numbers)
                scan = BytesIO()
                Image.new("RGB", (64, 48), (number % 256, number // 256, 7)).save(scan, "PNG")
                sha256 = hashlib.sha256(scan.getvalue()).hexdigest()
                assert http.post("/api/scans", content=scan.getvalue()).status_code == 201
                sides = [{"kind": "recto", "scans": [{"sha256": sha256}]}]
                described = {"reference_code": f"U {number}", "sides": sides}
                assert http.post("/api/photographs", json=described).status_code == 201
                kept.add((f"U {number}", sha256))
        except httpx.TransportError:
            return
