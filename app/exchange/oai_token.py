"""Where a list of OAI-PMH goes on: a token that needs no memory of ours, and never expires.

OAI-PMH 2.0, 3.5 Flow Control: it holds the question and the key of the last record, so that it
means the same however often it is sent, whatever is added meanwhile.
"""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from app.domain.harvesting import HarvestPosition
from app.exchange.oai_request import OaiFault, Verb

_ARGUMENTS: Final = ("metadataPrefix", "from", "until", "set")
_MOST: Final = 10**12


@dataclass(frozen=True, slots=True)
class ResumptionToken:
    """What the request said that began the list, the last record's place, and how many went by.

    `path` is that of the last set, for a list of sets. `size` counts the whole list, if known.
    """

    verb: Verb
    arguments: Mapping[str, str] = field(default_factory=dict)
    after: HarvestPosition | None = None
    path: str = ""
    cursor: int = 0
    size: int | None = None

    def written(self) -> str:
        """Write it for an address."""
        at = [self.path]
        if self.after:
            moment = self.after.changed_at.astimezone(UTC).isoformat()
            at = [moment, self.after.photograph_id, self.after.path]
        told = [self.verb.value, dict(self.arguments), at, self.cursor, self.size]
        plain = json.dumps(told, separators=(",", ":"), sort_keys=True)
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_token(written: str, verb: Verb) -> ResumptionToken:
    """Read what `written` wrote for this verb; `OaiFault` for anything else."""
    try:
        plain = urlsafe_b64decode(written + "=" * (-len(written) % 4))
        told = json.loads(plain)
        found = _token(told)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, binascii.Error):
        raise _bad() from None
    if found.verb is not verb or found.written() != written:
        raise _bad()
    return found


def _token(told: Any) -> ResumptionToken:
    verb, arguments, at, cursor, size = told
    if not all(name in _ARGUMENTS and isinstance(arguments[name], str) for name in arguments):
        raise ValueError
    if not all(isinstance(place, str) for place in at):
        raise ValueError
    for number in (cursor, size):
        if number is not None and not 0 <= int(number) <= _MOST:
            raise ValueError
    after, path = None, ""
    if len(at) == 1:
        (path,) = at
    else:
        moment, photograph_id, unit_path = at
        changed_at = datetime.fromisoformat(moment)
        after = HarvestPosition(changed_at.astimezone(UTC), photograph_id, unit_path)
    return ResumptionToken(Verb(verb), arguments, after, path, int(cursor), size)


def _bad() -> OaiFault:
    return OaiFault("badResumptionToken", "This token is none that was given for such a list.")
