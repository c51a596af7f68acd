"""What there is to say of one row: why it is refused, and what a person should look at."""

from dataclasses import dataclass, field

from app.domain.errors import Problem
from app.exchange.planning import PlannedPhotograph


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks on a planned row, each under the column that the value came from."""

    planned: PlannedPhotograph
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def refuse(self, where: str, value: str, reason: str) -> None:
        """Say why the row can't be taken."""
        self.problems.append(self.planned.by_column(Problem(where, value, reason)))

    def warn(self, where: str, value: str, reason: str) -> None:
        """Say what is taken all the same."""
        self.warnings.append(self.planned.by_column(Problem(where, value, reason)))
