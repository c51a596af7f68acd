"""Chains of custody are kept in their order; what a unit's chain tells, all below it inherit."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    OwnershipChanged,
    Passed,
    RemarkCode,
    unremarked,
)
from app.domain.errors import BrokenCustody, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind
from app.persistence.catalogue import Catalogue
from app.persistence.jobs import JobQueue

Opening = Callable[..., AbstractContextManager[Catalogue]]
Event = CustodyEventDescription

BOUGHT = Event(CustodyKind.PURCHASE, "Ada", "Museum", date_as_written="1950", date_edtf="1950")
GIVEN = Event(
    CustodyKind.GIFT,
    from_agent="Museum",
    to_agent="Archive",
    via_agent="Lawyer",
    date_as_written="wiosna 1960",
    date_edtf="1960-21",
    place="Kraków",
    agreement="deed 7",
    passed=Passed.ORIGINAL,
    ownership_changed=OwnershipChanged.YES,
    gap_before=True,
    source="inventory",
    accepted_remarks=(AcceptedRemark(RemarkCode.GAP_BESIDE_A_HOLDER, "It was away."),),
)
FONDS = UnitDescription("A", title={"en": ["Fonds"]}, custody=(BOUGHT,))
SERIES = UnitDescription("A/1", title={"en": ["Series"]}, parent="A", custody=(GIVEN,))
FILE = UnitDescription("A/1/1", title={"en": ["File"]}, parent="A/1")


def keep_all(catalogue: Catalogue, *photographs: PhotographDescription) -> list[str]:
    """Keep the three units and photographs, and publish the photographs."""
    for unit in (FONDS, SERIES, FILE):
        catalogue.save_unit(unit)
    ids = [catalogue.save(each).id for each in photographs]
    for photograph_id in ids:
        catalogue.publish(photograph_id)
    catalogue.commit()
    return ids


def asked_for(queue: JobQueue) -> set[tuple[JobKind, str]]:
    """Take all work that is asked for."""
    return {(job.kind, job.subject) for job in iter(queue.take, None)}


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def test_a_unit_s_chain_comes_back_as_it_was_handed_in(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        keep_all(catalogue)
    with opened(THE_DESK) as catalogue:
        series = catalogue.unit_by_code("A/1")
        assert series is not None
        assert series.description.custody == (GIVEN,)


def test_a_photograph_inherits_from_all_its_units_with_one_query(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (deep,) = keep_all(catalogue, PhotographDescription("deep", unit="A/1/1"))
    with statements(engine) as asked, opened(THE_PUBLIC) as catalogue:
        photograph = catalogue.photograph(deep)
    handed_down = [(link.event, link.unit.id) for link in photograph.chain if link.unit]
    assert tuple(happened for happened, _ in handed_down) == unremarked((BOUGHT, GIVEN))
    assert [unit_id for _, unit_id in handed_down] == [unit.id for unit in photograph.units[:2]]
    assert sum("FROM unit_custody_event" in statement for statement in asked) == 1
    assert photograph.description.custody == ()
    assert photograph.credit_lines["en"] == ["Photo from the Archive (gift of the Museum)"]


def test_what_happens_to_a_unit_renews_the_manifests_of_all_below_it(
    engine: Engine, opened: Opening
) -> None:
    outside = PhotographDescription("outside")
    deep, near = (PhotographDescription(code, unit=code) for code in ("A/1/1", "A/1"))
    with opened(THE_DESK, writes=True) as catalogue:
        ids = keep_all(catalogue, replace(deep, reference_code="deep"), near, outside)
        before = [catalogue.manifest_revision(each) for each in ids]
    queue = JobQueue(engine)
    asked_for(queue)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(replace(FONDS, custody=(BOUGHT, GIVEN)))
        catalogue.commit()
        after = [catalogue.manifest_revision(each) for each in ids]
        kept = [catalogue.photograph(each).manifest_revision for each in ids]
    assert after == kept
    assert asked_for(queue) == set()  # each is made again when somebody asks for it
    assert [new > old for old, new in zip(before, after, strict=True)] == [True, True, False]


def test_a_new_title_far_above_changes_manifests_below_where_they_tell_it(
    opened: Opening,
) -> None:
    """What a unit hands down is told under its name; a unit that hands nothing down isn't named."""
    with opened(THE_DESK, writes=True) as catalogue:
        (deep,) = keep_all(catalogue, PhotographDescription("deep", unit="A/1/1"))
        before = catalogue.manifest_revision(deep)
        catalogue.save_unit(replace(FONDS, title={"en": ["Another"]}))
        named = catalogue.manifest_revision(deep)
        assert named > before
        catalogue.save_unit(replace(FONDS, title={"en": ["Another"]}, custody=()))
        catalogue.save_unit(replace(FONDS, title={"en": ["A third"]}, custody=()))
        unnamed = catalogue.manifest_revision(deep)
        catalogue.save_unit(replace(FONDS, title={"en": ["A fourth"]}, custody=()))
        assert catalogue.manifest_revision(deep) == unnamed


def test_what_no_photograph_shows_of_its_unit_makes_no_manifest_old(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (deep,) = keep_all(catalogue, PhotographDescription("deep", unit="A/1/1"))
        before = catalogue.manifest_revision(deep)
        catalogue.save_unit(replace(FILE, scope_and_content={"en": ["Much"]}, date_edtf="1941"))
        assert catalogue.manifest_revision(deep) == before
        catalogue.save_unit(replace(FILE, title={"en": ["Another"]}))
        assert catalogue.manifest_revision(deep) > before


def test_a_unit_that_goes_elsewhere_hands_down_what_is_there(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (deep,) = keep_all(catalogue, PhotographDescription("deep", unit="A/1/1"))
        before = catalogue.manifest_revision(deep)
    queue = JobQueue(engine)
    asked_for(queue)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(replace(SERIES, parent=""))
        catalogue.commit()
        assert catalogue.manifest_revision(deep) > before
        assert catalogue.photograph(deep).inherited_custody == (GIVEN,)
    assert asked_for(queue) == set()


def test_a_chain_that_can_t_be_true_is_refused_whosever_it_is(opened: Opening) -> None:
    to_itself = Event(CustodyKind.PURCHASE, "Ada", "Ada")
    with opened(THE_DESK, writes=True) as catalogue:
        for refused in (
            lambda: catalogue.save_unit(replace(FONDS, custody=(BOUGHT, to_itself))),
            lambda: catalogue.save(PhotographDescription("A 1", custody=(BOUGHT, to_itself))),
        ):
            with pytest.raises(BrokenCustody) as caught:
                refused()
            (problem,) = caught.value.problems
            assert problem.where == "custody[1].to_agent"


def test_what_is_odd_is_kept_all_the_same(opened: Opening) -> None:
    odd = (BOUGHT, Event(CustodyKind.GIFT, "Bob", "Archive"))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A 1", custody=odd))
        assert catalogue.photograph(saved.id).description.custody == odd


NAMES = st.sampled_from(["", "Ada", "Museum", "Archive", "Łódź Museum"])
KINDS = [kind for kind in CustodyKind if kind is not CustodyKind.CREATION]
CHAINS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(KINDS),
        from_agent=NAMES,
        to_agent=NAMES,
        via_agent=NAMES,
        date_edtf=st.sampled_from(["", "1941", "1950?/1960"]),
        gap_before=st.booleans(),
        passed=st.sampled_from(Passed),
        ownership_changed=st.sampled_from(OwnershipChanged),
    ),
    max_size=5,
).map(tuple)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chain=CHAINS)
def test_a_chain_s_order_is_stable_through_save_and_load(
    opened: Opening, chain: tuple[Event, ...]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        try:
            unit = catalogue.save_unit(replace(FONDS, custody=chain))
            photograph = catalogue.save(PhotographDescription("A 1", unit="A", custody=chain))
        except Rejected:
            assert any(each.from_agent == each.to_agent != "" for each in chain)
            return
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        assert catalogue.unit(unit.id).description.custody == chain
        assert catalogue.photograph(photograph.id).description.custody == chain
