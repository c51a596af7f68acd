"""Related photographs: kept with the one that says so, found from both."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.domain.catalogued import CataloguedRelation, PhotographSummary
from app.domain.errors import Problem
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind, goes_one_way, why_not_both
from app.domain.viewers import Scope
from app.persistence.records.photograph import Photograph
from app.persistence.records.relation import Relation
from app.persistence.summaries import SUMMARISED, summaries
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

MOST_RELATED: Final = 100
_LAST_CHARACTER: Final = "\U0010ffff"


class Relations:
    """What the photographs of a catalogue are to each other, as far as a viewer may know."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def of_photograph(self, photograph_id: str) -> tuple[CataloguedRelation, ...]:
        """Give what a photograph is to others that the viewer may see, said of either.

        What both say is told once. At most 100, in a number of queries that does not grow.
        """
        photograph_id = known_form(photograph_id)
        said_here = Relation.photograph_id == photograph_id, Relation.other_id
        said_there = Relation.other_id == photograph_id, Relation.photograph_id
        found: dict[tuple[RelationKind, str], tuple[bool, str, Any]] = {}
        for is_own, (which, other) in ((True, said_here), (False, said_there)):
            statement = (
                photographs(self._transaction.viewer, Relation.kind, Relation.note, *SUMMARISED)
                .join(Relation, other == Photograph.id)
                .where(which)
                .order_by(Relation.position, Photograph.filing_order, Photograph.id)
                .limit(MOST_RELATED)
            )
            for kind, note, *line in self._session.execute(statement):
                seen = kind if is_own else kind.seen_from_there
                found.setdefault((seen, line[0]), (is_own, note, tuple(line)))
        told = list(found.items())[:MOST_RELATED]
        others = self._in_short([line for _, (_, _, line) in told])
        return tuple(
            CataloguedRelation(kind, other, note, is_own)
            for ((kind, _), (is_own, note, _)), other in zip(told, others, strict=True)
        )

    def coded(self, text: str, *, limit: int) -> tuple[PhotographSummary, ...]:
        """List photographs whose reference codes begin so, in small letters or capitals."""
        lines: list[Any] = []
        code = Photograph.reference_code
        for beginning in dict.fromkeys((text, text.upper(), text.lower())):
            statement = (
                photographs(self._transaction.viewer, *SUMMARISED)
                .where(code >= beginning, code < f"{beginning}{_LAST_CHARACTER}")
                .order_by(code)
                .limit(limit)
            )
            lines += map(tuple, self._session.execute(statement) if beginning else ())
        return self._in_short(lines[:limit])

    def not_catalogued(self, codes: Collection[str]) -> frozenset[str]:
        """Give those of these reference codes that no photograph has. Only staff is told."""
        self._transaction.require(Scope.WRITE)
        return frozenset(codes) - _ids(self._session, codes).keys()

    def _in_short(self, lines: Sequence[Any]) -> tuple[PhotographSummary, ...]:
        return summaries(self._session, self._transaction.viewer, lines) if lines else ()


def relation_records(
    session: Session, related: Sequence[RelationDescription]
) -> Iterator[Relation]:
    """Make the records of what is said of one photograph."""
    ids = _ids(session, {one.photograph for one in related})
    for one in related:
        yield Relation(
            kind=one.kind,
            other_code=one.photograph,
            other_id=ids.get(one.photograph),
            note=one.note,
        )


def follow_code(session: Session, photograph_id: str, code: str) -> None:
    """Make relations that mean a photograph name its code, and those that name its code mean it.

    For one that is new, or is called otherwise from now on.
    """
    mean_it = Relation.other_id == photograph_id
    name_it = (Relation.other_code == code, Relation.other_id.is_(None))
    session.execute(update(Relation).where(mean_it).values(other_code=code))
    session.execute(update(Relation).where(*name_it).values(other_id=photograph_id))


def contradictions(
    session: Session, description: PhotographDescription, photograph_id: str | None
) -> Iterator[Problem]:
    """Find relations of which the other photograph says the very same: each a crop of the other."""
    one_way = [one for one in description.related if goes_one_way(one.kind)]
    if photograph_id is None or not one_way:
        return
    said_there = (
        photographs(THE_CATALOGUE, Photograph.reference_code, Relation.kind)
        .join(Relation, Relation.photograph_id == Photograph.id)
        .where(Relation.other_id == photograph_id)
    )
    said = {(code, kind) for code, kind in session.execute(said_there)}
    for number, one in enumerate(description.related):
        if one in one_way and (one.photograph, one.kind) in said:
            where = f"related[{number}].photograph"
            yield Problem(where, one.photograph, why_not_both(one.kind))


def _ids(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """Give the ids of the photographs with these reference codes, hidden or not."""
    wanted = sorted(set(codes))
    if not wanted:
        return {}
    named = photographs(THE_CATALOGUE, Photograph.reference_code, Photograph.id)
    rows = session.execute(named.where(Photograph.reference_code.in_(wanted))).all()
    return {row[0]: row[1] for row in rows}
