"""Runs `verso` again and again, and kills it at the moment that is asked for.

Started as a program of its own. It reads one request a line from standard input, in JSON:

    {"arguments": ["import", ...], "at": 7, "of": "moments", "fault": null, "stays": false,
     "is_first": false}

Each is run in a process forked off after everything was imported, and decodes by itself, so that a
thousand runs cost no thousand starts. What is counted, from 1, are `moments`: a file's fsync, its
appearing or disappearing under a name, a transaction's commit; or `calls`: all that this process
and the SQLite in it ask of the disk (disk_calls.c, which must have been loaded before all else).
SIGKILL comes right before number `at`; with null it never comes. `fault` names an error of the
system ("EIO", "ENOSPC") that the call gets in its place, and with `stays` every later one that
needs room too.

`upload HOME FILE CODE` stands for what a server does with a scan that comes in and its description,
`send HOME FILE CODE` for one that comes in parts and is gone on with where it stands; where that
fails, the same process tries it once more, as a browser would, on a disk that is well.
`tell HOME` stands for what a server tells the public of, two things at a time.

The answer is one line: {"code": ..., "moments": ...}; the code is that of `verso`, or -9; moments
are how many there were when the process ended by itself.
"""

import ctypes
import errno
import gc
import hashlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.cli import import_table, serve, verify
from app.cli.commands import main
from app.cli.exit_codes import ExitCode, code_of
from app.domain.errors import VersoError
from app.domain.photographs import PhotographDescription
from app.domain.progress import Progress, quietly
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.uploads import Upload, UploadFor
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding, telling
from app.holdings import holding as holding_module
from app.imaging.darkroom.darkroom import Darkroom, Entries, the_darkroom
from app.imaging.darkroom.tasks import TASKS
from app.imaging.decoders import restrict_decoders
from app.imaging.handed_scan import HandedScan
from app.persistence.database import open_database
from app.services.accession_scan import accession_scan
from app.services.describe import describe
from app.services.upload_scan import (
    begin_upload,
    continue_upload,
    find_upload,
    unfinished_uploads,
)
from app.settings import Settings

WANTED = (import_table, serve, verify)  # imported before the first fork
SEEN = ("fsync", "fdatasync", "rename", "replace", "link", "unlink")


class Here:
    """Stands for the darkroom's other end where a task is done in this very process."""

    def __init__(self, into: Entries | None, progress: Progress) -> None:
        self.add = into.add if into else None
        self.progress = progress

    def may_take(self, memory_bytes: int, *, room_bytes: int = 0) -> None:
        """Whatever it takes: the scans are those of the test."""


def decode_here(
    _: Darkroom,
    task: str,
    path: Path,
    given: Mapping[str, Any],
    *,
    into: Entries | None = None,
    progress: Progress = quietly,
) -> tuple[Any, bytes]:
    """Do what a process of the darkroom would be started for."""
    with path.open("rb") as file:
        desk: Any = Here(into, progress)
        return TASKS[task](HandedScan(file.fileno(), path.name), desk, given)


class Moments:
    """Counts what a disk is asked to keep, and strikes at one of them."""

    def __init__(self, at: int | None) -> None:
        self._at = at
        self.count = 0

    def watch(self) -> None:
        """Count from here on, in this process."""
        for name in SEEN:
            setattr(os, name, self._counted(getattr(os, name)))
        event.listen(Engine, "commit", lambda _: self._pass())

    def be_well(self) -> None:
        """Who is killed tries nothing again."""

    def _counted(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self._pass()
            return deed(*arguments, **named)

        return counted

    def _pass(self) -> None:
        self.count += 1
        if self.count == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


class Calls:
    """Has disk_calls.c count every call, and strike at one of them."""

    def __init__(self, at: int | None, *, fault: str | None, stays: bool) -> None:
        self._library = ctypes.CDLL(None)
        number = getattr(errno, fault) if fault else 0
        self._strike = ctypes.c_long(at or 0), number, int(stays)

    def watch(self) -> None:
        """Count from here on, in this process."""
        self._library.strike_at(*self._strike)

    def be_well(self) -> None:
        """Fail no more."""
        self._library.be_well()

    @property
    def count(self) -> int:
        """How many there were."""
        return int(ctypes.c_long(self._library.calls_so_far()).value)


ENGINES: dict[str, Engine] = {}


def open_database_once(url: str, **how: Any) -> Engine:
    """Give a database that was opened before, with all statements that it has been asked."""
    if url not in ENGINES:
        ENGINES[url] = open_database(url, **how)
    return ENGINES[url]


def get_ready(arguments: list[str]) -> dict[str, int]:
    """Run a command in this very process, so that the next need not learn what it has learnt."""
    code = 0
    try:
        if arguments[0] in BRINGING:
            bring_twice(arguments, Moments(None))
        with redirect_stdout(StringIO()):
            main(arguments)
    except SystemExit as ending:
        code = int(ending.code or 0)
    for engine in ENGINES.values():
        engine.dispose()
    the_darkroom.cache_clear()
    gc.freeze()
    return {"code": code, "moments": 0}


def run(  # noqa: PLR0913 - the command, and what becomes of it
    arguments: list[str],
    *,
    at: int | None,
    of: str = "moments",
    fault: str | None = None,
    stays: bool = False,
    is_first: bool = False,
) -> dict[str, int]:
    """Run a command in a process of its own; the first of many, of which none is killed, here."""
    if is_first:
        return get_ready(arguments)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        counted = Moments(at) if of == "moments" else Calls(at, fault=fault, stays=stays)
        _be_verso(arguments, counted, count_to=writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        moments = told.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "moments": int(moments or -1)}


def _be_verso(arguments: list[str], counted: Moments | Calls, *, count_to: int) -> None:
    """Never returns."""
    tell = os.write
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    restrict_decoders()
    Darkroom.work = decode_here  # type: ignore[method-assign, assignment]
    counted.watch()
    code = 1
    try:
        if arguments[0] in BRINGING:
            bring_twice(arguments, counted)
        if arguments[0] == "tell":
            tell_public(*arguments[1:])
        main(arguments)
    except VersoError as error:
        code = code_of(error)
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:  # noqa: BLE001 - it is told, and is none of the ends that may be
        traceback.print_exc()
        code = ExitCode.UNFORESEEN
    finally:
        tell(count_to, str(counted.count).encode())
        os._exit(code)


def bring_twice(words: list[str], counted: Moments | Calls) -> None:
    """Take a scan in, and try it again where that failed; never returns."""
    how, home, file, code = words
    with open_holding(Settings(home=Path(home))) as holding:
        try:
            BRINGING[how](holding, Path(file), code)
        except VersoError:
            counted.be_well()
            BRINGING[how](holding, Path(file), code)
    sys.exit(0)


def tell_public(home: str) -> None:
    """Tell all that waits to be told, in portions of two."""
    for name in ("_BEGIN_WITH", "_FEWEST", "_MOST"):
        setattr(telling, name, 2)
    with open_holding(Settings(home=Path(home))) as holding:
        telling.tell_portions(holding)
    sys.exit(0)


def upload(holding: Holding, file: Path, code: str) -> None:
    """Take a scan in as it arrives, and describe the photograph that it shows."""
    with file.open("rb") as arriving:
        scan = accession_scan(holding, THE_DESK, iter(lambda: arriving.read(512), b""))
    _describe(holding, scan.original.sha256, code)


def send(holding: Holding, file: Path, code: str) -> None:
    """Take a scan in by parts, from where it stands, and describe the photograph that it shows."""
    content = file.read_bytes()
    part_bytes = len(content) // 2 + 1
    begun = unfinished_uploads(holding, THE_DESK)
    here = begun[0] if begun else _begun(holding, file.name, len(content))
    here = find_upload(holding, THE_DESK, here.id)
    while here.outcome is None:
        at = here.offset_bytes
        part = [content[at : at + part_bytes]]
        here = continue_upload(holding, THE_DESK, here.id, part, offset_bytes=at)
    assert (here.outcome.sha256, here.outcome.refused) == (
        hashlib.sha256(content).hexdigest(),
        None,
    )
    assert here.outcome.condition == "sound"
    _describe(holding, here.outcome.sha256, code)


def _begun(holding: Holding, file_name: str, size_bytes: int) -> Upload:
    return begin_upload(
        holding,
        THE_DESK,
        file_name=file_name,
        size_bytes=size_bytes,
        meant_for=UploadFor.STORE,
    )


def _describe(holding: Holding, sha256: str, code: str) -> None:
    sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),)),)
    describe(holding, THE_DESK, PhotographDescription(code, {"en": ["Boat"]}, sides=sides))
    holding.records.write_due()


BRINGING: dict[str, Callable[[Holding, Path, str], None]] = {"upload": upload, "send": send}


if __name__ == "__main__":
    holding_module.open_database = open_database_once  # type: ignore[attr-defined]
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)  # noqa: T201 - this is the answer
