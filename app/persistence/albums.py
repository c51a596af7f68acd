"""Albums: units whose photographs are leaves of one book, and are presented as a whole."""

import hashlib
from typing import Final

from app.domain.catalogued import BoundAlbum
from app.domain.identifiers import known_form
from app.domain.units import Level
from app.persistence.looking_up import photographs_whole, unit_trail
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs, units
from app.persistence.withholding import no_unit

MOST_LEAVES: Final = 2000
"""Of an album with more photographs only the collection is given: no viewer opens such a book."""

_DIGITS: Final = 15


def album_state(transaction: Transaction, unit_id: str) -> str | None:
    """Tell in which state an album is, by all that its manifest is made of, without reading it.

    None for a unit that is no album, has no photographs or too many. `NotFound` for no unit.
    """
    found = transaction.session.execute(
        units(transaction.viewer, Unit.level, Unit.version, Unit.shown_version).where(
            Unit.id == known_form(unit_id)
        )
    ).one_or_none()
    if found is None:
        raise no_unit(transaction, unit_id)
    level, version, shown_version = found
    leaves = _leaves(transaction, unit_id) if level is Level.ALBUM else []
    if not 0 < len(leaves) <= MOST_LEAVES:
        return None
    made_of = f"{version} {shown_version} {leaves}"
    return hashlib.sha256(made_of.encode()).hexdigest()[:_DIGITS]


def album(transaction: Transaction, unit_id: str) -> BoundAlbum:
    """Give an album with its photographs whole, in filing order; `NotFound` where there is none."""
    state = album_state(transaction, unit_id)
    if state is None:
        raise no_unit(transaction, unit_id)
    trail = unit_trail(transaction, Unit.id == known_form(unit_id))
    ids = [photograph_id for photograph_id, _ in _leaves(transaction, unit_id)]
    return BoundAlbum(trail[-1], photographs_whole(transaction, ids), state)


def _leaves(transaction: Transaction, unit_id: str) -> list[tuple[str, int]]:
    """Give id and version of each photograph directly in a unit; one more than may be."""
    statement = (
        photographs(transaction.viewer, Photograph.id, Photograph.version)
        .where(Photograph.unit_id == known_form(unit_id))
        .order_by(Photograph.filing_order, Photograph.id)
        .limit(MOST_LEAVES + 1)
    )
    return [(row[0], row[1]) for row in transaction.session.execute(statement)]
