"""Memory that serves again."""

import pytest

from app.imaging.region_engine.workbench import Room, Workbenches


def test_the_same_memory_serves_again() -> None:
    room = Room()
    first = room.of(100, 50, 4)
    first[:] = 9
    second = room.of(50, 50, 4)
    assert second.shape == (50, 50, 4)
    assert (second == 9).all()


def test_a_large_picture_is_not_kept() -> None:
    room = Room()
    kept, large = room.of(10, 10, 4), room.of(1500, 1500, 4)
    large[:] = 1
    kept[:] = 2
    assert (large == 1).all()
    assert (room.of(10, 10, 4) == 2).all()


def test_two_at_work_have_a_bench_each_and_the_next_gets_one_of_them() -> None:
    benches = Workbenches()
    with benches.one() as one, benches.one() as other:
        assert one is not other
    with benches.one() as again:
        assert again in (one, other)


def test_a_bench_comes_back_from_work_that_failed() -> None:
    benches = Workbenches()
    with pytest.raises(ZeroDivisionError), benches.one() as first:
        1 / 0  # noqa: B018 - something fails
    with benches.one() as second:
        assert second is first
