"""A server that is read and written to for long: no error, no leak of memory, no file left open.

Only in `make soak`: `VERSO_TEST_MINUTES=10` says for how long. Nothing is asserted of memory below
five minutes: what is kept for good is not yet told from what leaks.
"""

import itertools
import os
import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import numpy as np
import pytest

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.services.create_token import create_token
from app.services.load_sample import load_sample
from app.settings import Settings
from tests.awaiting import PATIENCE_S
from tests.faults.hostile_conversation import family, open_files, resident_bytes_of_one
from tests.faults.hostile_files import small

if TYPE_CHECKING:
    from tests.conftest import Served, Serving

MINUTES = float(os.environ.get("VERSO_TEST_MINUTES", "0"))
READERS, WRITERS = 6, 2
LEAST_MINUTES_FOR_MEMORY = 5
WARM_UP = 0.3  # of the time: caches fill, libraries load
MOST_GROWTH_MIB_AN_HOUR = 30
MOST_MORE_FILES = 8
BROUGHT_FIRST = 300  # so that as many derivatives are open as ever are, before anything is watched
_PAGE = 50
LOOKING = 4  # who ask for more addresses than are remembered, before anything is watched
WIDTHS = range(8, 37)  # the smallest scan has 48 x 36 pixels
HELD, ANEW = {"if-none-match": "*"}, {"if-none-match": ""}
SMALL_CACHES = {  # full before anything is watched: a scan has 5 kB here, an image of it 700 bytes
    "DECODED_CACHE_BYTES": "2097152",
    "PICTURE_CACHE_BYTES": "1048576",
}
WORDS = ("Wilno", "amnesty", "1941", "letter", "Stalin", "boat", "[...]", "Łódź")


class Talk:
    """What was asked and answered; anything that is no plain answer is a fault."""

    def __init__(self, server: "Served", token: str) -> None:
        self.address = str(server.http.base_url)
        self.token = token
        self.seen: Counter[int] = Counter()
        self.faults: list[str] = []
        self.stop = threading.Event()
        self.brought = 0
        self.pause_s = 0.0
        self._numbers = itertools.count()

    def read(self, seed: int) -> None:
        """Look around as a visitor does."""
        chance = random.Random(seed)  # noqa: S311 - any walk will do
        with httpx.Client(base_url=self.address, timeout=60, follow_redirects=True) as client:
            manifests = client.get("/iiif/presentation/3/collection/root").json()
            while not self.stop.is_set():
                found = client.get("/api/photographs?limit=50").json()["items"]
                one = chance.choice(found)["id"]
                manifest = self._get(client, f"/iiif/presentation/3/{one}/manifest")
                paths = [
                    "/",
                    f"/photographs/{one}",
                    f"/photographs/{one}.json",
                    f"/search?q={chance.choice(WORDS)}",
                    f"/api/search?q={chance.choice(WORDS)}",
                    "/units",
                    "/oai?verb=Identify",
                    str(manifests["id"]).removeprefix(self.address),
                    *_images(manifest, chance),
                ]
                for path in paths:
                    self._get(client, path)
                self.stop.wait(0.05)

    def look_at_all(self, part: int) -> None:
        """Ask for a share of the images in many forms, so that no more addresses can be known.

        Nothing is made of them: whoever asks so has the image already (RFC 9110, 13.1.2). Each
        connection leads to one process, so there are many.
        """
        asked = {"limit": str(_PAGE)}
        while asked.get("after", "first"):
            with httpx.Client(base_url=self.address, timeout=60) as client:
                page = client.get("/api/photographs", params=asked).json()
                asked["after"] = page["after"]
            for one in page["items"][part::LOOKING]:
                with httpx.Client(base_url=self.address, timeout=60, headers=HELD) as client:
                    self._look_at(client, one["id"])

    def _look_at(self, client: httpx.Client, photograph: str) -> None:
        manifest = client.get(f"/iiif/presentation/3/{photograph}/manifest", headers=ANEW)
        self._note(manifest)
        for wide in WIDTHS:
            for path in _images(manifest, random.Random(wide), wide)[1:2]:  # noqa: S311
                for turned in ("/0/", "/90/", "/180/"):
                    self._get(client, path.replace("/0/", turned))

    def write(self, seed: int) -> None:
        """Bring scans in, describe, publish, change and take back."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.address, timeout=60, headers=headers) as client:
            while not self.stop.is_set():
                number = self.brought = next(self._numbers)
                scan = client.post("/api/scans", content=small("JPEG", seed=seed * 10**6 + number))
                self._note(scan)
                side = {"kind": "recto", "scans": [{"sha256": scan.json()["sha256"]}]}
                said = {
                    "reference_code": f"SOAK {number}",
                    "title": {"en": [f"{WORDS[number % len(WORDS)]} {number}"]},
                    "sides": [side],
                }
                made = client.post("/api/photographs", json=said)
                self._note(made)
                where = f"/api/photographs/{made.json()['id']}"
                self._note(client.post(f"{where}/publish"))
                held = {"if-match": client.get(where).headers["etag"]}
                self._note(client.put(where, json=said | {"condition": "torn"}, headers=held))
                if number % 5 == 0:
                    self._note(client.post(f"{where}/withdraw", params={"reason": "twice"}))
                self.stop.wait(self.pause_s)

    def _get(self, client: httpx.Client, path: str) -> httpx.Response:
        answer = client.get(path)
        self._note(answer)
        return answer

    def _note(self, answer: httpx.Response) -> None:
        self.seen[answer.status_code] += 1
        gone = answer.request.method == "GET" and answer.status_code in {404, 410}  # withdrawn
        if answer.status_code >= 400 and not gone:
            self.faults.append(f"{answer.status_code} {answer.request.url} {answer.text[:200]}")

    def run(self, what: object, seed: int) -> None:
        """Go on until it is over; what breaks is a fault too."""
        try:
            what(seed)  # type: ignore[operator]
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is told at the end
            self.faults.append(f"{type(fault).__name__}: {fault}")


def _images(manifest: httpx.Response, chance: random.Random, wide: int = 0) -> list[str]:
    if manifest.status_code != httpx.codes.OK:
        return []
    canvas = chance.choice(manifest.json()["items"])
    if not canvas.get("items"):
        return []
    image = canvas["items"][0]["items"][0]["body"].get("service", [{}])[0].get("id")
    if not image:
        return []
    path = httpx.URL(image).path
    wide = wide or chance.choice(WIDTHS)
    return [
        f"{path}/info.json",
        f"{path}/full/{wide},/0/default.jpg",
        f"{path}/full/max/0/default.jpg",
    ]


@pytest.mark.timeout(7200)  # in `make soak`
@pytest.mark.skipif(not MINUTES, reason="a long test, for `make soak`")
@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux")
def test_a_server_that_is_used_for_long_stays_as_it_was(
    serving: "Serving",
    home: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in SMALL_CACHES.items():
        monkeypatch.setitem(environment, f"VERSO_{name}", value)
    with open_holding(Settings(home=home)) as holding:
        load_sample(holding)
        token = create_token(holding, name="soak", scopes=set(Scope) - {Scope.ADMINISTER})
    more = os.environ.get("VERSO_TEST_SERVE", "").split()  # such as `--workers 2`
    server = serving("--home", home, *more)
    talk = Talk(server, token)
    kinds = [talk.read] * READERS + [talk.write] * WRITERS
    threads = [
        threading.Thread(target=talk.run, args=(kind, seed)) for seed, kind in enumerate(kinds)
    ]
    for thread in threads:
        thread.start()
    while talk.brought < BROUGHT_FIRST and not talk.faults:
        time.sleep(1)
    talk.pause_s = 0.5
    with ThreadPoolExecutor(LOOKING) as looking:
        list(looking.map(lambda part: talk.run(talk.look_at_all, part), range(LOOKING)))
    taken = _watched(server.process.pid, until_s=time.monotonic() + MINUTES * 60)
    talk.stop.set()
    for thread in threads:
        thread.join()
    warm = taken[int(len(taken) * WARM_UP) :]
    files = np.array([one.files for one in warm], dtype=float)
    grown = _growth(warm)
    told = (
        f"{sum(talk.seen.values())} answers {dict(talk.seen)}; MiB an hour: {grown}; files "
        f"{files.min():.0f} to {files.max():.0f}\n"
    )
    minutes = [f"{sum(one.memory.values()) / 2**20:.0f}/{one.files}" for one in taken[::60]]
    sys.stderr.write(f"{told}by the minute, MiB/files: {' '.join(minutes)}\n")
    if talk.faults:
        server.process.terminate()
        sys.stderr.write(server.process.communicate(timeout=PATIENCE_S)[1])
    assert talk.faults == []
    third = len(files) // 3
    assert files[-third:].mean() <= files[:third].mean() + MOST_MORE_FILES, told
    if MINUTES >= LEAST_MINUTES_FOR_MEMORY:
        assert max(grown.values()) < MOST_GROWTH_MIB_AN_HOUR, told


@dataclass(frozen=True, slots=True)
class Moment:
    """What each process of a server has in memory, in bytes, and how many files all have open."""

    at_s: float
    memory: dict[int, int]
    files: int


def _watched(process: int, *, until_s: float) -> list[Moment]:
    """Look every second how much memory is taken, and how many files are open."""
    seen = []
    while (now := time.monotonic()) < until_s:
        all_of_it = family(process)
        memory = {one: resident_bytes_of_one(one) for one in all_of_it}
        seen.append(Moment(now, memory, sum(map(open_files, all_of_it))))
        time.sleep(1)
    return seen


def _growth(taken: list[Moment]) -> dict[str, float]:
    """Tell by how many MiB an hour all grew together, and each process that was always there."""
    hours = np.array([one.at_s / 3600 for one in taken])
    always = set.intersection(*(set(one.memory) for one in taken))
    lines = {"all": [sum(one.memory.values()) for one in taken]} | {
        f"process {number}": [one.memory[process] for one in taken]
        for number, process in enumerate(sorted(always), 1)
    }
    return {
        name: round(float(np.polyfit(hours, np.array(line) / 2**20, 1)[0]), 1)
        for name, line in lines.items()
    }
