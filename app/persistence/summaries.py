"""Lines of lists: photographs in short, in a number of queries that does not grow with the list."""

from collections.abc import Sequence

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session, joinedload

from app.domain.catalogued import PhotographSummary
from app.domain.dating import DateOf
from app.domain.imagery import SHOWN
from app.domain.public_view import capped_scan
from app.domain.sides import ScanDescription
from app.domain.viewers import Scope, Viewer
from app.persistence.access_rules import caps_of_photographs
from app.persistence.plain_rows import evened
from app.persistence.reading_sides import described_scan
from app.persistence.records.asset import Asset
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.visibility import images

SUMMARISED = (Photograph.id, Photograph.reference_code, Photograph.title)
"""What `summaries` wants to know of each photograph."""

Line = tuple[str, str, dict[str, list[str]]]


def summaries(
    session: Session, viewer: Viewer, lines: Sequence[Line]
) -> tuple[PhotographSummary, ...]:
    """Complete the lines of a list, in their order, with cover, date and number of sides.

    The cover is one that the viewer may see.
    """
    ids = evened([photograph_id for photograph_id, _, _ in lines])
    covers, counts = _covers(session, viewer, ids), _side_counts(session, ids)
    dates = _dates(session, ids)
    return tuple(
        PhotographSummary(
            id=photograph_id,
            reference_code=reference_code,
            title=title,
            cover=covers.get(photograph_id),
            date_as_written=dates.get(photograph_id, ""),
            side_count=counts.get(photograph_id, 0),
        )
        for photograph_id, reference_code, title in lines
    )


def _covers(session: Session, viewer: Viewer, ids: Sequence[str]) -> dict[str, ScanDescription]:
    """Of each photograph the first scan that can be shown: an album may have thousands."""
    caps = {} if viewer.may(Scope.READ) else caps_of_photographs(session, ids)
    closed = [side_id for side_id, rule in caps.items() if rule.size_cap_px == 0]
    place = func.row_number().over(
        partition_by=Asset.photograph_id, order_by=(Side.position, Asset.position)
    )
    shown = (
        images(viewer, Asset.id, place.label("place"))
        .join(Side, Side.id == Asset.side_id)
        .join(Original, Original.sha256 == Asset.sha256)
        .where(Asset.photograph_id.in_(ids), Original.condition.in_(SHOWN), Original.width_px > 0)
        .where(Asset.side_id.not_in(closed) if closed else true())
        .subquery()
    )
    statement = (
        select(Asset)
        .join(shown, shown.c.id == Asset.id)
        .where(shown.c.place == 1)
        .options(joinedload(Asset.original))
    )
    return {
        asset.photograph_id: capped_scan(described_scan(asset), caps.get(asset.side_id))
        for asset in session.scalars(statement)
    }


def _side_counts(session: Session, ids: Sequence[str]) -> dict[str, int]:
    statement = (
        select(Side.photograph_id, func.count())
        .where(Side.photograph_id.in_(ids))
        .group_by(Side.photograph_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _dates(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Of each photograph the date to show: a preferred one before others, of its taking if known.

    Only what somebody wrote is shown.
    """
    statement = (
        select(
            DateAssertion.photograph_id,
            DateAssertion.as_written,
            DateAssertion.preferred,
            DateAssertion.of,
        )
        .where(DateAssertion.photograph_id.in_(ids), DateAssertion.as_written != "")
        .order_by(DateAssertion.position)
    )
    rows = session.execute(statement).all()
    best_first = sorted(rows, key=lambda row: (not row[2], row[3] is not DateOf.TAKEN))
    return {row[0]: row[1] for row in reversed(best_first)}
