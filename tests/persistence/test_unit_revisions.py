"""Every state of a unit is kept, whole, with who made it and why."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete

from app.domain.access import AccessRule
from app.domain.clashes import UnitClash
from app.domain.custody import AcceptedRemark, CustodyEventDescription, CustodyKind, RemarkCode
from app.domain.errors import NotFound
from app.domain.publication import PublicationState
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.records.unit_revision import UnitRevisionRecord

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

REMARK = AcceptedRemark(RemarkCode.GAP_BESIDE_A_HOLDER, "it was away")
GIFT = CustodyEventDescription(
    CustodyKind.GIFT, from_agent="Ada", to_agent="Museum", accepted_remarks=(REMARK,)
)
FIRST = UnitDescription(
    "A", {"en": ["Papers"], "pl": ["Papiery"]}, Level.FONDS, date_as_written="lata 40.",
    date_edtf="194X", scope_and_content={"en": ["Letters.\nMore."]}, custody=(GIFT,),
    access=AccessRule(reason="private"),
)  # fmt: skip
SECOND = UnitDescription("A2", {"en": ["Letters"]}, Level.SERIES)


def saved(catalogue: Catalogue, said: UnitDescription, unit_id: str | None, why: str = "") -> str:
    """Save a unit for a reason, and give its id."""
    change = catalogue.tree.change(said, unit_id=unit_id, expected_version=None, reason=why)
    return change.id


def plain(said: UnitDescription) -> UnitDescription:
    return replace(said, id="")


def test_each_save_is_kept_whole_and_comes_back_as_it_was(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit_id = saved(catalogue, FIRST, None, "old list")
        saved(catalogue, SECOND, unit_id, "another one")
        saved(catalogue, SECOND, unit_id)  # says nothing new
        found = catalogue.tree.revisions(unit_id, before=None, limit=10).items
        assert [(one.version, one.reason, one.made_by) for one in found] == [
            (2, "another one", THE_DESK.name),
            (1, "old list", THE_DESK.name),
        ]
        assert [plain(one.description) for one in found] == [SECOND, FIRST]
        former = catalogue.tree.revision(unit_id, 1).description
        saved(catalogue, former, unit_id)
        assert plain(catalogue.unit(unit_id).description) == FIRST
        assert catalogue.tree.versions_beside(unit_id, 2) == (1, 3)
        assert catalogue.tree.versions_beside(unit_id, 3) == (2, None)
        with pytest.raises(NotFound):
            catalogue.tree.revision(unit_id, 4)


def test_a_history_is_listed_part_by_part(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit_id = saved(catalogue, SECOND, None)
        for number in range(4):
            saved(catalogue, replace(SECOND, date_as_written=f"19{number}0"), unit_id)
        first = catalogue.tree.revisions(unit_id, before=None, limit=2)
        assert ([one.version for one in first.items], first.after) == ([5, 4], "4")
        rest = catalogue.tree.revisions(unit_id, before=4, limit=3)
        assert ([one.version for one in rest.items], rest.after) == ([3, 2, 1], None)


def test_the_public_sees_what_was_public_without_who_why_and_remarks(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        above = saved(catalogue, UnitDescription("TOP", {"en": ["Top"]}), None)
        open_unit = replace(FIRST, access=None, parent="TOP")
        unit_id = saved(catalogue, open_unit, None, "secret reason")
        catalogue.tree.show(unit_id)
        saved(catalogue, replace(open_unit, date_as_written="1941"), unit_id, "secret again")
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        found = catalogue.tree.revisions(unit_id, before=None, limit=10).items
        assert [(one.version, one.state) for one in found] == [
            (3, PublicationState.PUBLISHED),
            (2, PublicationState.PUBLISHED),
        ]
        assert {(one.made_by, one.reason) for one in found} == {("", "")}
        assert found[0].description.custody[0].accepted_remarks == ()
        assert found[0].description.parent == "TOP"
        with pytest.raises(NotFound):
            catalogue.tree.revision(unit_id, 1)
        (top,) = catalogue.tree.revisions(above, before=None, limit=10).items
        assert top.state is PublicationState.PUBLISHED, "it was shown with the one below it"


def test_what_was_said_before_states_were_kept_is_kept_with_the_first_change(
    opened: Opening, engine: Engine
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit_id = saved(catalogue, FIRST, None)
        catalogue.commit()
    with writing(engine).begin() as connection:  # as it is after the migration
        connection.execute(delete(UnitRevisionRecord))
    with opened(THE_DESK, writes=True) as catalogue:
        (present,) = catalogue.tree.revisions(unit_id, before=None, limit=10).items
        assert (plain(present.description), present.made_at) == (FIRST, None)
        assert catalogue.tree.revision(unit_id, 1) == present
        saved(catalogue, SECOND, unit_id)
        found = catalogue.tree.revisions(unit_id, before=None, limit=10).items
        assert [(one.version, one.made_at is None) for one in found] == [(2, False), (1, True)]


def test_hiding_and_showing_are_states_too(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit_id = saved(catalogue, SECOND, None)
        catalogue.tree.show(unit_id)
        catalogue.tree.hide(unit_id)
        found = catalogue.tree.revisions(unit_id, before=None, limit=10).items
        assert [one.state.value for one in found] == ["draft", "published", "draft"]


def test_a_clash_knows_what_both_began_from(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit_id = saved(catalogue, SECOND, None)
        saved(catalogue, replace(SECOND, date_as_written="1941"), unit_id)
        mine = replace(SECOND, level=Level.FONDS)
        with pytest.raises(UnitClash) as met:
            catalogue.tree.change(mine, unit_id=unit_id, expected_version=1)
        assert met.value.base is not None
        assert plain(met.value.base) == SECOND
