"""What was deleted: listed for the staff, and purged of all that nothing else names."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.errors import NotFound, NotSignedIn
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
FIRST, SECOND = f"{1:064x}", f"{2:064x}"


@pytest.fixture
def gone(
    opened: Opening, scan: Callable[..., AccessionedScan], two_sided: PhotographDescription
) -> str:
    """A photograph with two scans, deleted; the second was another one's for a while."""
    scans = {f"{number:064x}": scan(number) for number in (1, 2)}
    recto, verso = two_sided.sides
    with opened(THE_DESK, writes=True) as catalogue:
        other = replace(two_sided, reference_code="A/2", sides=(verso,))
        other_id = catalogue.save(other, scans=scans).id
        catalogue.save(replace(other, sides=()), photograph_id=other_id)
        made = catalogue.save(two_sided, scans=scans)
        catalogue.commit()
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(replace(two_sided, sides=(verso,)), photograph_id=made.id)
        catalogue.deletions.delete(made.id, reason="twice")
        catalogue.commit()
    assert recto.scans[0].sha256 == FIRST
    return made.id


def test_a_deletion_is_listed_with_every_file_that_the_photograph_ever_had(
    opened: Opening, gone: str, clock: list[datetime]
) -> None:
    with opened(THE_DESK) as catalogue:
        (line,) = catalogue.deletions.page().items
        assert (line.id, line.reference_code, line.reason) == (gone, "A/1", "twice")
        assert (line.deleted_at, line.deleted_by) == (clock[0], "command line")
        assert line.originals == (FIRST, SECOND)
        assert catalogue.deletions.kept_count() == 1
    with opened(THE_PUBLIC) as catalogue, pytest.raises(NotSignedIn):
        catalogue.deletions.page()


def test_the_newest_stands_first_and_leaves_follow_each_other(
    opened: Opening, clock: list[datetime]
) -> None:
    for code in ("A", "B", "C"):
        clock[0] += timedelta(minutes=1)
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.deletions.delete(
                catalogue.save(PhotographDescription(code)).id, reason="a trial"
            )
            catalogue.commit()
    with opened(THE_DESK) as catalogue:
        first = catalogue.deletions.page(limit=2)
        second = catalogue.deletions.page(after=first.after, limit=2)
        codes = [[one.reference_code for one in leaf.items] for leaf in (first, second)]
        assert (codes, second.after) == ([["C", "B"], ["A"]], None)
        with pytest.raises(NotFound):
            catalogue.deletions.page(after="nobody")


def test_a_purge_spares_what_anothers_history_names_and_leaves_the_tombstone(
    opened: Opening, gone: str, clock: list[datetime]
) -> None:
    with opened(THE_DESK) as catalogue:
        assert catalogue.deletions.due(before=clock[0]) == ()
        (due,) = catalogue.deletions.due(before=clock[0] + timedelta(seconds=1))
        named, last = catalogue.deletions.named_by_history(due.originals, but_for={gone})
        assert named == {SECOND}
        assert catalogue.deletions.named_by_history(due.originals, but_for={gone}, after=last) == (
            set(),
            last,
        )
    with opened(THE_DESK, writes=True) as catalogue:
        assert catalogue.deletions.purge([due], {*due.originals} - named) == 1
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        assert [sha256 for sha256, _ in catalogue.digests()] == [SECOND]
        (line,) = catalogue.deletions.page().items
        assert (line.originals, line.purged_at) == ((FIRST, SECOND), clock[0])
        assert catalogue.deletions.kept_count() == 0


def test_what_is_shown_again_meanwhile_is_not_given_up(
    opened: Opening, gone: str, two_sided: PhotographDescription, clock: list[datetime]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        again = catalogue.save(two_sided)
        assert again.id != gone
        due = catalogue.deletions.due(before=clock[0] + timedelta(seconds=1))
        assert catalogue.deletions.purge(due, [FIRST, SECOND]) == 0
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        assert len([*catalogue.digests()]) == 2
        assert catalogue.photograph(again.id).description.sides[0].scans[0].sha256 == FIRST
