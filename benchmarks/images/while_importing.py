"""How long readers wait for tiles while a folder of scans is imported on the same machine."""

import http.client
import os
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.images.pictures import REAL, REAL_ENOUGH, Prepared
from benchmarks.images.processes import Program
from benchmarks.images.servers import Server, verso
from benchmarks.images.workloads import Workload, aligned

_READERS: Final = 4
_EVERY_S: Final = 0.1  # 40 tiles a second in all
_IDLE_S: Final = 15.0
_LONGEST_S: Final = 180.0
_BAR: Final = 5.0

GoesOn = Callable[[float], bool]


def report(prepared: Prepared) -> list[str]:
    """Ask at a steady pace, first idle, then while the import and its derivatives are made."""
    home = _copied(prepared)
    server = verso(replace(prepared, folder=home.parent), port=8473, cores="0,1")
    try:
        workload = aligned(prepared.pictures)
        _paced(server, workload, lambda began: time.monotonic() - began < _IDLE_S / 3)
        idle_ms = _paced(server, workload, lambda began: time.monotonic() - began < _IDLE_S)
        importing = _import(home)
        busy_ms = _paced(server, workload, lambda began: _goes_on(home, importing, began))
        importing.end()
    finally:
        server.end()
        shutil.rmtree(home.parent)
    idle, busy = _p99(idle_ms), _p99(busy_ms)
    verdict = "reached" if busy < _BAR * idle else "MISSED"
    told = f"tiles while importing: p99 {busy:.1f} ms of {len(busy_ms)}, idle {idle:.1f} ms"
    return [f"{told}, {busy / idle:.1f} times, bar {_BAR:g}: {verdict}"]


def _copied(prepared: Prepared) -> Path:
    """Copy the holding, so that the import does not change it: files by links, the database."""
    home = prepared.folder / "importing" / "holding"
    shutil.rmtree(home.parent, ignore_errors=True)
    shutil.copytree(prepared.holding, home, copy_function=_link)
    return home


def _link(source: str, target: str) -> None:
    if Path(source).name.startswith("catalogue.db"):
        shutil.copy2(source, target)
    else:
        os.link(source, target)


def _import(home: Path) -> Program:
    """Start the import of the scans that the benchmark has left out."""
    scans = home.parent / "scans"
    scans.mkdir()
    rows = ["reference_code,recto"]
    for number, scan in enumerate(sorted(REAL.glob("*.jpg"))[REAL_ENOUGH:]):
        shutil.copyfile(scan, scans / f"{number}.jpg")
        rows.append(f"IMPORTED {number},{number}.jpg")
    table = home.parent / "table.csv"
    table.write_text("\n".join(rows) + "\n")
    command = [str(Path(sys.executable).with_name("verso")), "import", str(table), "--publish"]
    command += ["--images", str(scans), "--home", str(home)]
    return Program(command, log=home.parent / "import.log", cores="0,1")


def _goes_on(home: Path, importing: Program, began: float) -> bool:
    """Whether scans are still taken in, or derivatives of them made."""
    if importing.is_running:
        return True
    with sqlite3.connect(f"file:{home}/catalogue.db?mode=ro", uri=True) as database:
        (waiting,) = database.execute("SELECT count(*) FROM job").fetchone()
    return bool(waiting) and time.monotonic() - began < _LONGEST_S


def _paced(server: Server, workload: Workload, goes_on: GoesOn) -> list[float]:
    began, waits_ms = time.monotonic(), list[float]()
    stop = threading.Event()
    readers = [
        threading.Thread(target=_read, args=(server, workload[n::_READERS], stop, waits_ms))
        for n in range(_READERS)
    ]
    for reader in readers:
        reader.start()
    while goes_on(began):
        time.sleep(1)
    stop.set()
    for reader in readers:
        reader.join()
    return waits_ms


def _read(server: Server, workload: Workload, stop: threading.Event, waits_ms: list[float]) -> None:
    link = http.client.HTTPConnection("127.0.0.1", server.port)
    for number in range(1_000_000):
        began = time.perf_counter()
        link.request("GET", server.path(workload[number % len(workload)]))
        answer = link.getresponse()
        body = answer.read()
        waits_ms.append((time.perf_counter() - began) * 1e3)
        if answer.status != http.client.OK or not body.startswith(b"\xff\xd8"):
            raise SystemExit(f"a tile was answered with {answer.status}")
        if stop.wait(_EVERY_S):
            return


def _p99(waits_ms: list[float]) -> float:
    return sorted(waits_ms)[len(waits_ms) * 99 // 100]
