"""SIGKILL of a server under mixed load, again and again on one holding: nothing is lost.

Only in `make soak` (`VERSO_TEST_KILLS=200`); test_killed_server.py is the short form. Every life of
a server ends by SIGKILL of all its processes, in any order; before that several of them die
alone: one of several that serve (`VERSO_TEST_SERVE="--workers 2"`), or one that decodes.
`VERSO_TEST_ALONE=0` has none die alone, so that every kill is one of a whole server.
`VERSO_TEST_WITHIN_S=300` ends it sooner, so that it can be done in parts; `VERSO_TEST_SEED=12`
throws other dice.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
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
ALONE = ("serving", "decoding") if os.environ.get("VERSO_TEST_ALONE", "1") == "1" else ()
LOOKED_AT_EVERY = 20
ANSWERS_WITHIN_S = 180
ANSWERS_BETWEEN = 1, 9
PAUSES = (2, 8) if ALONE else (0, 2)


@pytest.mark.timeout(7200)
@pytest.mark.skipif(not KILLS, reason="a long test, for `make soak`")
def test_nothing_is_lost_however_often_a_server_is_killed(
    serving: "Serving", verso: "Verso", coroner: "Coroner", home: Path
) -> None:
    token = verso("token", "create", "Station", "--home", home).out.strip()
    load = MixedLoad(token, seed=SEED)
    promises, killed, dice = load.promises, Counter[str](), random.Random(SEED)  # noqa: S311
    over, looked_at = time.monotonic() + WITHIN_S, 0
    while killed.total() < KILLS and time.monotonic() < over:
        served = serving("--home", home, *MORE)
        with load.on(str(served.http.base_url)):
            kinds = list(ALONE)
            for _ in range(dice.randint(*PAUSES)):
                await_more(promises, dice.randint(*ANSWERS_BETWEEN))
                kind = kill_one(served, dice, kinds)
                killed.update(kind)
                kinds = ["serving"] if "decoding" in kind else kinds  # see kill_one
            await_more(promises, dice.randint(*ANSWERS_BETWEEN))
            told = kill_all(served, dice)
            killed["all"] += 1
        assert promises.broken == [], told
        if killed.total() - looked_at >= LOOKED_AT_EVERY:
            looked_at = killed.total()
            require_all_well(home, promises, coroner)
    require_all_well(home, promises, coroner)
    sys.stderr.write(f"{killed.total()} kills, {dict(killed)}: {promises}\n")
    asked = (promises.sent, promises.edits, promises.published, promises.batches, promises.tiles)
    assert all(asked) or killed.total() < LOOKED_AT_EVERY, "of some of it nothing was promised"


def await_more(promises: Promises, count: int) -> None:
    """Wait for so many more answers."""
    until, enough = time.monotonic() + ANSWERS_WITHIN_S, promises.count + count
    while promises.count < enough and not promises.broken:
        assert time.monotonic() < until, "the server does nothing any more"
        time.sleep(0.005)


def kill_one(served: "Served", dice: random.Random, kinds: list[str]) -> list[str]:
    """Kill a process that serves beside others, or decodes; say which, if there was any.

    A scan that ends two decoders is unreadable, so in one life only one of these is killed.
    """
    below = family(served.process.pid)[1:]
    alone = {one: what for one in below if (what := _what(one)) in kinds}
    if not alone:
        return []
    kind = dice.choice(sorted(set(alone.values())))
    victim = dice.choice([one for one, what in alone.items() if what == kind])
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    return [kind]


def _what(process: int) -> str:
    """Say what a process below the first one does; nothing of what only keeps count of others."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_text("ascii", "replace")
    except OSError:
        return ""
    kinds = {"darkroom": "decoding", "spawn_main": "serving"}
    return next((kind for word, kind in kinds.items() if word in words), "")


def kill_all(served: "Served", dice: random.Random) -> str:
    """Kill a server with all its processes, in any order; give what it has logged last."""
    victims = family(served.process.pid)
    dice.shuffle(victims)
    for victim in victims:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    ended = served.stop(by=signal.SIGKILL)
    assert ended.code == -9
    return (ended.out + ended.err)[-4000:]


def require_all_well(home: Path, promises: Promises, coroner: "Coroner") -> None:
    """All that was promised is kept, once dead workers' leases have run out; and it is sound."""
    let_leases_run_out(home)
    with open_holding(Settings(home=home)) as holding:
        require_kept(holding, promises)
    coroner.require_sound(home)
