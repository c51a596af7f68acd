from collections.abc import Callable

import pytest

from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind
from app.holdings import Holding
from app.services.deliver_manifest import deliver_manifest
from app.services.publish_all import publish_all
from app.services.work_off import work_off


def test_the_manifest_of_what_was_published_lies_ready(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    assert work_off(holding) == 1
    body = holding.manifests.stored(saved.id, saved.version)
    assert body == deliver_manifest(holding, THE_PUBLIC, saved.id).body
    assert (work_off(holding), holding.jobs.waiting()) == (0, 0)


def test_a_job_makes_a_manifest_anew_also_where_one_lies_already(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    work_off(holding)
    (key,) = holding.documents.keys()
    good = holding.documents.read(key)
    holding.documents.write(key, b"{}")
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, saved.id)
        catalogue.commit()
    work_off(holding)
    assert holding.documents.read(key) == good


def test_a_new_title_of_its_unit_reaches_a_manifest(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["Old title"]}))
        catalogue.commit()
    saved = catalogued("A 1", unit="A")
    publish_all(holding)
    assert b"Old title" in deliver_manifest(holding, THE_PUBLIC, saved.id).body
    work_off(holding)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["New title"]}))
        catalogue.commit()
    assert work_off(holding) == 1
    assert b"New title" in deliver_manifest(holding, THE_PUBLIC, saved.id).body


def test_work_on_what_is_gone_is_done(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "00000000-0000-7000-8000-000000000000")
        catalogue.commit()
    assert work_off(holding) == 1
    assert (holding.jobs.waiting(), holding.jobs.dead()) == (0, ())


def test_a_job_that_fails_is_kept_for_later_and_does_not_stop_the_others(
    holding: Holding, published: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = published("A 1", "red"), published("A 2", "blue")
    make = holding.manifests.make

    def make_but_one(photograph: object) -> bytes:
        if getattr(photograph, "id", "") == bad.id:
            raise OSError("the disk is full")
        return make(photograph)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(holding.manifests, "make", make_but_one)
    assert work_off(holding) == 2
    assert holding.jobs.waiting() == 1
    assert holding.manifests.stored(good.id, good.version)


def test_work_stops_between_two_jobs_when_it_is_told_to(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    published("A 1", "red")
    published("A 2", "blue")
    answers = iter([False, True])
    assert work_off(holding, stopping=lambda: next(answers)) == 1
    assert holding.jobs.waiting() == 1
