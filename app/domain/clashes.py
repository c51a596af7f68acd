"""Two editors, one record."""

from dataclasses import replace

from app.domain.differences import FieldDifference, differences, unit_differences
from app.domain.errors import Conflict
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription


class Clash(Conflict):
    """Somebody has saved another version since the one that this change began from.

    `theirs` is what the catalogue has now, at `version`; `mine` what was handed in; `base` what
    both began from, None where that is not known. Nothing was changed.
    """

    def __init__(
        self,
        message: str,
        *,
        base: PhotographDescription | None,
        mine: PhotographDescription,
        theirs: PhotographDescription,
        version: int,
    ) -> None:
        super().__init__(message)
        self.base = base
        self.mine = mine
        self.theirs = theirs
        self.version = version

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return differences(self.theirs, self.mine)


class UnitClash(Conflict):
    """The same for a unit of the tree."""

    def __init__(
        self, message: str, *, mine: UnitDescription, theirs: UnitDescription, version: int
    ) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs
        self.version = version

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return unit_differences(self.theirs, replace(self.mine, id=self.theirs.id))
