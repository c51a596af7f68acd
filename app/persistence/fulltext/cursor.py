"""Where a page of an answer ends, so that the next goes on there whatever is added meanwhile."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import asdict, dataclass

from app.domain.errors import Problem, Rejected

_LONGEST = 2000
_SHOWN = 40
_MOST = 2**62


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last hit of a page, and what the order of the whole answer rests on.

    `mark` is the newest entry when the first page was asked for: later ones are not met. `tells`
    weighs the typed words as they were then. A hit is `close` where it was scored by its words.
    """

    mark: int
    tells: tuple[float, ...]
    close: bool
    score: float
    filing_order: str
    row: int

    def written(self) -> str:
        """Write it for an address."""
        told = json.dumps(list(asdict(self).values()), ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read_cursor(written: str) -> Cursor:
    """Read what `written` wrote. `Rejected` for anything else."""
    try:
        told = written[:_LONGEST]
        padded = told + "=" * (-len(told) % 4)
        mark, tells, close, score, filing_order, row = json.loads(urlsafe_b64decode(padded))
        newest, entry = (min(abs(int(number)), _MOST) for number in (mark, row))
        weights = tuple(map(float, tells))
        return Cursor(newest, weights, bool(close), float(score), str(filing_order), entry)
    except (ValueError, TypeError, Error, OverflowError, RecursionError) as fault:
        raise Rejected(
            "The cursor is none that a search has given. Begin with the first page.",
            problems=(Problem("cursor", written[:_SHOWN], "no search has given it"),),
        ) from fault
