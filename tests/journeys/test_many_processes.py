"""One catalogue, served by several processes."""

import os
import re
import signal
import socket
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from app.cli.listening import cores_of_this_process
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.withdraw import withdraw
from app.settings import Settings
from tests.awaiting import until
from tests.conftest import STOPS_WITHIN_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Served, Serving, Verso

FOLDER_OF_COUNTS = "verso-metrics-*"


@pytest.fixture
def counted(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> dict[str, str]:
    """Let a monitor ask what was counted: with this token, of what is kept in `tmp_path`."""
    monkeypatch.setitem(environment, "VERSO_METRICS_TOKEN", "a token of the monitor")
    monkeypatch.setitem(environment, "TMPDIR", str(tmp_path))
    return {"authorization": "Bearer a token of the monitor"}


@pytest.mark.usefixtures("counted")
def test_many_processes_are_one_catalogue_with_one_worker(
    serving: "Serving", tmp_path: Path
) -> None:
    """Derivatives are made beside them; a withdrawal reaches them all within seconds.

    They count in a folder of their own, which goes with them.
    """
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
    assert len(list(tmp_path.glob(FOLDER_OF_COUNTS))) == 1
    ended = served.stop()
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    assert "Traceback" not in ended.err
    assert list(tmp_path.glob(FOLDER_OF_COUNTS)) == []


def test_many_processes_count_together_and_end_when_their_keeper_is_killed(
    serving: "Serving", counted: dict[str, str], tmp_path: Path
) -> None:
    """Whichever is asked for /metrics answers for all: no answer is missing, whoever gave it."""
    served = serving("--home", tmp_path / "holding", "--workers", "2")
    base_url = str(served.http.base_url)
    times = 40
    for _ in range(times):  # each by a connection of its own, which either process may take
        assert httpx.get(f"{base_url}/no-such-page", timeout=30).status_code == 404
    until(lambda: answers_told(base_url, counted) == {f"{times}.0"})  # each is, once it was given
    assert httpx.get(f"{base_url}/metrics", timeout=30).status_code == 404
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
    assert ends_unheard(served)


def test_images_alone_are_served_by_several_too(serving: "Serving", tmp_path: Path) -> None:
    served = serving(
        "--only", "images", "--sample", "--home", tmp_path / "holding", "--workers", "2"
    )
    assert {asked(served.http, "/units").status_code for _ in range(6)} == {404}
    assert "info.json" in asked(served.http, "/").text
    assert ends_unheard(served, by=signal.SIGHUP)


@pytest.mark.skipif(len(cores_of_this_process()) < 2, reason="there are no two cores here")
def test_on_cores_of_their_own_each_answers_what_comes_in_on_its_core(
    serving: "Serving", tmp_path: Path
) -> None:
    served = serving("--home", tmp_path / "holding", "--workers", "2", "--pin")
    cores = cores_of_this_process()
    host, port = "127.0.0.1", int(str(served.http.base_url).rsplit(":", 1)[1].strip("/"))
    until(lambda: set(cores_kept_to(served.process.pid)) == {(cores[0],), (cores[1],)})
    for core in (*cores[:2], *cores[:2]):
        with connected_from(core, host, port) as client:
            until(lambda: core in cores_that_answer(served.process.pid, client))  # noqa: B023
    assert ends_unheard(served, by=signal.SIGHUP)


def test_cores_are_refused_where_there_are_not_so_many(verso: "Verso", tmp_path: Path) -> None:
    ended = verso("serve", "--home", tmp_path / "holding", "--workers", "64", "--pin")
    assert ended.code == 2
    assert "--pin" in ended.err
    assert not (tmp_path / "holding").exists()


def answers_told(base_url: str, counted: dict[str, str]) -> set[str]:
    """Ask each process how many pages were not found."""
    pattern = r'verso_answers_total{method="GET",status="404"} (\S+)'
    told = (httpx.get(f"{base_url}/metrics", headers=counted, timeout=30) for _ in range(12))
    return {found for answer in told for found in re.findall(pattern, answer.text)}


def served_by(keeper: int) -> list[int]:
    """Give the processes that a keeper has started to serve."""
    children = Path(f"/proc/{keeper}/task").glob("*/children")
    processes = [int(child) for listed in children for child in listed.read_text().split()]
    return [
        process
        for process in processes
        if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()
    ]


def cores_kept_to(keeper: int) -> dict[tuple[int, ...], int]:
    """Give them by the cores that they may use."""
    return {tuple(sorted(os.sched_getaffinity(one))): one for one in served_by(keeper)}


def ends_unheard(served: "Served", *, by: signal.Signals = signal.SIGTERM) -> bool:
    """Whether it still answers, then ends, when what it says is read by nobody any more.

    So it is after Ctrl+C in `verso serve 2>&1 | tee log`, which ends the reader of the pipe first;
    and when the terminal is closed, which tells so to every process that was started in it.
    """
    for told in (served.process.stdout, served.process.stderr):
        assert told is not None
        told.close()
    assert asked(served.http, "/no-such-page").status_code == 404
    keeper = served.process.pid
    for process in (keeper, *(served_by(keeper) if by is signal.SIGHUP else ())):
        os.kill(process, by)
    served.process.wait(STOPS_WITHIN_S)
    return not is_answered(served.http)


@contextmanager
def connected_from(core: int, host: str, port: int) -> "Iterator[socket.socket]":
    """Connect from a core, and have been answered."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        with socket.create_connection((host, port), timeout=30) as client:
            client.sendall(b"GET /iiif/3/none/info.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert client.recv(12) == b"HTTP/1.1 404"
            yield client
    finally:
        os.sched_setaffinity(0, before)


def cores_that_answer(keeper: int, client: socket.socket) -> set[int]:
    """Give the core of the process that holds the other end of a connection. proc(5), net/tcp."""
    ends = f"{client.getpeername()[1]:04X} 0100007F:{client.getsockname()[1]:04X} "
    lines = Path("/proc/net/tcp").read_text().splitlines()
    sockets = {f"socket:[{line.split()[9]}]" for line in lines if ends in line}
    return {
        core
        for (core,), process in cores_kept_to(keeper).items()
        for descriptor in Path(f"/proc/{process}/fd").iterdir()
        if what_is(descriptor) in sockets
    }


def what_is(descriptor: Path) -> str:
    """Say what a process has open, unless it has closed it meanwhile."""
    try:
        return str(descriptor.readlink())
    except FileNotFoundError:
        return ""


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
