"""What is known of a photograph, and what that rests on."""

from collections.abc import Iterator
from typing import Final

from app.domain.agents import AgentRole
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideKind

BACKS: Final = frozenset({SideKind.VERSO, SideKind.MOUNT_VERSO})


def known_only_from_the_back(description: PhotographDescription) -> bool:
    """Whether all that is known of when, where and who rests on what is written on a back.

    Of dates, places and people shown only those count of which somebody has said what they rest
    on; there must be one at least.
    """
    places = list(_evidence(description))
    return bool(places) and all(_is_on_a_back(description, place) for place in places)


def _evidence(description: PhotographDescription) -> Iterator[tuple[int, int] | None]:
    """Give the inscription of each known thing that rests on something; None: not on one."""
    for date in description.dates:
        if date.inscription is not None:
            yield date.inscription
        elif date.basis is not None:
            yield None
    for agent in description.agents:
        if agent.role is AgentRole.DEPICTED and agent.inscription is not None:
            yield agent.inscription
    yield from (place.inscription for place in description.places if place.inscription is not None)


def _is_on_a_back(description: PhotographDescription, place: tuple[int, int] | None) -> bool:
    if place is None:
        return False
    side, _ = place
    return 0 <= side < len(description.sides) and description.sides[side].kind in BACKS
