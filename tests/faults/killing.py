"""Runs `verso` again and again, and kills it at the moment that is asked for.

Started as a program of its own. It reads one request a line from standard input, in JSON:

    {"arguments": ["import", ...], "kill_at": 7}

Each is run in a process forked off after everything was imported, so that a thousand runs cost no
thousand starts. The moments are counted: a file's fsync, its appearing or disappearing under a
name, a transaction's commit. SIGKILL comes right before number `kill_at`, counted from 1; with
null it never comes. The answer is one line: {"code": ..., "moments": ...}; the code is that of
`verso`, or -9; moments are how many there were when the process ended by itself.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from app.cli import import_table, serve, verify
from app.cli.commands import main

WANTED = (import_table, serve, verify)  # imported before the first fork
SEEN = ("fsync", "fdatasync", "rename", "replace", "link", "unlink")


class Moments:
    """Counts what a disk is asked to keep, and strikes at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self._kill_at = kill_at
        self.count = 0

    def watch(self) -> None:
        """Count from here on, in this process."""
        for name in SEEN:
            setattr(os, name, self._counted(getattr(os, name)))
        event.listen(Engine, "commit", lambda _: self._pass())

    def _counted(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self._pass()
            return deed(*arguments, **named)

        return counted

    def _pass(self) -> None:
        self.count += 1
        if self.count == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def run(arguments: list[str], *, kill_at: int | None) -> dict[str, int]:
    """Run a command in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_verso(arguments, kill_at=kill_at, count_to=writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        moments = told.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "moments": int(moments or -1)}


def _be_verso(arguments: list[str], *, kill_at: int | None, count_to: int) -> None:
    """Never returns."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    moments = Moments(kill_at)
    moments.watch()
    code = 1
    try:
        main(arguments)
    except SystemExit as ending:
        code = int(ending.code or 0)
    finally:
        os.write(count_to, str(moments.count).encode())
        os._exit(code)


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)  # noqa: T201 - this is the answer
