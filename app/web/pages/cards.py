"""Photographs and units as lines of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.catalogued import CataloguedUnit, PhotographSummary
from app.domain.units import Level
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.text import Text
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class PhotographCard:
    """A photograph in a list. Without a title it goes by its reference code.

    `roles` say what the authority of a list is to it, in the reader's words.
    """

    link: str
    title: Text
    reference_code: str
    date_as_written: str
    side_count: int
    picture: Picture | None
    roles: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit in a list or in a trail."""

    link: str
    title: Text
    reference_code: str
    level: Level
    date_as_written: str
    scope_and_content: Text


def photograph_cards(
    summaries: Iterable[PhotographSummary], server: ImageServer, words: Wording
) -> tuple[PhotographCard, ...]:
    """Make a list's cards."""
    return tuple(photograph_card(summary, server, words) for summary in summaries)


def photograph_card(
    summary: PhotographSummary, server: ImageServer, words: Wording
) -> PhotographCard:
    """Make a photograph's card."""
    cover = summary.cover
    return PhotographCard(
        link=local(server.addresses.photograph(summary.id)),
        title=words.text(summary.title) or Text(summary.reference_code),
        reference_code=summary.reference_code,
        date_as_written=summary.date_as_written,
        side_count=summary.side_count,
        picture=server.thumbnail(cover) if cover and cover.is_shown else None,
        id=summary.id,
    )


def unit_cards(
    units: Iterable[CataloguedUnit], server: ImageServer, words: Wording
) -> tuple[UnitCard, ...]:
    """Make the cards of a list or trail of units."""
    return tuple(
        UnitCard(
            link=local(server.addresses.unit(unit.id)),
            title=words.text(unit.description.title) or Text(unit.description.reference_code),
            reference_code=unit.description.reference_code,
            level=unit.description.level,
            date_as_written=unit.description.date_as_written,
            scope_and_content=words.text(unit.description.scope_and_content),
        )
        for unit in units
    )
