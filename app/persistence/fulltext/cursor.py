"""Where a page of an answer ends, so that the next goes on there whatever is added meanwhile."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import asdict, dataclass

from app.domain.errors import Problem, Rejected
from app.domain.identifiers import is_known_form

_LONGEST = 2000
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last hit of a page, and what the order of the whole answer rests on.

    `newest` is the id of the newest photograph that the reader could meet when the first page was
    asked for: later ones are not met. `tells` weighs the typed words as they were then. A hit is
    `close` where it was scored by its words, `last` the id of its photograph. Readers can read it:
    it says nothing but what they were told.
    """

    newest: str
    tells: tuple[float, ...]
    close: bool
    score: float
    filing_order: str
    last: str

    def written(self) -> str:
        """Write it for an address."""
        told = json.dumps(list(asdict(self).values()), ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read_cursor(written: str) -> Cursor:
    """Read what `written` wrote. `Rejected` for anything else."""
    try:
        told = written[:_LONGEST]
        padded = told + "=" * (-len(told) % 4)
        newest, tells, close, score, filing_order, last = json.loads(urlsafe_b64decode(padded))
        weights = tuple(map(float, tells))
        filed, ids = (
            str(filing_order),
            [one if is_known_form(one) else "" for one in (newest, last)],
        )
        return Cursor(ids[0], weights, bool(close), float(score), filed, ids[1])
    except (ValueError, TypeError, Error, OverflowError, RecursionError) as fault:
        raise Rejected(
            "The cursor is none that a search has given. Begin with the first page.",
            problems=(Problem("cursor", written[:_SHOWN], "no search has given it"),),
        ) from fault
