"""SIGKILL of a server under mixed load, again and again on one holding: nothing is lost.

Only in `make soak` (`VERSO_TEST_KILLS=200`); test_killed_server.py is the short form. What is
served by several processes (`VERSO_TEST_SERVE="--workers 2"`) dies in any order, and at times one
dies alone.
"""

import itertools
import os
import random
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.settings import Settings
from tests.faults.hostile_conversation import family
from tests.faults.test_killed_server import await_more, upload

if TYPE_CHECKING:
    from tests.conftest import Served, Serving, Verso
    from tests.faults.conftest import Coroner

KILLS = int(os.environ.get("VERSO_TEST_KILLS", "0"))
MORE = os.environ.get("VERSO_TEST_SERVE", "").split()
SEED = int(os.environ.get("VERSO_TEST_SEED", "11"))
LOOKED_AT_EVERY = 20
UPLOADERS = 2


@pytest.mark.skipif(not KILLS, reason="a long test, for `make soak`")
def test_nothing_is_lost_however_often_a_server_is_killed(
    serving: "Serving", verso: "Verso", coroner: "Coroner", home: Path
) -> None:
    token = verso("token", "create", "Station", "--home", home).out.strip()
    numbers = itertools.count()
    kept: set[tuple[str, str]] = set()
    dice = random.Random(SEED)  # noqa: S311
    for kill in range(1, KILLS + 1):
        served = serving("--home", home, *MORE)
        address = str(served.http.base_url)
        clients = [
            *(
                threading.Thread(target=upload, args=(address, token, numbers, kept))
                for _ in range(UPLOADERS)
            ),
            threading.Thread(target=read, args=(address, kept)),
            threading.Thread(target=change, args=(address, token)),
        ]
        for client in clients:
            client.start()
        await_more(kept, than=len(kept))
        time.sleep(dice.uniform(0, 0.5))
        end(served, dice)
        for client in clients:
            client.join()
        if kill % LOOKED_AT_EVERY == 0 or kill == KILLS:
            coroner.require_sound(home)
            require_kept(home, kept)


def end(served: "Served", dice: random.Random) -> None:
    """Kill a server with all its processes; now and then one of them some time before the rest."""
    victims = family(served.process.pid)
    dice.shuffle(victims)
    if MORE and victims[0] != served.process.pid and dice.random() < 0.5:
        with suppress(ProcessLookupError):
            os.kill(victims[0], signal.SIGKILL)
        time.sleep(dice.uniform(0, 0.5))
        victims = family(served.process.pid)
    for victim in victims:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    assert served.stop(by=signal.SIGKILL).code == -9


def read(address: str, kept: set[tuple[str, str]]) -> None:
    """Read pages and search until the server is gone."""
    with httpx.Client(base_url=address, timeout=60) as http:
        try:
            while True:
                code, _ = next(iter(kept), ("U 0", ""))
                for path in ("/", f"/search?q={code}", "/api/photographs?limit=5"):
                    assert http.get(path).status_code == 200
        except httpx.TransportError:
            return


def change(address: str, token: str) -> None:
    """Publish what has come in until the server is gone."""
    headers = {"authorization": f"Bearer {token}"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as http:
        try:
            while True:
                listed = http.get("/api/photographs?limit=100").json()["items"]
                for one in listed:
                    answer = http.post(f"/api/photographs/{one['id']}/publish")
                    assert answer.status_code < 500
        except httpx.TransportError:
            return


def require_kept(home: Path, kept: set[tuple[str, str]]) -> None:
    with open_holding(Settings(home=home)) as holding, holding.open(THE_DESK) as catalogue:
        for code, sha256 in kept:
            (place,) = catalogue.scan_places(sha256)
            assert place.reference_code == code
            assert holding.originals.exists(sha256)
