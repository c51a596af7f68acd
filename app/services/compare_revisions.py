"""One state of a photograph's description beside another."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph
from app.domain.differences import FieldDifference, differences
from app.domain.errors import NotFound
from app.domain.revisions import KeptRevision
from app.domain.viewers import Viewer
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class ComparedRevision:
    """A state, and what is not as in the one it is compared with (None: there is no earlier one).

    `earlier` and `later` are the versions right before and after it that this viewer may see.
    """

    photograph: CataloguedPhotograph
    revision: KeptRevision
    against: KeptRevision | None
    differences: tuple[FieldDifference, ...]
    earlier: int | None
    later: int | None


def compare_revisions(
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    version: int,
    *,
    against: int | None = None,
) -> ComparedRevision:
    """Compare a state with another: `against`, or the one before it that this viewer may see.

    `NotFound` where there is no such state, or the viewer may not know of it.
    """
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
        revision = catalogue.revision(photograph_id, version)
        earlier, later = catalogue.revisions_beside(photograph_id, version)
        other = earlier if against is None else against
        compared = None if other is None else catalogue.revision(photograph_id, other)
    if compared is not None and compared.summary.version == version:
        raise NotFound("A state is not compared with itself.")
    before = compared.description if compared else None
    found = differences(before, revision.description)
    return ComparedRevision(photograph, revision, compared, found, earlier, later)
