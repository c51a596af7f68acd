"""A chain of custody as a page shows it: each event, whose it is, and what staff should look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.catalogued import ChainLink
from app.domain.custody import CustodyEventDescription
from app.domain.custody_faults import CustodyRemark, custody_remarks
from app.language.edtf import parse_edtf
from app.web.pages.cards import UnitCard, unit_cards
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event of the chain. `unit` is the one that hands it down, None for an event of its own."""

    event: CustodyEventDescription
    unit: UnitCard | None = None
    remarks: tuple[CustodyRemark, ...] = ()


def shown_custody(
    chain: Sequence[ChainLink], *, server: ImageServer, words: Wording, is_staff: bool = False
) -> tuple[ShownEvent, ...]:
    """Make what a page shows of a chain; remarks are for staff alone."""
    events = [link.event for link in chain]
    remarks = custody_remarks(events, span_of=parse_edtf) if is_staff else ()
    return tuple(
        ShownEvent(
            link.event,
            unit=unit_cards([link.unit], server, words)[0] if link.unit else None,
            remarks=tuple(remark for remark in remarks if remark.position == position),
        )
        for position, link in enumerate(chain)
    )
