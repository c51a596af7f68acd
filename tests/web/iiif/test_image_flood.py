"""Floods: of expensive requests, and of malformed ones, over real connections."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import found_holding
from app.settings import Settings
from tests.awaiting import PATIENCE_S

SEED = 20_261_125
FLOOD, CLIENTS = 200, 10
MOST_MIB = 700
FORMATS = ("jpg", "png", "webp", "avif", "tif", "gif")
MALFORMED, CONNECTIONS = 20_000, 4


def published(tmp_path: Path, written: bytes) -> str:
    """Publish a scan in a holding of its own, `tmp_path / "holding"`; give the image's address."""
    with found_holding(Settings(home=tmp_path / "holding")) as holding:
        taken = holding.take_in_stream([written])
        side = SideDescription(SideKind.RECTO, scans=(ScanDescription(taken.original.sha256),))
        with holding.open(THE_DESK, writes=True) as catalogue:
            saved = catalogue.save(
                PhotographDescription("FLOOD", sides=(side,)), scans={taken.original.sha256: taken}
            )
            catalogue.publish(saved.id)
            image_id = catalogue.photograph(saved.id).description.sides[0].scans[0].id
            catalogue.commit()
        holding.derivation.make(taken.original.sha256)
    return f"/iiif/3/{image_id}"


def most_mib(process_id: int) -> float:
    """Give the most memory that a process ever held."""
    status = Path(f"/proc/{process_id}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024


def test_two_hundred_expensive_requests_leave_tiles_flowing_and_memory_bounded(
    scan: Callable[..., bytes], serving: Callable[..., Any], tmp_path: Path
) -> None:
    image = published(tmp_path, scan(size=(4000, 3000), kind="JPEG"))
    served = serving("--home", tmp_path / "holding")
    host, port = served.http.base_url.host, served.http.base_url.port
    tiles = [f"{image}/{x},0,512,512/512,512/0/default.jpg" for x in range(0, 3584, 512)]
    assert served.http.get(tiles[0]).status_code == 200
    statuses: list[tuple[int, bool]] = []

    def ask(number: int) -> None:
        client = f"127.0.0.{2 + number % CLIENTS}"
        connection = HTTPConnection(host, port, timeout=PATIENCE_S, source_address=(client, 0))
        kind = FORMATS[number % len(FORMATS)]
        connection.request("GET", f"{image}/{number},7,3500,2500/600,/15/default.{kind}")
        answer = connection.getresponse()
        answer.read()
        statuses.append((answer.status, answer.headers["retry-after"] is not None))
        connection.close()

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(FLOOD)]
    for asker in askers:
        asker.start()
    while any(asker.is_alive() for asker in askers):
        assert all(served.http.get(tile).status_code == 200 for tile in tiles)
        time.sleep(0.05)
    settings = Settings()
    assert len(statuses) == FLOOD
    assert set(statuses) <= {(200, False), (503, True)}
    assert statuses.count((200, False)) >= settings.pixel_workers
    assert most_mib(served.process.pid) < MOST_MIB
    served.stop()


GOOD = [
    "full/max/0/default.jpg", "square/^!300,300/!90/gray.png", "0,0,41,30/41,30/0/color.webp",
    "pct:10,10,33.3,50/pct:5/22.5/bitonal.gif", "3,4,20,20/,10/270/default.avif",
]  # fmt: skip
MUTATIONS = "0,:^!.-+/~=;@&() abcdefnoprtu19"
TOLD = re.compile(
    rb"(address|region|size|rotation|quality|format).*(section [0-9.]+|past )", re.DOTALL
)


def malformed(chance: Random) -> str:
    """Change a good request in a few places, in what a path may hold as it is."""
    tail = list(chance.choice(GOOD))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(tail))
        tail[place : place + chance.randint(0, 2)] = chance.choice(MUTATIONS).strip()
    return "".join(tail)


def test_20_000_malformed_requests_are_told_what_is_wrong_over_connections_that_stay(
    scan: Callable[..., bytes], serving: Callable[..., Any], tmp_path: Path
) -> None:
    image = published(tmp_path, scan())
    served = serving("--home", tmp_path / "holding")
    assert served.http.get(f"{image}/full/90,/0/default.jpg").status_code == 200
    counted: Counter[int] = Counter()
    faults: list[Any] = []

    def ask(seed: int) -> None:
        chance = Random(SEED + seed)  # noqa: S311 - a seed, so that every run asks the same
        connection = HTTPConnection(served.http.base_url.host, served.http.base_url.port)
        for _ in range(MALFORMED // CONNECTIONS):
            tail = malformed(chance)
            connection.request("GET", f"{image}/{tail}")
            answer = connection.getresponse()
            body = answer.read()
            counted[answer.status] += 1
            if answer.status == 400 and not TOLD.search(body):
                faults.append((tail, body))
        connection.close()

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert not faults
    assert counted.total() == MALFORMED
    assert counted.keys() <= {200, 400, 404, 303}
    assert counted[400] > MALFORMED / 2
    served.stop()
