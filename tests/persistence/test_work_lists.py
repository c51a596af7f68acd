"""Work lists: kept with each saving, paged by key, counted to a limit, found by an index."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event, text

from app.domain.dating import DateDescription, DateOf
from app.domain.errors import NotSignedIn
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.domain.work_lists import MOST_COUNTED, WorkList
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
ZOFIA = Viewer("zofia", frozenset({Scope.READ, Scope.WRITE, Scope.PUBLISH}))
FIRST = "00000000-0000-7000-8000-000000000000"
ADAM = Viewer("adam", frozenset({Scope.READ, Scope.WRITE}))


@pytest.fixture
def save(opened: Opening) -> Callable[..., str]:
    def save(code: str, *, viewer: Viewer = ZOFIA, **said: object) -> str:
        described = replace(PhotographDescription(code), **said)  # type: ignore[arg-type]
        with opened(viewer, writes=True) as catalogue:
            saved = catalogue.edit(described)
            catalogue.commit()
        return saved.id

    return save


def codes(opened: Opening, work: WorkList, viewer: Viewer = ZOFIA) -> list[str]:
    with opened(viewer) as catalogue:
        return [line.photograph.reference_code for line in catalogue.work.page(work).items]


def test_a_photograph_leaves_a_list_when_it_has_what_it_wanted(
    opened: Opening, save: Callable[..., str]
) -> None:
    save("A")
    save("B")
    assert codes(opened, WorkList.NO_DATE) == ["A", "B"]
    save("A", dates=(DateDescription(DateOf.TAKEN, "1941"),))
    assert codes(opened, WorkList.NO_DATE) == ["B"]
    assert codes(opened, WorkList.NO_RIGHTS) == ["A", "B"]
    save("A")
    assert codes(opened, WorkList.NO_DATE) == ["A", "B"]


def test_a_list_is_turned_by_key(opened: Opening, save: Callable[..., str]) -> None:
    for number in range(5):
        save(f"N{number}")
    seen, after = [], None
    with opened(ZOFIA) as catalogue:
        while True:
            page = catalogue.work.page(WorkList.NO_RIGHTS, after=after, limit=2)
            seen.append([line.photograph.reference_code for line in page.items])
            after = page.after
            if after is None:
                break
    assert seen == [["N0", "N1"], ["N2", "N3"], ["N4"]]


def test_drafts_and_working_copies_in_review_stand_in_one_list(
    opened: Opening, save: Callable[..., str]
) -> None:
    draft, public, _ = save("draft"), save("public"), save("other")
    with opened(ZOFIA, writes=True) as catalogue:
        catalogue.publish(public)
        catalogue.edit(replace(PhotographDescription("public"), carrier="print"))
        catalogue.send_for_review(public)
        catalogue.send_for_review(draft)
        catalogue.commit()
    assert codes(opened, WorkList.IN_REVIEW) == ["draft", "public"]


def test_lists_speak_of_what_is_prepared_until_it_is_public_or_given_up(
    opened: Opening, save: Callable[..., str]
) -> None:
    public = save("A")
    with opened(ZOFIA, writes=True) as catalogue:
        catalogue.publish(public)
        said = catalogue.photograph(public).description
        prepared = replace(
            said, title={"en": ["Dated"]}, dates=(DateDescription(DateOf.TAKEN, "1941"),)
        )
        catalogue.edit(prepared, photograph_id=public)
        catalogue.commit()
    assert codes(opened, WorkList.NO_DATE) == []
    with opened(ZOFIA) as catalogue:
        (line,) = catalogue.work.page(WorkList.NO_RIGHTS).items
        assert (line.photograph.title, line.photograph.date_as_written) == (
            {"en": ["Dated"]},
            "1941",
        )
        assert line.is_prepared
    with opened(THE_DESK, writes=True) as catalogue:  # an import writes past what is prepared
        catalogue.save(replace(said, carrier="print"), photograph_id=public)
        catalogue.commit()
    assert codes(opened, WorkList.NO_DATE) == []
    with opened(ZOFIA, writes=True) as catalogue:
        assert catalogue.discard_working_copy(public)
        catalogue.commit()
    assert codes(opened, WorkList.NO_DATE) == ["A"]
    with opened(ZOFIA, writes=True) as catalogue:
        catalogue.edit(prepared, photograph_id=public)
        catalogue.publish(public)
        catalogue.commit()
    assert codes(opened, WorkList.NO_DATE) == []
    with opened(ZOFIA) as catalogue:
        (line,) = catalogue.work.page(WorkList.NO_RIGHTS).items
        assert not line.is_prepared


def test_a_list_of_others_can_be_handed_on(opened: Opening, save: Callable[..., str]) -> None:
    save("A", viewer=ADAM)
    save("B")
    with opened(ADAM) as catalogue:
        same = catalogue.work.page(WorkList.CHANGED_BY_OTHERS, but_for="zofia").items
    assert [line.photograph.reference_code for line in same] == ["A"]


def test_what_others_have_changed_stands_once_the_newest_first(
    opened: Opening, save: Callable[..., str], clock: list[datetime]
) -> None:
    save("A")
    save("B", viewer=ADAM)
    clock[0] += timedelta(hours=1)
    save("A", viewer=ADAM, carrier="print")
    save("A", viewer=ADAM, carrier="postcard")
    save("C")
    save("A", carrier="slide")
    assert codes(opened, WorkList.CHANGED_BY_OTHERS) == ["A", "B"]
    assert codes(opened, WorkList.CHANGED_BY_OTHERS, ADAM) == ["A", "C"]
    with opened(ZOFIA) as catalogue:
        first = catalogue.work.page(WorkList.CHANGED_BY_OTHERS, limit=1)
        (line,) = first.items
        assert (line.changed_by, line.changed_at) == ("adam", clock[0])
        (other,) = catalogue.work.page(WorkList.CHANGED_BY_OTHERS, after=first.after).items
        assert other.photograph.reference_code == "B"
        assert catalogue.work.count(WorkList.CHANGED_BY_OTHERS) == 2


@pytest.mark.sqlite_only
def test_a_list_is_counted_to_its_limit(opened: Opening, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text(_MANY), {"most": MOST_COUNTED + 50})
        connection.execute(text("INSERT INTO work_item SELECT 'no-date', id FROM photograph"))
    with opened(ZOFIA) as catalogue:
        assert catalogue.work.count(WorkList.NO_DATE) == MOST_COUNTED + 1
        assert catalogue.work.count(WorkList.NO_RIGHTS) == 0


def test_lists_are_made_anew_with_the_index(
    opened: Opening, save: Callable[..., str], engine: Engine
) -> None:
    save("A")
    public = save("B")
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.publish(public)
        dated = (DateDescription(DateOf.TAKEN, "1941"),)
        catalogue.edit(PhotographDescription("B", dates=dated), photograph_id=public)
        catalogue.commit()
    with writing(engine).begin() as connection:
        connection.execute(text("DELETE FROM work_item"))
    assert codes(opened, WorkList.NO_DATE) == []
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.search_index.renew_lists(after="", limit=100)
        catalogue.commit()
    assert codes(opened, WorkList.NO_DATE) == ["A"]


def test_the_public_has_no_work(opened: Opening) -> None:
    with opened(THE_PUBLIC) as catalogue, pytest.raises(NotSignedIn):
        catalogue.work.page(WorkList.NO_DATE)
    with opened(THE_PUBLIC) as catalogue, pytest.raises(NotSignedIn):
        catalogue.work.count(WorkList.NO_DATE)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("work", WorkList)
def test_no_list_reads_a_table_through(opened: Opening, engine: Engine, work: WorkList) -> None:
    asked: list[tuple[str, object]] = []
    event.listen(
        engine,
        "before_cursor_execute",
        lambda _c, _k, statement, given, _x, _m: asked.append((statement, given)),
    )
    with opened(THE_DESK) as catalogue:
        catalogue.work.page(work, after=FIRST)
        catalogue.work.count(work)
    steps: list[str] = []
    with engine.connect() as connection:
        for statement, given in [pair for pair in asked if pair[0].startswith("SELECT")]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)  # type: ignore[arg-type]
            steps += [str(row[3]) for row in plan]
    through = [step for step in steps if step.startswith("SCAN ")]
    newest = "SCAN revision USING INDEX sqlite_autoindex_revision_1"  # from its end, up to a limit
    allowed = ("SCAN anon", "SCAN (", "SCAN CONSTANT ROW", newest)
    assert [step for step in through if not step.startswith(allowed)] == []


_MANY = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most)
INSERT INTO photograph (id, reference_code, filing_order, title, title_kind, description, carrier,
    process, generation, condition, credit_line, state, version, created_at, modified_at)
SELECT printf('%036d', i), 'M' || i, 'M' || i, '{}', 'supplied', '{}', '', '', 'unknown', '', '',
    'draft', 1, '2026-11-25 09:00:00', '2026-11-25 09:00:00' FROM n
"""
