"""Two editors, one record."""

from dataclasses import fields, replace
from typing import Generic, TypeVar

from app.domain.authorities import AuthorityDescription
from app.domain.differences import (
    FieldDifference,
    authority_differences,
    differences,
    unit_differences,
)
from app.domain.errors import Conflict
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription

Described = TypeVar("Described")


class TwoEditors(Conflict):
    """Two editors have changed one record; nothing of the later change was kept."""

    @property
    def happened(self) -> str:
        """What has happened, for a form: both versions stand there, nothing is to be repeated."""
        return str(self).removesuffix(" Read it again, and repeat the change.")

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return ()


class _RecordClash(TwoEditors, Generic[Described]):
    """Somebody has saved another version since the one that this change began from.

    `theirs` is what the catalogue has now, at `version`; `mine` what was handed in; `base` what
    both began from, None where that is not known. Nothing was changed.
    """

    def __init__(
        self,
        message: str,
        *,
        base: Described | None,
        mine: Described,
        theirs: Described,
        version: int,
    ) -> None:
        super().__init__(message)
        self.base = base
        self.mine = mine
        self.theirs = theirs
        self.version = version


class Clash(_RecordClash[PhotographDescription]):
    """Two editors of a photograph."""

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return differences(self.theirs, self.mine)


class UnitClash(_RecordClash[UnitDescription]):
    """Two editors of a unit of the tree."""

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return unit_differences(self.theirs, replace(self.mine, id=self.theirs.id))


class AuthorityClash(_RecordClash[AuthorityDescription]):
    """Two editors of an authority."""

    @property
    def differences(self) -> tuple[FieldDifference, ...]:
        """What is not the same, field by field: `before` is theirs, `after` is mine."""
        return authority_differences(self.theirs, self.mine)


Flat = TypeVar("Flat", UnitDescription, AuthorityDescription)


def taken_over(base: Flat | None, mine: Flat, theirs: Flat) -> tuple[str, ...]:
    """Name the fields that they alone have changed; none where nobody knows what both began from.

    There their value stands in the way of nothing.
    """
    if base is None:
        return ()
    return tuple(
        name
        for name in _names(mine)
        if getattr(mine, name) == getattr(base, name) != getattr(theirs, name)
    )


def disputed(base: Flat | None, mine: Flat, theirs: Flat) -> frozenset[str]:
    """Name the fields that both have changed, each to something else."""
    return frozenset(
        name
        for name in _names(mine)
        if getattr(mine, name) != getattr(theirs, name)
        and (
            base is None or getattr(base, name) not in (getattr(mine, name), getattr(theirs, name))
        )
    )


def _names(record: object) -> list[str]:
    return [field.name for field in fields(record) if field.name != "id"]  # type: ignore[arg-type]
