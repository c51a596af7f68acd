"""With a clock of the test's own; a lease of no seconds is up for whoever looks."""

import pytest

from app.domain.work import JobKind, LeasedJob
from app.holdings import Holding
from app.holdings.kept_lease import KeptLease


@pytest.fixture
def lost(holding: Holding) -> LeasedJob:
    holding.jobs.want(JobKind.DERIVE, "a")
    job = holding.jobs.take(lease_s=0)
    assert job is not None
    return job


@pytest.mark.parametrize(("steps_s", "left"), [((59,), 1), ((60,), 0), ((30, 30), 0), ((59, 0), 1)])
def test_a_lease_is_renewed_when_work_goes_on_for_a_minute(
    holding: Holding, lost: LeasedJob, steps_s: tuple[int, ...], left: int
) -> None:
    now = [1000.0]
    kept = KeptLease(holding.jobs, lost, seconds=lambda: now[0])
    for step_s in steps_s:
        now[0] += step_s
        kept(1, 2, "cutting tiles")
    assert (holding.jobs.take() is not None) == left


def test_work_that_another_has_stays_theirs(holding: Holding, lost: LeasedJob) -> None:
    now = [1000.0]
    kept = KeptLease(holding.jobs, lost, seconds=lambda: now[0])
    again = holding.jobs.take()
    assert again is not None
    now[0] += 60
    kept(1, 2, "cutting tiles")
    holding.jobs.done(lost)
    assert holding.jobs.waiting() == 1
    holding.jobs.done(again)
    assert holding.jobs.waiting() == 0
