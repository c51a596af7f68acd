"""Scans that look alike: found by their perceptual hashes, and what was decided of them."""

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select, union, update

from app.domain.audit import Subject, Verb
from app.domain.identifiers import known_form
from app.domain.near_duplicates import (
    MOST_DIFFERENT,
    LikenessVerdict,
    NearDuplicate,
    bands,
    closest,
    near_bands,
    positions,
)
from app.domain.viewers import Scope
from app.persistence.audit import note
from app.persistence.originals import scan_places
from app.persistence.records.asset import Asset
from app.persistence.records.likeness_decision import LikenessDecision
from app.persistence.records.original import LIKENESS_BANDS, Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.transaction import Transaction
from app.persistence.visibility import whole_images

MOST_FOUND: Final = 50
_BANDS: Final = tuple(getattr(Original, band) for band in LIKENESS_BANDS)


class Likenesses:
    """What looks alike in a catalogue, for those who catalogue."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def known(self, sha256: str) -> int | None:
        """Give the perceptual hash of a catalogued file; None where none is kept."""
        self._transaction.require(Scope.WRITE)
        found: int | None = self._session.scalar(
            select(Original.likeness).where(Original.sha256 == sha256)
        )
        return found

    def keep(self, sha256: str, likeness: int) -> None:
        """Keep the perceptual hash of a catalogued file."""
        self._transaction.require_to_write(Scope.WRITE)
        parts = dict(zip(LIKENESS_BANDS, bands(likeness), strict=True))
        self._session.execute(
            update(Original)
            .where(Original.sha256 == sha256)
            .values(likeness=likeness, **parts)
            .execution_options(synchronize_session=False)
        )

    def near(self, sha256: str, likeness: int) -> tuple[NearDuplicate, ...]:
        """Find the catalogued scans that look like one, in whatever position; the nearest first.

        At most `MOST_FOUND`. It looks at those alone that agree in one of four bands but for one
        bit: every one that differs in six bits or less is among them.
        """
        self._transaction.require(Scope.READ)
        return self._near(sha256, likeness)

    def _near(self, sha256: str, likeness: int) -> tuple[NearDuplicate, ...]:
        in_positions = positions(likeness)
        alike = {
            other: (bits, turns)
            for other in self._candidates(in_positions)
            for bits, turns in (closest(in_positions, other),)
            if bits <= MOST_DIFFERENT
        }
        nearest = sorted(alike, key=lambda other: alike[other])[:MOST_FOUND]
        found = sorted(
            self._placed(sha256, {other: alike[other] for other in nearest}),
            key=lambda one: (one.distance, one.reference_code),
        )
        return tuple(found[:MOST_FOUND])

    def like(self, photograph_id: str) -> tuple[str, ...]:
        """Give the ids of other photographs with a scan that looks like one of a photograph's.

        The nearest first, at most `MOST_FOUND`; without those of which somebody has decided that
        the pictures are different. For everybody: only scans that the viewer may see are compared.
        """
        own = self._hashes(photograph_id)
        nearest: dict[str, int] = {}
        for digest, likeness in own:
            for found in self._near(digest, likeness):
                if found.verdict is not LikenessVerdict.DIFFERENT:
                    known = nearest.get(found.photograph_id, found.distance)
                    nearest[found.photograph_id] = min(known, found.distance)
        nearest.pop(photograph_id, None)
        return tuple(sorted(nearest, key=lambda one: (nearest[one], one)))[:MOST_FOUND]

    def of_photograph(self, photograph_id: str) -> tuple[tuple[str, int], ...]:
        """Give digest and perceptual hash of each scan of a photograph that has one."""
        self._transaction.require(Scope.READ)
        return self._hashes(photograph_id)

    def _hashes(self, photograph_id: str) -> tuple[tuple[str, int], ...]:
        statement = (
            whole_images(self._transaction.viewer, Original.sha256, Original.likeness)
            .join(Original, Original.sha256 == Asset.sha256)
            .where(Photograph.id == known_form(photograph_id), Original.likeness.is_not(None))
            .order_by(Asset.id)
        )
        return tuple((digest, likeness) for digest, likeness in self._session.execute(statement))

    def decide(self, one: str, other: str, verdict: LikenessVerdict) -> None:
        """Keep what the viewer says of two scans, in the place of what was said before."""
        self._transaction.require_to_write(Scope.WRITE)
        first, second = sorted((one, other))
        record = self._session.get(LikenessDecision, (first, second))
        if record is None:
            record = LikenessDecision(first_sha256=first, second_sha256=second)
            self._session.add(record)
        record.verdict = verdict
        record.decided_at = self._transaction.now()
        record.decided_by = self._transaction.viewer.name
        self._session.flush()
        details = {"scan": first, "looks_like": second, "verdict": verdict.value}
        note(self._transaction, Verb.CHANGE, Subject.PHOTOGRAPH, details=details)

    def verdicts(self, digests: Collection[str]) -> dict[tuple[str, str], LikenessVerdict]:
        """Give what was decided of pairs with one of these files, the lesser digest first."""
        self._transaction.require(Scope.READ)
        return self._verdicts(digests)

    def _verdicts(self, digests: Collection[str]) -> dict[tuple[str, str], LikenessVerdict]:
        pair = (LikenessDecision.first_sha256, LikenessDecision.second_sha256)
        among = or_(*(column.in_(digests) for column in pair))
        rows = self._session.execute(select(*pair, LikenessDecision.verdict).where(among))
        return {(first, second): verdict for first, second, verdict in rows}

    def same_negative_as(self, digests: Collection[str]) -> tuple[str, ...]:
        """Give the reference codes of photographs whose scans were found to be of the negative."""
        self._transaction.require(Scope.WRITE)
        pairs = self._verdicts(digests)
        of_it = {pair for pair, told in pairs.items() if told is LikenessVerdict.SAME_NEGATIVE}
        others = sorted({sha256 for pair in of_it for sha256 in pair} - set(digests))
        found = (place.reference_code for _, place in scan_places(self._session, others))
        return tuple(dict.fromkeys(found))

    def _candidates(self, in_positions: Collection[int]) -> Iterator[int]:
        """Give hashes that agree in some band but for one bit. The index alone is read."""
        wanted: list[set[int]] = [set() for _ in _BANDS]
        for likeness in in_positions:
            for place, band in enumerate(bands(likeness)):
                wanted[place].update(near_bands(band))
        parts = (
            select(Original.likeness).where(column.in_(sorted(values)))
            for column, values in zip(_BANDS, wanted, strict=True)
        )
        return iter(self._session.scalars(union(*parts)))

    def _placed(self, sha256: str, alike: dict[int, tuple[int, int]]) -> Iterator[NearDuplicate]:
        """Name the photographs that have the scans with these hashes."""
        if not alike:
            return
        where = (Original.sha256, Original.likeness, Photograph.id, Photograph.reference_code)
        statement = (
            whole_images(self._transaction.viewer, *where, Side.kind)
            .join(Side, Side.id == Asset.side_id)
            .join(Original, Original.sha256 == Asset.sha256)
            .where(or_(*map(_has, alike)), Original.sha256 != sha256)
            .limit(MOST_FOUND)
        )
        rows = self._session.execute(statement).all()
        verdicts = self._verdicts([sha256])
        for other, likeness, photograph_id, reference_code, kind in rows:
            first, second = sorted((sha256, other))
            bits, turns = alike[likeness]
            yield NearDuplicate(
                sha256=other,
                distance=bits,
                turned=turns,
                photograph_id=photograph_id,
                reference_code=reference_code,
                side=kind,
                verdict=verdicts.get((first, second)),
            )


def _has(likeness: int) -> ColumnElement[bool]:
    """Whether a file has this very hash: found by its first band."""
    return and_(_BANDS[0] == bands(likeness)[0], Original.likeness == likeness)
