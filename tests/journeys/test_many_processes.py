"""One catalogue, served by several processes."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.withdraw import withdraw
from app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Serving, Verso

SEEN_WITHIN_S = 60


def test_many_processes_are_one_catalogue_with_one_worker(
    serving: "Serving", tmp_path: Path
) -> None:
    """Derivatives are made beside them; a withdrawal reaches them all within seconds."""
    home = tmp_path / "holding"
    served = serving("--sample", "--home", home, "--workers", "2")
    with open_holding(Settings(home=home)) as holding:
        with holding.open(THE_DESK) as catalogue:
            photograph = catalogue.photograph(catalogue.photographs().items[0].id)
        image_id = photograph.description.sides[0].scans[0].id
        tile = f"/iiif/3/{image_id}/0,0,512,512/512,512/0/default.jpg"
        until(lambda: "immutable" in asked(served.http, tile).headers.get("cache-control", ""))
        withdraw(holding, THE_DESK, photograph.id, reason="Asked for by the family.")
    until(lambda: asked(served.http, tile).status_code == 410)
    time.sleep(5)  # so long may one of them remember
    assert {asked(served.http, tile).status_code for _ in range(12)} == {410}
    ended = served.stop()
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    assert "Traceback" not in ended.err


def test_when_their_keeper_is_killed_they_end_too(serving: "Serving", tmp_path: Path) -> None:
    served = serving("--home", tmp_path / "holding", "--workers", "2")
    served.process.kill()
    until(lambda: not is_answered(served.http))


def test_work_is_left_to_a_worker_of_its_own(
    serving: "Serving", verso: "Verso", tmp_path: Path
) -> None:
    home = tmp_path / "holding"
    served = serving("--sample", "--home", home, "--no-worker")
    with open_holding(Settings(home=home)) as holding:
        left = holding.jobs.waiting()
        assert left > 0
        time.sleep(3)  # a worker would have looked three times
        assert holding.jobs.waiting() == left
        assert verso("worker", "--once", "--home", home).code == 0
        assert holding.jobs.waiting() == 0
    assert served.stop().code == 0


def test_images_alone_are_served_by_several_too(serving: "Serving", tmp_path: Path) -> None:
    served = serving(
        "--only", "images", "--sample", "--home", tmp_path / "holding", "--workers", "2"
    )
    assert {asked(served.http, "/units").status_code for _ in range(6)} == {404}
    assert "info.json" in asked(served.http, "/").text
    assert served.stop().code == 0


def is_answered(client: httpx.Client) -> bool:
    """Whether anybody listens still."""
    try:
        asked(client, "/")
    except httpx.TransportError:
        return False
    return True


def asked(client: httpx.Client, path: str) -> httpx.Response:
    """Ask on a connection of its own: so any of the processes may answer."""
    return httpx.get(f"{str(client.base_url).rstrip('/')}{path}", timeout=30)


def until(holds: "Callable[[], bool]") -> None:
    """Wait until something holds."""
    give_up_at = time.monotonic() + SEEN_WITHIN_S
    while not holds():
        assert time.monotonic() < give_up_at
        time.sleep(0.2)
