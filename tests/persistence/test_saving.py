"""Keeping a description: what changes, what stays, what is refused."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import Conflict, NotFound, Rejected
from app.domain.imagery import ScanCondition
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan, Outcome
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.jobs import JobQueue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Scans = dict[str, AccessionedScan]


@pytest.fixture
def scans(scan: Callable[..., AccessionedScan]) -> Scans:
    return {told.original.sha256: told for told in map(scan, range(1, 9))}


def row_counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = ("photograph", "side", "asset", "original", "revision", "change", "job", "agent")
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in tables
        }


def test_what_is_handed_in_is_handed_out(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        kept = catalogue.photograph(saved.id)
    assert saved.outcome is Outcome.MADE
    assert saved.changed == ("reference_code", "title", "sides")
    assert (kept.version, kept.state) == (1, PublicationState.DRAFT)
    assert kept.created_at == kept.modified_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert kept.published_at is None
    assert kept.description.title == {"en": ["By the Volga"]}
    verso = kept.description.sides[1]
    assert verso.inscriptions[0].readings[0].text == "Nad Wołgą, zima 1942"
    assert (verso.scans[0].sha256, verso.scans[0].file_name) == (f"{2:064x}", "back.jpg")


def test_what_a_file_is_the_catalogue_says_not_who_hands_it_in(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto = two_sided.sides[0]
    boasted = replace(recto, scans=(replace(recto.scans[0], width_px=9999, bands=1),))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(replace(two_sided, sides=(boasted, two_sided.sides[1])), scans=scans)
        told = catalogue.photograph(saved.id).description.sides[0].scans[0]
    assert (told.media_type, told.width_px, told.height_px) == ("image/jpeg", 1000, 800)
    assert (told.bands, told.size_bytes) == (3, 101)


def test_what_says_the_same_changes_nothing(
    engine: Engine,
    opened: Opening,
    two_sided: PhotographDescription,
    scans: Scans,
    clock: list[datetime],
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(two_sided, scans=scans)
        catalogue.commit()
    before = row_counts(engine)
    clock[0] += timedelta(days=1)
    with opened(THE_DESK, writes=True) as catalogue:
        again = catalogue.save(two_sided, scans=scans)
        as_kept = catalogue.save(catalogue.photograph(made.id).description)
        catalogue.commit()
        kept = catalogue.photograph(made.id)
    assert (again.id, again.version, again.outcome) == (made.id, 1, Outcome.UNCHANGED)
    assert as_kept.outcome is Outcome.UNCHANGED
    assert again.changed == ()
    assert kept.modified_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert row_counts(engine) == before


def test_a_changed_field_is_named_and_counts_as_a_version(
    opened: Opening, two_sided: PhotographDescription, scans: Scans, clock: list[datetime]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(two_sided, scans=scans)
        clock[0] += timedelta(hours=1)
        changed = replace(two_sided, process="gelatin silver", title={"en": ["On the Volga"]})
        saved = catalogue.save(changed)
        kept = catalogue.photograph(saved.id)
    assert (saved.outcome, saved.version) == (Outcome.CHANGED, 2)
    assert saved.changed == ("title", "process")
    assert kept.description.process == "gelatin silver"
    assert kept.created_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert kept.modified_at == datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_ids_stay_when_a_scan_is_replaced_and_the_image_gets_a_new_one(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto, verso = two_sided.sides
    rescanned = replace(verso, scans=(replace(verso.scans[0], sha256=f"{7:064x}"),))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        before = catalogue.photograph(saved.id).description.sides
        saved = catalogue.save(replace(two_sided, sides=(recto, rescanned)), scans=scans)
        after = catalogue.photograph(saved.id).description.sides
    assert saved.changed == ("sides",)
    assert [side.id for side in after] == [side.id for side in before]
    assert after[1].inscriptions == before[1].inscriptions
    assert after[0].scans == before[0].scans
    assert after[1].scans[0].id not in ("", before[1].scans[0].id)


def test_a_replaced_file_is_still_relied_on(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto, verso = two_sided.sides
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(two_sided, scans=scans)
        catalogue.save(replace(two_sided, sides=(recto, replace(verso, scans=()))))
        assert list(catalogue.digests()) == [(f"{1:064x}", 101), (f"{2:064x}", 102)]
        assert catalogue.scan_places(f"{2:064x}") == ()
        assert catalogue.scan_characteristics(f"{2:064x}") == replace(
            scans[f"{2:064x}"],
            original=replace(scans[f"{2:064x}"].original, already_kept=True),
        )


def test_a_scan_moved_to_another_side_stays_the_same_image(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto, verso = two_sided.sides
    swapped = (replace(recto, scans=verso.scans), replace(verso, scans=recto.scans))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        before = catalogue.photograph(saved.id).description.sides
        catalogue.save(replace(two_sided, sides=swapped))
        after = catalogue.photograph(saved.id).description.sides
    assert after[0].scans == before[1].scans
    assert after[1].scans == before[0].scans


def test_a_scan_outlives_the_side_that_it_moves_away_from(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto, verso = two_sided.sides
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        before = catalogue.photograph(saved.id).description.sides
        only = replace(recto, scans=(*recto.scans, *verso.scans))
        catalogue.save(replace(two_sided, sides=(only,)))
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        after = catalogue.photograph(saved.id).description.sides
    assert [side.id for side in after] == [before[0].id]
    assert [s.id for s in after[0].scans] == [before[0].scans[0].id, before[1].scans[0].id]


def test_a_file_that_can_be_shown_at_last_is_a_change(
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    scans: Scans,
) -> None:
    too_large = scans | {f"{1:064x}": scan(1, condition=ScanCondition.OVERSIZED)}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=too_large)
        assert catalogue.photograph(saved.id).description.sides[0].shown_scan is None
        saved = catalogue.save(two_sided, scans=scans)
        assert saved.changed == ("sides",)
        assert catalogue.photograph(saved.id).description.sides[0].shown_scan is not None


def test_a_derivative_is_asked_for_once_a_file_can_be_shown(
    opened: Opening,
    engine: Engine,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    scans: Scans,
) -> None:
    too_large = scans | {f"{1:064x}": scan(1, condition=ScanCondition.OVERSIZED)}
    digests = {scan.sha256 for side in two_sided.sides for scan in side.scans}
    shown_at_once = len(digests) - 1
    queue = JobQueue(engine)
    for files, wanted in ((too_large, shown_at_once), (scans, shown_at_once + 1)):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save(two_sided, scans=files)
            catalogue.commit()
        assert queue.waiting() == wanted


def test_a_file_that_could_be_shown_once_can_be_shown_for_good(
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    scans: Scans,
) -> None:
    lower_limit = scans | {f"{1:064x}": scan(1, condition=ScanCondition.OVERSIZED)}
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(two_sided, scans=scans)
        assert catalogue.save(two_sided, scans=lower_limit).outcome is Outcome.UNCHANGED


def test_a_photograph_is_found_by_its_id_when_it_gets_another_reference_code(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(two_sided, scans=scans)
        moved = catalogue.save(replace(two_sided, reference_code="B/1"), photograph_id=made.id)
        assert (moved.id, moved.changed) == (made.id, ("reference_code",))
        assert catalogue.photograph_by_code("A/1") is None


def test_a_reference_code_belongs_to_one_photograph(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
        other = catalogue.save(PhotographDescription("A/2"))
        with pytest.raises(Conflict, match="Another photograph has the reference code A/1"):
            catalogue.save(PhotographDescription("A/1"), photograph_id=other.id)


def test_who_read_an_older_version_is_told(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(PhotographDescription("A/1"))
        catalogue.save(PhotographDescription("A/1", process="albumen"), expected_version=1)
        with pytest.raises(Conflict, match="at version 2, not 1"):
            catalogue.save(
                PhotographDescription("A/1", process="collodion"),
                photograph_id=made.id,
                expected_version=1,
            )
        assert catalogue.photograph(made.id).description.process == "albumen"


def test_a_version_can_be_expected_only_of_what_is_there(opened: Opening) -> None:
    with (
        opened(THE_DESK, writes=True) as catalogue,
        pytest.raises(Conflict, match="There is no photograph A/1"),
    ):
        catalogue.save(PhotographDescription("A/1"), expected_version=1)


@pytest.mark.parametrize("photograph_id", ["01a211d6-35b7-7578-a7f0-a8dbef0be026", "../1", ""])
def test_an_id_that_names_nothing_is_not_found(opened: Opening, photograph_id: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(NotFound):
        catalogue.save(PhotographDescription("A/1"), photograph_id=photograph_id)


def test_a_unit_must_be_described_before_what_is_in_it(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        with pytest.raises(Rejected, match="describe it first") as refusal:
            catalogue.save(PhotographDescription("A/1", unit="A"))
        assert [problem.where for problem in refusal.value.problems] == ["unit"]
        unit = catalogue.save_unit(UnitDescription("A", title={"en": ["Album"]}))
        saved = catalogue.save(PhotographDescription("A/1", unit="A"))
        assert [above.id for above in catalogue.photograph(saved.id).units] == [unit.id]


def test_what_is_refused_leaves_nothing_even_when_the_rest_is_committed(
    engine: Engine, opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    empty = row_counts(engine)
    with opened(THE_DESK, writes=True) as catalogue:
        with pytest.raises(Rejected):
            catalogue.save(replace(two_sided, unit="nowhere"), scans=scans)
        catalogue.commit()
    assert row_counts(engine) == empty


def test_leaving_without_a_commit_leaves_nothing(
    engine: Engine, opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    empty = row_counts(engine)
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        catalogue.publish(saved.id)
    assert row_counts(engine) == empty
    with opened(THE_DESK) as catalogue:
        assert catalogue.search("Volga").total == 0


def test_one_file_is_a_scan_of_one_side_only(
    opened: Opening, two_sided: PhotographDescription, scans: Scans
) -> None:
    recto, verso = two_sided.sides
    with opened(THE_DESK, writes=True) as catalogue:
        with pytest.raises(Conflict, match="as the recto and as the verso of A/1"):
            catalogue.save(
                replace(two_sided, sides=(recto, replace(verso, scans=recto.scans))), scans=scans
            )
        catalogue.save(two_sided, scans=scans)
        with pytest.raises(Conflict, match=r"back\.jpg is already the verso of A/1"):
            catalogue.save(replace(two_sided, reference_code="A/2", sides=(verso,)))


def test_a_writer_meets_a_hidden_photograph_too(opened: Opening) -> None:
    writer = Viewer("writer", frozenset({Scope.WRITE}))
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(PhotographDescription("A/1"))
        catalogue.commit()
    with opened(writer, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A/1", process="albumen"))
        assert (saved.id, saved.version) == (made.id, 2)
        with pytest.raises(NotFound):
            catalogue.photograph(made.id)
