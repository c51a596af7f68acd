import os
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.persistence.records.fixity_event import FixityEvent
from app.services.deliver_manifest import deliver_manifest
from app.services.describe import describe
from app.services.discard_working_copy import discard_working_copy
from app.services.keep_form import drop_form, keep_form
from app.services.sweep import SweptCounts, sweep
from app.services.verify import verify

A_DAY = timedelta(days=1)


def test_a_holding_in_use_loses_nothing(holding: Holding, published: Callable[..., Saved]) -> None:
    saved = published("A 1", "red")
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert sweep(holding, older_than=timedelta()) == SweptCounts(0, 0, 0)
    assert verify(holding).findings == ()


def test_a_file_that_no_record_names_goes_once_it_is_old(
    holding: Holding, published: Callable[..., Saved], scan: Callable[..., bytes]
) -> None:
    published("A 1", "red")
    orphan = holding.take_in_stream([scan("blue")]).original.sha256
    assert sweep(holding, older_than=A_DAY).originals == 0
    os.utime(holding.originals.path(orphan), (0, 0))
    assert sweep(holding, older_than=A_DAY) == SweptCounts(originals=1, leftovers=0, documents=0)
    assert not holding.originals.exists(orphan)
    with holding.engine.connect() as connection:
        told = select(FixityEvent.kind, FixityEvent.outcome, FixityEvent.note)
        (event,) = connection.execute(told.where(FixityEvent.sha256 == orphan)).all()
    assert event == (FixityKind.DELETION, FixityOutcome.SUCCESS, "no record named it")
    holding.records.write_due()
    assert holding.records.due_count() == 0
    assert verify(holding).findings == ()


def test_what_a_killed_sweep_had_in_hand_is_put_back_where_a_record_names_it(
    holding: Holding, published: Callable[..., Saved], scan: Callable[..., bytes]
) -> None:
    """As where a backup of the catalogue was put in its place since."""
    published("A 1", "red")
    (named,) = holding.originals.all()
    orphan = holding.take_in_stream([scan("blue")]).original.sha256
    set_aside = [
        holding.originals.set_aside(one, older_than=timedelta()) for one in (named, orphan)
    ]
    assert None not in set_aside
    assert sweep(holding, older_than=A_DAY).originals == 1
    assert [*holding.originals.all()] == [named]
    assert [*holding.originals.aside()] == []
    assert verify(holding).findings == ()


def test_files_left_half_written_go_once_they_are_old(holding: Holding) -> None:
    for folder in (holding.layout.incoming_originals, holding.layout.incoming_manifests):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{'a' * 32}.part").write_bytes(b"half")
        old = folder / f"{'b' * 32}.part"
        old.write_bytes(b"half")
        os.utime(old, (0, 0))
    assert sweep(holding, older_than=A_DAY) == SweptCounts(originals=0, leftovers=2, documents=0)


def test_documents_that_nobody_is_given_any_more_go(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    (key,) = holding.documents.keys()
    foreign = type(key)(f"00000000-{saved.id}", saved.version)
    gone = holding.manifests.key("00000000-0000-7000-8000-000000000000", 1)
    for stale in (foreign, gone):
        holding.documents.write(stale, b"{}")
    assert sweep(holding, older_than=A_DAY).documents == 2
    assert [*holding.documents.keys()] == [key]


def test_a_scan_that_is_only_typed_or_prepared_is_kept(
    holding: Holding, published: Callable[..., Saved], scan: Callable[..., bytes]
) -> None:
    saved = published("A 1", "red")
    typed, prepared = (
        holding.take_in_stream([scan(colour)]).original.sha256 for colour in ("blue", "green")
    )
    for digest in (typed, prepared):
        os.utime(holding.originals.path(digest), (0, 0))
    keep_form(holding, THE_DESK, "photograph:new", [("sides.0.scan", typed)], based_on=0)
    side = SideDescription(SideKind.VERSO, scans=(ScanDescription(prepared),))
    describe(holding, THE_DESK, PhotographDescription("A 1", sides=(side,)), photograph_id=saved.id)
    os.utime(holding.originals.path(prepared), (0, 0))
    assert sweep(holding, older_than=A_DAY).originals == 0
    assert verify(holding).findings == ()
    discard_working_copy(holding, THE_DESK, saved.id)
    drop_form(holding, THE_DESK, "photograph:new")
    assert sweep(holding, older_than=A_DAY).originals == 1
    assert not holding.originals.exists(typed)
    assert holding.originals.exists(prepared)  # a revision speaks of it
