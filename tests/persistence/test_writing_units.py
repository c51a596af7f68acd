"""The tree above photographs: kept by reference code, moved whole."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import Outcome
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.jobs import JobQueue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

FONDS = UnitDescription("A", title={"pl": ["Zbiór"]}, level=Level.FONDS, date_edtf="1939/1945")
SERIES = UnitDescription("A/1", title={"pl": ["Seria"]}, level=Level.SERIES, parent="A")
ALBUM = UnitDescription("A/1/7", title={"pl": ["Album"]}, level=Level.ALBUM, parent="A/1")


def codes(catalogue: Catalogue, unit_id: str) -> list[str]:
    return [unit.description.reference_code for unit in catalogue.unit_trail(unit_id)]


def test_a_unit_comes_back_as_it_was_handed_in(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save_unit(FONDS)
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        kept = catalogue.unit(made.id)
        assert catalogue.unit_by_code("A") == kept
    assert kept.description == replace(FONDS, id=made.id)
    assert (kept.version, kept.state) == (1, PublicationState.DRAFT)


def test_the_same_again_is_unchanged_and_another_title_a_version(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.save_unit(FONDS)
        again = catalogue.save_unit(FONDS)
        with_id = catalogue.save_unit(replace(FONDS, id=made.id))
        changed = catalogue.save_unit(replace(FONDS, title={"pl": ["Zbiory"]}))
    assert (again.outcome, with_id.outcome) == (Outcome.UNCHANGED, Outcome.UNCHANGED)
    assert (changed.id, changed.version, changed.outcome) == (made.id, 2, Outcome.CHANGED)


def test_the_trail_leads_from_the_root_down(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in (FONDS, SERIES):
            catalogue.save_unit(unit)
        album = catalogue.save_unit(ALBUM)
        assert codes(catalogue, album.id) == ["A", "A/1", "A/1/7"]
        assert catalogue.unit(album.id).description.parent == "A/1"


def test_what_lies_below_moves_along(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in (FONDS, SERIES):
            catalogue.save_unit(unit)
        album = catalogue.save_unit(ALBUM)
        catalogue.save_unit(UnitDescription("B", title={"pl": ["Inny zbiór"]}))
        moved = catalogue.save_unit(replace(SERIES, parent="B", title={"pl": ["Inna seria"]}))
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        assert codes(catalogue, album.id) == ["B", "A/1", "A/1/7"]
        assert catalogue.unit(moved.id).description.title == {"pl": ["Inna seria"]}
        assert moved.version == 2


def test_a_unit_can_become_a_root(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in (FONDS, SERIES):
            catalogue.save_unit(unit)
        album = catalogue.save_unit(ALBUM)
        catalogue.save_unit(replace(SERIES, parent=""))
        assert codes(catalogue, album.id) == ["A/1", "A/1/7"]


@pytest.mark.parametrize("parent", ["A", "A/1", "A/1/7"])
def test_no_unit_lies_below_itself(opened: Opening, parent: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in (FONDS, SERIES, ALBUM):
            catalogue.save_unit(unit)
        with pytest.raises(Rejected) as refusal:
            catalogue.save_unit(replace(FONDS, parent=parent))
    assert [(p.where, p.value) for p in refusal.value.problems] == [("parent", parent)]


def test_the_unit_above_must_be_there(opened: Opening) -> None:
    with (
        opened(THE_DESK, writes=True) as catalogue,
        pytest.raises(Rejected, match="no unit has this reference code"),
    ):
        catalogue.save_unit(SERIES)


@pytest.mark.parametrize(
    ("unit", "where"),
    [
        (replace(FONDS, reference_code=""), "reference_code"),
        (replace(FONDS, date_edtf="in the war"), "date_edtf"),
        (replace(FONDS, id="01a211d6-35b7-7578-a7f0-a8dbef0be026"), "id"),
    ],
)
def test_what_can_not_be_meant_is_refused(
    opened: Opening, unit: UnitDescription, where: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(Rejected) as refusal:
        catalogue.save_unit(unit)
    assert [problem.where for problem in refusal.value.problems] == [where]


def test_a_public_unit_stays_within_reach_when_it_moves(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("album", title={"pl": ["Album"]}))
        photograph = catalogue.save(PhotographDescription("album 1", unit="album"))
        catalogue.publish(photograph.id)
        catalogue.save_unit(FONDS)
        catalogue.save_unit(UnitDescription("album", title={"pl": ["Album"]}, parent="A"))
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        album = catalogue.unit_by_code("album")
        assert album is not None
        assert codes(catalogue, album.id) == ["A", "album"]


def test_a_new_title_asks_for_no_work_and_makes_each_manifest_in_the_unit_old(
    engine: Engine, opened: Opening
) -> None:
    """However many there are: each is made again when somebody asks for it."""
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(FONDS)
        ids = [catalogue.save(PhotographDescription(f"A {n}", unit="A")).id for n in range(2)]
        ids.append(catalogue.save(PhotographDescription("B 1")).id)
        before = [catalogue.manifest_revision(one) for one in ids]
        catalogue.commit()
    queue = JobQueue(engine)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(replace(FONDS, title={"pl": ["Zbiory"]}))
        after = [catalogue.manifest_revision(one) for one in ids]
        catalogue.commit()
    assert [new > old for old, new in zip(before, after, strict=True)] == [True, True, False]
    assert queue.take() is None


def test_a_large_unit_is_renamed_with_no_more_statements_than_a_small_one(
    engine: Engine, opened: Opening
) -> None:
    counts = []
    for code, size in (("small", 1), ("large", 9)):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription(code, title={}))
            for n in range(size):
                saved = catalogue.save(PhotographDescription(f"{code} {n}", unit=code))
                catalogue.publish(saved.id)
            catalogue.commit()
        asked: list[str] = []

        def note(_c: Any, _k: Any, statement: str, *_rest: Any, asked: list[str] = asked) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription(code, title={"pl": ["Album"]}))
            catalogue.commit()
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_unit_that_says_more_than_may_be_can_still_be_saved(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = replace(FONDS, scope_and_content={"pl": ["x" * 100_001]})
    with opened(THE_DESK, writes=True) as catalogue:
        with monkeypatch.context() as patch:
            patch.setattr("app.persistence.checking_units.length_faults", lambda *_: ())
            catalogue.save_unit(long)
        assert catalogue.save_unit(replace(long, date_edtf="1939")).outcome is Outcome.CHANGED
        with pytest.raises(Rejected, match="has 100,002 characters, at most 100,001"):
            catalogue.save_unit(replace(long, scope_and_content={"pl": ["x" * 100_002]}))
