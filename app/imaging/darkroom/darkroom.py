"""The processes that decode: as many as are wanted at once, within one memory for all of them."""

import atexit
import logging
import os
import pickle
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore, Condition, Lock
from typing import Any, Final, Protocol

from app.domain.errors import DecoderBrokeOff, Problem, Rejected, UnreadableScan
from app.domain.progress import Progress, quietly
from app.imaging.darkroom.hired import EndedAtStart, Hired
from app.imaging.darkroom.scratch import clear_up
from app.imaging.darkroom.wire import HungUp

_log = logging.getLogger(__name__)

LONGEST_S: Final = 60.0
"""So long a process may be silent over one file; then it is ended."""

_LONGEST_OVER_ALL: Final = 20  # times as long, whatever it says
_MOST_TASKS: Final = 2000  # then a process is replaced, whatever its libraries have let leak
_MOST_AT_ONCE: Final = 16
_TOO_LONG: Final = "it took more than {:g} seconds"
_BROKE_OFF: Final = "the decoder broke off, perhaps for want of the memory that it took"


class Entries(Protocol):
    """Where several files go that one task makes."""

    def add(self, name: str, body: bytes) -> None:
        """Keep one file under its name."""


Outcome = tuple[Any, bytes] | Exception
"""What was made, told and as bytes; or why nothing was."""


class Darkroom:
    """Lends processes to threads, which may share it.

    `memory_bytes` bounds what all processes may take for decoding at one moment: each asks, by
    what it has read in a file's header, before it decodes, and is stopped where it takes more.
    """

    def __init__(self, memory_bytes: int, *, longest_s: float = LONGEST_S) -> None:
        self._longest_s = longest_s
        self._memory = _Memory(memory_bytes)
        self._places = BoundedSemaphore(_MOST_AT_ONCE)
        self._turn = Lock()
        self._idle: list[Hired] = []
        self._is_cleared_up = False
        self._most_idle = max(1, min(os.cpu_count() or 1, _MOST_AT_ONCE))
        atexit.register(self.close)

    def work(
        self,
        task: str,
        path: Path,
        given: Mapping[str, Any],
        *,
        into: Entries | None = None,
        progress: Progress = quietly,
    ) -> tuple[Any, bytes]:
        """Have a task done on a file, and give what is told of it and its bytes.

        A process may be ended by the system for reasons that are not the scan's: the task is done
        once more then, by another, unless files may have gone `into` something.

        `DecoderBrokeOff` where the process ended over it; `UnreadableScan` where it took too long;
        `Rejected` and `OSError` as the task raised them. What `into` and `progress` raise ends the
        task.
        """
        try:
            return self._worked(task, path, given, into, progress)
        except DecoderBrokeOff:
            if into is not None:
                raise
            return self._worked(task, path, given, into, progress)

    def _worked(
        self,
        task: str,
        path: Path,
        given: Mapping[str, Any],
        into: Entries | None,
        progress: Progress,
    ) -> tuple[Any, bytes]:
        """Have a task done by one process."""
        outcome: Outcome
        with path.open("rb") as file, self._places, self._memory.share() as share:
            hired = self._borrowed()
            is_well = False
            try:
                hired.hand_in(task, path.name, pickle.dumps(given), file)
                outcome = self._heard(hired, share, into, progress)
                is_well = True
            except TimeoutError:
                outcome = UnreadableScan(_stopped(task, path, _TOO_LONG.format(self._longest_s)))
            except HungUp:
                outcome = DecoderBrokeOff(_stopped(task, path, _BROKE_OFF))
            finally:
                self._take_back(hired, is_well=is_well)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _heard(
        self, hired: Hired, share: "_Share", into: Entries | None, progress: Progress
    ) -> Outcome:
        """Listen until a task is done."""
        latest_s = time.monotonic() + self._longest_s * _LONGEST_OVER_ALL
        while True:
            until_s = min(time.monotonic() + self._longest_s, latest_s)
            told, body = hired.hear(until_s=until_s)
            match told:
                case {"is": "wants", "bytes": int(wanted)} if not share.bytes:
                    share.take(wanted)
                    hired.say_go()
                case {"is": "file", "name": str(name)} if into is not None:
                    into.add(name, body)
                case {"is": "progress", "done": int(done), "total": total, "doing": str(doing)}:
                    progress(done, total if isinstance(total, int) else None, doing)
                case {"is": "done", "made": made}:
                    hired.tasks_done += 1
                    return made, body
                case {"is": "fault", "kind": str(kind), "words": str(words)}:
                    hired.tasks_done += 1
                    return _as_error(kind, words, told)
                case _:
                    raise HungUp  # nobody who is well says such things

    def _borrowed(self) -> Hired:
        """Give a process that waits, or a new one."""
        while True:
            with self._turn:
                hired = self._idle.pop() if self._idle else None
                if not self._is_cleared_up:
                    self._is_cleared_up = True
                    clear_up()
            if hired is None:
                return _new()
            if hired.is_there:
                return hired
            hired.dismiss()

    def _take_back(self, hired: Hired, *, is_well: bool) -> None:
        if is_well and hired.tasks_done < _MOST_TASKS:
            with self._turn:
                if len(self._idle) < self._most_idle:
                    self._idle.append(hired)
                    return
        hired.dismiss()

    def close(self) -> None:
        """End the processes that wait for work."""
        with self._turn:
            idle, self._idle = self._idle, []
        for hired in idle:
            hired.dismiss()


class _Memory:
    """The memory for decoding, of which tasks take their shares."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._taken_bytes = 0
        self._change = Condition()

    @contextmanager
    def share(self) -> Iterator["_Share"]:
        """Give a share, in which there is nothing yet."""
        share = _Share(self)
        try:
            yield share
        finally:
            with self._change:
                self._taken_bytes -= share.bytes
                self._change.notify_all()

    def take(self, wanted_bytes: int) -> int:
        """Wait until there is so much, or nobody else has any; give what was taken."""
        taken = max(1, min(wanted_bytes, self._most_bytes))
        with self._change:
            self._change.wait_for(lambda: self._taken_bytes + taken <= self._most_bytes)
            self._taken_bytes += taken
        return taken


class _Share:
    """What one task has taken of the memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory
        self.bytes = 0

    def take(self, wanted_bytes: int) -> None:
        """Wait for so much."""
        self.bytes = self._memory.take(wanted_bytes)


def _new() -> Hired:
    """Start a process, or another where the system has ended the first before it was ready."""
    try:
        return Hired()
    except EndedAtStart:
        return Hired()


@cache
def the_darkroom(memory_bytes: int) -> Darkroom:
    """Give the darkroom of this process: everything in it that decodes shares one."""
    return Darkroom(memory_bytes)


def _stopped(task: str, path: Path, why: str) -> str:
    """Note that a task came to nothing, and word it."""
    _log.warning("The %s of %s was stopped: %s.", task, path.name, why)
    return f"The scan can't be decoded: {why}."


def _as_error(kind: str, words: str, told: Mapping[str, Any]) -> Exception:
    """Make an error of this side of what the other says."""
    if kind == "rejected":
        return Rejected(words, tuple(_problems(told.get("problems"))))
    if kind == "disk" and isinstance(number := told.get("number"), int):
        return OSError(number, words)
    if kind != "unreadable":
        _log.warning("A scan could not be decoded: %s %s", words, told.get("trace", ""))
        return UnreadableScan(f"The scan can't be decoded: {words}.")
    return UnreadableScan(words)


def _problems(told: object) -> Iterator[Problem]:
    for one in told if isinstance(told, list) else ():
        match one:
            case {"where": str(where), "value": str(value), "reason": str(reason)}:
                yield Problem(where, value, reason)
