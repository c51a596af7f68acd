"""The chain of custody, told in one line for each event."""

from collections.abc import Iterator, Sequence
from html import escape

from app.domain.catalogued import CataloguedUnit, ChainLink
from app.domain.custody import CustodyEventDescription
from app.domain.dating import Calendar
from app.domain.languages import best
from app.iiif.addresses import Addresses
from app.iiif.labels import Label
from app.iiif.language_maps import Html
from app.iiif.terms import CUSTODY_KINDS, PASSED

_ENGLISH, _POLISH = 0, 1
_VIA = ("via", "za pośrednictwem:")
_TAGS = ("en", "pl")


def custody_lines(chain: Sequence[ChainLink], *, addresses: Addresses) -> dict[str, list[str]]:
    """Tell a chain in both languages, the oldest event first. A gap stays a line of its own.

    What a unit hands down says so and leads to the unit: 4.3 HTML Markup in Property Values.
    """
    if not chain:
        return {}
    return {
        _TAGS[language]: list(_lines(chain, language, addresses))
        for language in (_ENGLISH, _POLISH)
    }


def _lines(chain: Sequence[ChainLink], language: int, addresses: Addresses) -> Iterator[str]:
    for link in chain:
        if link.event.gap_before:
            yield Label.GAP.value[language]
        line = _line(link.event, language)
        yield _handed_down(line, link.unit, language, addresses) if link.unit else line


def _line(event: CustodyEventDescription, language: int) -> str:
    parts = [
        " → ".join(filter(None, (event.from_agent, event.to_agent))),
        f"{_VIA[language]} {event.via_agent}" if event.via_agent else "",
        _date(event),
        event.place,
        event.agreement,
        PASSED[event.passed][language] if event.passed in PASSED else "",
    ]
    kind = CUSTODY_KINDS[event.kind][language]
    told = ", ".join(filter(None, parts))
    return f"{kind}: {told}" if told else kind


def _date(event: CustodyEventDescription) -> str:
    written = event.date_as_written
    is_old_style = written and event.calendar is Calendar.JULIAN
    return f"{written} (O.S.)" if is_old_style else written or event.date_edtf


def _handed_down(line: str, unit: CataloguedUnit, language: int, addresses: Addresses) -> Html:
    """Say of a line that it tells of a whole unit, with a link to the unit's page."""
    described = unit.description
    title = best(described.title, (_TAGS[language],)) or described.reference_code
    told = f"{Label.OF_THE_UNIT.value[language]} {title}"
    link = f'<a href="{escape(addresses.unit(unit.id))}">{escape(told)}</a>'
    return Html(f"<span>{escape(line)} ({link})</span>")
