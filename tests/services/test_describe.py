import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.domain.errors import Conflict, NotAllowed, NotSignedIn, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.saving import Outcome, Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding, open_holding
from app.services.describe import describe
from app.services.sweep import sweep
from app.settings import Settings


def with_recto(sha256: str, code: str = "A 1", **more: Any) -> PhotographDescription:
    recto = SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),))
    return PhotographDescription(code, sides=(recto,), **more)


def test_a_photograph_is_described_with_a_scan_that_lies_in_the_store(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    digest = holding.take_in_stream([scan("red")]).original.sha256
    saved = describe(holding, THE_DESK, with_recto(digest))
    assert saved.outcome is Outcome.MADE
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(saved.id).description.sides
    assert (side.scans[0].width_px, side.scans[0].size_bytes) == (30, len(scan("red")))


def test_a_scan_that_is_not_in_the_store_is_refused_by_its_place(holding: Holding) -> None:
    with pytest.raises(Rejected) as caught:
        describe(holding, THE_DESK, with_recto("0" * 64))
    assert [problem.where for problem in caught.value.problems] == ["sides[0].scans[0].sha256"]
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0


def test_a_scan_past_the_limit_is_shown_when_it_is_described_after_the_limit_was_raised(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    narrow = Settings(home=holding.settings.home, max_source_px=1_000_000)
    with open_holding(narrow) as before:
        digest = before.take_in_stream([scan("red", size=(1200, 900))]).original.sha256
        describe(before, THE_DESK, with_recto(digest))
    saved = describe(holding, THE_DESK, with_recto(digest))
    assert saved.changed == ("sides",)
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(saved.id).description.sides
    assert side.scans[0].is_shown


def test_an_edit_on_a_version_that_is_past_is_a_conflict_and_changes_nothing(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    first = catalogued("A 1")
    edit = PhotographDescription("A 1", condition="torn")
    second = describe(
        holding, THE_DESK, edit, photograph_id=first.id, expected_version=first.version
    )
    assert (second.outcome, second.version) == (Outcome.CHANGED, first.version + 1)
    late = PhotographDescription("A 1", condition="mended")
    with pytest.raises(Conflict):
        describe(holding, THE_DESK, late, photograph_id=first.id, expected_version=first.version)
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph(first.id).description.condition == "torn"


def test_who_may_not_write_describes_nothing(holding: Holding) -> None:
    reader = Viewer("reader", frozenset({Scope.READ}))
    with pytest.raises(NotSignedIn):
        describe(holding, THE_PUBLIC, PhotographDescription("A 1"))
    with pytest.raises(NotAllowed):
        describe(holding, reader, PhotographDescription("A 1"))


def test_no_sweep_takes_a_scan_that_is_just_being_described(
    holding: Holding, scan: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = holding.take_in_stream([scan("red")]).original.sha256
    os.utime(holding.originals.path(digest), (0, 0))
    look = holding.intake.look

    def look_while_a_sweep_runs(*given: Any) -> Any:
        assert sweep(holding, older_than=timedelta(days=1)).originals == 0
        return look(*given)

    monkeypatch.setattr(holding.intake, "look", look_while_a_sweep_runs)
    describe(holding, THE_DESK, with_recto(digest))
    assert holding.originals.exists(digest)
