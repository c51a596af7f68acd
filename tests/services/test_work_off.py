import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.catalogued import manifest_revision
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.errors import DecoderBrokeOff, OutOfSpace
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind
from app.holdings import Holding
from app.holdings.manifests import StoredManifest, album_revision
from app.iiif.presentation_version import PresentationVersion
from app.imaging.darkroom.darkroom import Darkroom
from app.persistence.records.job import Job
from app.services.deliver_manifest import deliver_manifest
from app.services.publish_all import publish_all
from app.services.verify import verify
from app.services.withdraw import withdraw
from app.services.work_off import work_off


def test_the_manifest_of_what_was_published_lies_ready(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    assert work_off(holding) == 2  # and its derivative
    revision = manifest_revision(saved.version, None)
    for version in PresentationVersion:
        stored = holding.manifests.stored(saved.id, revision, version)
        assert stored is not None
        assert stored.gzipped
        delivered = deliver_manifest(holding, THE_PUBLIC, saved.id, version=version)
        assert stored.body == delivered.body
    assert (work_off(holding), holding.jobs.waiting()) == (0, 0)


def test_a_job_makes_a_manifest_anew_also_where_one_lies_already(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    work_off(holding)
    key = holding.manifests.key(saved.id, manifest_revision(saved.version, None))
    good = holding.documents.read(key)
    assert good is not None
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
    assert work_off(holding) == 0  # it is made when somebody asks for it
    assert b"New title" in deliver_manifest(holding, THE_PUBLIC, saved.id).body


def lies_ready(holding: Holding, unit_id: str) -> int:
    """Count the leaves of an album's manifest, which stands ready in every version."""
    with holding.open(THE_PUBLIC) as catalogue:
        state = catalogue.reading_room.album_state(unit_id)
    assert state is not None
    stored = [
        holding.manifests.stored(unit_id, album_revision(state), version)
        for version in PresentationVersion
    ]
    assert all(one is not None and one.gzipped for one in stored)
    newest = holding.manifests.stored(unit_id, album_revision(state))
    assert newest is not None
    return len(json.loads(newest.body)["structures"])


def test_an_album_lies_ready_whatever_becomes_of_its_leaves(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    album = UnitDescription("A", {"en": ["Album"]}, level=Level.ALBUM)
    with holding.open(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(album)
        catalogue.save_unit(UnitDescription("B", {"en": ["Elsewhere"]}))
        catalogue.commit()
    first, second, third = (catalogued(f"A {at}", unit="A") for at in range(3))
    publish_all(holding)
    assert work_off(holding) == 4  # one for each leaf, and one for the album
    assert lies_ready(holding, unit.id) == 3
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(replace(album, title={"en": ["Another title"]}))
        catalogue.commit()
    assert work_off(holding) == 1
    assert lies_ready(holding, unit.id) == 3
    withdraw(holding, THE_DESK, first.id, reason="a letter")
    assert work_off(holding) == 2
    assert lies_ready(holding, unit.id) == 2
    with holding.open(THE_DESK, writes=True) as catalogue:
        moved = replace(catalogue.photograph(second.id).description, unit="B")
        catalogue.save(moved, photograph_id=second.id)
        catalogue.commit()
    work_off(holding)
    assert lies_ready(holding, unit.id) == 1
    withdraw(holding, THE_DESK, third.id, reason="a letter")
    work_off(holding)
    kept = [*holding.documents.keys()]
    assert unit.id not in map(holding.manifests.record_of, kept)


def given_album(holding: Holding, giver: str) -> str:
    """Make an album of one leaf that somebody gave; give its id."""
    custody = (CustodyEventDescription(CustodyKind.GIFT, from_agent=giver),)
    album = UnitDescription("A", {"en": ["Album"]}, level=Level.ALBUM, custody=custody)
    with holding.open(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(album)
        catalogue.save(PhotographDescription("A 1", unit="A"))
        catalogue.commit()
    publish_all(holding)
    work_off(holding)
    return unit.id


def call_otherwise(holding: Holding, name: str, new: str) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        (found,) = catalogue.authorities.suggest(AuthorityNoun.AGENT, name, limit=1)
        described = AuthorityDescription(new)
        catalogue.authorities.save(AuthorityNoun.AGENT, described, authority_id=found.id)
        catalogue.commit()


def test_a_new_name_of_an_authority_reaches_an_album(holding: Holding) -> None:
    album_id = given_album(holding, "Anna Nowak")
    assert b"Anna Nowak" in deliver_manifest(holding, THE_PUBLIC, album_id).body
    call_otherwise(holding, "Anna Nowak", "Anna Kowalska")
    work_off(holding)
    body = deliver_manifest(holding, THE_PUBLIC, album_id).body
    assert (b"Anna Kowalska" in body, b"Anna Nowak" in body) == (True, False)
    assert verify(holding).findings == ()


@pytest.mark.parametrize("of_album", [False, True])
def test_a_reader_who_came_before_a_new_name_does_not_bring_the_old_one_back(
    holding: Holding, monkeypatch: pytest.MonkeyPatch, *, of_album: bool
) -> None:
    album_id = given_album(holding, "Anna Nowak")
    with holding.open(THE_PUBLIC) as catalogue:
        (leaf,) = catalogue.photographs().items
    record_id, name = (album_id, "make_album") if of_album else (leaf.id, "make")
    holding.manifests.forget(record_id)
    make, work = getattr(holding.manifests, name), Thread(target=work_off, args=(holding,))

    def make_late(*what: Any, **more: Any) -> StoredManifest:
        monkeypatch.undo()
        call_otherwise(holding, "Anna Nowak", "Anna Kowalska")
        work.start()
        work.join(1)  # it has to wait for this reader, or else is done by then
        return make(*what, **more)  # type: ignore[no-any-return] # handed on as it came

    monkeypatch.setattr(holding.manifests, name, make_late)
    assert b"Anna Nowak" in deliver_manifest(holding, THE_PUBLIC, record_id).body
    work.join()
    assert b"Anna Kowalska" in deliver_manifest(holding, THE_PUBLIC, record_id).body
    assert verify(holding).findings == ()


def test_work_on_what_is_gone_is_done(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        for kind in (JobKind.MANIFEST, JobKind.ALBUM):
            catalogue.ask_for(kind, "00000000-0000-7000-8000-000000000000")
        catalogue.commit()
    assert work_off(holding) == 2
    assert (holding.jobs.waiting(), holding.jobs.dead()) == (0, ())


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError("no such device"), "OSError: no such device"),
        (OutOfSpace("The disk is full."), "The disk is full."),
    ],
)
def test_a_job_that_fails_is_kept_for_later_and_does_not_stop_the_others(
    holding: Holding,
    published: Callable[..., Saved],
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    said: str,
) -> None:
    bad, good = published("A 1", "red"), published("A 2", "blue")
    make = holding.manifests.make

    def make_but_one(photograph: object, **more: Any) -> StoredManifest:
        if getattr(photograph, "id", "") == bad.id:
            raise fault
        return make(photograph, **more)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(holding.manifests, "make", make_but_one)
    assert work_off(holding) == 4
    assert holding.jobs.waiting() == 1
    with holding.engine.connect() as connection:
        assert connection.scalar(select(Job.last_fault)) == said
    assert holding.manifests.stored(good.id, manifest_revision(good.version, None))


def test_work_stops_between_two_jobs_when_it_is_told_to(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    published("A 1", "red")
    published("A 2", "blue")
    answers = iter([False, True])
    assert work_off(holding, stopping=lambda: next(answers)) == 1
    assert holding.jobs.waiting() == 3


def test_a_scan_has_its_derivative_before_anybody_asks_for_it(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved = catalogued("A 1", "red")
    work_off(holding)
    (sha256,) = holding.originals.all()
    assert holding.derivation.is_whole(sha256)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(catalogue.photograph(saved.id).description, reason="again")
        catalogue.commit()
    assert work_off(holding) == 0


def test_a_damaged_derivative_is_made_anew_and_a_whole_one_left_alone(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    catalogued("A 1", "red")
    work_off(holding)
    (key,) = holding.derivatives.keys()
    path = holding.layout.derivative(key)
    made_at, body = path.stat().st_mtime_ns, path.read_bytes()
    holding.jobs.want(JobKind.DERIVE, key.sha256)
    work_off(holding)
    assert path.stat().st_mtime_ns == made_at
    path.write_bytes(body.replace(b"picture", b"pixture"))
    holding.jobs.want(JobKind.DERIVE, key.sha256)
    work_off(holding)
    assert path.read_bytes() == body


def test_what_no_derivative_can_be_made_of_is_tried_once(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    catalogued("A 1", "red")
    (sha256,) = holding.originals.all()
    path = holding.layout.original(sha256)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:40])  # nothing decodes any more
    assert work_off(holding) == 1
    (dead,) = holding.jobs.dead()
    assert (dead.kind, dead.subject, dead.attempts) == (JobKind.DERIVE, sha256, 1)
    holding.derivation.want(sha256)
    assert work_off(holding) == 0


def test_a_scan_whose_decoder_the_system_ends_again_and_again_is_tried_later(
    holding: Holding, catalogued: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says nothing of the scan: there may be more memory then."""
    catalogued("A 1", "red")
    (sha256,) = holding.originals.all()

    def ended(*_: object) -> None:
        raise DecoderBrokeOff("The scan can't be decoded: the decoder broke off.")

    with monkeypatch.context() as patch:
        patch.setattr(Darkroom, "_worked", ended)
        assert work_off(holding) == 1
    assert (holding.jobs.waiting(), holding.jobs.dead()) == (1, ())
    monkeypatch.setattr(holding.jobs, "_now", lambda: holding.now() + timedelta(hours=1))
    assert work_off(holding) == 1
    assert holding.derivation.is_whole(sha256)
    assert holding.jobs.waiting() == 0
