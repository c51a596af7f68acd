import pytest

from app.domain.import_report import ImportReport, ReportedRow
from app.domain.saving import Outcome


def report(*outcomes: Outcome, sides: int = 2) -> ImportReport:
    """A table with one row for each outcome."""
    rows = (
        ReportedRow(
            number, f"A {number}", outcome, sides=0 if outcome is Outcome.REFUSED else sides
        )
        for number, outcome in enumerate(outcomes, start=1)
    )
    return ImportReport("table.csv", is_dry_run=False, rows=tuple(rows))


def test_every_outcome_is_counted_and_none_left_out() -> None:
    assert report(Outcome.MADE, Outcome.REFUSED, Outcome.MADE).counts == {
        Outcome.MADE: 2,
        Outcome.CHANGED: 0,
        Outcome.UNCHANGED: 0,
        Outcome.REFUSED: 1,
    }


def test_sides_are_those_of_the_rows_that_were_taken() -> None:
    assert report(Outcome.MADE, Outcome.UNCHANGED, Outcome.REFUSED).sides == 4
    assert report().sides == 0


@pytest.mark.parametrize("outcome", Outcome)
def test_a_report_is_clean_unless_a_row_was_refused(outcome: Outcome) -> None:
    assert report(Outcome.MADE, outcome).is_clean == (outcome is not Outcome.REFUSED)
