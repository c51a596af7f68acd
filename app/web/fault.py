"""A fault as HTTP tells it, before it is put into words for a page, a program or a viewer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from app.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong. `number` finds it in the log, where only the archive's staff can help."""

    status: int
    message: str
    problems: tuple[Problem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    number: str = ""

    @property
    def title(self) -> str:
        """The status in words. RFC 9110, 15."""
        return HTTPStatus(self.status).phrase
