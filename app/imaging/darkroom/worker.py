"""A process that decodes: shut off, then handed one file after the other.

    python -m app.imaging.darkroom.worker LINE SCRATCH SCRATCH_BYTES

It ends when the line is hung up.
"""

import codecs
import os
import pickle
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, Final

from PIL import (  # noqa: F401 - loaded while modules can be
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    IptcImagePlugin,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from app.domain.errors import Problem, Rejected, UnreadableScan
from app.imaging.darkroom.shutting import OwnMemory, shut_off
from app.imaging.darkroom.tasks import HEADER_ROOM_BYTES, TASKS
from app.imaging.darkroom.wire import HungUp, receive, receive_with_file, send
from app.imaging.decoders import restrict_decoders
from app.imaging.handed_scan import HandedScan

_CODECS: Final = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "ascii", "idna")
_LONGEST_WORDS: Final = 2000


class Counter:
    """The other end of the line, for a task."""

    def __init__(self, line: socket.socket, memory: OwnMemory) -> None:
        self._line = line
        self._memory = memory

    def begin(self) -> None:
        """Take what the header of a file takes, whatever was decoded before."""
        self._memory.allow(HEADER_ROOM_BYTES)

    def may_take(self, memory_bytes: int, *, room_bytes: int = 0) -> None:
        """Ask for memory, wait until it is to be had, and take no more than that."""
        send(self._line, {"is": "wants", "bytes": memory_bytes})
        receive(self._line)
        self._memory.allow(memory_bytes + room_bytes)

    def add(self, name: str, body: bytes) -> None:
        """Hand over one file of several."""
        send(self._line, {"is": "file", "name": name}, body)

    def progress(self, done: int, total: int | None, doing: str) -> None:
        """Tell how far it has come."""
        send(self._line, {"is": "progress", "done": done, "total": total, "doing": doing})


def main(line_descriptor: str, scratch: str, scratch_bytes: str) -> None:
    """Load all that will be needed, shut the door, and work until the line is hung up."""
    line = socket.socket(fileno=int(line_descriptor))
    memory = OwnMemory()
    restrict_decoders()
    _load_what_loads_late()
    shut = shut_off(Path(scratch), scratch_bytes=int(scratch_bytes))
    send(line, {"is": "ready", "landlock": shut.landlock, "refuses_calls": shut.refuses_calls})
    counter = Counter(line, memory)
    while True:
        told, given, descriptor = receive_with_file(line)
        counter.begin()
        try:
            answer, body = _done(told, given, HandedScan(descriptor, told["name"]), counter)
        finally:
            os.close(descriptor)
        send(line, answer, body)


def _done(
    told: dict[str, Any], given: bytes, scan: HandedScan, counter: Counter
) -> tuple[dict[str, Any], bytes]:
    """Do a task; what went wrong is told in words."""
    try:
        # what comes in here was written by the one who has started this process
        made, body = TASKS[told["task"]](scan, counter, pickle.loads(given))  # noqa: S301 # nosec B301
    except HungUp:
        raise
    except Rejected as refusal:
        problems = [_told(problem) for problem in refusal.problems]
        return _fault("rejected", str(refusal), problems=problems), b""
    except UnreadableScan as fault:
        return _fault("unreadable", str(fault)), b""
    except MemoryError:
        note = "The scan takes more memory than one of its size should."
        return _fault("unreadable", note), b""
    except OSError as fault:
        return _fault("disk", fault.strerror or str(fault), number=fault.errno or 0), b""
    except Exception as fault:  # noqa: BLE001 - a fault of ours, or of a decoder that we don't know
        trace = "".join(traceback.format_exception(fault))[-_LONGEST_WORDS:]
        return _fault("unforeseen", f"{type(fault).__name__}: {fault}", trace=trace), b""
    return {"is": "done", "made": made}, body


def _fault(kind: str, words: str, **more: Any) -> dict[str, Any]:
    return {"is": "fault", "kind": kind, "words": words[:_LONGEST_WORDS], **more}


def _told(problem: Problem) -> dict[str, str]:
    return {"where": problem.where, "value": problem.value, "reason": problem.reason}


def _load_what_loads_late() -> None:
    """Have Python and Pillow read from the disk now what they would read when it is too late."""
    Image.preinit()
    for name in _CODECS:
        codecs.lookup(name)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (HungUp, KeyboardInterrupt):
        sys.exit(0)
