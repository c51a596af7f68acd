"""Which part of a description handed in is which part of the one that is kept: so ids stay."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.domain.errors import Problem
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription

Part = TypeVar("Part", SideDescription, InscriptionDescription, ReadingDescription)


@dataclass(slots=True)
class Matching:
    """Finds the ids of parts; what is new has none. `problems` are ids that can't be meant.

    A part is found by its id, wherever in the photograph it stands now. Without one, a side is
    found by its kind, an inscription by its kind on its side, a reading by its layer and language
    in its inscription, the first by the first; a scan by its digest.
    """

    kept: tuple[SideDescription, ...]
    problems: list[Problem] = field(default_factory=list)
    _given_ids: set[str] = field(default_factory=set)

    def matched(self, given: PhotographDescription) -> PhotographDescription:
        """Give the description with the ids of all that is kept already."""
        for noun, known, parts in self._parts(given.sides):
            for where, part in parts:
                self._note(part.id, known, where=where, noun=noun)
        return replace(given, sides=tuple(self._sides(given.sides)))

    def _parts(
        self, sides: Sequence[SideDescription]
    ) -> Iterator[tuple[str, set[str], Iterable[tuple[str, "_Identified"]]]]:
        yield "side", set(_by_id(self.kept)), _at("sides", sides)
        yield "inscription", set(_by_id(_inscriptions(self.kept))), _placed_inscriptions(sides)
        yield "reading", set(_by_id(_readings(self.kept))), _placed_readings(sides)

    def _note(self, given_id: str, known: set[str], *, where: str, noun: str) -> None:
        if not given_id:
            return
        if given_id not in known:
            reason = f"this photograph has no {noun} with this id; leave it out for a new one"
            self.problems.append(Problem(f"{where}.id", given_id, reason))
        elif given_id in self._given_ids:
            self.problems.append(Problem(f"{where}.id", given_id, "this id is given twice"))
        self._given_ids.add(given_id)

    def _sides(self, given: Sequence[SideDescription]) -> Iterator[SideDescription]:
        kept = _by_id(self.kept)
        scan_ids = {scan.sha256: scan.id for side in self.kept for scan in side.scans}
        for number, side in enumerate(self._identified(given, self.kept, lambda s: s.kind)):
            before = kept.get(side.id)
            inscriptions = self._inscriptions(
                side.inscriptions, before.inscriptions if before else ()
            )
            scans = tuple(
                self._scan(scan, scan_ids, where=f"sides[{number}].scans[{place}]")
                for place, scan in enumerate(side.scans)
            )
            yield replace(side, inscriptions=tuple(inscriptions), scans=scans)

    def _inscriptions(
        self, given: Sequence[InscriptionDescription], kept: Sequence[InscriptionDescription]
    ) -> Iterator[InscriptionDescription]:
        anywhere = _by_id(_inscriptions(self.kept))
        for inscription in self._identified(given, kept, lambda i: i.kind):
            before = anywhere.get(inscription.id)
            readings = self._identified(
                inscription.readings,
                before.readings if before else (),
                lambda r: (r.layer, r.language),
            )
            yield replace(inscription, readings=tuple(readings))

    def _scan(
        self, given: ScanDescription, scan_ids: dict[str, str], *, where: str
    ) -> ScanDescription:
        known = scan_ids.get(given.sha256, "")
        if given.id not in ("", known):
            reason = "this id does not belong to this file; leave it out for another file"
            self.problems.append(Problem(f"{where}.id", given.id, reason))
        return replace(given, id=known)

    def _identified(
        self, given: Sequence[Part], kept: Sequence[Part], key: Callable[[Part], Hashable]
    ) -> Iterator[Part]:
        free: defaultdict[Hashable, list[str]] = defaultdict(list)
        for part in reversed(kept):
            if part.id not in self._given_ids:
                free[key(part)].append(part.id)
        for part in given:
            if not part.id and free[key(part)]:
                yield replace(part, id=free[key(part)].pop())
            else:
                yield part


_Identified = SideDescription | InscriptionDescription | ReadingDescription


def _by_id(parts: Iterable[Part]) -> dict[str, Part]:
    return {part.id: part for part in parts}


def _inscriptions(sides: Iterable[SideDescription]) -> Iterator[InscriptionDescription]:
    for side in sides:
        yield from side.inscriptions


def _readings(sides: Iterable[SideDescription]) -> Iterator[ReadingDescription]:
    for inscription in _inscriptions(sides):
        yield from inscription.readings


def _at(where: str, parts: Sequence[Part]) -> Iterator[tuple[str, Part]]:
    for number, part in enumerate(parts):
        yield f"{where}[{number}]", part


def _placed_inscriptions(
    sides: Sequence[SideDescription],
) -> Iterator[tuple[str, InscriptionDescription]]:
    for where, side in _at("sides", sides):
        yield from _at(f"{where}.inscriptions", side.inscriptions)


def _placed_readings(
    sides: Sequence[SideDescription],
) -> Iterator[tuple[str, ReadingDescription]]:
    for where, inscription in _placed_inscriptions(sides):
        yield from _at(f"{where}.readings", inscription.readings)
