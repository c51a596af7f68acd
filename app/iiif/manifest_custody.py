"""The chain of custody, told in one line for each event."""

from collections.abc import Iterator, Sequence

from app.domain.custody import CustodyEventDescription
from app.iiif.labels import Label
from app.iiif.terms import CUSTODY_KINDS, PASSED

_ENGLISH, _POLISH = 0, 1
_VIA = ("via", "za pośrednictwem:")


def custody_lines(chain: Sequence[CustodyEventDescription]) -> dict[str, list[str]]:
    """Tell a chain in both languages, the oldest event first. A gap stays a line of its own."""
    if not chain:
        return {}
    return {"en": list(_lines(chain, _ENGLISH)), "pl": list(_lines(chain, _POLISH))}


def _lines(chain: Sequence[CustodyEventDescription], language: int) -> Iterator[str]:
    for event in chain:
        if event.gap_before:
            yield Label.GAP.value[language]
        yield _line(event, language)


def _line(event: CustodyEventDescription, language: int) -> str:
    parts = [
        " → ".join(filter(None, (event.from_agent, event.to_agent))),
        f"{_VIA[language]} {event.via_agent}" if event.via_agent else "",
        event.date_as_written or event.date_edtf,
        event.place,
        event.agreement,
        PASSED[event.passed][language] if event.passed in PASSED else "",
    ]
    kind = CUSTODY_KINDS[event.kind][language]
    told = ", ".join(filter(None, parts))
    return f"{kind}: {told}" if told else kind
