"""A fault as HTTP tells it, before it is put into words for a page, a program or a viewer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from app.domain.access import Withholding
from app.domain.differences import FieldDifference
from app.domain.errors import Problem
from app.domain.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong. `number` finds it in the log, where only the archive's staff can help.

    `withholding` tells of what is closed to the public, `tombstone` of what was withdrawn;
    `differences` what another editor has saved meanwhile (before) and what was sent (after).
    """

    status: int
    message: str
    problems: tuple[Problem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    withholding: Withholding | None = None
    tombstone: Tombstone | None = None
    differences: tuple[FieldDifference, ...] = ()

    @property
    def title(self) -> str:
        """The status in words. RFC 9110, 15."""
        return HTTPStatus(self.status).phrase
