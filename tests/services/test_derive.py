import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app.domain.saving import Saved
from app.holdings import Holding, open_holding
from app.imaging.darkroom.darkroom import the_darkroom
from app.services.derive import DerivedCounts, derive
from app.settings import Settings
from tests.awaiting import until


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


def test_a_decoder_that_the_system_ends_in_the_middle_takes_no_picture_from_a_sound_scan(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    catalogued("A 1", "red")
    (sha256,) = holding.originals.all()
    darkroom = the_darkroom(holding.settings.max_decoding_bytes)
    decoders = list(darkroom._idle)
    with ThreadPoolExecutor(1) as threads:
        with darkroom._memory.share() as share:
            share.take(darkroom._memory._most_bytes)
            made = threads.submit(holding.derivation.make, sha256)
            until(lambda: darkroom._memory._change._waiters)  # type: ignore[attr-defined]
            (at_work,) = [one for one in decoders if one not in darkroom._idle]
            os.kill(at_work.process_id, signal.SIGKILL)
        made.result()
    assert holding.derivation.is_whole(sha256)
