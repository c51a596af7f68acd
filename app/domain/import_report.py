"""What an import did, or would do, with every row of a table."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from app.domain.errors import Problem
from app.domain.saving import Outcome


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One row. `number` is what a person sees in the table, `key` its reference code if it has one.

    `changed` names the fields that are new or not as before, `problems` why it was refused
    (`where` is the column), `warnings` what is kept but was not understood, `unmapped` the columns
    that became notes.
    """

    number: int
    key: str
    outcome: Outcome
    photograph_id: str = ""
    sides: int = 0
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unmapped: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """The whole table. `ignored` are columns left out on purpose, with the mapping's reason.

    `unused_files` are files of the folder that no row names.
    """

    table: str
    is_dry_run: bool
    rows: tuple[ReportedRow, ...]
    ignored: tuple[tuple[str, str], ...] = ()
    unused_files: tuple[str, ...] = ()
    published: int = 0

    @cached_property
    def counts(self) -> dict[Outcome, int]:
        """How many rows came to each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def sides(self) -> int:
        """How many sides the rows that were taken have in all."""
        return sum(row.sides for row in self.rows)

    @property
    def is_clean(self) -> bool:
        """Whether no row was refused."""
        return not self.counts[Outcome.REFUSED]
