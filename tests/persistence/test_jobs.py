"""The queue loses nothing, whatever becomes of those who work it off."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.viewers import THE_DESK
from app.domain.work import JobKind, LeasedJob
from app.persistence.catalogue import Catalogue
from app.persistence.jobs import JobQueue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def queue(engine: Engine, clock: list[datetime]) -> JobQueue:
    return JobQueue(engine, now=lambda: clock[0])


@pytest.fixture
def ask(opened: Opening) -> Callable[..., None]:
    def ask(*subjects: str) -> None:
        with opened(THE_DESK, writes=True) as catalogue:
            for subject in subjects:
                catalogue.ask_for(JobKind.MANIFEST, subject)
            catalogue.commit()

    return ask


def taken(queue: JobQueue, **lease: int) -> LeasedJob:
    job = queue.take(**lease)
    assert job is not None
    return job


def test_work_is_taken_once_and_struck_off_when_done(
    queue: JobQueue, ask: Callable[..., None]
) -> None:
    ask("a")
    job = taken(queue)
    assert (job.kind, job.subject, job.attempts) == (JobKind.MANIFEST, "a", 1)
    assert queue.take() is None
    assert queue.waiting() == 1
    queue.done(job)
    assert queue.waiting() == 0


def test_what_has_waited_longest_comes_first(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    for subject in "cab":
        ask(subject)
        clock[0] += timedelta(seconds=1)
    assert [taken(queue).subject for _ in range(3)] == ["c", "a", "b"]


def test_work_that_waits_already_is_not_asked_for_twice(
    queue: JobQueue, ask: Callable[..., None]
) -> None:
    ask("a", "a")
    ask("a")
    assert queue.waiting() == 1


def test_work_that_somebody_has_begun_on_is_asked_for_anew(
    queue: JobQueue, ask: Callable[..., None]
) -> None:
    ask("a")
    begun = taken(queue)  # it has read the photograph before what is now changed
    ask("a")
    queue.done(begun)
    assert taken(queue).subject == "a"


def test_work_comes_back_when_its_lease_runs_out(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    lost = taken(queue, lease_s=60)
    clock[0] += timedelta(seconds=59)
    assert queue.take() is None
    clock[0] += timedelta(seconds=1)
    again = taken(queue, lease_s=60)
    assert (again.subject, again.attempts) == ("a", 2)
    queue.done(lost)  # who comes too late takes nothing away from the other
    queue.failed(lost, "too late")
    assert queue.waiting() == 1
    assert queue.take() is None
    queue.done(again)
    assert queue.waiting() == 0


def test_work_that_goes_on_is_kept_by_who_has_it(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    job = taken(queue, lease_s=60)
    for _ in range(10):
        clock[0] += timedelta(seconds=59)
        assert queue.renew(job, lease_s=60)
    assert queue.take() is None
    clock[0] += timedelta(seconds=60)
    assert taken(queue).attempts == 2


def test_a_lease_that_another_has_is_not_renewed(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    late = taken(queue, lease_s=60)
    clock[0] += timedelta(seconds=61)
    assert queue.renew(late, lease_s=60)  # nobody has missed it yet
    clock[0] += timedelta(seconds=61)
    again = taken(queue, lease_s=60)
    assert not queue.renew(late)
    queue.done(again)
    assert not queue.renew(again)


def test_what_failed_is_tried_again_each_time_later_and_is_dead_after_five_times(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    for pause_s in (10, 40, 160, 640):
        queue.failed(taken(queue), "the disk is full")
        clock[0] += timedelta(seconds=pause_s - 1)
        assert queue.take() is None
        clock[0] += timedelta(seconds=1)
    assert queue.dead() == ()
    queue.failed(taken(queue), "the disk is still full")
    clock[0] += timedelta(days=365)
    assert queue.take() is None
    assert queue.waiting() == 0
    (dead,) = queue.dead()
    assert (dead.subject, dead.attempts) == ("a", 5)
    assert dead.last_fault == "the disk is still full"


def test_work_that_ends_every_worker_comes_back_ever_later_and_is_dead_after_ten(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    six_hours_s = 6 * 3600
    for lost_s in (0, 10, 40, 160, 640, 2560, 10240, six_hours_s, six_hours_s, six_hours_s):
        taken(queue, lease_s=60)
        clock[0] += timedelta(seconds=60 + lost_s - 1)
        assert queue.take() is None
        assert queue.dead() == ()
        clock[0] += timedelta(seconds=1)
    assert queue.take() is None
    (dead,) = queue.dead()
    assert (dead.subject, dead.attempts) == ("a", 10)
    assert "ended before the work did" in dead.last_fault


def test_what_was_lost_with_its_workers_is_not_dead_at_its_first_fault(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    for _ in range(6):
        job = taken(queue, lease_s=60)
        clock[0] += timedelta(days=1)
    queue.failed(job, "the disk is full")
    assert queue.dead() == ()
    clock[0] += timedelta(days=1)
    queue.failed(taken(queue), "the disk is still full")
    assert [dead.attempts for dead in queue.dead()] == [7]


def test_dead_work_that_is_asked_for_again_gets_a_new_chance(
    queue: JobQueue, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask("a")
    for _ in range(5):
        queue.failed(taken(queue), "no")
        clock[0] += timedelta(days=1)
    ask("a")
    assert queue.dead() == ()
    assert taken(queue).attempts == 1


def test_work_asked_for_in_a_change_that_was_not_kept_is_not_asked_for(
    queue: JobQueue, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "a")
    assert queue.waiting() == 0


def test_many_workers_do_each_piece_of_work_once(
    engine: Engine, ask: Callable[..., None], clock: list[datetime]
) -> None:
    ask(*(str(number) for number in range(40)))
    done: list[str] = []

    def work() -> None:
        queue = JobQueue(engine, now=lambda: clock[0])
        while job := queue.take():
            done.append(job.subject)
            queue.done(job)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done, key=int) == [str(number) for number in range(40)]
    assert JobQueue(engine).waiting() == 0


def test_what_is_wanted_is_asked_for_once_and_dead_work_stays_dead(queue: JobQueue) -> None:
    queue.want(JobKind.DERIVE, "a")
    queue.want(JobKind.DERIVE, "a")
    assert queue.waiting() == 1
    queue.failed(taken(queue), "no picture comes out of it", for_good=True)
    queue.want(JobKind.DERIVE, "a")
    assert queue.waiting() == 0
    assert [(job.subject, job.attempts) for job in queue.dead()] == [("a", 1)]


def test_what_was_done_otherwise_is_struck_off_dead_or_waiting(queue: JobQueue) -> None:
    queue.want(JobKind.DERIVE, "a")
    queue.failed(taken(queue), "no picture comes out of it", for_good=True)
    queue.want(JobKind.DERIVE, "b")
    queue.want(JobKind.MANIFEST, "b")
    for subject in "ab":
        queue.settle(JobKind.DERIVE, subject)
    assert (queue.waiting(), queue.dead()) == (1, ())
