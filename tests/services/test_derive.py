from collections.abc import Callable

from app.domain.saving import Saved
from app.holdings import Holding, open_holding
from app.services.derive import DerivedCounts, derive
from app.settings import Settings


def test_what_is_missing_is_made_and_the_job_for_it_is_struck_off(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    catalogued("A 1", "red")
    catalogued("A 2", "blue")
    assert holding.jobs.waiting() == 2
    assert derive(holding) == DerivedCounts(made=2, already=0)
    assert holding.jobs.waiting() == 0
    assert derive(holding) == DerivedCounts(made=0, already=2)
    assert derive(holding, everything=True) == DerivedCounts(made=2, already=0)


def test_other_settings_make_others_in_place_of_the_old(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    catalogued("A 1", "red")
    derive(holding)
    (old,) = holding.derivatives.keys()
    with open_holding(Settings(home=holding.layout.home, derivative_quality=60)) as other:
        opened = other.derivation.opened(old.sha256)
        assert opened is not None
        assert not other.derivation.is_current(opened)
        assert derive(other) == DerivedCounts(made=1, already=0)
        assert [*other.derivatives.keys()] == [other.derivation.key(old.sha256)]


def test_a_scan_that_gives_nothing_is_named_and_the_others_are_made(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    for code, colour in (("A 1", "red"), ("A 2", "blue")):
        catalogued(code, colour)
    bad, _ = holding.originals.all()
    path = holding.layout.original(bad)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:40])
    counts = derive(holding)
    assert (counts.made, [problem.where for problem in counts.refused]) == (1, [bad])


def test_what_no_record_names_and_what_shows_nothing_gets_none(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    holding.take_in_stream([scan("red")])
    assert derive(holding) == DerivedCounts(made=0, already=0)
