"""SIGKILL of a server under mixed load, again and again on one holding: nothing is lost.

Only in `make soak` (`VERSO_TEST_KILLS=200`); test_killed_server.py is the short form. What is
served by several processes (`VERSO_TEST_SERVE="--workers 2"`) dies in any order, and at times one
dies alone. `VERSO_TEST_WITHIN_S=300` ends it sooner, so that it can be done in parts.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.holdings import open_holding
from app.settings import Settings
from tests.faults.hostile_conversation import family
from tests.faults.mixed_load import MixedLoad, Promises, require_kept
from tests.faults.test_killed_worker import let_leases_run_out

if TYPE_CHECKING:
    from tests.conftest import Served, Serving, Verso
    from tests.faults.conftest import Coroner

KILLS = int(os.environ.get("VERSO_TEST_KILLS", "0"))
MORE = os.environ.get("VERSO_TEST_SERVE", "").split()
WITHIN_S = float(os.environ.get("VERSO_TEST_WITHIN_S", "inf"))
SEED = int(os.environ.get("VERSO_TEST_SEED", "11"))
LOOKED_AT_EVERY = 20
ANSWERS_WITHIN_S = 60
ANSWERS_OF_A_LIFE = 1, 12


@pytest.mark.skipif(not KILLS, reason="a long test, for `make soak`")
def test_nothing_is_lost_however_often_a_server_is_killed(
    serving: "Serving", verso: "Verso", coroner: "Coroner", home: Path
) -> None:
    token = verso("token", "create", "Station", "--home", home).out.strip()
    load = MixedLoad(token, seed=SEED)
    promises, dice = load.promises, random.Random(SEED)  # noqa: S311
    over = time.monotonic() + WITHIN_S
    for kill in range(1, KILLS + 1):
        served = serving("--home", home, *MORE)
        with load.on(str(served.http.base_url)):
            await_more(promises, dice.randint(*ANSWERS_OF_A_LIFE))
            time.sleep(dice.uniform(0, 0.1))
            end(served, dice)
        is_last = kill == KILLS or time.monotonic() > over
        if kill % LOOKED_AT_EVERY == 0 or is_last:
            let_leases_run_out(home)
            with open_holding(Settings(home=home)) as holding:
                require_kept(holding, promises)
            coroner.require_sound(home)
        if is_last:
            break
    sys.stderr.write(f"{kill} kills: {promises}\n")
    asked = (promises.sent, promises.edits, promises.published, promises.batches, promises.tiles)
    assert all(asked) or kill < LOOKED_AT_EVERY, "of some of it nothing was promised"


def await_more(promises: Promises, count: int) -> None:
    """Wait for so many more answers."""
    until, enough = time.monotonic() + ANSWERS_WITHIN_S, promises.count + count
    while promises.count < enough:
        assert time.monotonic() < until, "the server does nothing any more"
        time.sleep(0.005)


def end(served: "Served", dice: random.Random) -> None:
    """Kill a server with all its processes; now and then one of them some time before the rest."""
    victims = family(served.process.pid)
    dice.shuffle(victims)
    if victims[0] != served.process.pid and dice.random() < 0.5:
        with suppress(ProcessLookupError):
            os.kill(victims[0], signal.SIGKILL)
        time.sleep(dice.uniform(0, 0.5))
        victims = family(served.process.pid)
        dice.shuffle(victims)
    for victim in victims:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    assert served.stop(by=signal.SIGKILL).code == -9
