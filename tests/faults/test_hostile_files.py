"""Thousands of broken files, sent one after the other, with healthy ones in between.

In short form here; `VERSO_SOAK=3000` asks for as many, as `make soak` does. `VERSO_TEST_EACH=4`
sends each fourth alone, from number `VERSO_TEST_FIRST` on, so that they can be sent in parts.
"""

import hashlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.services.create_token import create_token
from app.settings import Settings
from tests.faults.hostile_conversation import readers_beside
from tests.faults.hostile_files import FORMATS, small, wounded

if TYPE_CHECKING:
    from tests.conftest import Serving

COUNT = int(os.environ.get("VERSO_SOAK", "45"))
EACH = int(os.environ.get("VERSO_TEST_EACH", "1"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
HEALTHY_EVERY = 15
LONGEST_S = 30
MOST_BYTES = 1.5 * 1024**3


@pytest.mark.timeout(7200)  # in `make soak`
@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux")
def test_broken_files_never_break_the_server_nor_keep_healthy_ones_out(
    serving: "Serving", home: Path
) -> None:
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="hostile", scopes={Scope.READ, Scope.WRITE})
    server = serving("--home", home)
    headers = {"authorization": f"Bearer {token}", "content-type": "application/octet-stream"}
    corpus = Path(os.environ["VERSO_CORPUS"]) if "VERSO_CORPUS" in os.environ else None
    seen: dict[int, int] = {}
    slowest = (0.0, "")
    address = str(server.http.base_url)
    with readers_beside(address, server.process.pid) as beside:
        for place, (name, content) in enumerate(_files(corpus)[FIRST - 1 :: EACH]):
            started = time.monotonic()
            answer = server.http.post("/api/scans", content=content, headers=headers, timeout=120)
            slowest = max(slowest, (time.monotonic() - started, name))
            seen[answer.status_code] = seen.get(answer.status_code, 0) + 1
            require_kept_or_no_scan(name, content, answer)
            if place % HEALTHY_EVERY == 0:
                healthy = small(FORMATS[place // HEALTHY_EVERY % len(FORMATS)], seed=place)
                answer = server.http.post("/api/scans", content=healthy, headers=headers)
                assert (answer.status_code, answer.json()["condition"]) == (201, "sound")
    sys.stderr.write(f"{seen} slowest {slowest}, {beside.most_bytes / 2**20:.0f} MiB\n")
    assert sum(seen.values()) >= COUNT // EACH
    assert beside.statuses == {200}
    assert slowest[0] < LONGEST_S, slowest[1]
    assert beside.most_bytes < MOST_BYTES


def require_kept_or_no_scan(name: str, content: bytes, answer: httpx.Response) -> None:
    """It is kept as it came, however broken; only what begins like no scan at all is refused."""
    if answer.status_code in {200, 201}:
        assert answer.json()["sha256"] == hashlib.sha256(content).hexdigest(), name
        return
    assert (answer.status_code, name.startswith("wounded")) == (422, False), (name, answer.text)
    assert "is no scan" in answer.text, (name, answer.text)


def _files(corpus: Path | None) -> list[tuple[str, bytes]]:
    """Give wounded files, each with a name, and before them those of a folder, if one was named."""
    found = [path for path in sorted(corpus.rglob("*")) if path.is_file()] if corpus else []
    return [(path.name, path.read_bytes()) for path in found if path.stat().st_size] + [
        (f"wounded {number}", content)
        for number, content in enumerate(wounded(COUNT, seed=19411201))
    ]
