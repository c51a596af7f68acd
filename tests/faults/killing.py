"""Runs `verso` again and again, and kills it at the moment that is asked for.

Started as a program of its own. It reads one request a line from standard input, in JSON:

    {"arguments": ["import", ...], "kill_at": 7, "fault": null, "wide": false}

Each is run in a process forked off after everything was imported, so that a thousand runs cost no
thousand starts. The moments are counted: a file's fsync, its appearing or disappearing under a
name, a transaction's commit. SIGKILL comes right before number `kill_at`, counted from 1; with
null it never comes. `fault` names an error of the system ("EIO", "ENOSPC") that the call gets in
its place; `wide` counts each write and each new folder as well. `upload HOME FILE CODE` stands for
what a server does with a scan that comes in and its description, `tell HOME` for what it tells the
public of, two things at a time.

The answer is one line: {"code": ..., "moments": ...}; the code is that of `verso`, or -9; moments
are how many there were when the process ended by itself.
"""

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.cli import import_table, serve, verify
from app.cli.commands import main
from app.cli.exit_codes import code_of
from app.domain.errors import VersoError
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import open_holding, telling
from app.services.accession_scan import accession_scan
from app.services.describe import describe
from app.settings import Settings

WANTED = (import_table, serve, verify)  # imported before the first fork
SEEN = ("fsync", "fdatasync", "rename", "replace", "link", "unlink")
ALSO = ("write", "mkdir")


class Moments:
    """Counts what a disk is asked to keep, and strikes at one of them."""

    def __init__(self, kill_at: int | None, *, fault: str | None, wide: bool) -> None:
        self._kill_at = kill_at
        self._fault = fault
        self._seen = (*SEEN, *ALSO) if wide else SEEN
        self.count = 0

    def watch(self) -> None:
        """Count from here on, in this process."""
        for name in self._seen:
            setattr(os, name, self._counted(getattr(os, name)))
        if self._fault is None:
            event.listen(Engine, "commit", lambda _: self._pass())

    def _counted(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self._pass()
            return deed(*arguments, **named)

        return counted

    def _pass(self) -> None:
        self.count += 1
        if self.count != self._kill_at:
            return
        if self._fault is None:
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, str(self._fault))
        raise OSError(number, os.strerror(number))


def run(
    arguments: list[str], *, kill_at: int | None, fault: str | None = None, wide: bool = False
) -> dict[str, int]:
    """Run a command in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_verso(arguments, Moments(kill_at, fault=fault, wide=wide), count_to=writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        moments = told.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "moments": int(moments or -1)}


def _be_verso(arguments: list[str], moments: Moments, *, count_to: int) -> None:
    """Never returns."""
    tell = os.write
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    moments.watch()
    code = 1
    try:
        if arguments[0] == "upload":
            upload(*arguments[1:])
        if arguments[0] == "tell":
            tell_public(*arguments[1:])
        main(arguments)
    except VersoError as error:
        code = code_of(error)
    except SystemExit as ending:
        code = int(ending.code or 0)
    finally:
        tell(count_to, str(moments.count).encode())
        os._exit(code)


def upload(home: str, file: str, code: str) -> None:
    """Take a scan in as it arrives, and describe the photograph that it shows."""
    with open_holding(Settings(home=Path(home))) as holding:
        with Path(file).open("rb") as arriving:
            scan = accession_scan(holding, THE_DESK, iter(lambda: arriving.read(512), b""))
        sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(scan.original.sha256),)),)
        described = PhotographDescription(code, {"en": ["Boat"]}, sides=sides)
        describe(holding, THE_DESK, described)
        holding.records.write_due()
    sys.exit(0)


def tell_public(home: str) -> None:
    """Tell all that waits to be told, in portions of two."""
    for name in ("_BEGIN_WITH", "_FEWEST", "_MOST"):
        setattr(telling, name, 2)
    with open_holding(Settings(home=Path(home))) as holding:
        telling.tell_portions(holding)
    sys.exit(0)


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)  # noqa: T201 - this is the answer
