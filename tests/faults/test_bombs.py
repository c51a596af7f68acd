"""Small files that claim or become enormous ones: told apart, kept, and no burden to anybody."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.services.create_token import create_token
from app.settings import Settings
from tests.faults.hostile_conversation import readers_beside
from tests.faults.hostile_files import BOMBS

if TYPE_CHECKING:
    from tests.conftest import Serving

GIB = 1024**3
WITHIN_S = 60  # a few seconds; what hangs is told apart, however busy the machine is
EXPECTED = {
    "webp": "oversized",
    "progressive": "oversized",
    "gif": "oversized",
    "jpeg": "oversized",
    "png": "sound",  # 13,000 rows of nothing: large, and harmless to whoever reads it by rows
    "tiff": "sound",
    "text": "damaged",  # one decoder passes over what the other refuses to read
    "profile": "damaged",
    "jpeg 2000": "unreadable",
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux")
def test_bombs_are_kept_and_marked_while_others_read_in_little_memory(
    serving: "Serving", home: Path
) -> None:
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="hostile", scopes={Scope.READ, Scope.WRITE})
    server = serving("--home", home)
    headers = {"authorization": f"Bearer {token}", "content-type": "application/octet-stream"}
    found, took = {}, list[str]()
    address = str(server.http.base_url)
    with readers_beside(address, server.process.pid) as beside:
        for name, make in BOMBS.items():
            bomb, started = make(), time.monotonic()
            answer = server.http.post("/api/scans", content=bomb, headers=headers, timeout=WITHIN_S)
            assert answer.status_code == 201, (name, answer.text)
            found[name] = answer.json()["condition"]
            took.append(f"{name} {time.monotonic() - started:.1f} s")
    sys.stderr.write(f"{beside}: {', '.join(took)}\n")
    assert found == EXPECTED
    assert beside.statuses == {200}
    assert beside.read > len(BOMBS)
    assert beside.longest_s < WITHIN_S / 6
    assert beside.most_bytes < GIB
