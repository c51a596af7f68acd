"""Which part of a description handed in is which part of the one that is kept: so ids stay."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from app.domain.errors import Problem
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription

Part = TypeVar("Part", SideDescription, InscriptionDescription, ReadingDescription)


class Matching:
    """Finds the ids of parts; what is new has none. `problems` are ids that can't be meant.

    A side or an inscription is found by its id, wherever in the photograph it stands now, a
    reading by its id in its inscription. Without one, a side is found by its kind, an inscription
    by its kind on its side, a reading by its layer and language, the first by the first. A scan is
    found by its digest.

    `former` are sides of another state of this photograph: what is described with an id from there
    gets that id again, so that a side that comes back is the canvas that it was.
    """

    def __init__(
        self, kept: Sequence[SideDescription], former: Sequence[SideDescription] = ()
    ) -> None:
        self.problems: list[Problem] = []
        self._kept = kept
        self._sides = {side.id: side for side in (*former, *kept)}
        self._inscriptions = {one.id: one for side in (*former, *kept) for one in side.inscriptions}
        self._former_readings = {
            reading.id: reading
            for side in former
            for one in side.inscriptions
            for reading in one.readings
        }
        self._scan_ids = {s.sha256: s.id for side in (*former, *kept) for s in side.scans}
        self._former_scans = {scan.id for side in former for scan in side.scans}
        self._given: set[str] = set()

    def matched(self, given: PhotographDescription) -> PhotographDescription:
        """Give the description with the ids of all that is kept already."""
        self._note(_at("sides", given.sides), self._sides, noun="photograph has no side")
        for where, side in _at("sides", given.sides):
            placed = _at(f"{where}.inscriptions", side.inscriptions)
            self._note(placed, self._inscriptions, noun="photograph has no inscription")
        sides = self._identified(given.sides, self._kept, key=lambda side: side.kind)
        return replace(
            given, sides=tuple(self._side(side, where) for where, side in _at("sides", sides))
        )

    def _side(self, side: SideDescription, where: str) -> SideDescription:
        before = self._sides.get(side.id)
        inscriptions = self._identified(
            side.inscriptions, before.inscriptions if before else (), key=lambda one: one.kind
        )
        return replace(
            side,
            inscriptions=tuple(
                self._inscription(inscription, here)
                for here, inscription in _at(f"{where}.inscriptions", inscriptions)
            ),
            scans=tuple(
                self._scan(scan, f"{where}.scans[{place}]") for place, scan in enumerate(side.scans)
            ),
        )

    def _inscription(
        self, inscription: InscriptionDescription, where: str
    ) -> InscriptionDescription:
        before = self._inscriptions.get(inscription.id)
        kept = {reading.id: reading for reading in before.readings} if before else {}
        placed = _at(f"{where}.readings", inscription.readings)
        self._note(placed, self._former_readings | kept, noun="inscription has no reading")
        readings = self._identified(
            inscription.readings, kept.values(), key=lambda one: (one.layer, one.language)
        )
        return replace(inscription, readings=tuple(readings))

    def _scan(self, scan: ScanDescription, where: str) -> ScanDescription:
        known = self._scan_ids.get(scan.sha256, "")
        if scan.id not in ("", known) and scan.id not in self._former_scans:
            reason = "this id does not belong to this file; leave it out for another file"
            self.problems.append(Problem(f"{where}.id", scan.id, reason))
        return replace(scan, id=known)

    def _note(
        self, placed: Iterable[tuple[str, Part]], kept: dict[str, Part], *, noun: str
    ) -> None:
        """Take down the ids that are given, and those of them that can't be meant."""
        for where, part in placed:
            if part.id and part.id not in kept:
                reason = f"this {noun} with this id; leave it out for a new one"
                self.problems.append(Problem(f"{where}.id", part.id, reason))
            elif part.id in self._given:
                self.problems.append(Problem(f"{where}.id", part.id, "this id is given twice"))
            elif part.id:
                self._given.add(part.id)

    def _identified(
        self, given: Sequence[Part], kept: Iterable[Part], *, key: Callable[[Part], Hashable]
    ) -> list[Part]:
        """Give the parts with the ids of those kept ones, in order, that no id asked for."""
        free: defaultdict[Hashable, list[str]] = defaultdict(list)
        for part in kept:
            if part.id not in self._given:
                free[key(part)].append(part.id)
        return [
            replace(part, id=free[key(part)].pop(0)) if not part.id and free[key(part)] else part
            for part in given
        ]


def _at(where: str, parts: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    for number, part in enumerate(parts):
        yield f"{where}[{number}]", part
