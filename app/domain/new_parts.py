"""Names for what is new in a description that no record holds yet."""

from collections.abc import Callable, Collection
from dataclasses import replace

from app.domain.identifiers import new_id
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription

_Rename = Callable[[str], str]


def with_ids(description: PhotographDescription) -> PhotographDescription:
    """Give each side, scan, inscription and reading without an id the one that it will keep."""
    return _renamed(description, lambda given: given or new_id())


def only_ids(description: PhotographDescription, known: Collection[str]) -> PhotographDescription:
    """Take away the ids that are not among those known."""
    return _renamed(description, lambda given: given if given in known else "")


def ids_of(description: PhotographDescription) -> frozenset[str]:
    """Gather the ids of all parts."""
    ids: list[str] = []

    def noted(given: str) -> str:
        ids.append(given)
        return given

    _renamed(description, noted)
    return frozenset(ids) - {""}


def _renamed(description: PhotographDescription, name: _Rename) -> PhotographDescription:
    return replace(description, sides=tuple(_side(side, name) for side in description.sides))


def _side(side: SideDescription, name: _Rename) -> SideDescription:
    return replace(
        side,
        id=name(side.id),
        scans=tuple(replace(scan, id=name(scan.id)) for scan in side.scans),
        inscriptions=tuple(_inscription(each, name) for each in side.inscriptions),
    )


def _inscription(inscription: InscriptionDescription, name: _Rename) -> InscriptionDescription:
    readings = tuple(replace(each, id=name(each.id)) for each in inscription.readings)
    return replace(inscription, id=name(inscription.id), readings=readings)
