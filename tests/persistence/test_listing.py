"""Lists: their order, their pages, and what they cost."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.domain.catalogued import Page
from app.domain.dating import DateDescription, DateOf
from app.domain.errors import NotFound
from app.domain.imagery import ScanCondition
from app.domain.kept_records import RecordKind
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.record_ledger import RecordLedger
from app.persistence.records import all_records
from app.persistence.records.asset import Asset

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

ALBUM = UnitDescription("COPY 1/60", title={"en": ["Copyright office"]})


def paged(page_after: Callable[[str | None], Page[Any]]) -> list[Page[Any]]:
    """All pages of a list, one after the other."""
    pages = [page_after(None)]
    while pages[-1].after is not None:
        pages.append(page_after(pages[-1].after))
    return pages


def fill(catalogue: Catalogue, *codes: str, unit: str = "") -> list[str]:
    return [catalogue.save(PhotographDescription(code, unit=unit)).id for code in codes]


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect what is asked of the database."""
    asked: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@contextmanager
def driven(engine: Engine) -> Iterator[list[str]]:
    """Collect what SQLite itself is given, by whichever way, with its values."""
    asked: list[str] = []

    def note(driver: Any, *_rest: Any) -> None:
        driver.set_trace_callback(asked.append)

    event.listen(engine, "checkout", note)
    try:
        yield asked
    finally:
        event.remove(engine, "checkout", note)
        engine.dispose()


def test_a_unit_lists_its_photographs_as_they_stand_on_the_shelf(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        fill(catalogue, "COPY 1/60/13", "COPY 1/60/3", "COPY 1/60/100", unit="COPY 1/60")
        fill(catalogue, "COPY 1/60/4")
        pages = paged(lambda after: catalogue.photographs_in(unit.id, after=after, limit=2))
    assert [[item.reference_code for item in page.items] for page in pages] == [
        ["COPY 1/60/3", "COPY 1/60/13"],
        ["COPY 1/60/100"],
    ]
    assert [page.total for page in pages] == [3, 3]


def test_photographs_of_one_reference_order_are_all_listed(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        codes = ("a 1", "A 1", "a 01", "A 001")  # one filing order for all
        ids = fill(catalogue, *codes, unit="COPY 1/60")
        pages = paged(lambda after: catalogue.photographs_in(unit.id, after=after, limit=1))
    assert [page.items[0].id for page in pages] == sorted(ids)


def test_a_list_goes_on_when_its_last_line_has_moved_away(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        fill(catalogue, "1", "2", "3", unit="COPY 1/60")
        first = catalogue.photographs_in(unit.id, limit=2)
        catalogue.save(PhotographDescription("2"))
        second = catalogue.photographs_in(unit.id, after=first.after, limit=2)
    assert [item.reference_code for item in second.items] == ["3"]


@pytest.mark.parametrize("after", ["", "x", "01a211d6-35b7-7578-a7f0-a8dbef0be026"])
def test_a_page_that_never_was_is_not_found(opened: Opening, after: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        with pytest.raises(NotFound):
            catalogue.photographs_in(unit.id, after=after)
        with pytest.raises(NotFound):
            catalogue.units_below(None, after=after)


def test_a_hidden_line_is_as_absent_as_one_that_never_was(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        hidden_unit = catalogue.save_unit(UnitDescription("COPY 1/61", title={}))
        hidden, shown = fill(catalogue, "1", "2", unit="COPY 1/60")
        catalogue.publish(shown)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        with pytest.raises(NotFound):
            catalogue.photographs_in(unit.id, after=hidden)
        with pytest.raises(NotFound):
            catalogue.units_below(None, after=hidden_unit.id)
    with opened(THE_DESK) as catalogue:
        assert [one.id for one in catalogue.photographs_in(unit.id, after=hidden).items] == [shown]


def test_a_list_in_the_order_of_making_goes_on_after_any_id(opened: Opening) -> None:
    nobody = "01a211d6-35b7-7578-a7f0-a8dbef0be026"
    with opened(THE_DESK, writes=True) as catalogue:
        ids = fill(catalogue, "a")
        listed = catalogue.photographs(after=nobody).items
        assert [item.id for item in listed] == [one for one in ids if one > nobody]
        for after in ("", "../1", "\ud800"):
            with pytest.raises(NotFound):
                catalogue.photographs(after=after)


def test_photographs_are_listed_in_the_order_of_their_making(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = fill(catalogue, *"edcba")
        pages = paged(lambda after: catalogue.photographs(after=after, limit=2))
    assert [item.id for page in pages for item in page.items] == sorted(ids)
    assert [len(page.items) for page in pages] == [2, 2, 1]


def test_photographs_are_listed_by_their_state(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = fill(catalogue, "a", "b", "c")
        catalogue.publish(ids[1])
        drafts = catalogue.photographs(state=PublicationState.DRAFT).items
        published = catalogue.photographs(state=PublicationState.PUBLISHED).items
    assert [item.id for item in published] == [ids[1]]
    assert {item.id for item in drafts} == {ids[0], ids[2]}


def test_the_public_sees_and_counts_what_is_published(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        ids = fill(catalogue, "1", "2", "3", unit="COPY 1/60")
        catalogue.publish(ids[1])
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        within = catalogue.photographs_in(unit.id)
        assert ([item.id for item in within.items], within.total) == ([ids[1]], 1)
        assert [item.id for item in catalogue.photographs().items] == [ids[1]]
        assert catalogue.photographs(state=PublicationState.DRAFT).items == ()
        assert catalogue.photograph_count() == 1


def test_units_are_listed_level_by_level_in_filing_order(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for code, parent in (("A 10", ""), ("A 9", ""), ("A 10/1", "A 10"), ("A 10/2", "A 10")):
            catalogue.save_unit(UnitDescription(code, title={}, parent=parent))
        pages = paged(lambda after: catalogue.units_below(None, after=after, limit=1))
        roots = [page.items[0].description for page in pages]
        below = catalogue.units_below(pages[1].items[0].id)
    assert [root.reference_code for root in roots] == ["A 9", "A 10"]
    assert [page.total for page in pages] == [2, 2]
    assert [(unit.description.reference_code, unit.description.parent) for unit in below.items] == [
        ("A 10/1", "A 10"),
        ("A 10/2", "A 10"),
    ]


def test_the_cover_is_the_first_scan_that_can_be_shown(
    opened: Opening, scan: Callable[..., AccessionedScan]
) -> None:
    files = (scan(1, condition=ScanCondition.UNREADABLE), scan(2), scan(3))
    scans = {file.original.sha256: file for file in files}
    front, back, later = (ScanDescription(sha256) for sha256 in scans)
    sides = (
        SideDescription(SideKind.RECTO, scans=(front,)),
        SideDescription(SideKind.VERSO, scans=(back, later)),
    )
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A", sides=sides), scans=scans)
        (summary,) = catalogue.photographs().items
    assert summary.cover is not None
    assert (summary.cover.sha256, summary.side_count) == (back.sha256, 2)


def test_only_the_cover_of_a_thick_album_is_loaded(
    opened: Opening, scan: Callable[..., AccessionedScan]
) -> None:
    scans = {file.original.sha256: file for file in map(scan, range(9))}
    pages = tuple(SideDescription(SideKind.DETAIL, scans=(ScanDescription(one),)) for one in scans)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A", sides=pages), scans=scans)
        catalogue.commit()
    loaded: list[Asset] = []

    def note(asset: Asset, _context: object) -> None:
        loaded.append(asset)

    event.listen(Asset, "load", note)
    with opened(THE_DESK) as catalogue:
        catalogue.photographs()
    event.remove(Asset, "load", note)
    assert [asset.sha256 for asset in loaded] == [pages[0].scans[0].sha256]


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ((), ""),
        ((DateDescription(DateOf.PRINTED, "1950"),), "1950"),
        ((DateDescription(DateOf.PRINTED, "1950"), DateDescription(DateOf.TAKEN, "1941")), "1941"),
        (
            (
                DateDescription(DateOf.TAKEN, "1941"),
                DateDescription(DateOf.EVENT_SHOWN, "1942", preferred=True),
            ),
            "1942",
        ),
        ((DateDescription(DateOf.TAKEN, "1941"), DateDescription(DateOf.TAKEN, "1942")), "1941"),
    ],
)
def test_the_date_shown_is_the_preferred_one_or_else_that_of_the_taking(
    opened: Opening, dates: tuple[DateDescription, ...], shown: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A", dates=dates))
        assert catalogue.photographs().items[0].date_as_written == shown


def test_a_longer_list_asks_no_more_of_the_database(
    engine: Engine, opened: Opening, clock: list[datetime]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        for photograph_id in fill(catalogue, *map(str, range(12)), unit="COPY 1/60"):
            clock[0] += timedelta(seconds=1)
            catalogue.publish(photograph_id)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        catalogue.search("COPY", limit=1)  # what searches remember of entries is read once
    counts = []
    for limit in (1, 12):
        with statements(engine) as asked, opened(THE_PUBLIC) as catalogue:
            catalogue.newest(limit=limit)
            catalogue.photographs(limit=limit)
            catalogue.photographs_in(unit.id, limit=limit)
            catalogue.search("COPY", limit=limit)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_needs_no_number_has_nothing_counted(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        fill(catalogue, "COPY 1/60/1", "COPY 1/60/2", unit="COPY 1/60")
        catalogue.commit()
    with statements(engine) as asked, opened(THE_DESK) as catalogue:
        page = catalogue.photographs_in(unit.id, counted=False)
    assert (len(page.items), page.total) == (2, None)
    assert not [sql for sql in asked if "count(" in sql and "FROM photograph" in sql]


def test_lists_of_many_lengths_are_few_questions_to_the_driver(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = fill(catalogue, *"abcdefghijklmnop")
        catalogue.commit()
    ledger = RecordLedger(engine)
    with statements(engine) as asked, opened(THE_PUBLIC) as catalogue:
        for length in range(5, 17):
            assert len(ledger.read(RecordKind.PHOTOGRAPH, ids[:length])) == length
            assert catalogue.photographs(limit=length).items == ()
    with statements(engine) as listed, opened(THE_DESK) as catalogue:
        for length in range(5, 17):
            assert len(catalogue.photographs(limit=length).items) == length
    forms = {sql for sql in asked + listed if "IN (" in sql}
    mark = r"(?:\?|%\(\w+\)s(?:::\w+)?)"
    shapes = Counter(re.sub(rf"{mark}(?:, {mark})*", "?", sql) for sql in forms)
    assert len(shapes) > 10
    assert max(shapes.values()) == 2, f"of 8 and of 16 values: {shapes.most_common(1)}"


def plans(engine: Engine, asked: list[str]) -> list[str]:
    """How SQLite goes about statements, a line each step."""
    lines = []
    with engine.connect() as connection:
        for statement in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")
            lines += [str(row[3]) for row in plan]
    return lines


@pytest.mark.sqlite_only
def test_no_list_and_no_search_reads_all_photographs(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(ALBUM)
        (photograph_id,) = fill(catalogue, "COPY 1/60/3", unit="COPY 1/60")
        catalogue.publish(photograph_id)
        catalogue.commit()
    for viewer in (THE_PUBLIC, THE_DESK):
        with opened(viewer) as catalogue:
            catalogue.search("office")  # what searches remember of entries is read once
        with driven(engine) as asked, opened(viewer) as catalogue:
            catalogue.newest(limit=3)
            catalogue.photographs(state=PublicationState.PUBLISHED)
            catalogue.photographs(after=photograph_id)
            catalogue.photographs_in(unit.id)
            catalogue.photographs_in(unit.id, after=photograph_id)
            catalogue.units_below(None)
            catalogue.units_below(unit.id)
            catalogue.photograph(photograph_id)
            catalogue.photograph_by_code("COPY 1/60/3")
            catalogue.search("COPY")
        steps = plans(engine, [sql for sql in asked if sql.startswith(("SELECT", "WITH"))])
        read_through = {step.split()[1] for step in steps if step.startswith("SCAN")}
        assert read_through & set(all_records().tables) == set()
        assert "search_fts" in read_through  # by its own index: VIRTUAL TABLE INDEX
