"""Taking photographs out of the catalogue: which may go, what goes with them, what is left."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from sqlalchemy import Engine, text

from app.domain.clashes import TwoEditors
from app.domain.errors import NotAllowed, NotFound, Rejected, Withdrawn
from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind
from app.domain.saving import AccessionedScan
from app.domain.tombstones import Tombstone
from app.domain.viewers import CATALOGUING, THE_DESK, THE_PUBLIC, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
CATALOGUER = Viewer("cataloguer", frozenset(CATALOGUING))
PARTS = ("photograph", "side", "asset", "revision", "search_entry", "working_copy", "work_item")


def counted(engine: Engine, *tables: str) -> dict[str, int]:
    with engine.connect() as connection:
        count = "SELECT count(*) FROM "
        return {name: connection.scalar(text(count + name)) or 0 for name in tables}


def saved(opened: Opening, code: str = "A 1", word: str = "boat", *, public: bool = False) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(PhotographDescription(code, {"en": [word]}))
        if public:
            catalogue.publish(made.id)
        catalogue.commit()
    return made.id


def deleted(opened: Opening, photograph_id: str, viewer: Viewer = THE_DESK) -> None:
    with opened(viewer, writes=True) as catalogue:
        catalogue.deletions.delete(photograph_id, reason="catalogued twice")
        catalogue.commit()


def withdrawn(opened: Opening, photograph_id: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(photograph_id, reason="rights")
        catalogue.commit()


def test_a_draft_goes_with_all_its_parts_and_its_code_is_free(
    engine: Engine, opened: Opening, clock: list[datetime]
) -> None:
    photograph_id = saved(opened)
    deleted(opened, photograph_id, CATALOGUER)
    parts = counted(engine, *PARTS)
    assert parts.pop("revision") == 1, "its history stays until it is purged"
    assert set(parts.values()) == {0}
    with opened(THE_DESK) as catalogue:
        assert catalogue.search("boat").total == 0
        with pytest.raises(Withdrawn) as told:
            catalogue.photograph(photograph_id)
    assert told.value.tombstone == Tombstone("A 1", "catalogued twice", clock[0], is_deleted=True)
    with opened(THE_PUBLIC) as catalogue:
        with pytest.raises(NotFound) as unknown:
            catalogue.photograph(photograph_id)
        assert type(unknown.value) is NotFound, "of a draft the public never knew"
    assert saved(opened) != photograph_id


def test_what_is_public_is_withdrawn_first_and_then_goes_by_an_administrator(
    engine: Engine, opened: Opening
) -> None:
    photograph_id = saved(opened, public=True)
    with pytest.raises(Rejected, match="Withdraw it first"):
        deleted(opened, photograph_id)
    withdrawn(opened, photograph_id)
    with pytest.raises(NotAllowed):
        deleted(opened, photograph_id, CATALOGUER)
    events = counted(engine, "activity")
    deleted(opened, photograph_id)
    assert counted(engine, "activity") == events, "the public was told when it was withdrawn"
    with opened(THE_PUBLIC) as catalogue, pytest.raises(Withdrawn, match="was deleted on") as told:
        catalogue.photograph(photograph_id)
    assert told.value.tombstone.reason == "catalogued twice"


def test_neither_without_a_reason_nor_past_the_version_that_was_looked_at(opened: Opening) -> None:
    photograph_id = saved(opened)
    saved(opened, word="ship")
    with opened(THE_DESK, writes=True) as catalogue:
        with pytest.raises(Rejected, match="without a reason"):
            catalogue.deletions.delete(photograph_id, reason=" ", expected_version=2)
        with pytest.raises(TwoEditors, match="is at version 2, not 1"):
            catalogue.deletions.delete(photograph_id, reason="twice", expected_version=1)
        with pytest.raises(NotFound):
            catalogue.deletions.delete("01990000-0000-7000-8000-000000000000", reason="twice")
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph(photograph_id).version == 2


def test_images_that_the_public_has_seen_say_that_they_are_gone(
    opened: Opening, scan: Callable[..., AccessionedScan], two_sided: PhotographDescription
) -> None:
    scans = {f"{number:064x}": scan(number) for number in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save(two_sided, scans=scans)
        image = catalogue.photograph(made.id).description.sides[0].scans[0].id
        catalogue.publish(made.id)
        catalogue.withdraw(made.id, reason="rights")
        catalogue.commit()
    deleted(opened, made.id)
    for viewer in (THE_DESK, THE_PUBLIC):
        with opened(viewer) as catalogue, pytest.raises(Withdrawn):
            catalogue.image(image)
    with opened(THE_DESK) as catalogue:
        assert {sha256 for sha256, _ in catalogue.digests()} == scans.keys()
        assert catalogue.scan_places(f"{1:064x}") == ()


def test_what_pointed_to_it_names_it_by_its_code_from_then_on(opened: Opening) -> None:
    photograph_id = saved(opened)
    relation = RelationDescription(RelationKind.SAME_NEGATIVE, "A 1")
    with opened(THE_DESK, writes=True) as catalogue:
        other = catalogue.save(PhotographDescription("A 2", related=(relation,)))
        catalogue.commit()
    deleted(opened, photograph_id)
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph(other.id).description.related == (relation,)
        assert catalogue.relations.of_photograph(other.id) == ()


def test_the_deed_is_logged(engine: Engine, opened: Opening) -> None:
    photograph_id = saved(opened)
    deleted(opened, photograph_id, CATALOGUER)
    with engine.connect() as connection:
        query = "SELECT who, subject_id, version FROM audit_entry WHERE verb = 'delete'"
        assert connection.execute(text(query)).all() == [("cataloguer", photograph_id, 1)]
        query = "SELECT kind, reason FROM change ORDER BY sequence"
        assert connection.execute(text(query)).all()[-1] == ("delete", "catalogued twice")
